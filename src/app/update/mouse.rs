//! The mouse: the wheel scrolls the pane under the pointer, a click selects what it is on, a pressed button
//! selects text or moves the rule between two panes.

use super::{facets, marks, overlay, reader, views};
use crate::app::layout::{Pane, Rect, measure};
use crate::app::model::{Effects, Grip, Model, Overlay};
use crate::app::msg::{Mouse, MouseKind};
use crate::app::neighbours::NeighboursState;
use crate::app::pictures::{COLUMN, heads_height, names_width};
use crate::app::reader::Target;

/// Rows that one notch of the wheel scrolls.
const NOTCH: isize = 3;

/// Takes a mouse event.
pub(super) fn mouse(model: &mut Model, mouse: Mouse, out: &mut Effects) {
    marks::go_on(model);
    views::settle(model, out);
    let by = match mouse.what {
        MouseKind::Click => {
            model.grip = None;
            return click(model, mouse, out);
        }
        MouseKind::Drag => return drag(model, mouse),
        MouseKind::Release => {
            model.grip = None;
            return;
        }
        MouseKind::WheelDown => NOTCH,
        MouseKind::WheelUp => -NOTCH,
    };
    let rows = model.overlay_rows();
    if let Some(help) = &mut model.help {
        help.scroll(by, rows);
        return;
    }
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
    if model.help.is_some() {
        return;
    }
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
            let focused = model.focus == Pane::Reader;
            if !focused {
                reader::enter(model, out);
            }
            // Whoever comes from another pane has seen it as it was.
            if let Some(body) = layout.reader.map(|p| p.body)
                && on_scroll_bar(model, body, mouse)
            {
                jump(model, body, mouse.y);
                return;
            }
            let row = layout
                .reader
                .and_then(|p| row(p.body))
                .map(|r| model.reader.top + r);
            let line = row.and_then(|r| model.reader.lines.get(r));
            // The first click of a pane without the focus leads to no other article.
            let follows = |target: &Target| focused || matches!(target, Target::Fold(_));
            if let Some(target) = line.and_then(|l| l.target).filter(follows) {
                reader::follow(model, target, out);
            } else if let Some(body) = layout.reader.map(|p| p.body) {
                model.reader.selection = None;
                let held = model.reader.no().zip(byte_at(model, body, mouse));
                model.grip = held.map(|(no, byte)| Grip::Text(no, byte));
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
        None => model.grip = layout.rule_at(mouse.x, mouse.y).map(Grip::Rule),
    }
}

/// The byte of the page that a cell of the reader shows, or the nearest one before it on its line.
fn byte_at(model: &Model, body: Rect, mouse: Mouse) -> Option<u32> {
    let row = usize::from(mouse.y.checked_sub(body.y)?);
    let (margin, _) = measure(body.width, model.reader.width);
    let column = mouse.x.saturating_sub(body.x + margin);
    model.reader.byte_at(model.reader.top + row, column)
}

/// Moves what the button holds: the end of the selected text, or a rule.
fn drag(model: &mut Model, mouse: Mouse) {
    let layout = model.layout();
    match model.grip {
        // What was held of an article that another took the place of is held no more.
        Some(Grip::Text(no, from))
            if model.reader.no() == Some(no)
                && model.focus == Pane::Reader
                && !model.is_covered() =>
        {
            let Some(body) = layout.reader.map(|p| p.body) else {
                return;
            };
            // Beyond the edges the text scrolls.
            let rows = usize::from(body.height);
            if mouse.y < body.y {
                model.reader.scroll(-1, rows);
            } else if mouse.y >= body.y + body.height {
                model.reader.scroll(1, rows);
            }
            let last = (body.y + body.height).saturating_sub(1);
            let y = mouse.y.clamp(body.y, last);
            if let Some(byte) = byte_at(model, body, Mouse { y, ..mouse }) {
                model.reader.drag(from, byte);
            }
        }
        Some(Grip::Rule(pane)) => {
            let left = match pane {
                Pane::Facets => layout.facets,
                Pane::List | Pane::Reader => layout.list,
            };
            let columns = left.map(|place| mouse.x.saturating_sub(place.body.x));
            match pane {
                Pane::Facets => model.split.facets = columns,
                Pane::List | Pane::Reader => model.split.list = columns,
            }
        }
        _ => {}
    }
}

/// Whether a cell is of the scroll bar, which stands in the last column of a text that is longer than
/// its pane.
fn on_scroll_bar(model: &Model, body: Rect, mouse: Mouse) -> bool {
    body.contains(mouse.x, mouse.y)
        && mouse.x + 1 == body.x + body.width
        && model.reader.lines.len() > body.height.into()
}

/// Goes to the part of the text that a cell of the scroll bar stands for.
fn jump(model: &mut Model, body: Rect, y: u16) {
    let (lines, height) = (model.reader.lines.len(), usize::from(body.height));
    let middle = (usize::from(y - body.y) * lines).div_ceil(height.max(1));
    model
        .reader
        .scroll_to(middle.saturating_sub(height / 2), height);
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
        Some(Overlay::Timeline(state)) => {
            let index = state.window.top + row;
            if state.window.cursor == index {
                overlay::follow(model, out);
            } else if index < state.rows.len() {
                state.window.cursor = index;
            }
        }
        Some(Overlay::Matrix(state)) => {
            let heads = usize::from(heads_height(area.height.saturating_sub(1)));
            let x = (mouse.x - area.x).checked_sub(names_width(area.width));
            let at = x.map(|x| state.columns.top + usize::from(x / COLUMN));
            let to = row.checked_sub(heads).map(|row| state.rows.top + row);
            let Some((official, conference)) = to.zip(at) else {
                return;
            };
            let (officials, conferences) = state.size();
            if (state.rows.cursor, state.columns.cursor) == (official, conference) {
                overlay::follow(model, out);
            } else if official < officials && conference < conferences {
                state.rows.cursor = official;
                state.columns.cursor = conference;
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
        Some(Overlay::Output(_)) | None => {}
    }
}
