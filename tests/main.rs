//! All tests, in one binary.

mod architecture;
mod cli;
mod fixture;
mod names;
mod properties;
mod pty;
mod screens;
mod update;
