//! Reading the library anew, beside the one that is open: that one answers until all of the new one is there.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::event_loop::Event;
use super::loader;
use super::open::Open;
use crate::app::Msg;
use crate::app::msg::Reloaded;

/// Whether `paths` can be read a second time.
pub(super) fn is_possible(paths: &[PathBuf]) -> bool {
    paths.iter().all(|path| path.as_path() != Path::new("-"))
}

/// Reads `paths` into a library of its own, whose articles are told from those of `old` by their ids; `tell`
/// gets it as [`Event::Reloaded`] and says whether it still listens.
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
                let moved = old.library().moved_to(&open.library());
                let reloaded = Reloaded {
                    moved: moved.into(),
                    articles: open.library().len(),
                    problems: std::mem::take(&mut *problems()),
                };
                tell(Event::Reloaded(Arc::clone(&open), reloaded))
            }
            other => tell(Event::Answer(Arc::clone(&open), other)),
        };
        if listens {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
}
