//! All tests, in one binary.
mod fixture;
mod screens;
