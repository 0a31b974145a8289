//! The first row: what is open, how much it is, and the active filters.

use super::chips::{Chip, chips};
use super::paint::Paint;
use super::status::key_of;
use super::theme::Role;
use crate::app::Model;
use crate::app::action::Action;
use crate::app::layout::Rect;
use crate::text::wrap::width;

/// Columns between two pieces.
const GAP: u16 = 2;

pub(super) fn draw(model: &Model, paint: &mut Paint<'_>, area: Rect) {
    let chips = chips(model);
    let wanted: u16 = chips.iter().map(|c| width(&c.words) as u16 + GAP).sum();
    // The filters come first; the name of the library takes what they leave.
    let counts = counts(model);
    let least = counts.last().filter(|_| model.layout().list.is_none());
    let kept = 10 + least.map_or(0, |c| width(c) as u16 + 2 * GAP);
    let right = wanted.min(area.width.saturating_sub(kept));
    let left = area.width - right;
    let mut x = area.x + 1;
    let room = |x: u16| (area.x + left).saturating_sub(x + 1);
    x += paint.put(x, area.y, room(x), "docbao", Role::Strong);
    if !model.options.library.is_empty() && room(x) > 6 {
        let name = format!(" · {}", model.options.library);
        x += paint.put(x, area.y, room(x), &name, Role::Quiet);
    }
    let fits = |counts: &String| x + width(counts) as u16 + 2 * GAP <= area.x + left;
    if let Some(counts) = counts.into_iter().find(fits) {
        let needed = width(&counts) as u16;
        let end = if chips.is_empty() {
            area.x + area.width - 1
        } else {
            area.x + left - GAP
        };
        let at = end - width(&counts) as u16;
        paint.put(at, area.y, needed, &counts, Role::Quiet);
    }
    draw_chips(
        paint,
        &chips,
        Rect {
            x: area.x + left,
            width: right,
            ..area
        },
    );
}

/// Draws as many filters as there is room for, and how many are left.
pub(super) fn draw_chips(paint: &mut Paint<'_>, chips: &[Chip], area: Rect) {
    let mut x = area.x;
    let end = area.x + area.width;
    for (n, chip) in chips.iter().enumerate() {
        let rest = chips.len() - n;
        let wide = width(&chip.words) as u16;
        let more = if rest > 1 { 4 } else { 0 };
        let room = end.saturating_sub(x + 1);
        if n > 0 && wide + more > room {
            paint.put(x, area.y, room, &format!("+{rest}"), Role::Quiet);
            return;
        }
        x += paint.put(x, area.y, room.saturating_sub(more), &chip.words, chip.role) + GAP;
    }
}

/// How much there is, in more and in fewer words. How many articles pass the filters stands above
/// the list, and here when that is not on the screen.
fn counts(model: &Model) -> Vec<String> {
    let texts = model.texts();
    let list = &model.list;
    if model.unread() {
        return Vec::new();
    }
    let shown = texts.number(list.hits());
    let hits = format!("{shown}/{}", texts.number(list.of));
    if model.layout().list.is_none() && list.hits() != list.of {
        let words = texts.status.articles.of(list.of).replace("{}", &hits);
        return vec![words, hits];
    }
    let mut parts = vec![texts.count(&texts.status.articles, model.list.of)];
    if let Some((conferences, officials)) = model.facets.totals {
        parts.push(texts.count(&texts.status.conferences, conferences));
        parts.push(texts.count(&texts.status.officials, officials));
    }
    if model.problems.is_empty() {
        return vec![parts.join(" · "), parts.swap_remove(0)];
    }
    parts.push(texts.count(&texts.status.problems, model.problems.len()));
    let few = [parts[0].clone(), parts[parts.len() - 1].clone()];
    let key = key_of(model, Action::Problems);
    let key = (!key.is_empty()).then(|| texts.status.problems_key.replace("{}", &key));
    let mut counts = Vec::new();
    for words in [parts.join(" · "), few.join(" · ")] {
        // Where there is room for it: how to see them.
        counts.extend(key.as_ref().map(|key| format!("{words} · {key}")));
        counts.push(words);
    }
    counts.push(parts.swap_remove(0));
    counts
}
