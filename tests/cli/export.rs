//! `docbao export`: the contract of its lines.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};

use super::{Folder, PAGE, docbao, json, run};

#[test]
fn pages_come_in_the_order_of_their_names() {
    let mut folder = Folder::new();
    for n in (0..200).rev() {
        folder = folder.with(
            format!("{:02}/{n:03}.txt", n % 7),
            format!("Tin số {n}\n\nĐoạn.\n"),
        );
    }
    let ids: Vec<String> = json(&run(["export", folder.arg(), "--format", "jsonl"]).stdout)
        .iter()
        .map(|r| r["id"].as_str().unwrap().to_owned())
        .collect();
    let mut expected: Vec<(usize, usize)> = (0..200).map(|n| (n % 7, n)).collect();
    expected.sort_unstable();
    let expected: Vec<String> = expected.iter().map(|(_, n)| format!("{n:03}")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn every_line_that_is_not_blank_is_in_exactly_one_block() {
    let page = format!(
        "{PAGE}\r\n \u{a0}\r\nĐọc thêm\r\n\r\nMột bài khác\nMột bài khác\nvà tóm tắt của nó.\n"
    );
    let folder = Folder::new().with("a.txt", &page);
    let records = json(&run(["export", folder.arg()]).stdout);
    let mut covered = BTreeSet::new();
    for block in records[0]["blocks"].as_array().unwrap() {
        let at = |key: &str| block[key].as_u64().unwrap() as usize;
        let (first, last) = (at("first_line"), at("last_line"));
        let lines: Vec<&str> = page
            .split('\n')
            .skip(first - 1)
            .take(last + 1 - first)
            .collect();
        let letters = |text: &str| {
            text.chars()
                .filter(|c| !c.is_whitespace())
                .collect::<String>()
        };
        assert_eq!(
            letters(block["text"].as_str().unwrap()),
            letters(&lines.concat())
        );
        for line in first..=last {
            assert!(covered.insert(line), "line {line} twice");
        }
    }
    for (n, line) in page.split('\n').enumerate() {
        assert!(
            covered.contains(&(n + 1)) || line.trim().is_empty(),
            "line {}",
            n + 1
        );
    }
}

#[test]
fn a_record_has_all_its_fields() {
    let folder = Folder::new().with("a.txt", PAGE);
    let records = json(&run(["export", folder.arg()]).stdout);
    let record = records[0].as_object().unwrap();
    let fields: Vec<&str> = record.keys().map(String::as_str).collect();
    let mut expected = [
        "id",
        "source",
        "title",
        "byline",
        "published",
        "published_origin",
        "file_date",
        "section",
        "blocks",
        "links",
        "conferences",
        "officials",
    ];
    expected.sort_unstable();
    assert_eq!(fields, expected);
    assert_eq!(record["published"], "2021-12-14T10:38");
    assert_eq!(record["published_origin"], "page");
    assert_eq!(record["file_date"], serde_json::Value::Null);
    assert_eq!(record["source"]["line"], serde_json::Value::Null);
}

#[test]
fn the_date_of_a_file_is_no_date_of_publication() {
    let folder = Folder::new().with(
        "a.txt",
        PAGE.replace("Thứ Ba, 14/12/2021, 10:38 (GMT+7)\n", ""),
    );
    let file = std::fs::File::options()
        .write(true)
        .open(folder.path().join("a.txt"))
        .unwrap();
    let written = std::time::UNIX_EPOCH + std::time::Duration::from_mins(27_324_638);
    file.set_modified(written).unwrap();
    drop(file);
    for command in [&["export"][..], &["list", "--json"]] {
        let args: Vec<&str> = command.iter().copied().chain([folder.arg()]).collect();
        let record = &json(&run(args).stdout)[0];
        assert_eq!(record["published"], serde_json::Value::Null);
        assert_eq!(record["published_origin"], serde_json::Value::Null);
        assert_eq!(record["file_date"], "2021-12-14");
    }
}

#[test]
fn a_title_that_was_made_up_stands_on_no_line() {
    let lead = "Đây là đoạn văn đầu tiên của một trang không có tiêu đề, dài hơn mọi tiêu đề và \
        kết thúc bằng dấu chấm. Nó còn một câu nữa để không ai nhầm.";
    let folder = Folder::new().with("a.txt", format!("{lead}\n\n{lead} Thêm nữa.\n"));
    let records = json(&run(["export", folder.arg()]).stdout);
    let title = &records[0]["title"];
    assert_eq!(title["derived"].as_bool(), Some(title["line"].is_null()));
}

#[test]
fn whoever_closes_the_pipe_has_seen_enough() {
    let folder = (0..400).fold(Folder::new(), |folder, n| {
        folder.with(format!("{n}.txt"), PAGE)
    });
    for args in [vec!["export"], vec!["list"], vec!["list", "--json"]] {
        let mut child = docbao(args.iter().copied().chain([folder.arg()]))
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap())
            .read_line(&mut first)
            .unwrap();
        let mut stderr = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut stderr)
            .unwrap();
        assert_eq!(
            (child.wait().unwrap().code(), stderr.as_str()),
            (Some(0), ""),
            "{args:?}"
        );
        assert!(first.contains("Bến Mây"));
    }
}
