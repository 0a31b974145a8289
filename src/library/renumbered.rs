//! The numbers of articles in a library that takes the place of another one.

use std::collections::HashMap;
use std::sync::Arc;

use super::query::ArticleNo;

/// For each article of the library before, its number in the new one.
#[derive(Debug, Clone, Default)]
pub struct Renumbered(Arc<[ArticleNo]>);

/// The number of an article that is gone.
const GONE: ArticleNo = ArticleNo::MAX;

impl Renumbered {
    /// Articles are the same when their ids have one [`key`](super::index::key).
    pub(super) fn new(old: &[u64], new: &[u64]) -> Self {
        let new: HashMap<u64, ArticleNo, foldhash::fast::RandomState> =
            new.iter().copied().zip(0..).collect();
        let number = |key| new.get(key).copied().unwrap_or(GONE);
        Self(old.iter().map(number).collect())
    }

    /// Numbers that were found otherwise: for each article of before its new one, or none.
    #[must_use]
    pub fn from_numbers(numbers: impl IntoIterator<Item = Option<ArticleNo>>) -> Self {
        let numbers = numbers.into_iter();
        Self(numbers.map(|no| no.unwrap_or(GONE)).collect())
    }

    /// How many articles there were.
    #[must_use]
    pub fn before(&self) -> usize {
        self.0.len()
    }

    /// How many of them are still there.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.0.iter().filter(|&&no| no != GONE).count()
    }

    /// The new number of an article; `None` when it is gone.
    #[must_use]
    pub fn of(&self, no: ArticleNo) -> Option<ArticleNo> {
        self.0.get(no as usize).copied().filter(|&n| n != GONE)
    }
}
