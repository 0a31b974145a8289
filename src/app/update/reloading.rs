//! Reading the library anew: what is on the screen stays until all of the new one is there; then everything
//! that was known by the number of an article is known by its new one.

use std::collections::BTreeMap;

use super::{list, reader};
use crate::app::model::{Effects, Model};
use crate::app::msg::{Effect, Progress, Reloaded};
use crate::app::notice::Notice;
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

/// Takes the new library: the place in the list and in the article, filters, what was read and where
/// articles were left are as before.
pub(super) fn take(model: &mut Model, reloaded: Reloaded, out: &mut Effects) {
    model.reloading = None;
    model.problems = reloaded.problems;
    let moved = reloaded.moved;
    let to = |no: ArticleNo| moved.get(no as usize).copied().flatten();
    model.read = model.read.iter().filter_map(|no| to(*no)).collect();
    take_list(model, to);
    take_reader(model, to, out);
    model.overlay = None;
    let gone = moved.iter().filter(|no| no.is_none()).count();
    model.notice = Some(Notice::Reloaded {
        articles: reloaded.articles,
        gone,
    });
    list::ask(model, out);
}

fn take_list(model: &mut Model, to: impl Fn(ArticleNo) -> Option<ArticleNo>) {
    let list = &mut model.list;
    let selected = list.selected().and_then(&to);
    let above = list.cursor.saturating_sub(list.top);
    // Until the hits come, those of before that are still there.
    list.order = list.order.iter().filter_map(|no| to(*no)).collect();
    list.rows.clear();
    list.asked.clear();
    list.why.clear();
    list.explained.clear();
    list.explained_next.clear();
    list.shown = list.shown.and_then(&to);
    if let Some(at) = selected.and_then(|no| list.order.iter().position(|n| *n == no)) {
        list.cursor = at;
        list.top = at.saturating_sub(above);
    }
    list.keep = selected;
}

fn take_reader(model: &mut Model, to: impl Fn(ArticleNo) -> Option<ArticleNo>, out: &mut Effects) {
    let text = &mut model.reader;
    text.leave();
    let left = std::mem::take(&mut text.left);
    text.left = left
        .into_iter()
        .filter_map(|(no, left)| Some((to(no)?, left)))
        .collect::<BTreeMap<_, _>>();
    let at = text
        .history
        .iter()
        .take(text.at)
        .filter(|no| to(**no).is_some());
    let at = at.count();
    text.history = text.history.iter().filter_map(|no| to(*no)).collect();
    text.at = at;
    text.wanted = None;
    if let Some(opened) = &mut text.article {
        let no = to(opened.no);
        // One that is gone stays on the screen, as an article of no number that there is.
        std::sync::Arc::make_mut(opened).no = no.unwrap_or(ArticleNo::MAX);
        if let Some(no) = no {
            reader::open(model, no, out);
        }
    }
}
