//! A listing in, its articles out: read, split and searched for names on several threads, handed over
//! in the order of the listing, with a bounded number of bytes on the way.
//!
//! What other pages tell about a page ([`Corpus`]) is learnt first, from a bounded sample that depends
//! on the listing alone: every command makes the same article of a page.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::ops::{ControlFlow, Range};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use super::exported;
use crate::entity::names::Names;
use crate::entity::{Finder, Known};
use crate::error::{Problem, ProblemKind};
use crate::parse::article::Article;
use crate::parse::{self, Corpus};
use crate::source::page::Page;
use crate::source::{Entry, Listing, Reader};

/// At most so many pages are learnt from.
const SAMPLE_PAGES: usize = 256;
/// Pages longer than this are not learnt from: their lists are no site's usual ones.
const SAMPLE_PAGE_BYTES: u64 = 1 << 20;
/// A batch ends at so many pages or bytes, whichever comes first.
const BATCH_PAGES: usize = 32;
const BATCH_BYTES: u64 = 1 << 20;
/// So many bytes of pages may be read and not yet handed over; a longer page goes alone.
const BYTES_ON_THE_WAY: u64 = 32 << 20;
/// More threads than this only wait for the disk and for whoever takes the articles.
const MAX_THREADS: usize = 8;

/// A page, split, with its names.
#[derive(Debug, Clone)]
pub struct Built {
    /// The page.
    pub page: Page,
    /// Split.
    pub article: Article,
    /// Its officials and conferences.
    pub names: Names,
}

/// Makes the articles of one listing.
#[derive(Debug)]
pub struct Builder<'a> {
    listing: &'a Listing,
    corpus: Arc<Corpus>,
    known: &'a Known,
    /// Whether the articles say why each block is what it is.
    explaining: bool,
    /// What was read to learn from and not yet built, so that no page is opened twice.
    learnt: Mutex<HashMap<usize, Result<Page, Problem>>>,
    /// Which entries are passed over; none when it is empty.
    passed_over: Vec<bool>,
}

impl<'a> Builder<'a> {
    /// Reads the sample and learns from it; names will be found with what is `known`.
    #[must_use]
    pub fn new(listing: &'a Listing, known: &'a Known) -> Self {
        let entries = &listing.entries;
        let step = entries.len().div_ceil(SAMPLE_PAGES).max(1);
        let learnt: BTreeMap<usize, Result<Page, Problem>> = (0..entries.len())
            .step_by(step)
            .filter(|&n| entries[n].locator.weight() <= SAMPLE_PAGE_BYTES)
            .map(|n| (n, listing.read(&entries[n])))
            .collect();
        Self {
            listing,
            corpus: Arc::new(Corpus::learn(learnt.values().flatten())),
            known,
            explaining: false,
            learnt: Mutex::new(learnt.into_iter().collect()),
            passed_over: Vec::new(),
        }
    }

    /// From now on [`Builder::each`] passes over those entries of the listing for which `passed_over` is
    /// true.
    #[must_use]
    pub fn passing_over(mut self, passed_over: Vec<bool>) -> Self {
        self.passed_over = passed_over;
        self
    }

    /// Learns nothing and goes by `corpus`.
    #[must_use]
    pub fn with_corpus(listing: &'a Listing, known: &'a Known, corpus: Corpus) -> Self {
        Self {
            listing,
            corpus: Arc::new(corpus),
            known,
            explaining: false,
            learnt: Mutex::default(),
            passed_over: Vec::new(),
        }
    }

    fn is_passed_over(&self, n: usize) -> bool {
        self.passed_over.get(n).copied().unwrap_or(false)
    }

    /// From now on the articles say why each block is what it is.
    #[must_use]
    pub fn explaining(mut self) -> Self {
        self.explaining = true;
        self
    }

    /// What the sample told.
    #[must_use]
    pub fn corpus(&self) -> Arc<Corpus> {
        Arc::clone(&self.corpus)
    }

    /// The article of entry `n` of the listing.
    ///
    /// # Errors
    /// The [`Problem`] that kept the page from being read.
    pub fn one(&self, n: usize) -> Result<Built, Problem> {
        self.built(n, &mut self.listing.reader(), &mut Finder::new(self.known))
    }

    fn built(
        &self,
        n: usize,
        reader: &mut Reader<'_>,
        finder: &mut Finder<'_>,
    ) -> Result<Built, Problem> {
        let entry = &self.listing.entries[n];
        let learnt = lock(&self.learnt).remove(&n);
        let page = learnt.unwrap_or_else(|| reader.read(entry))?;
        if self.explaining {
            explained(page, &self.corpus, finder)
        } else {
            build(page, &self.corpus, finder)
        }
    }

    /// Makes all articles and hands them to `take` in the order of the listing, each with its number
    /// there, until `take` breaks off.
    pub fn each(&self, take: impl FnMut(usize, Result<Built, Problem>) -> ControlFlow<()>) {
        self.each_made(|built| built, take);
    }

    /// As [`Builder::each`], and hands over what `make` makes of each article on the thread that it was built
    /// on.
    pub fn each_made<T: Send>(
        &self,
        make: impl Fn(Result<Built, Problem>) -> T + Sync,
        mut take: impl FnMut(usize, T) -> ControlFlow<()>,
    ) {
        let queue = Queue::new(&self.listing.entries);
        let threads = thread::available_parallelism()
            .map_or(1, usize::from)
            .min(MAX_THREADS);
        thread::scope(|scope| {
            let (send, batches) = mpsc::channel();
            for _ in 0..threads {
                let send = send.clone();
                let (queue, make) = (&queue, &make);
                scope.spawn(move || {
                    let mut finder = Finder::new(self.known);
                    let mut reader = self.listing.reader();
                    while let Some(batch) = queue.next() {
                        let built: Vec<_> = batch
                            .clone()
                            .filter(|&n| !self.is_passed_over(n))
                            .map(|n| (n, make(self.built(n, &mut reader, &mut finder))))
                            .collect();
                        if send.send((batch, built)).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(send);
            let mut early = BTreeMap::new();
            let mut due = 0;
            for (batch, built) in batches {
                early.insert(batch.start, (batch, built));
                while let Some((batch, built)) = early.remove(&due) {
                    due = batch.end;
                    for (n, built) in built {
                        if take(n, built).is_break() {
                            queue.stop();
                            return;
                        }
                    }
                    queue.done(&batch);
                }
            }
        });
    }
}

/// Splits `page` and finds its names, unless it is an article that was exported: that stays as it was.
///
/// # Errors
/// A fault of the program costs this page and not the rest.
pub fn build(page: Page, corpus: &Corpus, finder: &mut Finder<'_>) -> Result<Built, Problem> {
    guarded(page, |page| match exported::of(page) {
        Some(exported) => (exported::article(page, exported), exported::names(exported)),
        None => named(page, parse::parse(page, corpus), finder),
    })
}

/// As [`build`], and the article says why each block is what it is. The names of one that was exported get
/// the places where they stand.
///
/// # Errors
/// As [`build`].
pub fn explained(page: Page, corpus: &Corpus, finder: &mut Finder<'_>) -> Result<Built, Problem> {
    guarded(page, |page| match exported::of(page) {
        Some(exported) => {
            let article = exported::article(page, exported);
            let mut names = exported::names(exported);
            names.mentions = exported::mentions(page, &article, &names);
            (article, names)
        }
        None => named(page, parse::explain(page, corpus), finder),
    })
}

fn named(page: &Page, article: Article, finder: &mut Finder<'_>) -> (Article, Names) {
    let names = finder.find(page, &article);
    (article, names)
}

fn guarded(page: Page, make: impl FnOnce(&Page) -> (Article, Names)) -> Result<Built, Problem> {
    let path = page.locator.path();
    GUARDED.set(true);
    let built = catch_unwind(AssertUnwindSafe(|| {
        let (article, names) = make(&page);
        Built {
            page,
            article,
            names,
        }
    }));
    GUARDED.set(false);
    built.map_err(|_| Problem {
        path,
        line: None,
        what: ProblemKind::Failed,
    })
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread now is caught by [`build`] and becomes a [`Problem`]: a panic hook
/// has nothing to do then.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.get()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The batches of a listing, given out in order and not too far ahead of those handed over.
struct Queue<'a> {
    entries: &'a [Entry],
    state: Mutex<State>,
    room: Condvar,
}

#[derive(Default)]
struct State {
    next: usize,
    bytes: u64,
    stopped: bool,
}

impl<'a> Queue<'a> {
    fn new(entries: &'a [Entry]) -> Self {
        Self {
            entries,
            state: Mutex::default(),
            room: Condvar::new(),
        }
    }

    /// The next batch, once there is room for it; `None` when there is none left.
    fn next(&self) -> Option<Range<usize>> {
        let mut state = lock(&self.state);
        loop {
            if state.stopped || state.next == self.entries.len() {
                return None;
            }
            let batch = self.batch(state.next);
            let bytes = self.bytes(&batch);
            if state.bytes == 0 || state.bytes + bytes <= BYTES_ON_THE_WAY {
                state.next = batch.end;
                state.bytes += bytes;
                return Some(batch);
            }
            state = self
                .room
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn batch(&self, start: usize) -> Range<usize> {
        let mut bytes = 0;
        let more = self.entries[start + 1..]
            .iter()
            .take(BATCH_PAGES - 1)
            .take_while(|e| {
                bytes += e.locator.weight();
                bytes <= BATCH_BYTES
            });
        start..start + 1 + more.count()
    }

    fn bytes(&self, batch: &Range<usize>) -> u64 {
        self.entries[batch.clone()]
            .iter()
            .map(|e| e.locator.weight())
            .sum()
    }

    /// A batch was handed over.
    fn done(&self, batch: &Range<usize>) {
        lock(&self.state).bytes -= self.bytes(batch);
        self.room.notify_all();
    }

    /// No more batches are wanted.
    fn stop(&self) {
        lock(&self.state).stopped = true;
        self.room.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn pages(texts: impl Iterator<Item = String>) -> (tempfile::TempDir, Listing) {
        let dir = tempfile::tempdir().unwrap();
        for (n, text) in texts.enumerate() {
            std::fs::write(dir.path().join(format!("{n:05}.txt")), text).unwrap();
        }
        let listing = crate::source::open(&[PathBuf::from(dir.path())]);
        (dir, listing)
    }

    #[test]
    fn articles_come_in_the_order_of_the_listing() {
        let texts = (0..700).map(|n| format!("Title {n}\n{}", "word ".repeat(n % 97 * 5)));
        let (_dir, listing) = pages(texts);
        let builder = Builder::new(&listing, Known::builtin());
        let mut seen = Vec::new();
        builder.each(|n, built| {
            seen.push((n, built.unwrap().page.id));
            ControlFlow::Continue(())
        });
        let expected: Vec<_> = (0..700).map(|n| (n, format!("{n:05}"))).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn whoever_takes_the_articles_may_break_off() {
        let (_dir, listing) = pages((0..300).map(|n| format!("Title {n}")));
        let mut seen = 0;
        Builder::new(&listing, Known::builtin()).each(|_, _| {
            seen += 1;
            if seen == 40 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert_eq!(seen, 40);
    }

    #[test]
    fn a_page_that_cannot_be_read_keeps_its_place() {
        let (dir, listing) = pages((0..3).map(|n| format!("Title {n}")));
        std::fs::remove_file(dir.path().join("00001.txt")).unwrap();
        let mut read = Vec::new();
        Builder::new(&listing, Known::builtin()).each(|_, built| {
            read.push(built.is_ok());
            ControlFlow::Continue(())
        });
        assert_eq!(read, [true, false, true]);
    }
}
