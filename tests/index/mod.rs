//! The index: it finds what the matcher says is meant, keeps up with the files, and goes on where it was.

mod anew;
mod joining;
mod keeping;
mod meaning;

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use docbao::entity::Known;
use docbao::library::index::{Index, State, Updated};
use docbao::library::search::{Options, Search};
use docbao::source::{self, Listing};

/// A folder of pages, with an index of it beside it.
struct Archive {
    pages: tempfile::TempDir,
    cache: tempfile::TempDir,
}

impl Archive {
    fn new() -> Self {
        Self {
            pages: tempfile::tempdir().unwrap(),
            cache: tempfile::tempdir().unwrap(),
        }
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.pages.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.pages.path().join(name)).unwrap();
    }

    fn listing(&self) -> Listing {
        source::open(&[PathBuf::from(self.pages.path())])
    }

    fn index(&self) -> Index {
        open(self.cache.path())
    }

    fn update(&self) -> Updated {
        self.index()
            .update(&self.listing(), Known::builtin(), |_| {
                ControlFlow::Continue(())
            })
            .unwrap()
    }

    /// The ids that a query finds, newest first.
    fn found(&self, query: &str) -> Vec<String> {
        let search = Search::parse(query, Options::default()).unwrap();
        let searching = self.index().searching().unwrap();
        let mut meant = |_: &_| panic!("the index can tell");
        let hits = searching.first(&search, usize::MAX, &mut meant).unwrap();
        let count = searching.count(&search, &mut meant).unwrap();
        assert_eq!(hits.len() as u64, count);
        let ids = hits
            .iter()
            .map(|hit| searching.row(*hit).unwrap().unwrap().id);
        ids.collect()
    }
}

fn open(folder: &Path) -> Index {
    let (index, state) = Index::open(folder, 0).unwrap();
    assert_eq!(state, State::AsLeft);
    index
}

fn sorted(ids: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    ids.into_iter().collect()
}
