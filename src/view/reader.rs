//! The reader pane: the visible lines of the article, names and matches in them, link numbers, and
//! the scroll bar.

use std::ops::Range;

use ratatui::style::Style;

use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::layout::{Pane, Place, Rect, measure};
use crate::app::reader::{Line, Look, Match, ReaderState, Target, Words, placed};
use crate::entity::names::Target as Name;
use crate::library::opened::Opened;
use crate::text::wrap::width;

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, place: Place) {
    let Some(opened) = &model.reader.article else {
        draw_empty(model, paint, place);
        return;
    };
    draw_heading(model, paint, opened, place.heading);
    let body = place.body;
    let (margin, columns) = measure(body.width, model.reader.width);
    let reader = &model.reader;
    let visible = reader.visible_targets(body.height.into());
    let mut numbered: Option<Target> = None;
    for (y, n) in (body.y..body.y + body.height).zip(reader.top..) {
        let Some(line) = reader.lines.get(n) else {
            break;
        };
        let area = Rect {
            x: body.x + margin,
            y,
            width: columns,
            height: 1,
        };
        let selected = line.target.is_some() && line.target == reader.link;
        draw_line(paint, reader, opened, line, area, selected);
        if reader.hints.is_some() && line.target.is_some() && line.target != numbered {
            numbered = line.target;
            let number = visible.iter().position(|(t, _)| Some(*t) == line.target);
            if let Some(number) = number {
                draw_number(paint, number + 1, area);
            }
        }
    }
    draw_scroll_bar(paint, reader, body);
}

fn draw_empty(model: &Model, paint: &mut Paint<'_>, place: Place) {
    let texts = model.texts();
    let body = place.body;
    let words = if model.unread() {
        ""
    } else if model.reader.request.is_open() {
        texts.reader.opening
    } else {
        texts.reader.empty
    };
    if body.height > 0 {
        let (margin, columns) = measure(body.width, model.reader.width);
        let y = body.y + u16::from(body.height > 2);
        paint.put(body.x + margin, y, columns, words, Role::Quiet);
    }
}

/// The heading: nothing over the title, and the title once it has scrolled away.
fn draw_heading(model: &Model, paint: &mut Paint<'_>, opened: &Opened, area: Rect) {
    if area.height == 0 {
        return;
    }
    let role = if model.focus == Pane::Reader {
        Role::Focus
    } else {
        Role::Heading
    };
    let reader = &model.reader;
    let first_text = reader
        .lines
        .iter()
        .position(|l| l.look != Look::Title)
        .unwrap_or(0);
    let (margin, columns) = measure(area.width, reader.width);
    let words = if reader.raw {
        model.texts().reader.raw.to_owned()
    } else if reader.top >= first_text.max(1) {
        opened.article.title.text.clone()
    } else {
        position(model, opened)
    };
    paint.put(area.x + margin, area.y, columns, &words, role);
}

/// Where the article stands in the list.
fn position(model: &Model, opened: &Opened) -> String {
    let texts = model.texts();
    let list = &model.list;
    // Looking through a list of millions is not for every frame.
    let at = if list.selected() == Some(opened.no) {
        list.cursor + 1
    } else {
        return String::new();
    };
    let starred = model.remembered.memory.marks.of(opened.print).starred;
    let star = if starred { "★ " } else { "" };
    let of = texts.number(list.order.len());
    format!("{star}{}/{of}", texts.number(at))
}

fn role_of(look: Look) -> Role {
    match look {
        Look::Title | Look::Lead | Look::Subheading => Role::Strong,
        Look::Meta | Look::Verdict | Look::DeadLink | Look::Furniture => Role::Quiet,
        Look::Note | Look::Caption | Look::Aside => Role::Aside,
        Look::Noted | Look::Question => Role::Question,
        Look::Link => Role::Link,
        Look::Blank | Look::Text | Look::Quote | Look::Fold => Role::Text,
    }
}

fn draw_line(
    paint: &mut Paint<'_>,
    reader: &ReaderState,
    opened: &Opened,
    line: &Line,
    area: Rect,
    selected: bool,
) {
    let role = role_of(line.look);
    let base = if selected {
        paint.theme.selected(role, true)
    } else {
        paint.theme.style(role)
    };
    let base = if line.look == Look::Subheading {
        base.underlined()
    } else {
        base
    };
    let x = area.x + line.indent;
    if !line.mark.is_empty() {
        let at = x.saturating_sub(width(&line.mark) as u16 + 1);
        paint.put(at.max(area.x), area.y, line.indent, &line.mark, Role::Quiet);
    }
    let room = usize::from(area.width.saturating_sub(line.indent));
    let mut used = 0;
    match &line.words {
        Words::Made(words) => {
            let (marks, marked) = marks_of_name(paint, reader, line, base);
            let place = (x, area.y, room as u16);
            used = paint.put_marked(place, words, &marks, (base, marked));
        }
        Words::Page(bytes) => {
            let styles = Styles::new(paint, reader, opened, bytes, base);
            for (column, cell) in placed(line, &opened.page.text) {
                if usize::from(column) + cell.width > room {
                    break;
                }
                used = column + cell.width as u16;
                let style = styles.at(bytes.start + cell.bytes.start as u32);
                if cell.space {
                    for n in 0..cell.width as u16 {
                        paint.cell(x + column + n, area.y, " ", 1, style);
                    }
                } else {
                    paint.cell(x + column, area.y, &cell.shown, cell.width, style);
                }
            }
        }
    }
    let room = (room as u16).saturating_sub(used);
    paint.put_styled(x + used, area.y, room, &line.after, base);
}

/// The matches in the name of a list that the page gives none, and how they look.
fn marks_of_name(
    paint: &Paint<'_>,
    reader: &ReaderState,
    line: &Line,
    base: Style,
) -> (Vec<Range<usize>>, Style) {
    let style = base.patch(paint.theme.style(Role::Match));
    let here = |m: &Match| m.name.is_some() && line.target == m.list.map(Target::Fold);
    let found = reader.find.matches.iter().enumerate();
    let marks: Vec<_> = found.filter(|(_, m)| here(m)).collect();
    let current = marks.iter().any(|(n, _)| reader.find.current == Some(*n));
    let marks = marks.into_iter().filter_map(|(_, m)| m.name.clone());
    (
        marks.collect(),
        if current { style.reversed() } else { style },
    )
}

/// The styles within one line: names and matches over what the line itself looks like.
struct Styles {
    base: Style,
    names: Vec<(Range<u32>, Style)>,
    matches: Vec<(Range<u32>, Style)>,
    /// The selected text, and the grapheme at the end that moves.
    selected: Vec<(Range<u32>, Style)>,
}

impl Styles {
    fn new(
        paint: &Paint<'_>,
        reader: &ReaderState,
        opened: &Opened,
        bytes: &Range<u32>,
        base: Style,
    ) -> Self {
        let mentions = &opened.names.mentions;
        let from = mentions.partition_point(|m| m.bytes.end <= bytes.start);
        let names = (from..)
            .zip(&mentions[from..])
            .take_while(|(_, m)| m.bytes.start < bytes.end)
            .map(|(n, m)| {
                let role = match m.target {
                    Name::Official(_) => Role::Official,
                    Name::Conference(_) => Role::Conference,
                };
                let style = base.patch(paint.theme.style(role));
                let here = reader.mention == Some(n);
                (m.bytes.clone(), if here { style.reversed() } else { style })
            })
            .collect();
        let found = &reader.find.matches;
        let from = found.partition_point(|m| m.bytes.end <= bytes.start);
        let matches = (from..)
            .zip(&found[from..])
            .take_while(|(_, m)| m.bytes.start < bytes.end)
            .map(|(n, m)| {
                let here = reader.find.current == Some(n);
                let style = base.patch(paint.theme.style(Role::Match));
                (m.bytes.clone(), if here { style.reversed() } else { style })
            })
            .collect();
        let selected = reader.selection.map_or_else(Vec::new, |selection| {
            let whole = selection.bytes(opened);
            let cursor = selection.cursor..selection.cursor + 1;
            let style = base.reversed();
            vec![(cursor, style.bold().underlined()), (whole, style)]
        });
        Self {
            base,
            names,
            matches,
            selected,
        }
    }

    fn at(&self, byte: u32) -> Style {
        let over = |list: &[(Range<u32>, Style)]| {
            list.iter()
                .find(|(r, _)| r.contains(&byte))
                .map(|(_, style)| *style)
        };
        over(&self.selected)
            .or_else(|| over(&self.matches))
            .or_else(|| over(&self.names))
            .unwrap_or(self.base)
    }
}

/// The number to type to follow a link, in the columns before it.
fn draw_number(paint: &mut Paint<'_>, number: usize, area: Rect) {
    let number = number.to_string();
    // A link has two columns before it; a longer number reaches into the margin.
    let x = area
        .x
        .saturating_sub((number.len() as u16).saturating_sub(2));
    let style = paint.theme.style(Role::Focus).reversed();
    paint.put_styled(x, area.y, number.len() as u16, &number, style);
}

fn draw_scroll_bar(paint: &mut Paint<'_>, reader: &ReaderState, body: Rect) {
    let (len, height) = (reader.lines.len(), usize::from(body.height));
    if len <= height || height == 0 || body.width == 0 {
        return;
    }
    let from = reader.top * height / len;
    let to = ((reader.top + height) * height)
        .div_ceil(len)
        .clamp(from + 1, height);
    for row in from..to {
        paint.put(
            body.x + body.width - 1,
            body.y + row as u16,
            1,
            "┃",
            Role::Quiet,
        );
    }
}
