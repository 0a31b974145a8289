//! An archive that was indexed before: its list is there at once, and what changed since comes in.

use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use super::{DEADLINE, Session, docbao};
use crate::cli::{Folder, PAGE};

const PAGES: usize = 60;

/// An archive of [`PAGES`] pages and a cache of its own.
struct Archive {
    folder: Folder,
    cache: tempfile::TempDir,
}

impl Archive {
    fn new() -> Self {
        let mut folder = Folder::new();
        for n in 0..PAGES {
            folder = folder.with(format!("{n:03}.txt"), page(n));
        }
        let cache = tempfile::tempdir().unwrap();
        Self { folder, cache }
    }

    fn start(&self) -> Session {
        let mut command = docbao(&[self.folder.path().to_str().unwrap()]);
        command.env("XDG_CACHE_HOME", self.cache.path());
        Session::run(command)
    }

    /// A file of the index, once there is one.
    fn kept(&self, name: &str) -> Option<PathBuf> {
        let archives = std::fs::read_dir(self.cache.path().join("docbao/archives"));
        let archives = archives.into_iter().flatten().flatten();
        let mut files = archives.map(|archive| archive.path().join(name));
        files.find(|path| path.is_file())
    }

    /// Opens it for the first time, and ends when all of it is kept.
    fn index(&self) {
        let mut session = self.start();
        session.wait_for("60 articles");
        // The library is saved when the index is done.
        let deadline = Instant::now() + DEADLINE;
        while self.kept("library").is_none() || self.kept("corpus").is_none() {
            assert!(Instant::now() < deadline, "no library was saved");
            thread::yield_now();
        }
        session.type_keys("q");
        session.ends_well();
    }
}

fn page(n: usize) -> String {
    PAGE.replace(
        "Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây",
        &format!("Chợ phiên số {n} mở lại"),
    )
}

#[test]
fn what_was_indexed_is_shown_at_once_and_brought_up_to_date() {
    let archive = Archive::new();
    archive.index();
    let folder = archive.folder.path();
    std::fs::remove_file(folder.join("007.txt")).unwrap();
    std::fs::remove_file(folder.join("008.txt")).unwrap();
    std::fs::write(folder.join("zzz.txt"), page(777)).unwrap();
    let mut session = archive.start();
    session.wait_for("59 articles");
    session.type_keys("&777");
    session.wait_for("Chợ phiên số 777 mở lại");
    session.wait_for("1/59");
    session.type_keys("\r\r");
    session.wait_for("1/1");
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn an_index_that_cannot_be_used_is_made_anew_and_that_is_said() {
    let archive = Archive::new();
    archive.index();
    let provenance = archive.kept("provenance").unwrap();
    std::fs::write(&provenance, "0/0.0.1 0\n").unwrap();
    let mut session = archive.start();
    session.wait_for("another version of docbao");
    session.wait_for("60 articles");
    session.type_keys("q");
    session.ends_well();
    std::fs::write(archive.kept("meta.json").unwrap(), "{").unwrap();
    let mut session = archive.start();
    session.wait_for("the index was damaged");
    session.wait_for("60 articles");
    session.type_keys("q");
    session.ends_well();
}
