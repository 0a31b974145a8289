//! What is no page, and words that make no sense: said clearly, with the right exit code, and never at
//! the cost of the rest.

use super::{Folder, PAGE, run, run_with};

#[test]
fn nothing_opened_is_an_error_that_names_the_path_and_the_reason() {
    let folder = Folder::new().with("binary.txt", [0, 1, 2, 255, 254].repeat(100));
    let binary = folder.path().join("binary.txt");
    let missing = folder.path().join("missing");
    for command in ["list", "export"] {
        let ran = run([command.as_ref(), missing.as_os_str()]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
        assert!(ran.stderr.contains("missing: does not exist"), "{ran:?}");
        let ran = run([command.as_ref(), binary.as_os_str()]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
        assert!(ran.stderr.contains("binary.txt: binary data"), "{ran:?}");
    }
    let ran = run(["show".as_ref(), "a".as_ref(), missing.as_os_str()]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    let ran = run([missing.as_os_str()]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("missing: does not exist"), "{ran:?}");
}

#[test]
fn opened_and_empty_is_nothing_found() {
    let folder = Folder::new().with("note.md", "not a page by its name");
    let ran = run(["list", folder.arg()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.contains("holds no page"), "{ran:?}");
    let folder = Folder::new().with("a.txt", "").with("b.txt", " \n\u{a0}\n");
    let ran = run(["export", folder.arg()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.contains("a.txt: empty file"), "{ran:?}");
    assert!(ran.stderr.contains("b.txt: only white space"), "{ran:?}");
    let ran = run_with(b"", &["show", "-"]);
    assert_ne!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stderr.contains("empty"), "{ran:?}");
}

#[test]
fn one_bad_page_does_not_cost_the_others() {
    let folder = Folder::new()
        .with("a.txt", PAGE)
        .with("b.txt", "")
        .with("c.txt", b"Ti\xeau \xff\n\nM\xf4t trang m\xe3 c\xfc.\n")
        .with("d.txt", b"\x89PNG\r\n\x1a\n\0\0\0")
        .with("e.txt", "\u{feff}Có dấu BOM\r\n\r\nĐoạn văn.\r\n");
    let missing = folder.path().join("missing.txt");
    let ran = run([
        "list".as_ref(),
        folder.path().as_os_str(),
        missing.as_os_str(),
    ]);
    assert_eq!(ran.code, Some(0));
    let ids: Vec<&str> = ran
        .stdout
        .lines()
        .map(|l| l[12..].split_whitespace().next().unwrap())
        .collect();
    assert_eq!(ids, ["a", "c", "e"]);
    assert!(ran.stdout.contains("Có dấu BOM"), "{ran:?}");
    for complaint in [
        "b.txt: empty file",
        "c.txt:1: not UTF-8 in ",
        "d.txt: binary data",
        "missing.txt: does not exist",
    ] {
        assert_eq!(
            ran.stderr.matches(complaint).count(),
            1,
            "{complaint}: {ran:?}"
        );
    }
}

#[test]
fn a_page_given_twice_is_read_once() {
    let folder = Folder::new().with("sub/a.txt", PAGE);
    let file = folder.path().join("sub/a.txt");
    let twice = folder.path().join("sub/../sub");
    let ran = run([
        "list".as_ref(),
        file.as_os_str(),
        folder.path().as_os_str(),
        twice.as_os_str(),
    ]);
    assert_eq!((ran.stdout.lines().count(), ran.stderr.as_str()), (1, ""));
}

#[test]
fn an_over_long_page_is_left_out() {
    let folder = Folder::new().with("a.txt", PAGE);
    let large = std::fs::File::create(folder.path().join("large.txt")).unwrap();
    large.set_len((256 << 20) + 1).unwrap();
    let ran = run(["list", folder.arg()]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (Some(0), 1));
    assert!(
        ran.stderr.contains("large.txt: 256 MB, over the limit"),
        "{ran:?}"
    );
}

#[test]
fn words_that_make_no_sense_are_wrong_usage() {
    for args in [
        &["--nonsense"][..],
        &["list", "--format", "md"],
        &["export", "--format", "nonsense"],
        &["--lang", "fr"],
        &["--print", "--size", "0x0"],
        &["--print", "--keys", "<Nope>"],
        &["--print", "list"],
    ] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(!ran.stderr.is_empty());
    }
}

#[test]
fn help_and_version_are_no_failure() {
    for args in [&["--help"][..], &["--version"], &["show", "--help"]] {
        let ran = run(args);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{args:?}");
        assert!(ran.stdout.contains("docbao"));
    }
}

#[test]
fn without_a_terminal_the_reader_says_what_to_do() {
    let folder = Folder::new().with("a.txt", PAGE);
    let ran = run([folder.arg()]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("docbao list"), "{ran:?}");
}
