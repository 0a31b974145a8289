//! `docbao show`.

use super::{Folder, PAGE, json, run, run_with};

const TITLE: &str = "Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây";

#[test]
fn an_article_is_shown_as_text() {
    let folder = Folder::new()
        .with("news/a.txt", PAGE)
        .with("news/b.txt", "Khác\n\nĐoạn.\n");
    let ran = run(["show", "a", folder.arg()]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines[0], TITLE);
    assert!(
        lines[1].starts_with("news · 14/12/2021 10:38 · "),
        "{}",
        lines[1]
    );
    assert!(
        ran.stdout
            .contains("\n\nHội nghị diễn ra trong hai ngày và sẽ thông qua"),
        "{ran:?}"
    );
}

#[test]
fn the_words_around_it_are_in_the_language_asked_for() {
    let vi = run_with(PAGE.as_bytes(), &["--lang", "vi", "show", "-"]);
    let en = run_with(PAGE.as_bytes(), &["--lang", "en", "show", "-"]);
    assert!(
        vi.stdout.contains(" chữ\n") && en.stdout.contains(" words\n"),
        "{vi:?} {en:?}"
    );
}

#[test]
fn the_body_alone_has_no_title() {
    let ran = run_with(PAGE.as_bytes(), &["show", "-", "--body"]);
    assert!(ran.stdout.starts_with("Sáng 14/12, Hội nghị"), "{ran:?}");
    assert!(!ran.stdout.contains("GMT"), "{ran:?}");
}

#[test]
fn markdown_and_json_tell_the_same() {
    let md = run_with(PAGE.as_bytes(), &["show", "-", "--format", "md"]);
    assert!(md.stdout.starts_with(&format!("# {TITLE}\n")), "{md:?}");
    let records = json(&run_with(PAGE.as_bytes(), &["show", "-", "--format", "json"]).stdout);
    assert_eq!(records[0]["title"]["text"], TITLE);
    assert_eq!(records[0]["title"]["line"], 1);
    let exported = json(&run_with(PAGE.as_bytes(), &["export", "-"]).stdout);
    assert_eq!(records, exported);
}

#[test]
fn raw_shows_every_line_with_its_kind_and_why() {
    let ran = run_with(PAGE.as_bytes(), &["show", "-", "--raw"]);
    assert_eq!(ran.stdout.lines().count(), PAGE.split('\n').count());
    let first: Vec<&str> = ran.stdout.lines().next().unwrap().split("  ").collect();
    assert_eq!((first[0].trim(), first.last()), ("", Some(&TITLE)));
    assert!(
        ran.stdout.lines().next().unwrap().contains("  title "),
        "{ran:?}"
    );

    let lines =
        json(&run_with(PAGE.as_bytes(), &["show", "-", "--raw", "--format", "json"]).stdout);
    for (n, (line, text)) in lines.iter().zip(PAGE.split('\n')).enumerate() {
        assert_eq!(
            (&line["line"], &line["text"]),
            (&(n + 1).into(), &text.into())
        );
        assert_eq!(line["kind"].is_null(), text.trim().is_empty());
    }
}

#[test]
fn names_point_at_the_words_that_made_them() {
    let mentions = json(
        &run_with(
            PAGE.as_bytes(),
            &["show", "-", "--names", "--format", "json"],
        )
        .stdout,
    );
    for mention in &mentions {
        let line = mention["line"].as_u64().unwrap() as usize;
        let words = mention["words"].as_str().unwrap();
        let text = PAGE.split('\n').nth(line - 1).unwrap();
        assert!(
            text.contains(words.split('\n').next().unwrap()),
            "{mention}"
        );
        assert!(!mention["rule"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_page_without_names_or_body_is_nothing_found() {
    let lists = "Đọc thêm\n\nMột bài khác\nMột bài khác\n\nBài thứ ba\nBài thứ ba\n";
    for form in ["--names", "--body"] {
        let ran = run_with(lists.as_bytes(), &["show", "-", form]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{form}");
    }
}

#[test]
fn an_unknown_id_is_nothing_found() {
    let folder = Folder::new().with("a.txt", PAGE);
    let ran = run(["show", "nowhere", folder.arg()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(
        ran.stderr.contains("'nowhere'") && ran.stderr.contains("docbao list"),
        "{ran:?}"
    );
}

#[test]
fn forms_that_exclude_each_other_are_refused() {
    let ran = run_with(PAGE.as_bytes(), &["show", "-", "--raw", "--names"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
}
