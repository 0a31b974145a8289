//! Reading a library in the background: the person's knowledge read, the pages listed and learnt from, then
//! every article added in the order of the listing, with a few words on progress a second.

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::mpsc::{self, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use super::indexing::{self, Made, Tell};
use super::open::Open;
use super::reopen::Kept;
use crate::app::Msg;
use crate::app::msg::Progress;
use crate::config;
use crate::error::Problem;
use crate::library::build::Builder;
use crate::library::index::Index;
use crate::library::reprints::{Reprints, Sketch};
use crate::parse;
use crate::source::{self, Listing};

/// After this the first articles show; then ever more seldom.
const FIRST_WORD: Duration = Duration::from_millis(30);
/// Reprints are told together after so many articles, and again each time that these are twice as many.
const FIRST_REPRINTS: usize = 512;
/// Never more seldom than this.
const SELDOM: Duration = Duration::from_millis(400);

/// Reads `paths` into `open`, and into their index when `indexed` and worth it. `tell` is told of the progress,
/// of every problem once, and of the end, and may break off.
pub(super) fn load(open: &Open, paths: &[PathBuf], indexed: bool, tell: Tell<'_>) {
    if indexed && let Some(kept) = Kept::of(paths) {
        return kept.reopen(open, paths, tell);
    }
    thread::spawn(parse::prepare);
    let (mut listing, knowledge) = thread::scope(|scope| {
        let knowledge = scope.spawn(config::knowledge);
        let listing = source::open(paths);
        let knowledge = knowledge.join();
        (
            listing,
            knowledge.unwrap_or_else(|panic| resume_unwind(panic)),
        )
    });
    let mut problems = knowledge.faults;
    problems.append(&mut listing.problems);
    let known = open.know(knowledge.known);
    let listing = open.list(listing);
    let indexed = indexed && indexing::is_worth_it(listing);
    // Where a build was broken off, the rest is judged as the first pages were.
    let corpus = Some(paths).filter(|_| indexed).and_then(Index::corpus_of);
    let builder = match corpus {
        Some(corpus) => Builder::with_corpus(listing, known, corpus),
        None => Builder::new(listing, known),
    };
    open.learn(builder.corpus());
    thread::scope(|scope| {
        let index = indexed.then(|| {
            let (index, articles) = mpsc::sync_channel(indexing::ON_THE_WAY);
            scope.spawn(move || indexing::feed(open, paths, listing, articles, tell));
            index
        });
        add(open, &builder, listing, problems, index.as_ref(), tell);
    });
}

/// Adds all articles to the library, and hands them on to the index.
fn add(
    open: &Open,
    builder: &Builder<'_>,
    listing: &Listing,
    mut problems: Vec<Problem>,
    index: Option<&SyncSender<Made>>,
    tell: Tell<'_>,
) {
    let mut progress = Progress {
        pages: 0,
        of: Some(listing.entries.len()),
    };
    let mut last = Instant::now();
    let mut pause = FIRST_WORD;
    let mut reprints = Reprints::default();
    let mut next_reprints = FIRST_REPRINTS;
    builder.each(|n, built| {
        match &built {
            Ok(built) => {
                problems.extend_from_slice(&built.page.problems);
                let sketch = Sketch::of(&built.page.text, &built.article);
                let no = open
                    .library_mut()
                    .add(&built.page, &built.article, &built.names);
                reprints.add(no, sketch);
                if reprints.len() >= next_reprints {
                    next_reprints *= 2;
                    fold(open, &reprints);
                }
            }
            Err(problem) => problems.push(problem.clone()),
        }
        if let Some(index) = index {
            // One that failed takes no more.
            let _ = index.send((n, built));
        }
        progress.pages += 1;
        if last.elapsed() < pause {
            return ControlFlow::Continue(());
        }
        last = Instant::now();
        pause = (pause * 2).min(SELDOM);
        if !problems.is_empty() {
            tell(Msg::Problems(std::mem::take(&mut problems)))?;
        }
        tell(Msg::Loading(progress))
    });
    fold(open, &reprints);
    // Whoever broke off does not listen any more.
    let _ = tell(Msg::Problems(problems));
    let _ = tell(Msg::Loaded(progress));
}

/// Tells the library which articles are of one text. Nobody waits while that is found out.
fn fold(open: &Open, reprints: &Reprints) {
    let groups = reprints.groups();
    open.library_mut().fold(groups);
}
