//! The library: articles go in one by one, queries come out. What is kept of them stands in columns, in memory
//! or mapped from the file that was saved beside an index.

mod asked;
mod file;
mod ordered;
mod shown;

use std::io;
use std::path::Path;

use super::called::Naming;
use super::columns::{Blobs, Column};
use super::facets::{Entry, Ranking, Values};
use super::index::key;
use super::kept::{self, Kept};
use super::links::Targets;
use super::lookup::Lookup;
use super::marked::Made;
use super::opened::Reprint;
use super::order::Orders;
use super::prints::Prints;
use super::query::{ArticleNo, FacetKind};
use super::renumbered::Renumbered;
use super::reprints::{Groups, Sketch};
use super::roles::RoleLists;
use super::row::Row;
use super::titles::Titles;
use crate::entity::names::Names;
use crate::parse::article::{Article, Published};
use crate::source::Roots;
use crate::source::page::{Locator, Page};
use crate::text::fingerprint::Fingerprint;

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
    /// The [`key`] of each article's id.
    keys: Lookup<u64>,
    /// A [`Kept`] of each article.
    rows: Blobs,
    /// Of [`FacetKind::STORED`], in that order.
    values: [Values; FacetKind::STORED.len()],
    /// Role lists, each once: few people hold office, and articles repeat them.
    roles: RoleLists,
    /// For each official of each article, in the order of its facet entries, the number of the role list; and
    /// where those of an article end.
    roles_of: Column<u32>,
    role_ends: Column<u32>,
    targets: Targets,
    titles: Titles,
    orders: Orders,
    /// By article: what marks are kept by.
    prints: Prints,
    made: Made,
    /// Which articles are copies or reprints of one another.
    reprints: Groups,
    /// The [`Sketch`] of each article, in a library that was saved or is about to be.
    sketches: Column<[u8; Sketch::BYTES]>,
}

impl Default for Library {
    fn default() -> Self {
        Self::new(Roots::default())
    }
}

/// How the values of a facet are called and ranked.
fn manner(kind: FacetKind) -> (Naming, Ranking) {
    let naming = match kind {
        FacetKind::Official => Naming::Usual,
        _ => Naming::Fullest,
    };
    let ranking = match kind {
        FacetKind::Year => Ranking::Latest,
        _ => Ranking::Frequent,
    };
    (naming, ranking)
}

impl Library {
    /// An empty library of the pages below `roots`.
    #[must_use]
    pub fn new(roots: Roots) -> Self {
        Self {
            roots,
            keys: Lookup::default(),
            rows: Blobs::default(),
            values: FacetKind::STORED.map(|kind| {
                let (naming, ranking) = manner(kind);
                Values::new(naming, ranking)
            }),
            roles: RoleLists::default(),
            roles_of: Column::default(),
            role_ends: Column::default(),
            targets: Targets::default(),
            titles: Titles::default(),
            orders: Orders::default(),
            prints: Prints::default(),
            made: Made::default(),
            reprints: Groups::default(),
            sketches: Column::default(),
        }
    }

    /// An empty library on its way to a file: what takes much room grows in files in `folder` and is seen when it is
    /// [saved](Self::save).
    ///
    /// # Errors
    /// When the files cannot be made.
    pub(super) fn spooled(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            rows: Blobs::spooled(folder)?,
            titles: Titles::spooled(folder)?,
            sketches: Column::spooled(folder)?,
            ..Self::default()
        })
    }

    /// Takes which articles are copies or reprints of one another. Those added later stand alone until it is
    /// told anew.
    pub fn fold(&mut self, reprints: Groups) {
        self.reprints = reprints;
        self.orders.forget_rows();
    }

    /// The copies and reprints of an article, itself left out.
    pub(super) fn reprints(&self, no: ArticleNo) -> impl Iterator<Item = ArticleNo> {
        self.reprints.others(no)
    }

    /// What an article says of its copies and reprints, the earliest first.
    fn reprints_of(&self, no: ArticleNo) -> Vec<Reprint> {
        let others = self.reprints(no).map(|no| Reprint {
            no,
            source: self.source(no).to_owned(),
            published: self.told(no),
        });
        let mut others: Vec<Reprint> = others.collect();
        others.sort_by_key(|reprint| (reprint.published.is_none(), reprint.published));
        others
    }

    /// How many articles are open.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The numbers that the articles of this library have in `new`.
    #[must_use]
    pub fn renumbered(&self, new: &Self) -> Renumbered {
        Renumbered::new(&self.keys, &new.keys)
    }

    /// Adds an article and returns its number: the first is 0.
    pub fn add(&mut self, page: &Page, article: &Article, names: &Names) -> ArticleNo {
        let source = self.roots.folder(&page.locator);
        self.add_row(&Row::of((page, article, names), source))
    }

    /// Adds an article and returns its number: the first is 0.
    pub fn add_row(&mut self, row: &Row) -> ArticleNo {
        let no = self.len() as ArticleNo;
        self.add_facets(row);
        self.add_roles(no, row);
        self.targets.add(&row.title, no);
        self.titles.add(&row.title);
        self.keys.push(key(&row.id));
        self.prints.add(row.print);
        let kept = postcard::to_stdvec(&Kept::of(row)).unwrap_or_default();
        self.rows.push(&kept);
        no
    }

    /// Adds the sketch of the article that was added last: a library has those of all its articles, or none.
    pub(super) fn add_sketch(&mut self, sketch: &Sketch) {
        self.sketches.push(sketch.to_bytes());
    }

    /// The sketch of an article; an empty one where none is known.
    pub(super) fn sketch(&self, no: ArticleNo) -> Sketch {
        let sketch = self.sketches.get(no as usize);
        sketch.map_or(Sketch::EMPTY, Sketch::from_bytes)
    }

    fn add_facets(&mut self, row: &Row) {
        let year = row.told().map(|p| p.date.year().to_string());
        let plain = |text| Entry {
            id: text,
            label: text,
            short: None,
            year: None,
            series: ("", None),
            about: true,
            inferred: false,
        };
        let [conferences, officials, sources, years] = &mut self.values;
        conferences.add(row.conferences.iter().map(|c| Entry {
            id: &c.id,
            label: &c.name,
            short: c.short.as_deref(),
            year: c.year,
            series: (&c.series, c.ordinal),
            about: c.about,
            inferred: c.inferred,
        }));
        officials.add(row.officials.iter().map(|o| Entry {
            id: &o.id,
            label: &o.name,
            short: None,
            year: None,
            series: ("", None),
            about: o.about,
            inferred: false,
        }));
        sources.add([plain(&row.source)]);
        years.add([plain(year.as_deref().unwrap_or_default())]);
    }

    fn add_roles(&mut self, no: ArticleNo, row: &Row) {
        let officials = &self.values[FacetKind::Official.index()];
        for link in officials.of(no) {
            let id = officials.id(link.number());
            let same = row.officials.iter().find(|o| o.id == id);
            let roles = same.map_or(&[][..], |o| &o.roles);
            self.roles_of.push(self.roles.number(roles));
        }
        self.role_ends.push(self.roles_of.len() as u32);
    }

    /// The values of one facet.
    pub(super) fn values(&self, kind: FacetKind) -> &Values {
        &self.values[kind.index()]
    }

    /// What is kept of an article; `None` when there is none of this number.
    fn kept(&self, no: ArticleNo) -> Option<Kept<'_>> {
        postcard::from_bytes(self.rows.get(no as usize)).ok()
    }

    /// The title of an article.
    pub(super) fn title(&self, no: ArticleNo) -> &str {
        kept::title(self.rows.get(no as usize)).unwrap_or_default()
    }

    /// When an article was published, as it or its record tells.
    pub(super) fn told(&self, no: ArticleNo) -> Option<Published> {
        self.kept(no)?.published().filter(Published::is_told)
    }

    /// The roles that an article gives the official with this number.
    pub(super) fn roles_of(&self, no: ArticleNo, official: u32) -> Option<Vec<String>> {
        let mut links = self.values(FacetKind::Official).of(no);
        let at = links.position(|link| link.number() == official)?;
        Some(self.roles.get(*self.role_numbers(no).get(at)?))
    }

    fn role_numbers(&self, no: ArticleNo) -> &[u32] {
        let n = no as usize;
        let start = n
            .checked_sub(1)
            .and_then(|before| self.role_ends.get(before));
        let start = start.copied().unwrap_or(0) as usize;
        let end = self.role_ends.get(n).copied().unwrap_or(0) as usize;
        self.roles_of.get(start..end).unwrap_or_default()
    }

    /// The numbers of ids, by which whoever has those finds the articles.
    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The article of an id with this number, in a library that was saved.
    pub(super) fn with_key(&self, key: u64) -> Option<ArticleNo> {
        self.keys.of(key).next()
    }

    /// Which articles are copies or reprints of one another.
    pub(super) fn groups(&self) -> &Groups {
        &self.reprints
    }

    /// The other articles with the title of this one; none of one without a title of its own.
    pub(super) fn with_title_of(&self, no: ArticleNo) -> Vec<ArticleNo> {
        let derived = self.kept(no).is_none_or(|kept| kept.derived);
        if derived {
            return Vec::new();
        }
        self.targets.all(self.title(no), no, |no| self.title(no))
    }

    fn id(&self, no: ArticleNo) -> &str {
        self.kept(no).map_or("", |kept| kept.id)
    }

    fn source(&self, no: ArticleNo) -> &str {
        let sources = &self.values[FacetKind::Source.index()];
        let link = sources.of(no).next();
        link.map_or("", |link| sources.id(link.number()))
    }

    /// What the marks of articles are kept by; numbers of no article are left out.
    #[must_use]
    pub fn prints(&self, nos: &[ArticleNo]) -> Vec<(ArticleNo, Fingerprint)> {
        let print = |&no: &ArticleNo| Some((no, self.prints.get(no)?));
        nos.iter().filter_map(print).collect()
    }

    /// The articles of these pages, as far as they are open. Of copies of one text the first is found.
    #[must_use]
    pub fn located(&self, pages: &[Fingerprint]) -> Vec<(Fingerprint, ArticleNo)> {
        self.prints.located(pages)
    }

    /// How the page of an article is read again: its id and its place.
    #[must_use]
    pub fn place(&self, no: ArticleNo) -> Option<(&str, Locator)> {
        let kept = self.kept(no)?;
        Some((kept.id, kept.locator()))
    }
}
