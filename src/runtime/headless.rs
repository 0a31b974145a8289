//! The program without a terminal: a key script in, the last screen out as plain text.

use crate::app::key::Key;
use crate::app::{Effect, Model, Msg};

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

/// Starts `model`, feeds `keys` and returns the last frame as plain text: at most as many lines
/// as the model's size has rows, none wider than it has columns.
pub fn run(_model: &mut Model, _keys: &[Key], _outside: &mut impl Perform) -> String {
    String::new()
}
