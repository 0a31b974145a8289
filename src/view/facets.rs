//! The facets pane: values to filter by, with their counts.

use super::chips::role;
use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::facets::Section;
use crate::app::layout::{Pane, Place, Rect};
use crate::app::short::{self, fitted};
use crate::lang::Texts;
use crate::library::query::{Combine, FacetKind, FacetValue};
use crate::text::wrap::width;

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, place: Place) {
    let body = place.body;
    let sections = model.facets.sections(body.height.into());
    let used = sections.last().map_or(0, |s| s.row + 1 + s.values.len());
    draw_hidden(model, paint, used, body);
    for section in sections {
        let y = body.y + section.row as u16;
        let row = |y| Rect {
            y,
            height: 1,
            ..body
        };
        draw_heading(model, paint, &section, row(y));
        let values = model.facets.values(section.kind);
        let values = section
            .values
            .iter()
            .filter_map(|i| Some((*i, values.get(*i)?)));
        let columns = Columns::new(
            values.clone().map(|(_, v)| v),
            section.kind,
            model,
            body.width,
        );
        for (y, (index, value)) in (y + 1..body.y + body.height).zip(values) {
            let selected = section.kind == model.facets.open
                && model.facets.left.get(model.facets.cursor) == Some(&index)
                && model.focus == Pane::Facets;
            let entry = Entry {
                kind: section.kind,
                value,
                selected,
                columns,
            };
            draw_value(model, paint, &entry, row(y));
        }
    }
}

/// The names of the facets that have no room, in the last row, where `used` rows leave that free.
fn draw_hidden(model: &Model, paint: &mut Paint<'_>, used: usize, body: Rect) {
    let hidden = model.facets.hidden(body.height.into());
    if hidden.is_empty() || used >= body.height.into() {
        return;
    }
    let names: Vec<&str> = hidden.iter().map(|k| name(*k, model.texts())).collect();
    let room = body.width.saturating_sub(2);
    let y = body.y + body.height - 1;
    let names = format!("… {}", names.join(" · "));
    paint.put(body.x + 1, y, room, &names, Role::Quiet);
}

/// Columns of a pane in which the years of conferences always have room.
const WITH_YEARS: u16 = 30;
/// Columns of counts that always have room.
const SMALL_COUNTS: usize = 7;

/// The columns right of the labels, the same for all values of a facet. One of 0 is not shown.
#[derive(Debug, Clone, Copy)]
struct Columns {
    year: u16,
    count: u16,
    /// How many articles are about a value stands beside how many name it.
    both: bool,
}

impl Columns {
    fn new<'a>(
        values: impl Iterator<Item = &'a FacetValue> + Clone,
        kind: FacetKind,
        model: &Model,
        width_of_pane: u16,
    ) -> Self {
        let widest = |both: bool| {
            let counts = values.clone().map(|v| width(&count(kind, v, model, both)));
            counts.max().unwrap_or(0)
        };
        let longest = values.clone().map(|v| width(&short::of(kind, v))).max();
        // The names are what is looked for: large numbers give way to them, the smaller one first.
        let room = usize::from(width_of_pane).saturating_sub(widest(true) + 5);
        let both = widest(true) <= SMALL_COUNTS || longest <= Some(room);
        let count = widest(both);
        let mut values = values;
        let dated = values.any(|v| v.year.is_some());
        // In a narrow pane the years give way to the names.
        let room = usize::from(width_of_pane).saturating_sub(count + 10);
        let shown = dated && (width_of_pane >= WITH_YEARS || longest <= Some(room));
        Self {
            year: if shown { 4 } else { 0 },
            count: count as u16,
            both,
        }
    }
}

/// One value of a facet, and how it is drawn.
struct Entry<'a> {
    kind: FacetKind,
    value: &'a FacetValue,
    selected: bool,
    columns: Columns,
}

/// How many articles: about it and naming it when `both`, or just how many.
fn count(kind: FacetKind, value: &FacetValue, model: &Model, both: bool) -> String {
    let texts = model.texts();
    match kind {
        FacetKind::Conference | FacetKind::Official if both => {
            format!("{}/{}", texts.number(value.about), texts.number(value.all))
        }
        // Each is a search of its own, which takes a moment.
        FacetKind::Saved => {
            let counts = &model.facets.tally.counts;
            let found = counts.get(&value.id).map(|n| texts.number(*n));
            found.unwrap_or_default()
        }
        _ => texts.number(value.all),
    }
}

/// The name of a facet.
pub(super) fn name(kind: FacetKind, texts: &'static Texts) -> &'static str {
    match kind {
        FacetKind::Conference => texts.facets.conferences,
        FacetKind::Official => texts.facets.officials,
        FacetKind::Source => texts.facets.sources,
        FacetKind::Year => texts.facets.years,
        FacetKind::Mark => texts.facets.marks,
        FacetKind::Saved => texts.facets.saved,
    }
}

fn draw_heading(model: &Model, paint: &mut Paint<'_>, section: &Section, area: Rect) {
    let texts = model.texts();
    let open = section.kind == model.facets.open;
    let focused = open && model.focus == Pane::Facets;
    let role = if focused { Role::Focus } else { Role::Heading };
    let room = area.width.saturating_sub(2);
    let used = paint.put(area.x + 1, area.y, room, name(section.kind, texts), role);
    let mut notes = Vec::new();
    if open && !model.facets.narrow.is_empty() {
        notes.push(texts.facets.narrowed.replace("{}", &model.facets.narrow));
    }
    if model.query.filter.chosen(section.kind).combine == Combine::All {
        notes.push(texts.facets.all.to_owned());
    }
    if section.of > section.values.len() {
        notes.push(texts.number(section.of));
    }
    if section.of == 0 {
        notes.push(texts.facets.no_values.to_owned());
    }
    let left = Rect {
        x: area.x + used + 2,
        width: room.saturating_sub(used + 1),
        ..area
    };
    paint.put_right(left, &notes.join(" · "), Role::Quiet);
}

fn draw_value(model: &Model, paint: &mut Paint<'_>, row: &Entry<'_>, area: Rect) {
    let (value, kind) = (row.value, row.kind);
    let texts = model.texts();
    let chosen = model.query.filter.chosen(kind);
    let (mark, active) = if chosen.wanted.contains(&value.id) {
        ("◉", true)
    } else if chosen.unwanted.contains(&value.id) {
        ("×", true)
    } else {
        ("○", false)
    };
    let theme = paint.theme;
    let style = |role: Role| {
        if row.selected {
            theme.selected(role, true)
        } else {
            theme.style(role)
        }
    };
    let mut label_style = style(if active { role(kind) } else { Role::Text });
    if value.inferred {
        label_style = label_style.italic();
    }
    if value.all == 0 && !row.selected && kind != FacetKind::Saved {
        label_style = theme.faded(label_style);
    }
    let mut quiet = style(Role::Quiet);
    if model.facets.are_old(&model.query) && !row.selected {
        quiet = theme.faded(quiet);
    }
    if row.selected {
        paint.clear(area, style(Role::Text));
    }

    let end = (area.x + area.width).saturating_sub(1);
    let count = count(kind, value, model, row.columns.both);
    let count_at = end.saturating_sub(width(&count) as u16);
    paint.put_styled(count_at, area.y, end - count_at, &count, quiet);
    let mut label_end = end.saturating_sub(row.columns.count + 1);
    if row.columns.year > 0 {
        let at = label_end.saturating_sub(row.columns.year);
        match value.year.map(|y| y.to_string()) {
            // The name says it already.
            Some(year) if short::of(kind, value).ends_with(&year) => {}
            Some(year) => {
                paint.put_styled(at, area.y, row.columns.year, &year, quiet);
                label_end = at.saturating_sub(1);
            }
            None => {}
        }
    }
    let mark_style = style(if active { Role::Strong } else { Role::Quiet });
    paint.put_styled(area.x + 1, area.y, 1, mark, mark_style);
    let mut label = short::of(kind, value);
    if label.is_empty() {
        texts.facets.no_year.clone_into(&mut label);
    }
    if value.inferred {
        label = format!("≈ {label}");
    }
    let at = area.x + 3;
    let room = label_end.saturating_sub(at);
    paint.put_styled(at, area.y, room, &fitted(&label, room.into()), label_style);
}
