//! What the marks of articles are kept by, and the articles of a page that bears one.

use std::collections::HashSet;
use std::io;

use super::lookup::Lookup;
use super::query::ArticleNo;
use super::saved::{Saved, Saving};
use crate::text::fingerprint::Fingerprint;

/// The fingerprint of each article.
#[derive(Debug, Default)]
pub(super) struct Prints(Lookup<[u8; 16]>);

impl Prints {
    /// Adds that of the next article.
    pub(super) fn add(&mut self, print: Fingerprint) {
        self.0.push(*print.bytes());
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// That of an article.
    pub(super) fn get(&self, no: ArticleNo) -> Option<Fingerprint> {
        self.0.get(no as usize).map(|bytes| (*bytes).into())
    }

    /// All of them, in the order of the articles.
    pub(super) fn all(&self) -> impl Iterator<Item = (ArticleNo, Fingerprint)> {
        let prints = self.0.iter().map(|bytes| (*bytes).into());
        (0..).zip(prints)
    }

    /// Whether the articles of a page can be found without looking through all.
    pub(super) fn is_sorted(&self) -> bool {
        self.0.is_sorted()
    }

    /// The articles of a page, where [`Prints::is_sorted`]: copies of one text are several.
    pub(super) fn of(&self, page: Fingerprint) -> impl Iterator<Item = ArticleNo> {
        self.0.of(*page.bytes())
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
        self.0.save(to)
    }

    /// Writes those of `old`, which was saved, and behind them these.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        self.0.join(&old.0, to)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        Lookup::saved(from).map(Self)
    }
}
