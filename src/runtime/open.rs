//! What is open while the program runs, shared between the loop and the threads behind it.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::entity::{Finder, Known};
use crate::error::{Problem, ProblemKind};
use crate::library::build::{self, Built};
use crate::library::index::{Index, IndexError};
use crate::library::query::ArticleNo;
use crate::library::{Library, Renumbered};
use crate::parse::Corpus;
use crate::source::Listing;
use crate::source::page::{Locator, Page};

/// The library, and what it takes to read one of its pages again.
#[derive(Default)]
pub(super) struct Open {
    library: RwLock<Library>,
    /// How its articles were numbered anew each time that it was replaced by another one.
    renumbered: RwLock<Vec<Renumbered>>,
    edition: AtomicU64,
    listing: OnceLock<Listing>,
    corpus: OnceLock<Arc<Corpus>>,
    known: OnceLock<Arc<Known>>,
    searched_by: RwLock<SearchedBy>,
    /// Somebody searched.
    searched: AtomicBool,
}

/// What the library is searched by.
#[derive(Default)]
struct SearchedBy {
    /// None while pages are looked through one by one.
    index: Option<Arc<Index>>,
    /// The program ends: no index is made any more.
    closed: bool,
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

    /// Puts `new` in the place of the library; gives the numbers that its articles have from now on. What is
    /// asked by the numbers of before gets answers that belong to nothing: whoever is told those numbers asks
    /// anew.
    pub(super) fn replace(&self, new: Library) -> Renumbered {
        let numbers = self.library().renumbered(&new);
        let mut library = self.library_mut();
        let old = std::mem::replace(&mut *library, new);
        let renumbered = self.renumbered.write();
        let mut renumbered = renumbered.unwrap_or_else(PoisonError::into_inner);
        renumbered.push(numbers.clone());
        self.edition.fetch_add(1, Ordering::SeqCst);
        drop(renumbered);
        drop(library);
        // It may be large.
        drop(old);
        numbers
    }

    /// Takes the place of `old`, which was read before: what has a number there, of whatever edition, has one
    /// here. `then` is told how they were numbered anew, before this library can be replaced by another.
    pub(super) fn succeed<T>(
        &self,
        old: &Self,
        then: impl FnOnce(&Library, &Renumbered) -> T,
    ) -> T {
        let before = old.library();
        let library = self.library();
        let mut chain = old.since(0);
        let numbers = before.renumbered(&library);
        chain.push(numbers.clone());
        self.edition.store(chain.len() as u64, Ordering::SeqCst);
        let renumbered = self.renumbered.write();
        *renumbered.unwrap_or_else(PoisonError::into_inner) = chain;
        then(&library, &numbers)
    }

    /// How the articles were numbered anew each time since an edition.
    pub(super) fn since(&self, edition: u64) -> Vec<Renumbered> {
        let renumbered = self.renumbered.read();
        let renumbered = renumbered.unwrap_or_else(PoisonError::into_inner);
        renumbered
            .get(edition as usize..)
            .unwrap_or_default()
            .to_vec()
    }

    /// How often the library was replaced. It stays the same while somebody holds it.
    pub(super) fn edition(&self) -> u64 {
        self.edition.load(Ordering::SeqCst)
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

    /// What was listed, once it is.
    pub(super) fn listing(&self) -> Option<&Listing> {
        self.listing.get()
    }

    /// What was learnt, once it is.
    pub(super) fn corpus(&self) -> Option<&Corpus> {
        self.corpus.get().map(Arc::as_ref)
    }

    /// What names are found with, once that is read.
    pub(super) fn known(&self) -> Option<&Known> {
        self.known.get().map(Arc::as_ref)
    }

    /// Searches by the index that `make` gives, from now on. None is made once the program ends: nobody would
    /// remove the files of a temporary one.
    pub(super) fn search_by(
        &self,
        make: impl FnOnce() -> Result<Index, IndexError>,
    ) -> Result<Arc<Index>, IndexError> {
        let by = self.searched_by.write();
        let mut by = by.unwrap_or_else(PoisonError::into_inner);
        if by.closed {
            return Err(io::Error::other("the program ends").into());
        }
        let index = Arc::new(make()?);
        by.index = Some(Arc::clone(&index));
        Ok(index)
    }

    /// Searches page by page from now on.
    pub(super) fn search_pages(&self) {
        let by = self.searched_by.write();
        by.unwrap_or_else(PoisonError::into_inner).index = None;
    }

    /// What the library is searched by; `None` when that is page by page.
    pub(super) fn index(&self) -> Option<Arc<Index>> {
        let by = self.searched_by.read();
        by.unwrap_or_else(PoisonError::into_inner).index.clone()
    }

    /// The program ends, without waiting for the threads behind it: leaves nothing temporary behind.
    pub(super) fn close(&self) {
        let by = self.searched_by.write();
        let mut by = by.unwrap_or_else(PoisonError::into_inner);
        by.closed = true;
        if let Some(index) = &by.index {
            index.forget();
        }
    }

    /// Remembers that somebody searches.
    pub(super) fn search(&self) {
        self.searched.store(true, Ordering::Relaxed);
    }

    /// Whether somebody searched.
    pub(super) fn is_searched(&self) -> bool {
        self.searched.load(Ordering::Relaxed)
    }

    /// How the page of an article is read again.
    pub(super) fn place(&self, no: ArticleNo) -> Option<(String, Locator)> {
        let library = self.library();
        let (id, locator) = library.place(no)?;
        Some((id.to_owned(), locator.clone()))
    }

    /// How the page of an article is read again that had number `no` in an `edition` of before.
    fn place_since(&self, edition: u64, no: ArticleNo) -> Option<(String, Locator)> {
        let library = self.library();
        let since = self.since(edition);
        let no = since.iter().try_fold(no, |no, numbers| numbers.of(no))?;
        let (id, locator) = library.place(no)?;
        Some((id.to_owned(), locator))
    }

    /// Reads and splits the page of an article again, with reasons for each block.
    ///
    /// # Errors
    /// The [`Problem`] that keeps the page from being read.
    pub(super) fn read(&self, no: ArticleNo) -> Result<Built, Problem> {
        let (id, locator) = self.place(no).ok_or_else(missing)?;
        self.pages()
            .ok_or_else(missing)?
            .make(&id, &locator, build::explained)
    }

    /// To read many pages again; `None` while nothing is listed.
    pub(super) fn pages(&self) -> Option<Pages<'_>> {
        Some(Pages {
            listing: self.listing.get()?,
            corpus: self.corpus.get()?,
            finder: Finder::new(self.known.get()?),
        })
    }
}

/// What it takes to read pages again, one after the other.
pub(super) struct Pages<'a> {
    listing: &'a Listing,
    corpus: &'a Corpus,
    finder: Finder<'a>,
}

impl Pages<'_> {
    /// Reads and splits a page as it was when its article was added.
    ///
    /// # Errors
    /// The [`Problem`] that keeps the page from being read.
    pub(super) fn read(&mut self, id: &str, locator: &Locator) -> Result<Built, Problem> {
        self.make(id, locator, build::build)
    }

    /// An article as it is written to a document, and the folder it comes from; `None` when its page
    /// cannot be read any more.
    pub(super) fn document(
        &mut self,
        open: &Open,
        (edition, no): (u64, ArticleNo),
    ) -> Option<(Built, String)> {
        let (id, locator) = open.place_since(edition, no)?;
        let built = self.read(&id, &locator).ok()?;
        let folder = self.listing.roots.folder(&locator);
        Some((built, folder))
    }

    fn make(
        &mut self,
        id: &str,
        locator: &Locator,
        make: impl FnOnce(Page, &Corpus, &mut Finder<'_>) -> Result<Built, Problem>,
    ) -> Result<Built, Problem> {
        let page = self.listing.read_at(id, locator)?;
        make(page, self.corpus, &mut self.finder)
    }
}

/// Nothing is open yet.
fn missing() -> Problem {
    Problem {
        path: PathBuf::new(),
        line: None,
        what: ProblemKind::Missing,
    }
}
