//! Opening an archive that was indexed before: its library is mapped from the file beside the index, and shown
//! before a single file is looked at. What changed since is read in the background, and the library replaced.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::indexing::{self, Tell};
use super::open::Open;
use crate::app::Msg;
use crate::app::msg::{Indexing, Progress};
use crate::config;
use crate::entity::Known;
use crate::error::Problem;
use crate::library::Library;
use crate::library::index::{Index, IndexError, place};
use crate::parse::Corpus;
use crate::source::{self, Archive, Listing};

/// Progress is told after so much time again.
const SELDOM: Duration = Duration::from_millis(400);

/// What was kept of an archive.
pub(super) struct Kept {
    index: Index,
    library: Library,
    corpus: Corpus,
}

impl Kept {
    /// What was kept of `paths`; `None` when there is nothing, or nothing whole.
    pub(super) fn of(paths: &[PathBuf]) -> Option<Self> {
        let folder = place(paths).filter(|folder| folder.is_dir())?;
        let index = Index::left(&folder, config::knowledge_number())
            .ok()?
            .ok()?;
        Some(Self {
            library: index.library()?,
            corpus: index.corpus()?,
            index,
        })
    }

    /// Opens it, and then brings it up to date.
    pub(super) fn reopen(self, open: &Open, paths: &[PathBuf], tell: Tell<'_>) {
        let knowledge = config::knowledge();
        let known = open.know(knowledge.known);
        open.list(source::unlisted(paths));
        open.learn(Arc::new(self.corpus));
        let progress = Progress {
            pages: self.library.len(),
            of: Some(self.library.len()),
        };
        *open.library_mut() = self.library;
        let Ok(index) = open.search_by(|| Ok(self.index)) else {
            return;
        };
        let _ = tell(Msg::Problems(knowledge.faults));
        let _ = tell(Msg::Index(Indexing::Complete));
        let _ = tell(Msg::Loading(progress));
        let archive = Archive::open(paths);
        if archive.problems().is_empty() && index.is_fresh(&archive) {
            let _ = tell(Msg::Loaded(progress));
            return;
        }
        let listing = index.listing(archive, paths);
        let _ = tell(Msg::Problems(listing.problems.clone()));
        match update(open, &index, (&listing, known), tell) {
            Ok(()) => {}
            Err(IndexError::Busy) => {
                let _ = tell(Msg::Index(Indexing::Busy));
            }
            Err(error) => {
                let _ = tell(Msg::Index(Indexing::Failed(error.into())));
            }
        }
        let _ = tell(Msg::Loaded(progress));
    }
}

/// Reads what changed since, and replaces the library.
fn update(
    open: &Open,
    index: &Index,
    (listing, known): (&Listing, &Known),
    tell: Tell<'_>,
) -> Result<(), IndexError> {
    let mut told = Instant::now();
    let updated = index.update(listing, known, |progress| {
        if told.elapsed() < SELDOM {
            return ControlFlow::Continue(());
        }
        told = Instant::now();
        tell(Msg::Loading(Progress {
            pages: progress.pages as usize,
            of: Some(progress.of as usize),
        }))
    })?;
    let problems: Vec<Problem> = updated.problems;
    let _ = tell(Msg::Problems(problems));
    indexing::renew(open, tell)
}
