//! The library against a naive scan of the same articles, and the rules that a scan cannot show.

mod entries;
mod saved;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use proptest::prelude::*;

use super::build::Built;
use super::index::key;
use super::marked::{STARRED, UNREAD, tag_value};
use super::marks::MarkTable;
use super::query::{
    ArticleNo, Chosen, Combine, FacetKind, Filter, Generation, Hits, Query, SortBy,
};
use super::{Found, Library};
use crate::entity::names::{Conference, Names, Official};
use crate::parse::article::{Article, Link, Origin, Published, Span, Title};
use crate::source::Roots;
use crate::source::page::{Locator, Page, Source};
use crate::text::fingerprint::Fingerprint;

/// An article as a test writes it.
#[derive(Debug, Clone, Default)]
struct Sketch {
    title: String,
    folder: &'static str,
    published: Option<(i16, i8)>,
    /// Number in the series, about, inferred.
    conferences: Vec<(u16, bool, bool)>,
    /// Name, about.
    officials: Vec<(&'static str, bool)>,
    links: Vec<&'static str>,
    /// Read by the marks that decide, and by those that are counted.
    read: (bool, bool),
    starred: bool,
    tag: Option<&'static str>,
}

impl Sketch {
    fn titled(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            ..Self::default()
        }
    }

    fn built(&self, no: usize) -> Built {
        let link = |title: &&str| Link {
            group: None,
            related: false,
            title: Some((*title).to_owned()),
            teaser: None,
            span: Span::default(),
        };
        Built {
            page: Page {
                id: format!("{no:03}"),
                locator: Locator {
                    source: Source::File(format!("root/{}/{no:03}.txt", self.folder).into()),
                    offset: 0,
                    len: 1,
                },
                text: format!("{no} {}", self.title),
                url: None,
                date: None,
                modified: None,
                title: None,
                record: None,
                problems: Vec::new(),
            },
            article: Article {
                title: Title {
                    text: self.title.clone(),
                    span: None,
                    derived: false,
                },
                byline: None,
                published: self.published.map(|(year, month)| Published {
                    date: Date::new(year, month, 1).unwrap(),
                    time: Some(Time::midnight()),
                    origin: Origin::Page,
                }),
                section: None,
                blocks: Vec::new(),
                links: self.links.iter().map(link).collect(),
            },
            names: Names {
                conferences: self.conferences.iter().copied().map(conference).collect(),
                officials: self
                    .officials
                    .iter()
                    .map(|&(name, about)| Official {
                        name: name.to_owned(),
                        id: crate::text::fold::slug(name),
                        roles: vec!["Bộ trưởng".to_owned()],
                        about,
                    })
                    .collect(),
                mentions: Vec::new(),
            },
        }
    }
}

fn conference((ordinal, about, inferred): (u16, bool, bool)) -> Conference {
    Conference {
        id: format!("c-{ordinal}"),
        name: format!("Hội nghị {ordinal}"),
        series: "Hội nghị".to_owned(),
        short: None,
        ordinal: Some(ordinal),
        year: None,
        inferred,
        about,
    }
}

/// What the marks of the sketches make of a query.
fn marked(sketches: &[Sketch], query: Query) -> Query {
    let table = |read: fn(&Sketch) -> bool| {
        let mut table = MarkTable::default();
        for (n, sketch) in sketches.iter().enumerate() {
            let page = Fingerprint::of(&sketch.built(n).page.text);
            table.read(page, read(sketch));
            table.star(page, sketch.starred);
            if let Some(tag) = sketch.tag {
                table.tag(page, tag, true);
            }
        }
        table
    };
    Query {
        passing: table(|sketch| sketch.read.0),
        counted: table(|sketch| sketch.read.1),
        ..query
    }
}

fn library(sketches: &[Sketch]) -> Library {
    library_from(0, sketches)
}

/// Of pages whose ids begin with a number.
fn library_from(first: usize, sketches: &[Sketch]) -> Library {
    let mut library = Library::new(Roots::new(&["root".into()]));
    for (n, sketch) in (first..).zip(sketches) {
        let built = sketch.built(n);
        library.add(&built.page, &built.article, &built.names);
    }
    library
}

fn ask(library: &Library, query: &Query) -> Hits {
    library.query(query, Generation(7))
}

fn order(library: &Library, sort: SortBy, reverse: bool) -> Vec<ArticleNo> {
    let query = Query {
        sort,
        reverse,
        ..Query::default()
    };
    ask(library, &query).order.to_vec()
}

/// The facet values of an article that count, with whether it is about each.
fn values(
    sketch: &Sketch,
    kind: FacetKind,
    inferred: bool,
    counted: bool,
) -> BTreeMap<String, bool> {
    match kind {
        FacetKind::Conference => {
            let mut all: BTreeMap<String, (bool, bool)> = BTreeMap::new();
            for &(n, about, guess) in &sketch.conferences {
                let entry = all.entry(format!("c-{n}")).or_insert((false, true));
                *entry = (entry.0 || about, entry.1 && guess);
            }
            all.into_iter()
                .filter(|(_, (_, guess))| inferred || !guess)
                .map(|(id, (about, _))| (id, about))
                .collect()
        }
        FacetKind::Official => {
            let mut all = BTreeMap::new();
            for (name, about) in &sketch.officials {
                *all.entry(crate::text::fold::slug(name)).or_insert(false) |= about;
            }
            all
        }
        FacetKind::Source => BTreeMap::from([(sketch.folder.to_owned(), true)]),
        FacetKind::Year => {
            let year = sketch
                .published
                .map_or(String::new(), |(y, _)| y.to_string());
            BTreeMap::from([(year, true)])
        }
        FacetKind::Mark => {
            let read = if counted {
                sketch.read.1
            } else {
                sketch.read.0
            };
            let unread = (!read).then(|| UNREAD.to_owned());
            let starred = sketch.starred.then(|| STARRED.to_owned());
            let tag = sketch.tag.map(tag_value);
            let all = unread.into_iter().chain(starred).chain(tag);
            all.map(|id| (id, true)).collect()
        }
        FacetKind::Saved => BTreeMap::new(),
    }
}

fn lets_through(filter: &Filter, kind: FacetKind, sketch: &Sketch) -> bool {
    let chosen = filter.chosen(kind);
    let has: BTreeSet<String> = values(sketch, kind, filter.inferred, false)
        .into_iter()
        .filter(|(_, about)| *about || !filter.about_only)
        .map(|(id, _)| id)
        .collect();
    let wanted = match chosen.combine {
        _ if chosen.wanted.is_empty() => true,
        Combine::Any => !chosen.wanted.is_disjoint(&has),
        Combine::All => chosen.wanted.is_subset(&has),
    };
    let some = !chosen.some || !has.is_empty();
    wanted && some && chosen.unwanted.is_disjoint(&has)
}

fn words_match(filter: &Filter, sketch: &Sketch) -> bool {
    use crate::text::find::{Folded, Pattern};
    Pattern::new(&filter.words).matches(&Folded::new(&sketch.title))
}

#[test]
fn what_a_search_found_combines_with_the_filter() {
    let sketches = [
        Sketch {
            officials: vec![("Tô Lâm", true)],
            ..Sketch::titled("Một")
        },
        Sketch::titled("Hai"),
        Sketch {
            officials: vec![("Tô Lâm", false)],
            ..Sketch::titled("Hai ba")
        },
    ];
    let library = library(&sketches);
    let found = |nos: &[ArticleNo]| {
        let ids = nos.iter().filter_map(|&no| library.place(no));
        ids.map(|(id, _)| key(id)).collect::<Found>()
    };
    let ask = |words: &str, nos: &[ArticleNo]| {
        let mut query = Query::default();
        words.clone_into(&mut query.filter.words);
        library.query_found(&query, Some(&found(nos)), Generation(7))
    };
    let sorted = |hits: &Hits| hits.order.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(sorted(&ask("", &[0, 2])), BTreeSet::from([0, 2]));
    assert_eq!(sorted(&ask("hai", &[0, 2])), BTreeSet::from([2]));
    assert_eq!(sorted(&ask("", &[])), BTreeSet::new());
    let hits = ask("", &[1, 2]);
    let officials = &hits.facets.as_ref().unwrap()[FacetKind::Official.index()].values;
    assert_eq!((officials[0].about, officials[0].all), (0, 1));
}

#[test]
fn hits_that_fit_better_come_first_and_equal_ones_by_date() {
    let dated = |title, year| Sketch {
        published: Some((year, 1)),
        ..Sketch::titled(title)
    };
    let library = library(&[
        dated("a", 2016),
        dated("b", 2021),
        dated("c", 2018),
        dated("d", 2020),
        dated("e", 2022),
    ]);
    let found = |nos: &[ArticleNo]| -> Found {
        let ids = nos.iter().filter_map(|&no| library.place(no));
        ids.map(|(id, _)| key(id)).collect()
    };
    let ranked = found(&[0, 1, 2, 3]).ranked([found(&[0]), found(&[0, 2, 3])]);
    let ask = |reverse| {
        let query = Query {
            sort: SortBy::Relevance,
            reverse,
            ..Query::default()
        };
        library
            .query_found(&query, Some(&ranked), Generation(7))
            .order
            .to_vec()
    };
    assert_eq!(ask(false), [0, 3, 2, 1]);
    assert_eq!(ask(true), [1, 2, 3, 0]);
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let names = ["Phạm Bình Minh", "Bùi Thanh Sơn", "Tô Lâm"];
    let sketch = (
        prop::sample::select(vec!["Hội nghị mới", "Tin ngoại giao", "Đường dài", "An"]),
        prop::sample::select(vec!["a", "b/c"]),
        prop::option::of((2016i16..2019, 1i8..4)),
        prop::collection::vec((28u16..32, any::<bool>(), any::<bool>()), 0..4),
        prop::collection::vec((prop::sample::select(names.to_vec()), any::<bool>()), 0..3),
        (
            any::<(bool, bool)>(),
            any::<bool>(),
            prop::sample::select(vec![None, Some("biển"), Some("đường dài")]),
        ),
    )
        .prop_map(
            |(title, folder, published, conferences, officials, marks)| {
                let (read, starred, tag) = marks;
                Sketch {
                    title: title.to_owned(),
                    folder,
                    published,
                    conferences,
                    officials,
                    links: Vec::new(),
                    read,
                    starred,
                    tag,
                }
            },
        );
    prop::collection::vec(sketch, 0..90)
}

fn chosen(values: &'static [&'static str]) -> impl Strategy<Value = Chosen> {
    let some =
        || prop::collection::btree_set(prop::sample::select(values).prop_map(str::to_owned), 0..3);
    let all = any::<(bool, bool)>();
    (some(), some(), all).prop_map(|(wanted, unwanted, (all, some))| Chosen {
        wanted,
        unwanted,
        combine: if all { Combine::All } else { Combine::Any },
        some,
    })
}

fn queries() -> impl Strategy<Value = Query> {
    let filter = (
        chosen(&["c-28", "c-29", "c-30", "c-31", "c-99"]),
        chosen(&["pham-binh-minh", "bui-thanh-son", "to-lam"]),
        chosen(&["a", "b/c"]),
        chosen(&["2016", "2017", ""]),
        chosen(&["unread", "starred", "tag:biển", "tag:x"]),
        any::<(bool, bool)>(),
        prop::sample::select(vec!["", "hoi", "ngoai giao"]),
    );
    let sort = prop::sample::select(vec![
        SortBy::Date,
        SortBy::Title,
        SortBy::Source,
        SortBy::Length,
    ]);
    (filter, sort, any::<bool>()).prop_map(
        |(
            (conferences, officials, sources, years, marks, (about_only, inferred), words),
            sort,
            reverse,
        )| {
            Query {
                filter: Filter {
                    conferences,
                    officials,
                    sources,
                    years,
                    marks: Chosen {
                        some: false,
                        ..marks
                    },
                    saved: Chosen::default(),
                    about_only,
                    inferred,
                    words: words.to_owned(),
                    search: None,
                },
                sort,
                reverse,
                fold: true,
                ..Query::default()
            }
        },
    )
}

proptest! {
    #[test]
    fn a_query_finds_what_a_scan_finds(sketches in sketches(), query in queries()) {
        let query = marked(&sketches, query);
        let hits = ask(&library(&sketches), &query);
        let found: BTreeSet<ArticleNo> = hits.order.iter().copied().collect();
        prop_assert_eq!(found.len(), hits.order.len(), "no article twice");
        prop_assert_eq!((hits.of, hits.generation), (sketches.len(), Generation(7)));
        let passes = |sketch: &Sketch, but: Option<FacetKind>| {
            words_match(&query.filter, sketch)
                && FacetKind::ALL
                    .into_iter()
                    .filter(|&k| Some(k) != but)
                    .all(|k| lets_through(&query.filter, k, sketch))
        };
        let scanned: BTreeSet<ArticleNo> = (0..)
            .zip(&sketches)
            .filter(|(_, s)| passes(s, None))
            .map(|(no, _)| no)
            .collect();
        prop_assert_eq!(found, scanned);

        for facet in hits.facets.iter().flatten() {
            let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
            for sketch in sketches.iter().filter(|s| passes(s, Some(facet.kind))) {
                for (id, about) in values(sketch, facet.kind, query.filter.inferred, true) {
                    let count = counts.entry(id).or_default();
                    count.0 += usize::from(about);
                    count.1 += 1;
                }
            }
            let chosen = query.filter.chosen(facet.kind);
            if facet.kind == FacetKind::Mark {
                counts.entry(UNREAD.to_owned()).or_default();
                counts.entry(STARRED.to_owned()).or_default();
            }
            counts.retain(|_, c| {
                c.0 > 0 || !query.filter.about_only || facet.kind == FacetKind::Mark
            });
            for id in chosen.wanted.union(&chosen.unwanted) {
                counts.entry(id.clone()).or_default();
            }
            let answered: BTreeMap<String, (usize, usize)> = facet
                .values
                .iter()
                .map(|v| (v.id.clone(), (v.about, v.all)))
                .collect();
            prop_assert_eq!(answered.len(), facet.values.len(), "no value twice");
            for (id, count) in &counts {
                let known = answered.get(id).copied();
                // A chosen value under `about_only` may show articles that only name it.
                if query.filter.about_only && count.0 == 0 && facet.kind != FacetKind::Mark {
                    prop_assert_eq!(known.map(|k| k.0), Some(0));
                } else {
                    prop_assert_eq!(known, Some(*count), "{}", id);
                }
            }
            prop_assert_eq!(answered.len(), counts.len());
        }
    }

    #[test]
    fn an_order_turned_round_has_the_same_articles(sketches in sketches()) {
        let library = library(&sketches);
        for sort in [SortBy::Title, SortBy::Source, SortBy::Length] {
            let mut back = order(&library, sort, true);
            back.reverse();
            prop_assert_eq!(back, order(&library, sort, false));
        }
    }
}
