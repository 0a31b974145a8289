//! The orders of the list: each is made once for all articles and then only thinned out.

use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::columns::Column;
use super::query::{ArticleNo, Folds, SortBy};
use super::saved::{Saved, Saving};

/// The orders made so far.
#[derive(Debug, Default)]
pub(super) struct Orders {
    made: Mutex<Vec<(SortBy, Order)>>,
    /// The rows of all articles, as they were asked for last.
    rows: Mutex<Option<(Whole, Rows)>>,
}

/// Rows in order, and what is folded behind them.
pub(super) type Rows = (Arc<[ArticleNo]>, Arc<Folds>);

/// How all articles are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Whole {
    pub(super) sort: SortBy,
    pub(super) reverse: bool,
    pub(super) fold: bool,
    /// How many there are.
    pub(super) len: usize,
}

/// All articles in one order.
#[derive(Debug, Clone)]
pub(super) struct Order {
    articles: Arc<Column<ArticleNo>>,
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
            articles: Arc::new(
                keyed
                    .into_iter()
                    .map(|(_, no)| no)
                    .collect::<Vec<_>>()
                    .into(),
            ),
            tail,
        }
    }

    /// Of `len` articles that all have a key, of many bytes: only its beginning is held for all of them at once.
    pub(super) fn by_bytes(len: usize, key: impl Fn(ArticleNo) -> Vec<u8>) -> Self {
        let begins = |no| {
            let key = key(no);
            let mut begins = [0; 8];
            let len = key.len().min(begins.len());
            begins[..len].copy_from_slice(&key[..len]);
            u64::from_be_bytes(begins)
        };
        let mut keyed: Vec<(u64, ArticleNo)> =
            (0..len as ArticleNo).map(|no| (begins(no), no)).collect();
        keyed.sort_unstable();
        let mut articles = Vec::with_capacity(len);
        for same in keyed.chunk_by(|a, b| a.0 == b.0) {
            if let [(_, no)] = same {
                articles.push(*no);
                continue;
            }
            let mut whole: Vec<(Vec<u8>, ArticleNo)> =
                same.iter().map(|&(_, no)| (key(no), no)).collect();
            whole.sort_unstable();
            articles.extend(whole.into_iter().map(|(_, no)| no));
        }
        Self {
            articles: Arc::new(articles.into()),
            tail: len,
        }
    }

    /// Writes it to a file.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        to.column(&self.articles)?;
        to.column(&[self.tail as u64])
    }

    /// Writes `old` with the articles of this one, which come behind its own, put in where their keys belong.
    pub(super) fn join<K: Ord>(
        &self,
        old: &Self,
        old_key: impl Fn(ArticleNo) -> Option<K>,
        new_key: impl Fn(ArticleNo) -> Option<K>,
        to: &mut Saving,
    ) -> io::Result<()> {
        let behind = old.articles.len() as ArticleNo;
        let (keyed, without) = self.articles.split_at(self.tail);
        let (mut rest, old_without) = old.articles.split_at(old.tail);
        let mut all = Vec::with_capacity(old.articles.len() + self.articles.len());
        for &no in keyed {
            let key = new_key(no);
            let before = first_behind(rest, |old| old_key(old) <= key);
            all.extend_from_slice(&rest[..before]);
            rest = &rest[before..];
            all.push(no + behind);
        }
        all.extend_from_slice(rest);
        let tail = all.len();
        all.extend_from_slice(old_without);
        all.extend(without.iter().map(|no| no + behind));
        to.column(&all)?;
        to.column(&[tail as u64])
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        let articles: Column<ArticleNo> = from.column()?;
        let tail = from.column::<u64>()?.first().copied()?;
        let tail = usize::try_from(tail)
            .ok()
            .filter(|&t| t <= articles.len())?;
        Some(Self {
            articles: Arc::new(articles),
            tail,
        })
    }

    /// The articles, one way or the other.
    pub(super) fn iter(&self, reverse: bool) -> impl Iterator<Item = ArticleNo> + '_ {
        self.part(reverse, 0..self.articles.len())
    }

    /// Those of them in some of the places.
    pub(super) fn part(
        &self,
        reverse: bool,
        places: Range<usize>,
    ) -> impl Iterator<Item = ArticleNo> + '_ {
        let keyed = places.start.min(self.tail)..places.end.min(self.tail);
        let tail = places.start.max(self.tail)..places.end.max(self.tail);
        let (forth, back) = if reverse {
            let back = self.tail - keyed.end..self.tail - keyed.start;
            (None, Some(&self.articles[back]))
        } else {
            (Some(&self.articles[keyed]), None)
        };
        forth
            .into_iter()
            .flatten()
            .chain(back.into_iter().flat_map(|b| b.iter().rev()))
            .chain(&self.articles[tail])
            .copied()
    }
}

/// How many `articles` are before the first that is not. Sorted articles that are put in one after the other are
/// mostly near to each other, so it is looked for in ever greater steps, and then by halving: a key is costly.
fn first_behind(articles: &[ArticleNo], is_before: impl Fn(ArticleNo) -> bool) -> usize {
    let (mut before, mut step) = (0, 1);
    while let Some(&no) = articles.get(before + step - 1)
        && is_before(no)
    {
        before += step;
        step *= 2;
    }
    let end = articles.len().min(before + step - 1);
    let near = &articles[before..end];
    before + near.partition_point(|no| is_before(*no))
}

impl Orders {
    /// Orders that were made before.
    pub(super) fn new(made: Vec<(SortBy, Order)>) -> Self {
        Self {
            made: Mutex::new(made),
            rows: Mutex::default(),
        }
    }

    /// The rows of all articles; `make` makes them when others were asked for last. They are shared, not made anew,
    /// each time somebody comes back from a filter.
    pub(super) fn rows(&self, whole: Whole, make: impl FnOnce() -> Rows) -> Rows {
        let locked = || self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |known: &Option<(Whole, Rows)>| match known {
            Some((of, rows)) if *of == whole => Some(rows.clone()),
            _ => None,
        };
        if let Some(rows) = known(&locked()) {
            return rows;
        }
        let rows = make();
        *locked() = Some((whole, rows.clone()));
        rows
    }

    /// Makes the rows anew when they are asked for next: other articles are folded from now on.
    pub(super) fn forget_rows(&mut self) {
        self.rows = Mutex::default();
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_order_are_the_order() {
        let key = |no: ArticleNo| (!no.is_multiple_of(3)).then_some(no % 5);
        let order = Order::by(14, key);
        for reverse in [false, true] {
            let whole: Vec<ArticleNo> = order.iter(reverse).collect();
            assert_eq!(&whole[9..], [0, 3, 6, 9, 12]);
            for cut in 0..=14 {
                let parts = order.part(reverse, 0..cut);
                let parts = parts.chain(order.part(reverse, cut..14));
                assert_eq!(parts.collect::<Vec<_>>(), whole);
            }
        }
    }
}
