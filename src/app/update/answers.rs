//! Answers from outside. One that answers an older question than the last one asked is dropped.

use std::sync::Arc;

use super::list;
use crate::app::model::{Effects, Model};
use crate::app::msg::Progress;
use crate::app::notice::Notice;
use crate::error::Problem;
use crate::library::opened::Opened;
use crate::library::query::{ArticleNo, FacetKind, Filter, Generation, Hits};
use crate::library::row::Row;

/// Takes the hits of the last query. The selected article stays selected where it still is a hit.
pub(super) fn hits(model: &mut Model, hits: Hits, out: &mut Effects) {
    let list = &mut model.list;
    if !list.request.answer(hits.generation) {
        return;
    }
    let keep = list
        .keep
        .take()
        .or(if list.moved { list.selected() } else { None });
    list.answered = model.query.clone();
    list.take(hits.order, hits.folds);
    list.of = hits.of;
    list.asked.clear();
    let at = keep.and_then(|no| list.row_position(no));
    list.cursor = at.unwrap_or(0);
    let top = list.keep_top.take();
    if at.is_none() {
        list.top = 0;
        list.moved = false;
    } else if let Some(top) = top {
        list.top = top;
    }
    if list.searched(hits.search) {
        model.reader.seek(list.search.clone());
    }
    model.facets.replace(hits.facets);
    if model.query.filter == Filter::default() {
        let count = |kind| model.facets.values(kind).len();
        model.facets.totals = Some((count(FacetKind::Conference), count(FacetKind::Official)));
    }
    if model.list.request.stale {
        list::ask(model, out);
    }
}

/// Takes rows.
pub(super) fn rows(model: &mut Model, rows: Vec<(ArticleNo, Row)>) {
    for (no, row) in rows {
        model.list.asked.remove(&no);
        model.list.rows.insert(no, row);
    }
}

/// Takes the article asked for last.
pub(super) fn opened(model: &mut Model, generation: Generation, opened: Arc<Opened>) {
    if model.reader.request.answer(generation) {
        model.reader.show(opened);
    }
}

/// Says that the article asked for last cannot be read; the one before stays on the screen.
pub(super) fn open_failed(model: &mut Model, generation: Generation, problem: &Problem) {
    if model.reader.request.answer(generation) {
        model.reader.wanted = model.reader.no();
        model.notice = Some(Notice::CannotOpen(problem.to_string()));
    }
}

/// The library grew, or is complete: asks again, once the question before is answered.
pub(super) fn grown(model: &mut Model, progress: Progress, complete: bool, out: &mut Effects) {
    model.loading = (!complete).then_some(progress);
    list::ask_again(model, out);
}
