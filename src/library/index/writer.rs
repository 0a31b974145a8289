//! Bringing an index up to date with what some paths hold.
//!
//! What was indexed of each file stands in a [`Ledger`] beside the index, and each commit names how much of
//! the ledger belongs to it: whenever the program ends, the next run goes on behind the last commit.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tantivy::{Index, IndexWriter, TantivyDocument, Term};

use super::ledger::{Done, Ledger};
use super::schema::Fields;
use super::{IndexError, entry, facet};
use crate::error::Problem;
use crate::library::build::{Builder, Built};
use crate::library::reprints::Sketch;
use crate::library::row::Row;
use crate::parse::article::Kind;
use crate::source::{self, Entry, Listing, Stamp};
use crate::text::spread::mix;

/// Memory for postings before a segment is written, of all threads together.
const HEAP: usize = 160 << 20;
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

/// The entries of one file of a listing.
struct File {
    number: u64,
    /// Of its size and its day of writing.
    stamp: u64,
    /// Of its size, its day of writing, and the ids of its pages.
    fingerprint: u64,
    entries: std::ops::Range<usize>,
}

/// An index that is being brought up to date with a listing: what it wants of it goes in, one article after
/// the other, in the order of the listing.
pub struct Writing<'l> {
    listing: &'l Listing,
    fields: Fields,
    writer: IndexWriter,
    ledger: Ledger,
    files: Vec<File>,
    /// The file at hand.
    at: usize,
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
        let writer: IndexWriter = index.writer(HEAP)?;
        let committed = index.load_metas()?.payload;
        let mut writing = Self {
            listing,
            fields,
            writer,
            ledger: Ledger::open(folder, committed.as_deref())?,
            files: files(listing),
            at: 0,
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
        let mut changed = Vec::new();
        for file in &self.files {
            gone.remove(&file.number);
            match before.get(&file.number) {
                Some(done) if done.fingerprint == file.fingerprint => {
                    let pages = (done.pages as usize).min(file.entries.len());
                    let from = file.entries.start;
                    self.kept[from..from + pages].fill(true);
                    self.updated.kept += u64::from(pages == file.entries.len());
                }
                Some(_) => changed.push(file.number),
                None => {}
            }
        }
        for number in gone.into_keys().chain(changed) {
            let term = Term::from_field_u64(self.fields.file, number);
            self.writer.delete_term(term);
            self.ledger.add(number, Done::default())?;
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
                problems,
            }) => {
                self.updated.problems.extend(problems);
                document.add_u64(self.fields.file, file.number);
                document.add_u64(self.fields.nth, n as u64);
                self.writer.add_document(document)?;
                self.updated.added += 1;
            }
            Err(problem) => self.updated.problems.push(problem),
        }
        let done = Done {
            stamp: file.stamp,
            fingerprint: file.fingerprint,
            pages: (n + 1 - file.entries.start) as u32,
            of: file.entries.len() as u32,
        };
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
        if let Some((number, done)) = self.open {
            self.ledger.add(number, done)?;
        }
        self.uncommitted = 0;
        let payload = self.ledger.seal()?;
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        Ok(())
    }

    /// Ends it; returns what was done.
    ///
    /// # Errors
    /// As [`Writing::take`].
    pub fn finish(mut self) -> Result<Updated, IndexError> {
        self.commit()?;
        self.writer.wait_merging_threads()?;
        Ok(self.updated)
    }
}

/// Brings an index up to date with what `builder` makes, if there is anything to make. `tell` hears of every page and may break off; what
/// was done up to then stays done.
pub(super) fn update(
    mut writing: Writing<'_>,
    builder: Option<Builder<'_>>,
    mut tell: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Updated, IndexError> {
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

/// The files of a listing, whose entries stand side by side.
fn files(listing: &Listing) -> Vec<File> {
    let stamps: HashMap<&Path, u64> = listing
        .files()
        .map(|file| (file.path.as_path(), stamp(file.stamp)))
        .collect();
    let mut files: Vec<(PathBuf, File)> = Vec::new();
    for (n, entry) in listing.entries.iter().enumerate() {
        let path = entry.locator.file();
        match files.last_mut() {
            Some((last, file)) if *last == path => {
                file.entries.end = n + 1;
                file.fingerprint = mix(file.fingerprint, print(entry));
            }
            _ => {
                let stamp = stamps.get(path.as_path()).copied().unwrap_or_default();
                let file = File {
                    number: number(&path),
                    stamp,
                    fingerprint: mix(stamp, print(entry)),
                    entries: n..n + 1,
                };
                files.push((path, file));
            }
        }
    }
    files.into_iter().map(|(_, file)| file).collect()
}

/// Whether all that is in `files` is in an index whose ledger holds `done`, as it is now, and nothing else.
pub(super) fn is_fresh<'f>(
    files: impl ExactSizeIterator<Item = &'f source::File>,
    done: &HashMap<u64, Done>,
) -> bool {
    let holds = |file: &source::File| {
        let done = done.get(&number(&file.path));
        done.is_some_and(|d| d.stamp == stamp(file.stamp) && d.pages == d.of)
    };
    // Files without a page are in no ledger, and looked at again.
    files.len() == done.len() && files.into_iter().all(holds)
}

fn number(path: &Path) -> u64 {
    hash(path.as_os_str().as_encoded_bytes())
}

/// What tells a file from what it was before.
fn stamp(stamp: Stamp) -> u64 {
    let since = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).ok();
    let modified = stamp.modified.and_then(since).unwrap_or_default();
    let seconds = mix(modified.as_secs(), u64::from(modified.subsec_nanos()));
    mix(stamp.len, seconds)
}

/// What tells an entry from another at the same place: its id, and where it stands in its file.
fn print(entry: &Entry) -> u64 {
    let place = mix(entry.locator.offset, entry.locator.len);
    mix(hash(entry.id.as_bytes()), place)
}

/// The number of an id, by which whoever holds many rows finds the one of an article.
#[must_use]
pub fn key(id: &str) -> u64 {
    hash(id.as_bytes())
}

/// A number of bytes that is the same in every run of the program.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .chunks(8)
        .map(|chunk| chunk.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
        .fold(bytes.len() as u64, mix)
}

/// Makes of articles what the index takes of them.
#[derive(Clone, Copy)]
pub(super) struct Maker<'l> {
    listing: &'l Listing,
    fields: Fields,
}

/// What the index takes of an article.
pub(super) struct Made {
    document: TantivyDocument,
    problems: Vec<Problem>,
}

impl Maker<'_> {
    /// What is taken of an article.
    pub(super) fn make(self, built: &Built) -> Made {
        let source = self.listing.roots.folder(&built.page.locator);
        Made {
            document: document(self.fields, built, &Row::new(built, source)),
            problems: built.page.problems.clone(),
        }
    }
}

/// The article as the index keeps it, but for where it is from.
fn document(fields: Fields, built: &Built, row: &Row) -> TantivyDocument {
    let Built {
        page,
        article,
        names,
    } = built;
    // Room for the text, and for what stands between its parts.
    let mut document = TantivyDocument::with_capacity(page.text.len() + page.text.len() / 4);
    document.add_u64(fields.key, key(&page.id));
    document.add_i64(fields.when, entry::when(article.told()));
    document.add_text(fields.source, &row.source);
    // Each block is a value of its own: no phrase passes from one to the next.
    // A title that stands nowhere on the page is looked through too.
    if article.title.span.is_none() {
        document.add_text(fields.title, &article.title.text);
        document.add_text(fields.article, &article.title.text);
    }
    for block in &article.blocks {
        let text = block.span.of(&page.text);
        if block.kind == Kind::Title {
            document.add_text(fields.title, text);
        }
        document.add_text(
            if block.kind.is_article() {
                fields.article
            } else {
                fields.rest
            },
            text,
        );
    }
    for c in names.conferences.iter().filter(|c| !c.inferred) {
        document.add_text(fields.conference, facet::term(&c.id, &c.name));
    }
    for o in &names.officials {
        document.add_text(fields.official, facet::term(&o.id, &o.name));
    }
    document.add_bytes(fields.print, row.print.bytes());
    document.add_bytes(fields.row, &entry::bytes(row));
    let sketch = Sketch::of(&page.text, article);
    document.add_bytes(fields.sketch, &sketch.to_bytes());
    document
}
