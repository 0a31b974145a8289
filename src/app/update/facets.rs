//! Choosing values to filter by.

use super::{list, reader, search};
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::notice::Notice;
use crate::app::prompt::{Prompt, Purpose};
use crate::library::query::{Combine, FacetKind, Filter};

/// Goes to the facets pane, or back to the list.
pub(super) fn toggle_pane(model: &mut Model) {
    model.focus = match model.focus {
        Pane::Facets => Pane::List,
        Pane::List | Pane::Reader => Pane::Facets,
    };
    model.zen = false;
}

/// Opens a facet and types to narrow it.
pub(super) fn choose(model: &mut Model, kind: FacetKind) {
    model.facets.open(kind);
    narrow(model);
}

/// Wants the value that the words name, or the first in which they stand.
pub(super) fn choose_named(model: &mut Model, kind: FacetKind, words: &str, out: &mut Effects) {
    model.facets.open(kind);
    model.facets.narrow_to(words.to_owned());
    let values = model.facets.values(kind);
    let named = |at: &usize| {
        values
            .get(*at)
            .is_some_and(|v| v.label == words || v.id == words)
    };
    match model.facets.left.iter().position(named) {
        Some(at) => model.facets.cursor = at,
        None if model.facets.left.is_empty() => {
            model.facets.narrow_to(String::new());
            model.notice = Some(Notice::BadArgument(words.to_owned()));
            return;
        }
        None => {}
    }
    want(model, out);
    model.facets.narrow_to(String::new());
}

/// Types to narrow the open facet.
pub(super) fn narrow(model: &mut Model) {
    let purpose = Purpose::Narrow { focus: model.focus };
    model.prompt = Some(Prompt::new(purpose, &model.facets.narrow));
    model.focus = Pane::Facets;
    model.zen = false;
}

/// Wants the selected value, or no longer.
pub(super) fn want(model: &mut Model, out: &mut Effects) {
    let kind = model.facets.open;
    if let Some(id) = model.facets.selected().map(|v| v.id.clone()) {
        if kind == FacetKind::Saved {
            search_saved(model, id, out);
            return;
        }
        let chosen = model.query.filter.chosen_mut(kind);
        chosen.unwanted.remove(&id);
        if !chosen.wanted.remove(&id) {
            chosen.wanted.insert(id);
        }
        list::ask(model, out);
    }
}

/// Wants the selected value; when that was wanted already, goes to the list that it made.
pub(super) fn enter(model: &mut Model, out: &mut Effects) {
    if !add(model, out) {
        model.focus = Pane::List;
    }
}

/// Takes what was typed to narrow the facet: its selected value is wanted too, and stays selected.
pub(super) fn accept(model: &mut Model, out: &mut Effects) {
    add(model, out);
    let facets = &mut model.facets;
    let chosen = facets.left.get(facets.cursor).copied();
    facets.narrow_to(String::new());
    facets.cursor = chosen.unwrap_or(0);
}

/// Wants the selected value; `false` when it was wanted before, or there is none.
fn add(model: &mut Model, out: &mut Effects) -> bool {
    let wanted = &model.query.filter.chosen(model.facets.open).wanted;
    let new = model
        .facets
        .selected()
        .is_some_and(|v| !wanted.contains(&v.id));
    if new {
        want(model, out);
    }
    new
}

/// Searches for what was saved under a name, or no longer.
fn search_saved(model: &mut Model, name: String, out: &mut Effects) {
    if model.query.filter.saved.wanted.contains(&name) {
        list::search(model, None, out);
        return;
    }
    let Some(text) = model.remembered.memory.saved.get(&name).cloned() else {
        return;
    };
    match search::read(&text, model.search_options()) {
        Ok(search) => {
            model.query.filter.search = search;
            model.query.filter.saved.wanted = [name].into();
            list::ask_anew(model, out);
        }
        Err(wrong) => model.notice = Some(Notice::BadSearch(wrong)),
    }
}

/// Excludes the selected value, or no longer.
pub(super) fn exclude(model: &mut Model, out: &mut Effects) {
    let kind = model.facets.open;
    if kind == FacetKind::Saved {
        // There is no search for what a search does not find.
        return;
    }
    if let Some(id) = model.facets.selected().map(|v| v.id.clone()) {
        let chosen = model.query.filter.chosen_mut(kind);
        chosen.wanted.remove(&id);
        if !chosen.unwanted.remove(&id) {
            chosen.unwanted.insert(id);
        }
        list::ask(model, out);
    }
}

/// Any of the wanted values of the open facet, or all.
pub(super) fn combine(model: &mut Model, out: &mut Effects) {
    let chosen = model.query.filter.chosen_mut(model.facets.open);
    chosen.combine = match chosen.combine {
        Combine::Any => Combine::All,
        Combine::All => Combine::Any,
    };
    list::ask(model, out);
}

/// Only what articles are about counts, or all they name.
pub(super) fn about_only(model: &mut Model, out: &mut Effects) {
    model.query.filter.about_only = !model.query.filter.about_only;
    list::ask(model, out);
}

/// Inferred conferences count, or not.
pub(super) fn inferred(model: &mut Model, out: &mut Effects) {
    model.query.filter.inferred = !model.query.filter.inferred;
    list::ask(model, out);
}

/// Clears all filters.
pub(super) fn clear(model: &mut Model, out: &mut Effects) {
    if model.query.filter != Filter::default() {
        model.query.filter = Filter::default();
        list::ask(model, out);
    }
    model.facets.narrow_to(String::new());
}

/// Opens the facet after or before the open one.
pub(super) fn neighbour(model: &mut Model, forward: bool) {
    if let Some(kind) = model.facets.neighbour(forward) {
        model.facets.open(kind);
    }
}

/// Moves the selection by a page or a half.
pub(super) fn page(model: &mut Model, pages: isize, half: bool) {
    let by = reader::page_of(model.rows_of(Pane::Facets), half);
    let last = model.facets.left.len().saturating_sub(1);
    let at = model
        .facets
        .cursor
        .saturating_add_signed(pages.saturating_mul(by));
    model.facets.cursor = at.min(last);
}

/// Selects the value with this number, counted from 1.
pub(super) fn goto(model: &mut Model, row: usize) {
    let last = model.facets.left.len().saturating_sub(1);
    model.facets.cursor = row.saturating_sub(1).min(last);
}
