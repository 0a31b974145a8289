//! Messages in, state and effects out.

mod answers;
mod facets;
mod keys;
mod list;
mod prompt;
mod reader;
