//! All tests, in one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test says what went wrong by ending, and in plain words"
)]

mod architecture;
mod asks;
mod cli;
mod fixture;
mod index;
mod names;
mod parse;
mod pictures;
mod press;
mod properties;
mod pty;
mod reprints;
mod screens;
mod search;
mod sources;
mod state;
mod update;
