//! Files that hold many pages, plain and compressed, and what is found in them again.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::super::page::Record;
use super::*;

/// A JSON line.
pub(super) fn line(id: &str, text: &str) -> String {
    serde_json::json!({ "id": id, "text": text }).to_string() + "\n"
}

/// A WARC record of the type `conversion`.
pub(super) fn wet(id: &str, text: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{id}>\r\n\
         WARC-Target-URI: https://bao.example/{id}\r\nWARC-Date: 2021-12-14T23:30:00Z\r\n\
         Content-Length: {}\r\n\r\n{text}\r\n\r\n",
        text.len()
    )
}

pub(super) fn gzip<B: AsRef<[u8]>>(bytes: B) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn zstd<B: AsRef<[u8]>>(bytes: B) -> Vec<u8> {
    zstd::encode_all(bytes.as_ref(), 1).unwrap()
}

pub(super) fn files(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

/// Every page of a listing, read by its locator.
fn texts(listing: &Listing) -> Vec<String> {
    let read = listing
        .entries
        .iter()
        .map(|e| listing.read(e).unwrap().text);
    read.collect()
}

#[test]
fn every_format_holds_the_same_pages_plain_and_compressed() {
    let expected = ["Một\nhai", "Ba", "Bốn\n\nnăm"];
    let lines: Vec<String> = expected
        .iter()
        .zip(["a", "b", "c"])
        .map(|(t, id)| line(id, t))
        .collect();
    let wets: Vec<String> = expected
        .iter()
        .zip(["a", "b", "c"])
        .map(|(t, id)| wet(id, t))
        .collect();
    for (name, records) in [("x.jsonl", lines), ("x.warc.wet", wets)] {
        let whole = records.concat();
        let each =
            |pack: fn(&String) -> Vec<u8>| records.iter().map(pack).collect::<Vec<_>>().concat();
        for (ending, bytes) in [
            ("", whole.clone().into_bytes()),
            (".gz", gzip(&whole)),
            (".zst", zstd(&whole)),
            (".gz", each(|r| gzip(r))),
            (".zst", each(|r| zstd(r))),
        ] {
            let name = format!("{name}{ending}");
            let dir = files(&[(&name, &bytes)]);
            let listing = listed(&[dir.path()]);
            assert_eq!(ids(&listing), ["a", "b", "c"], "{name}");
            assert_eq!(texts(&listing), expected, "{name}");
            assert_eq!(listing.problems, [], "{name}");
            assert_eq!(listing.roots.folder(&listing.entries[0].locator), "x");
            // In any order.
            for n in [2, 0, 1, 1, 2] {
                assert_eq!(listing.read(&listing.entries[n]).unwrap().text, expected[n]);
            }
        }
    }
}

#[test]
fn a_page_may_be_compressed_by_itself() {
    let dir = files(&[
        ("a.txt.gz", &gzip("Một")),
        ("b.txt.zst", &zstd("Hai")),
        ("c.txt", b"Ba"),
        ("d.gz", &gzip("not by its name")),
    ]);
    let listing = listed(&[dir.path()]);
    assert_eq!(ids(&listing), ["a", "b", "c"]);
    assert_eq!(texts(&listing), ["Một", "Hai", "Ba"]);
    let given = listed(&[&dir.path().join("d.gz")]);
    assert_eq!(
        (ids(&given), texts(&given)),
        (vec!["d"], vec!["not by its name".to_owned()])
    );
}

#[test]
fn a_file_given_by_name_is_what_it_begins_like() {
    let lines = line("a", "Một") + &line("b", "Hai");
    let dir = files(&[
        ("lines", lines.as_bytes()),
        ("packed", &gzip(&lines)),
        ("crawl.dat", wet("a", "Một").as_bytes()),
    ]);
    for (name, pages) in [("lines", 2), ("packed", 2), ("crawl.dat", 1)] {
        let listing = listed(&[&dir.path().join(name)]);
        assert_eq!(listing.entries.len(), pages, "{name}");
        assert_eq!(texts(&listing)[0], "Một");
    }
}

#[test]
fn a_record_gives_its_page_what_it_knows() {
    let wet = wet("a", "Một");
    let json = "{\"id\":\"j\",\"url\":\"https://a.b\",\"date\":\"2021-12-14\",\"title\":\"Tựa\",\"text\":\"Hai\",\"lang\":\"vi\"}\n";
    let dir = files(&[("w.wet", wet.as_bytes()), ("j.jsonl", json.as_bytes())]);
    let listing = listed(&[dir.path()]);
    let page = listing.read(&listing.entries[0]).unwrap();
    assert_eq!(page.url.as_deref(), Some("https://a.b"));
    assert_eq!(page.date.as_deref(), Some("2021-12-14"));
    assert_eq!(page.title.as_deref(), Some("Tựa"));
    let Some(Record::Fields(fields)) = page.record.as_ref() else {
        panic!("{:?}", page.record);
    };
    assert_eq!(fields["lang"].get(), "\"vi\"");
    assert_eq!(page.locator.line(), Some(1));
    let page = listing.read(&listing.entries[1]).unwrap();
    assert_eq!(page.url.as_deref(), Some("https://bao.example/a"));
    // When a crawl fetched it is not when it was published.
    assert_eq!(
        (page.date, page.modified.unwrap().to_string()),
        (None, "2021-12-14".into())
    );
}

#[test]
fn ids_are_unique_across_and_inside_files() {
    let twice =
        line("x", "1") + &line("x", "2") + "{\"text\":\"3\"}\n\n{\"id\":\"-\",\"text\":\"4\"}\n";
    let dir = files(&[
        ("a.jsonl", twice.as_bytes()),
        ("b.jsonl", line("x", "5").as_bytes()),
        ("c.txt", b"6"),
        ("d.jsonl", line("c", "7").as_bytes()),
    ]);
    let listing = listed(&[dir.path()]);
    let folder = dir.path().canonicalize().unwrap();
    let folder = folder.file_name().unwrap().to_str().unwrap();
    assert_eq!(
        ids(&listing),
        [
            "a.jsonl/x",
            "a.jsonl/x~2",
            "a:3",
            "%2D",
            "b.jsonl/x",
            format!("{folder}/c").as_str(),
            "d.jsonl/c"
        ]
    );
    assert_eq!(texts(&listing), ["1", "2", "3", "4", "5", "6", "7"]);
    let [problem] = &listing.problems[..] else {
        panic!("{:?}", listing.problems);
    };
    assert_eq!(
        problem.place(),
        format!("{}#2", dir.path().join("a.jsonl").display())
    );
    assert_eq!(problem.what, ProblemKind::DuplicateId("a.jsonl/x~2".into()));
}

#[test]
fn reading_goes_on_where_it_was() {
    let records: Vec<String> = (0..50)
        .map(|n| line(&n.to_string(), &format!("Trang {n}")))
        .collect();
    let members: Vec<u8> = records.chunks(7).flat_map(|c| gzip(c.concat())).collect();
    let dir = files(&[
        ("a.jsonl", records.concat().as_bytes()),
        ("b.jsonl.gz", &members),
        ("c.jsonl.zst", &zstd(records.concat())),
    ]);
    let archive = Archive::open(&[dir.path().to_owned()]);
    assert_eq!(archive.files().len(), 3);
    for file in archive.files() {
        for stop in [0, 1, 7, 8, 33, 50] {
            let mut first = archive.records(file, Position::START);
            let mut read: Vec<_> = first.by_ref().take(stop).map(|p| p.unwrap()).collect();
            let position = first.position();
            // In another run of the program.
            let archive = Archive::open(&[dir.path().to_owned()]);
            let rest = archive.records(file, position);
            read.extend(rest.map(|p| p.unwrap()));
            let ids: Vec<String> = read.iter().map(|p| p.id.clone()).collect();
            assert_eq!(ids, (0..50).map(|n| n.to_string()).collect::<Vec<_>>());
            for page in &read {
                let again = archive.read(&page.locator).unwrap();
                assert_eq!((&again.text, &again.id), (&page.text, &page.id));
            }
        }
    }
}

#[test]
fn a_stamp_tells_whether_a_file_changed() {
    let dir = files(&[("a.txt", b"1"), ("b.jsonl", b"{\"text\":\"2\"}")]);
    let stamps = || -> Vec<Stamp> {
        let archive = Archive::open(&[dir.path().to_owned()]);
        archive.files().map(|f| f.stamp).collect()
    };
    let before = stamps();
    assert_eq!(before, stamps());
    fs::write(dir.path().join("a.txt"), "longer").unwrap();
    let after = stamps();
    assert_ne!(before[0], after[0]);
    assert_eq!(before[1], after[1]);
}

#[test]
fn an_export_is_recognised_by_its_shape() {
    let line = "{\"id\":\"a\",\"source\":{\"path\":\"p\",\"line\":null,\"url\":null},\
        \"title\":{\"text\":\"Tựa\",\"line\":1,\"derived\":false},\"blocks\":[{\"kind\":\"title\",\
        \"first_line\":1,\"last_line\":1,\"text\":\"Tựa\"}],\"links\":[]}\n";
    let dir = files(&[("e.jsonl", line.as_bytes())]);
    let listing = listed(&[dir.path()]);
    let page = listing.read(&listing.entries[0]).unwrap();
    assert_eq!((page.id.as_str(), page.text.as_str()), ("a", "Tựa\n"));
    assert!(matches!(page.record.as_ref(), Some(Record::Exported(_))));
}

#[test]
fn a_page_alone_in_its_file_is_the_only_record_of_it() {
    let dir = files(&[
        ("a.txt", "Một".as_bytes()),
        ("b.txt.gz", &gzip("Hai")),
        ("c.txt", b" "),
    ]);
    let archive = Archive::open(&[dir.path().to_owned()]);
    let listing = listed(&[dir.path()]);
    let mut read = Vec::new();
    for (file, entry) in archive.files().zip(&listing.entries) {
        for page in archive.records(file, Position::START) {
            match page {
                Ok(page) => {
                    assert_eq!((&page.id, &page.locator), (&entry.id, &entry.locator));
                    read.push(page.text);
                }
                Err(problem) => read.push(problem.what.name().to_owned()),
            }
        }
    }
    assert_eq!(read, ["Một", "Hai", "no-text"]);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf_8_gives_ids_that_can_be_typed() {
    use std::os::unix::ffi::OsStrExt;
    let dir = tempfile::tempdir().unwrap();
    let name = std::ffi::OsStr::from_bytes(b"b\xff.jsonl.gz");
    fs::write(dir.path().join(name), gzip("{\"text\":\"Một\"}")).unwrap();
    let listing = listed(&[dir.path()]);
    assert_eq!(ids(&listing), ["b%FF:1"]);
    assert_eq!(texts(&listing), ["Một"]);
}
