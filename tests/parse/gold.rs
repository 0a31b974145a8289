//! Labelled pages: the kind of every line, what the head says, how many links, which names. The
//! sample pages and, where they stand beside the project, the real ones must be right in everything.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use docbao::entity::{self, Known};
use docbao::parse::article::Article;
use docbao::text::fold;
use serde_json::Value;

use super::{page, sample, seeds, shared, split};

#[test]
fn sample_pages_are_split_as_labelled() {
    let pages = sample();
    assert!(pages.len() >= 24);
    check(
        &pages,
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden"),
    );
}

#[test]
fn real_pages_are_split_as_labelled() {
    check(&seeds(), &shared().join("gold"));
}

fn check(pages: &[(String, String)], gold: &Path) {
    let mut wrong = Vec::new();
    for (name, text) in pages {
        let file = gold.join(format!("{name}.json"));
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let article = split(text);
        let mut say = |what: String| wrong.push(format!("{name}: {what}"));
        lines(&gold, &article, &mut say);
        head(&gold, &article, &mut say);
        names(&gold, text, &article, &mut say);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn lines(gold: &Value, article: &Article, say: &mut impl FnMut(String)) {
    let kinds: BTreeMap<u64, &str> = super::kinds(article)
        .into_iter()
        .map(|(l, k)| (u64::from(l) + 1, k.name()))
        .collect();
    for line in gold["lines"].as_array().unwrap() {
        let number = line["line"].as_u64().unwrap();
        let got = kinds.get(&number).copied().unwrap_or("nothing");
        let want = line["kind"].as_str().unwrap();
        if got != want && !strings(&line["also"]).any(|k| k == got) {
            say(format!("line {number} is {got}, should be {want}"));
        }
    }
}

fn head(gold: &Value, article: &Article, say: &mut impl FnMut(String)) {
    match gold["title"].as_str() {
        Some(title) if fold::exact(&article.title.text) != fold::exact(title) => {
            say(format!("title {:?}", article.title.text));
        }
        None if !article.title.derived => say(format!(
            "a title where there is none: {:?}",
            article.title.text
        )),
        _ => {}
    }
    let published = article.published.map(|p| p.to_string());
    if published.as_deref() != gold["published"].as_str() {
        say(format!(
            "published {published:?}, should be {}",
            gold["published"]
        ));
    }
    let key = |s: Option<&str>| s.map(fold::bare);
    let section = key(article.section.as_deref());
    let sections = [key(gold["section"].as_str())]
        .into_iter()
        .chain(strings(&gold["section_also"]).map(|s| key(Some(s))));
    if !sections.into_iter().any(|s| s == section) {
        say(format!(
            "section {section:?}, should be {}",
            gold["section"]
        ));
    }
    // A name is right with or without what stands beside it.
    let byline_right = match (article.byline.as_deref(), gold["byline"].as_str()) {
        (Some(got), Some(want)) => {
            let (got, want) = (fold::exact(got), fold::exact(want));
            got.contains(&want) || want.contains(&got)
        }
        (got, want) => got == want,
    };
    if !byline_right {
        say(format!(
            "byline {:?}, should be {}",
            article.byline, gold["byline"]
        ));
    }
    let count = |key: &str| gold["links"][key].as_u64().unwrap();
    let links = article.links.len() as u64;
    let also = gold["links"]["also"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64);
    if !also
        .chain([count("related") + count("trailing")])
        .any(|n| n == links)
    {
        say(format!("{links} links, should be {}", gold["links"]));
    }
}

fn names(gold: &Value, text: &str, article: &Article, say: &mut impl FnMut(String)) {
    let names = entity::find(&page(text), article, Known::builtin());
    let officials: BTreeMap<String, &Vec<String>> = names
        .officials
        .iter()
        .map(|o| (fold::exact(&o.name), &o.roles))
        .collect();
    let keys = |list: &Value| -> BTreeSet<String> { strings(list).map(fold::exact).collect() };
    let mut wanted = keys(&gold["officials_optional"]);
    for official in gold["officials"].as_array().unwrap() {
        let name = official["name"].as_str().unwrap();
        match officials.get(&fold::exact(name)) {
            None => say(format!("no {name}")),
            Some(roles) => {
                let same = |a: &str, b: &str| {
                    let (a, b) = (fold::bare(a), fold::bare(b));
                    a.contains(&b) || b.contains(&a)
                };
                if !strings(&official["roles"]).any(|want| roles.iter().any(|got| same(want, got)))
                {
                    say(format!(
                        "{name} is {roles:?}, should be {}",
                        official["roles"]
                    ));
                }
            }
        }
        wanted.insert(fold::exact(name));
    }
    for name in officials.keys().filter(|name| !wanted.contains(*name)) {
        say(format!("{name} is no official"));
    }
    // Of conferences the number or the year tells which; their series are compared by the scorer.
    let editions: Vec<(Option<i64>, Option<i64>)> = names
        .conferences
        .iter()
        .map(|c| (c.ordinal.map(i64::from), c.year.map(i64::from)))
        .collect();
    for conference in gold["conferences"].as_array().unwrap() {
        let (ordinal, year) = (conference["ordinal"].as_i64(), conference["year"].as_i64());
        let same = |got: &(Option<i64>, Option<i64>)| match (ordinal, got.0) {
            (Some(want), Some(got)) => want == got,
            _ => year.is_some() && year == got.1,
        };
        if !editions.iter().any(same) {
            say(format!("no {}", conference["id"]));
        }
    }
}
