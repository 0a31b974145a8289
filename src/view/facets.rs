//! The facets pane: values to filter by, with their counts.

use super::chips::role;
use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::facets::Section;
use crate::app::layout::{Pane, Place, Rect};
use crate::app::short::short;
use crate::lang::Texts;
use crate::library::query::{Combine, FacetKind, FacetValue};
use crate::text::wrap::width;

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, place: Place) {
    let body = place.body;
    for section in model.facets.sections(body.height.into()) {
        let y = body.y + section.row as u16;
        draw_heading(
            model,
            paint,
            &section,
            Rect {
                y,
                height: 1,
                ..body
            },
        );
        for (n, index) in section.values.iter().enumerate() {
            let y = y + 1 + n as u16;
            if y >= body.y + body.height {
                break;
            }
            if let Some(value) = model.facets.values(section.kind).get(*index) {
                let at = section.kind == model.facets.open
                    && model.facets.left.get(model.facets.cursor) == Some(index)
                    && model.focus == Pane::Facets;
                draw_value(
                    model,
                    paint,
                    section.kind,
                    value,
                    at,
                    Rect {
                        y,
                        height: 1,
                        ..body
                    },
                );
            }
        }
    }
}

/// The name of a facet.
pub(super) fn name(kind: FacetKind, texts: &'static Texts) -> &'static str {
    match kind {
        FacetKind::Conference => texts.facets.conferences,
        FacetKind::Official => texts.facets.officials,
        FacetKind::Source => texts.facets.sources,
        FacetKind::Year => texts.facets.years,
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

fn draw_value(
    model: &Model,
    paint: &mut Paint<'_>,
    kind: FacetKind,
    value: &FacetValue,
    selected: bool,
    area: Rect,
) {
    let texts = model.texts();
    let chosen = model.query.filter.chosen(kind);
    let (mark, active) = if chosen.wanted.contains(&value.id) {
        ("◉", true)
    } else if chosen.unwanted.contains(&value.id) {
        ("×", true)
    } else {
        ("○", false)
    };
    let style = |role: Role| {
        if selected {
            paint.theme.selected(role, true)
        } else {
            paint.theme.style(role)
        }
    };
    let label_style = style(if active { role(kind) } else { Role::Text });
    let label_style = if value.inferred {
        label_style.italic()
    } else {
        label_style
    };
    let label_style = if value.all == 0 && !selected {
        label_style.dim()
    } else {
        label_style
    };
    let mark_style = style(if active { Role::Strong } else { Role::Quiet });
    let quiet = style(Role::Quiet);
    if selected {
        paint.clear(area, style(Role::Text));
    }

    let count = match kind {
        FacetKind::Conference | FacetKind::Official => {
            format!("{}/{}", texts.number(value.about), texts.number(value.all))
        }
        FacetKind::Source | FacetKind::Year => texts.number(value.all),
    };
    let mut label = short(kind, &value.label);
    if label.is_empty() {
        texts.facets.no_year.clone_into(&mut label);
    }
    if value.inferred {
        label = format!("≈ {label}");
    }
    let end = area.x + area.width - 1;
    let count_at = end.saturating_sub(width(&count) as u16);
    let mut label_end = count_at.saturating_sub(1);
    if let Some(year) = value.year.map(|y| y.to_string())
        && area.width >= 24
        && !value.label.contains(&year)
    {
        // The years stand in one column, left of the widest count.
        let at = end.saturating_sub(11).min(count_at.saturating_sub(5));
        paint.put_styled(at, area.y, 4, &year, quiet);
        label_end = at.saturating_sub(1);
    }
    paint.put_styled(area.x + 1, area.y, 1, mark, mark_style);
    let label_at = area.x + 3;
    paint.put_styled(
        label_at,
        area.y,
        label_end.saturating_sub(label_at),
        &label,
        label_style,
    );
    paint.put_styled(
        count_at,
        area.y,
        end.saturating_sub(count_at),
        &count,
        quiet,
    );
}
