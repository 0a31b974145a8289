//! Words typed raw for an input method that was off.

use std::collections::BTreeSet;

use docbao::library::search::Options;
use docbao::text::{fold, syllable, telex};
use unicode_normalization::UnicodeNormalization;

use super::{PLAIN, search, tree};

#[test]
fn unmarked_words_are_decoded_and_the_others_stay() {
    for (query, decoded) in [
        ("phamj binhf minh", Some("phạm bình minh")),
        ("pha5m bi2nh minh", Some("phạm bình minh")),
        ("dduwowngf phố", Some("đường phố")),
        ("\"hooij nghij\" -tieecj", Some("\"hội nghị\" -tiệc")),
        (
            "title:hooij official:phamj date:2016",
            Some("title:hội official:phạm date:2016"),
        ),
        ("hooij OR (a sasch)", Some("hội OR (a sách)")),
        ("hội nghị", None),
        ("minh 2021", None),
        ("hội phamj", Some("hội phạm")),
        ("/phamj/", None),
        ("", None),
    ] {
        let found = search(query, Options::default()).decoded();
        assert_eq!(found.as_ref().map(|s| s.text.as_str()), decoded, "{query}");
        if let Some(found) = found {
            let again = search(&found.text, Options::default());
            assert_eq!(tree(&found.expr), tree(&again.expr), "{query}");
        }
    }
}

#[test]
fn decoding_keeps_how_the_query_is_read() {
    let typing = Options {
        typing: true,
        ..PLAIN
    };
    let found = search("binhf phamj", typing).decoded().unwrap();
    assert_eq!(tree(&found.expr), "all([=bình], [=phạm*])");
}

/// A syllable as the keys that type it.
fn typed(word: &str, marks: &[(char, &str)], tones: &[(char, char)], late: bool) -> String {
    let mut keys = String::new();
    let mut tone = None;
    for c in word.nfc() {
        let parts: Vec<char> = [c].into_iter().nfd().collect();
        let own = parts
            .iter()
            .find_map(|p| tones.iter().find(|(t, _)| t == p));
        let letter: String = parts
            .iter()
            .copied()
            .filter(|p| !tones.iter().any(|(t, _)| t == p))
            .nfc()
            .collect();
        for c in letter.chars() {
            match marks.iter().find(|(m, _)| *m == c) {
                Some((_, with)) => keys.push_str(with),
                None => keys.push(c),
            }
        }
        if let Some((_, key)) = own {
            if late {
                tone = Some(*key);
            } else {
                keys.push(*key);
            }
        }
    }
    keys.extend(tone);
    keys
}

const TELEX: [(char, &str); 7] = [
    ('â', "aa"),
    ('ê', "ee"),
    ('ô', "oo"),
    ('ă', "aw"),
    ('ơ', "ow"),
    ('ư', "uw"),
    ('đ', "dd"),
];
const VNI: [(char, &str); 7] = [
    ('â', "a6"),
    ('ê', "e6"),
    ('ô', "o6"),
    ('ă', "a8"),
    ('ơ', "o7"),
    ('ư', "u7"),
    ('đ', "d9"),
];
const TELEX_TONES: [(char, char); 5] = [
    ('\u{300}', 'f'),
    ('\u{301}', 's'),
    ('\u{303}', 'x'),
    ('\u{309}', 'r'),
    ('\u{323}', 'j'),
];
const VNI_TONES: [(char, char); 5] = [
    ('\u{300}', '2'),
    ('\u{301}', '1'),
    ('\u{303}', '4'),
    ('\u{309}', '3'),
    ('\u{323}', '5'),
];

#[test]
fn every_syllable_of_the_sample_library_comes_back() {
    let mut syllables = BTreeSet::new();
    for entry in std::fs::read_dir("data/sample").unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for (_, word) in syllable::words(&text) {
            if syllable::is_syllable(word) && fold::has_marks(word) {
                syllables.insert(word.to_lowercase().nfc().collect::<String>());
            }
        }
    }
    assert!(syllables.len() > 500, "{}", syllables.len());
    for word in &syllables {
        for late in [false, true] {
            for keys in [
                typed(word, &TELEX, &TELEX_TONES, late),
                typed(word, &VNI, &VNI_TONES, late),
            ] {
                let decoded = telex::decode(&keys).unwrap_or_else(|| panic!("{word}: {keys}"));
                assert!(fold::same(&decoded, word), "{word}: {keys}: {decoded}");
            }
        }
    }
}
