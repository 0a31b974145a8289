//! Bringing an index up to date with what some paths hold.
//!
//! What was indexed of each file stands in a [`Ledger`] beside the index, and each commit names how much of
//! the ledger belongs to it: whenever the program ends, the next run goes on behind the last commit.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use tantivy::{Index, IndexWriter, Term};

use super::committed::Committed;
use super::files::{File, files, number};
use super::journal::Journal;
use super::ledger::{Done, Ledger};
use super::maker::{Made, Maker};
use super::schema::Fields;
use super::{IndexError, catalogue};
use crate::error::Problem;
use crate::library::build::{Builder, Built};
use crate::source::Listing;

/// Memory for postings before a segment is written, of all threads together.
const HEAP: usize = 160 << 20;
/// Pages of fewer bytes are indexed by one thread: each more of them would leave a part of its own, and parts have
/// to be put together some day.
const ONE_THREAD: u64 = 8 << 20;
/// A commit after so many bytes of pages: what a killed build has to do again.
const COMMIT: u64 = 256 << 20;

/// What was done, and what is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Pages read in this run.
    pub pages: u64,
    /// Bytes of them.
    pub bytes: u64,
    /// Pages to read in this run.
    pub of: u64,
}

/// What an update did.
#[derive(Debug, Default)]
pub struct Updated {
    /// Articles added, those that were there before in another form too.
    pub added: u64,
    /// Files that were left as they were.
    pub kept: u64,
    /// Files whose articles were taken out, because they changed or are gone.
    pub removed: u64,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether it was broken off.
    pub stopped: bool,
}

/// An index that is being brought up to date with a listing: what it wants of it goes in, one article after
/// the other, in the order of the listing.
pub struct Writing<'l> {
    listing: &'l Listing,
    fields: Fields,
    folder: PathBuf,
    writer: IndexWriter,
    ledger: Ledger,
    journal: Journal,
    files: Vec<File>,
    /// The file at hand.
    at: usize,
    /// Whether the ledger says something that no commit knows yet, though no page came or went.
    told: bool,
    /// How far that is, which the next commit must know.
    open: Option<(u64, Done)>,
    /// For each entry of the listing, whether it is in already.
    kept: Vec<bool>,
    uncommitted: u64,
    progress: Progress,
    updated: Updated,
}

impl<'l> Writing<'l> {
    /// Takes out what changed or is gone since.
    pub(super) fn new(
        (index, fields, folder): (&Index, Fields, &Path),
        listing: &'l Listing,
    ) -> Result<Self, IndexError> {
        let before = index.load_metas()?;
        let committed = Committed::of(before.payload.as_deref());
        let done = Ledger::read(folder, committed.ledger).unwrap_or_default();
        let own = files(listing, &done);
        let writer = writer(index, wanted(listing, &own, &done))?;
        // From now on no other program writes.
        let meta = index.load_metas()?;
        let committed = Committed::of(meta.payload.as_deref());
        let ledger = Ledger::open(folder, committed.ledger)?;
        let files = if meta.opstamp == before.opstamp {
            own
        } else {
            files(listing, ledger.done())
        };
        let journal = if catalogue::open(folder, meta.opstamp).is_some() {
            // What a library holds needs no journal any more.
            Journal::begin(folder, meta.opstamp)?
        } else if meta.segments.is_empty() {
            Journal::begin(folder, 0)?
        } else {
            Journal::resume(folder, committed.journal)?
        };
        let mut writing = Self {
            listing,
            fields,
            folder: folder.to_owned(),
            writer,
            files,
            ledger,
            journal,
            at: 0,
            told: false,
            open: None,
            kept: vec![false; listing.entries.len()],
            uncommitted: 0,
            progress: Progress::default(),
            updated: Updated::default(),
        };
        writing.take_out()?;
        let wanted = writing.kept.iter().filter(|kept| !**kept).count();
        writing.progress.of = wanted as u64;
        Ok(writing)
    }

    fn take_out(&mut self) -> Result<(), IndexError> {
        let before = self.ledger.done();
        let mut gone: HashMap<u64, Done> = before.clone();
        let (mut changed, mut grown) = (Vec::new(), Vec::new());
        for (file, _) in self.listing.files_left_out().filter(|(_, left)| *left) {
            gone.remove(&number(&file.path));
            self.updated.kept += 1;
        }
        for file in &self.files {
            gone.remove(&file.number);
            let entries = &self.listing.entries[file.entries.clone()];
            match before.get(&file.number) {
                Some(done) if file.has_grown(done, entries) => {
                    let from = file.entries.start;
                    let pages = done.of as usize;
                    self.kept[from..from + pages].fill(true);
                    if pages == entries.len() {
                        grown.push((file.number, file.done(pages, entries)));
                    }
                }
                Some(done) if file.is(done) => {
                    let pages = (done.pages as usize).min(file.entries.len());
                    let from = file.entries.start;
                    self.kept[from..from + pages].fill(true);
                    self.updated.kept += u64::from(pages == file.entries.len());
                }
                Some(_) => changed.push(file.number),
                None => {}
            }
        }
        // Nothing but what is no page came to these.
        for (number, done) in grown {
            self.ledger.add(number, done)?;
            self.told = true;
        }
        for number in gone.into_keys().chain(changed) {
            let term = Term::from_field_u64(self.fields.file, number);
            self.writer.delete_term(term);
            self.ledger.add(number, Done::default())?;
            self.journal.gone(number)?;
            self.updated.removed += 1;
        }
        Ok(())
    }

    /// For each entry of the listing, whether it is in already.
    #[must_use]
    pub fn kept(&self) -> &[bool] {
        &self.kept
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// What makes of articles what the index takes of them, on any thread.
    #[must_use]
    pub(super) fn maker(&self) -> Maker<'l> {
        Maker {
            listing: self.listing,
            fields: self.fields,
        }
    }

    /// Takes the article of entry `n` of the listing, which is not in yet, or why there is none.
    ///
    /// # Errors
    /// [`IndexError::Io`] when it cannot be written.
    pub fn take(&mut self, n: usize, built: Result<&Built, &Problem>) -> Result<(), IndexError> {
        let maker = self.maker();
        self.take_made(n, built.map(|b| maker.make(b)).map_err(Problem::clone))
    }

    /// The same with what was made of the article.
    pub(super) fn take_made(
        &mut self,
        n: usize,
        made: Result<Made, Problem>,
    ) -> Result<(), IndexError> {
        while self.files.get(self.at).is_some_and(|f| f.entries.end <= n) {
            self.at += 1;
        }
        let Some(file) = self.files.get(self.at) else {
            return Ok(());
        };
        match made {
            Ok(Made {
                mut document,
                when,
                stored,
                problems,
            }) => {
                self.updated.problems.extend(problems);
                let nth = file.before + (n - file.entries.start) as u64;
                document.add_u64(self.fields.file, file.number);
                self.journal.came(file.number, when, nth, &stored)?;
                self.writer.add_document(document)?;
                self.updated.added += 1;
            }
            Err(problem) => self.updated.problems.push(problem),
        }
        let entries = &self.listing.entries[file.entries.clone()];
        let done = file.done(n + 1 - file.entries.start, entries);
        if n + 1 == file.entries.end {
            self.open = None;
            self.ledger.add(file.number, done)?;
        } else {
            self.open = Some((file.number, done));
        }
        let weight = self.listing.entries[n].locator.len;
        self.progress.pages += 1;
        self.progress.bytes += weight;
        self.uncommitted += weight;
        if self.uncommitted >= COMMIT {
            self.commit()?;
        }
        Ok(())
    }

    /// Makes what was taken so far part of the index: whoever asks it from now on finds that too.
    ///
    /// # Errors
    /// As [`Writing::take`].
    pub fn commit(&mut self) -> Result<(), IndexError> {
        let committed = self.seal()?;
        self.commit_with(committed)
    }

    /// Writes to the disk what the next commit names.
    fn seal(&mut self) -> Result<Committed, IndexError> {
        if let Some((number, done)) = self.open {
            self.ledger.add(number, done)?;
        }
        self.uncommitted = 0;
        Ok(Committed {
            ledger: self.ledger.seal()?,
            journal: self.journal.seal()?,
        })
    }

    fn commit_with(&mut self, committed: Committed) -> Result<(), IndexError> {
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&committed.to_string());
        prepared.commit()?;
        Ok(())
    }

    /// Ends it; returns what was done, and what still goes on, for [`Index::save_beside`](super::Index::save_beside),
    /// which is to follow. Where little was added the library is saved already.
    ///
    /// # Errors
    /// As [`Writing::take`].
    pub fn finish(mut self) -> Result<(Updated, Merging), IndexError> {
        if self.progress.pages == 0 && self.updated.removed == 0 && !self.told {
            return Ok((self.updated, Merging(None)));
        }
        self.commit_last()?;
        Ok((self.updated, Merging(Some(self.writer))))
    }

    /// The last commit. Where that is little work, the library of all that is in it is made meanwhile: hardly any of
    /// it has to wait for the commit. What goes wrong with that is met again when it is saved.
    fn commit_last(&mut self) -> Result<(), IndexError> {
        let committed = self.seal()?;
        let folder = self.folder.clone();
        thread::scope(|scope| {
            let (tell, done) = mpsc::channel();
            let commit = move || done.recv().ok();
            let ahead =
                scope.spawn(move || catalogue::save_ahead(&folder, committed.journal, commit));
            self.commit_with(committed)?;
            let meta = self.writer.index().load_metas()?;
            let articles = meta.segments.iter().map(|s| u64::from(s.num_docs())).sum();
            let _ = tell.send((meta.opstamp, articles));
            let _ = ahead.join();
            Ok(())
        })
    }
}

/// About how many bytes of pages are not in yet, when `done` is.
fn wanted(listing: &Listing, files: &[File], done: &HashMap<u64, Done>) -> u64 {
    let wanted = files.iter().flat_map(|file| {
        let entries = &listing.entries[file.entries.clone()];
        let kept = match done.get(&file.number) {
            Some(done) if file.is(done) => done.pages,
            // What is longer may have grown.
            Some(done) if (done.of as usize) < entries.len() => done.of,
            _ => 0,
        };
        entries.iter().skip(kept as usize)
    });
    let bytes = wanted.map(|entry| entry.locator.weight());
    bytes.fold(0, u64::saturating_add)
}

/// What writes so many bytes of pages to an index.
fn writer(index: &Index, bytes: u64) -> Result<IndexWriter, IndexError> {
    let writer = if bytes < ONE_THREAD {
        index.writer_with_num_threads(1, HEAP)
    } else {
        index.writer(HEAP)
    };
    Ok(writer?)
}

/// Parts of an index that are being put together, by threads of their own, after all was written. Until they are
/// waited for no other program may write.
#[must_use = "the parts are put together only while somebody waits for that"]
pub struct Merging(Option<IndexWriter>);

impl Merging {
    /// Whether anything was written.
    pub(super) fn is_any(&self) -> bool {
        self.0.is_some()
    }

    /// Waits for the end of it.
    pub(super) fn wait(self) -> Result<(), IndexError> {
        if let Some(writer) = self.0 {
            writer.wait_merging_threads()?;
        }
        Ok(())
    }
}

/// Brings an index up to date with what `builder` makes, if there is anything to make. `tell` hears of every page and may break off; what
/// was done up to then stays done.
pub(super) fn update(
    mut writing: Writing<'_>,
    builder: Option<Builder<'_>>,
    mut tell: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<(Updated, Merging), IndexError> {
    let Some(builder) = builder else {
        return writing.finish();
    };
    let builder = builder.passing_over(writing.kept.clone());
    let mut failed = Ok(());
    let maker = writing.maker();
    let make = |built: Result<Built, Problem>| built.map(|built| maker.make(&built));
    builder.each_made(make, |n, made| {
        failed = writing.take_made(n, made);
        if failed.is_err() {
            return ControlFlow::Break(());
        }
        let went_on = tell(writing.progress);
        writing.updated.stopped |= went_on.is_break();
        went_on
    });
    failed?;
    writing.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source;

    #[test]
    fn pages_that_are_in_are_not_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let record = |n: u32| format!("{{\"id\": \"{n}\", \"text\": \"Trang {n}\"}}\n");
        let write = |name: &str, text: String| std::fs::write(folder.path().join(name), text);
        write("a.jsonl", (1..=3).map(record).collect()).unwrap();
        write("b.txt", "Trang b".to_owned()).unwrap();
        let listing = source::open(&[folder.path().to_owned()]);
        let own = files(&listing, &HashMap::new());
        let weights = listing.entries.iter().map(|e| e.locator.weight());
        let weights: Vec<u64> = weights.collect();
        let done = |pages: usize| -> HashMap<u64, Done> {
            let records = &own[0];
            let entries = &listing.entries[records.entries.clone()];
            HashMap::from([(records.number, records.done(pages, entries))])
        };
        let all: u64 = weights.iter().sum();
        assert_eq!(wanted(&listing, &own, &HashMap::new()), all);
        assert_eq!(wanted(&listing, &own, &done(1)), all - weights[0]);
        assert_eq!(wanted(&listing, &own, &done(3)), weights[3]);
        // As of a file that had one record when it was indexed.
        let shorter = done(1).into_iter().map(|(file, done)| {
            let grown = Done {
                of: 1,
                stamp: 0,
                ..done
            };
            (file, grown)
        });
        assert_eq!(wanted(&listing, &own, &shorter.collect()), all - weights[0]);
    }
}
