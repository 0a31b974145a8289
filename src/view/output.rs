//! What a command said, and how it fares.

use super::overlay::heading;
use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::action::Action;
use crate::app::layout::Rect;
use crate::app::model::Overlay;
use crate::app::output::OutputState;
use crate::app::outward::End;
use crate::text::wrap::{clip, width};

pub(super) fn draw(
    model: &Model,
    paint: &mut Paint<'_>,
    state: &OutputState,
    area: Rect,
    rows: Rect,
) {
    let texts = model.texts();
    let articles = texts.count(&texts.reading.output, state.articles);
    let end = ended(model, state);
    // How it ended is never cut off for the sake of a long command.
    let beside = width(&articles) + width(&end) + 8;
    let room = usize::from(area.width).saturating_sub(beside + 1).max(8);
    let command = clip(&state.command, room);
    heading(paint, area, &format!("{articles} | {command} · {end}"));
    if state.is_empty() && state.end.is_some() && rows.height > 0 {
        let room = rows.width.saturating_sub(1);
        paint.put(
            rows.x + 1,
            rows.y,
            room,
            texts.reading.no_output,
            Role::Quiet,
        );
    }
    for (y, n) in (rows.y..rows.y + rows.height).zip(state.window.top..) {
        let Some(row) = state.row(n) else { break };
        let room = rows.width.saturating_sub(1);
        let style = paint.theme.style(Role::Text);
        // As it is: clipping would run its white space together.
        paint.put_marked((rows.x + 1, y, room), row, &[], (style, style));
    }
}

/// How the command ended, or that it has not.
fn ended(model: &Model, state: &OutputState) -> String {
    let t = &model.texts().reading;
    match &state.end {
        None if state.stopping => t.stopping.to_owned(),
        None => t.runs.to_owned(),
        Some(End::Exit(status)) => t.exit.replace("{}", &status.to_string()),
        Some(End::Signal(signal)) => t.signal.replace("{}", &signal.to_string()),
        Some(End::Cut) => t.cut.to_owned(),
        Some(End::Failed(why)) => t.cannot_run.replace("{}", &why.said(model.texts())),
    }
}

/// The keys of the moment.
pub(super) fn hints(model: &Model) -> Vec<(Action, &'static str)> {
    let texts = model.texts();
    let runs = match &model.overlay {
        Some(Overlay::Output(output)) => output.end.is_none(),
        _ => false,
    };
    if runs {
        vec![(Action::Back, texts.reading.hint_stop)]
    } else {
        vec![
            (Action::CopyUrl, texts.reading.hint_copy),
            (Action::Leave, texts.status.hint_back),
        ]
    }
}
