//! The labelled pages: officials and conferences as they are labelled, but for a few; and that writing the
//! same page otherwise changes none of its names.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use docbao::entity::names::{Names, Target};
use docbao::entity::{Finder, Known};
use docbao::parse::article::Block;
use docbao::parse::{Corpus, parse};
use docbao::text::fold;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::page;

/// The pages with their labels.
fn labelled() -> Vec<(PathBuf, String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/labelled");
    let mut pages = Vec::new();
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        for file in std::fs::read_dir(folder.join("pages")).unwrap() {
            let path = file.unwrap().path();
            let gold = folder
                .join("gold")
                .join(path.file_name().unwrap())
                .with_extension("json");
            let gold = serde_json::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            pages.push((path, text, gold));
        }
    }
    assert!(pages.len() > 400);
    pages
}

fn names(finder: &mut Finder<'_>, text: &str) -> Names {
    let page = page(text);
    finder.find(&page, &parse(&page, &Corpus::default()))
}

/// What there is to compare: people with their offices, conferences, and where each is mentioned.
fn told(names: &Names) -> Vec<String> {
    let officials = names
        .officials
        .iter()
        .map(|o| format!("{} {:?} {}", o.name, o.roles, o.about));
    let conferences = names
        .conferences
        .iter()
        .map(|c| format!("{} {} {}", c.id, c.inferred, c.about));
    let mentions = names
        .mentions
        .iter()
        .map(|m| format!("{:?} {} {}", m.target, m.how.line, m.how.rule));
    officials
        .chain(conferences)
        .chain(mentions)
        .map(|t| fold::exact(&t))
        .collect()
}

/// Every page with the old or the new place of the tone in `oa`, `oe` and `uy` at the end of a word.
fn tones(text: &str) -> String {
    let mut text = text.to_owned();
    for (old, new) in [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("ỏe", "oẻ"),
        ("ủy", "uỷ"),
        ("úy", "uý"),
        ("ụy", "uỵ"),
        ("Ủy", "Uỷ"),
    ] {
        for end in [" ", ",", ".", "\n"] {
            text = text.replace(&format!("{old}{end}"), &format!("{new}{end}"));
        }
    }
    text
}

#[test]
fn writing_a_page_otherwise_changes_none_of_its_names() {
    let mut finder = Finder::new(Known::builtin());
    let mut wrong = Vec::new();
    for (path, text, _) in labelled() {
        let text: String = text.replace('\r', "").nfc().collect();
        let plain = told(&names(&mut finder, &text));
        for (how, other) in [
            ("decomposed", text.nfd().collect::<String>()),
            ("with CRLF", text.replace('\n', "\r\n")),
            ("with the other tone placement", tones(&text)),
        ] {
            let got = told(&names(&mut finder, &other));
            if got != plain {
                let different = got.iter().zip(&plain).find(|(a, b)| a != b);
                wrong.push(format!("{} {how}: {different:?}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mention_has_its_evidence() {
    let mut finder = Finder::new(Known::builtin());
    for (path, text, _) in labelled() {
        let page = page(&text);
        let article = parse(&page, &Corpus::default());
        let names = finder.find(&page, &article);
        for mention in &names.mentions {
            let (bytes, how) = (&mention.bytes, &mention.how);
            let inside = |block: &&Block| {
                let span = &block.span.bytes;
                let holds = |r: &Range<u32>| span.start <= r.start && r.end <= span.end;
                block.kind.is_article() && holds(bytes) && holds(&how.words)
            };
            assert!(
                article.blocks.iter().any(|b| inside(&b)),
                "{}: {mention:?}",
                path.display()
            );
            let before = &text[..how.words.start as usize];
            assert_eq!(how.line as usize, before.matches('\n').count());
            assert!(!how.rule.is_empty() && !how.words.is_empty());
        }
        for n in 0..names.officials.len() {
            let said = names.count(Target::Official(n));
            assert!(said > 0, "{}: {:?}", path.display(), names.officials[n]);
        }
    }
}

#[test]
fn a_finder_answers_the_same_whatever_it_read_before() {
    let mut finder = Finder::new(Known::builtin());
    for (path, text, _) in labelled() {
        let alone = names(&mut Finder::new(Known::builtin()), &text);
        assert_eq!(names(&mut finder, &text), alone, "{}", path.display());
    }
}

#[test]
fn labelled_pages_name_the_conferences_of_their_labels() {
    let mut finder = Finder::new(Known::builtin());
    let (mut right, mut missed, mut wrong) = (0_u32, 0_u32, 0_u32);
    for (_, text, gold) in labelled() {
        // Number, else year: what a series is called otherwise is not compared here. What may be named or not
        // is labelled with its id alone.
        let numbers = |conference: &Value| {
            let last = |id: &str| id.rsplit('-').find_map(|part| part.parse::<u64>().ok());
            match conference.as_str().map(last) {
                Some(Some(year @ 1900..)) => (None, i64::try_from(year).ok()),
                Some(number) => (number, None),
                None => (conference["ordinal"].as_u64(), conference["year"].as_i64()),
            }
        };
        let list = |key: &str| -> Vec<(Option<u64>, Option<i64>)> {
            let all = gold[key].as_array().into_iter().flatten();
            all.map(numbers).collect()
        };
        if gold["conferences"].is_null() {
            continue;
        }
        let same = |a: &(Option<u64>, Option<i64>), b: &(Option<u64>, Option<i64>)| {
            if a.0.is_some() && b.0.is_some() {
                a.0 == b.0
            } else {
                a.1 == b.1
            }
        };
        let mut wanted = list("conferences");
        let optional: Vec<_> = ["conferences_optional", "conferences_inferred"]
            .map(list)
            .concat();
        for found in names(&mut finder, &text).conferences {
            let is = (found.ordinal.map(u64::from), found.year.map(i64::from));
            if let Some(at) = wanted.iter().position(|w| same(w, &is)) {
                wanted.swap_remove(at);
                right += 1;
            } else if !found.inferred && !optional.iter().any(|o| same(o, &is)) {
                wrong += 1;
            }
        }
        missed += wanted.len() as u32;
    }
    let f1 = f64::from(2 * right) / f64::from(2 * right + missed + wrong);
    assert!(
        f1 >= 0.97,
        "{right} right, {missed} missed, {wrong} wrong: {f1}"
    );
}

#[test]
fn labelled_pages_name_whom_their_labels_name() {
    let mut finder = Finder::new(Known::builtin());
    let (mut right, mut missed, mut wrong) = (0_u32, 0_u32, 0_u32);
    let mut refused = Vec::new();
    for (path, text, gold) in labelled() {
        let found = names(&mut finder, &text);
        let set = |key: &str| -> BTreeSet<String> {
            let all = gold[key].as_array().into_iter().flatten();
            all.filter_map(|o| o["name"].as_str().or(o.as_str()))
                .map(fold::exact)
                .collect()
        };
        let (wanted, optional) = (set("officials"), set("officials_optional"));
        let decoys = set("not_officials");
        let got: BTreeSet<String> = found
            .officials
            .iter()
            .map(|o| fold::exact(&o.name))
            .collect();
        right += got.intersection(&wanted).count() as u32;
        missed += wanted.difference(&got).count() as u32;
        wrong += got
            .iter()
            .filter(|n| !wanted.contains(*n) && !optional.contains(*n))
            .count() as u32;
        refused.extend(
            got.intersection(&decoys)
                .map(|name| format!("{}: {name}", path.display())),
        );
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    let f1 = f64::from(2 * right) / f64::from(2 * right + missed + wrong);
    assert!(f1 >= 0.97, "{right} right, {missed} missed, {wrong} wrong");
}
