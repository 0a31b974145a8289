//! The neighbours of an article: asked for, shown, opened.

use std::sync::Arc;

use super::reader;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model, Overlay};
use crate::app::msg::Effect;
use crate::app::neighbours::NeighboursState;
use crate::app::notice::Notice;
use crate::library::neighbours::Neighbours;
use crate::library::query::Generation;

/// Asks for the neighbours of the article that is read or selected.
pub(super) fn show(model: &mut Model, out: &mut Effects) {
    let no = match model.focus {
        Pane::Reader => model.reader.no(),
        Pane::List | Pane::Facets => model.list.selected(),
    };
    match no {
        Some(no) => out.push(Effect::Neighbours {
            generation: model.neighbours.send(),
            no,
        }),
        None => model.notice = Some(Notice::NoArticle),
    }
}

/// Takes the neighbours asked for last.
pub(super) fn take(model: &mut Model, generation: Generation, neighbours: Option<Arc<Neighbours>>) {
    if !model.neighbours.answer(generation) {
        return;
    }
    match neighbours.filter(|found| !found.articles.is_empty()) {
        Some(found) => model.overlay = Some(Overlay::Neighbours(NeighboursState::new(found))),
        None => model.notice = Some(Notice::NoNeighbours),
    }
}

/// Opens the selected one.
pub(super) fn follow(model: &mut Model, out: &mut Effects) {
    if let Some(Overlay::Neighbours(state)) = &model.overlay
        && let Some(no) = state.selected().map(|neighbour| neighbour.no)
    {
        reader::read(model, no, out);
    }
}
