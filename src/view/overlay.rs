//! What covers the panes: help, the links of the article, what could not be read. The page of an official
//! is in [`profile`], the pictures are in [`timeline`] and [`matrix`].

use super::paint::Paint;
use super::theme::Role;
use super::{matrix, neighbours, output, profile, timeline};
use crate::app::Model;
use crate::app::help::{HelpLine, HelpState, with_names};
use crate::app::layout::Rect;
use crate::app::model::Overlay;
use crate::app::window::Window;
use crate::text::wrap::{clip, clip_start, width, wrap};

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let rows = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    if let Some(help) = &model.help {
        draw_help(model, paint, help, area, rows);
        return;
    }
    match &model.overlay {
        Some(Overlay::Links(links)) => draw_links(model, paint, *links, area, rows),
        Some(Overlay::Problems(window)) => draw_problems(model, paint, *window, area, rows),
        Some(Overlay::Profile(state)) => profile::draw(model, paint, state, area, rows),
        Some(Overlay::Timeline(state)) => timeline::draw(model, paint, state, area, rows),
        Some(Overlay::Matrix(state)) => matrix::draw(model, paint, state, area, rows),
        Some(Overlay::Neighbours(state)) => neighbours::draw(model, paint, state, area, rows),
        Some(Overlay::Output(state)) => output::draw(model, paint, state, area, rows),
        None => {}
    }
}

/// The heading of what covers the panes.
pub(super) fn heading(paint: &mut Paint<'_>, area: Rect, words: &str) {
    if area.height > 0 {
        paint.put(
            area.x + 1,
            area.y,
            area.width.saturating_sub(1),
            words,
            Role::Focus,
        );
    }
}

fn draw_help(model: &Model, paint: &mut Paint<'_>, help: &HelpState, area: Rect, rows: Rect) {
    let texts = model.texts();
    let words = if help.words.is_empty() {
        texts.help.heading.to_owned()
    } else {
        format!("{} · {}", texts.help.heading, help.words)
    };
    heading(paint, area, &words);
    let x = rows.x + 2;
    let room = rows.width.saturating_sub(2);
    for (y, line) in (rows.y..rows.y + rows.height).zip(help.lines.iter().skip(help.top)) {
        match line {
            HelpLine::Blank => {}
            HelpLine::Heading(words) => {
                paint.put(rows.x + 1, y, room, words, Role::Strong);
            }
            HelpLine::Keys { keys, name, text } => {
                let used = paint.put(x, y, room, keys, Role::Focus);
                let text_at = x + used.max(help.keys) + 2;
                let end = rows.x + rows.width;
                let mut text_room = end.saturating_sub(text_at + 1);
                if with_names(rows.width) {
                    let name_width = width(name) as u16;
                    paint.put(end - name_width - 1, y, name_width, name, Role::Quiet);
                    text_room = text_room.saturating_sub(name_width + 2);
                }
                paint.put(text_at, y, text_room, text, Role::Text);
            }
            HelpLine::More(text) => {
                paint.put(x + help.keys + 2, y, room, text, Role::Text);
            }
            HelpLine::Official(sample, text) => {
                sign(paint, x, y, room, sample, text, Role::Official);
            }
            HelpLine::Conference(sample, text) => {
                sign(paint, x, y, room, sample, text, Role::Conference);
            }
            HelpLine::Plain(words) => {
                paint.put(x, y, room, words, Role::Text);
            }
        }
    }
}

fn sign(paint: &mut Paint<'_>, x: u16, y: u16, room: u16, sample: &str, text: &str, role: Role) {
    let used = paint.put(x, y, room, sample, role);
    paint.put(
        x + used + 2,
        y,
        room.saturating_sub(used + 2),
        text,
        Role::Text,
    );
}

fn draw_problems(model: &Model, paint: &mut Paint<'_>, window: Window, area: Rect, rows: Rect) {
    let texts = model.texts();
    let all = &model.problems;
    let words = format!(
        "{} · {}",
        texts.help.problems_heading,
        texts.number(all.len())
    );
    heading(paint, area, &words);
    let room = rows.width.saturating_sub(2);
    for (y, n) in (rows.y..rows.y + rows.height).zip(window.top..) {
        let Some(problem) = all.get(n) else { break };
        let selected = n == window.cursor;
        let style = |role: Role| {
            if selected {
                paint.theme.selected(role, true)
            } else {
                paint.theme.style(role)
            }
        };
        let (place, reason) = (style(Role::Quiet), style(Role::Text));
        if selected {
            paint.clear(
                Rect {
                    y,
                    height: 1,
                    ..rows
                },
                reason,
            );
        }
        // The reason is what differs; of a long path the end says more than the beginning.
        let path = problem.place_said(texts);
        let why_room = if path.is_empty() {
            room
        } else {
            (room / 2).max(30)
        };
        let why = clip(&problem.what.said(texts), why_room.into());
        let path_room = usize::from(room).saturating_sub(width(&why) + 2);
        let path = clip_start(&path, path_room);
        let used = paint.put_styled(rows.x + 1, y, room, &path, place);
        let gap = if used > 0 { used + 2 } else { 0 };
        paint.put_styled(rows.x + 1 + gap, y, room.saturating_sub(gap), &why, reason);
    }
    if let Some(problem) = all.get(window.cursor) {
        draw_whole(paint, &problem.said(texts), window, rows);
    }
}

/// The selected problem in full where its row has no room for it: over the last rows, or over the first
/// when it is among the last.
fn draw_whole(paint: &mut Paint<'_>, words: &str, window: Window, rows: Rect) {
    let room = rows.width.saturating_sub(2);
    if width(words) <= usize::from(room) {
        return;
    }
    let lines = wrap(words, room.into());
    let height = lines.len() as u16 + 1;
    let cursor = window.cursor.saturating_sub(window.top) as u16;
    let below = cursor + height < rows.height;
    if !below && cursor < height {
        return;
    }
    let top = if below {
        rows.y + rows.height - height
    } else {
        rows.y
    };
    let plain = paint.theme.style(Role::Text);
    paint.clear(
        Rect {
            y: top,
            height,
            ..rows
        },
        plain,
    );
    let first = top + u16::from(below);
    for (y, line) in (first..).zip(lines) {
        let line = words.get(line).unwrap_or_default().trim_end();
        paint.put(rows.x + 1, y, room, line, Role::Text);
    }
}

fn draw_links(model: &Model, paint: &mut Paint<'_>, links: Window, area: Rect, rows: Rect) {
    let texts = model.texts();
    let Some(opened) = &model.reader.article else {
        return;
    };
    let all = &opened.article.links;
    let words = format!("{} · {}", texts.help.links_heading, texts.number(all.len()));
    heading(paint, area, &words);
    for (y, n) in (rows.y..rows.y + rows.height).zip(links.top..) {
        let Some(link) = all.get(n) else { break };
        let here = opened.linked.get(n).copied().flatten().is_some();
        let selected = n == links.cursor;
        let style = |role: Role| {
            if selected {
                paint.theme.selected(role, true)
            } else {
                paint.theme.style(role)
            }
        };
        let (mark, words_style) = if here {
            ("→", style(Role::Link))
        } else {
            ("·", style(Role::Text))
        };
        let quiet = style(Role::Quiet);
        if selected {
            paint.clear(
                Rect {
                    y,
                    height: 1,
                    ..rows
                },
                style(Role::Text),
            );
        }
        let title = link.title.as_deref().or(link.teaser.as_deref());
        let title = title.unwrap_or_else(|| link.span.of(&opened.page.text));
        paint.put_styled(rows.x + 1, y, 1, mark, quiet);
        let room = rows.width.saturating_sub(4);
        let used = paint.put_styled(rows.x + 3, y, room, title, words_style);
        let first_of_group = n == 0 || all[n - 1].group != link.group || n == links.top;
        if let Some(group) = link.group.as_deref().filter(|_| first_of_group)
            && used + 3 + (width(group) as u16) < room
        {
            let at = rows.x + rows.width - 1 - width(group) as u16;
            paint.put_styled(at, y, room, group, quiet);
        }
    }
}
