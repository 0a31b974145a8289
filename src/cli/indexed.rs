//! An archive and its index, brought up to date before it is asked, with the progress of that on a terminal.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Stop, complain};
use crate::entity::Known;
use crate::error::Error;
use crate::library::index::{Index, IndexError, Progress, Updated, place};
use crate::source::{self, Listing};

/// An archive with its index.
pub(super) struct Indexed {
    pub(super) listing: Listing,
    pub(super) known: Arc<Known>,
    pub(super) index: Index,
    /// What bringing it up to date did.
    pub(super) updated: Updated,
}

impl Indexed {
    /// Of `paths`; `anew` forgets what was indexed before.
    pub(super) fn open(paths: &[PathBuf], anew: bool) -> Result<Self, Stop> {
        let listing = source::open(paths);
        let known = super::knowledge();
        let index = index(paths, anew).map_err(failed)?;
        let bar = bar();
        let tell = |progress: Progress| {
            bar.set_length(progress.of);
            bar.set_position(progress.pages);
            ControlFlow::Continue(())
        };
        let updated = index.update(&listing, &known, tell);
        bar.finish_and_clear();
        let updated = match updated {
            Err(busy @ IndexError::Busy) => {
                complain(&busy);
                Updated::default()
            }
            updated => updated.map_err(failed)?,
        };
        Ok(Self {
            listing,
            known,
            index,
            updated,
        })
    }
}

/// The index in the cache folder, or one in temporary files when there is no such folder or it cannot be
/// written.
fn index(paths: &[PathBuf], anew: bool) -> Result<Index, IndexError> {
    let Some(folder) = place(paths) else {
        return Index::temporary();
    };
    if anew
        && let Err(error) = std::fs::remove_dir_all(&folder)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error.into());
    }
    match Index::open(&folder) {
        Ok((index, made_anew)) => {
            if made_anew {
                complain(&"the index was damaged and is made anew; nothing else is lost");
            }
            Ok(index)
        }
        Err(IndexError::Io(error)) => {
            complain(&format!(
                "{}: {error}; the index is not kept",
                folder.to_string_lossy()
            ));
            Index::temporary()
        }
        Err(error) => Err(error),
    }
}

pub(super) fn failed(error: IndexError) -> Stop {
    Error::Index(error.to_string()).into()
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
