//! The program's state and what changes it. Messages in, effects out; no terminal, no file, no
//! thread and no clock in here, so that a test can feed keys and read state.

pub mod action;
pub mod command;
pub mod complete;
pub mod excerpt;
pub mod facets;
pub mod folds;
pub mod help;
pub mod input_method;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod list;
pub mod model;
pub mod msg;
pub mod near;
pub mod neighbours;
pub mod notice;
pub mod output;
pub mod outward;
pub mod pictures;
pub mod profile;
pub mod prompt;
pub mod reader;
pub mod remembered;
pub mod row;
pub mod settings;
pub mod short;
pub mod tally;
pub mod theme;
mod update;
pub mod window;

pub use model::{Model, Options};
pub use msg::{Effect, Msg};
pub use update::{leave, start, update};
