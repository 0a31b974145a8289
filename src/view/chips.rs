//! The active filters, as short words to be always seen.

use super::theme::Role;
use crate::app::Model;
use crate::app::short;
use crate::library::query::{Combine, FacetKind};

/// One active filter.
pub(super) struct Chip {
    /// Its words.
    pub(super) words: String,
    /// What they look like.
    pub(super) role: Role,
}

/// The active filters of the list.
pub(super) fn chips(model: &Model) -> Vec<Chip> {
    let filter = &model.query.filter;
    let texts = model.texts();
    let mut chips = Vec::new();
    if let Some(search) = &filter.search {
        chips.push(Chip {
            words: format!("⌕ {}", search.text.trim_end()),
            role: Role::Focus,
        });
    }
    if !filter.words.is_empty() {
        chips.push(Chip {
            words: format!("& {}", filter.words),
            role: Role::Focus,
        });
    }
    for (some, words) in [
        (&filter.conferences, texts.facets.with_conferences),
        (&filter.officials, texts.facets.with_officials),
    ] {
        if some.some {
            chips.push(Chip {
                words: words.to_owned(),
                role: Role::Focus,
            });
        }
    }
    // The words of a saved search stand there already.
    for kind in FacetKind::ALL
        .into_iter()
        .filter(|k| *k != FacetKind::Saved)
    {
        let chosen = filter.chosen(kind);
        let role = role(kind);
        let label = |id: &String| {
            let value = model.facets.values(kind).iter().find(|v| v.id == *id);
            let label = value.map_or_else(|| short::short(kind, id), |v| short::of(kind, v));
            if label.is_empty() {
                texts.facets.no_year.to_owned()
            } else {
                label
            }
        };
        for (n, id) in chosen.wanted.iter().enumerate() {
            let sign = match chosen.combine {
                _ if n == 0 => "",
                Combine::Any => "| ",
                Combine::All => "& ",
            };
            chips.push(Chip {
                words: format!("{sign}{}", label(id)),
                role,
            });
        }
        for id in &chosen.unwanted {
            chips.push(Chip {
                words: format!("≠ {}", label(id)),
                role,
            });
        }
    }
    if filter.about_only {
        chips.push(Chip {
            words: texts.facets.about_only.to_owned(),
            role: Role::Focus,
        });
    }
    if filter.inferred {
        chips.push(Chip {
            words: texts.facets.with_inferred.to_owned(),
            role: Role::Focus,
        });
    }
    chips
}

/// The colour of a facet's values.
pub(super) fn role(kind: FacetKind) -> Role {
    match kind {
        FacetKind::Conference => Role::Conference,
        FacetKind::Official => Role::Official,
        FacetKind::Source | FacetKind::Year | FacetKind::Saved => Role::Text,
        FacetKind::Mark => Role::Focus,
    }
}
