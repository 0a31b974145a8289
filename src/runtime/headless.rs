//! The program without a terminal: a key script in, the last screen out as plain text. Used by
//! `--keys` with `--print` and by the screen tests.

use std::collections::VecDeque;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::app::key::Key;
use crate::app::{Effect, Model, Msg, start, update};
use crate::view;

/// How an effect is performed at once: the messages that answer it.
pub trait Perform {
    /// Performs `effect` to its end and returns its answers.
    fn perform(&mut self, effect: Effect) -> Vec<Msg>;
}

impl<F: FnMut(Effect) -> Vec<Msg>> Perform for F {
    fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        self(effect)
    }
}

/// Starts `model`, feeds `keys` and returns the last frame as plain text: at most as many lines as
/// the model's size has rows, none wider than it has columns, no white space at their ends. Keys
/// after the one that ends the program are not read.
pub fn run(model: &mut Model, keys: &[Key], outside: &mut impl Perform) -> String {
    let first = start(model);
    let mut running = settle(model, first, outside);
    for key in keys {
        if !running {
            break;
        }
        running = send(model, Msg::Key(*key), outside);
    }
    if running {
        // Nothing follows the last key.
        send(model, Msg::Elapsed(model.waited), outside);
    }
    plain(&frame(model))
}

/// Sends one message and performs what follows from it until nothing is left to do; says whether
/// the program goes on.
pub fn send(model: &mut Model, msg: Msg, outside: &mut impl Perform) -> bool {
    let effects = update(model, msg);
    settle(model, effects, outside)
}

/// Performs effects, and the effects of their answers, until nothing is left to do; says whether
/// the program goes on.
pub fn settle(model: &mut Model, effects: Vec<Effect>, outside: &mut impl Perform) -> bool {
    let mut effects = VecDeque::from(effects);
    while let Some(effect) = effects.pop_front() {
        if effect == Effect::Quit {
            return false;
        }
        for answer in outside.perform(effect) {
            effects.extend(update(model, answer));
        }
    }
    true
}

/// The frame that the model shows.
#[must_use]
pub fn frame(model: &Model) -> Buffer {
    let size = model.options.size;
    let Ok(mut terminal) = Terminal::new(TestBackend::new(size.width, size.height));
    let Ok(_) = terminal.draw(|frame| view::draw(model, frame));
    terminal.backend().buffer().clone()
}

/// A frame as plain text.
#[must_use]
pub fn plain(frame: &Buffer) -> String {
    let area = frame.area;
    let mut out = String::new();
    for y in area.top()..area.bottom() {
        let mut line = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = frame[(x, y)].symbol();
            line.push_str(symbol);
            x += (unicode_width::UnicodeWidthStr::width(symbol) as u16).max(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
