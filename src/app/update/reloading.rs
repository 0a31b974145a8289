//! Reading the library anew: what is on the screen stays until all of the new one is there. What becomes of
//! the numbers of articles is [`renew`](super::renew)'s affair.

use crate::app::model::{Effects, Model};
use crate::app::msg::{Effect, Progress, Reloaded};
use crate::app::notice::Notice;
use crate::error::{Problem, ProblemKind};
use crate::library::query::ArticleNo;

/// Asks for it, unless the library is being read already.
pub(super) fn ask(model: &mut Model, out: &mut Effects) {
    if model.loading.is_some() || model.reloading.is_some() {
        model.notice = Some(Notice::StillReading);
        return;
    }
    model.reloading = Some(Progress::default());
    out.push(Effect::Reload);
}

/// Takes how far it is.
pub(super) fn progress(model: &mut Model, progress: Progress) {
    if model.reloading.is_some() {
        model.reloading = Some(progress);
    }
}

/// It cannot be done.
pub(super) fn failed(model: &mut Model) {
    model.reloading = None;
    model.notice = Some(Notice::CannotReload);
}

/// The library is a new one; what its pages say now is read and shown at the place where the person is.
pub(super) fn take(model: &mut Model, reloaded: Reloaded, out: &mut Effects) {
    model.reloading = None;
    // The person's own files are not read anew.
    let kept = |problem: &Problem| matches!(problem.what, ProblemKind::Marks(_));
    let marks = std::mem::take(&mut model.problems).into_iter().filter(kept);
    model.problems.clone_from(&model.options.faults);
    model.problems.extend(marks);
    model.problems.extend(reloaded.problems);
    model.notice = Some(Notice::Reloaded {
        articles: reloaded.articles,
        added: reloaded.added,
        gone: reloaded.gone,
    });
    let list = &mut model.list;
    list.rows.clear();
    list.asked.clear();
    // Also when nothing was moved yet: newer articles may come above it.
    list.keep = list.keep.or(list.selected());
    list.keep_top = None;
    let shown = model.reader.no().filter(|no| *no != ArticleNo::MAX);
    if let Some(no) = shown.filter(|_| !model.reader.request.is_open()) {
        let generation = model.reader.request.send();
        out.push(Effect::Open { generation, no });
    }
}
