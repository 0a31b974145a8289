//! Answers from outside. One that answers an older question than the last one asked is dropped.

use std::sync::Arc;

use super::{list, pictures, session};
use crate::app::model::{Effects, Model};
use crate::app::msg::Progress;
use crate::app::notice::Notice;
use crate::app::reader::Place;
use crate::error::Problem;
use crate::library::marked;
use crate::library::opened::Opened;
use crate::library::query::{ArticleNo, Facet, FacetKind, FacetValue, Filter, Generation, Hits};
use crate::library::row::Row;

/// Takes the hits of the last query. The selected article stays selected where it still is a hit.
pub(super) fn hits(model: &mut Model, hits: Hits, out: &mut Effects) {
    let list = &mut model.list;
    if !list.request.answer(hits.generation) {
        return;
    }
    let kept = list.keep.take();
    let keep = kept.or(if list.moved { list.selected() } else { None });
    list.answered = model.query.clone();
    let before = list.range.map(|_| Arc::clone(&list.order));
    list.take(hits.order, hits.folds);
    if before.is_some_and(|before| before != list.order) {
        list.range = None;
    }
    list.of = hits.of;
    list.asked.clear();
    let at = keep.and_then(|no| list.row_position(no));
    list.cursor = at.unwrap_or(0);
    let top = list.keep_top.take();
    if at.is_none() {
        list.top = 0;
        list.moved = false;
    } else {
        // Whoever comes back to a place has been there, and stays when the hits change again.
        list.moved |= kept.is_some();
        list.top = top.unwrap_or(list.top);
    }
    if list.searched(hits.search) {
        model.reader.seek(list.search.clone());
    }
    pictures::again(model, out);
    // To ask again before the facets are counted would leave them uncounted.
    if let Some(counted) = hits.facets {
        facets(model, hits.generation, counted, out);
    }
    session::look(model, out);
    session::save(model, out);
}

/// Takes the facets of the hits that were taken last.
pub(super) fn facets(
    model: &mut Model,
    generation: Generation,
    facets: Vec<Facet>,
    out: &mut Effects,
) {
    if generation != model.list.request.answered || !model.list.awaits(&model.facets) {
        return;
    }
    let facets = named(model, facets);
    model.facets.replace(facets);
    model.facets.of = generation;
    model.facets.counted_for = model.list.answered.clone();
    if model.list.answered.filter == Filter::default() {
        let count = |kind| model.facets.values(kind).len();
        model.facets.totals = Some((count(FacetKind::Conference), count(FacetKind::Official)));
    }
    if model.list.request.stale {
        list::ask(model, out);
    }
}

/// Facets with the words of the interface for marks, and with the saved searches.
fn named(model: &Model, mut facets: Vec<Facet>) -> Vec<Facet> {
    let texts = &model.texts().facets;
    for facet in facets.iter_mut().filter(|f| f.kind == FacetKind::Mark) {
        for value in &mut facet.values {
            value.label = match value.id.as_str() {
                marked::UNREAD => texts.unread.to_owned(),
                marked::STARRED => texts.starred.to_owned(),
                _ => texts.tagged.replace("{}", &value.label),
            };
        }
    }
    for facet in facets.iter_mut().filter(|f| f.kind == FacetKind::Source) {
        for value in &mut facet.values {
            value.label = model.texts().source(&value.label).to_owned();
        }
    }
    let saved = &model.remembered.memory.saved;
    let counts = &model.facets.tally.counts;
    let values = saved.keys().map(|name| {
        FacetValue {
            id: name.clone(),
            label: name.clone(),
            short: None,
            year: None,
            about: 0,
            // They are counted apart: each is a search of its own.
            all: counts.get(name).copied().unwrap_or(0),
            inferred: false,
        }
    });
    facets.retain(|facet| facet.kind != FacetKind::Saved);
    facets.push(Facet {
        kind: FacetKind::Saved,
        values: values.collect(),
    });
    facets
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
        let places = &model.remembered.memory.places;
        let kept = places.get(&opened.print).copied().map(Place::from);
        model.reader.show(opened, kept);
    }
}

/// Says that the article asked for last cannot be read; the one before stays on the screen.
pub(super) fn open_failed(model: &mut Model, generation: Generation, problem: Problem) {
    if model.reader.request.answer(generation) {
        model.reader.wanted = model.reader.no();
        // What was to be done with it cannot be.
        model.queue.clear();
        model.ahead.clear();
        model.notice = Some(Notice::CannotOpen(problem));
    }
}

/// The library grew, or is complete: asks again, once the question before is answered.
pub(super) fn grown(model: &mut Model, progress: Progress, complete: bool, out: &mut Effects) {
    model.loading = (!complete).then_some(progress);
    list::ask_again(model, out);
}
