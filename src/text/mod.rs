//! Vietnamese text: when two words are equal, what a syllable is, how text is wrapped and shown,
//! which words are a date. Knows nothing of pages, articles or the terminal.

mod bar;
pub mod class;
mod compose;
pub mod count;
pub mod date;
pub mod find;
pub mod fingerprint;
pub mod fold;
pub mod hold;
pub mod legacy;
mod letters;
pub(crate) mod registers;
pub mod spread;
pub mod syllable;
pub mod telex;
mod visible;
pub mod word;
pub mod wrap;

pub use bar::without_bar;
pub use visible::{is_hostile, visible};
