//! The last row: what there is to say, the whole of a cut title, and the keys of the moment.

use super::chips::chips;
use super::header::draw_chips;
use super::paint::Paint;
use super::prompt::draw_above;
use super::theme::Role;
use crate::app::Model;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::layout::{Pane, Rect};
use crate::app::model::Overlay;
use crate::app::notice::Notice;
use crate::app::row::{Columns, title};
use crate::app::short::known_or;
use crate::lang::Texts;
use crate::library::query::FacetKind;
use crate::text::wrap::width;

/// Columns that a title must gain here when it is cut here too.
const WORTH: usize = 8;
/// Columns kept free for the key to help.
const HELP_ROOM: u16 = 15;

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    paint.clear(area, paint.theme.style(Role::Text));
    if let Some(words) = above(model) {
        draw_above(paint, &words, None, area);
    }
    let inner = Rect {
        x: area.x + u16::from(area.width > 4),
        width: area.width.saturating_sub(2 * u16::from(area.width > 4)),
        ..area
    };
    let numbers = numbers(model);
    let used = paint.put_right(inner, &numbers, Role::Text);
    let gap = if used > 0 { used + 2 } else { 0 };
    let left = Rect {
        width: inner.width.saturating_sub(gap),
        ..inner
    };

    let chips = if model.layout().header.is_none() {
        chips(model)
    } else {
        Vec::new()
    };
    // On a screen of some width the key to help never goes.
    let help = if area.width >= 60 { HELP_ROOM } else { 0 };
    let room = left.width.saturating_sub(help);
    let taken = match left_words(model, room) {
        Some((words, role)) => paint.put(left.x, left.y, room, &words, role),
        None if !chips.is_empty() => {
            draw_chips(paint, &chips, left);
            left.width
        }
        None => 0,
    };
    let gap = if taken > 0 { taken + 3 } else { 0 };
    let rest = Rect {
        x: left.x + gap,
        width: left.width.saturating_sub(gap),
        ..left
    };
    draw_hints(model, paint, rest);
}

/// What went wrong, in words that have no room in the row: they stand above it, whole.
fn above(model: &Model) -> Option<String> {
    let notice = model.notice.as_ref();
    let notice =
        notice.filter(|notice| model.reader.hints.is_none() && role(notice) == Role::Wrong)?;
    let words = notice.text(model.texts());
    let beside = width(&numbers(model)) + usize::from(HELP_ROOM) + 4;
    (width(&words) + beside > model.options.size.width.into()).then_some(words)
}

/// How a notice looks.
fn role(notice: &Notice) -> Role {
    match notice {
        Notice::CannotOpen(_)
        | Notice::BadSearch(_)
        | Notice::CannotSave(..)
        | Notice::NoBrowser(_)
        | Notice::Settings(_)
        | Notice::State(_) => Role::Wrong,
        _ => Role::Text,
    }
}

/// What stands at the left in so many columns, the most pressing first.
fn left_words(model: &Model, room: u16) -> Option<(String, Role)> {
    let texts = model.texts();
    if let Some(typed) = &model.reader.hints {
        return Some((format!("{} {typed}", texts.status.hint_number), Role::Focus));
    }
    if let Some(notice) = model.notice.as_ref().filter(|_| above(model).is_none()) {
        return Some((notice.text(texts), role(notice)));
    }
    if let Some(progress) = model.saving {
        let words = texts.reading.saving;
        let of = texts.number(progress.of.unwrap_or_default());
        let words = words.replace("{of}", &of);
        let words = words.replace("{}", &texts.number(progress.pages));
        return Some((words, Role::Quiet));
    }
    if let Some(progress) = model.reloading {
        let pages = texts.number(progress.pages);
        let words = texts.reading.reloading.replace("{}", &pages);
        return Some((words, Role::Quiet));
    }
    if let Some(progress) = model.loading {
        let pages = texts.number(progress.pages);
        let words = match progress.of {
            Some(of) => texts.status.loading_of.replace("{of}", &texts.number(of)),
            None => texts.status.loading.to_owned(),
        };
        return Some((words.replace("{}", &pages), Role::Quiet));
    }
    if let Some(words) = model.list.read_as() {
        return Some((texts.status.read_as.replace("{}", words), Role::Text));
    }
    if model.indexing && model.query.filter.search.is_some() {
        return Some((texts.status.indexing.to_owned(), Role::Quiet));
    }
    // Without a header the filters stand in this row.
    let bare = model.layout().header.is_none();
    if bare && !chips(model).is_empty() {
        return None;
    }
    if bare && !model.problems.is_empty() {
        let words = texts.count(&texts.status.problems, model.problems.len());
        let key = key_of(model, Action::Problems);
        let key = texts.status.problems_key.replace("{}", &key);
        let named = format!("{words} · {key}");
        let words = if width(&named) <= room.into() {
            named
        } else {
            words
        };
        return Some((words, Role::Quiet));
    }
    cut(model, texts, room).map(|words| (words, Role::Text))
}

/// The whole of what the selected row cannot show. A title that does not fit here either leaves the room to the keys
/// where hardly more of it would be seen, or where it stands whole in the reader beside the list.
fn cut(model: &Model, texts: &Texts, room: u16) -> Option<String> {
    if model.help.is_some() {
        return None;
    }
    if let Some(overlay) = &model.overlay {
        return match overlay {
            Overlay::Problems(window) => Some(model.problems.get(window.cursor)?.said(texts)),
            Overlay::Matrix(state) => {
                let matrix = state.matrix.as_ref()?;
                let (row, column) = (state.rows.cursor, state.columns.cursor);
                let official = &matrix.officials.get(row)?.label;
                let conference = matrix.conferences.get(column)?;
                let known = conference.short.as_deref();
                let conference = known_or(known, FacetKind::Conference, &conference.label);
                let articles = texts.count(&texts.status.articles, matrix.cell(row, column));
                Some(format!("{official} × {conference} · {articles}"))
            }
            Overlay::Neighbours(state) => state.selected().map(|n| n.title.clone()),
            Overlay::Links(_) | Overlay::Profile(_) | Overlay::Output(_) | Overlay::Timeline(_) => {
                None
            }
        };
    }
    let layout = model.layout();
    match model.focus {
        Pane::List => {
            let no = model.list.selected()?;
            let row = model.list.rows.get(&no)?;
            let wanted = &model.options.settings.list_columns;
            let columns = Columns::new(layout.list?.body.width.into(), wanted);
            let sign = model.list.sign(no).map(|sign| sign.text(texts));
            let sign = sign.map_or(0, |sign| width(&sign));
            let beside = layout.reader.is_some() && model.reader.top == 0;
            let beside = beside && model.reader.no() == Some(no);
            let whole = columns.cuts(row, sign).then(|| title(row))?;
            let fits = width(&whole) <= room.into();
            let more = !beside && usize::from(room) >= columns.title_width() + WORTH;
            (fits || more).then_some(whole)
        }
        Pane::Facets => {
            let (value, value_kind) = (model.facets.selected()?, model.facets.open);
            let label = if value.label.is_empty() {
                texts.facets.no_year
            } else {
                &value.label
            };
            if matches!(value_kind, FacetKind::Conference | FacetKind::Official) {
                let (about, all) = (texts.number(value.about), texts.number(value.all));
                return Some(format!("{label} · {about}/{all}"));
            }
            Some(label.to_owned())
        }
        Pane::Reader => None,
    }
}

/// Matches, progress, and the keys typed so far of a longer sequence.
fn numbers(model: &Model) -> String {
    let texts = model.texts();
    let mut parts = Vec::new();
    let pending: String = model.pending.iter().map(ToString::to_string).collect();
    let count = model.count.map_or(String::new(), |n| n.to_string());
    if !pending.is_empty() || !count.is_empty() {
        parts.push(format!("{count}{pending}"));
    }
    if let Some(range) = model.list.selection().filter(|_| !model.is_covered()) {
        parts.push(texts.count(&texts.status.selected, model.list.selected_len(&range)));
    }
    // Only what waits longer than a moment: something is wrong then.
    let waiting = model
        .remembered
        .fault
        .as_ref()
        .map(|_| model.remembered.waiting());
    if let Some(waiting @ 1..) = waiting {
        parts.push(texts.count(&texts.status.waiting, waiting));
    }
    let shown = model.layout().reader;
    if let Some(place) = shown.filter(|_| !model.is_covered() && model.reader.article.is_some()) {
        let find = &model.reader.find;
        if !find.matches.is_empty() {
            let n = texts.number(find.current.map_or(0, |n| n + 1));
            parts.push(format!("{n}/{}", texts.number(find.matches.len())));
        }
        parts.push(format!(
            "{} %",
            model.reader.progress(place.body.height.into())
        ));
    }
    parts.join("  ")
}

/// The first key of a verb where the keys go now; of the way back Escape, which everybody knows.
pub(super) fn key_of(model: &Model, action: Action) -> String {
    let keys = model.options.keymap.keys(model.context(), action);
    let escape = || keys.iter().find(|key| *key == "Esc");
    if let (Action::Back, Some(escape)) = (action, escape()) {
        return escape.clone();
    }
    keys.into_iter().next().unwrap_or_default()
}

/// The keys of the moment, as many as there is room for; help is the last to go.
fn draw_hints(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let t = &model.texts().status;
    let filtered = !chips(model).is_empty();
    let mut hints: Vec<(Action, &str)> = match model.context() {
        Context::List if model.list.selection().is_some() => {
            let r = &model.texts().reading;
            vec![
                (Action::Star, r.hint_star),
                (Action::Tag, r.hint_tag),
                (Action::Save, r.hint_save),
                (Action::ToggleRead, r.hint_read),
            ]
        }
        Context::List => vec![
            (Action::Open, t.hint_open),
            (Action::Search, t.hint_search),
            (Action::Conferences, t.hint_conferences),
            (Action::Officials, t.hint_officials),
        ],
        Context::Reader => vec![
            (Action::Leave, t.hint_back),
            (Action::Find, t.hint_find),
            (Action::NextMention, t.hint_mentions),
            (Action::Hints, t.hint_links),
        ],
        Context::Selecting => vec![
            (Action::CopyText, model.texts().reading.hint_copy),
            (
                Action::SelectParagraphs,
                model.texts().reading.hint_paragraph,
            ),
            (Action::SwapEnds, model.texts().reading.hint_other_end),
            (Action::Back, t.hint_back),
        ],
        Context::Facets => vec![
            (Action::Want, t.hint_want),
            (Action::Exclude, t.hint_exclude),
            (Action::Narrow, t.hint_narrow),
            (Action::Leave, t.hint_back),
        ],
        Context::Links if matches!(model.overlay, Some(Overlay::Output(_))) => {
            super::output::hints(model)
        }
        Context::Links => vec![(Action::Leave, t.hint_back), (Action::Follow, t.hint_open)],
        Context::Pictures => {
            let p = model.texts().pictures;
            // The way out is the last to go.
            let mut hints = vec![(Action::Leave, t.hint_back), (Action::Follow, p.narrow)];
            if matches!(model.overlay, Some(Overlay::Timeline(_))) {
                hints.push((Action::MoveRight, p.unfold));
            }
            hints
        }
        Context::Help => vec![(Action::Leave, t.hint_back), (Action::Narrow, t.hint_find)],
        Context::Global | Context::Typing => Vec::new(),
    };
    if filtered && !model.is_covered() {
        hints.push((Action::ClearFilters, t.hint_clear));
    }
    let help = hint(model, Action::Help, t.hint_help);
    let mut words: Vec<String> = hints.iter().map(|(a, w)| hint(model, *a, w)).collect();
    words.push(help);
    while words.len() > 1 && width(&words.join(" · ")) > area.width.into() {
        words.remove(words.len() - 2);
    }
    let line = words.join(" · ");
    if width(&line) <= area.width.into() {
        paint.put_right(area, &line, Role::Quiet);
    }
}

fn hint(model: &Model, action: Action, words: &str) -> String {
    format!("{} {words}", key_of(model, action))
}
