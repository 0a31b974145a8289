//! Bringing an index up to date with what some paths hold.
//!
//! What was indexed of each file stands in a [`Ledger`] beside the index, and each commit names how much of
//! the ledger belongs to it: whenever the program ends, the next run goes on behind the last commit.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use foldhash::fast::RandomState;
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

use super::catalogue::{self, Fresh};
use super::ledger::{Done, Ledger};
use super::schema::Fields;
use super::words::BETWEEN;
use super::{IndexError, entry, facet};
use crate::error::Problem;
use crate::library::Library;
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

/// Of the articles of a library one in so many may come without its being made anew.
const FEW: usize = 4;

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
    /// How many pages stand before it.
    before: u64,
    /// A page of it shared its id with another one.
    shared: bool,
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
    index: Index,
    folder: PathBuf,
    /// The library of what was in before, while what comes can be put behind it.
    library: Option<Library>,
    fresh: Fresh,
}

impl<'l> Writing<'l> {
    /// Takes out what changed or is gone since.
    pub(super) fn new(
        (index, fields, folder): (&Index, Fields, &Path),
        listing: &'l Listing,
    ) -> Result<Self, IndexError> {
        let writer: IndexWriter = index.writer(HEAP)?;
        let meta = index.load_metas()?;
        let ledger = Ledger::open(folder, meta.payload.as_deref())?;
        let mut writing = Self {
            listing,
            fields,
            writer,
            files: files(listing, ledger.done()),
            ledger,
            at: 0,
            open: None,
            kept: vec![false; listing.entries.len()],
            uncommitted: 0,
            progress: Progress::default(),
            updated: Updated::default(),
            index: index.clone(),
            folder: folder.to_owned(),
            library: catalogue::open(folder, meta.opstamp),
            fresh: Fresh::new(),
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
        for (file, _) in self.listing.files_left_out().filter(|(_, left)| *left) {
            gone.remove(&number(&file.path));
            self.updated.kept += 1;
        }
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
            // What is gone leaves a gap in every column.
            self.library = None;
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
                document.add_u64(self.fields.nth, nth);
                self.writer.add_document(document)?;
                self.updated.added += 1;
                if let Some(library) = &self.library {
                    self.fresh.push((when, nth, stored));
                    if self.fresh.len() > library.len() / FEW {
                        (self.library, self.fresh) = (None, Fresh::new());
                    }
                }
            }
            Err(problem) => self.updated.problems.push(problem),
        }
        let done = Done {
            stamp: file.stamp,
            fingerprint: file.fingerprint,
            pages: (n + 1 - file.entries.start) as u32,
            of: file.entries.len() as u32,
            shared: file.shared,
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
        if self.progress.pages == 0 && self.updated.removed == 0 {
            return Ok(self.updated);
        }
        self.commit()?;
        self.writer.wait_merging_threads()?;
        if let Some(library) = &self.library {
            let stamp = self.index.load_metas()?.opstamp;
            let searcher = self.index.reader()?.searcher();
            let fresh = std::mem::take(&mut self.fresh);
            catalogue::join(library, fresh, &searcher, (&self.folder, stamp))?;
        }
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

/// The files of a listing, whose entries stand side by side; `done` is what is in of each of those that were left
/// out of it.
fn files(listing: &Listing, done: &HashMap<u64, Done>) -> Vec<File> {
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
                    before: n as u64,
                    shared: false,
                };
                files.push((path, file));
            }
        }
    }
    // What was left out stands between them.
    let mut listed = files.iter_mut().peekable();
    let mut before = 0;
    for (file, left_out) in listing.files_left_out() {
        if left_out {
            let pages = done.get(&number(&file.path)).map_or(0, |done| done.of);
            before += u64::from(pages);
        } else if let Some((_, file)) = listed.next_if(|(path, _)| *path == file.path) {
            file.before = before;
            before += file.entries.len() as u64;
        }
    }
    let files = files.into_iter().map(|(_, file)| File {
        shared: listing.has_shared(file.entries.clone()),
        ..file
    });
    files.collect()
}

/// Whether a file is in an index whose ledger holds `done`, as it is now, and none of its pages shared an id with
/// another one.
pub(super) fn is_known(file: &source::File, done: &HashMap<u64, Done>) -> bool {
    let done = done.get(&number(&file.path));
    done.is_some_and(|d| d.stamp == stamp(file.stamp) && d.pages == d.of && !d.shared)
}

/// Whether no page of `listing` has, or would like to have, the id of a page of `library` that is in a file which
/// was left out of the listing.
pub(super) fn is_apart(listing: &Listing, library: &Library) -> bool {
    let left_out = listing.files_left_out().filter(|(_, left_out)| *left_out);
    let left_out: HashSet<&Path> = left_out.map(|(file, _)| file.path.as_path()).collect();
    if left_out.is_empty() {
        return true;
    }
    let listed = listing.entries.iter().map(|entry| entry.id.as_str());
    let listed = listed.chain(listing.shared_ids()).map(key);
    let listed: HashSet<u64, RandomState> = listed.collect();
    let is_left_out = |no| {
        let place = library.place(no);
        place.is_some_and(|(_, locator)| left_out.contains(locator.file().as_path()))
    };
    let of_both = (0..)
        .zip(library.keys())
        .filter(|(_, key)| listed.contains(key));
    !of_both.map(|(no, _)| no).any(is_left_out)
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
    when: i64,
    stored: Vec<u8>,
    problems: Vec<Problem>,
}

impl Maker<'_> {
    /// What is taken of an article.
    pub(super) fn make(self, built: &Built) -> Made {
        let source = self.listing.roots.folder(&built.page.locator);
        let row = Row::new(built, source);
        let sketch = Sketch::of(&built.page.text, &built.article);
        let stored = entry::bytes(&sketch, &row);
        Made {
            document: document(self.fields, built, (&row, &stored)),
            when: entry::when(built.article.told()),
            stored,
            problems: built.page.problems.clone(),
        }
    }
}

/// The article as the index keeps it, but for where it is from.
fn document(fields: Fields, built: &Built, (row, stored): (&Row, &[u8])) -> TantivyDocument {
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
    let mut article_says = String::with_capacity(page.text.len() + 64);
    let mut rest = String::with_capacity(page.text.len());
    // A title that stands nowhere on the page is looked through too.
    if article.title.span.is_none() {
        document.add_text(fields.title, &article.title.text);
        add_block(&mut article_says, &article.title.text);
    }
    for block in &article.blocks {
        let text = block.span.of(&page.text);
        if block.kind == Kind::Title {
            document.add_text(fields.title, text);
        }
        if block.kind.is_article() {
            add_block(&mut article_says, text);
        } else {
            add_block(&mut rest, text);
        }
    }
    document.add_text(fields.article, &article_says);
    document.add_text(fields.rest, &rest);
    for c in names.conferences.iter().filter(|c| !c.inferred) {
        document.add_text(fields.conference, facet::term(&c.id, &c.name));
    }
    for o in &names.officials {
        document.add_text(fields.official, facet::term(&o.id, &o.name));
    }
    document.add_bytes(fields.print, row.print.bytes());
    document.add_bytes(fields.row, stored);
    document
}

/// Adds a block to others, from which no phrase passes to it.
fn add_block(blocks: &mut String, text: &str) {
    let mut parts = text.split(BETWEEN);
    blocks.push_str(parts.next().unwrap_or_default());
    for part in parts {
        blocks.push(' ');
        blocks.push_str(part);
    }
    blocks.push(BETWEEN);
}
