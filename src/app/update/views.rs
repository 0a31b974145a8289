//! The five ways to see the list at one key: all of it, with conferences, with officials, unread, starred.
//!
//! Their keys are digits, which also begin a count: a digit alone is a view once nothing followed for a
//! moment, or once a key follows that takes no count.

use super::list;
use crate::app::action::Action;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::library::marked::{STARRED, UNREAD};

/// Shows the list so. Search and chosen values stay; the view before goes.
pub(super) fn show(model: &mut Model, view: Action, out: &mut Effects) {
    let filter = &mut model.query.filter;
    filter.conferences.some = view == Action::WithConferences;
    filter.officials.some = view == Action::WithOfficials;
    for value in [UNREAD, STARRED] {
        filter.marks.wanted.remove(value);
        filter.marks.unwanted.remove(value);
    }
    match view {
        Action::Unread => drop(filter.marks.wanted.insert(UNREAD.to_owned())),
        Action::Starred => drop(filter.marks.wanted.insert(STARRED.to_owned())),
        _ => {}
    }
    if model.focus != Pane::Facets {
        model.focus = Pane::List;
        model.zen = false;
    }
    list::ask_anew(model, out);
}

/// Nothing followed a digit for a moment: it was a view, not a count.
pub(super) fn elapsed(model: &mut Model, no: u64, out: &mut Effects) {
    if no == model.waited && model.pending.is_empty() {
        settle(model, out);
    }
}

/// The digit that was pressed is a view.
pub(super) fn settle(model: &mut Model, out: &mut Effects) {
    if let Some(view) = model.view.take() {
        model.count = None;
        super::act::act(model, view, crate::app::command::Argument::None, out);
    }
}
