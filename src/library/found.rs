//! The articles that a search found, known by the keys of their ids, as an index knows them.

use std::collections::HashSet;

use foldhash::fast::RandomState;

/// Articles that a search found, of the library as it is and as it will be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found(HashSet<u64, RandomState>);

impl Found {
    /// Whether the article with this [`key`](super::index::key) was found.
    #[must_use]
    pub fn contains(&self, key: u64) -> bool {
        self.0.contains(&key)
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<u64> for Found {
    /// From [`key`](super::index::key)s.
    fn from_iter<I: IntoIterator<Item = u64>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}
