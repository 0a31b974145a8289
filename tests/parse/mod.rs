//! The splitter: labelled pages, what must not change a split, and what holds for any bytes.

mod dates;
mod few;
mod gold;
mod heads;
mod properties;
mod sameness;
mod unseen;
mod wrapped;

use std::path::{Path, PathBuf};

use docbao::parse::article::{Article, Kind};
use docbao::parse::{Corpus, parse};
use docbao::source::page::{Locator, Page, Source};

/// A page with this text, as if it came alone.
fn page(text: &str) -> Page {
    Page {
        id: "page".into(),
        locator: Locator {
            source: Source::Stdin,
            offset: 0,
            len: text.len() as u64,
        },
        text: text.trim_start_matches('\u{feff}').into(),
        url: None,
        date: None,
        modified: None,
        title: None,
        record: None,
        problems: Vec::new(),
    }
}

/// Splits a text that stands alone.
fn split(text: &str) -> Article {
    parse(&page(text), &Corpus::default())
}

/// The kind of each line that is in a block, by line number from 0.
fn kinds(article: &Article) -> Vec<(u32, Kind)> {
    article
        .blocks
        .iter()
        .flat_map(|b| b.span.lines.clone().map(|l| (l, b.kind)))
        .collect()
}

/// The pages of the sample library.
fn sample() -> Vec<(String, String)> {
    texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample"))
}

/// The real pages, where they stand beside the project; says so where they do not.
fn seeds() -> Vec<(String, String)> {
    let folder = shared().join("seeds");
    if !folder.is_dir() {
        eprintln!(
            "{} is not there: the real pages are not looked at",
            folder.display()
        );
        return Vec::new();
    }
    texts(&folder)
}

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    let read = |p: &PathBuf| {
        (
            p.file_stem().unwrap().to_string_lossy().into_owned(),
            std::fs::read_to_string(p).unwrap(),
        )
    };
    files.iter().map(read).collect()
}
