//! Completing paths, which the folders outside know: what is asked of them, and what becomes of the answer.

use crate::app::action::Action;
use crate::app::command::named;
use crate::app::complete::completions;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::prompt::{Prompt, Purpose};

/// The path that is typed in a line, if one is.
fn path(prompt: &Prompt) -> Option<&str> {
    match prompt.purpose {
        Purpose::Save(_) => Some(prompt.text()),
        Purpose::Command => {
            let line = prompt.text().trim_start();
            let (verb, path) = line.split_once(char::is_whitespace)?;
            (named(verb) == Some(Action::Save)).then(|| path.trim_start())
        }
        _ => None,
    }
}

/// Asks what the path that is typed can go on with; says whether one is typed.
pub(super) fn ask(model: &Model, out: &mut Effects) -> bool {
    let path = model.prompt.as_ref().and_then(path);
    out.extend(path.map(|path| Effect::Paths(path.to_owned())));
    path.is_some()
}

/// Takes what it can go on with, unless something else was typed since.
pub(super) fn take(model: &mut Model, typed: &str, found: Vec<String>) {
    let Some(prompt) = model.prompt.as_mut() else {
        return;
    };
    // One that is gone through is not replaced.
    if path(prompt) != Some(typed) || prompt.chosen.is_some() {
        return;
    }
    prompt.words = found;
    if prompt.purpose == Purpose::Command {
        let line = prompt.text().to_owned();
        let fitting = completions(&line, model);
        if let Some(prompt) = &mut model.prompt {
            prompt.fitting = fitting;
        }
    }
}
