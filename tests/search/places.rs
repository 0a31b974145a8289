//! Where a query stands in a page, and the line that shows it.

use docbao::library::search::{Matcher, Options, Sheet};
use docbao::parse::article::Kind;

use super::{Leaf, PLAIN, search};

#[test]
fn words_are_marked_as_far_as_they_were_typed() {
    let leaf = Leaf::paragraph("Bộ Ngo\u{323}ai giao, Đường phố; ngoại-giao. Hội nghị");
    for (query, marked) in [
        ("\"ngoại giao\"", vec!["Ngo\u{323}ai giao", "ngoại-giao"]),
        ("hội đường", vec!["Đường", "Hội"]),
        ("đươ* ngo*", vec!["Ngo\u{323}", "Đườ", "ngo"]),
        ("\"ngoại gi*\"", vec!["Ngo\u{323}ai gi", "ngoại-gi"]),
        ("/đường.*ng/", vec!["Đường phố; ngoại-giao. Hội ng"]),
        ("hội -nghị", vec!["Hội"]),
        (
            "giao \"ngoại giao\"",
            vec!["Ngo\u{323}ai giao", "ngoại-giao"],
        ),
        ("title:hội", vec![]),
        ("official:hội", vec![]),
    ] {
        let found = leaf.marked(&search(query, PLAIN));
        assert_eq!(found, marked, "{query}");
    }
}

fn snippet<'l>(leaf: &'l Leaf, query: &str) -> Option<(Kind, &'l str, Vec<&'l str>)> {
    let sheet = Sheet::new(&leaf.text, &leaf.article);
    let search = search(query, Options::default());
    let snippet = Matcher::new(&search).snippet(&sheet)?;
    let marks = snippet.marks.into_iter().map(|m| &leaf.text[m]).collect();
    Some((snippet.kind, &leaf.text[snippet.bytes], marks))
}

#[test]
fn the_snippet_is_the_sentence_that_shows_most() {
    let leaf = Leaf::new(&[
        (Kind::Title, "Hội nghị Ngoại giao khai mạc"),
        (
            Kind::Lead,
            "Hội nghị có 3.763 người. Ông nói về ngoại giao.",
        ),
        (
            Kind::Paragraph,
            "“Đó là hội nghị ngoại giao lớn!” Bà cười. Trời mưa.",
        ),
        (Kind::Links, "Hội nghị Ngoại giao: tiệc"),
    ]);
    for (query, kind, line, marks) in [
        ("mưa", Kind::Paragraph, "Trời mưa.", vec!["mưa"]),
        ("hội", Kind::Lead, "Hội nghị có 3.763 người.", vec!["Hội"]),
        (
            "hội giao",
            Kind::Paragraph,
            "“Đó là hội nghị ngoại giao lớn!”",
            vec!["hội", "giao"],
        ),
        (
            "khai",
            Kind::Title,
            "Hội nghị Ngoại giao khai mạc",
            vec!["khai"],
        ),
        (
            "in:page tiệc",
            Kind::Links,
            "Hội nghị Ngoại giao: tiệc",
            vec!["tiệc"],
        ),
        (
            "3.763",
            Kind::Lead,
            "Hội nghị có 3.763 người.",
            vec!["3.763"],
        ),
        (
            "/\\sông nói/",
            Kind::Lead,
            "Hội nghị có 3.763 người.",
            vec![],
        ),
    ] {
        let found = snippet(&leaf, query);
        assert_eq!(found, Some((kind, line, marks)), "{query}");
    }
    assert_eq!(snippet(&leaf, "vắng"), None);
    assert_eq!(snippet(&leaf, "is:unread"), None);
}

#[test]
fn a_long_sentence_is_cut_between_words_around_the_match() {
    let text = format!(
        "{}giữa câu {}",
        "đầu câu ".repeat(60),
        "cuối câu ".repeat(60)
    );
    let leaf = Leaf::paragraph(&text);
    let (_, line, marks) = snippet(&leaf, "giữa").unwrap();
    assert!(line.chars().count() <= 160, "{line}");
    assert!(line.starts_with("câu") || line.starts_with("đầu"), "{line}");
    assert!(line.ends_with("cuối") || line.ends_with("câu"), "{line}");
    assert_eq!(marks, ["giữa"]);
    let endless = Leaf::paragraph(&"a".repeat(1000));
    let (_, line, marks) = snippet(&endless, "a*").unwrap();
    assert_eq!((line.len(), marks), (160, vec!["a"]));
}
