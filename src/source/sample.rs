//! The sample library: the pages of `data/sample`, compiled in. The build script lists them, so a new
//! page needs no other change.

use super::Entry;
use super::page::{Locator, Source};

/// A file name and its bytes.
type Sample = (&'static str, &'static [u8]);

/// In the order of their names.
static PAGES: &[Sample] = include!(concat!(env!("OUT_DIR"), "/sample.rs"));

/// One entry a page, its id the file stem.
pub(super) fn entries() -> impl Iterator<Item = Entry> {
    PAGES
        .iter()
        .enumerate()
        .map(|(index, (name, bytes))| Entry {
            id: stem(name).to_owned(),
            locator: Locator {
                source: Source::Sample(index),
                offset: 0,
                len: bytes.len() as u64,
            },
        })
}

/// The bytes of a page.
pub(super) fn bytes(index: usize) -> Option<&'static [u8]> {
    PAGES.get(index).map(|(_, bytes)| *bytes)
}

/// The file name of a page.
pub(super) fn name(index: usize) -> Option<&'static str> {
    PAGES.get(index).map(|(name, _)| *name)
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".txt").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::path::Path;

    #[test]
    fn every_page_of_the_folder_is_compiled_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
        let on_disk: BTreeMap<String, Vec<u8>> = walkdir::WalkDir::new(folder)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|e| e.path().extension().is_some_and(|x| x == "txt"))
            .map(|e| {
                let name = e.file_name().to_string_lossy().into_owned();
                (name, std::fs::read(e.path()).unwrap())
            })
            .collect();
        let compiled: BTreeMap<String, Vec<u8>> = PAGES
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))
            .collect();
        assert_eq!(compiled, on_disk);
        assert_eq!(compiled.len(), PAGES.len());
    }
}
