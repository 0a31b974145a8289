//! The articles that a search found, known by the keys of their ids, as an index knows them.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// Articles that a search found, of the library as it is and as it will be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    keys: HashSet<u64, RandomState>,
    /// Of those that are better than others, by how many.
    ranks: HashMap<u64, u8, RandomState>,
}

impl Found {
    /// Whether the article with this [`key`](super::index::key) was found.
    #[must_use]
    pub fn contains(&self, key: u64) -> bool {
        self.keys.contains(&key)
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The same, ranked by what stricter searches found, the strictest first.
    #[must_use]
    pub fn ranked(mut self, stricter: impl IntoIterator<Item = Self>) -> Self {
        for (found, rank) in stricter.into_iter().zip(0..) {
            for key in found.keys {
                self.ranks.entry(key).or_insert(rank);
            }
        }
        self
    }

    /// How well the article with this [`key`](super::index::key) fits: the lower, the better.
    #[must_use]
    pub fn rank(&self, key: u64) -> u8 {
        self.ranks.get(&key).copied().unwrap_or(u8::MAX)
    }
}

impl FromIterator<u64> for Found {
    /// From [`key`](super::index::key)s.
    fn from_iter<I: IntoIterator<Item = u64>>(keys: I) -> Self {
        Self {
            keys: keys.into_iter().collect(),
            ranks: HashMap::default(),
        }
    }
}
