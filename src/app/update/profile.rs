//! The page of an official: asked for, shown, followed.

use std::sync::Arc;

use super::{list, reader};
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model, Overlay};
use crate::app::msg::Effect;
use crate::app::notice::Notice;
use crate::app::profile::{ProfileRow, ProfileState};
use crate::entity::names::Target;
use crate::library::profile::Profile;
use crate::library::query::{Chosen, FacetKind, Filter, Generation};

/// Asks for the page of the official whom the person means.
pub(super) fn show(model: &mut Model, out: &mut Effects) {
    match meant(model) {
        Some(id) => ask(model, id, out),
        None => model.notice = Some(Notice::NoOfficial),
    }
}

fn ask(model: &mut Model, id: String, out: &mut Effects) {
    let generation = model.profile.send();
    out.push(Effect::Profile { generation, id });
}

/// The selected value of the facet; in an article the official named last where the person jumped to,
/// else the first it names.
fn meant(model: &Model) -> Option<String> {
    if model.focus == Pane::Facets && model.facets.open == FacetKind::Official {
        return model.facets.selected().map(|v| v.id.clone());
    }
    let names = &model.article_in_focus()?.names;
    let mention = model.reader.mention.and_then(|n| names.mentions.get(n));
    let jumped = mention.and_then(|m| match m.target {
        Target::Official(n) => names.officials.get(n),
        Target::Conference(_) => None,
    });
    let official = jumped.or(names.officials.first())?;
    Some(official.id.clone())
}

/// Takes the page asked for last.
pub(super) fn take(model: &mut Model, generation: Generation, profile: Option<Arc<Profile>>) {
    if !model.profile.answer(generation) {
        return;
    }
    match profile {
        Some(profile) => model.overlay = Some(Overlay::Profile(ProfileState::new(profile))),
        None => model.notice = Some(Notice::NoOfficial),
    }
}

/// Follows the selected row: to the article, to the other official, to the articles that name the
/// official, with the conference when it is one.
pub(super) fn follow(model: &mut Model, out: &mut Effects) {
    let Some(Overlay::Profile(state)) = &model.overlay else {
        return;
    };
    let profile = Arc::clone(&state.profile);
    match state.selected() {
        Some(ProfileRow::Article(n)) => {
            if let Some(listed) = profile.articles.get(n) {
                reader::read(model, listed.no, out);
            }
        }
        Some(ProfileRow::Official(n)) => {
            if let Some(other) = profile.officials.get(n) {
                ask(model, other.id.clone(), out);
            }
        }
        Some(ProfileRow::Conference(n)) => {
            if let Some(conference) = profile.conferences.get(n) {
                let filter = Filter {
                    conferences: wanted(&conference.id),
                    officials: wanted(&profile.id),
                    ..Filter::default()
                };
                show_hits(model, filter, out);
            }
        }
        Some(ProfileRow::Office(_)) => {
            let filter = Filter {
                officials: wanted(&profile.id),
                ..Filter::default()
            };
            show_hits(model, filter, out);
        }
        Some(ProfileRow::Blank | ProfileRow::Heading(..)) | None => {}
    }
}

fn wanted(id: &str) -> Chosen {
    Chosen {
        wanted: [id.to_owned()].into(),
        ..Chosen::default()
    }
}

/// Goes to the list of what a filter lets through.
fn show_hits(model: &mut Model, filter: Filter, out: &mut Effects) {
    model.query.filter = filter;
    model.overlay = None;
    model.focus = Pane::List;
    model.zen = false;
    list::ask(model, out);
}
