//! The neighbours of an article: date and title of each, and below them what both share.

use super::overlay::heading;
use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::layout::Rect;
use crate::app::neighbours::NeighboursState;
use crate::lang::Texts;
use crate::library::neighbours::Neighbour;
use crate::text::wrap::width;

/// Columns from which dates are shown to the day, else to the year.
const WITH_DAYS: u16 = 60;

pub(super) fn draw(
    model: &Model,
    paint: &mut Paint<'_>,
    state: &NeighboursState,
    area: Rect,
    rows: Rect,
) {
    let texts = model.texts();
    let all = texts.count(&texts.reading.neighbours, state.neighbours.all);
    heading(paint, area, &format!("{all} · {}", state.neighbours.title));
    let each = NeighboursState::rows_of_each(rows.height.into());
    let tops = (rows.y..rows.y + rows.height).step_by(each);
    for (y, n) in tops.zip(state.window.top..) {
        let Some(neighbour) = state.neighbours.articles.get(n) else {
            break;
        };
        if usize::from(rows.y + rows.height - y) < each {
            break;
        }
        let row = Rect {
            y,
            height: 1,
            ..rows
        };
        draw_one(paint, neighbour, row, n == state.window.cursor, texts);
        if each > 1 {
            draw_why(paint, neighbour, row, texts);
        }
    }
}

fn draw_one(
    paint: &mut Paint<'_>,
    neighbour: &Neighbour,
    row: Rect,
    selected: bool,
    texts: &Texts,
) {
    let style = |role: Role| {
        if selected {
            paint.theme.selected(role, true)
        } else {
            paint.theme.style(role)
        }
    };
    let (quiet, title) = (style(Role::Quiet), style(Role::Text));
    if selected {
        paint.clear(row, title);
    }
    let (date, columns) = match neighbour.published.map(|p| p.date) {
        Some(d) if row.width >= WITH_DAYS => (texts.date(d.day(), d.month(), d.year()), 10),
        Some(d) => (d.year().to_string(), 4),
        None if row.width >= WITH_DAYS => (String::new(), 10),
        None => (String::new(), 4),
    };
    paint.put_styled(row.x + 1, row.y, columns, &date, quiet);
    let at = columns + 3;
    let room = row.width.saturating_sub(at + 1);
    paint.put_styled(row.x + at, row.y, room, &neighbour.title, title);
}

/// What both share: words in the colours that they have everywhere.
fn draw_why(paint: &mut Paint<'_>, neighbour: &Neighbour, row: Rect, texts: &Texts) {
    let text = &texts.reading;
    let reprint = match (neighbour.reprint, neighbour.same_title) {
        (true, _) => Some((text.reprint, Role::Focus)),
        (_, true) => Some((text.same_title, Role::Focus)),
        _ => None,
    };
    let conferences = neighbour
        .conferences
        .iter()
        .map(|c| (c.as_str(), Role::Conference));
    let officials = neighbour
        .officials
        .iter()
        .map(|o| (o.as_str(), Role::Official));
    let end = row.x + row.width;
    let mut x = row.x + 5;
    let pieces = reprint.into_iter().chain(conferences).chain(officials);
    for (n, (words, role)) in pieces.enumerate() {
        let between = if n > 0 { " · " } else { "" };
        let room = end.saturating_sub(x + width(between) as u16 + 1);
        if room < 4 {
            return;
        }
        x += paint.put(x, row.y + 1, end - x, between, Role::Quiet);
        x += paint.put(x, row.y + 1, room, words, role);
    }
}
