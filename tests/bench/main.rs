//! Benchmarks beside their limits: what must be paid anyway for the same pages in the same run.
//!
//! ```text
//! cargo bench                                 the sample library
//! DOCBAO_PAGES=FOLDER cargo bench             the .txt files of a folder
//! ```

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "run by hand"
)]

mod draw;
mod fold;
mod pages;
mod split;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, draw::draw, fold::fold, split::split);
criterion_main!(benches);
