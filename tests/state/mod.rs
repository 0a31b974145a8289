//! The file of marks from several threads at once, as several programs write it.

use std::path::Path;
use std::thread;

use docbao::state::{Change, Fault, Marking, Store, Write, marks};
use docbao::text::fingerprint::Fingerprint;

use crate::cli::Folder;

pub(crate) fn page(n: usize) -> Fingerprint {
    Fingerprint::of(&format!("trang {n}"))
}

/// Stars these pages in the file at `path`.
pub(crate) fn star(path: &Path, pages: &[Fingerprint]) {
    let mut store = Store::open(path, Fingerprint::of("kho")).unwrap().store;
    let write = Write::Mark(vec![Marking {
        change: Change::Star(true),
        pages: pages.to_vec(),
    }]);
    while let Err(fault) = store.write(std::slice::from_ref(&write)) {
        assert_eq!(fault, Fault::Locked);
    }
}

#[test]
fn many_that_mark_at_once_lose_nothing() {
    let folder = Folder::new();
    let path = folder.path().join("marks.sqlite");
    thread::scope(|scope| {
        for which in 0..3 {
            let path = &path;
            scope.spawn(move || {
                for n in 0..15 {
                    star(path, &[page(n * 3 + which)]);
                }
            });
        }
    });
    let kept = marks(&path).unwrap();
    assert!((0..45).all(|n| kept.of(page(n)).starred));
}
