//! The orders of the list: each is made once for all articles and then only thinned out.

use std::sync::{Arc, Mutex, PoisonError};

use super::query::{ArticleNo, SortBy};

/// The orders made so far.
#[derive(Debug, Default)]
pub(super) struct Orders {
    made: Mutex<Vec<(SortBy, Order)>>,
}

/// All articles in one order.
#[derive(Debug, Clone)]
pub(super) struct Order {
    articles: Arc<[ArticleNo]>,
    /// From here on the articles have nothing to be ordered by; they stay last when it is reversed.
    tail: usize,
}

impl Order {
    /// Of `len` articles by a key, those without one last, equal ones in the order of their numbers.
    pub(super) fn by<K: Ord>(len: usize, key: impl Fn(ArticleNo) -> Option<K>) -> Self {
        let mut keyed: Vec<(Option<K>, ArticleNo)> =
            (0..len as ArticleNo).map(|no| (key(no), no)).collect();
        keyed.sort_unstable_by(|(a, m), (b, n)| {
            let missing = a.is_none().cmp(&b.is_none());
            missing.then_with(|| a.cmp(b)).then_with(|| m.cmp(n))
        });
        let tail = keyed.partition_point(|(key, _)| key.is_some());
        Self {
            articles: keyed.into_iter().map(|(_, no)| no).collect(),
            tail,
        }
    }

    /// The articles, one way or the other.
    pub(super) fn iter(&self, reverse: bool) -> impl Iterator<Item = ArticleNo> + '_ {
        let (head, tail) = self.articles.split_at(self.tail);
        let (forth, back) = if reverse {
            (None, Some(head))
        } else {
            (Some(head), None)
        };
        forth
            .into_iter()
            .flatten()
            .chain(back.into_iter().flat_map(|b| b.iter().rev()))
            .chain(tail)
            .copied()
    }
}

impl Orders {
    /// The order of `len` articles; `make` makes it when there is none of that length.
    pub(super) fn get(&self, sort: SortBy, len: usize, make: impl FnOnce() -> Order) -> Order {
        let find = |made: &[(SortBy, Order)]| {
            made.iter()
                .find(|(by, order)| *by == sort && order.articles.len() == len)
                .map(|(_, order)| order.clone())
        };
        let locked = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(order) = find(&locked()) {
            return order;
        }
        let order = make();
        let mut orders = locked();
        orders.retain(|(by, _)| *by != sort);
        orders.push((sort, order.clone()));
        order
    }
}
