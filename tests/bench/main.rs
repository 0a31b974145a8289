//! Benchmarks beside their limits: what must be paid anyway for the same pages in the same run.
//!
//! ```text
//! cargo bench                                 the sample library
//! DOCBAO_PAGES=FOLDER cargo bench             the .txt files of a folder
//! DOCBAO_ARTICLES=1000000 cargo bench         libraries of so many articles and a tenth of them
//! ```
//!
//! What needs whole archives or a terminal is measured by `tests/bench/table`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "run by hand"
)]

mod draw;
mod fold;
mod frames;
mod index;
mod library;
mod limits;
mod pages;
mod peers;
#[path = "../press/mod.rs"]
mod press;
mod reprints;
mod split;

use criterion::{criterion_group, criterion_main};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

criterion_group!(
    benches,
    draw::draw,
    fold::fold,
    split::split,
    reprints::sketch,
    reprints::groups,
    library::library,
    index::index,
);
criterion_main!(benches);
