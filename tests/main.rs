//! All tests, in one binary.

mod architecture;
mod cli;
mod fixture;
mod properties;
mod screens;
mod update;
