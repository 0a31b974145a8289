//! `docbao stats`: what is counted, of which articles.

use std::collections::BTreeMap;

use super::{Folder, PAGE, json, run};

fn pages() -> Folder {
    let other = PAGE
        .replace("14/12/2021", "03/01/2022")
        .replace("lần thứ 41", "lần thứ 42");
    let undated = PAGE.replace("Thứ Ba, 14/12/2021, 10:38 (GMT+7)\n\n", "");
    Folder::new()
        .with("a.txt", PAGE)
        .with("b.txt", other)
        .with("c.txt", undated.replace("14/12", "hôm nay"))
}

#[test]
fn articles_are_counted_by_value_month_and_pair() {
    let folder = pages();
    let ran = run(["stats", "--json", folder.arg()]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let lines = json(&ran.stdout);
    assert_eq!(
        lines[0],
        serde_json::json!({"kind": "total", "articles": 3, "of": 3})
    );
    let of = |kind: &str| -> Vec<&serde_json::Value> {
        lines.iter().filter(|l| l["kind"] == kind).collect()
    };
    let months: BTreeMap<&str, u64> = of("month")
        .iter()
        .map(|l| {
            (
                l["month"].as_str().unwrap(),
                l["articles"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(months, [("2021-12", 1), ("2022-01", 1)].into());
    assert_eq!(of("undated")[0]["articles"], 1);
    let facets = of("facet");
    let facet = |id: &str| facets.iter().find(|l| l["id"] == id).unwrap();
    assert_eq!(facet("hoi-nghi-ngoai-giao-41")["articles"], 2);
    assert_eq!(facet("2022")["facet"], "year");
    let official = facets.iter().find(|l| l["facet"] == "official").unwrap();
    assert_eq!(official["label"], "Trần Thái Vân");
    let cells = of("cell");
    let cell = cells
        .iter()
        .find(|l| l["conference"] == "hoi-nghi-ngoai-giao-41")
        .unwrap();
    assert_eq!(
        (&cell["official"], &cell["articles"]),
        (&official["id"], &2.into())
    );
}

#[test]
fn a_query_narrows_what_is_counted() {
    let folder = pages();
    let ran = run([
        "stats",
        "--json",
        "--only",
        "timeline",
        "--query",
        "date:2022",
        folder.arg(),
    ]);
    let lines = json(&ran.stdout);
    assert_eq!(lines[0]["articles"], 1);
    assert_eq!(lines.len(), 2, "{}", ran.stdout);
    let nothing = run(["stats", "--query", "zzzz", folder.arg()]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (Some(1), ""));
    let wrong = run(["stats", "--query", "date:nay", folder.arg()]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("date:nay"), "{}", wrong.stderr);
    // Typed with the input method off.
    let decoded = run(["stats", "--query", "ngoaij giao", folder.arg()]);
    assert!(decoded.stderr.contains("ngoại giao"), "{}", decoded.stderr);
    assert!(
        decoded.stdout.starts_with("3 articles"),
        "{}",
        decoded.stdout
    );
}

#[test]
fn people_get_lists_bars_and_a_table() {
    let folder = pages();
    let ran = run(["stats", "--lang", "vi", folder.arg()]);
    assert_eq!(ran.code, Some(0));
    for line in [
        "3 bài",
        "Hội nghị · 2",
        "  2/2  Hội nghị Ngoại giao lần thứ 41",
        "Năm · 3",
        "Dòng thời gian",
        "  2021           1  ████████████████████████████████████████",
        "    12           1  ████████████████████████████████████████",
        "Người × hội nghị · 1 × 2",
        "  Trần Thái Vân                 2    1",
        "    [1] Ngoại giao 41",
    ] {
        assert!(
            ran.stdout.lines().any(|l| l == line),
            "{line} in\n{}",
            ran.stdout
        );
    }
    let ran = run(["stats", "--only", "matrix", "--limit", "1", folder.arg()]);
    assert!(ran.stdout.contains("1 × 1 of 2"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("Timeline"));
}
