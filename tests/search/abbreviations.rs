//! Abbreviations and long forms are one, both ways and inside a phrase.

use std::collections::HashSet;

use docbao::library::search::Options;
use docbao::text::{fold, syllable};

use super::{Leaf, PLAIN, search, tree};

fn finds(query: &str, text: &str) -> bool {
    Leaf::paragraph(text).matches(&search(query, Options::default()))
}

#[test]
fn both_ways_and_inside_a_phrase() {
    for (query, text, found) in [
        ("TP.HCM", "Thành phố Hồ Chí Minh", true),
        ("TP HCM", "TP.HCM", true),
        ("TP HCM", "thành phố Hồ Chí Minh", true),
        ("tphcm", "TP. Hồ Chí Minh", true),
        ("thành phố hồ chí minh", "ở TPHCM", true),
        ("thanh pho ho chi minh", "ở TP.HCM", true),
        ("\"thành phố hồ chí minh\"", "ở TP.HCM", true),
        ("UBND", "Uỷ ban nhân dân", true),
        ("ủy ban nhân dân", "UBND", true),
        ("LHQ", "Liên hợp quốc", true),
        ("lhq", "Liên hiệp quốc", true),
        ("liên hợp quốc", "Liên hiệp quốc", true),
        ("lien hop quoc", "LHQ", true),
        ("LHQ", "liên hợp với quốc", false),
        ("LHQ", "lien hop quoc", false),
        ("HNNG 31", "Hội nghị Ngoại giao lần thứ 31", true),
        ("\"đại sứ LHQ tại\"", "Đại sứ Liên hợp quốc tại", true),
        (
            "\"chủ tịch ủy ban nhân dân TP.HCM\"",
            "Chủ tịch UBND Thành phố Hồ Chí Minh",
            true,
        ),
        (
            "\"chủ tịch UBND TP.HCM\"",
            "Chủ tịch UBND TP Hồ Chí Minh",
            true,
        ),
        ("-LHQ", "Liên hiệp quốc", false),
        ("ủy ban dân", "UBND", false),
        ("ủy ban nhân dân quận", "UBND", false),
        ("ủy ban nhân dân quận", "UBND quận", true),
        ("ủy bàn nhân dân", "UBND", false),
        ("quận ủy ban nhân dân", "nhân dân, quận, ban, ủy", true),
        ("ASEAN", "Hiệp hội các quốc gia", false),
    ] {
        assert_eq!(finds(query, text), found, "{query} in {text}");
    }
}

#[test]
fn the_form_typed_comes_first_and_they_can_be_switched_off() {
    let query = "LHQ a";
    assert_eq!(
        tree(&search(query, Options::default()).expr),
        "all(any([lhq], [=liên =hợp =quốc], [=liên =hiệp =quốc]), [a])"
    );
    assert_eq!(tree(&search(query, PLAIN).expr), "all([lhq], [a])");
    assert_eq!(
        tree(&search("title:liên title:hợp title:quốc", Options::default()).expr),
        "any(all(title:[=liên], title:[=hợp], title:[=quốc]), title:[=lhq], title:[=liên =hiệp =quốc])"
    );
    // Words of different scopes are no run.
    assert_eq!(
        tree(&search("liên title:hợp quốc", Options::default()).expr),
        "all([=liên], title:[=hợp], [=quốc])"
    );
}

#[test]
fn a_phrase_of_many_abbreviations_stays_small() {
    let phrase = format!("\"{}\"", "LHQ ".repeat(500));
    let text = tree(&search(&phrase, Options::default()).expr);
    assert!(text.matches("[lhq").count() <= 32, "{}", text.len());
}

#[test]
fn the_list_is_sound() {
    let list: toml::Table = include_str!("../../data/abbreviations.toml")
        .parse()
        .unwrap();
    let things = list["abbreviation"].as_array().unwrap();
    assert!(things.len() >= 60);
    let mut seen = HashSet::new();
    for thing in things {
        let forms = |key: &str| -> Vec<String> {
            let forms = thing[key].as_array().unwrap().iter();
            forms.map(|f| f.as_str().unwrap().to_owned()).collect()
        };
        assert!(!forms("short").is_empty() && !forms("long").is_empty());
        for short in forms("short") {
            let words: Vec<_> = syllable::words(&short).collect();
            assert!(
                words.len() > 1 || !syllable::is_syllable(&fold::bare(&short)),
                "{short} is a word"
            );
        }
        for form in forms("short").iter().chain(&forms("long")) {
            let words: Vec<String> = syllable::words(form).map(|(_, w)| fold::bare(w)).collect();
            assert!(seen.insert(words.join(" ")), "{form} stands there twice");
        }
        for long in forms("long") {
            assert!(finds(&forms("short")[0], &long), "{long}");
            assert!(finds(&long, &forms("short")[0]), "{long}");
        }
    }
}
