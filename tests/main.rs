//! All tests, in one binary.

mod cli;
mod pty;
