//! The pages that are measured on.

use std::path::{Path, PathBuf};

use docbao::source::page::Page;
use docbao::source::{self, Listing};

/// The pages of `DOCBAO_PAGES`, else of the sample library, and how many bytes of text they have.
pub(crate) fn pages() -> (Vec<Page>, u64) {
    let folder = std::env::var_os("DOCBAO_PAGES").map(PathBuf::from);
    let listing: Listing = match &folder {
        Some(folder) => source::open(std::slice::from_ref(folder)),
        None => source::open(&[]),
    };
    let pages: Vec<Page> = listing
        .entries
        .iter()
        .filter_map(|e| listing.read(e).ok())
        .collect();
    assert!(
        !pages.is_empty(),
        "no page in {}",
        folder
            .as_deref()
            .unwrap_or(Path::new("the sample"))
            .display()
    );
    let bytes = pages.iter().map(|p| p.text.len() as u64).sum();
    (pages, bytes)
}

/// How many articles `DOCBAO_ARTICLES` says; a hundred thousand when it says nothing.
pub(crate) fn articles() -> usize {
    let told = std::env::var("DOCBAO_ARTICLES").ok();
    told.map_or(100_000, |n| n.parse().expect("a number"))
}
