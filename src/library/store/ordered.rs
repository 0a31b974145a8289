//! The orders of a library, and what an article stands by in each.

use std::cmp::Reverse;

use super::Library;
use crate::library::alphabet;
use crate::library::order::Order;
use crate::library::query::{ArticleNo, SortBy};
use crate::parse::article::Published;

impl Library {
    /// The order of all articles by `sort`.
    pub(in crate::library) fn order(&self, sort: SortBy) -> Order {
        let len = self.len();
        let sort = match sort {
            SortBy::Relevance => SortBy::Date,
            sort => sort,
        };
        self.orders.get(sort, len, || match sort {
            SortBy::Date | SortBy::Relevance => Order::by(len, |no| self.by_date(no)),
            SortBy::Title => Order::by_bytes(len, |no| self.by_title(no)),
            SortBy::Source => Order::by(len, |no| Some(self.by_source(no))),
            SortBy::Length => Order::by(len, |no| Some(self.by_length(no))),
        })
    }

    pub(super) fn by_date(&self, no: ArticleNo) -> Option<Reverse<Published>> {
        self.told(no).map(Reverse)
    }

    pub(super) fn by_title(&self, no: ArticleNo) -> Vec<u8> {
        alphabet::key(self.title(no))
    }

    pub(super) fn by_source(&self, no: ArticleNo) -> (&str, &str) {
        (self.source(no), self.id(no))
    }

    pub(super) fn by_length(&self, no: ArticleNo) -> Reverse<u32> {
        Reverse(self.kept(no).map_or(0, |k| k.words))
    }
}
