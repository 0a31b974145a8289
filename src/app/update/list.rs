//! Moving in the list, and asking for another one.

use std::sync::Arc;

use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::notice::Notice;
use crate::library::marks::MarkTable;
use crate::library::query::{ArticleNo, Chosen, SortBy};
use crate::library::search::Search;

/// Asks for the hits of the query as it is now. Of a filter that was asked for before, the same marks
/// decide as then: what was read meanwhile stays where it is.
pub(super) fn ask(model: &mut Model, out: &mut Effects) {
    if model.list.asked_for == model.query.filter {
        send(model, out);
    } else {
        ask_anew(model, out);
    }
}

/// Asks for the hits of the query by the marks of now.
pub(super) fn ask_anew(model: &mut Model, out: &mut Effects) {
    let filter = &model.query.filter;
    let search = filter.search.as_deref();
    let marks = !filter.marks.is_empty() || search.is_some_and(Search::asks_for_marks);
    model.query.passing = if marks {
        model.remembered.memory.marks.clone()
    } else {
        MarkTable::default()
    };
    model.list.asked_for = filter.clone();
    send(model, out);
}

fn send(model: &mut Model, out: &mut Effects) {
    if model.query.filter.search.is_none() && model.query.sort == SortBy::Relevance {
        // There is nothing to be near to.
        model.query.sort = SortBy::default();
    }
    model.query.counted = model.remembered.memory.marks.clone();
    out.push(Effect::Query {
        generation: model.list.request.send(),
        query: model.query.clone(),
    });
}

/// Asks once more, after the question before is answered to its end.
pub(super) fn ask_again(model: &mut Model, out: &mut Effects) {
    if model.list.request.is_open() || model.list.awaits(&model.facets) {
        model.list.request.stale = true;
    } else {
        ask(model, out);
    }
}

/// Selects an article as it was selected before, in the hits that are coming or in those that are there.
pub(super) fn go_back(model: &mut Model, selected: Option<ArticleNo>, top: usize) {
    let list = &mut model.list;
    if list.request.is_open() {
        list.keep = selected;
        list.keep_top = Some(top);
    } else if let Some(at) = selected.and_then(|no| list.row_position(no)) {
        list.select(at);
        list.top = top;
    } else {
        list.cursor = 0;
        list.moved = false;
    }
}

/// Moves the selection by rows.
pub(super) fn step(model: &mut Model, by: isize) {
    model.list.step(by);
}

/// Moves the selection by a page or a half.
pub(super) fn page(model: &mut Model, pages: isize, half: bool) {
    let rows = model.rows_of(Pane::List).max(1);
    let by = if half { rows.div_ceil(2) } else { rows };
    model.list.step(pages.saturating_mul(by.cast_signed()));
}

/// Selects the row with this number, counted from 1.
pub(super) fn goto(model: &mut Model, row: usize) {
    model.list.select(row.saturating_sub(1));
}

/// Takes the next order.
pub(super) fn sort(model: &mut Model, order: Option<SortBy>, out: &mut Effects) {
    let searched = model.query.filter.search.is_some();
    model.query.sort = order.unwrap_or(match model.query.sort {
        SortBy::Date => SortBy::Title,
        SortBy::Title => SortBy::Source,
        SortBy::Source => SortBy::Length,
        SortBy::Length if searched => SortBy::Relevance,
        SortBy::Length | SortBy::Relevance => SortBy::Date,
    });
    ask(model, out);
}

/// Unfolds the selected row, or folds it again.
pub(super) fn unfold(model: &mut Model) {
    // Rows come and go.
    model.list.range = None;
    if !model.list.toggle() {
        model.notice = Some(Notice::NoReprints);
    }
}

/// Turns the order round.
pub(super) fn reverse(model: &mut Model, out: &mut Effects) {
    model.query.reverse = !model.query.reverse;
    ask(model, out);
}

/// Narrows the list to the words typed.
pub(super) fn filter(model: &mut Model, words: &str, out: &mut Effects) {
    if model.query.filter.words != words {
        words.clone_into(&mut model.query.filter.words);
        ask(model, out);
    }
}

/// Filters the list and goes to it.
pub(super) fn filter_to(model: &mut Model, words: &str, out: &mut Effects) {
    model.focus = Pane::List;
    model.zen = false;
    filter(model, words, out);
}

/// Searches for something else, or for nothing any more.
pub(super) fn search(model: &mut Model, search: Option<Arc<Search>>, out: &mut Effects) {
    if model.query.filter.search != search {
        model.query.filter.search = search;
        model.query.filter.saved = Chosen::default();
        ask(model, out);
    }
}
