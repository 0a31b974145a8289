//! Short forms for narrow columns: `Hội nghị Ngoại giao lần thứ 31` under the heading *Hội nghị* is
//! `Ngoại giao 31`. The whole name stands in the status line when its row is selected.

use crate::library::query::FacetKind;
use crate::text::wrap::shown;

/// The label of a facet's value, short. Only words of the language are left out, never a name.
///
/// ```
/// use docbao::{app::short::short, library::query::FacetKind::Conference};
/// assert_eq!(short(Conference, "Hội nghị Ngoại giao lần thứ 31"), "Ngoại giao 31");
/// assert_eq!(short(Conference, "Hội nghị"), "Hội nghị");
/// ```
#[must_use]
pub fn short(kind: FacetKind, label: &str) -> String {
    let label = shown(label);
    if kind != FacetKind::Conference {
        return label;
    }
    let label = label.replace(" lần thứ ", " ");
    match label.strip_prefix("Hội nghị ") {
        Some(rest) if rest.chars().next().is_some_and(char::is_uppercase) => rest.to_owned(),
        _ => label,
    }
}
