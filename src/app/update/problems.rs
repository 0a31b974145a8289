//! What could not be read, and what was wrong with what could: shown, and the page of one of them opened.

use super::reader;
use crate::app::model::{Effects, Model, Overlay};
use crate::app::msg::Effect;
use crate::app::notice::Notice;
use crate::app::window::Window;
use crate::error::ProblemKind;
use crate::library::query::{ArticleNo, Generation};

/// Shows them.
pub(super) fn show(model: &mut Model) {
    if model.problems.is_empty() {
        model.notice = Some(Notice::NoProblems);
    } else {
        model.overlay = Some(Overlay::Problems(Window::default()));
    }
}

/// Looks for the page that the selected one is about.
pub(super) fn follow(model: &mut Model, out: &mut Effects) {
    let Some(Overlay::Problems(window)) = &model.overlay else {
        return;
    };
    let Some(problem) = model.problems.get(window.cursor) else {
        return;
    };
    match problem.what {
        // What these are about is no page, and the words say what to do.
        ProblemKind::Setting { .. } | ProblemKind::Knowledge { .. } | ProblemKind::Marks(_) => {}
        _ => out.push(Effect::Find {
            problem: problem.clone(),
            generation: model.finding.send(),
        }),
    }
}

/// Opens the page: line by line, at the line that was told of.
pub(super) fn found(
    model: &mut Model,
    generation: Generation,
    found: Option<(ArticleNo, Option<u32>)>,
    out: &mut Effects,
) {
    if !model.finding.answer(generation) || !matches!(model.overlay, Some(Overlay::Problems(_))) {
        return;
    }
    let Some((no, line)) = found else {
        model.notice = Some(Notice::NotInLibrary);
        return;
    };
    reader::read(model, no, out);
    if let Some(line) = line {
        reader::show_line(model, no, line);
    }
}
