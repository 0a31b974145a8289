//! Files that are cut off, damaged, hostile or changed: each a problem that says where, and nothing else
//! lost.

use std::io::{Seek, SeekFrom, Write};

use super::many::{files, gzip, line, wet, zstd};
use super::*;

/// The ids, and the places and names of the problems.
fn outcome(dir: &tempfile::TempDir) -> (Vec<String>, Vec<(Option<u32>, &'static str)>) {
    let listing = listed(&[dir.path()]);
    let ids = listing.entries.iter().map(|e| e.id.clone()).collect();
    let problems = listing.problems.iter();
    (ids, problems.map(|p| (p.line, p.what.name())).collect())
}

#[test]
fn a_line_that_is_no_record_costs_itself_only() {
    let text = format!(
        "\u{feff}{}not JSON\n\n{{\"text\":\"\"}}\n{{\"id\":\"n\"}}\n[1]\n{}",
        line("a", "1"),
        line("b", "2").trim_end()
    );
    let dir = files(&[("x.jsonl", text.as_bytes())]);
    let (ids, problems) = outcome(&dir);
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(
        problems,
        [
            (Some(2), "bad-record"),
            (Some(4), "record-without-text"),
            (Some(5), "record-without-text"),
            (Some(6), "bad-record")
        ]
    );
    let listing = listed(&[dir.path()]);
    assert_eq!(
        listing.read(&listing.entries[1]).unwrap().locator.line(),
        Some(7)
    );
}

#[test]
fn very_many_bad_lines_are_counted_and_not_kept() {
    let dir = files(&[("x.jsonl", "no\n".repeat(5000).as_bytes())]);
    let listing = listed(&[dir.path()]);
    assert_eq!(listing.problems.len(), 1001);
    assert_eq!(listing.problems[1000].what, ProblemKind::More(4000));
}

#[test]
fn a_file_of_records_without_a_page_says_so() {
    let info = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
    let dir = files(&[("a.jsonl", b"\n\n"), ("b.wet", info.as_bytes())]);
    let (ids, problems) = outcome(&dir);
    assert_eq!(
        (ids.len(), problems),
        (0, vec![(None, "no-record"), (None, "no-record")])
    );
}

#[test]
fn a_gzip_file_that_is_cut_off_gives_what_it_has() {
    let mut records: String = (0..200)
        .map(|n| line(&n.to_string(), &format!("Trang {n} {}", n * 7919)))
        .collect();
    records += &line("last", &"x".repeat(1000));
    let packed = gzip(&records);
    let dir = files(&[("x.jsonl.gz", &packed[..packed.len() / 2])]);
    let (ids, problems) = outcome(&dir);
    assert!(ids.len() > 20 && ids.len() < 200, "{}", ids.len());
    assert!(ids.iter().enumerate().all(|(n, id)| *id == n.to_string()));
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].1, "damaged");
    let listing = listed(&[dir.path()]);
    for entry in &listing.entries {
        assert!(listing.read(entry).is_ok());
    }
}

#[test]
fn a_damaged_member_costs_no_other_one() {
    for pack in [gzip::<String>, zstd::<String>] {
        let members: Vec<Vec<u8>> = (0..9)
            .map(|n| {
                pack(wet(
                    &n.to_string(),
                    &format!("Trang {n} {}", "chữ ".repeat(50)),
                ))
            })
            .collect();
        let mut bytes = Vec::new();
        for (n, mut member) in members.into_iter().enumerate() {
            if n == 4 {
                let middle = member.len() / 2;
                member[middle..middle + 20].fill(0xff);
            }
            bytes.extend(member);
        }
        let name = if bytes[0] == 0x1f {
            "x.wet.gz"
        } else {
            "x.wet.zst"
        };
        let dir = files(&[(name, &bytes)]);
        let listing = listed(&[dir.path()]);
        let good: Vec<&str> = ids(&listing).into_iter().filter(|id| *id != "4").collect();
        assert_eq!(good, ["0", "1", "2", "3", "5", "6", "7", "8"], "{name}");
        assert!(
            listing.problems.iter().any(|p| p.what.name() == "damaged"),
            "{:?}",
            listing.problems
        );
        for entry in listing.entries.iter().filter(|e| e.id != "4") {
            assert!(listing.read(entry).is_ok());
        }
    }
}

#[test]
fn what_stands_behind_the_last_member_is_told_unless_it_is_padding() {
    let packed = gzip(line("a", "1"));
    let padded = [&packed[..], &[0; 512]].concat();
    let trailed = [&packed[..], b"garbage"].concat();
    let dir = files(&[("a.jsonl.gz", &padded)]);
    assert_eq!(outcome(&dir), (vec!["a".to_owned()], vec![]));
    let dir = files(&[("a.jsonl.gz", &trailed)]);
    assert_eq!(outcome(&dir).0, ["a"]);
    assert_eq!(outcome(&dir).1[0].1, "damaged");
    let dir = files(&[("a.jsonl.gz", b"plain text"), ("b.txt.gz", b"plain text")]);
    let listing = listed(&[dir.path()]);
    assert_eq!(ids(&listing), ["b"]);
    assert_eq!(listing.problems[0].what.name(), "damaged");
    assert_eq!(
        listing.read(&listing.entries[0]).unwrap_err().what.name(),
        "damaged"
    );
}

#[test]
fn a_skippable_frame_is_skipped() {
    let table = [&[0x5e, 0x2a, 0x4d, 0x18, 5, 0, 0, 0][..], b"table"].concat();
    let bytes = [
        &table[..],
        &zstd(line("a", "1")),
        &table[..],
        &zstd(line("b", "2")),
        &table[..],
    ]
    .concat();
    let dir = files(&[("a.jsonl.zst", &bytes)]);
    assert_eq!(
        outcome(&dir),
        (vec!["a".to_owned(), "b".to_owned()], vec![])
    );
}

#[test]
fn a_bomb_is_given_up_and_the_next_member_read() {
    let zeros = vec![b' '; 64 << 20];
    let bomb = [&b"{\"text\":\""[..], &zeros, b"\"}\n"].concat();
    for pack in [gzip::<Vec<u8>>, zstd::<Vec<u8>>] {
        let packed = [
            pack(line("a", "1").into_bytes()),
            pack(bomb.clone()),
            pack(line("b", "2").into_bytes()),
        ]
        .concat();
        let name = if packed[0] == 0x1f {
            "x.jsonl.gz"
        } else {
            "x.jsonl.zst"
        };
        let dir = files(&[(name, &packed)]);
        let (ids, problems) = outcome(&dir);
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(problems, [(Some(2), "bomb")]);
    }
    let dir = files(&[("x.txt.gz", &gzip(&zeros))]);
    let listing = listed(&[dir.path()]);
    assert_eq!(
        listing.read(&listing.entries[0]).unwrap_err().what,
        ProblemKind::Bomb
    );
}

#[test]
fn a_record_over_the_limit_is_passed_over() {
    let path = tempfile::tempdir().unwrap();
    let at = path.path().join("x.jsonl");
    let mut file = fs::File::create(&at).unwrap();
    file.write_all(line("a", "1").as_bytes()).unwrap();
    // A hole is read as zeros.
    file.seek(SeekFrom::Current((256 << 20) + (8 << 20)))
        .unwrap();
    file.write_all(b"\n").unwrap();
    file.write_all(line("b", "2").as_bytes()).unwrap();
    drop(file);
    let (ids, problems) = outcome(&path);
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(problems, [(Some(2), "too-large")]);
}

#[test]
fn a_length_that_lies_costs_no_other_record() {
    for told in ["0", "1", "4", "30", "100000", "999999999999", "-1", "no"] {
        let lying =
            wet("b", "Trang hai").replace("Content-Length: 9", &format!("Content-Length: {told}"));
        let text = wet("a", "Trang một") + &lying + &wet("c", "Trang ba");
        let dir = files(&[("x.wet", text.as_bytes())]);
        let listing = listed(&[dir.path()]);
        assert_eq!(ids(&listing), ["a", "b", "c"], "{told}");
        let page = listing.read(&listing.entries[1]).unwrap();
        assert_eq!(page.text, "Trang hai", "{told}");
        assert_eq!(page.problems[0].what.name(), "wet-length", "{told}");
    }
}

#[test]
fn bytes_between_records_are_told() {
    let text = format!("{}rubbish\n{}", wet("a", "1"), wet("b", "2"));
    let dir = files(&[("x.wet", text.as_bytes()), ("y.wet", b"no crawl at all")]);
    let (ids, problems) = outcome(&dir);
    assert_eq!(ids, ["a", "b"]);
    assert!(
        problems
            .iter()
            .any(|p| p.1 == "wet-length" || p.1 == "bad-record"),
        "{problems:?}"
    );
}

#[test]
fn a_file_that_changed_is_not_taken_for_what_it_was() {
    let dir = files(&[("x.jsonl", (line("a", "một") + &line("b", "hai")).as_bytes())]);
    let listing = listed(&[dir.path()]);
    let path = dir.path().join("x.jsonl");
    let grown = line("a", "một") + &line("b", "hai") + &line("c", "ba");
    fs::write(&path, grown).unwrap();
    assert!(listing.entries.iter().all(|e| listing.read(e).is_ok()));
    fs::write(&path, line("a", "một")).unwrap();
    assert!(listing.read(&listing.entries[0]).is_ok());
    assert_eq!(
        listing.read(&listing.entries[1]).unwrap_err().what,
        ProblemKind::Changed
    );
    fs::write(&path, "x".repeat(500)).unwrap();
    assert_eq!(
        listing.read(&listing.entries[0]).unwrap_err().what,
        ProblemKind::Changed
    );
    fs::remove_file(&path).unwrap();
    assert_eq!(
        listing.read(&listing.entries[0]).unwrap_err().what,
        ProblemKind::Missing
    );
}

#[test]
fn more_than_any_text_would_unpack_to_is_given_up() {
    // Each record is small, but there is no end of them.
    let line = line("a", &"chữ ".repeat(100_000));
    let packed = zstd(line.repeat(700));
    let dir = files(&[("x.jsonl.zst", &packed)]);
    let archive = Archive::open(&[dir.path().to_owned()]);
    let file = archive.files().next().unwrap();
    let mut pages = 0;
    let mut problems = Vec::new();
    for page in archive.records(file, Position::START) {
        match page {
            Ok(_) => pages += 1,
            Err(problem) => problems.push(problem.what),
        }
    }
    assert!((400..700).contains(&pages), "{pages}");
    assert_eq!(problems, [ProblemKind::Bomb]);
}

#[test]
fn what_is_no_record_of_a_crawl_may_be_as_long_as_it_likes() {
    let other = wet("o", &"x".repeat(300_000)).replace("conversion", "response");
    let lying = wet("l", "abc")
        .replace("conversion", "request")
        .replace("Length: 3", "Length: 9");
    let text = wet("a", "1") + &other + &lying + &wet("b", "2") + &"rubbish ".repeat(50_000);
    let dir = files(&[("x.wet", text.as_bytes())]);
    let (ids, problems) = outcome(&dir);
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(problems[0], (Some(3), "wet-length"));
    assert!(problems.len() <= 2, "{problems:?}");
}
