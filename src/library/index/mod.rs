//! The index of an archive: which words stand in which of its articles, whom they name, when they were
//! published, and what a list shows of them. The only module that knows tantivy.
//!
//! It is a cache of what the pages say, in the person's cache folder or in memory, and can be deleted at
//! any time. No page's text is in it: whoever shows an article reads its page again.
//!
//! ```text
//! Listing --Builder--> Built --writer--> index <--searching-- Search
//! ```
//!
//! The articles of a segment are numbered newest first, so that the first screen of hits is there before
//! the others are counted.

mod any;
mod beside;
mod catalogue;
mod committed;
mod compile;
mod content;
mod corpus;
mod days;
mod entry;
mod facet;
mod files;
mod journal;
mod ledger;
mod maker;
mod newest;
mod phrase;
mod place;
mod places;
mod provenance;
mod rows;
mod schema;
mod searching;
mod shared;
mod window;
mod words;
mod writer;

use std::collections::HashMap;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;

use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, INDEX_WRITER_LOCK};
use tantivy::{IndexReader, ReloadPolicy, TantivyError};

use crate::entity::Known;
use crate::error::IndexFault;
use crate::library::Library;
use crate::library::build::Builder;
use crate::parse::Corpus;
use crate::source::{self, Archive, File, Listing};
use committed::Committed;
pub use files::key;
use journal::Told;
use ledger::{Done, Ledger};
pub use place::place;
use provenance::Provenance;
use schema::Fields;
pub use searching::{Hit, Meant, Searching};
pub use writer::{Merging, Progress, Updated, Writing};

/// Why an index cannot be made, brought up to date or asked. An [`IndexFault`] says it to a person.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another program is bringing it up to date.
    #[error("another program is indexing these pages")]
    Busy,
    /// The disk, or the folder.
    #[error("the index cannot be written: {0}")]
    Io(#[from] io::Error),
    /// What is there is no index, or a damaged one.
    #[error("the index is damaged: {0}")]
    Damaged(String),
}

impl From<IndexError> for IndexFault {
    fn from(error: IndexError) -> Self {
        match error {
            IndexError::Busy => Self::Busy,
            IndexError::Io(error) => Self::Refused(error.into()),
            IndexError::Damaged(why) => Self::Damaged(why),
        }
    }
}

impl From<TantivyError> for IndexError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy,
            TantivyError::IoError(error) => {
                Self::Io(io::Error::new(error.kind(), error.to_string()))
            }
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// What was in the folder of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The index as it was left, or none.
    AsLeft,
    /// One that cannot be used; it is made anew.
    Damaged,
    /// One of another version of the program; it is made anew.
    Old,
    /// One of articles whose names were found with other knowledge; it is made anew.
    OtherKnowledge,
}

/// How often the folder of a temporary index is emptied while others still write into it.
const TRIES: usize = 64;

/// The index of one archive.
pub struct Index {
    inner: tantivy::Index,
    fields: Fields,
    reader: IndexReader,
    folder: PathBuf,
    /// Removed with the index; `None` for one that is kept.
    temporary: Option<tempfile::TempDir>,
}

impl Index {
    /// The index in `folder`, which is made when it is not there. One that cannot be opened, or was made with
    /// other `knowledge` than a person's own files hold now (a number of what stands in them), is made anew, and
    /// empty.
    ///
    /// # Errors
    /// [`IndexError::Io`] when the folder cannot be made or written.
    pub fn open(folder: &Path, knowledge: u64) -> Result<(Self, State), IndexError> {
        std::fs::create_dir_all(folder)?;
        let state = match Self::left(folder, knowledge)? {
            Ok(index) => return Ok((index, State::AsLeft)),
            Err(state) => state,
        };
        std::fs::remove_dir_all(folder)?;
        std::fs::create_dir_all(folder)?;
        Provenance::now(knowledge).write(folder)?;
        Ok((Self::at(folder, None)?, state))
    }

    /// The index that was left in `folder`, or why it cannot be used: then nothing of it is touched. In an empty folder
    /// one is begun.
    ///
    /// # Errors
    /// [`IndexError::Io`] when the folder cannot be read or, an empty one, written.
    pub fn left(folder: &Path, knowledge: u64) -> Result<Result<Self, State>, IndexError> {
        let (by, now) = (Provenance::of(folder)?, Provenance::now(knowledge));
        match by {
            Some(by) if !by.is_by_program_of(&now) => return Ok(Err(State::Old)),
            Some(by) if by != now => return Ok(Err(State::OtherKnowledge)),
            Some(_) => {}
            // Where nothing tells there is nothing yet, or it was made when nothing was told.
            None if folder.join("meta.json").exists() => return Ok(Err(State::Old)),
            None => now.write(folder)?,
        }
        match Self::at(folder, None) {
            Ok(index) if index.is_whole()? => Ok(Ok(index)),
            Err(IndexError::Io(error)) => Err(IndexError::Io(error)),
            Ok(_) | Err(_) => Ok(Err(State::Damaged)),
        }
    }

    /// Whether what is kept of its articles is there. While another program writes, it is.
    fn is_whole(&self) -> Result<bool, IndexError> {
        let meta = self.inner.load_metas()?;
        let committed = Committed::of(meta.payload.as_deref());
        let told = || Told::open(&self.folder, committed.journal);
        let is_told = || told().is_some_and(|t| catalogue::before(&self.folder, &t).is_some());
        if meta.segments.is_empty()
            || catalogue::open(&self.folder, meta.opstamp).is_some()
            || is_told()
        {
            return Ok(true);
        }
        Ok(self.lock()?.is_none() || self.inner.load_metas()?.opstamp != meta.opstamp)
    }

    /// Keeps other programs from writing; `None` when one does.
    fn lock(&self) -> Result<Option<DirectoryLock>, IndexError> {
        match self.inner.directory().acquire_lock(&INDEX_WRITER_LOCK) {
            Ok(lock) => Ok(Some(lock)),
            Err(LockError::LockBusy) => Ok(None),
            Err(LockError::IoError(error)) => {
                Err(io::Error::new(error.kind(), error.to_string()).into())
            }
        }
    }

    /// An index that is gone with the program, for what is not worth keeping one or when none can be kept.
    ///
    /// # Errors
    /// [`IndexError::Io`] when there is no room for temporary files either.
    pub fn temporary() -> Result<Self, IndexError> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().to_owned();
        Self::at(&path, Some(folder))
    }

    fn at(folder: &Path, temporary: Option<tempfile::TempDir>) -> Result<Self, IndexError> {
        let (schema, fields) = schema::schema();
        let directory = tantivy::directory::MmapDirectory::open(folder)
            .map_err(|e| IndexError::Io(io::Error::other(e.to_string())))?;
        let index = tantivy::Index::builder()
            .schema(schema)
            .settings(schema::settings())
            .tokenizers(schema::tokenizers())
            .open_or_create(directory)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Self {
            inner: index,
            fields,
            reader,
            folder: folder.to_owned(),
            temporary,
        })
    }

    /// Brings it up to date with `listing`: what changed since is read, split and indexed again, the rest
    /// left as it is. `tell` hears of every page and may break off; what was done up to then stays done, and
    /// the next update goes on there.
    ///
    /// # Errors
    /// [`IndexError::Busy`] when another program does so now; the others as they say.
    pub fn update(
        &self,
        listing: &Listing,
        known: &Known,
        tell: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Updated, IndexError> {
        let (updated, merging) = self.write(listing, known, tell)?;
        self.save_beside(merging)?;
        Ok(updated)
    }

    /// As [`Index::update`], and forgets the entries of `listing` once they are in: a list of very many pages and
    /// the library that is made of them are not in memory at the same time, but where so few came that the library is
    /// made beside the commit.
    ///
    /// # Errors
    /// As [`Index::update`].
    pub fn update_all(
        &self,
        listing: &mut Listing,
        known: &Known,
        tell: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Updated, IndexError> {
        let (updated, merging) = self.write(listing, known, tell)?;
        listing.entries = Vec::new();
        self.save_beside(merging)?;
        Ok(updated)
    }

    fn write(
        &self,
        listing: &Listing,
        known: &Known,
        tell: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<(Updated, Merging), IndexError> {
        let writing = self.writing(listing)?;
        let more = writing.progress().of > 0;
        let builder = more.then(|| self.builder(listing, known)).transpose()?;
        writer::update(writing, builder, tell)
    }

    /// What the pages that were indexed first told of the others, by which all later ones are judged too: one
    /// page is split the same way whenever it is read. `None` while nothing is indexed.
    #[must_use]
    pub fn corpus(&self) -> Option<Corpus> {
        corpus::open(&self.folder)
    }

    /// What was kept with the index of `paths`, as [`Index::corpus`] tells.
    #[must_use]
    pub fn corpus_of(paths: &[PathBuf]) -> Option<Corpus> {
        corpus::open(&place(paths)?)
    }

    /// Keeps what the pages tell of each other, unless something is kept already.
    ///
    /// # Errors
    /// [`IndexError::Io`] when it cannot be written.
    pub fn learn(&self, corpus: &Corpus) -> Result<(), IndexError> {
        if self.corpus().is_none() {
            corpus::save(&self.folder, corpus)?;
        }
        Ok(())
    }

    /// Makes the articles of `listing` by what is known of its pages, which is learnt and kept when nothing is.
    ///
    /// # Errors
    /// [`IndexError::Io`] when it cannot be written.
    pub fn builder<'a>(
        &self,
        listing: &'a Listing,
        known: &'a Known,
    ) -> Result<Builder<'a>, IndexError> {
        if let Some(corpus) = self.corpus() {
            return Ok(Builder::with_corpus(listing, known, corpus));
        }
        let builder = Builder::new(listing, known);
        self.learn(&builder.corpus())?;
        Ok(builder)
    }

    /// The library of all that is in it, mapped from its file; `None` when none was saved after the last
    /// commit.
    #[must_use]
    pub fn library(&self) -> Option<Library> {
        let stamp = self.inner.load_metas().ok()?.opstamp;
        catalogue::open(&self.folder, stamp)
    }

    /// Makes the library of all that is in it and saves it, unless that was done after the last commit. Another
    /// program that writes to it now will do so itself.
    ///
    /// # Errors
    /// [`IndexError::Io`] when it cannot be written; [`IndexError::Damaged`] when what is kept of the articles is
    /// not complete: the index is made anew when it is opened next.
    pub fn save_library(&self) -> Result<(), IndexError> {
        match self.lock()? {
            Some(_lock) => self.save(),
            None => Ok(()),
        }
    }

    /// As [`Index::save_library`], after a [`Writing`] was [finished](Writing::finish), which may have saved it, and
    /// beside what still goes on of it.
    ///
    /// # Errors
    /// As [`Index::save_library`].
    pub fn save_beside(&self, merging: Merging) -> Result<(), IndexError> {
        if !merging.is_any() {
            return self.save_library();
        }
        thread::scope(|scope| {
            let merged = scope.spawn(|| merging.wait());
            let saved = self.save();
            let broke = || Err(io::Error::other("a thread broke off").into());
            merged.join().unwrap_or_else(|_| broke())?;
            saved
        })
    }

    /// Saves the library, unless that was done after the last commit. No other program may write meanwhile.
    fn save(&self) -> Result<(), IndexError> {
        let (stamp, alive, journal) = {
            // Parts that somebody holds are not removed when they are put together.
            let meta = self.inner.load_metas()?;
            let alive = meta.segments.iter().map(|s| u64::from(s.num_docs())).sum();
            let committed = Committed::of(meta.payload.as_deref());
            (meta.opstamp, alive, committed.journal)
        };
        if catalogue::open(&self.folder, stamp).is_some() {
            return Ok(());
        }
        catalogue::save(&self.folder, (stamp, alive), journal)
    }

    /// Lists the pages of the `archive` of `paths`, to bring the index up to date with: files of many pages that are
    /// in it as they are now are not looked through, unless a page of theirs has the id of another one.
    #[must_use]
    pub fn listing(&self, archive: Archive, paths: &[PathBuf]) -> Listing {
        let done = self.done().unwrap_or_default();
        let is_known = |file: &File| files::is_known(file, &done);
        let Some(library) = self.library() else {
            return source::open_but(archive, paths, |_| false);
        };
        let listing = source::open_but(archive, paths, is_known);
        if files::is_apart(&listing, &library) {
            return listing;
        }
        source::open(paths)
    }

    /// Whether it holds all of `archive` as it is now: there is nothing to bring up to date. Costs a look at
    /// each file's size and day of writing, which the archive has.
    #[must_use]
    pub fn is_fresh(&self, archive: &Archive) -> bool {
        let done = self.done();
        done.is_some_and(|done| files::is_fresh(archive.files(), &done))
    }

    /// What is in of each file.
    fn done(&self) -> Option<HashMap<u64, Done>> {
        let meta = self.inner.load_metas().ok()?;
        let committed = Committed::of(meta.payload.as_deref());
        Ledger::read(&self.folder, committed.ledger).ok()
    }

    /// To bring it up to date with `listing` with articles that are made anyway.
    ///
    /// # Errors
    /// As [`Index::update`].
    pub fn writing<'l>(&self, listing: &'l Listing) -> Result<Writing<'l>, IndexError> {
        Writing::new((&self.inner, self.fields, &self.folder), listing)
    }

    /// Removes the files of a temporary index that others may still be writing: for a program that ends
    /// without waiting for them. One that is kept stays.
    pub fn forget(&self) {
        if self.temporary.is_none() {
            return;
        }
        // A file that was made while the folder was emptied keeps it there. Once it is gone, none can be made.
        for _ in 0..TRIES {
            match std::fs::remove_dir_all(&self.folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {}
                _ => return,
            }
        }
    }

    /// The index as it is now, to be asked. What is added later is not in it.
    ///
    /// # Errors
    /// [`IndexError::Damaged`] when it cannot be read any more.
    pub fn searching(&self) -> Result<Searching, IndexError> {
        self.reader.reload()?;
        let folder = self.folder.clone();
        Ok(Searching::new(self.reader.searcher(), self.fields, folder))
    }
}
