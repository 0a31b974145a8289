//! Both ways of searching against what the matcher says of every page.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::app::Msg;
use crate::library::build::Builder;
use crate::library::index::key;
use crate::library::query::{Filter, Generation, Query, SortBy};
use crate::library::search::{Options, Untouched};
use crate::runtime::{loader, perform};

/// Of every sort that the language has.
const QUERIES: [&str; 32] = [
    "ngoại giao",
    "ngoai giao",
    "NGOAI GIAO",
    "đường",
    "duong",
    "\"hội nghị ngoại giao\"",
    "\"lần thứ 31\"",
    "hội nghị -ngoại",
    "asean OR apec",
    "(asean OR apec) -trực",
    "title:hội",
    "title:(asean OR biden)",
    "ngo*",
    "phát biể*",
    "official:chinh",
    "official:pham-minh-chinh",
    "nguoi:\"Bùi Thanh Sơn\"",
    "conference:\"ngoại giao\"",
    "hoinghi:asean",
    "-conference:asean",
    "source:sample",
    "date:2021",
    "date:12/2021 ngoại giao",
    "ngay:..2018",
    "in:page tin",
    "in:page /lần thứ \\d+/",
    "/(khai|bế) mạc/",
    "hi vong",
    "LHQ",
    "Covid-19",
    "is:unread ngoại",
    "zzzz",
];

/// The sample library, and the numbers of the articles read from it.
fn sample() -> Open {
    let open = Open::default();
    loader::load(&open, &[], false, &|_| ControlFlow::Continue(()));
    open
}

fn with_index(open: &Open) {
    let (listing, known) = (open.listing().unwrap(), open.known().unwrap());
    let index = open.search_by(Index::temporary).unwrap();
    let updated = index.update(listing, known, |_| ControlFlow::Continue(()));
    assert_eq!(updated.unwrap().added as usize, listing.entries.len());
}

fn parsed(query: &str) -> Arc<Search> {
    Arc::new(Search::parse(query, Options::default()).unwrap())
}

fn ids(open: &Open, found: &Found) -> BTreeSet<String> {
    let listing = open.listing().unwrap();
    let ids = listing.entries.iter().map(|entry| entry.id.clone());
    ids.filter(|id| found.contains(key(id))).collect()
}

/// All articles.
fn built(open: &Open) -> Vec<Built> {
    let (listing, known) = (open.listing().unwrap(), open.known().unwrap());
    let mut all = Vec::new();
    Builder::new(listing, known).each(|_, built| {
        all.push(built.unwrap());
        ControlFlow::Continue(())
    });
    all
}

/// The ids of those that the matcher says are meant.
fn meant(articles: &[Built], search: &Search) -> BTreeSet<String> {
    let matcher = Matcher::new(search);
    let is_meant = |built: &&Built| {
        matcher.matches(&Subject {
            article: &built.article,
            sheet: &Sheet::new(&built.page.text, &built.article),
            names: &built.names,
            source: "sample",
            marks: &Untouched,
        })
    };
    let meant = articles.iter().filter(is_meant);
    meant.map(|built| built.page.id.clone()).collect()
}

#[test]
fn pages_and_index_find_what_is_meant() {
    let untouched = MarkTable::default();
    let open = sample();
    let articles = built(&open);
    let all = articles.len();
    let asked = QUERIES.map(parsed);
    let right = asked.each_ref().map(|search| meant(&articles, search));
    let some = right.iter().filter(|ids| !ids.is_empty()).count();
    let not_all = right.iter().filter(|ids| ids.len() < all).count();
    assert!(some > 25 && not_all > 25, "{some} {not_all}");
    for indexed in [false, true] {
        if indexed {
            with_index(&open);
        }
        let seeker = Seeker::new(&open, &untouched, &|| false);
        for (search, right) in asked.iter().zip(&right) {
            let found = seeker.found(search).unwrap();
            let text = &search.text;
            assert_eq!(&ids(&open, &found), right, "{text}, indexed: {indexed}");
        }
        assert_eq!(seeker.fault(), None);
    }
}

#[test]
fn words_typed_raw_are_decoded_when_nothing_is_found() {
    let untouched = MarkTable::default();
    let open = sample();
    let seeker = Seeker::new(&open, &untouched, &|| false);
    let (search, found) = seeker.found_as_meant(&parsed("ngoaij giao")).unwrap();
    assert_eq!(search.text, "ngoại giao");
    assert!(!found.is_empty());
    let asked = parsed("zzzz");
    let (search, found) = seeker.found_as_meant(&asked).unwrap();
    assert!(Arc::ptr_eq(&search, &asked) && found.is_empty());
}

#[test]
fn marks_are_searched_for() {
    let open = sample();
    let pages = open.library().prints(&[3, 4]);
    let mut marks = MarkTable::default();
    marks.read(pages[0].1, true);
    marks.star(pages[0].1, true);
    marks.star(pages[1].1, true);
    marks.tag(pages[1].1, "Biển Đông", true);
    let id = |no| open.place(no).unwrap().0;
    let seeker = Seeker::new(&open, &marks, &|| false);
    for indexed in [false, true] {
        if indexed {
            with_index(&open);
        }
        let found = |query: &str| ids(&open, &seeker.found(&parsed(query)).unwrap());
        assert_eq!(found("is:read"), BTreeSet::from([id(3)]));
        assert_eq!(found("is:unread").len(), open.library().len() - 1);
        assert_eq!(found("is:starred"), BTreeSet::from([id(3), id(4)]));
        assert_eq!(found("is:starred -is:read"), BTreeSet::from([id(4)]));
        for tag in [
            "tag:bien",
            "tag:biển",
            "nhan:\"biển đông\"",
            "tag:bien-dong",
        ] {
            assert_eq!(found(tag), BTreeSet::from([id(4)]), "{tag}");
        }
        assert!(found("tag:núi").is_empty());
    }
}

#[test]
fn whoever_is_not_waited_for_gives_up() {
    let untouched = MarkTable::default();
    let open = sample();
    for indexed in [false, true] {
        if indexed {
            with_index(&open);
        }
        let asked = AtomicUsize::new(0);
        let given_up = || asked.fetch_add(1, Ordering::Relaxed) > 2;
        let seeker = Seeker::new(&open, &untouched, &given_up);
        assert_eq!(seeker.found(&parsed("/giao/")), None);
        assert!(asked.load(Ordering::Relaxed) < 6);
    }
}

/// What is told of a query until `given_up` says of what was told so far that nobody waits any more.
fn answers(open: &Open, query: &Query, given_up: &dyn Fn(&[Msg]) -> bool) -> Vec<Msg> {
    let told = RefCell::new(Vec::new());
    let given_up = || given_up(&told.borrow());
    perform::query(open, query, Generation(5), &given_up, &mut |msg| {
        told.borrow_mut().push(msg);
    });
    told.into_inner()
}

#[test]
fn hits_come_before_their_facets_and_facets_that_nobody_waits_for_not_at_all() {
    let open = sample();
    let mut queries = [Query::default(), Query::default(), Query::default()];
    queries[1].filter.words.push_str("hội ngh");
    queries[2].filter.search = Some(parsed("ngoại giao"));
    for query in queries {
        let all = answers(&open, &query, &|_| false);
        let [Msg::Hits(hits), Msg::Facets { generation, facets }] = all.as_slice() else {
            panic!("{all:?}");
        };
        assert_eq!(
            (hits.generation, *generation),
            (Generation(5), Generation(5))
        );
        assert_eq!(hits.facets, None);
        assert!(!hits.order.is_empty());
        if query.filter.search.is_none() {
            let whole = open.library().query(&query, Generation(5));
            assert_eq!(whole.facets.as_ref(), Some(facets));
            assert_eq!(whole.order, hits.order);
        }
        let without = answers(&open, &query, &|told| !told.is_empty());
        assert!(matches!(without.as_slice(), [Msg::Hits(_)]), "{without:?}");
    }
}

#[test]
fn both_ways_rank_alike_and_titles_with_the_words_side_by_side_come_first() {
    let (plain, indexed) = (sample(), sample());
    with_index(&indexed);
    for text in [
        "hoi nghi",
        "ngoại giao",
        "asean -trực",
        "hy vọng",
        "\"lần thứ 31\"",
    ] {
        let search = parsed(text);
        let ranks = |open: &Open| {
            let marks = MarkTable::default();
            let seeker = Seeker::new(open, &marks, &|| false);
            let found = seeker.found(&search).unwrap();
            let ranked = seeker.ranked(&search, found).unwrap();
            let library = open.library();
            let ranks = (0..library.len() as ArticleNo).map(|no| {
                let key = key(library.place(no).unwrap().0);
                (ranked.contains(key), ranked.rank(key))
            });
            ranks.collect::<Vec<_>>()
        };
        assert_eq!(ranks(&plain), ranks(&indexed), "{text}");
    }
    let search = parsed("hội nghị ngoại giao");
    let query = Query {
        sort: SortBy::Relevance,
        filter: Filter {
            search: Some(search),
            ..Filter::default()
        },
        ..Query::default()
    };
    let answers = answers(&plain, &query, &|_| false);
    let [Msg::Hits(hits), Msg::Facets { .. }] = answers.as_slice() else {
        panic!("{answers:?}");
    };
    let library = plain.library();
    let first = library.row(hits.order[0]).unwrap().title;
    assert!(
        first.to_lowercase().contains("hội nghị ngoại giao"),
        "{first}"
    );
}
