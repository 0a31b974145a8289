//! Listing and reading real folders.

mod damaged;
mod many;

use std::fs;
use std::path::{Path, PathBuf};

use super::page::Source;
use super::*;
use crate::error::ProblemKind;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn ids(listing: &Listing) -> Vec<&str> {
    listing.entries.iter().map(|e| e.id.as_str()).collect()
}

fn listed(paths: &[&Path]) -> Listing {
    open(&paths.iter().map(|p| p.to_path_buf()).collect::<Vec<_>>())
}

fn kinds(listing: &Listing) -> Vec<ProblemKind> {
    listing.problems.iter().map(|p| p.what.clone()).collect()
}

#[test]
fn folders_are_walked_at_any_depth_in_the_order_of_names() {
    let dir = folder(&[
        ("b.txt", "b"),
        ("a/z.TXT", "z"),
        ("a/y/x/w.txt", "w"),
        ("c.md", "no page"),
    ]);
    let listing = listed(&[dir.path()]);
    assert_eq!(ids(&listing), ["w", "z", "b"]);
    assert_eq!(listing.problems, []);
    let page = listing.read(&listing.entries[0]).unwrap();
    assert_eq!((page.id.as_str(), page.text.as_str()), ("w", "w"));
    assert_eq!(listing.roots.folder(&page.locator), "a/y/x");
}

#[test]
fn a_file_given_by_name_is_read_whatever_its_ending() {
    let dir = folder(&[("c.md", "text")]);
    let listing = listed(&[&dir.path().join("c.md")]);
    assert_eq!(ids(&listing), ["c"]);
}

#[test]
fn repeated_stems_get_as_much_of_their_folder_as_it_takes() {
    let dir = folder(&[
        ("1/a/x.txt", "1"),
        ("2/a/x.txt", "2"),
        ("2/b/x.txt", "3"),
        ("y.TXT", "4"),
        ("y.txt", "5"),
        ("z.txt", "6"),
    ]);
    assert_eq!(
        ids(&listed(&[dir.path()])),
        ["1/a/x", "2/a/x", "2/b/x", "y.TXT", "y.txt", "z"]
    );
}

#[test]
fn a_page_is_listed_once_however_often_it_is_given() {
    let dir = folder(&[("a.txt", "a"), ("b/c.txt", "c")]);
    let inside = dir.path().join("b");
    let file = dir.path().join("a.txt");
    let dotted = dir.path().join("b/../a.txt");
    let listing = listed(&[&file, dir.path(), &inside, &dotted, dir.path()]);
    assert_eq!(ids(&listing), ["a", "c"]);
    assert_eq!(listing.problems, []);
}

#[test]
fn what_cannot_be_listed_is_a_problem_and_the_rest_is_read() {
    let dir = folder(&[("a.txt", "a"), ("empty.txt", "")]);
    let hole = folder(&[("note.md", "")]);
    let missing = dir.path().join("missing");
    let listing = listed(&[&missing, hole.path(), dir.path()]);
    assert_eq!(ids(&listing), ["a"]);
    assert_eq!(
        kinds(&listing),
        [
            ProblemKind::Missing,
            ProblemKind::EmptyFolder,
            ProblemKind::EmptyFile
        ]
    );
}

#[test]
fn a_page_over_the_limit_is_not_opened() {
    let dir = folder(&[("a.txt", "a")]);
    let large = fs::File::create(dir.path().join("large.txt")).unwrap();
    large.set_len(LIMIT + 1).unwrap();
    let listing = listed(&[dir.path()]);
    assert_eq!(ids(&listing), ["a"]);
    assert_eq!(kinds(&listing), [ProblemKind::TooLarge(LIMIT + 1)]);
}

#[test]
fn a_page_that_vanished_is_a_problem() {
    let dir = folder(&[("a.txt", "a")]);
    let listing = listed(&[dir.path()]);
    fs::remove_file(dir.path().join("a.txt")).unwrap();
    let problem = listing.read(&listing.entries[0]).unwrap_err();
    assert_eq!(problem.what, ProblemKind::Missing);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_that_lead_out_or_back_are_not_followed() {
        let outside = folder(&[("secret.txt", "no")]);
        let dir = folder(&[("a/page.txt", "yes"), ("a/b/other.txt", "yes")]);
        let at = |name: &str| dir.path().join(name);
        symlink(outside.path(), at("a/away")).unwrap();
        symlink(outside.path().join("secret.txt"), at("a/away.txt")).unwrap();
        symlink(at("a"), at("a/b/back")).unwrap();
        symlink(at("a/page.txt"), at("a/again.txt")).unwrap();
        symlink("self.txt", at("self.txt")).unwrap();
        let listing = listed(&[dir.path()]);
        assert_eq!(ids(&listing), ["other", "page"]);
        let found = kinds(&listing);
        assert_eq!(
            found[..3],
            [
                ProblemKind::LinkOutside,
                ProblemKind::LinkOutside,
                ProblemKind::LinkLoop
            ]
        );
        assert!(
            matches!(&found[3..], [ProblemKind::Unreadable(_)]),
            "{found:?}"
        );
    }

    #[test]
    fn a_link_to_what_the_walk_would_not_read_is_a_page_of_its_own() {
        let dir = folder(&[("data/page", "text")]);
        symlink("data/page", dir.path().join("page.txt")).unwrap();
        let listing = listed(&[dir.path()]);
        assert_eq!(ids(&listing), ["page"]);
        assert_eq!(listing.read(&listing.entries[0]).unwrap().text, "text");
    }

    #[test]
    fn a_given_path_may_be_a_link() {
        let dir = folder(&[("real/a.txt", "a")]);
        symlink("real", dir.path().join("link")).unwrap();
        let link = dir.path().join("link");
        let listing = listed(&[&link]);
        assert_eq!(listing.entries[0].locator.path(), link.join("a.txt"));
    }

    #[test]
    fn sockets_are_not_opened() {
        let dir = folder(&[("a.txt", "a")]);
        let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("s.txt")).unwrap();
        let listing = listed(&[dir.path(), Path::new("/dev/null")]);
        assert_eq!(ids(&listing), ["a"]);
        assert_eq!(
            kinds(&listing),
            [ProblemKind::NotAFile, ProblemKind::NotAFile]
        );
    }

    #[test]
    fn every_name_gives_an_id_that_can_be_printed_and_typed_back() {
        let dir = tempfile::tempdir().unwrap();
        let names: [&[u8]; 6] = [
            b"-.txt",
            b"-rf.txt",
            b"a\x1b[2Jb.txt",
            b"b\xff.txt",
            b"b%FF.txt",
            "c\u{202e}d e.txt".as_bytes(),
        ];
        for name in names {
            fs::write(dir.path().join(OsStr::from_bytes(name)), "text").unwrap();
        }
        let listing = listed(&[dir.path()]);
        assert_eq!(
            ids(&listing),
            [
                "%2D",
                "-rf",
                "a%1B[2Jb",
                "b%FF.txt",
                "b%FF.txt~2",
                "c%E2%80%AEd e"
            ]
        );
        assert_eq!(as_typed(OsStr::from_bytes(b"a\x1b[2Jb")), "a%1B[2Jb");
        assert_eq!(as_typed(OsStr::new("b%FF.txt~2")), "b%FF.txt~2");
    }
}

#[test]
fn folders_have_short_names() {
    let roots = Roots::new(&[PathBuf::from("x/one"), PathBuf::from("two/page.md")]);
    let at = |path: &str| {
        roots.folder(&Locator {
            source: Source::File(path.into()),
            offset: 0,
            len: 0,
        })
    };
    assert_eq!(at("x/one/a.txt"), "one");
    assert_eq!(at("x/one/sub/a.txt"), "one/sub");
    assert_eq!(at("two/page.md"), "two");
}
