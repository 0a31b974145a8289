//! Searches for marks: the file is read and never written, and what is wrong with it is said.

use std::path::PathBuf;

use docbao::text::fingerprint::Fingerprint;

use super::{Folder, PAGE, Ran, docbao, ended};
use crate::state::star;

struct Kept {
    folder: Folder,
    pages: PathBuf,
}

impl Kept {
    /// Two pages, the second starred when `starred`.
    fn new(starred: bool) -> Self {
        let other = PAGE.replace("Bến Mây", "Cửa Sông");
        let folder = Folder::new()
            .with("pages/a.txt", PAGE)
            .with("pages/b.txt", &other);
        if starred {
            let print = Fingerprint::of(&other);
            star(&folder.path().join("state/docbao/marks.sqlite"), &[print]);
        }
        let pages = folder.path().join("pages");
        Self { folder, pages }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("state/docbao/marks.sqlite")
    }

    fn search(&self, query: &str) -> Ran {
        self.run(&["search", query])
    }

    fn run(&self, args: &[&str]) -> Ran {
        let mut command = docbao(args);
        command.arg(&self.pages);
        command.env("XDG_STATE_HOME", self.folder.path().join("state"));
        ended(command.output().unwrap())
    }
}

#[test]
fn marks_are_found() {
    let kept = Kept::new(true);
    let found = |query: &str| {
        let ran = kept.search(query);
        assert_eq!(ran.stderr, "", "{query}");
        (ran.stdout.contains("  a  "), ran.stdout.contains("  b  "))
    };
    assert_eq!(found("is:starred"), (false, true));
    assert_eq!(found("-is:starred"), (true, false));
    assert_eq!(found("is:unread"), (true, true));
    assert_eq!(found("is:starred OR mây"), (true, true));
    assert_eq!(kept.search("is:read").code, Some(1));
    assert_eq!(kept.search("tag:x").code, Some(1));
}

#[test]
fn lists_exports_and_statistics_know_the_marks_too() {
    let kept = Kept::new(true);
    let found = |args: &[&str]| {
        let ran = kept.run(args);
        assert_eq!(ran.stderr, "", "{args:?}");
        ran.stdout
    };
    let listed = found(&["list", "--query", "is:starred"]);
    assert!(
        listed.contains("Cửa Sông") && !listed.contains("Bến Mây"),
        "{listed}"
    );
    let exported = found(&["export", "--query", "-is:starred"]);
    assert!(!exported.contains("Cửa Sông") && exported.contains("Bến Mây"));
    let counted = found(&["stats", "--query", "is:starred", "--json"]);
    assert_ne!(counted, found(&["stats", "--json"]));
    assert_eq!(kept.run(&["list", "--query", "is:read"]).code, Some(1));
}

#[test]
fn without_a_file_nothing_is_marked_and_none_is_made() {
    let kept = Kept::new(false);
    assert_eq!(kept.search("is:starred").code, Some(1));
    assert!(!kept.folder.path().join("state").exists());
}

#[test]
fn a_damaged_file_is_said_and_left_alone() {
    let kept = Kept::new(true);
    std::fs::write(kept.file(), "no file of marks").unwrap();
    let ran = kept.search("is:unread");
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.stderr.contains("marks.sqlite: damaged"),
        "{}",
        ran.stderr
    );
    assert_eq!(std::fs::read(kept.file()).unwrap(), b"no file of marks");
    // Whoever does not ask for marks does not hear of it.
    assert_eq!(kept.search("mây").stderr, "");
}
