//! What is open while the program runs, shared between the loop and the threads behind it.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::entity::{Finder, Known};
use crate::error::{Problem, ProblemKind};
use crate::library::Library;
use crate::library::build::{self, Built};
use crate::library::query::ArticleNo;
use crate::parse::Corpus;
use crate::source::Listing;

/// The library, and what it takes to read one of its pages again.
#[derive(Debug, Default)]
pub(super) struct Open {
    library: RwLock<Library>,
    listing: OnceLock<Listing>,
    corpus: OnceLock<Arc<Corpus>>,
    known: OnceLock<Arc<Known>>,
}

impl Open {
    /// To ask.
    pub(super) fn library(&self) -> RwLockReadGuard<'_, Library> {
        self.library.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// To ask, unless an article is being added right now.
    pub(super) fn library_now(&self) -> Option<RwLockReadGuard<'_, Library>> {
        self.library.try_read().ok()
    }

    /// To add an article. Held for one article at a time: whoever asks never waits for more.
    pub(super) fn library_mut(&self) -> RwLockWriteGuard<'_, Library> {
        self.library.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what was listed, before the first article is added.
    pub(super) fn list(&self, listing: Listing) -> &Listing {
        *self.library_mut() = Library::new(listing.roots.clone());
        self.listing.get_or_init(|| listing)
    }

    /// Takes what was learnt, before the first article is added.
    pub(super) fn learn(&self, corpus: Arc<Corpus>) {
        self.corpus.get_or_init(|| corpus);
    }

    /// Takes what names are found with, before the first article is added.
    pub(super) fn know(&self, known: Arc<Known>) -> &Known {
        self.known.get_or_init(|| known)
    }

    /// Reads and splits the page of an article again.
    ///
    /// # Errors
    /// The [`Problem`] that keeps the page from being read.
    pub(super) fn read(&self, no: ArticleNo) -> Result<Built, Problem> {
        let place = self
            .library()
            .place(no)
            .map(|(id, locator)| (id.to_owned(), locator.clone()));
        let (Some(listing), Some(corpus), Some(known), Some((id, locator))) = (
            self.listing.get(),
            self.corpus.get(),
            self.known.get(),
            place,
        ) else {
            return Err(Problem {
                path: PathBuf::new(),
                line: None,
                what: ProblemKind::Missing,
            });
        };
        let mut finder = Finder::new(known);
        build::explained(listing.read_at(&id, &locator)?, corpus, &mut finder)
    }
}
