//! Help: what the keys do, over whatever is on the screen, which is there again behind it.

use super::reader;
use crate::app::action::Action;
use crate::app::help::HelpState;
use crate::app::model::Model;
use crate::app::prompt::{Prompt, Purpose};

/// Shows help; the keys of where it is asked for come first.
pub(super) fn show(model: &mut Model) {
    if model.help.is_none() {
        let (options, texts) = (&model.options, model.texts());
        let columns = options.size.width;
        let help = HelpState::new(&options.keymap, texts, model.context(), columns);
        model.help = Some(help);
    }
}

/// Narrows help to the lines in which the words stand.
pub(super) fn narrow(model: &mut Model, words: &str) {
    let texts = model.texts();
    if let Some(help) = &mut model.help {
        words.clone_into(&mut help.words);
        help.top = 0;
        help.fill(&model.options.keymap, texts);
    }
}

/// The screen may have another size than the lines were made for.
pub(super) fn settle(model: &mut Model) {
    let (texts, rows) = (model.texts(), model.overlay_rows());
    if let Some(help) = &mut model.help {
        let columns = model.options.size.width;
        if help.columns != columns {
            help.columns = columns;
            help.fill(&model.options.keymap, texts);
        }
        help.scroll(0, rows);
    }
}

/// Does what the person asks of help; says whether that was meant for it. Any other verb closes it first, but
/// for those about the program as a whole.
pub(super) fn act(model: &mut Model, action: Action, count: Option<u32>) -> bool {
    let rows = model.overlay_rows();
    let Some(help) = &mut model.help else {
        return false;
    };
    let times = count.map_or(1, |n| isize::try_from(n).unwrap_or(isize::MAX));
    let (page, half) = (reader::page_of(rows, false), reader::page_of(rows, true));
    let line = |otherwise: usize| count.map_or(otherwise, |n| (n as usize).saturating_sub(1));
    match action {
        Action::MoveDown => help.scroll(times, rows),
        Action::MoveUp => help.scroll(-times, rows),
        Action::HalfPageDown => help.scroll(times.saturating_mul(half), rows),
        Action::HalfPageUp => help.scroll(-times.saturating_mul(half), rows),
        Action::PageDown | Action::ReadOn => help.scroll(times.saturating_mul(page), rows),
        Action::PageUp => help.scroll(-times.saturating_mul(page), rows),
        Action::First => help.top = line(0),
        Action::Last => help.top = line(help.lines.len()),
        Action::Narrow | Action::Search | Action::Filter | Action::Find => {
            let words = help.words.clone();
            let purpose = Purpose::Help {
                words: words.clone(),
            };
            model.prompt = Some(Prompt::new(purpose, &words));
        }
        Action::Follow | Action::Open => {}
        Action::Back | Action::Leave | Action::Help => model.help = None,
        Action::Command | Action::Redraw | Action::Suspend | Action::Quit => return false,
        _ => {
            model.help = None;
            return false;
        }
    }
    true
}
