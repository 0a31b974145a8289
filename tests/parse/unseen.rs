//! Pages of other sites that nothing was learnt from (`tests/fixtures/unseen` and `tests/fixtures/final`): how many of
//! their lines and heads come out right must not fall.

use std::path::Path;

use docbao::text::fold;
use serde_json::Value;

use super::{split, texts};

/// Right and all.
#[derive(Default)]
struct Share(usize, usize);

impl Share {
    fn add(&mut self, right: bool) {
        self.0 += usize::from(right);
        self.1 += 1;
    }

    fn of(&self) -> f64 {
        self.0 as f64 / self.1.max(1) as f64
    }
}

fn words(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let text = fold::exact(text);
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The shares of lines, body, titles, dates and items of links of a folder that are right, each at least its floor: a
/// little below what was measured when the weights were learnt.
fn stay_right(folder: &str, floors: [f64; 5]) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folder = fixtures.join(folder);
    let (mut lines, mut body) = (Share::default(), Share::default());
    let (mut title, mut date, mut missed) = (Share::default(), Share::default(), 0.0);
    let pages = texts(&folder.join("pages"));
    for (name, text) in &pages {
        let text = text.trim_start_matches('\u{feff}');
        let file = folder.join("gold").join(format!("{name}.json"));
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let article = split(text);
        let kinds: std::collections::BTreeMap<u64, _> = super::kinds(&article)
            .into_iter()
            .map(|(l, k)| (u64::from(l) + 1, k))
            .collect();
        for line in gold["lines"].as_array().unwrap() {
            let kind = kinds[&line["line"].as_u64().unwrap()];
            let also = line["also"].as_array().into_iter().flatten();
            let right = also.chain([&line["kind"]]).any(|k| *k == kind.name());
            lines.add(right);
            let in_body = |k: &Value| {
                ["lead", "paragraph", "question", "subheading"].contains(&k.as_str().unwrap())
            };
            body.add(right || in_body(&line["kind"]) == kind.is_body());
        }
        let got = Some(fold::exact(&article.title.text)).filter(|_| !article.title.derived);
        let got = got.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
        title.add(got == words(&gold["title"]));
        let want = gold["published"].as_str().unwrap_or_default();
        let told = article.told().map(|p| p.to_string()).unwrap_or_default();
        date.add(want.is_empty() == told.is_empty() && told.starts_with(want));
        let count = |of: &str| gold["links"][of].as_u64().unwrap();
        let all = count("related") + count("trailing");
        let also = gold["links"]["also"].as_array().into_iter().flatten();
        let off = also
            .filter_map(Value::as_u64)
            .chain([all])
            .map(|n| n.abs_diff(article.links.len() as u64))
            .min();
        missed += off.unwrap() as f64 / all.max(1) as f64;
    }
    let missed = missed / pages.len() as f64;
    let all = [lines.of(), body.of(), title.of(), date.of(), 1.0 - missed];
    assert!(
        all.iter().zip(floors).all(|(a, floor)| *a >= floor),
        "lines, body, title, date, links: {all:.4?}, at least {floors:?}"
    );
}

#[test]
fn pages_of_other_sites_stay_right() {
    stay_right("unseen", [0.972, 0.985, 0.95, 0.96, 0.96]);
}

#[test]
fn pages_that_were_scored_once_stay_right() {
    stay_right("final", [0.967, 0.985, 0.95, 0.98, 0.93]);
}
