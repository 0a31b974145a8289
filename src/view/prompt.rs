//! The line of typing, in the status line's place, with what completes it above.

use std::borrow::Cow;

use ratatui::layout::Position;

use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::layout::Rect;
use crate::app::outward::{Question, Saving, Scope};
use crate::app::prompt::{Prompt, Purpose};
use crate::lang::Counted;
use crate::library::query::FacetKind;
use crate::text::wrap::{cells, width, wrap};

/// Completions shown at once.
const COMPLETIONS: usize = 8;
/// Columns of the names among them.
const NAMES: u16 = 20;

/// Draws the line; returns where the cursor is.
pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, area: Rect) -> Option<Position> {
    let prompt = model.prompt.as_ref()?;
    paint.clear(area, paint.theme.style(Role::Text));
    match prompt.purpose {
        Purpose::Command => {
            let fitting = prompt.fitting.iter();
            let all: Vec<(&str, &str)> = fitting
                .map(|c| (c.word.as_str(), c.help.as_str()))
                .collect();
            draw_completions(paint, prompt, &all, area);
        }
        Purpose::Tag { .. } | Purpose::Save(_) => {
            let all: Vec<(&str, &str)> = prompt.words.iter().map(|w| (w.as_str(), "")).collect();
            draw_completions(paint, prompt, &all, area);
        }
        _ => {}
    }
    let label = label(model, prompt);
    let label_room = area.width / 2;
    let mut x = area.x + u16::from(area.width > 4);
    // A question has nothing typed behind it.
    let asks = matches!(prompt.purpose, Purpose::Sure { .. });
    let label_room = if asks { area.width } else { label_room };
    if width(&label) > label_room.into() {
        // A cut label has lost the space at its end.
        x += paint.put(x, area.y, label_room.saturating_sub(1), &label, Role::Focus) + 1;
    } else {
        x += paint.put(x, area.y, label_room, &label, Role::Focus);
    }

    let count = count(model, prompt);
    let count_width = width(&count) as u16 + 1;
    let mut end = area.x + area.width;
    if !count.is_empty() && x + count_width + 10 < end {
        end -= count_width;
        paint.put(end, area.y, count_width, &count, Role::Quiet);
    }
    let room = usize::from(end.saturating_sub(x + 1)).max(1);
    let text = prompt.text();
    let cursor = text
        .char_indices()
        .nth(prompt.input.cursor())
        .map_or(text.len(), |(at, _)| at);
    // A line longer than its room shows what is before the cursor, behind a sign that more is.
    let before = width(&text[..cursor]);
    let mut hidden = before.saturating_sub(room);
    let mut at = x;
    let plain = paint.theme.style(Role::Text);
    if hidden > 0 {
        at += paint.put(x, area.y, 1, "…", Role::Quiet);
        hidden += 1;
    }
    let marked = paint.theme.style(Role::Wrong).underlined();
    let wrong = prompt.wrong.as_ref();
    let mut place = None;
    for cell in cells(text) {
        if hidden > 0 {
            hidden = hidden.saturating_sub(cell.width);
            continue;
        }
        if usize::from(at - x) + cell.width > room {
            break;
        }
        let here = wrong.is_some_and(|w| w.span.contains(&cell.bytes.start));
        let style = if here { marked } else { plain };
        if here {
            place.get_or_insert(at);
        }
        at += paint.cell(at, area.y, &cell.shown, cell.width, style);
    }
    if let Some(error) = wrong {
        let words = model
            .texts()
            .search
            .wrong(error.what.name(), error.what.detail());
        draw_above(paint, &words, Some(place.unwrap_or(at)), area);
    }
    if let Purpose::Sure { saving, question } = &prompt.purpose {
        let asked = asked(model, saving, *question);
        if !fits(model, &asked) {
            draw_above(paint, &asked, None, area);
        }
    }
    if let Some(notice) = &prompt.said {
        draw_above(paint, &notice.text(model.texts()), None, area);
    }
    let cursor_at = x + before.min(room) as u16;
    Some(Position::new(
        cursor_at.min((area.x + area.width).saturating_sub(1)),
        area.y,
    ))
}

/// Says above the line what is wrong, with a sign above the place where there is one.
pub(super) fn draw_above(paint: &mut Paint<'_>, words: &str, place: Option<u16>, area: Rect) {
    let room = area.width.saturating_sub(2).max(1);
    let rows = wrap(words, room.into()).into_iter();
    // The sign, and below it nothing but the line.
    let sign = place.map(|place| (place, "▾".to_owned()));
    let rows = rows.map(|row| (area.x + 1, words[row].to_owned()));
    let above: Vec<(u16, String)> = rows.chain(sign).collect();
    let first = area.y.saturating_sub(above.len() as u16);
    for ((x, words), y) in above.into_iter().zip(first..area.y) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        paint.clear(row, paint.theme.style(Role::Text));
        paint.put(x, y, room, &words, Role::Wrong);
    }
}

fn label(model: &Model, prompt: &Prompt) -> Cow<'static, str> {
    let t = &model.texts().prompts;
    let texts = &model.texts().reading;
    let words = match &prompt.purpose {
        Purpose::Filter { .. } => t.filter,
        Purpose::Search(_) => t.search,
        Purpose::Find { .. } => t.find,
        Purpose::Help { .. } => t.help,
        Purpose::Paragraphs { .. } => model.texts().reading.paragraphs,
        Purpose::Command => t.command,
        Purpose::Narrow { .. } => match model.facets.open {
            FacetKind::Conference => t.conferences,
            FacetKind::Official => t.officials,
            FacetKind::Source => t.sources,
            FacetKind::Year => t.years,
            FacetKind::Mark => t.marks,
            FacetKind::Saved => t.saved,
        },
        Purpose::Tag { on: true } => t.tag,
        Purpose::Tag { on: false } => t.untag,
        Purpose::Note => t.note,
        Purpose::Save(scope) => {
            return Cow::Owned(of_articles(model, *scope, &texts.save_to));
        }
        Purpose::Pipe(scope) => {
            return Cow::Owned(of_articles(model, *scope, &texts.pipe_to));
        }
        Purpose::Sure { saving, question } => {
            let (asked, answers) = (asked(model, saving, *question), texts.yes_no);
            return if fits(model, &asked) {
                Cow::Owned(format!("{asked} {answers}"))
            } else {
                Cow::Borrowed(answers)
            };
        }
    };
    Cow::Borrowed(words)
}

/// What is asked before a file is written.
fn asked(model: &Model, saving: &Saving, question: Question) -> String {
    let texts = &model.texts().reading;
    let words = match (question.exists, question.in_archive) {
        (true, true) => texts.exists_in_archive,
        (false, true) => texts.in_archive,
        _ => texts.exists,
    };
    words.replace("{}", &saving.path)
}

/// Whether a question and its answers have room in the line.
fn fits(model: &Model, asked: &str) -> bool {
    let answers = width(model.texts().reading.yes_no);
    width(asked) + answers + 4 <= model.options.size.width.into()
}

/// What is said of the articles that are meant.
fn of_articles(model: &Model, scope: Scope, words: &Counted) -> String {
    let articles = match scope {
        Scope::Article(_) => 1,
        Scope::List => {
            let selection = model.list.selected_hits();
            selection.map_or_else(|| model.list.hits(), |hits| hits.len())
        }
    };
    model.texts().count(words, articles)
}

/// How much is left of what is being narrowed.
fn count(model: &Model, prompt: &Prompt) -> String {
    let texts = model.texts();
    let of = |n: usize, of: usize| format!("{}/{}", texts.number(n), texts.number(of));
    match prompt.purpose {
        Purpose::Filter { .. } => of(model.list.hits(), model.list.of),
        Purpose::Search(_) => {
            let count = of(model.list.hits(), model.list.of);
            match model.list.read_as() {
                Some(words) => format!("{} {count}", texts.status.read_as.replace("{}", words)),
                None => count,
            }
        }
        Purpose::Find { .. } => match model.reader.find.current {
            Some(n) => of(n + 1, model.reader.find.matches.len()),
            None if prompt.text().is_empty() => String::new(),
            None => of(0, 0),
        },
        Purpose::Narrow { .. } => of(
            model.facets.left.len(),
            model.facets.values(model.facets.open).len(),
        ),
        Purpose::Help { .. }
        | Purpose::Command
        | Purpose::Paragraphs { .. }
        | Purpose::Save(_)
        | Purpose::Pipe(_)
        | Purpose::Tag { .. }
        | Purpose::Note
        | Purpose::Sure { .. } => String::new(),
    }
}

/// Draws what completes the line, each with what it does.
fn draw_completions(paint: &mut Paint<'_>, prompt: &Prompt, fitting: &[(&str, &str)], area: Rect) {
    let chosen = prompt.chosen.unwrap_or(0);
    let widest = fitting.iter().map(|(word, _)| width(word) as u16).max();
    let rows = COMPLETIONS.min(usize::from(area.y)).min(fitting.len());
    let from = (chosen + 1).saturating_sub(rows);
    let first = area.y - rows as u16;
    for (n, (word, text)) in fitting.iter().enumerate().skip(from).take(rows) {
        let y = first + (n - from) as u16;
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let selected = prompt.chosen == Some(n);
        let style = |role: Role| {
            if selected {
                paint.theme.selected(role, true)
            } else {
                paint.theme.style(role)
            }
        };
        let (name, help) = (style(Role::Text), style(Role::Quiet));
        paint.clear(row, style(Role::Text));
        // Verbs keep their column while they are typed; labels of facets may need more.
        let column = widest.unwrap_or(0).max(NAMES).min(row.width / 2);
        let used = paint.put_styled(row.x + 2, y, column, word, name);
        let at = row.x + 2 + used.max(column) + 1;
        let room = (row.x + row.width).saturating_sub(at + 1);
        paint.put_styled(at, y, room, text, help);
    }
}
