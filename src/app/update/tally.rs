//! Counting what saved searches would find: when that is asked for, and what becomes of the answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::search;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::tally::CountedFor;
use crate::library::query::{Chosen, FacetKind, Filter, Generation, Query};
use crate::library::search::Search;

/// Asks for the numbers where they are on the screen and are not those of now. While the library is read and
/// indexed they would be old at once.
pub(super) fn settle(model: &mut Model, out: &mut Effects) {
    let saved = &model.remembered.memory.saved;
    let growing = model.loading.is_some() || model.indexing || model.list.of == 0;
    if saved.is_empty() || growing || model.layout().facets.is_none() {
        return;
    }
    let filter = &model.query.filter;
    let before = model.facets.tally.asked_for.as_ref();
    let same = |asked: &CountedFor| {
        asked.saved == *saved
            && asked.of == (model.list.of, model.edition)
            && is_narrowed_as(&asked.filter, filter)
            && asked
                .marks
                .as_ref()
                .is_none_or(|marks| *marks == model.remembered.memory.marks)
    };
    if before.is_some_and(same) {
        return;
    }
    let options = model.search_options();
    let read = |(name, text): (&String, &String)| {
        // What this program does not understand any more finds nothing.
        let search = search::read(text, options).ok().flatten()?;
        Some((name.clone(), search))
    };
    let searches: Vec<(String, Arc<Search>)> = saved.iter().filter_map(read).collect();
    let marks = searches.iter().any(|(_, search)| search.asks_for_marks());
    let asked_for = CountedFor {
        filter: narrowed(filter),
        marks: marks.then(|| model.remembered.memory.marks.clone()),
        of: (model.list.of, model.edition),
        saved: saved.clone(),
    };
    let query = Query {
        filter: asked_for.filter.clone(),
        passing: model.query.passing.clone(),
        counted: model.remembered.memory.marks.clone(),
        ..Query::default()
    };
    let tally = &mut model.facets.tally;
    tally.asked_for = Some(asked_for);
    out.push(Effect::Tally {
        generation: tally.request.send(),
        query,
        searches,
    });
}

/// Takes the numbers.
pub(super) fn take(model: &mut Model, generation: Generation, counts: BTreeMap<String, usize>) {
    if model.facets.tally.request.answer(generation) {
        let saved = model.facets.facets.iter_mut();
        let saved = saved.filter(|facet| facet.kind == FacetKind::Saved);
        for value in saved.flat_map(|facet| &mut facet.values) {
            value.all = counts.get(&value.id).copied().unwrap_or(0);
        }
        model.facets.tally.counts = counts;
    }
}

/// The filter without what a saved search takes the place of.
fn narrowed(filter: &Filter) -> Filter {
    Filter {
        search: None,
        saved: Chosen::default(),
        ..filter.clone()
    }
}

/// Whether the list is narrowed so, but for the search.
fn is_narrowed_as(narrowed: &Filter, filter: &Filter) -> bool {
    let kinds = FacetKind::ALL.into_iter();
    let mut kinds = kinds.filter(|kind| *kind != FacetKind::Saved);
    kinds.all(|kind| narrowed.chosen(kind) == filter.chosen(kind))
        && narrowed.about_only == filter.about_only
        && narrowed.inferred == filter.inferred
        && narrowed.words == filter.words
}
