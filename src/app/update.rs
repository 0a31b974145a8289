//! The table from messages to what they do.

use super::model::{Effects, Model};
use super::msg::{Effect, Msg};

/// The first effects: the whole library, newest first.
pub fn start(model: &mut Model) -> Effects {
    vec![Effect::Query {
        generation: model.list.request.next(),
        query: model.query.clone(),
    }]
}

/// Takes one message and changes the state; what is to be done outside is returned.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    if let Msg::Resize(size) = msg {
        model.options.size = size;
    }
    Vec::new()
}
