//! All tests, in one binary.

mod architecture;
mod cli;
mod fixture;
mod names;
mod properties;
mod screens;
mod update;
