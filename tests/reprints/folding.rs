//! Groups in a library: every hit is on a row or behind one, counts are of all, and an article knows its
//! reprints.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use docbao::entity::{Known, find};
use docbao::library::Library;
use docbao::library::build::Built;
use docbao::library::index::Index;
use docbao::library::query::{ArticleNo, Generation, Hits, Query, SortBy};
use docbao::library::reprints::{Reprints, Sketch};
use docbao::parse::{Corpus, parse};
use docbao::source;

use crate::press::{Press, page};

fn built(id: &str, text: &str) -> Built {
    let page = page(id, text);
    let article = parse(&page, &Corpus::default());
    let names = find(&page, &article, Known::builtin());
    Built {
        page,
        article,
        names,
    }
}

/// The first pages of a press, and which of them reprint which.
fn library(n: usize) -> (Library, Vec<usize>) {
    let mut library = Library::default();
    let mut reprints = Reprints::default();
    let mut originals = Vec::new();
    for made in Press::new(17).pages(n) {
        let built = built(&made.id, &made.text);
        let no = library.add(&built.page, &built.article, &built.names);
        reprints.add(no, Sketch::of(&built.page.text, &built.article));
        originals.push(made.original);
    }
    library.fold(reprints.groups());
    (library, originals)
}

fn ask(library: &Library, query: &Query) -> Hits {
    library.query(query, Generation(1))
}

#[test]
fn every_hit_is_on_a_row_or_behind_one() {
    let (library, originals) = library(240);
    for (sort, reverse) in SortBy::ALL
        .into_iter()
        .flat_map(|s| [(s, false), (s, true)])
    {
        let folded = Query {
            sort,
            reverse,
            ..Query::default()
        };
        let flat = Query {
            fold: false,
            ..folded.clone()
        };
        let (folded, flat) = (ask(&library, &folded), ask(&library, &flat));
        assert!(flat.folds.is_empty());
        assert!(folded.folds.len() > 10);
        assert_eq!(folded.order.len() + folded.folds.len(), flat.order.len());
        assert_eq!(folded.facets, flat.facets);
        let place = |no: ArticleNo| flat.order.iter().position(|&n| n == no).unwrap();
        // Rows keep the order, and so does what is behind one, which comes after it.
        let rows: Vec<usize> = folded.order.iter().map(|&no| place(no)).collect();
        assert!(rows.is_sorted());
        let mut seen: BTreeSet<ArticleNo> = folded.order.iter().copied().collect();
        for &row in &*folded.order {
            let behind = folded.folds.behind(row);
            let places: Vec<usize> = behind.iter().map(|&no| place(no)).collect();
            assert!(places.is_sorted() && places.iter().all(|&at| at > place(row)));
            for &no in behind {
                assert!(seen.insert(no));
                assert_eq!(folded.folds.row_of(no), Some(row));
                assert_eq!(originals[no as usize], originals[row as usize]);
            }
        }
        assert_eq!(seen.len(), flat.order.len());
    }
}

#[test]
fn an_article_names_its_reprints() {
    let (library, originals) = library(240);
    let (no, &original) = originals
        .iter()
        .enumerate()
        .find(|&(no, &original)| no != original)
        .unwrap();
    let made = Press::new(17).page(no);
    let opened = library.opened(no as u32, built(&made.id, &made.text));
    let first = opened.reprints.iter().find(|r| r.no == original as u32);
    let row = library.row(original as u32).unwrap();
    assert_eq!(first.unwrap().published, row.published);
    assert!(opened.reprints.iter().all(|r| r.no != no as u32));
    let dates: Vec<_> = opened.reprints.iter().filter_map(|r| r.published).collect();
    assert!(dates.is_sorted());
}

#[test]
fn a_library_that_is_told_nothing_folds_nothing() {
    let mut library = Library::default();
    for _ in 0..3 {
        let built = built("a", &Press::new(2).page(0).text);
        library.add(&built.page, &built.article, &built.names);
    }
    let hits = ask(&library, &Query::default());
    assert_eq!((hits.order.len(), hits.folds.len()), (3, 0));
}

#[test]
fn a_library_beside_an_index_knows_its_reprints() {
    let (pages, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let texts: Vec<String> = Press::new(29).pages(12).map(|made| made.text).collect();
    for (n, text) in texts.iter().enumerate() {
        std::fs::write(pages.path().join(format!("{n:02}.txt")), text).unwrap();
    }
    std::fs::write(pages.path().join("again.txt"), &texts[3]).unwrap();
    let (index, _) = Index::open(cache.path(), 0).unwrap();
    let listing = source::open(&[pages.path().to_owned()]);
    let go_on = |_| ControlFlow::Continue(());
    index.update(&listing, Known::builtin(), go_on).unwrap();
    let library = index.library().unwrap();
    let hits = ask(&library, &Query::default());
    let id = |no: ArticleNo| library.row(no).unwrap().id;
    let folded = hits.order.iter().flat_map(|&row| {
        let behind = hits.folds.behind(row).iter();
        behind.map(move |&no| (id(row), id(no)))
    });
    let mut folded: Vec<(String, String)> = folded.collect();
    folded.retain(|(row, behind)| row == "again" || behind == "again");
    let [(row, behind)] = folded.as_slice() else {
        panic!("{folded:?}");
    };
    let mut pair = [row.as_str(), behind];
    pair.sort_unstable();
    assert_eq!(pair, ["03", "again"]);
}
