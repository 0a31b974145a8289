//! Measures docbao and its peers in turn on whole archives, and prints a table in Markdown.
//!
//! ```text
//! cargo build --release --bins --examples
//! target/release/examples/table FOLDER [--runs 5] [--work FOLDER] > table.md
//! ```
//!
//! FOLDER holds archives, each `NAME.jsonl` with `id`, `date` and `text` a line and, where the counts are to be
//! checked, `NAME.jsonl.truth.json`. The smallest comes first. Copies and indexes go to the work folder, which is
//! best on the same disk and is emptied of what was made.
//!
//! Every figure is the median of the runs with the least and the greatest behind it; peer and program run in
//! turn. What a machine lacks is said to be missing.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_sign_loss,
    reason = "run by hand"
)]

mod archive;
mod building;
mod figures;
mod filtering;
#[path = "../frames.rs"]
mod frames;
#[path = "../limits.rs"]
mod limits;
mod pages;
#[path = "../peers.rs"]
mod peers;
mod process;
mod programs;
mod searching;
mod terminal;
mod typing;

use std::path::{Path, PathBuf};

use archive::Archive;
use figures::Table;

/// The program's own, for docbao's parts and for the peers alike.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a run is about.
struct Bench {
    runs: usize,
    /// Where everything that is made goes.
    work: tempfile::TempDir,
    docbao: PathBuf,
    smallest: PathBuf,
}

fn main() {
    let mut args = std::env::args_os().skip(1);
    let mut folder = None;
    let (mut runs, mut work) = (5, std::env::temp_dir());
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--runs") => runs = number(args.next()),
            Some("--work") => work = args.next().expect("a folder behind --work").into(),
            // A peer builds its index in a process of its own.
            Some("--peer") => {
                let rest: Vec<PathBuf> = args.map(PathBuf::from).collect();
                return building::peer(&rest);
            }
            _ => folder = Some(PathBuf::from(arg)),
        }
    }
    let folder = folder.expect("usage: table FOLDER [--runs N] [--work FOLDER]");
    let here = std::env::current_exe().unwrap();
    let examples = here.parent().unwrap();
    let bench = Bench {
        runs,
        work: tempfile::tempdir_in(work).unwrap(),
        docbao: examples.parent().unwrap().join("docbao"),
        smallest: examples.join("smallest"),
    };
    for program in [&bench.docbao, &bench.smallest] {
        assert!(
            program.exists(),
            "{} is missing: cargo build --release --bins --examples",
            program.display()
        );
    }
    run(&bench, &folder);
}

fn number(arg: Option<std::ffi::OsString>) -> usize {
    let text = arg.and_then(|a| a.into_string().ok());
    text.and_then(|t| t.parse().ok()).expect("a number")
}

fn run(bench: &Bench, folder: &Path) {
    let mut table = Table::default();
    let archives = Archive::all(folder);
    assert!(!archives.is_empty(), "no .jsonl in {}", folder.display());
    pages::measure(bench, &archives[0], &mut table);
    let smallest = typing::smallest(bench);
    typing::few(bench, &archives[0], &smallest, &mut table);
    for archive in &archives {
        eprintln!("{}: {} pages", archive.name, archive.pages);
        let place = building::build(bench, archive, &mut table);
        searching::search(bench, archive, &place, &mut table);
        typing::keys(bench, archive, &place, &smallest, &mut table);
        building::grow(bench, archive, &place, &mut table);
    }
    table.print();
}
