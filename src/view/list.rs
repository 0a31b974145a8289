//! The list pane: one row an article.

use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::layout::{Pane, Place, Rect};
use crate::app::row::{Columns, title};
use crate::lang::Texts;
use crate::library::query::{Filter, SortBy};
use crate::library::row::Row;
use crate::text::find::Pattern;
use crate::text::wrap::{cells, clip, width};

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, place: Place) {
    let texts = model.texts();
    if place.heading.height > 0 {
        let role = if model.focus == Pane::List {
            Role::Focus
        } else {
            Role::Heading
        };
        let h = place.heading;
        paint.put(
            h.x + 1,
            h.y,
            h.width.saturating_sub(1),
            &heading(model),
            role,
        );
    }
    if model.list.order.is_empty() {
        if place.body.height > 0 {
            let words = empty(model, texts);
            let y = place.body.y + u16::from(place.body.height > 2);
            paint.put(
                place.body.x + 1,
                y,
                place.body.width.saturating_sub(1),
                &words,
                Role::Quiet,
            );
        }
        return;
    }
    let old = model.list.is_old(&model.query);
    let columns = Columns::new(place.body.width.into());
    let pattern = Pattern::new(&model.query.filter.words);
    for (y, index) in (place.body.y..place.body.y + place.body.height).zip(model.list.top..) {
        let Some(no) = model.list.order.get(index) else {
            break;
        };
        let selected = index == model.list.cursor;
        let line = Line {
            area: Rect {
                y,
                height: 1,
                ..place.body
            },
            selected: selected.then_some(model.focus == Pane::List),
            unread: !model.read.contains(no),
            old,
        };
        match model.list.rows.get(no) {
            Some(row) => draw_row(paint, row, columns, &line, &pattern, texts),
            None => {
                paint.put(place.body.x + 1, y, 1, "·", Role::Quiet);
            }
        }
    }
}

/// How a row is drawn.
struct Line {
    area: Rect,
    /// The row is selected, and its pane has the focus or not.
    selected: Option<bool>,
    unread: bool,
    old: bool,
}

impl Line {
    fn style(&self, paint: &Paint<'_>, role: Role) -> ratatui::style::Style {
        match self.selected {
            Some(focused) => paint.theme.selected(role, focused),
            None if self.old => paint.theme.style(role).dim(),
            None => paint.theme.style(role),
        }
    }
}

fn draw_row(
    paint: &mut Paint<'_>,
    row: &Row,
    columns: Columns,
    line: &Line,
    pattern: &Pattern,
    texts: &Texts,
) {
    let area = line.area;
    if line.selected.is_some() {
        let style = line.style(paint, Role::Text);
        paint.clear(area, style);
    }
    let quiet = line.style(paint, Role::Quiet);
    let mut x = area.x + 1;
    if columns.date > 0 {
        paint.put_styled(
            x,
            area.y,
            columns.date as u16,
            &columns.date_of(row, texts),
            quiet,
        );
        x += columns.date as u16 + 2;
    }
    let role = if line.unread {
        Role::Strong
    } else {
        Role::Text
    };
    draw_title(paint, x, line, &title(row), columns.title, role, pattern);
    x += columns.title as u16;
    if columns.length > 0 {
        let length = texts.minutes(row.words.div_ceil(220).max(1) as usize);
        let length = clip(&length, columns.length - 1);
        let at = x + columns.length as u16 - width(&length) as u16;
        paint.put_styled(at, area.y, columns.length as u16, &length, quiet);
        x += columns.length as u16;
    }
    if columns.source > 0 {
        paint.put_styled(x + 2, area.y, columns.source as u16 - 2, &row.source, quiet);
    }
}

/// The title, with the words that the list is filtered by.
fn draw_title(
    paint: &mut Paint<'_>,
    x: u16,
    line: &Line,
    title: &str,
    columns: usize,
    role: Role,
    pattern: &Pattern,
) {
    let shown = clip(title, columns);
    let found = if pattern.is_empty() {
        Vec::new()
    } else {
        pattern.ranges(&shown)
    };
    let plain = line.style(paint, role);
    let mut used = 0;
    for cell in cells(&shown) {
        let hit = found.iter().any(|r| r.contains(&cell.bytes.start));
        let style = if hit { plain.underlined() } else { plain };
        used += paint.cell(x + used, line.area.y, &cell.shown, cell.width, style);
    }
}

fn heading(model: &Model) -> String {
    let texts = model.texts();
    let (shown, of) = (model.list.order.len(), model.list.of);
    let count = if shown == of {
        texts.number(of)
    } else {
        format!("{}/{}", texts.number(shown), texts.number(of))
    };
    let t = &texts.list;
    let order = match (model.query.sort, model.query.reverse) {
        (SortBy::Date, false) => t.by_date,
        (SortBy::Date, true) => t.by_date_back,
        (SortBy::Title, false) => t.by_title,
        (SortBy::Title, true) => t.by_title_back,
        (SortBy::Source, false) => t.by_source,
        (SortBy::Source, true) => t.by_source_back,
        (SortBy::Length, false) => t.by_length,
        (SortBy::Length, true) => t.by_length_back,
    };
    if model.unread() {
        return order.to_owned();
    }
    format!(
        "{} · {order}",
        texts.status.articles.of(of).replace("{}", &count)
    )
}

fn empty(model: &Model, texts: &Texts) -> String {
    if model.unread() {
        return texts.list.loading.to_owned();
    }
    if model.query.filter == Filter::default() {
        return texts.list.empty.to_owned();
    }
    let key = super::status::key_of(model, crate::app::action::Action::ClearFilters);
    format!("{} · {key} {}", texts.list.no_hits, texts.status.hint_clear)
}
