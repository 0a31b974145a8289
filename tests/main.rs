//! All tests, in one binary.
mod architecture;
mod fixture;
mod properties;
mod screens;
mod update;
