//! Single sentences and what they name, and that writing the same letters otherwise changes nothing.

use std::fmt::Write;
use std::path::Path;

use docbao::entity::known::{FileKind, Known};
use docbao::entity::names::Names;
use docbao::text::fold;
use unicode_normalization::UnicodeNormalization;

use super::names;

struct Case {
    text: String,
    date: Option<String>,
    expected: String,
}

fn cases() -> Vec<Case> {
    [include_str!("sentences.txt"), include_str!("press.txt")]
        .iter()
        .flat_map(|file| file.split("\n\n"))
        .filter(|p| !p.trim_start().starts_with('#'))
        .map(|paragraph| {
            let is_said = |l: &&str| ["O ", "C ", "@ "].iter().any(|m| l.starts_with(m));
            let (said, text): (Vec<&str>, Vec<&str>) =
                paragraph.trim_end().lines().partition(is_said);
            Case {
                text: text.join("\n"),
                date: said
                    .iter()
                    .find_map(|l| l.strip_prefix("@ "))
                    .map(str::to_owned),
                expected: said
                    .iter()
                    .filter(|l| !l.starts_with('@'))
                    .flat_map(|l| [*l, "\n"])
                    .collect(),
            }
        })
        .collect()
}

fn shown(names: &Names) -> String {
    let mut out = String::new();
    for o in &names.officials {
        writeln!(out, "O {}: {}", o.name, o.roles.join("; ")).unwrap();
    }
    for c in &names.conferences {
        writeln!(out, "C {}{}", if c.inferred { "? " } else { "" }, c.id).unwrap();
    }
    out
}

#[test]
fn every_sentence_names_what_it_names() {
    let mut wrong = String::new();
    let cases = cases();
    assert!(cases.len() >= 150, "{} cases", cases.len());
    for case in cases {
        let got = shown(&names(&case.text, case.date.as_deref()));
        if got != case.expected {
            writeln!(
                wrong,
                "{}\n  expected {:?}\n  got      {got:?}",
                case.text, case.expected
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn writing_the_same_letters_otherwise_changes_nothing() {
    for case in cases() {
        let date = case.date.as_deref();
        let plain = fold::exact(&shown(&names(&case.text, date)));
        let others = [
            case.text.nfd().collect::<String>(),
            case.text.replace('\n', "\r\n"),
            case.text
                .replace("òa", "oà")
                .replace("Ủy", "Uỷ")
                .replace("ủy", "uỷ")
                .replace("khóa", "khoá"),
            case.text.replace(' ', "\u{a0}"),
        ];
        for other in others {
            let got = fold::exact(&shown(&names(&other, date)).replace('\u{a0}', " "));
            assert_eq!(got, plain, "{other:?}");
        }
    }
}

#[test]
fn the_compiled_knowledge_is_readable() {
    for kind in FileKind::ALL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("data")
            .join(kind.file_name());
        let text = std::fs::read_to_string(&path).unwrap();
        Known::compiled().extend(kind, &path, &text).unwrap();
    }
    let known = Known::builtin()
        .official("Phạm Bình Minh")
        .expect("is in the table");
    assert!(known.posts.iter().any(|p| p.role.contains("Ngoại giao")));
}

#[test]
fn later_mentions_count_and_make_no_entry() {
    let text = "Bộ trưởng Ngoại giao Bùi Thanh Sơn đến. Bộ trưởng nói. Ông Sơn cười. Bùi Thanh Sơn về. Bà Lan ở lại.";
    let names = names(text, None);
    let said: Vec<_> = names
        .mentions
        .iter()
        .map(|m| {
            (
                &text[m.bytes.start as usize..m.bytes.end as usize],
                m.how.rule,
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("Bùi Thanh Sơn", "role before name"),
            ("Bộ trưởng", "role alone"),
            ("Sơn", "given name"),
            ("Bùi Thanh Sơn", "full name"),
        ]
    );
    assert!(names.officials[0].about);
}

#[test]
fn a_name_ends_with_its_own_words() {
    let text = "Hội nghị lần thứ 26 các bên tham gia Công ước khung của Liên hợp quốc về biến đổi khí hậu và phiên họp bên lề bế mạc.";
    let names = names(text, None);
    let said: Vec<_> = names.conferences.iter().map(|c| c.name.as_str()).collect();
    let (name, _) = text.split_once(" và ").unwrap();
    assert_eq!(said, [name]);
}

#[test]
fn a_byline_makes_no_official() {
    let text = "Đại sứ Trần Đức Mậu kể chuyện.";
    let block = super::block(text, docbao::parse::article::Kind::Paragraph, 0..1);
    let article = super::article(vec![block], Some("Trần Đức Mậu"), None);
    let names = docbao::entity::find(&super::page(text), &article, Known::builtin());
    assert!(names.officials.is_empty());
}

#[test]
fn a_known_conference_has_a_short_form_with_what_tells_its_edition() {
    for (text, short) in [
        (
            "Sáng nay khai mạc Hội nghị Ngoại giao lần thứ 31.",
            Some("Ngoại giao 31"),
        ),
        (
            "Đoàn vừa về từ Hội nghị lần thứ 26 các bên tham gia Công ước khung của Liên hợp quốc về biến đổi khí hậu (COP26).",
            Some("COP 26"),
        ),
        (
            "Ông dự Hội nghị Trung ương 8 khóa XIII.",
            Some("Trung ương 8 khóa 13"),
        ),
        (
            "Hội nghị thượng đỉnh G7 năm 2023 họp ở Hiroshima.",
            Some("G7 49"),
        ),
        ("Bà tới Hội thảo Ngoại giao văn hóa ngày 15/12/2021.", None),
    ] {
        let names = names(text, None);
        assert_eq!(names.conferences[0].short.as_deref(), short, "{text}");
    }
}
