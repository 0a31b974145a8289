//! The index finds exactly the articles that the matcher says are meant.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

use docbao::entity::Known;
use docbao::library::build::{Builder, Built};
use docbao::library::index::{Searching, key};
use docbao::library::search::{Matcher, Options, Search, Sheet, Subject, Untouched};
use docbao::parse::article::Published;
use docbao::text::syllable;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{Archive, sorted};

/// The sample library and labelled pages, some of them decomposed, indexed.
struct Indexed {
    articles: Vec<Article>,
    searching: Searching,
    /// Words that stand in them.
    words: Vec<String>,
    /// Its files are looked into when rows are asked for.
    _archive: Archive,
}

/// An article, folded once; the tests end before it would have to be dropped.
struct Article {
    built: &'static Built,
    source: String,
    sheet: Sheet<'static>,
}

static INDEXED: LazyLock<Indexed> = LazyLock::new(|| {
    let archive = Archive::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [
        "data/sample",
        "tests/fixtures/labelled/press",
        "tests/fixtures/labelled/abroad",
    ] {
        for entry in walkdir(&root.join(folder)) {
            let text = std::fs::read_to_string(&entry).unwrap();
            let name = entry.file_name().unwrap().to_str().unwrap();
            archive.write(name, &text);
            if name.len() % 5 == 0 {
                let decomposed: String = text.nfd().collect();
                archive.write(&format!("nfd/{name}"), decomposed);
            }
        }
    }
    archive.update();
    let listing = archive.listing();
    let mut articles = Vec::new();
    Builder::new(&listing, Known::builtin()).each(|_, built| {
        let built: &'static Built = Box::leak(Box::new(built.unwrap()));
        articles.push(Article {
            built,
            source: listing.roots.folder(&built.page.locator),
            sheet: Sheet::new(&built.page.text, &built.article),
        });
        ControlFlow::Continue(())
    });
    let words: BTreeSet<String> = articles
        .iter()
        .flat_map(|a| syllable::words(&a.built.page.text))
        .map(|(_, w)| w.to_owned())
        .collect();
    Indexed {
        articles,
        searching: archive.index().searching().unwrap(),
        words: words.into_iter().collect(),
        _archive: archive,
    }
});

fn walkdir(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walkdir(&path));
        } else if path.extension().is_some_and(|e| e == "txt") {
            found.push(path);
        }
    }
    found.sort();
    found
}

impl Indexed {
    fn meant(&self, search: &Search) -> BTreeSet<String> {
        let matcher = Matcher::new(search);
        let meant = self.articles.iter().filter(|a| {
            matcher.matches(&Subject {
                article: &a.built.article,
                sheet: &a.sheet,
                names: &a.built.names,
                source: &a.source,
                marks: &Untouched,
            })
        });
        sorted(meant.map(|a| a.built.page.id.clone()))
    }

    /// Checks a query; returns how many articles it finds.
    fn check(&self, query: &str, options: Options) -> usize {
        let Ok(search) = Search::parse(query, options) else {
            return 0;
        };
        let meant = self.meant(&search);
        let mut tells = |row: &docbao::library::row::Row| meant.contains(&row.id);
        let hits = self
            .searching
            .first(&search, usize::MAX, &mut tells)
            .unwrap();
        let rows = hits
            .iter()
            .map(|hit| self.searching.row(*hit).unwrap().unwrap());
        let rows: Vec<_> = rows.collect();
        assert_eq!(sorted(rows.iter().map(|r| r.id.clone())), meant, "{query}");
        let told = |r: &docbao::library::row::Row| r.published.filter(Published::is_told);
        let when = |r| told(r).map(|p| (p.date, p.time));
        assert!(rows.is_sorted_by(|a, b| when(a) >= when(b)), "{query}");
        let count = self.searching.count(&search, &mut tells).unwrap();
        assert_eq!(count as usize, meant.len(), "{query}");
        let keys = self.searching.keys(&search, &mut tells, &|| false);
        let mut keys = keys.unwrap().unwrap();
        keys.sort_unstable();
        let mut right: Vec<u64> = meant.iter().map(|id| key(id)).collect();
        right.sort_unstable();
        assert_eq!(keys, right, "{query}");
        let given_up = self.searching.keys(&search, &mut tells, &|| true);
        assert!(given_up.unwrap().is_none());
        // The first few are the first of all.
        let few = self.searching.first(&search, 3, &mut tells).unwrap();
        assert_eq!(few, hits[..hits.len().min(3)], "{query}");
        meant.len()
    }
}

#[test]
fn queries_of_every_kind() {
    let indexed = &*INDEXED;
    assert!(indexed.articles.len() > 80);
    let everything = indexed.articles.len();
    assert_eq!(indexed.check("", Options::default()), everything);
    for query in [
        "ngoại giao",
        "ngoai giao",
        "NGOẠI GIAO",
        "\"ngoại giao\"",
        "“hoi nghi ngoai giao”",
        "đường",
        "duong",
        "dương",
        "hội nghị -ngoại",
        "-ngoại",
        "asean OR apec",
        "(asean OR apec) hội",
        "title:hội",
        "title:\"hội nghị\"",
        "ngo*",
        "\"hoi ngh*\"",
        "đươ*",
        "15/12",
        "covid-19",
        "2021",
        "date:2021",
        "date:..2018",
        "date:2019..",
        "date:12/2021 hội nghị",
        "official:minh",
        "official:\"bùi thanh sơn\"",
        "conference:\"ngoại giao\"",
        "conference:hoi-nghi-ngoai-giao-31",
        "source:nfd",
        "in:page đọc",
        "in:page \"đọc thêm\"",
        "in:page title:hội",
        "is:unread",
        "is:read",
        "is:starred OR asean",
        "-is:read hội",
        "/lần thứ \\d+/",
        "-/lần thứ \\d+/ hội",
        "hi vong",
        "quí",
        "lhq",
        "\"liên hợp quốc\"",
        "tp hcm",
        "ubnd",
        "the OR minister",
        "foreign affairs",
    ] {
        let options = Options::default();
        let count = indexed.check(query, options);
        indexed.check(
            query,
            Options {
                typing: true,
                ..options
            },
        );
        indexed.check(
            query,
            Options {
                abbreviations: false,
                ..options
            },
        );
        if !matches!(query, "is:read" | "quí" | "tp hcm") {
            assert!(count > 0, "{query} finds nothing and tells nothing");
        }
    }
}

#[test]
fn a_prefix_is_complete_however_many_words_begin_so() {
    let archive = Archive::new();
    for n in 0..150 {
        archive.write(
            &format!("{n}.txt"),
            format!("Trang số {n}\n\nMột bài viết ngắn về miền mi{n}x và những người ở đó, kể lại cho bạn đọc xa gần.\n"),
        );
    }
    archive.update();
    assert_eq!(archive.found("mi*").len(), 150);
    assert_eq!(archive.found("\"mien mi*\"").len(), 150);
    assert_eq!(archive.found("\"miền mi1*\"").len(), 61);
    assert!(archive.found("\"về mi1*\"").is_empty());
}

/// A word of the pages, as somebody might type it.
fn typed() -> impl Strategy<Value = String> {
    let words = INDEXED.words.len();
    (0..words, 0..4u8).prop_map(|(n, how)| {
        let word = &INDEXED.words[n];
        match how {
            0 => docbao::text::fold::bare(word),
            1 => word.to_uppercase(),
            2 => word.nfd().collect(),
            _ => word.clone(),
        }
    })
}

/// Two to four words that stand side by side on a page.
fn phrase() -> impl Strategy<Value = String> {
    (
        any::<proptest::sample::Index>(),
        any::<proptest::sample::Index>(),
        2..5usize,
        any::<bool>(),
    )
        .prop_map(|(article, place, len, bare)| {
            let articles = &INDEXED.articles;
            let text = &articles[article.index(articles.len())].built.page.text;
            let words: Vec<&str> = syllable::words(text).map(|(_, w)| w).collect();
            let from = place.index(words.len());
            let words = &words[from..(from + len).min(words.len())];
            let words = words.join(" ");
            format!(
                "\"{}\"",
                if bare {
                    docbao::text::fold::bare(&words)
                } else {
                    words
                }
            )
        })
}

fn query() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        3 => typed(),
        3 => phrase(),
        1 => typed().prop_map(|w| format!("{w}*")),
        1 => typed().prop_map(|w| format!("title:{w}")),
        1 => phrase().prop_map(|p| format!("in:page {p}")),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            inner.prop_map(|a| format!("-({a})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_query_finds_what_is_meant(query in query(), typing in any::<bool>(), page in any::<bool>()) {
        let scope = if page {
            docbao::library::search::Scope::Page
        } else {
            docbao::library::search::Scope::Article
        };
        INDEXED.check(&query, Options { typing, scope, ..Options::default() });
    }
}
