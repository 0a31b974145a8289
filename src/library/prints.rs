//! What the marks of articles are kept by, and the articles of a page that bears one: by looking through all,
//! or where that was saved beside an index, by a search in their order, so that the few pages that a person
//! marked are found in a library of millions without a look at the others.

use std::collections::HashSet;
use std::io;

use super::columns::Column;
use super::query::ArticleNo;
use super::saved::{Saved, Saving};
use crate::text::fingerprint::Fingerprint;

/// The fingerprint of each article.
#[derive(Debug, Default)]
pub(super) struct Prints {
    prints: Column<[u8; 16]>,
    /// The articles in the order of their fingerprints, if that was saved.
    sorted: Column<ArticleNo>,
}

impl Prints {
    /// Adds that of the next article.
    pub(super) fn add(&mut self, print: Fingerprint) {
        self.prints.push(*print.bytes());
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.prints.len()
    }

    /// That of an article.
    pub(super) fn get(&self, no: ArticleNo) -> Option<Fingerprint> {
        self.prints.get(no as usize).map(|bytes| (*bytes).into())
    }

    /// All of them, in the order of the articles.
    pub(super) fn all(&self) -> impl Iterator<Item = (ArticleNo, Fingerprint)> {
        let prints = self.prints.iter().map(|bytes| (*bytes).into());
        (0..).zip(prints)
    }

    /// Whether the articles of a page can be found without looking through all.
    pub(super) fn is_sorted(&self) -> bool {
        !self.sorted.is_empty() && self.sorted.len() == self.prints.len()
    }

    /// The articles of a page, where [`Prints::is_sorted`]: copies of one text are several.
    pub(super) fn of(&self, page: Fingerprint) -> impl Iterator<Item = ArticleNo> {
        let print = |no: ArticleNo| self.prints.get(no as usize);
        let first = self
            .sorted
            .partition_point(|no| print(*no) < Some(page.bytes()));
        let rest = self.sorted.get(first..).unwrap_or_default().iter().copied();
        rest.take_while(move |no| print(*no) == Some(page.bytes()))
    }

    /// The first article of each of some pages, as far as there is one.
    pub(super) fn located(&self, pages: &[Fingerprint]) -> Vec<(Fingerprint, ArticleNo)> {
        if self.is_sorted() {
            let first = |&page: &Fingerprint| Some((page, self.of(page).next()?));
            return pages.iter().filter_map(first).collect();
        }
        let mut missing: HashSet<Fingerprint> = pages.iter().copied().collect();
        let mut found = Vec::new();
        for (no, page) in self.all() {
            if missing.is_empty() {
                break;
            }
            if missing.remove(&page) {
                found.push((page, no));
            }
        }
        found
    }

    /// Writes them to a file, with their order.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        let mut sorted: Vec<ArticleNo> = (0..self.len() as ArticleNo).collect();
        sorted.sort_unstable_by_key(|no| (self.prints.get(*no as usize), *no));
        to.column(&self.prints)?;
        to.column(&sorted)
    }

    /// Writes those of `old`, which was saved, and behind them these.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        let behind = old.len() as ArticleNo;
        let print = |no: ArticleNo| match no.checked_sub(behind) {
            Some(new) => self.prints.get(new as usize),
            None => old.prints.get(no as usize),
        };
        let mut new: Vec<ArticleNo> = (0..self.len() as ArticleNo).map(|n| n + behind).collect();
        new.sort_unstable_by_key(|no| (print(*no), *no));
        let mut sorted = Vec::with_capacity(old.len() + new.len());
        let mut rest = &old.sorted[..];
        for no in new {
            let before = rest.partition_point(|old| print(*old) <= print(no));
            sorted.extend_from_slice(&rest[..before]);
            rest = &rest[before..];
            sorted.push(no);
        }
        sorted.extend_from_slice(rest);
        to.column_of(&[&old.prints, &self.prints])?;
        to.column(&sorted)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        let prints = from.column()?;
        let sorted = from.column()?;
        let saved = Self { prints, sorted };
        (saved.sorted.len() == saved.prints.len()).then_some(saved)
    }
}

#[cfg(test)]
mod tests {
    use tantivy::directory::OwnedBytes;

    use super::*;

    #[test]
    fn the_articles_of_a_page_are_found_in_what_was_saved() {
        let texts = ["a", "b", "a", "c", "b", "a"];
        let mut prints = Prints::default();
        for text in texts {
            prints.add(Fingerprint::of(text));
        }
        assert!(!prints.is_sorted());
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("prints");
        let mut to = Saving::new(&path).unwrap();
        prints.save(&mut to).unwrap();
        to.finish(7).unwrap();
        let bytes = OwnedBytes::new(std::fs::read(&path).unwrap());
        let mut saved = Prints::saved(&mut Saved::open(bytes).unwrap()).unwrap();
        assert!(saved.is_sorted());
        let of = |text| saved.of(Fingerprint::of(text)).collect::<Vec<_>>();
        assert_eq!(of("a"), [0, 2, 5]);
        assert_eq!(of("b"), [1, 4]);
        assert_eq!(of("c"), [3]);
        assert!(of("d").is_empty());
        saved.add(Fingerprint::of("d"));
        assert!(!saved.is_sorted(), "it grows");
        assert_eq!(saved.get(6), Some(Fingerprint::of("d")));
    }
}
