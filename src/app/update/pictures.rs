//! The timeline and the matrix: asked for, taken, moved in, followed.

use std::sync::Arc;

use super::list;
use crate::app::action::Action;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model, Overlay};
use crate::app::msg::Effect;
use crate::app::notice::Notice;
use crate::app::pictures::{Bar, MatrixState, Picturing, TimelineState};
use crate::lang::Lang;
use crate::library::picture::{Picture, PictureKind};
use crate::library::query::{Chosen, Combine, Generation};
use crate::library::search::{Expr, Options, Search};

/// Shows the articles of the list over time.
pub(super) fn timeline(model: &mut Model, out: &mut Effects) {
    model.overlay = Some(Overlay::Timeline(TimelineState::default()));
    ask(model, PictureKind::Timeline, out);
}

/// Shows which officials and conferences stand together in the articles of the list.
pub(super) fn matrix(model: &mut Model, out: &mut Effects) {
    model.overlay = Some(Overlay::Matrix(MatrixState::default()));
    ask(model, PictureKind::Matrix, out);
}

fn ask(model: &mut Model, kind: PictureKind, out: &mut Effects) {
    out.push(Effect::Picture {
        generation: model.picture.send(),
        of: Picturing {
            kind,
            rows: Arc::clone(&model.list.order),
            folds: Arc::clone(&model.list.folds),
            filter: Box::new(model.list.answered.filter.clone()),
        },
    });
}

/// The hits are others: what is on the screen is counted anew.
pub(super) fn again(model: &mut Model, out: &mut Effects) {
    match model.overlay {
        Some(Overlay::Timeline(_)) => ask(model, PictureKind::Timeline, out),
        Some(Overlay::Matrix(_)) => ask(model, PictureKind::Matrix, out),
        _ => {}
    }
}

/// Takes the picture asked for last, while it is still looked at.
pub(super) fn take(model: &mut Model, generation: Generation, picture: Picture) {
    if !model.picture.answer(generation) {
        return;
    }
    match (&mut model.overlay, picture) {
        (Some(Overlay::Timeline(state)), Picture::Timeline(timeline)) => state.take(timeline),
        (Some(Overlay::Matrix(state)), Picture::Matrix(matrix)) => state.take(matrix),
        _ => {}
    }
}

/// Does what only pictures know; says whether that was meant for one.
pub(super) fn act(model: &mut Model, action: Action, times: isize) -> bool {
    let open = match &model.overlay {
        Some(Overlay::Timeline(_)) => Action::Timeline,
        Some(Overlay::Matrix(_)) => Action::Matrix,
        _ => return false,
    };
    if action == open {
        model.overlay = None;
        return true;
    }
    match (&mut model.overlay, action) {
        (Some(Overlay::Timeline(state)), Action::MoveRight) => state.unfold(),
        (Some(Overlay::Timeline(state)), Action::MoveLeft) => state.fold(),
        (Some(Overlay::Timeline(state)), Action::Unfold) => state.unfold_all(),
        (Some(Overlay::Matrix(state)), Action::MoveRight | Action::MoveLeft) => {
            let by = if action == Action::MoveRight {
                times
            } else {
                -times
            };
            let (_, conferences) = state.size();
            state.columns.step(by, conferences);
        }
        _ => return false,
    }
    true
}

/// Narrows the list to the selected bar or cell.
pub(super) fn follow(model: &mut Model, out: &mut Effects) {
    match &model.overlay {
        Some(Overlay::Timeline(state)) => {
            let Some(bar) = state.selected() else { return };
            if state.articles(bar) == 0 {
                model.notice = Some(Notice::NoHits);
                return;
            }
            narrow_to_bar(model, bar);
            show_list(model, out);
        }
        Some(Overlay::Matrix(state)) => {
            let Some(matrix) = &state.matrix else { return };
            let official = matrix.officials.get(state.rows.cursor);
            let conference = matrix.conferences.get(state.columns.cursor);
            if matrix.cell(state.rows.cursor, state.columns.cursor) == 0 {
                model.notice = Some(Notice::NoHits);
            } else if let Some((official, conference)) = official.zip(conference) {
                let (official, conference) = (official.id.clone(), conference.id.clone());
                let filter = &mut model.query.filter;
                want(&mut filter.officials, official);
                want(&mut filter.conferences, conference);
                show_list(model, out);
            }
        }
        _ => {}
    }
}

/// Wants a value, beside the one that the counted articles all have.
fn want(chosen: &mut Chosen, id: String) {
    let all_have = chosen.combine == Combine::All || chosen.wanted.len() == 1;
    if !all_have {
        chosen.wanted.clear();
    }
    chosen.wanted.insert(id);
    chosen.combine = if chosen.wanted.len() > 1 {
        Combine::All
    } else {
        Combine::Any
    };
}

fn narrow_to_bar(model: &mut Model, bar: Bar) {
    let date = match bar {
        Bar::Undated => {
            let years = &mut model.query.filter.years;
            *years = Chosen {
                wanted: [String::new()].into(),
                ..Chosen::default()
            };
            return;
        }
        Bar::Year(year) => year.to_string(),
        Bar::Month(year, month) => format!("{month}/{year}"),
    };
    let field = match model.options.lang {
        Lang::Vi => "ngay",
        Lang::En => "date",
    };
    let search = model.query.filter.search.as_deref();
    let options = Options {
        typing: false,
        ..search.map_or_else(|| model.search_options(), |s| s.options)
    };
    let text = with_date(
        search.map_or("", |s| s.text.trim()),
        &format!("{field}:{date}"),
        options,
    );
    // The words before were understood already, and the date is one.
    if let Ok(search) = Search::parse(&text, options) {
        model.query.filter.search = Some(search.into());
    }
}

/// A search with a date behind it, in the place of one that stood there.
fn with_date(text: &str, date: &str, options: Options) -> String {
    let dated = |word: &str| {
        ["date:", "ngay:"]
            .iter()
            .any(|field| word.starts_with(field))
    };
    let rest = match text.rsplit_once(char::is_whitespace) {
        Some((rest, last)) if dated(last) => rest.trim_end(),
        None if dated(text) => "",
        _ => text,
    };
    let any = Search::parse(rest, options).is_ok_and(|s| matches!(s.expr, Expr::Any(_)));
    match rest {
        "" => date.to_owned(),
        rest if any && !rest.starts_with('(') => format!("({rest}) {date}"),
        rest => format!("{rest} {date}"),
    }
}

fn show_list(model: &mut Model, out: &mut Effects) {
    model.overlay = None;
    model.focus = Pane::List;
    model.zen = false;
    list::ask(model, out);
}
