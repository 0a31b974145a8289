//! Messages in, state and effects out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod answers;
mod facets;
mod finding;
mod help;
mod keys;
mod list;
mod long_page;
mod look;
mod marks;
mod neighbours;
mod outward;
mod pictures;
mod profile;
mod prompt;
mod reader;
mod renew;
mod reprints;
mod search;
mod select;
mod sessions;
mod typing;
mod typography;
