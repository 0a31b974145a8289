//! The list pane: one row an article.

use super::paint::Paint;
use super::theme::Role;
use crate::app::layout::{Pane, Place, Rect};
use crate::app::row::{Column, Columns, Placed, title};
use crate::app::{Model, excerpt};
use crate::lang::Texts;
use crate::library::marks::PageMarks;
use crate::library::query::{Filter, SortBy};
use crate::library::row::Row;
use crate::library::search::Search;
use crate::library::why::Why;
use crate::text::find::Pattern;
use crate::text::wrap::{clip, width, wrap};

/// Columns before the line that shows why an article was found.
const WHY_INDENT: u16 = 4;
/// Columns of a title from which tags are shown behind it.
const WITH_TAGS: usize = 24;

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, place: Place) {
    let texts = model.texts();
    if place.heading.height > 0 {
        let role = if model.focus == Pane::List {
            Role::Focus
        } else {
            Role::Heading
        };
        let h = place.heading;
        let room = h.width.saturating_sub(2);
        paint.put(h.x + 1, h.y, room, &heading(model, room.into()), role);
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
    let wanted = &model.options.settings.list_columns;
    let columns = Columns::new(place.body.width.into(), wanted);
    let pattern = Pattern::new(&model.query.filter.words);
    let lines = model.lines_of_hit();
    let selection = model.list.selection();
    let marks = &model.remembered.memory.marks;
    let notes = &model.remembered.memory.notes;
    let rows = (place.body.y..place.body.y + place.body.height).step_by(lines);
    for (y, index) in rows.take(model.rows_of(Pane::List)).zip(model.list.top..) {
        let Some(no) = model.list.order.get(index) else {
            break;
        };
        let selected = index == model.list.cursor;
        let row = model.list.rows.get(no);
        let line = Line {
            area: Rect {
                y,
                height: 1,
                ..place.body
            },
            selected: selected.then_some(model.focus == Pane::List),
            ranged: selection.as_ref().is_some_and(|r| r.contains(&index)),
            marks: row.map(|row| marks.of(row.print)),
            noted: row.is_some_and(|row| notes.contains_key(&row.print)),
            old,
            goes_on: false,
            sign: model.list.sign(*no).map(|sign| sign.text(texts)),
            why: model.list.why.get(no),
        };
        let explained = model
            .list
            .search
            .as_deref()
            .is_some_and(Search::shows_lines);
        if lines > 1 && explained {
            draw_why(paint, &line);
        }
        let line = Line {
            goes_on: lines > 1 && !explained,
            ..line
        };
        match row {
            Some(row) => draw_row(paint, row, &columns, &line, &pattern, texts),
            None => {
                paint.put(place.body.x + 1, y, 1, "·", Role::Quiet);
            }
        }
    }
}

/// How a row is drawn.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one thing to be seen, and any of them goes with any other"
)]
struct Line<'a> {
    area: Rect,
    /// The row is selected, and its pane has the focus or not.
    selected: Option<bool>,
    /// The row is in the selected range.
    ranged: bool,
    /// What the reader did with it.
    marks: Option<PageMarks<'a>>,
    /// There is a note on it.
    noted: bool,
    old: bool,
    /// A long title goes on in the row below.
    goes_on: bool,
    /// What tells that it stands for several articles.
    sign: Option<String>,
    /// Why it was found.
    why: Option<&'a Why>,
}

impl Line<'_> {
    fn style(&self, paint: &Paint<'_>, role: Role) -> ratatui::style::Style {
        match self.selected {
            Some(focused) => paint.theme.selected(role, focused),
            None if self.ranged => paint.theme.selected(role, false),
            None if self.old => paint.theme.faded(paint.theme.style(role)),
            None => paint.theme.style(role),
        }
    }
}

fn draw_row(
    paint: &mut Paint<'_>,
    row: &Row,
    columns: &Columns,
    line: &Line<'_>,
    pattern: &Pattern,
    texts: &Texts,
) {
    let area = line.area;
    if line.selected.is_some() || line.ranged {
        let style = line.style(paint, Role::Text);
        paint.clear(area, style);
    }
    let quiet = line.style(paint, Role::Quiet);
    for place in &columns.others {
        draw_other(paint, row, *place, line, texts);
    }
    let mut x = area.x + columns.title_at as u16;
    draw_sign(paint, line, columns, x);
    let unread = line.marks.is_none_or(|marks| !marks.read);
    let role = if unread { Role::Strong } else { Role::Text };
    let tags = draw_tags(paint, x, line, columns) as u16;
    let mut room = columns.title as u16 - tags;
    if let Some(sign) = &line.sign {
        let used = paint.put_styled(x, area.y, room, sign, quiet);
        (x, room) = (x + used, room - used);
    }
    draw_title(paint, (x, room), line, row, role, pattern);
}

/// A column beside the title; what is counted ends where the column ends.
fn draw_other(paint: &mut Paint<'_>, row: &Row, place: Placed, line: &Line<'_>, texts: &Texts) {
    let words = clip(&place.words(row, texts), place.width);
    let before = match place.column {
        Column::Length => place.width - width(&words),
        _ => 0,
    };
    let (x, y) = (line.area.x + (place.at + before) as u16, line.area.y);
    let style = line.style(paint, Role::Quiet);
    paint.put_styled(x, y, place.width as u16, &words, style);
}

/// The sign of a star, or of a note: between date and title, or where nothing stands before the title at its edge.
fn draw_sign(paint: &mut Paint<'_>, line: &Line<'_>, columns: &Columns, title: u16) {
    let starred = line.marks.is_some_and(|marks| marks.starred);
    let (sign, role) = match (starred, line.noted) {
        (true, _) => ("★", Role::Strong),
        (false, true) => ("✎", Role::Quiet),
        (false, false) => return,
    };
    let at = if columns.mark > 0 {
        title - 2
    } else {
        line.area.x
    };
    paint.put_styled(at, line.area.y, 1, sign, line.style(paint, role));
}

/// The tags, at the end of the title's column; returns the columns that they take.
fn draw_tags(paint: &mut Paint<'_>, x: u16, line: &Line<'_>, columns: &Columns) -> usize {
    let tags = line.marks.map_or(&[][..], |marks| marks.tags);
    if tags.is_empty() || columns.title < WITH_TAGS {
        return 0;
    }
    let words: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    let words = clip(&words.join(" "), columns.title / 3);
    let taken = width(&words);
    let at = x + (columns.title - taken) as u16;
    paint.put_styled(
        at,
        line.area.y,
        taken as u16,
        &words,
        line.style(paint, Role::Quiet),
    );
    taken + 1
}

/// The title, with the words that the list is filtered by and searched for.
fn draw_title(
    paint: &mut Paint<'_>,
    (x, room): (u16, u16),
    line: &Line<'_>,
    row: &Row,
    role: Role,
    pattern: &Pattern,
) {
    let title = title(row);
    let mut found = if pattern.is_empty() {
        Vec::new()
    } else {
        pattern.ranges(&title)
    };
    if title == row.title {
        found.extend(line.why.iter().flat_map(|why| why.title.iter().cloned()));
    }
    let plain = line.style(paint, role);
    let lines = if line.goes_on {
        wrap(&title, room.into())
    } else {
        Vec::new()
    };
    let second = lines.get(1).map_or(title.len(), |next| next.start);
    let parts = [0..second, second..title.len()];
    for (part, y) in parts
        .into_iter()
        .filter(|p| !p.is_empty())
        .zip(line.area.y..)
    {
        let marks: Vec<_> = found
            .iter()
            .map(|m| {
                let within = |at: usize| at.clamp(part.start, part.end) - part.start;
                within(m.start)..within(m.end)
            })
            .collect();
        if y > line.area.y && line.selected.is_some() {
            paint.clear(Rect { y, ..line.area }, line.style(paint, Role::Text));
        }
        let words = title[part].trim_end();
        let place = (x, y, room);
        paint.put_marked(place, words, &marks, (plain, plain.underlined()));
    }
}

/// The line that shows why an article was found, below its title.
fn draw_why(paint: &mut Paint<'_>, line: &Line<'_>) {
    let Some(excerpt) = line.why.and_then(|why| why.line.as_ref()) else {
        return;
    };
    let (mut x, y) = (line.area.x + WHY_INDENT, line.area.y + 1);
    let mut room = line.area.width.saturating_sub(WHY_INDENT + 1);
    let mut quiet = paint.theme.style(Role::Quiet);
    let mut marked = paint.theme.style(Role::Match);
    if line.old {
        (quiet, marked) = (paint.theme.faded(quiet), paint.theme.faded(marked));
    }
    let start = excerpt::start(excerpt, room.into());
    if start > 0 {
        let used = paint.put_styled(x, y, room, "… ", quiet);
        (x, room) = (x + used, room - used);
    }
    let text = excerpt.text.get(start..).unwrap_or_default();
    let marks: Vec<_> = excerpt
        .marks
        .iter()
        .map(|m| m.start.saturating_sub(start)..m.end.saturating_sub(start))
        .collect();
    paint.put_marked((x, y, room), text, &marks, (quiet, marked));
}

/// What stands above the list, in so many columns: how the list is ordered says more than what is folded, and a
/// number is understood without a word.
fn heading(model: &Model, room: usize) -> String {
    let texts = model.texts();
    let (shown, of) = (model.list.hits(), model.list.of);
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
        (SortBy::Relevance, false) => t.by_relevance,
        (SortBy::Relevance, true) => t.by_relevance_back,
    };
    if model.unread() {
        return order.to_owned();
    }
    let articles = texts.status.articles.of(of).replace("{}", &count);
    let folded = Some(model.list.folds.len()).filter(|folded| *folded > 0);
    let folded = folded.map(|n| t.folded.replace("{}", &texts.number(n)));
    let whole = folded.map(|folded| format!("{articles} · {folded} · {order}"));
    let ways = [
        format!("{articles} · {order}"),
        format!("{count} · {order}"),
    ];
    let fits = |words: &String| width(words) <= room;
    let mut ways = whole.into_iter().chain(ways);
    ways.find(fits).unwrap_or_else(|| order.to_owned())
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
