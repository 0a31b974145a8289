//! From a key to a verb: the line of typing first, then link numbers, counts and sequences.

use super::{act, jumps, marks, prompt, reader, views};
use crate::app::action::Action;
use crate::app::command::{Argument, Command, takes_count};
use crate::app::input_method::{LastKey, last_key};
use crate::app::key::{Code, Key};
use crate::app::keymap::Lookup;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::notice::Notice;

/// The largest count a person can type.
const LARGEST_COUNT: u32 = 99_999_999;

/// A macro is done at most so often for one key.
const MOST_TIMES: u32 = 1000;

/// Takes a key. One that is meant for an article which is not there yet waits for it.
pub(super) fn key(model: &mut Model, key: Key, out: &mut Effects) {
    if awaits_article(model) {
        if !leads_away(model, key) {
            model.ahead.push_back(key);
            return;
        }
        model.ahead.clear();
    }
    model.notice = None;
    // Whoever presses a key does not wait for the rest of a macro.
    model.queue.clear();
    marks::go_on(model);
    if model.prompt.is_some() {
        prompt::key(model, key, out);
        return;
    }
    if model.reader.hints.is_some() && hint(model, key, out) {
        return;
    }
    if jumps::letter(model, key, out) {
        return;
    }
    // Input methods send these while they correct a letter; they never are commands.
    if matches!(key.code, Code::Backspace) || key == Key::ctrl('h') {
        return;
    }
    if let Some(c) = key.typed() {
        match last_key(c) {
            LastKey::None => {}
            LastKey::Unclear => {
                model.notice = Some(Notice::InputMethod(None));
                return;
            }
            LastKey::Key(last) => {
                press(model, Key::char(last), out);
                let read = Notice::InputMethod(Some(last));
                model.notice = Some(match model.notice.take() {
                    Some(did) => did.behind(Some(&read)),
                    None => read,
                });
                return;
            }
        }
    }
    press(model, key, out);
}

/// Takes the keys that were pressed before the article was there; says whether there was one.
pub(super) fn typed_ahead(model: &mut Model, out: &mut Effects) -> bool {
    if awaits_article(model) {
        return false;
    }
    let key = model.ahead.pop_front();
    if let Some(ahead) = key {
        self::key(model, ahead, out);
    }
    key.is_some()
}

/// Whether the person is in the reader already, and the article not: another one is still on the screen, or none.
fn awaits_article(model: &Model) -> bool {
    let reader = &model.reader;
    let there = reader.wanted == reader.no();
    let reads = model.focus == Pane::Reader && model.prompt.is_none() && !model.is_covered();
    reads && !there && reader.request.is_open()
}

/// Whether a key is about the way out or the program as a whole, which waits for nothing.
fn leads_away(model: &Model, key: Key) -> bool {
    let Lookup::Verb(action) = model.options.keymap.lookup(model.context(), &[key]) else {
        return false;
    };
    matches!(
        action,
        Action::Back | Action::Leave | Action::Quit | Action::Redraw | Action::Suspend
    )
}

fn press(model: &mut Model, key: Key, out: &mut Effects) {
    if key.code == Code::Esc && (model.count.is_some() || !model.pending.is_empty()) {
        model.count = None;
        model.view = None;
        model.pending.clear();
        return;
    }
    let context = model.context();
    if model.pending.is_empty()
        && model.count.is_none()
        && let Some(digit @ 1..) = key.digit()
        && let Lookup::Verb(view) = model.options.keymap.lookup(context, &[key])
    {
        model.count = Some(digit);
        model.view = Some(view);
        model.waited += 1;
        out.push(Effect::After(model.waited));
        return;
    }
    if model.pending.is_empty()
        && let Some(digit) = key.digit()
        && (digit > 0 || model.count.is_some())
    {
        let count = model
            .count
            .unwrap_or(0)
            .saturating_mul(10)
            .saturating_add(digit);
        model.count = Some(count.min(LARGEST_COUNT));
        model.view = None;
        return;
    }
    model.pending.push(key);
    let mut found = model.options.keymap.lookup(context, &model.pending);
    if found == Lookup::Nothing && model.pending.len() > 1 {
        // The sequence led nowhere: its last key counts alone.
        model.pending = vec![key];
        found = model.options.keymap.lookup(context, &model.pending);
    }
    match found {
        Lookup::Prefix => {}
        Lookup::Nothing => {
            model.pending.clear();
            views::settle(model, out);
            model.count = None;
        }
        Lookup::Verb(action) => {
            model.pending.clear();
            if takes_count(action) {
                model.view = None;
            } else {
                views::settle(model, out);
            }
            let argument = model.count.take().map_or(Argument::None, Argument::Number);
            act::act(model, action, argument, out);
        }
        Lookup::Macro(number) => {
            model.pending.clear();
            views::settle(model, out);
            let times = model.count.take().unwrap_or(1).min(MOST_TIMES);
            if let Some(own) = model.options.keymap.macro_at(number) {
                let all = std::iter::repeat_n(&own.commands, times as usize);
                model.queue.extend(all.flatten().cloned());
            }
        }
    }
}

/// The next command of a macro, once what the one before asked for is answered. One that asks the person for
/// something leaves the rest undone.
pub(super) fn queued(model: &mut Model) -> Option<Command> {
    if model.prompt.is_some() {
        model.queue.clear();
    }
    let reader = &model.reader;
    let open = reader.request.is_open() || reader.awaited.is_some() || reader.marking.is_open();
    let list = &model.list;
    if open || list.request.is_open() || list.awaits(&model.facets) {
        return None;
    }
    model.queue.pop_front()
}

/// Takes a key while the links are numbered; says whether it was meant for them.
fn hint(model: &mut Model, key: Key, out: &mut Effects) -> bool {
    let Some(mut typed) = model.reader.hints.take() else {
        return false;
    };
    let targets = model.reader.visible_targets(model.rows_of(Pane::Reader));
    if let Some(digit) = key.digit() {
        typed.push(char::from_digit(digit, 10).unwrap_or('0'));
    } else if key.code != Code::Enter {
        // Any other key leaves the numbers; Escape does nothing more.
        return key.code == Code::Esc;
    }
    let number: usize = typed.parse().unwrap_or(0);
    let complete = key.code == Code::Enter || number.saturating_mul(10) > targets.len();
    match number.checked_sub(1).and_then(|n| targets.get(n)) {
        Some((target, _)) if complete => reader::follow(model, *target, out),
        Some(_) => model.reader.hints = Some(typed),
        None => {}
    }
    true
}
