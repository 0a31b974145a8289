//! The line of typing: what each change of it does at once, what taking it does, and what leaving
//! it restores.

use super::{act, complete, facets, finding, help, jumps, list, marks, outward, reader, search};
use crate::app::action::Action;
use crate::app::command::{Argument, parse};
use crate::app::complete::{completions, tags};
use crate::app::key::{Code, Key};
use crate::app::keymap::{Context, Lookup};
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::notice::Notice;
use crate::app::prompt::{Prompt, Purpose};
use crate::state::{Line, Write};

/// Types words of the title.
pub(super) fn filter(model: &mut Model) {
    let words = model.query.filter.words.clone();
    let purpose = Purpose::Filter {
        words: words.clone(),
        selected: model.list.selected().filter(|_| model.list.moved),
        top: model.list.top,
    };
    model.prompt = Some(Prompt::new(purpose, &words));
    model.focus = Pane::List;
    model.zen = false;
}

/// Types words to find in the article.
pub(super) fn find(model: &mut Model) {
    if model.reader.article.is_none() {
        model.notice = Some(Notice::NoArticle);
        return;
    }
    let words = model.reader.find.words.clone();
    model.prompt = Some(Prompt::new(
        Purpose::Find {
            words,
            stand: model.reader.stand(),
        },
        "",
    ));
}

/// Finds words in the article without typing.
pub(super) fn find_now(model: &mut Model, words: &str) {
    let stand = model.reader.stand();
    finding::find(model, words, &stand);
    if model.reader.find.matches.is_empty() {
        finding::not_found(model);
    }
}

/// Types words that paragraphs are chosen by.
pub(super) fn paragraphs(model: &mut Model) {
    if model.reader.article.is_none() {
        model.notice = Some(Notice::NoArticle);
        return;
    }
    let words = model.reader.only.clone();
    let purpose = Purpose::Paragraphs {
        words: words.clone(),
        find: model.reader.find.words.clone(),
        place: model.reader.place,
    };
    model.prompt = Some(Prompt::new(purpose, &words));
}

/// Shows only some paragraphs without typing.
pub(super) fn paragraphs_now(model: &mut Model, words: &str) {
    if model.reader.article.is_none() {
        model.notice = Some(Notice::NoArticle);
    } else if !model.reader.show_only(words) {
        model.reader.show_only("");
        model.notice = Some(Notice::NotFound(words.to_owned()));
    }
}

/// Types a command.
pub(super) fn command(model: &mut Model) {
    let mut prompt = Prompt::new(Purpose::Command, "");
    prompt.fitting = completions("", model);
    model.prompt = Some(prompt);
}

/// Takes pasted text: into the line of typing, and nowhere else.
pub(super) fn paste(model: &mut Model, text: &str, out: &mut Effects) {
    let asks = |p: &Prompt| !matches!(p.purpose, Purpose::Sure { .. });
    if model
        .prompt
        .as_mut()
        .is_some_and(|p| asks(p) && p.paste(text))
    {
        changed(model, out);
    }
}

/// Takes a key while a line is typed.
pub(super) fn key(model: &mut Model, key: Key, out: &mut Effects) {
    let Some(prompt) = &mut model.prompt else {
        return;
    };
    if matches!(prompt.purpose, Purpose::Sure { .. }) {
        let asks = model.options.keymap.lookup(Context::Typing, &[key]);
        if let Lookup::Verb(action @ (Action::Quit | Action::Redraw | Action::Suspend)) = asks {
            act::act(model, action, Argument::None, out);
            return;
        }
        // Yes in both languages; any other key is no.
        let yes = key.typed().is_some_and(|c| "yYcC".contains(c));
        outward::answer(model, yes, out);
        return;
    }
    let narrowing = matches!(prompt.purpose, Purpose::Narrow { .. });
    if narrowing && key == Key::char(' ') && prompt.text().is_empty() {
        facets::want(model, out);
        return;
    }
    // Backspace in an empty line leaves it.
    let rubs_out = key.code == Code::Backspace || key == Key::ctrl('h');
    if rubs_out && prompt.text().is_empty() {
        cancel(model, out);
        return;
    }
    match model.options.keymap.lookup(Context::Typing, &[key]) {
        Lookup::Verb(Action::Accept) => accept(model, out),
        Lookup::Verb(Action::Cancel) => cancel(model, out),
        Lookup::Verb(Action::Complete) if narrowing => facets::want(model, out),
        Lookup::Verb(Action::Complete) => complete(model, 1, out),
        Lookup::Verb(Action::CompleteBack) => complete(model, -1, out),
        Lookup::Verb(Action::MoveDown) => step(model, 1, out),
        Lookup::Verb(Action::MoveUp) => step(model, -1, out),
        Lookup::Verb(action) => act::act(model, action, Argument::None, out),
        // There are no macros while a line is typed.
        Lookup::Prefix | Lookup::Nothing | Lookup::Macro(_) => {
            if prompt.edit(key) {
                prompt.older = 0;
                changed(model, out);
            }
        }
    }
}

/// What a change of the line does at once.
fn changed(model: &mut Model, out: &mut Effects) {
    let Some(prompt) = &mut model.prompt else {
        return;
    };
    prompt.said = None;
    let text = prompt.text().to_owned();
    match &prompt.purpose {
        Purpose::Filter { .. } => list::filter(model, &text, out),
        Purpose::Search(_) => search::changed(model, out),
        Purpose::Find { stand, .. } => {
            let stand = stand.clone();
            finding::find(model, &text, &stand);
        }
        Purpose::Paragraphs { .. } => {
            model.reader.show_only(&text);
        }
        Purpose::Narrow { .. } => model.facets.narrow_to(text),
        Purpose::Help { .. } => help::narrow(model, &text),
        Purpose::Command => {
            let fitting = completions(&text, model);
            if let Some(prompt) = &mut model.prompt {
                prompt.fitting = fitting;
                prompt.chosen = None;
            }
            complete::ask(model, out);
        }
        Purpose::Tag { on } => {
            let on = *on;
            let words = tags(model, on, &text);
            if let Some(prompt) = &mut model.prompt {
                prompt.words = words;
                prompt.chosen = None;
            }
        }
        Purpose::Save(_) => {
            prompt.words.clear();
            prompt.chosen = None;
            complete::ask(model, out);
        }
        Purpose::Pipe(_) | Purpose::Sure { .. } | Purpose::Note => {}
    }
}

fn accept(model: &mut Model, out: &mut Effects) {
    let Some(prompt) = model.prompt.take() else {
        return;
    };
    let text = prompt.text().to_owned();
    match prompt.purpose {
        Purpose::Filter { .. } | Purpose::Help { .. } => {}
        Purpose::Search(_) => search::accept(model, prompt, out),
        Purpose::Tag { on } => marks::tag(model, &text, on, out),
        Purpose::Note => marks::note(model, &text, out),
        Purpose::Save(_) | Purpose::Pipe(_) | Purpose::Sure { .. } => {
            outward::accept(model, prompt, out);
        }
        Purpose::Find { words, stand } => {
            // An empty line looks for the last words again.
            let again = if text.is_empty() { words } else { text };
            jumps::leave(model);
            finding::find(model, &again, &stand);
            if model.reader.find.matches.is_empty() && !again.is_empty() {
                finding::not_found(model);
            }
        }
        Purpose::Paragraphs { .. } => paragraphs_now(model, &text),
        Purpose::Narrow { .. } => facets::accept(model, out),
        Purpose::Command => run(model, &text, out),
    }
}

fn run(model: &mut Model, line: &str, out: &mut Effects) {
    if line.trim().is_empty() {
        return;
    }
    remember(model, Line::Command, line, out);
    match parse(line) {
        Ok(command) => act::act(model, command.action, command.argument, out),
        Err(notice) => model.notice = Some(notice),
    }
}

/// Remembers a line that is not blank, as the newest.
pub(super) fn remember(model: &mut Model, kind: Line, line: &str, out: &mut Effects) {
    let memory = &model.remembered.memory;
    let lines = memory.lines(kind);
    if !line.trim().is_empty() && lines.last().is_none_or(|last| last != line) {
        marks::keep(model, vec![Write::Typed(kind, line.to_owned())], out);
    }
}

/// Leaves the line; everything is as it was before.
fn cancel(model: &mut Model, out: &mut Effects) {
    let Some(prompt) = model.prompt.take() else {
        return;
    };
    match prompt.purpose {
        Purpose::Filter {
            words,
            selected,
            top,
        } => {
            list::filter(model, &words, out);
            list::go_back(model, selected, top);
        }
        Purpose::Search(before) => search::cancel(model, before, out),
        Purpose::Find { words, stand } => {
            finding::find(model, &words, &stand);
            // Where it was, whatever of those words is current again.
            model.reader.find.showing = false;
        }
        Purpose::Paragraphs { words, find, place } => {
            model.reader.find.words = find;
            model.reader.show_only(&words);
            model.reader.place = place;
        }
        Purpose::Narrow { focus } => {
            model.facets.narrow_to(String::new());
            model.focus = focus;
        }
        Purpose::Help { words } => help::narrow(model, &words),
        Purpose::Command
        | Purpose::Save(_)
        | Purpose::Pipe(_)
        | Purpose::Sure { .. }
        | Purpose::Tag { .. }
        | Purpose::Note => {}
    }
}

/// Moves what the line is about: the selection, or where old lines are remembered, to one of them.
fn step(model: &mut Model, by: isize, out: &mut Effects) {
    let Some(prompt) = &mut model.prompt else {
        return;
    };
    match prompt.purpose {
        Purpose::Filter { .. } => list::step(model, by),
        Purpose::Paragraphs { .. } => reader::step(model, by),
        Purpose::Find { .. } => {
            if !model.reader.find.matches.is_empty() {
                finding::find_next(model, by);
            }
        }
        Purpose::Narrow { .. } => {
            let last = model.facets.left.len().saturating_sub(1);
            model.facets.cursor = model.facets.cursor.saturating_add_signed(by).min(last);
        }
        Purpose::Help { .. } => {
            let rows = model.overlay_rows();
            if let Some(help) = &mut model.help {
                help.scroll(by, rows);
            }
        }
        Purpose::Search(_) => {
            prompt.recall(&model.remembered.memory.searches, -by);
            search::changed(model, out);
        }
        Purpose::Command => prompt.recall(&model.remembered.memory.commands, -by),
        Purpose::Save(_) => prompt.recall(&model.remembered.memory.paths, -by),
        Purpose::Pipe(_) => prompt.recall(&model.remembered.memory.pipes, -by),
        Purpose::Tag { .. } => complete(model, by, out),
        Purpose::Sure { .. } | Purpose::Note => {}
    }
}

/// Completes the line to the next or previous of what fits; of a path that nobody asked about yet, asks.
fn complete(model: &mut Model, by: isize, out: &mut Effects) {
    let Some(prompt) = &mut model.prompt else {
        return;
    };
    let words = matches!(prompt.purpose, Purpose::Tag { .. } | Purpose::Save(_));
    let len = if words {
        prompt.words.len()
    } else {
        prompt.fitting.len()
    };
    if len == 0 {
        complete::ask(model, out);
        return;
    }
    let next = match prompt.chosen {
        Some(at) => at.cast_signed() + by,
        None if by > 0 => 0,
        None => -1,
    };
    let at = next.rem_euclid(len.cast_signed()).cast_unsigned();
    let line = if words {
        prompt.words[at].clone()
    } else {
        prompt.fitting[at].line.clone()
    };
    prompt.chosen = Some(at);
    prompt.set(line);
}
