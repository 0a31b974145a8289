//! What a person asks of the library, and what it answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Renumbered;
use super::marks::MarkTable;
use super::search::Search;

/// The number of an article in what is open. Stable while it is open; not an order.
pub type ArticleNo = u32;

/// Grows with every request of one kind; an answer with an older number is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Generation(pub u64);

/// A list of values to filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FacetKind {
    /// Conferences; a value is the conference's id.
    Conference,
    /// Officials; a value is the official's id.
    Official,
    /// Where pages come from: the folder, or the file of a record.
    Source,
    /// The year of publication; `""` stands for none.
    Year,
    /// What the reader did with it; [`marked`](super::marked) says what the values are.
    Mark,
    /// Searches that the reader saved, by name. The library knows none: whoever asks adds them, and choosing
    /// one is searching for it.
    Saved,
}

impl FacetKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Conference,
        Self::Official,
        Self::Source,
        Self::Year,
        Self::Mark,
        Self::Saved,
    ];
    /// Those whose values stand in the articles; the first of [`FacetKind::ALL`].
    pub const STORED: [Self; 4] = [Self::Conference, Self::Official, Self::Source, Self::Year];

    /// Its place in [`FacetKind::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// How several chosen values of one facet combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Combine {
    /// An article needs one of them.
    #[default]
    Any,
    /// An article needs all of them.
    All,
}

/// What is chosen of one facet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chosen {
    /// Values an article must have, by `combine`.
    pub wanted: BTreeSet<String>,
    /// Values it must not have.
    pub unwanted: BTreeSet<String>,
    /// How `wanted` combine.
    pub combine: Combine,
    /// An article must have some value, whichever.
    pub some: bool,
}

impl Chosen {
    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty() && !self.some
    }
}

/// Which articles to keep.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// By conference.
    pub conferences: Chosen,
    /// By official.
    pub officials: Chosen,
    /// By source.
    pub sources: Chosen,
    /// By year.
    pub years: Chosen,
    /// By what the reader did with it.
    pub marks: Chosen,
    /// The saved search that the search is. The library does not look at it.
    pub saved: Chosen,
    /// Only conferences and officials the article is *about* count.
    pub about_only: bool,
    /// Conferences that were inferred count too. Off by default.
    pub inferred: bool,
    /// Words that must stand in the title (`text::find` decides how).
    pub words: String,
    /// What must be found in the article. The library does not look for it: it is told what was
    /// found ([`Library::query_found`](super::Library::query_found)).
    pub search: Option<Arc<Search>>,
}

impl Filter {
    /// What is chosen of one facet.
    #[must_use]
    pub fn chosen(&self, kind: FacetKind) -> &Chosen {
        match kind {
            FacetKind::Conference => &self.conferences,
            FacetKind::Official => &self.officials,
            FacetKind::Source => &self.sources,
            FacetKind::Year => &self.years,
            FacetKind::Mark => &self.marks,
            FacetKind::Saved => &self.saved,
        }
    }

    /// What is chosen of one facet, to change it.
    pub fn chosen_mut(&mut self, kind: FacetKind) -> &mut Chosen {
        match kind {
            FacetKind::Conference => &mut self.conferences,
            FacetKind::Official => &mut self.officials,
            FacetKind::Source => &mut self.sources,
            FacetKind::Year => &mut self.years,
            FacetKind::Mark => &mut self.marks,
            FacetKind::Saved => &mut self.saved,
        }
    }
}

/// The order of the hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortBy {
    /// Newest first; articles without a date last.
    #[default]
    Date,
    /// By title, in Vietnamese alphabetical order.
    Title,
    /// By source, then id.
    Source,
    /// Longest first.
    Length,
    /// What the search fits best first ([`Search::stricter`]), then by date; without a search by date.
    Relevance,
}

impl SortBy {
    /// Those that depend on the articles alone.
    pub const ALL: [Self; 4] = [Self::Date, Self::Title, Self::Source, Self::Length];
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Which articles.
    pub filter: Filter,
    /// In which order.
    pub sort: SortBy,
    /// The other way round.
    pub reverse: bool,
    /// The marks that decide what passes: those of the moment at which this filter was asked for first, so
    /// that hits stay while the person goes through them, whatever is marked meanwhile.
    pub passing: MarkTable,
    /// The marks that are counted: those of now.
    pub counted: MarkTable,
    /// Copies and reprints of one text are one row. On by default.
    pub fold: bool,
}

impl Query {
    /// Whether it asks for the same articles in the same order as another; what is counted may differ.
    #[must_use]
    pub fn asks_as(&self, other: &Self) -> bool {
        let order = |query: &Self| (query.sort, query.reverse, query.fold);
        order(self) == order(other) && self.filter == other.filter && self.passing == other.passing
    }
}

impl Default for Query {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            sort: SortBy::default(),
            reverse: false,
            passing: MarkTable::default(),
            counted: MarkTable::default(),
            fold: true,
        }
    }
}

/// The answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hits {
    /// The number of the request.
    pub generation: Generation,
    /// The rows, in order: all hits but those folded behind another one.
    pub order: Arc<[ArticleNo]>,
    /// The hits that are behind a row, for it is of the same text.
    pub folds: Arc<Folds>,
    /// How many articles are open in all.
    pub of: usize,
    /// The values of every facet with their counts under the *other* filters: most articles first,
    /// of the years the latest. `None` while they are being counted: they follow.
    pub facets: Option<Vec<Facet>>,
    /// The search that was run: the one asked for, or what it is once its words, typed raw for an
    /// input method that was off, are decoded.
    pub search: Option<Arc<Search>>,
}

/// Which hits are folded behind which row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folds {
    /// Rows with something behind them, by number, and where that ends in `behind`.
    rows: Vec<(ArticleNo, u32)>,
    behind: Vec<ArticleNo>,
}

impl Folds {
    /// From pairs of a row and a hit behind it, those of one row side by side, rows by number.
    #[must_use]
    pub fn new(pairs: Vec<(ArticleNo, ArticleNo)>) -> Self {
        let mut folds = Self::default();
        for (row, no) in pairs {
            folds.behind.push(no);
            let end = folds.behind.len() as u32;
            match folds.rows.last_mut() {
                Some(last) if last.0 == row => last.1 = end,
                _ => folds.rows.push((row, end)),
            }
        }
        folds
    }

    /// All hits behind rows.
    #[must_use]
    pub fn all(&self) -> &[ArticleNo] {
        &self.behind
    }

    /// The hits behind a row, in order.
    #[must_use]
    pub fn behind(&self, row: ArticleNo) -> &[ArticleNo] {
        let Ok(n) = self.rows.binary_search_by_key(&row, |&(row, _)| row) else {
            return &[];
        };
        let start = n.checked_sub(1).map_or(0, |before| self.rows[before].1);
        &self.behind[start as usize..self.rows[n].1 as usize]
    }

    /// The row that a hit is behind; `None` when it is a row itself, or no hit.
    #[must_use]
    pub fn row_of(&self, no: ArticleNo) -> Option<ArticleNo> {
        let at = self.behind.iter().position(|&behind| behind == no)? as u32;
        let row = self.rows.partition_point(|&(_, end)| end <= at);
        self.rows.get(row).map(|&(row, _)| row)
    }

    /// The same under the numbers of another library; what is gone from it is left out.
    #[must_use]
    pub fn renumbered(&self, numbers: &Renumbered) -> Self {
        let rows = self.rows.iter().map(|&(row, _)| row);
        let mut pairs: Vec<(ArticleNo, ArticleNo)> = rows
            .filter_map(|row| Some((numbers.of(row)?, self.behind(row))))
            .flat_map(|(row, behind)| {
                let behind = behind.iter().filter_map(|&no| numbers.of(no));
                behind.map(move |no| (row, no))
            })
            .collect();
        pairs.sort_by_key(|&(row, _)| row);
        Self::new(pairs)
    }

    /// How many hits are behind rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.behind.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.behind.is_empty()
    }
}

/// One facet of a [`Hits`].
#[derive(Debug, Clone, PartialEq)]
pub struct Facet {
    /// Which.
    pub kind: FacetKind,
    /// Its values. Chosen values are in it even when their count is 0.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// What [`Chosen`] holds.
    pub id: String,
    /// What is shown.
    pub label: String,
    /// What is shown of a known conference where there is little room.
    pub short: Option<String>,
    /// The year beside a conference's label.
    pub year: Option<i16>,
    /// Articles that are about it.
    pub about: usize,
    /// Articles that name it.
    pub all: usize,
    /// No article names it outright: it was inferred in each.
    pub inferred: bool,
}
