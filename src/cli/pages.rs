//! Many pages through a command: every article in the order of its source, every problem on standard
//! error while the rest is shown.

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::{Ended, Outcome, Stop, complain_of};
use crate::error::{Error, Problem, ProblemKind};
use crate::lang::Lang;
use crate::library::build::{Builder, Built};
use crate::source::{self, Listing};

/// Calls `show` for every article of `paths`, after `begin` with all that was listed.
pub(super) fn each(
    paths: &[PathBuf],
    lang: Lang,
    begin: impl FnOnce(&Listing),
    mut show: impl FnMut(&Built) -> Result<(), Stop>,
) -> Ended {
    let listing = source::open(paths);
    begin(&listing);
    let mut problems = Problems::new(lang);
    problems.add(&listing.problems);
    let mut ended = Ok(());
    let known = super::knowledge(lang);
    Builder::new(&listing, &known).each(|_, built| {
        match built {
            Err(problem) => problems.add(&[problem]),
            Ok(built) => {
                problems.shown();
                problems.add(&built.page.problems);
                ended = show(&built);
            }
        }
        if ended.is_err() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    ended?;
    problems.end()
}

/// Problems as they come. They wait until the first article is shown: before that they may turn out to
/// be all there is.
#[derive(Debug)]
pub(super) struct Problems {
    waiting: Vec<Problem>,
    any_shown: bool,
    lang: Lang,
}

impl Problems {
    /// None yet; they will be told in this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            waiting: Vec::new(),
            any_shown: false,
            lang,
        }
    }

    /// Tells of `problems`, now or at the end.
    pub(super) fn add(&mut self, problems: &[Problem]) {
        if self.any_shown {
            complain_of(problems, self.lang);
        } else {
            self.waiting.extend_from_slice(problems);
        }
    }

    /// An article was shown.
    pub(super) fn shown(&mut self) {
        self.any_shown = true;
        complain_of(&std::mem::take(&mut self.waiting), self.lang);
    }

    /// All pages were tried.
    ///
    /// # Errors
    /// [`Error::NothingOpened`] when no article was shown because something could not be opened.
    pub(super) fn end(self) -> Ended {
        if self.any_shown {
            return Ok(Outcome::Shown);
        }
        if self.waiting.iter().any(|p| keeps_closed(&p.what)) {
            return Err(Error::NothingOpened(self.waiting).into());
        }
        complain_of(&self.waiting, self.lang);
        Ok(Outcome::Nothing)
    }
}

/// Whether it could not be opened, rather than opened and found to hold no article.
pub(super) fn keeps_closed(what: &ProblemKind) -> bool {
    !matches!(
        what,
        ProblemKind::EmptyFolder
            | ProblemKind::EmptyFile
            | ProblemKind::NoText
            | ProblemKind::RecordWithoutText
            | ProblemKind::NoRecord
            | ProblemKind::NoArticle
    )
}
