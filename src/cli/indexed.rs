//! An archive and its index, brought up to date before it is asked, with the progress of that on a terminal.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Stop, complain};
use crate::config;
use crate::entity::Known;
use crate::error::{Error, Problem, Refusal};
use crate::lang::Lang;
use crate::library::build::Builder;
use crate::library::index::{Index, IndexError, Progress, Searching, State, Updated, place};
use crate::library::row::Row;
use crate::parse::{self, Corpus};
use crate::source::page::Page;
use crate::source::{self, Archive, Listing};

/// An archive with its index.
pub(super) struct Indexed {
    pages: Pages,
    pub(super) index: Index,
    /// What bringing it up to date did.
    pub(super) updated: Updated,
}

/// How pages are read again.
enum Pages {
    /// Everything was in the index: nothing had to be listed.
    Fresh(Archive),
    Listed(Listing, Arc<Known>),
}

impl Indexed {
    /// Of `paths`; `anew` forgets what was indexed before.
    pub(super) fn open(paths: &[PathBuf], anew: bool, lang: Lang) -> Result<Self, Stop> {
        let index = index(paths, anew, lang).map_err(failed)?;
        let archive = place(paths).map(|_| Archive::open(paths));
        let archive = match archive {
            Some(archive) if archive.problems().is_empty() && index.is_fresh(&archive) => {
                let updated = Updated {
                    kept: archive.files().len() as u64,
                    ..Updated::default()
                };
                return Ok(Self {
                    pages: Pages::Fresh(archive),
                    index,
                    updated,
                });
            }
            archive => archive,
        };
        thread::spawn(parse::prepare);
        let (mut listing, known) = thread::scope(|scope| {
            let known = scope.spawn(|| super::knowledge(lang));
            let listing = match archive {
                Some(archive) => index.listing(archive, paths),
                None => source::open(paths),
            };
            let known = known.join();
            (listing, known.unwrap_or_else(|panic| resume_unwind(panic)))
        });
        let bar = bar();
        let tell = |progress: Progress| {
            bar.set_length(progress.of);
            bar.set_position(progress.pages);
            ControlFlow::Continue(())
        };
        let updated = index.update_all(&mut listing, &known, tell);
        bar.finish_and_clear();
        let updated = match updated {
            Err(IndexError::Busy) => {
                complain(lang.texts().problems.index.busy);
                Updated::default()
            }
            updated => updated.map_err(failed)?,
        };
        Ok(Self {
            pages: Pages::Listed(listing, known),
            index,
            updated,
        })
    }

    /// What could not be listed or read.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut problems = match &self.pages {
            Pages::Fresh(_) => Vec::new(),
            Pages::Listed(listing, _) => listing.problems.clone(),
        };
        problems.extend(self.updated.problems.iter().cloned());
        problems
    }

    /// Reads the page of an article again.
    pub(super) fn read(&self, row: &Row) -> Result<Page, Problem> {
        match &self.pages {
            Pages::Listed(listing, _) => listing.read_at(&row.id, &row.locator),
            Pages::Fresh(archive) => {
                let mut page = archive.read(&row.locator)?;
                page.id.clone_from(&row.id);
                Ok(page)
            }
        }
    }

    /// What other pages tell of a page.
    pub(super) fn corpus(&self, searching: &Searching) -> Arc<Corpus> {
        if let Some(corpus) = self.index.corpus() {
            return Arc::new(corpus);
        }
        if let Pages::Listed(listing, known) = &self.pages {
            return Builder::new(listing, known).corpus();
        }
        let sample = searching.sample(SAMPLE);
        let pages: Vec<Page> = sample
            .iter()
            .filter_map(|row| self.read(row).ok())
            .collect();
        Arc::new(Corpus::learn(&pages))
    }
}

/// Pages that others are judged by, when nothing was listed.
const SAMPLE: usize = 256;

/// The index in the cache folder, or one in temporary files when there is no such folder or it cannot be
/// written.
fn index(paths: &[PathBuf], anew: bool, lang: Lang) -> Result<Index, IndexError> {
    let Some(folder) = place(paths) else {
        return Index::temporary();
    };
    if anew
        && let Err(error) = std::fs::remove_dir_all(&folder)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error.into());
    }
    match Index::open(&folder, config::knowledge_number()) {
        Ok((index, state)) => {
            let texts = &lang.texts().problems.index;
            match state {
                State::Damaged => complain(texts.anew),
                State::Old => complain(texts.old),
                State::AsLeft | State::OtherKnowledge => {}
            }
            Ok(index)
        }
        Err(IndexError::Io(error)) => {
            let texts = lang.texts();
            let why = Refusal::from(error).said(texts);
            let why = format!("{}: {why}", folder.to_string_lossy());
            complain(&texts.problems.index.not_kept.replace("{}", &why));
            Index::temporary()
        }
        Err(error) => Err(error),
    }
}

/// An index that failed ends a command.
pub(super) fn failed(error: IndexError) -> Stop {
    Error::Index(error.into()).into()
}

/// A bar on standard error, when that is a terminal.
fn bar() -> ProgressBar {
    let target = if io::stderr().is_terminal() {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} · {per_sec} · {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(None, target).with_style(style)
}
