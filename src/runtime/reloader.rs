//! Reading the library anew, beside the one that is open: that one answers until all of the new one is there.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::event_loop::Event;
use super::loader;
use super::open::Open;
use crate::app::Msg;
use crate::app::msg::Reloaded;

/// A library that was read anew.
pub(super) struct New {
    /// What is open from now on.
    pub(super) open: Arc<Open>,
    /// What the person is told.
    pub(super) reloaded: Reloaded,
}

/// Whether `paths` can be read a second time.
pub(super) fn is_possible(paths: &[PathBuf]) -> bool {
    paths.iter().all(|path| path.as_path() != Path::new("-"))
}

/// Reads `paths` into a library of its own; `tell` gets it as [`Event::Reloaded`] and says whether it still
/// listens.
pub(super) fn reload(
    old: &Arc<Open>,
    paths: &[PathBuf],
    indexed: bool,
    tell: &(dyn Fn(Event) -> bool + Sync),
) {
    let open = Arc::new(Open::default());
    let problems = Mutex::new(Vec::new());
    let problems = || problems.lock().unwrap_or_else(PoisonError::into_inner);
    loader::load(&open, paths, indexed, &|msg| {
        let listens = match msg {
            Msg::Loading(progress) => tell(Event::Msg(Msg::Reloading(progress))),
            Msg::Problems(mut more) => {
                problems().append(&mut more);
                true
            }
            Msg::Loaded(_) => {
                let problems = std::mem::take(&mut *problems());
                // Told before the library can be replaced: another edition is told of after this one.
                open.succeed(old, |library, numbers| {
                    tell(Event::Reloaded(New {
                        reloaded: Reloaded {
                            articles: library.len(),
                            added: library.len().saturating_sub(numbers.kept()),
                            gone: numbers.before() - numbers.kept(),
                            problems,
                        },
                        open: Arc::clone(&open),
                    }))
                })
            }
            other => tell(Event::Told(Arc::clone(&open), other)),
        };
        if listens {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
}
