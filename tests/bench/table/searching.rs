//! Asking an index that was built: first screens, counts, and whether anything is missed.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use docbao::library::index::{Index, Searching, State};
use docbao::library::search::{Options, Scope, Search};
use docbao::text::fold;

use super::Bench;
use super::archive::{Archive, Truth};
use super::building::Place;
use super::figures::{Figures, Table, ms, times};
use super::peers::Stock;
use super::{filtering, programs};

/// Rows of a screen.
const SCREEN: usize = 60;
/// Rare names and common words, as phrases.
const PHRASES: [&str; 5] = [
    "pham binh minh",
    "bui thanh son",
    "doi ngoai",
    "ngoai va cac",
    "hoi nghi ngoai giao",
];
/// What a person types, letter by letter.
const TYPED: [&str; 6] = [
    "pham binh minh",
    "\"ngoại giao\"",
    "kinh te quoc te",
    "doi ngoai 2021",
    "hội nghị",
    "title:viet",
];

pub(crate) fn search(bench: &Bench, archive: &Archive, place: &Place, table: &mut Table) {
    let folder = fs::read_dir(place.cache.join("docbao/archives")).unwrap();
    let folder = folder.flatten().next().expect("an index").path();
    // With other knowledge than it was made with it would be made anew.
    let provenance = fs::read_to_string(folder.join("provenance")).unwrap();
    let (_, knowledge) = provenance.trim_end().split_once(' ').unwrap();
    let knowledge = u64::from_str_radix(knowledge, 16).unwrap();
    let (index, state) = Index::open(&folder, knowledge).unwrap();
    assert_eq!(state, State::AsLeft);
    let searching = index.searching().unwrap();
    first_screens(bench, archive, &searching, table);
    counts(bench, archive, place, &searching, table);
    match index.library() {
        Some(library) => {
            filtering::filter(bench, archive, &library, table);
            programs::beside(bench, archive, place, &library, table);
        }
        None => table.note(format!("{}: no library beside the index", archive.name)),
    }
    match &archive.truth {
        Some(truth) => misses(archive, truth, &searching, table),
        None => table.note(format!("{}: no truth to count misses by", archive.name)),
    }
}

fn parsed(text: &str, scope: Scope, typing: bool) -> Option<Search> {
    let options = Options {
        scope,
        typing,
        ..Options::default()
    };
    Search::parse(text, options).ok()
}

pub(crate) fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn first(searching: &Searching, search: &Search) -> usize {
    let hits = searching.first(search, SCREEN, &mut |_| true).unwrap();
    hits.iter()
        .filter_map(|hit| searching.row(*hit).unwrap())
        .count()
}

fn count(searching: &Searching, search: &Search) -> u64 {
    searching.count(search, &mut |_| true).unwrap()
}

/// P8: the rows of the first screen, after each letter typed.
fn first_screens(bench: &Bench, archive: &Archive, searching: &Searching, table: &mut Table) {
    let prefixes: Vec<Search> = TYPED
        .iter()
        .flat_map(|typed| {
            let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
            ends.filter_map(|end| parsed(&typed[..end], Scope::Article, true))
        })
        .collect();
    for search in &prefixes {
        black_box(first(searching, search));
    }
    let all = (0..bench.runs).flat_map(|_| &prefixes);
    let all = all.map(|search| ms(timed(|| assert!(first(searching, search) <= SCREEN))));
    let all = Figures::of(all);
    let grown = table.grown("first screen", all.share(0.99));
    table.row(
        "P8",
        &archive.name,
        format!("first {SCREEN} hits after each letter, ms: p50; p99; most"),
        format!(
            "{:.2}; {:.1}; {:.1}",
            all.median(),
            all.share(0.99),
            all.most()
        ),
        grown.map_or(String::new(), |times| {
            format!("p99 × {times:.2} of the smallest archive's")
        }),
    );
}

/// P9: how many articles have a phrase, beside the same by tantivy as it comes.
fn counts(
    bench: &Bench,
    archive: &Archive,
    place: &Place,
    searching: &Searching,
    table: &mut Table,
) {
    let stock = Stock::open(&place.stock);
    let searcher = stock.searcher();
    for phrase in PHRASES {
        let search = parsed(&format!("\"{phrase}\""), Scope::Page, false).unwrap();
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let (mut found, mut peer) = (0, 0);
        for _ in 0..=bench.runs {
            ours.push(ms(timed(|| found = count(searching, &search))));
            theirs.push(ms(timed(|| peer = stock.count(&searcher, phrase))));
        }
        // The first of each reads what the others find in memory.
        let (ours, theirs) = (Figures::of(ours.drain(1..)), Figures::of(theirs.drain(1..)));
        table.row(
            "P9",
            &archive.name,
            format!("count of “{phrase}”, ms"),
            format!(
                "{ours}, {found} pages; {}",
                times(ours.median(), theirs.median())
            ),
            format!("tantivy {theirs}, {peer} pages"),
        );
    }
}

/// What was found beside what is true, in one scope.
#[derive(Default)]
struct Checked {
    asked: usize,
    wrong: usize,
    missed: u64,
    beyond: u64,
}

impl Checked {
    fn check(&mut self, searching: &Searching, scope: Scope, query: &str, right: u64) {
        for query in [query.to_owned(), fold::bare(query).replace(" or ", " OR ")] {
            let search = parsed(&query, scope, false).expect("a query");
            let found = count(searching, &search);
            self.asked += 1;
            self.wrong += usize::from(found != right);
            self.missed += right.saturating_sub(found);
            self.beyond += found.saturating_sub(right);
        }
    }

    fn row(&self, archive: &Archive, whose: &str, table: &mut Table) {
        table.row(
            "P16",
            &archive.name,
            format!("{whose}: wrong counts; pages missed; pages beyond the truth"),
            format!("{}; {}; {}", self.wrong, self.missed, self.beyond),
            format!("{} queries with known counts", self.asked),
        );
    }
}

/// P16: every conference, official and the rare phrase, with marks and without. What the article itself says
/// depends on how pages are split; what stands on them does not.
fn misses(archive: &Archive, truth: &Truth, searching: &Searching, table: &mut Table) {
    let (mut article, mut page) = (Checked::default(), Checked::default());
    let number = |value: &serde_json::Value, key: &str| value[key].as_u64().unwrap();
    for (name, value) in truth.conferences.iter().chain(&truth.officials) {
        let variants = value["variants"].as_array().cloned();
        let variants = variants.unwrap_or_else(|| vec![name.as_str().into()]);
        let phrases = variants
            .iter()
            .map(|v| format!("\"{}\"", v.as_str().unwrap()));
        let query = phrases.collect::<Vec<_>>().join(" OR ");
        let right = number(value, "article");
        article.check(searching, Scope::Article, &query, right);
        page.check(searching, Scope::Page, &query, number(value, "any"));
    }
    let rare = format!("\"{}\"", truth.rare_phrase);
    page.check(searching, Scope::Page, &rare, truth.rare);
    article.row(archive, "in the article", table);
    page.row(archive, "on the page", table);
}
