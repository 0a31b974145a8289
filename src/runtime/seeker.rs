//! Which articles a search finds: by the index where there is one, else by looking through the pages. Both
//! find the same.

use std::cell::RefCell;
use std::sync::Arc;

use super::open::Open;
use crate::error::IndexFault;
use crate::library::Found;
use crate::library::build::Built;
use crate::library::index::{Index, IndexError, key};
use crate::library::marks::MarkTable;
use crate::library::query::ArticleNo;
use crate::library::row::Row;
use crate::library::search::{Matcher, Search, Sheet, Subject};
use crate::text::fingerprint::Fingerprint;

/// Searches what is open, for as long as somebody waits for it.
pub(super) struct Seeker<'a> {
    open: &'a Open,
    /// What the reader did with the pages.
    marks: &'a MarkTable,
    given_up: &'a dyn Fn() -> bool,
    /// Why the index is not used any more.
    fault: RefCell<Option<IndexFault>>,
}

impl<'a> Seeker<'a> {
    /// `marks` are those that decide.
    pub(super) fn new(
        open: &'a Open,
        marks: &'a MarkTable,
        given_up: &'a dyn Fn() -> bool,
    ) -> Self {
        open.search();
        Self {
            open,
            marks,
            given_up,
            fault: RefCell::new(None),
        }
    }

    /// What `asked` finds; when that is nothing and it can be decoded, what it means then, and what that
    /// finds, if anything. `None` when it was given up.
    pub(super) fn found_as_meant(&self, asked: &Arc<Search>) -> Option<(Arc<Search>, Found)> {
        let found = self.found(asked)?;
        if found.is_empty()
            && let Some(decoded) = asked.decoded()
        {
            let again = self.found(&decoded)?;
            if !again.is_empty() {
                return Some((Arc::new(decoded), again));
            }
        }
        Some((Arc::clone(asked), found))
    }

    /// What was found, ranked by what stricter forms of `search` find; `None` when it was given up.
    pub(super) fn ranked(&self, search: &Search, found: Found) -> Option<Found> {
        let stricter: Option<Vec<Found>> =
            search.stricter().iter().map(|s| self.found(s)).collect();
        Some(found.ranked(stricter?))
    }

    /// Why the index is not used any more, if that happened.
    pub(super) fn fault(&self) -> Option<IndexFault> {
        self.fault.borrow().clone()
    }

    fn found(&self, search: &Search) -> Option<Found> {
        let Some(index) = self.open.index() else {
            return self.by_pages(search);
        };
        match self.by_index(&index, search) {
            Ok(found) => found,
            Err(error) => {
                self.open.search_pages();
                self.fault.replace(Some(error.into()));
                self.by_pages(search)
            }
        }
    }

    fn by_index(&self, index: &Index, search: &Search) -> Result<Option<Found>, IndexError> {
        let matcher = Matcher::new(search);
        let mut pages = self.open.pages();
        let mut meant = |row: &Row| {
            let built = pages.as_mut().map(|p| p.read(&row.id, &row.locator));
            built.is_some_and(|built| built.is_ok_and(|built| self.means(&matcher, &built)))
        };
        let searching = index.searching()?.marked(self.marks.clone());
        let keys = searching.keys(search, &mut meant, self.given_up)?;
        Ok(keys.map(Found::from_iter))
    }

    fn by_pages(&self, search: &Search) -> Option<Found> {
        let Some(mut pages) = self.open.pages() else {
            return Some(Found::default());
        };
        let matcher = Matcher::new(search);
        let articles = self.open.library().len() as ArticleNo;
        let mut keys = Vec::new();
        for no in 0..articles {
            if (self.given_up)() {
                return None;
            }
            let Some((id, locator)) = self.open.place(no) else {
                continue;
            };
            let built = pages.read(&id, &locator);
            if built.is_ok_and(|built| self.means(&matcher, &built)) {
                keys.push(key(&id));
            }
        }
        Some(keys.into_iter().collect())
    }

    fn means(&self, matcher: &Matcher<'_>, built: &Built) -> bool {
        let source = self
            .open
            .listing()
            .map(|listing| listing.roots.folder(&built.page.locator));
        matcher.matches(&Subject {
            article: &built.article,
            sheet: &Sheet::new(&built.page.text, &built.article),
            names: &built.names,
            source: source.as_deref().unwrap_or_default(),
            marks: &self.marks.of(Fingerprint::of(&built.page.text)),
        })
    }
}

#[cfg(test)]
mod tests;
