//! Any files: nothing panics, nothing hangs, and what was read once is read again.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use docbao::source::{self, Archive, Position};
use proptest::prelude::*;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

/// `bytes` cut at `cuts` and each piece packed by itself.
fn packed(bytes: &[u8], cuts: &[prop::sample::Index], pack: fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
    cuts.extend([0, bytes.len()]);
    cuts.sort_unstable();
    cuts.windows(2)
        .flat_map(|c| pack(&bytes[c[0]..c[1]]))
        .collect()
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    // A text is never blank, and a WET record has no line ends at its end.
    prop::collection::vec("[a-zăđộ\n ]{0,40}[a-zớ]", 1..12)
}

fn lines(texts: &[String]) -> String {
    let line = |text| serde_json::json!({ "text": text }).to_string() + "\n";
    texts.iter().map(line).collect()
}

fn wet(texts: &[String]) -> String {
    let record = |text: &String| {
        let len = text.len();
        format!("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: {len}\r\n\r\n{text}\r\n\r\n")
    };
    texts.iter().map(record).collect()
}

/// Reads everything in a file in every way and returns the texts of its pages in their order.
fn read(name: &str, bytes: &[u8]) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let path: PathBuf = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    let archive = Archive::open(std::slice::from_ref(&path));
    let mut texts = Vec::new();
    for file in archive.files() {
        let mut records = archive.records(file, Position::START);
        let mut before = Position::START;
        while let Some(page) = records.next() {
            let Ok(page) = page else { continue };
            let again = archive.read(&page.locator).unwrap();
            assert_eq!(
                (&again.text, &again.id, &again.problems),
                (&page.text, &page.id, &page.problems)
            );
            assert!(records.position() > before || !file.format.has_many());
            before = records.position();
            texts.push(page.text);
        }
    }
    let listing = source::open(&[path]);
    let mut backwards: Vec<String> = Vec::new();
    for entry in listing.entries.iter().rev() {
        backwards.extend(listing.read(entry).map(|page| page.text));
    }
    backwards.reverse();
    if archive.files().all(|f| f.format.has_many()) {
        assert_eq!(backwards, texts);
    }
    texts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn members_may_begin_anywhere(
        texts in texts(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        for (name, bytes) in [("a.jsonl", lines(&texts)), ("a.wet", wet(&texts))] {
            let bytes = bytes.as_bytes();
            prop_assert_eq!(&read(name, bytes), &texts);
            prop_assert_eq!(&read(&format!("{name}.gz"), &packed(bytes, &cuts, gzip)), &texts);
            prop_assert_eq!(&read(&format!("{name}.zst"), &packed(bytes, &cuts, zstd)), &texts);
        }
    }

    #[test]
    fn any_bytes_in_any_file(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.jsonl", "a.wet", "a.txt.gz", "a.jsonl.zst", "a.wet.gz", "a"] {
            read(name, &bytes);
        }
    }

    #[test]
    fn any_damage_to_good_files(
        texts in texts(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        end in any::<prop::sample::Index>(),
    ) {
        for (name, text) in [("a.jsonl", lines(&texts)), ("a.wet", wet(&texts))] {
            let text = text.as_bytes();
            for (ending, mut bytes) in [
                ("", text.to_vec()),
                (".gz", packed(text, &cuts, gzip)),
                (".zst", packed(text, &cuts, zstd)),
            ] {
                for (at, byte) in &hits {
                    let at = at.index(bytes.len());
                    bytes[at] = *byte;
                }
                read(&format!("{name}{ending}"), &bytes);
                bytes.truncate(end.index(bytes.len()));
                read(&format!("{name}{ending}"), &bytes);
            }
        }
    }
}
