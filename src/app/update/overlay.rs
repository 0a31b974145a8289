//! What covers the panes: the list of links, the list of problems, the page of an official, the
//! timeline and the matrix.

use super::{neighbours, outward, pictures, problems, profile, reader};
use crate::app::action::Action;
use crate::app::model::{Effects, Model, Overlay};
use crate::app::reader::Target;

/// Does what the person asks of the overlay; says whether that was meant for it. Any other verb
/// closes it first, but for those about the program as a whole.
pub(super) fn act(
    model: &mut Model,
    action: Action,
    count: Option<u32>,
    out: &mut Effects,
) -> bool {
    if model.overlay.is_none() {
        return false;
    }
    let rows = model.overlay_rows();
    let times = count.map_or(1, |n| isize::try_from(n).unwrap_or(isize::MAX));
    let page = reader::page_of(rows, false);
    let half = reader::page_of(rows, true);
    if pictures::act(model, action, times) {
        return true;
    }
    let by = match action {
        Action::MoveDown => times,
        Action::MoveUp => -times,
        Action::HalfPageDown => times.saturating_mul(half),
        Action::HalfPageUp => -times.saturating_mul(half),
        Action::PageDown | Action::ReadOn => times.saturating_mul(page),
        Action::PageUp => -times.saturating_mul(page),
        Action::First => return goto(model, count.map_or(0, |n| (n as usize).saturating_sub(1))),
        Action::Last => {
            return goto(
                model,
                count.map_or(usize::MAX, |n| (n as usize).saturating_sub(1)),
            );
        }
        Action::Follow | Action::Open => return follow(model, out),
        Action::Back if outward::stop(model, out) => return true,
        Action::CopyUrl if matches!(model.overlay, Some(Overlay::Output(_))) => {
            outward::copy_output(model, out);
            return true;
        }
        Action::Narrow | Action::Search | Action::Filter | Action::Find => return true,
        Action::Leave => {
            outward::leave(model, out);
            return false;
        }
        Action::Back
        | Action::Help
        | Action::Command
        | Action::Redraw
        | Action::Suspend
        | Action::Quit => return false,
        _ => {
            outward::leave(model, out);
            model.overlay = None;
            return false;
        }
    };
    scroll(model, by);
    true
}

/// Scrolls, or moves the selection.
pub(super) fn scroll(model: &mut Model, by: isize) {
    let rows = model.overlay_rows();
    let links = model.reader.link_count();
    match &mut model.overlay {
        Some(Overlay::Links(window)) => window.step(by, links),
        Some(Overlay::Problems(window)) => window.step(by, model.problems.len()),
        Some(Overlay::Profile(state)) => state.step(by),
        Some(Overlay::Timeline(state)) => state.window.step(by, state.rows.len()),
        Some(Overlay::Matrix(state)) => {
            let (officials, _) = state.size();
            state.rows.step(by, officials);
        }
        Some(Overlay::Output(output)) => output.scroll(by, rows),
        Some(Overlay::Neighbours(state)) => state.step(by),
        None => {}
    }
}

fn goto(model: &mut Model, row: usize) -> bool {
    match &mut model.overlay {
        // Brought into range when the message is settled.
        Some(Overlay::Links(window) | Overlay::Problems(window)) => window.cursor = row,
        Some(Overlay::Profile(state)) => state.select(row),
        Some(Overlay::Timeline(state)) => state.window.cursor = row,
        Some(Overlay::Matrix(state)) => state.rows.cursor = row,
        Some(Overlay::Output(output)) => output.window.top = row,
        Some(Overlay::Neighbours(state)) => state.window.cursor = row,
        None => {}
    }
    true
}

/// Follows the selected row.
pub(super) fn follow(model: &mut Model, out: &mut Effects) -> bool {
    match &model.overlay {
        Some(Overlay::Links(links)) => {
            let target = Target::Link(links.cursor);
            reader::follow(model, target, out);
        }
        Some(Overlay::Profile(_)) => profile::follow(model, out),
        Some(Overlay::Timeline(_) | Overlay::Matrix(_)) => pictures::follow(model, out),
        Some(Overlay::Neighbours(_)) => neighbours::follow(model, out),
        Some(Overlay::Problems(_)) => problems::follow(model, out),
        Some(Overlay::Output(_)) | None => {}
    }
    true
}
