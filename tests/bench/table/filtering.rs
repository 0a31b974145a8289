//! Asking the library beside an index: its rows and facets, and a title filter as it is typed, beside what finds
//! titles elsewhere.

use std::hint::black_box;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use docbao::library::Library;
use docbao::library::query::{ArticleNo, Generation, Query};

use super::Bench;
use super::archive::Archive;
use super::figures::{Figures, Table, ms, times};
use super::searching::timed;

/// What a person types, letter by letter: without marks and with them.
const TYPED: [&str; 2] = ["hoi nghi ngoai", "hội nghị"];

pub(crate) fn filter(bench: &Bench, archive: &Archive, library: &Library, table: &mut Table) {
    let all = Query::default();
    let asked = (0..=bench.runs).map(|_| {
        ms(timed(|| {
            drop(black_box(library.query(&all, Generation(1))));
        }))
    });
    let asked: Vec<f64> = asked.collect();
    table.row(
        "P9",
        &archive.name,
        "all rows and all facets, ms: the first time; then",
        format!(
            "{:.2}; {}",
            asked[0],
            Figures::of(asked[1..].iter().copied())
        ),
        "",
    );
    for typed in TYPED {
        letters(bench, archive, library, typed, table);
    }
}

/// P12: what each letter costs: the rows alone, and all facets with them.
fn letters(bench: &Bench, archive: &Archive, library: &Library, typed: &str, table: &mut Table) {
    let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
    let queries: Vec<Query> = ends
        .map(|end| {
            let mut query = Query::default();
            typed[..end].clone_into(&mut query.filter.words);
            query
        })
        .collect();
    let measure = |work: &dyn Fn(&Query)| {
        let mut figures = Vec::new();
        for _ in 0..bench.runs {
            figures.extend(queries.iter().map(|query| ms(timed(|| work(query)))));
            // Nothing of one round is known in the next.
            for other in others() {
                black_box(library.rows(&other));
            }
        }
        Figures::of(figures)
    };
    let rows = measure(&|query| drop(black_box(library.rows(query))));
    let both = measure(&|query| drop(black_box(library.query(query, Generation(1)))));
    let peer = nucleo(library, &queries);
    let figures = |of: &Figures| {
        format!(
            "{:.2}; {:.1}; {:.1}",
            of.median(),
            of.share(0.99),
            of.most()
        )
    };
    for (what, ours) in [("rows", rows), ("rows and facets", both)] {
        table.row(
            "P12",
            &archive.name,
            format!("title filter “{typed}” after each letter, {what}, ms: p50; p99; most"),
            format!(
                "{}; {}",
                figures(&ours),
                times(ours.median(), peer.median())
            ),
            format!("nucleo {}", figures(&peer)),
        );
    }
}

/// Filters that none of those typed goes on from, more than are remembered.
fn others() -> impl Iterator<Item = Query> {
    (0..32).map(|n| {
        let mut query = Query::default();
        query.filter.words = format!("zzz{n} ");
        query
    })
}

/// The same by nucleo, which has all titles ready in memory and leaves them in no order.
fn nucleo(library: &Library, queries: &[Query]) -> Figures {
    let all = 0..library.len() as ArticleNo;
    let rows = all.filter_map(|no| library.row(no));
    let titles: Vec<Utf32String> = rows.map(|row| row.title.into()).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    Figures::of(queries.iter().map(|query| {
        let words = &query.filter.words;
        let pattern = Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart);
        ms(timed(|| {
            let titles = titles.iter();
            let scores = titles.filter_map(|title| pattern.score(title.slice(..), &mut matcher));
            black_box(scores.count());
        }))
    }))
}
