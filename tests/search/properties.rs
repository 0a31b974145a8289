//! What holds for any text.

use docbao::library::search::{Matcher, Options, Search, Sheet};
use docbao::parse::article::Kind;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{Leaf, PLAIN, tree};

/// Pieces that queries are made of.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "hội",
        "Nghị",
        "ngoai",
        "hòa",
        "quý",
        "kĩ",
        "đang",
        "LHQ",
        "liên",
        "hợp",
        "quốc",
        "3.763",
        "Covid-19",
        "ngo*",
        "Müller",
        "phamj",
        "ho\u{323}a",
        "日本",
        "\u{301}",
        "UBND",
    ]);
    let signs = prop::sample::select(vec![
        "OR",
        "-",
        "(",
        ")",
        "\"",
        "“",
        "”",
        "/",
        "/a.b/",
        "*",
        ":",
        "title:",
        "official:",
        "date:",
        "date:2016..",
        "is:unread",
        "in:page",
        "tag:x",
        "foo:",
        "\\",
        ",",
        "…",
        "\u{200b}",
    ]);
    prop_oneof![
        4 => words.prop_map(str::to_owned),
        3 => signs.prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn queries() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (pieces(), prop::sample::select(vec!["", " ", " ", "\u{a0}"])),
        0..12,
    )
    .prop_map(|all| {
        all.into_iter()
            .map(|(piece, space)| piece + space)
            .collect()
    })
}

fn options() -> impl Strategy<Value = Options> {
    (any::<bool>(), any::<bool>()).prop_map(|(typing, abbreviations)| Options {
        typing,
        abbreviations,
        ..PLAIN
    })
}

/// Some blocks of words that queries ask for.
fn leaf() -> Leaf {
    Leaf::new(&[
        (Kind::Title, "Hội nghị Ngoại giao: hòa bình, quý một"),
        (
            Kind::Lead,
            "Liên hợp quốc có 3.763 kỹ sư. Đảng đang họp! Covid-19…",
        ),
        (
            Kind::Paragraph,
            "Ho\u{323}\u{302}i nghị LHQ, UBND \u{ad}hoà\u{200b} giải. a-b",
        ),
        (Kind::Links, "Müller 日本 tiệc"),
    ])
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(query in queries(), options in options()) {
        match Search::parse(&query, options) {
            Ok(search) => {
                let leaf = leaf();
                let sheet = Sheet::new(&leaf.text, &leaf.article);
                let matcher = Matcher::new(&search);
                let _ = leaf.matches(&search);
                let ranges = matcher.ranges(&sheet);
                prop_assert!(ranges.windows(2).all(|w| w[0].end <= w[1].start));
                for range in &ranges {
                    prop_assert!(!range.is_empty() && leaf.text.get(range.clone()).is_some());
                }
                let snippet = matcher.snippet(&sheet);
                prop_assert_eq!(snippet.is_some(), !ranges.is_empty());
                if let Some(snippet) = snippet {
                    prop_assert!(leaf.text.get(snippet.bytes.clone()).is_some());
                    for mark in snippet.marks {
                        prop_assert!(snippet.bytes.start <= mark.start && mark.end <= snippet.bytes.end);
                        prop_assert!(leaf.text.get(mark).is_some());
                    }
                }
                search.expr.each_leaf(&mut |leaf, _| assert!(query.get(leaf.span()).is_some()));
                let _ = search.decoded();
            }
            Err(error) => {
                prop_assert!(!error.span.is_empty());
                prop_assert!(query.get(error.span).is_some());
            }
        }
    }

    #[test]
    fn what_is_shown_reads_as_the_same_tree(query in queries(), typing in any::<bool>()) {
        if let Ok(search) = Search::parse(&query, Options { typing, ..PLAIN }) {
            let shown = search.expr.to_string();
            match Search::parse(&shown, PLAIN) {
                Ok(again) => {
                    prop_assert_eq!(tree(&again.expr), tree(&search.expr), "{}", shown);
                    prop_assert_eq!(again.expr.to_string(), shown);
                }
                Err(error) => prop_assert!(false, "{}: {:?}", shown, error),
            }
        }
    }

    #[test]
    fn forms_of_a_text_mean_the_same(query in queries(), options in options()) {
        let read = |text: String| Search::parse(&text, options).ok().map(|s| tree(&s.expr));
        prop_assert_eq!(read(query.nfc().collect()), read(query.nfd().collect()));
    }

    #[test]
    fn case_and_place_of_the_tone_do_not_matter(
        words in prop::collection::vec(
            prop::sample::select(vec![
                ("hòa", "hoà"), ("thúy", "thuý"), ("ủy", "uỷ"), ("khỏe", "khoẻ"), ("quý", "qúy"), ("đường", "đường"),
                ("lhq", "lhq"), ("hy", "hy"),
            ]),
            1..5,
        ),
        typing in any::<bool>(),
    ) {
        let read = |text: &str| {
            let options = Options { typing, ..Options::default() };
            Search::parse(text, options).ok().map(|s| tree(&s.expr))
        };
        let old: Vec<&str> = words.iter().map(|w| w.0).collect();
        let new: Vec<&str> = words.iter().map(|w| w.1).collect();
        let (old, new) = (old.join(" "), new.join(" "));
        prop_assert_eq!(read(&old), read(&new));
        prop_assert_eq!(read(&old), read(&new.to_uppercase()));
    }

    #[test]
    fn a_word_finds_what_a_naive_scan_finds(word in "[a-cđáạăâ]{1,3}", text in "[a-cđáạăâ .]{0,40}") {
        use docbao::text::{fold, syllable};
        let leaf = Leaf::paragraph(&text);
        let search = Search::parse(&word, PLAIN).unwrap();
        let naive = syllable::words(&text).any(|(_, w)| {
            if fold::has_marks(&word) { fold::same(w, &word) } else { fold::bare(w) == fold::bare(&word) }
        });
        prop_assert_eq!(leaf.matches(&search), naive);
    }
}
