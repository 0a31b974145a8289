//! What comes is put behind the library that was there, which then says what one made anew says.

use std::ops::ControlFlow;

use docbao::entity::Known;
use docbao::library::Library;
use docbao::library::query::{Generation, Query, SortBy};
use docbao::source;

use super::{Archive, open, sorted};

/// A page that names people and tells of its own, with copies of some.
fn own(n: u32) -> String {
    let names = ["Phạm Bình Minh", "Bùi Thanh Sơn", "Tô Lâm"];
    let name = names[n as usize % 3];
    let copied = if n % 5 == 4 { n - 1 } else { n };
    let words = |from: u32| -> String {
        let syllables = ["lúa", "tôm", "muối", "chè", "cá", "ngô", "khoai", "sắn"];
        let word = |k: u32| syllables[((from + 1) * (k + 3) * 7 % 61 % 8) as usize];
        let words: Vec<String> = (0..90)
            .map(|k| format!("{} {}", word(k), from * 91 + k))
            .collect();
        words.join(" ")
    };
    format!(
        "Tin số {n} về hội nghị\n\n{:02}/{:02}/2021 0{}:{:02}\n\nBộ trưởng Ngoại giao {name} dự Hội nghị \
         Ngoại giao lần thứ {} và nói về {}.\n",
        1 + n % 28,
        1 + n % 12,
        n % 10,
        n % 60,
        28 + n % 4,
        words(copied),
    )
}

fn own_records(numbers: impl Iterator<Item = u32>) -> String {
    let record = |n| serde_json::json!({"id": format!("r{n}"), "text": own(n)}).to_string();
    numbers.map(|n| record(n) + "\n").collect()
}

/// All that a library says, whatever the numbers of its articles.
fn said(library: &Library) -> Vec<String> {
    let id = |no: &u32| library.place(*no).unwrap().0.to_owned();
    let mut said = Vec::new();
    for sort in SortBy::ALL {
        let query = Query {
            sort,
            ..Query::default()
        };
        let hits = library.query(&query, Generation(1));
        let rows: Vec<String> = hits.order.iter().map(id).collect();
        said.push(format!("{sort:?}: {} rows", rows.len()));
        // The others hold some for equal, whose numbers decide then.
        if matches!(sort, SortBy::Date | SortBy::Title) {
            said.extend(rows);
        }
        said.extend(
            hits.facets
                .iter()
                .flatten()
                .map(|facet| format!("{facet:?}")),
        );
    }
    let mut rows: Vec<_> = (0..library.len() as u32)
        .map(|no| library.row(no).unwrap())
        .collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    said.extend(rows.iter().map(|row| format!("{row:?}")));
    let mut query = Query::default();
    query.filter.words.push_str("tin so 3");
    let found = library.query(&query, Generation(1));
    said.push(format!("{}", found.order.len()));
    let prints: Vec<_> = (0..library.len() as u32).collect();
    let mut prints: Vec<_> = library
        .prints(&prints)
        .into_iter()
        .map(|(_, p)| p)
        .collect();
    prints.sort_unstable();
    let located = library.located(&prints);
    said.extend(located.iter().map(|(print, _)| print.to_string()));
    said
}

#[test]
fn what_comes_is_put_behind_what_was_there_and_the_library_says_the_same() {
    let grown = Archive::new();
    grown.write("a.jsonl", own_records((0..60).filter(|n| n % 4 != 3)));
    grown.update();
    grown.write("b.jsonl", own_records((0..40).filter(|n| n % 4 == 3)));
    let index = grown.index();
    let listing = index.listing(
        source::Archive::open(&[grown.pages.path().to_owned()]),
        &[grown.pages.path().to_owned()],
    );
    assert_eq!(
        listing.entries.len(),
        10,
        "the first file is not read again"
    );
    let go_on = |_| ControlFlow::Continue(());
    let updated = index.update(&listing, Known::builtin(), go_on).unwrap();
    assert_eq!((updated.added, updated.kept, updated.removed), (10, 1, 0));
    let joined = index.library().unwrap();
    let last: Vec<&str> = (45..55).map(|no| joined.place(no).unwrap().0).collect();
    let numbers = (0..40).filter(|n| n % 4 == 3).map(|n| format!("r{n}"));
    assert_eq!(sorted(last.into_iter().map(str::to_owned)), sorted(numbers));

    let other = tempfile::tempdir().unwrap();
    let anew = open(other.path());
    anew.learn(&index.corpus().unwrap()).unwrap();
    let updated = anew.update(&grown.listing(), Known::builtin(), go_on);
    assert_eq!(updated.unwrap().added, 55);
    let anew = anew.library().unwrap();
    for (joined, anew) in said(&joined).iter().zip(&said(&anew)) {
        assert_eq!(joined, anew);
    }
    assert!(said(&anew).iter().any(|line| line.contains("r3")));
}

#[test]
fn a_page_with_the_id_of_another_has_all_files_listed() {
    let archive = Archive::new();
    let paths = [archive.pages.path().to_owned()];
    archive.write("a.jsonl", own_records(0..20));
    archive.update();
    let listed = || {
        let files = source::Archive::open(&paths);
        archive.index().listing(files, &paths).entries
    };
    archive.write("b.jsonl", own_records(20..23));
    assert_eq!(listed().len(), 3);
    archive.write("b.jsonl", own_records(19..23));
    let ids = |entries: Vec<source::Entry>| entries.into_iter().map(|entry| entry.id);
    let all = sorted(ids(archive.listing().entries));
    assert_eq!(sorted(ids(listed())), all);
    assert!(all.contains("b.jsonl/r19") && !all.contains("r19"));
    archive.update();
    // Whose pages share their ids is looked through again whenever something changes.
    archive.write("c.jsonl", own_records(30..31));
    assert_eq!(listed().len(), 20 + 4 + 1);
}
