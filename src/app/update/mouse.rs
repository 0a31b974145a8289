//! The mouse: the wheel scrolls the pane under the pointer, a click selects what it is on.

use super::{facets, overlay, reader};
use crate::app::layout::{Pane, Rect};
use crate::app::model::{Effects, Model, Overlay};
use crate::app::msg::{Mouse, MouseKind};
use crate::app::neighbours::NeighboursState;

/// Rows that one notch of the wheel scrolls.
const NOTCH: isize = 3;

/// Takes a mouse event.
pub(super) fn mouse(model: &mut Model, mouse: Mouse, out: &mut Effects) {
    let by = match mouse.what {
        MouseKind::Click => return click(model, mouse, out),
        MouseKind::WheelDown => NOTCH,
        MouseKind::WheelUp => -NOTCH,
    };
    if model.overlay.is_some() {
        overlay::scroll(model, by);
        return;
    }
    match model.layout().pane_at(mouse.x, mouse.y) {
        Some(Pane::List) => {
            let rows = model.rows_of(Pane::List);
            model.list.scroll(by, rows);
        }
        Some(Pane::Reader) => reader::step(model, by),
        Some(Pane::Facets) => {
            let last = model.facets.left.len().saturating_sub(1);
            model.facets.cursor = model.facets.cursor.saturating_add_signed(by).min(last);
        }
        None => {}
    }
}

fn click(model: &mut Model, mouse: Mouse, out: &mut Effects) {
    if model.prompt.is_some() {
        return;
    }
    model.notice = None;
    model.reader.hints = None;
    let layout = model.layout();
    if model.overlay.is_some() {
        click_overlay(model, layout.panes, mouse, out);
        return;
    }
    let row = |body: Rect| {
        body.contains(mouse.x, mouse.y)
            .then(|| usize::from(mouse.y - body.y))
    };
    match layout.pane_at(mouse.x, mouse.y) {
        Some(Pane::List) => {
            let was = (model.focus, model.list.cursor);
            model.focus = Pane::List;
            let row = layout
                .list
                .and_then(|p| row(p.body))
                .map(|r| model.list.top + r / model.lines_of_hit());
            if let Some(index) = row.filter(|i| *i < model.list.order.len()) {
                if was == (Pane::List, index) {
                    reader::enter(model, out);
                } else {
                    model.list.select(index);
                }
            }
        }
        Some(Pane::Reader) => {
            if model.focus != Pane::Reader {
                reader::enter(model, out);
                return;
            }
            let row = layout
                .reader
                .and_then(|p| row(p.body))
                .map(|r| model.reader.top + r);
            let line = row.and_then(|r| model.reader.lines.get(r));
            if let Some(target) = line.and_then(|l| l.target) {
                reader::follow(model, target, out);
            }
        }
        Some(Pane::Facets) => {
            model.focus = Pane::Facets;
            if let Some((row, height)) = layout
                .facets
                .and_then(|p| row(p.body).map(|r| (r, p.body.height)))
            {
                click_facet(model, row, height.into(), out);
            }
        }
        None => {}
    }
}

fn click_facet(model: &mut Model, row: usize, height: usize, out: &mut Effects) {
    let sections = model.facets.sections(height);
    let Some(section) = sections.iter().rev().find(|s| s.row <= row) else {
        return;
    };
    let value = (row - section.row)
        .checked_sub(1)
        .and_then(|n| section.values.get(n).copied());
    if section.kind != model.facets.open {
        model.facets.open(section.kind);
    }
    let Some(value) = value else { return };
    if let Some(at) = model.facets.left.iter().position(|i| *i == value) {
        model.facets.cursor = at;
        facets::want(model, out);
    }
}

fn click_overlay(model: &mut Model, area: Rect, mouse: Mouse, out: &mut Effects) {
    let row = usize::from(mouse.y.saturating_sub(area.y));
    let Some(row) = row.checked_sub(1) else {
        return;
    };
    if !area.contains(mouse.x, mouse.y) {
        return;
    }
    match &mut model.overlay {
        Some(Overlay::Links(window)) => {
            let index = window.top + row;
            if window.cursor == index {
                overlay::follow(model, out);
            } else if index < model.reader.link_count() {
                window.cursor = index;
            }
        }
        Some(Overlay::Problems(window)) => {
            let index = window.top + row;
            if index < model.problems.len() {
                window.cursor = index;
            }
        }
        Some(Overlay::Profile(state)) => {
            let index = state.window.top + row;
            if state.window.cursor == index {
                overlay::follow(model, out);
            } else if index < state.rows.len() {
                state.select(index);
            }
        }
        Some(Overlay::Neighbours(state)) => {
            let rows = usize::from(area.height.saturating_sub(1));
            let index = state.window.top + row / NeighboursState::rows_of_each(rows);
            if state.window.cursor == index {
                overlay::follow(model, out);
            } else if index < state.neighbours.articles.len() {
                state.window.cursor = index;
            }
        }
        Some(Overlay::Help(_) | Overlay::Output(_)) | None => {}
    }
}
