//! Every kind of file a page can come in: plain and compressed, from a folder, by name and from standard
//! input, through every command.

use std::io::Write;

use super::{Folder, PAGE, Ran, json, run, run_with};

const OTHER: &str = "Đêm nhạc ở bến cảng\n\nTối 15/12/2021, đông đảo khán giả đến bến cảng nghe hát. Chương trình kéo dài hai giờ.\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

/// The two pages as lines of JSON.
fn lines() -> String {
    let line = |id: &str, text: &str| {
        let record =
            serde_json::json!({"id": id, "url": format!("https://bao.example/{id}"), "text": text});
        format!("{record}\n")
    };
    line("mot", PAGE) + &line("hai", OTHER)
}

/// The two pages as a crawl's records.
fn wet() -> String {
    let record = |kind: &str, id: &str, text: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\n\
             WARC-Target-URI: https://bao.example/{id}\r\nWARC-Date: 2021-12-20T01:02:03Z\r\n\
             Content-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}\r\n\r\n",
            text.len()
        )
    };
    record("warcinfo", "info", "software: none")
        + &record("conversion", "mot", PAGE)
        + &record("conversion", "hai", OTHER)
}

/// Name, bytes, and the ids of the pages.
fn every_format() -> Vec<(String, Vec<u8>, Vec<&'static str>)> {
    let mut all = Vec::new();
    for (name, bytes, ids) in [
        ("trang.txt", PAGE.as_bytes().to_vec(), vec!["trang"]),
        ("trang.jsonl", lines().into_bytes(), vec!["mot", "hai"]),
        ("trang.wet", wet().into_bytes(), vec!["mot", "hai"]),
        ("trang.warc.wet", wet().into_bytes(), vec!["mot", "hai"]),
    ] {
        all.push((format!("{name}.gz"), gzip(&bytes), ids.clone()));
        all.push((format!("{name}.zst"), zstd(&bytes), ids.clone()));
        all.push((name.to_owned(), bytes, ids));
    }
    all
}

fn ids(ran: &Ran) -> Vec<String> {
    let rows = json(&ran.stdout);
    rows.iter()
        .map(|row| row["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_command_reads_every_format() {
    for (name, bytes, expected) in every_format() {
        let folder = Folder::new().with(&name, &bytes);
        let file = folder.path().join(&name);
        for path in [folder.arg(), file.to_str().unwrap()] {
            let ran = run(["list", "--json", path]);
            assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{name}");
            assert_eq!(ids(&ran), expected, "{name}");
            let exported = run(["export", path]);
            let records = json(&exported.stdout);
            assert_eq!(ids(&exported), expected, "{name}");
            assert!(
                records[0]["title"]["text"]
                    .as_str()
                    .unwrap()
                    .starts_with("Hội nghị Ngoại giao")
            );
            assert_eq!(records[0]["published"], "2021-12-14T10:38", "{name}");
            assert_eq!(
                records[0]["source"]["path"],
                file.to_str().unwrap(),
                "{name}"
            );
            let line = name.contains("jsonl").then_some(1);
            assert_eq!(records[0]["source"]["line"].as_u64(), line, "{name}");
            for id in &expected {
                let shown = run(["show", id, path]);
                assert_eq!((shown.code, shown.stderr.as_str()), (Some(0), ""), "{name}");
                let one = run(["show", id, path, "--format", "json"]);
                assert!(exported.stdout.contains(&one.stdout), "{name}");
            }
            let checked = run(["check", path]);
            let pages = format!("pages read: {}, ", expected.len());
            assert!(checked.stderr.contains(&pages), "{name}: {checked:?}");
            let screen = run([path, "--keys", "G Enter", "--size", "120x30", "--print"]);
            assert_eq!(screen.code, Some(0), "{name}: {screen:?}");
            assert!(screen.stdout.contains("14/12/21"), "{name}: {screen:?}");
        }
    }
}

#[test]
fn standard_input_may_be_any_of_them() {
    for (name, bytes, expected) in every_format() {
        let expected = if expected.len() == 1 {
            vec!["-"]
        } else {
            expected
        };
        let ran = run_with(&bytes, &["list", "--json", "-"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{name}");
        assert_eq!(ids(&ran), expected, "{name}");
        let shown = run_with(&bytes, &["show", "-"]);
        assert!(
            shown.stdout.starts_with("Hội nghị Ngoại giao lần thứ 41"),
            "{name}: {shown:?}"
        );
        let last = run_with(
            &bytes,
            &["show", expected[expected.len() - 1], "-", "--body"],
        );
        assert_eq!(last.code, Some(0), "{name}: {last:?}");
    }
}

#[test]
fn an_export_opens_as_it_was_and_is_exported_byte_for_byte() {
    let folder = Folder::new()
        .with("a/mot.txt", PAGE)
        .with("a/hai.txt", OTHER);
    let first = run(["export", folder.arg()]);
    let folder = folder
        .with("e.jsonl", &first.stdout)
        .with("f.jsonl.gz", gzip(first.stdout.as_bytes()));
    for name in ["e.jsonl", "f.jsonl.gz"] {
        let path = folder.path().join(name);
        let again = run(["export".as_ref(), path.as_os_str()]);
        assert_eq!(
            (again.stdout, again.stderr.as_str()),
            (first.stdout.clone(), "")
        );
    }
    let piped = run_with(first.stdout.as_bytes(), &["export", "-"]);
    assert_eq!(piped.stdout, first.stdout);
    // What is shown of the article is what was exported, with the places of its names.
    let path = folder.path().join("e.jsonl");
    let path = path.to_str().unwrap();
    let pages = folder.path().join("a");
    let pages = pages.to_str().unwrap();
    for form in [&["--body"][..], &["--names"], &["--format", "md"]] {
        let show = |path| run([&["show", "mot", path], form].concat());
        let (before, after) = (show(pages), show(path));
        let without_source = |text: &str| {
            text.lines()
                .filter(|l| !l.contains(" · "))
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert_eq!(
            without_source(&before.stdout),
            without_source(&after.stdout),
            "{form:?}"
        );
    }
    let screen = run([path, "--keys", "Enter", "--size", "120x30", "--print"]);
    assert!(screen.stdout.contains("Sáng 14/12, Hội nghị"), "{screen:?}");
}

#[test]
fn an_export_among_its_own_pages_gets_ids_of_its_own() {
    let folder = Folder::new().with("mot.txt", PAGE);
    let first = run(["export", folder.arg()]);
    let folder = folder.with("e.jsonl", &first.stdout);
    let both = run(["export", folder.arg()]);
    let ids = ids(&both);
    assert_eq!(ids[0], "e.jsonl/mot");
    assert!(ids[1].ends_with("/mot") && ids[1] != ids[0], "{ids:?}");
    let other = both.stdout.lines().next().unwrap();
    let own = first
        .stdout
        .trim_end()
        .replace("\"id\":\"mot\"", "\"id\":\"e.jsonl/mot\"");
    assert_eq!(other, own);
    for id in ids {
        assert_eq!(run(["show", &id, folder.arg()]).code, Some(0), "{id}");
    }
}

#[test]
fn other_fields_of_a_record_are_exported_with_it() {
    let line = "{\"lang\":\"vi\",\"n\":1.50,\"text\":\"Một tin ngắn\\n\\nMột đoạn văn.\",\"x\":\"\\u001b[2J \u{202e}\"}\n";
    let folder = Folder::new().with("x.jsonl", line);
    let ran = run(["export", folder.arg()]);
    let fields = "\"fields\":{\"lang\":\"vi\",\"n\":1.50,\"x\":\"\\u001b[2J \\u202e\"}";
    assert!(ran.stdout.contains(fields), "{ran:?}");
    assert_eq!(ids(&ran), ["x:1"]);
    let again = run_with(ran.stdout.as_bytes(), &["export", "-"]);
    assert_eq!(again.stdout, ran.stdout);
}

#[test]
fn what_an_export_smuggles_in_harms_no_terminal() {
    let folder = Folder::new().with("mot.txt", PAGE);
    let evil = run(["export", folder.arg()])
        .stdout
        .replace("khai mạc", "khai\u{202e}\u{9b}mạc");
    let ran = run_with(evil.as_bytes(), &["export", "-"]);
    assert!(ran.stdout.contains("khai\\u202e\\u009bmạc"), "{ran:?}");
    assert!(!ran.stdout.contains(['\u{202e}', '\u{9b}']));
}

#[test]
fn problems_name_the_file_and_the_line_and_the_rest_is_read() {
    let text = lines().replacen('\n', "\n{\"id\":\"leer\"}\nno JSON\n", 1);
    let packed = gzip(text.as_bytes());
    let folder = Folder::new()
        .with("a.jsonl", &text)
        .with("b.jsonl.gz", &packed[..packed.len() - 20])
        .with(
            "c.wet",
            wet().replace("Content-Length: 15", "Content-Length: 99"),
        );
    let ran = run(["list", folder.arg()]);
    assert_eq!(ran.code, Some(0));
    for complaint in [
        "a.jsonl:2: a record without text",
        "a.jsonl:3: no record: ",
        ": compressed data is damaged: it ends too early",
    ] {
        assert!(ran.stderr.contains(complaint), "{complaint}: {ran:?}");
    }
    let checked = run(["check", "--json", folder.arg()]);
    assert_eq!(checked.code, Some(1));
    let told: Vec<(String, Option<u64>)> = json(&checked.stdout)
        .iter()
        .map(|p| {
            (
                p["problem"].as_str().unwrap().to_owned(),
                p["line"].as_u64(),
            )
        })
        .collect();
    assert!(
        told.contains(&("record-without-text".into(), Some(2))),
        "{told:?}"
    );
    assert!(told.contains(&("bad-record".into(), Some(3))), "{told:?}");
    assert!(told.iter().any(|(what, _)| what == "damaged"), "{told:?}");
}

#[test]
fn old_letters_are_read_and_told() {
    let font = "Héi nghÞ Ngo¹i giao lÇn thø 31\n\nS¸ng 14/12, Héi nghÞ Ngo¹i giao khai m¹c t¹i Hµ Néi, Bé tr\u{ad}ëng ph¸t biÓu.\n";
    let folder = Folder::new().with("a.txt", font);
    let ran = run(["list", folder.arg()]);
    assert!(
        ran.stdout.contains("Hội nghị Ngoại giao lần thứ 31"),
        "{ran:?}"
    );
    assert!(
        ran.stderr.contains("a.txt: its letters are those of TCVN3"),
        "{ran:?}"
    );
}

#[cfg(unix)]
#[test]
fn pipes_with_the_right_names_are_not_opened() {
    let folder = Folder::new().with("a.jsonl", lines());
    for name in ["pipe.jsonl", "pipe.wet.gz"] {
        let path = folder.path().join(name);
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.unwrap().success());
    }
    let ran = run(["list", folder.arg()]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (Some(0), 2));
    let told = ran.stderr.matches("not a regular file").count();
    assert_eq!(told, 2, "{ran:?}");
}
