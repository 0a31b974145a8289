//! Short forms for narrow columns: `Hội nghị Ngoại giao lần thứ 31` under the heading *Hội nghị* is
//! `Ngoại giao 31`. The whole name stands in the status line when its row is selected.

use crate::library::query::{FacetKind, FacetValue};
use crate::text::wrap::{clip, shown, width};

/// The longest number kept at the end of a cut label, in columns: `XXVIII`.
const LONGEST_NUMBER: usize = 6;

/// The label of a facet's value, short. Only words of the language are left out, never a name.
///
/// ```
/// use docbao::{app::short::short, library::query::FacetKind::Conference};
/// assert_eq!(short(Conference, "Hội nghị Ngoại giao lần thứ 31"), "Ngoại giao 31");
/// assert_eq!(short(Conference, "Hội nghị cấp cao ASEAN lần thứ 36"), "Cấp cao ASEAN 36");
/// assert_eq!(short(Conference, "Hội nghị"), "Hội nghị");
/// ```
#[must_use]
pub fn short(kind: FacetKind, label: &str) -> String {
    let label = shown(label);
    if kind != FacetKind::Conference {
        return label;
    }
    let label = label.replace(" lần thứ ", " ");
    let rest = label.strip_prefix("Hội nghị ").unwrap_or_default();
    match rest.chars().next() {
        Some(first) if first.is_alphabetic() && rest.contains(' ') => {
            first.to_uppercase().chain(rest.chars().skip(1)).collect()
        }
        _ => label,
    }
}

/// What is shown of a facet's value where there is little room: what is known of its conference, else its
/// label, short.
#[must_use]
pub fn of(kind: FacetKind, value: &FacetValue) -> String {
    known_or(value.short.as_deref(), kind, &value.label)
}

/// The short form that is known, else the label, short.
#[must_use]
pub fn known_or(known: Option<&str>, kind: FacetKind, label: &str) -> String {
    known.map_or_else(|| short(kind, label), shown)
}

/// A short label in at most `columns` columns. The number at its end stays: it tells the editions
/// of a series apart.
///
/// ```
/// assert_eq!(docbao::app::short::fitted("Cấp cao ASEAN 36", 12), "Cấp cao… 36");
/// assert_eq!(docbao::app::short::fitted("Nguyễn Xuân Phúc", 12), "Nguyễn Xuân…");
/// ```
#[must_use]
pub fn fitted(label: &str, columns: usize) -> String {
    if width(label) <= columns {
        return label.to_owned();
    }
    let number = label.rsplit_once(' ').map_or("", |(_, last)| last);
    let counts = number.chars().any(|c| c.is_ascii_digit())
        || (!number.is_empty() && number.chars().all(|c| "IVXL".contains(c)));
    let tail = width(number) + 1;
    if !counts || tail > LONGEST_NUMBER + 1 || columns < tail + 4 {
        return clip(label, columns);
    }
    let head = &label[..label.len() - number.len()];
    format!("{} {number}", clip(head, columns - tail))
}
