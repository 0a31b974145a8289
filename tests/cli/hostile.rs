//! Pages and names that want to harm a terminal.

use super::{Folder, PAGE, Ran, json, run, run_with};

const ATTACK: &str = "Tiêu đề \u{1b}[31mđỏ\u{1b}]0;x\u{7} \u{202e}ngược\u{202c}\n\n\
    Một đoạn văn có \u{9b}2J, \u{7f}, \0, \u{2028}, \u{200f}, \u{2066} và \u{e0041}\u{e007f} ở giữa câu.\r\
    Trở về đầu dòng, rồi lại đi tiếp đến hết.\n\nTin liên quan\n\n\u{1b}[2JMột bài khác\n";

fn is_harmless(text: &str) -> bool {
    !text.contains(|c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    })
}

fn assert_harmless(ran: &Ran, what: &str) {
    assert!(is_harmless(&ran.stdout), "{what}: {:?}", ran.stdout);
    assert!(is_harmless(&ran.stderr), "{what}: {:?}", ran.stderr);
}

#[test]
fn no_command_prints_what_a_terminal_would_obey() {
    let folder = Folder::new().with("a.txt", ATTACK).with("b.txt", PAGE);
    for args in [
        &["list"][..],
        &["list", "--json"],
        &["export"],
        &["show", "a"],
        &["show", "a", "--body"],
        &["show", "a", "--raw"],
        &["show", "a", "--raw", "--format", "json"],
        &["show", "a", "--format", "md"],
        &["show", "a", "--format", "json"],
        &["--print", "--size", "100x30"],
        &["--print", "--size", "100x30", "--keys", "Enter"],
        &["--print", "--size", "100x30", "--keys", "Enter i"],
    ] {
        let ran = run(args.iter().copied().chain([folder.arg()]));
        assert_eq!(ran.code, Some(0), "{args:?} {ran:?}");
        assert!(!ran.stdout.is_empty(), "{args:?}");
        assert_harmless(&ran, &format!("{args:?}"));
    }
}

#[test]
fn json_still_holds_every_letter() {
    let records = json(&run_with(ATTACK.as_bytes(), &["export", "-"]).stdout);
    let texts: String = records[0]["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| b["text"].as_str().unwrap())
        .collect();
    let letters = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    assert_eq!(letters(&texts), letters(ATTACK));
}

#[test]
fn complaints_do_not_repeat_what_was_typed_letter_by_letter() {
    let evil = "no\u{1b}[31m\u{202e}where";
    let option = format!("--{evil}");
    for args in [
        &["list", evil][..],
        &["show", evil],
        &[&option],
        &["list", &option],
    ] {
        let ran = run(args);
        assert_ne!(ran.code, Some(0), "{args:?}");
        assert_harmless(&ran, &format!("{args:?}"));
    }
}

#[cfg(unix)]
mod names {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    const NAMES: [&[u8]; 9] = [
        b"-.txt",
        b"-rf.txt",
        b"--raw.txt",
        b"a b.txt",
        b"new\nline\ttab.txt",
        b"red\x1b[31m.txt",
        b"not-utf8-\xff\xfe.txt",
        "đuôi\u{202e}.txt".as_bytes(),
        b"100%.txt",
    ];

    #[test]
    fn every_id_that_is_printed_can_be_shown() {
        let mut folder = Folder::new();
        for (n, name) in NAMES.iter().enumerate() {
            let title = format!("Tiêu đề số {n} của thư mục này");
            folder = folder.with(
                OsStr::from_bytes(name),
                PAGE.replace(
                    "Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây",
                    &title,
                ),
            );
        }
        let listed = run(["list", folder.arg()]);
        assert_harmless(&listed, "list");
        assert_eq!(listed.stdout.lines().count(), NAMES.len());
        for record in json(&run(["list", "--json", folder.arg()]).stdout) {
            let (id, title) = (
                record["id"].as_str().unwrap(),
                record["title"].as_str().unwrap(),
            );
            assert!(
                listed.stdout.contains(&format!("  {id}  "))
                    || listed.stdout.contains(&format!("  {id} ")),
                "{id}"
            );
            let shown = run(["show", "--", id, folder.arg()]);
            assert_eq!(shown.stdout.lines().next(), Some(title), "{id}: {shown:?}");
            assert_harmless(&shown, id);
        }
        let shown = run(["show", "-rf", folder.arg()]);
        assert_eq!(shown.code, Some(0), "{shown:?}");
    }

    #[test]
    fn a_stem_may_also_be_typed_letter_by_letter() {
        let folder = Folder::new().with(OsStr::from_bytes(b"x\xff\x1b.txt"), PAGE);
        let ran = run([
            OsStr::new("show"),
            OsStr::from_bytes(b"x\xff\x1b"),
            folder.path().as_os_str(),
        ]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }

    #[test]
    fn links_and_devices_are_left_alone() {
        let outside = Folder::new().with("secret.txt", "Bí mật\n\nKhông được đọc.\n");
        let folder = Folder::new().with("a.txt", PAGE);
        std::os::unix::fs::symlink(outside.path(), folder.path().join("away")).unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.txt")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).unwrap();
        let ran = run(["export", folder.arg(), "/dev/zero"]);
        assert_eq!((ran.code, json(&ran.stdout).len()), (Some(0), 1));
        for complaint in [
            "away: a link out of the folder",
            "loop: a link back",
            "zero.txt: a link out of the folder",
            "s.txt: not a regular file",
            "/dev/zero: not a regular file",
        ] {
            assert!(ran.stderr.contains(complaint), "{complaint}: {ran:?}");
        }
    }
}
