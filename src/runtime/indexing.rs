//! Making the index of what is open, of the articles that the loader makes anyway, on a thread of its own.
//!
//! A library of a few pages has none: looking through them takes less than making one would, and start,
//! memory and disk stay as they are.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use super::open::Open;
use crate::app::Msg;
use crate::app::msg::Indexing;
use crate::config;
use crate::error::Problem;
use crate::library::build::Built;
use crate::library::index::{Index, IndexError, State, Writing, place};
use crate::source::Listing;

/// Up to so many pages of so many bytes together there is no index: they are looked through while a key is
/// answered.
const FEW_PAGES: usize = 50;
const FEW_BYTES: u64 = 1 << 20;
/// Articles on their way to the index; the loader waits for room when there are more.
pub(super) const ON_THE_WAY: usize = 64;
/// When somebody searches meanwhile, what was taken can be found after so many articles, and again each time
/// that they have become twice as many.
const FIRST_PART: u64 = 64;

/// An article with its number in the listing, or why there is none.
pub(super) type Made = (usize, Result<Built, Problem>);

/// Whoever is told how the index fares.
pub(super) type Tell<'a> = &'a (dyn Fn(Msg) -> ControlFlow<()> + Sync);

/// Whether so many pages are worth an index.
pub(super) fn is_worth_it(listing: &Listing) -> bool {
    let bytes = listing.entries.iter().map(|entry| entry.locator.weight());
    listing.entries.len() > FEW_PAGES || bytes.fold(0, u64::saturating_add) > FEW_BYTES
}

/// Takes all `articles` into the index of `paths`, which `open` is searched by from now on. When that fails,
/// it is searched page by page.
pub(super) fn feed(
    open: &Open,
    paths: &[PathBuf],
    listing: &Listing,
    articles: Receiver<Made>,
    tell: Tell<'_>,
) {
    let _ = tell(Msg::Index(Indexing::Begun));
    let ended = writing(open, paths, listing, tell).and_then(|mut writing| {
        take(open, &mut writing, articles, tell)?;
        writing.commit()?;
        // What is left to do makes searches faster; they find everything already. Whoever broke off does
        // not listen any more.
        let _ = tell(Msg::Index(Indexing::Complete));
        let (_, merging) = writing.finish()?;
        if let Some(index) = open.index() {
            index.save_beside(merging)?;
        }
        renew(open, tell)
    });
    if let Err(error) = ended {
        failed(open, error, tell);
    }
}

/// Saves the library of all that is in the index and goes on with that, which takes no memory.
pub(super) fn renew(open: &Open, tell: Tell<'_>) -> Result<(), IndexError> {
    let Some(index) = open.index() else {
        return Ok(());
    };
    index.save_library()?;
    if let Some(library) = index.library() {
        let _ = tell(Msg::Renewed(open.replace(library)));
    }
    Ok(())
}

/// Brings the index of `paths` up to date and searches `open` by it, before the first search of a script.
pub(super) fn complete(open: &Open, paths: &[PathBuf], tell: Tell<'_>) {
    let (Some(listing), Some(known)) = (open.listing(), open.known()) else {
        return;
    };
    if !is_worth_it(listing) {
        return;
    }
    let go_on = |_| ControlFlow::Continue(());
    let index = open.search_by(|| opened(paths, tell));
    let updated = match index.and_then(|index| index.update(listing, known, go_on)) {
        Err(IndexError::Busy) => open
            .search_by(|| temporary(Indexing::Busy, tell))
            .and_then(|index| index.update(listing, known, go_on)),
        updated => updated,
    };
    if let Err(error) = updated {
        failed(open, error, tell);
    }
}

fn failed(open: &Open, error: IndexError, tell: Tell<'_>) {
    open.search_pages();
    let _ = tell(Msg::Index(Indexing::Failed(error.into())));
}

/// Opens the index for writing; if another program writes it now, one of its own.
fn writing<'l>(
    open: &Open,
    paths: &[PathBuf],
    listing: &'l Listing,
    tell: Tell<'_>,
) -> Result<Writing<'l>, IndexError> {
    let index = open.search_by(|| opened(paths, tell))?;
    let writing = match index.writing(listing) {
        Err(IndexError::Busy) => open
            .search_by(|| temporary(Indexing::Busy, tell))?
            .writing(listing),
        writing => writing,
    }?;
    if let (Some(index), Some(corpus)) = (open.index(), open.corpus()) {
        index.learn(corpus)?;
    }
    Ok(writing)
}

/// The index in the cache folder; a temporary one where there is no such folder, or none for these paths.
fn opened(paths: &[PathBuf], tell: Tell<'_>) -> Result<Index, IndexError> {
    let Some(folder) = place(paths) else {
        return Index::temporary();
    };
    match Index::open(&folder, config::knowledge_number()) {
        Ok((index, state)) => {
            let why = match state {
                State::Damaged => Some(Indexing::Anew),
                State::Old => Some(Indexing::Old),
                State::AsLeft | State::OtherKnowledge => None,
            };
            if let Some(why) = why {
                let _ = tell(Msg::Index(why));
            }
            Ok(index)
        }
        Err(IndexError::Io(error)) => temporary(Indexing::NotKept(folder, error.into()), tell),
        Err(error) => Err(error),
    }
}

fn temporary(why: Indexing, tell: Tell<'_>) -> Result<Index, IndexError> {
    let _ = tell(Msg::Index(why));
    Index::temporary()
}

/// Takes the articles that are not in yet.
fn take(
    open: &Open,
    writing: &mut Writing<'_>,
    articles: Receiver<Made>,
    tell: Tell<'_>,
) -> Result<(), IndexError> {
    let mut next_part = FIRST_PART;
    for (n, built) in articles {
        if writing.kept().get(n) == Some(&true) {
            continue;
        }
        writing.take(n, built.as_ref())?;
        let taken = writing.progress().pages;
        if taken >= next_part && open.is_searched() {
            next_part = taken * 2;
            writing.commit()?;
            if tell(Msg::Index(Indexing::Grown)).is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}
