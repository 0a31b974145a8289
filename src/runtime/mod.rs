//! The impure part of the terminal program.

pub mod headless;
