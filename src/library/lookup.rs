//! A value of each article, and the articles of a value: by looking through all, or where that was saved beside
//! an index, by a search in their order, so that the few articles that are asked for are found in a library of
//! millions without a look at the others.

use std::io;
use std::ops::Deref;

use bytemuck::{AnyBitPattern, NoUninit};

use super::columns::Column;
use super::query::ArticleNo;
use super::saved::{Saved, Saving};

/// The value of each article.
#[derive(Debug)]
pub(super) struct Lookup<T> {
    values: Column<T>,
    /// The articles in the order of their values, if that was saved.
    sorted: Column<ArticleNo>,
}

impl<T> Default for Lookup<T> {
    fn default() -> Self {
        Self {
            values: Column::default(),
            sorted: Column::default(),
        }
    }
}

impl<T: AnyBitPattern + NoUninit> Deref for Lookup<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.values
    }
}

impl<T: AnyBitPattern + NoUninit + Ord> Lookup<T> {
    /// Adds that of the next article.
    pub(super) fn push(&mut self, value: T) {
        self.values.push(value);
    }

    /// Whether the articles of a value can be found without looking through all.
    pub(super) fn is_sorted(&self) -> bool {
        !self.sorted.is_empty() && self.sorted.len() == self.values.len()
    }

    /// The articles of a value, where [`Lookup::is_sorted`].
    pub(super) fn of(&self, value: T) -> impl Iterator<Item = ArticleNo> {
        let of = |no: ArticleNo| self.values.get(no as usize);
        let first = self.sorted.partition_point(|no| of(*no) < Some(&value));
        let rest = self.sorted.get(first..).unwrap_or_default().iter().copied();
        rest.take_while(move |no| of(*no) == Some(&value))
    }

    /// Writes them to a file, with their order.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        let mut sorted: Vec<ArticleNo> = (0..self.values.len() as ArticleNo).collect();
        sorted.sort_unstable_by_key(|no| (self.values.get(*no as usize), *no));
        to.column(&self.values)?;
        to.column(&sorted)
    }

    /// Writes those of `old`, which was saved, and behind them these.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        let behind = old.values.len() as ArticleNo;
        let value = |no: ArticleNo| match no.checked_sub(behind) {
            Some(new) => self.values.get(new as usize),
            None => old.values.get(no as usize),
        };
        let mut new: Vec<ArticleNo> = (behind..).take(self.values.len()).collect();
        new.sort_unstable_by_key(|no| (value(*no), *no));
        let mut sorted = Vec::with_capacity(old.sorted.len() + new.len());
        let mut rest = &old.sorted[..];
        for no in new {
            let before = rest.partition_point(|old| value(*old) <= value(no));
            sorted.extend_from_slice(&rest[..before]);
            rest = &rest[before..];
            sorted.push(no);
        }
        sorted.extend_from_slice(rest);
        to.column_of(&[&old.values, &self.values])?;
        to.column(&sorted)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        let values = from.column()?;
        let sorted = from.column()?;
        let saved = Self { values, sorted };
        (saved.sorted.len() == saved.values.len()).then_some(saved)
    }
}

#[cfg(test)]
mod tests {
    use tantivy::directory::OwnedBytes;

    use super::*;

    #[test]
    fn the_articles_of_a_value_are_found_in_what_was_saved() {
        let values = [30_u64, 20, 30, 40, 20, 30];
        let mut lookup = Lookup::default();
        for value in values {
            lookup.push(value);
        }
        assert!(!lookup.is_sorted());
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("values");
        let mut to = Saving::new(&path).unwrap();
        lookup.save(&mut to).unwrap();
        to.finish(7).unwrap();
        let bytes = OwnedBytes::new(std::fs::read(&path).unwrap());
        let mut saved: Lookup<u64> = Lookup::saved(&mut Saved::open(bytes).unwrap()).unwrap();
        assert!(saved.is_sorted());
        let of = |value| saved.of(value).collect::<Vec<_>>();
        assert_eq!(of(30), [0, 2, 5]);
        assert_eq!(of(20), [1, 4]);
        assert_eq!(of(40), [3]);
        assert!(of(10).is_empty() && of(50).is_empty());
        saved.push(50);
        assert!(!saved.is_sorted(), "it grows");
        assert_eq!(saved.last(), Some(&50));
    }
}
