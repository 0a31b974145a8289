//! The library in memory: articles go in one by one, queries come out.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::alphabet;
use super::bits::Bits;
use super::build::Built;
use super::facets::{Entry, Naming, Ranking, Values};
use super::filter::Passing;
use super::found::Found;
use super::links::Titles;
use super::opened::Opened;
use super::order::{Order, Orders};
use super::query::{ArticleNo, FacetKind, Generation, Hits, Query, SortBy};
use super::reprints::{self, Groups};
use super::row::Row;
use crate::entity::names::{Conference, Names, Official};
use crate::parse::article::{Article, Published};
use crate::source::Roots;
use crate::source::page::{Locator, Page};
use crate::text::find::{Folded, Pattern};

/// What is open: every article's row, its facets and its title, ready to be asked.
///
/// ```
/// use docbao::library::Library;
/// use docbao::library::query::{Generation, Query};
/// let library = Library::default();
/// assert!(library.query(&Query::default(), Generation(1)).order.is_empty());
/// ```
#[derive(Debug)]
pub struct Library {
    roots: Roots,
    articles: Vec<Kept>,
    /// Of [`FacetKind::ALL`], in that order.
    values: [Values; FacetKind::ALL.len()],
    /// By value: the series and number of a conference.
    series: HashMap<u32, (String, Option<u16>)>,
    /// Role lists, each once: few people hold office, and articles repeat them.
    roles: Interned<Vec<String>>,
    titles: Titles,
    folded: Vec<Folded>,
    orders: Orders,
    /// Which articles are copies or reprints of one another.
    reprints: Groups,
}

/// What is kept of an article beside its facets.
#[derive(Debug)]
struct Kept {
    id: String,
    locator: Locator,
    title: String,
    derived: bool,
    published: Option<Published>,
    section: Option<String>,
    byline: Option<String>,
    words: u32,
    problems: u32,
    /// For each official, in the order of its facet entries, the number of the role list.
    roles: Box<[u32]>,
}

impl Default for Library {
    fn default() -> Self {
        Self::new(Roots::default())
    }
}

impl Library {
    /// An empty library of the pages below `roots`.
    #[must_use]
    pub fn new(roots: Roots) -> Self {
        Self {
            roots,
            articles: Vec::new(),
            values: FacetKind::ALL.map(|kind| {
                let naming = match kind {
                    FacetKind::Official => Naming::Usual,
                    _ => Naming::Fullest,
                };
                let ranking = match kind {
                    FacetKind::Year => Ranking::Latest,
                    _ => Ranking::Frequent,
                };
                Values::new(naming, ranking)
            }),
            series: HashMap::new(),
            roles: Interned::default(),
            titles: Titles::default(),
            folded: Vec::new(),
            orders: Orders::default(),
            reprints: Groups::default(),
        }
    }

    /// Takes which articles are copies or reprints of one another. Those added later stand alone until it is
    /// told anew.
    pub fn fold(&mut self, reprints: Groups) {
        self.reprints = reprints;
    }

    /// The copies and reprints of an article, itself left out.
    pub(super) fn reprints(&self, no: ArticleNo) -> impl Iterator<Item = ArticleNo> {
        self.reprints.others(no)
    }

    /// How many articles are open.
    #[must_use]
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Adds an article and returns its number: the first is 0.
    pub fn add(&mut self, page: &Page, article: &Article, names: &Names) -> ArticleNo {
        let no = self.articles.len() as ArticleNo;
        self.add_facets(page, article, names);
        self.titles.add(&article.title.text, no);
        self.folded.push(Folded::new(&article.title.text));
        let roles = self.add_names(no, names);
        self.articles.push(Kept {
            id: page.id.clone(),
            locator: page.locator.clone(),
            title: article.title.text.clone(),
            derived: article.title.derived,
            published: article.published,
            section: article.section.clone(),
            byline: article.byline.clone(),
            words: article.words(&page.text),
            problems: page.problems.len() as u32,
            roles,
        });
        no
    }

    fn add_facets(&mut self, page: &Page, article: &Article, names: &Names) {
        let folder = self.roots.folder(&page.locator);
        let year = article.told().map(|p| p.date.year().to_string());
        let plain = |text| Entry {
            id: text,
            label: text,
            short: None,
            year: None,
            about: true,
            inferred: false,
        };
        let [conferences, officials, sources, years] = &mut self.values;
        conferences.add(names.conferences.iter().map(|c| Entry {
            id: &c.id,
            label: &c.name,
            short: c.short.as_deref(),
            year: c.year,
            about: c.about,
            inferred: c.inferred,
        }));
        officials.add(names.officials.iter().map(|o| Entry {
            id: &o.id,
            label: &o.name,
            short: None,
            year: None,
            about: o.about,
            inferred: false,
        }));
        sources.add([plain(&folder)]);
        years.add([plain(year.as_deref().unwrap_or_default())]);
    }

    /// What is kept of the names beside the facets; the role lists are returned.
    fn add_names(&mut self, no: ArticleNo, names: &Names) -> Box<[u32]> {
        let conferences = &self.values[FacetKind::Conference.index()];
        for link in conferences.of(no) {
            let id = conferences.id(link.number());
            if let Some(c) = names.conferences.iter().find(|c| c.id == id) {
                self.series
                    .entry(link.number())
                    .or_insert_with(|| (c.series.clone(), c.ordinal));
            }
        }
        let officials = &self.values[FacetKind::Official.index()];
        officials
            .of(no)
            .iter()
            .map(|link| {
                let id = officials.id(link.number());
                let same = names.officials.iter().find(|o| o.id == id);
                self.roles.number(same.map_or(&[][..], |o| &o.roles))
            })
            .collect()
    }

    /// Answers `query`, whatever its search; `generation` is given back.
    #[must_use]
    pub fn query(&self, query: &Query, generation: Generation) -> Hits {
        self.query_found(query, None, generation)
    }

    /// Answers `query` of the articles that its search found, where it has one.
    #[must_use]
    pub fn query_found(
        &self,
        query: &Query,
        found: Option<&Found>,
        generation: Generation,
    ) -> Hits {
        let filter = &query.filter;
        let found = found.map(|found| self.found(found));
        let others = self.with_words(&filter.words).into_iter().chain(found);
        let passing = Passing::new(filter, &self.values, others.collect(), self.len());
        let hits = passing.all();
        let order = self.order(query.sort);
        let order = order.iter(query.reverse).filter(|&no| hits.contains(no));
        let none = Groups::default();
        let groups = if query.fold { &self.reprints } else { &none };
        let (order, folds) = reprints::fold(order, groups);
        Hits {
            generation,
            order: order.into(),
            folds: folds.into(),
            of: self.len(),
            facets: FacetKind::ALL
                .into_iter()
                .map(|kind| passing.facet(kind, filter, &self.values[kind.index()]))
                .collect(),
            search: filter.search.clone(),
        }
    }

    /// The articles in whose titles the words stand; `None` when nothing was typed.
    fn with_words(&self, typed: &str) -> Option<Bits> {
        let pattern = Pattern::new(typed);
        if pattern.is_empty() {
            return None;
        }
        let mut bits = Bits::none(self.len());
        for (title, no) in self.folded.iter().zip(0..) {
            if pattern.matches(title) {
                bits.insert(no);
            }
        }
        Some(bits)
    }

    fn found(&self, found: &Found) -> Bits {
        let mut bits = Bits::none(self.len());
        for (article, no) in self.articles.iter().zip(0..) {
            if found.contains(&article.id) {
                bits.insert(no);
            }
        }
        bits
    }

    /// The values of one facet.
    pub(super) fn values(&self, kind: FacetKind) -> &Values {
        &self.values[kind.index()]
    }

    /// The title of an article.
    pub(super) fn title(&self, no: ArticleNo) -> &str {
        &self.articles[no as usize].title
    }

    /// When an article was published, as it or its record tells.
    pub(super) fn told(&self, no: ArticleNo) -> Option<Published> {
        self.articles[no as usize]
            .published
            .filter(Published::is_told)
    }

    /// The roles that an article gives the official with this number.
    pub(super) fn roles_of(&self, no: ArticleNo, official: u32) -> Option<&[String]> {
        let links = self.values(FacetKind::Official).of(no);
        let at = links.iter().position(|link| link.number() == official)?;
        let roles = *self.articles[no as usize].roles.get(at)?;
        self.roles.get(roles).map(Vec::as_slice)
    }

    /// The order of all articles by `sort`.
    pub(super) fn order(&self, sort: SortBy) -> Order {
        let len = self.len();
        let article = |no: ArticleNo| &self.articles[no as usize];
        self.orders.get(sort, len, || match sort {
            SortBy::Date => Order::by(len, |no| {
                article(no)
                    .published
                    .filter(Published::is_told)
                    .map(Reverse)
            }),
            SortBy::Title => Order::by(len, |no| Some(alphabet::key(&article(no).title))),
            SortBy::Source => Order::by(len, |no| Some((self.source(no), &article(no).id))),
            SortBy::Length => Order::by(len, |no| Some(Reverse(article(no).words))),
        })
    }

    fn source(&self, no: ArticleNo) -> &str {
        let sources = &self.values[FacetKind::Source.index()];
        let link = sources.of(no).first();
        link.map_or("", |link| sources.id(link.number()))
    }

    /// How the page of an article is read again: its id and its place.
    #[must_use]
    pub fn place(&self, no: ArticleNo) -> Option<(&str, &Locator)> {
        let kept = self.articles.get(no as usize)?;
        Some((&kept.id, &kept.locator))
    }

    /// The row of an article; `None` when there is none of this number.
    #[must_use]
    pub fn row(&self, no: ArticleNo) -> Option<Row> {
        let kept = self.articles.get(no as usize)?;
        Some(Row {
            id: kept.id.clone(),
            locator: kept.locator.clone(),
            title: kept.title.clone(),
            derived: kept.derived,
            source: self.source(no).to_owned(),
            published: kept.published,
            section: kept.section.clone(),
            byline: kept.byline.clone(),
            words: kept.words,
            conferences: self.conferences(no),
            officials: self.officials(no, &kept.roles),
            problems: kept.problems,
        })
    }

    fn conferences(&self, no: ArticleNo) -> Vec<Conference> {
        let values = &self.values[FacetKind::Conference.index()];
        let conferences = values.of(no).iter().map(|link| {
            let (series, ordinal) = self.series.get(&link.number()).cloned().unwrap_or_default();
            Conference {
                id: values.id(link.number()).to_owned(),
                name: values.label(link.number()).to_owned(),
                series,
                short: values.short(link.number()).map(str::to_owned),
                ordinal,
                year: values.year(link.number()),
                inferred: link.inferred(),
                about: link.about(),
            }
        });
        conferences.collect()
    }

    fn officials(&self, no: ArticleNo, roles: &[u32]) -> Vec<Official> {
        let values = &self.values[FacetKind::Official.index()];
        let officials = values
            .of(no)
            .iter()
            .zip(roles)
            .map(|(link, &roles)| Official {
                name: values.label(link.number()).to_owned(),
                id: values.id(link.number()).to_owned(),
                roles: self.roles.get(roles).cloned().unwrap_or_default(),
                about: link.about(),
            });
        officials.collect()
    }

    /// What the reader shows of article `no`, whose page was read and split again.
    #[must_use]
    pub fn opened(&self, no: ArticleNo, built: Built) -> Opened {
        let title_of = |no: ArticleNo| self.articles[no as usize].title.as_str();
        let linked = built
            .article
            .links
            .iter()
            .map(|link| self.titles.find(link.title.as_deref()?, no, title_of))
            .collect();
        Opened {
            no,
            page: built.page,
            article: built.article,
            names: built.names,
            linked,
        }
    }
}

/// Values that are kept once and known by their number.
#[derive(Debug)]
struct Interned<T> {
    numbers: HashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self {
            numbers: HashMap::new(),
            values: Vec::new(),
        }
    }
}

impl<T: std::hash::Hash + Eq + Clone> Interned<T> {
    fn number<Q>(&mut self, value: &Q) -> u32
    where
        T: std::borrow::Borrow<Q>,
        Q: std::hash::Hash + Eq + ToOwned<Owned = T> + ?Sized,
    {
        if let Some(&number) = self.numbers.get(value) {
            return number;
        }
        let number = self.values.len() as u32;
        self.values.push(value.to_owned());
        self.numbers.insert(value.to_owned(), number);
        number
    }

    fn get(&self, number: u32) -> Option<&T> {
        self.values.get(number as usize)
    }
}
