//! Many articles at a glance: how many of them over months and years, and how often officials and
//! conferences stand in the same article.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::bits::Bits;
use super::facets::{Counting, Link, Values};
use super::query::{ArticleNo, FacetKind, Filter, Folds};
use super::store::Library;

/// Officials and conferences of a [`Matrix`] at most: more than a person looks through.
pub const LARGEST: (usize, usize) = (400, 120);

/// Years without an article that are still shown between two that have some.
const GAP: i16 = 10;

/// Articles looked at between two questions whether anybody still waits.
const ROUND: usize = 1 << 14;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// A [`Timeline`].
    Timeline,
    /// A [`Matrix`].
    Matrix,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// Articles over time.
    Timeline(Arc<Timeline>),
    /// Officials by conferences.
    Matrix(Arc<Matrix>),
}

/// Articles over time, by the dates that they or their records tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// The years from the first to the last; long times without an article are left out.
    pub years: Vec<Year>,
    /// Articles without such a date.
    pub undated: usize,
}

/// The articles of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// Which.
    pub year: i16,
    /// All of them.
    pub articles: usize,
    /// Those of each month, January first.
    pub months: [usize; 12],
}

/// Officials by conferences: in how many articles both stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// The rows, those of most articles first.
    pub officials: Vec<Axis>,
    /// The columns, those of most articles first.
    pub conferences: Vec<Axis>,
    /// How many officials and conferences stand together with one of the other, shown or not.
    pub of: (usize, usize),
    /// Row by row.
    cells: Vec<u32>,
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// The value's id.
    pub id: String,
    /// What is shown.
    pub label: String,
    /// What is shown where there is little room, if that is known to be something else.
    pub short: Option<String>,
    /// In how many articles it stands together with one of the other kind.
    pub articles: usize,
}

impl Matrix {
    /// In how many articles an official and a conference stand; 0 past the end.
    #[must_use]
    pub fn cell(&self, official: usize, conference: usize) -> usize {
        if conference >= self.conferences.len() {
            return 0;
        }
        let at = official * self.conferences.len() + conference;
        self.cells.get(at).map_or(0, |&n| n as usize)
    }

    /// The largest cell.
    #[must_use]
    pub fn most(&self) -> usize {
        self.cells.iter().copied().max().unwrap_or(0) as usize
    }
}

impl Library {
    /// The picture of the articles in `rows` and behind them; `None` when `given_up` says that nobody waits
    /// for it any more. Which officials and conferences count, `filter` says as it does for its facets.
    #[must_use]
    pub fn picture(
        &self,
        kind: PictureKind,
        (rows, folds): (&[ArticleNo], &Folds),
        filter: &Filter,
        given_up: &dyn Fn() -> bool,
    ) -> Option<Picture> {
        let mut articles = Bits::none(self.len());
        // What stands below an unfolded row is in both. Whoever asks may be older than the library: a number
        // past its end is left out.
        for &no in rows.iter().chain(folds.all()) {
            articles.insert(no);
        }
        let mut patient = Patient { given_up, round: 0 };
        let articles = articles.iter().take_while(|_| patient.waits());
        let picture = match kind {
            PictureKind::Timeline => Picture::Timeline(Arc::new(self.timeline(articles))),
            PictureKind::Matrix => {
                Picture::Matrix(Arc::new(self.matrix(articles, Counting::of(filter))))
            }
        };
        (!given_up()).then_some(picture)
    }

    fn timeline(&self, articles: impl Iterator<Item = ArticleNo>) -> Timeline {
        let mut years: BTreeMap<i16, Year> = BTreeMap::new();
        let mut undated = 0;
        for no in articles {
            let Some(told) = self.told(no) else {
                undated += 1;
                continue;
            };
            let year = years
                .entry(told.date.year())
                .or_insert_with_key(|&year| empty(year));
            year.articles += 1;
            let month = usize::try_from(told.date.month() - 1).unwrap_or(0);
            year.months[month] += 1;
        }
        let mut all: Vec<Year> = Vec::with_capacity(years.len());
        for (number, year) in years {
            if let Some(before) = all.last().map(|y| y.year)
                && number - before <= GAP
            {
                all.extend((before + 1..number).map(empty));
            }
            all.push(year);
        }
        Timeline {
            years: all,
            undated,
        }
    }

    fn matrix(&self, articles: impl Iterator<Item = ArticleNo>, counting: Counting) -> Matrix {
        let (officials, conferences) = (
            self.values(FacetKind::Official),
            self.values(FacetKind::Conference),
        );
        let mut cells: HashMap<(u32, u32), u32> = HashMap::new();
        let mut rows: HashMap<u32, usize> = HashMap::new();
        let mut columns: HashMap<u32, usize> = HashMap::new();
        let counted = |values: &Values, no: ArticleNo, into: &mut Vec<u32>| {
            into.clear();
            let links = values.of(no).filter(|link| counting.counts(*link));
            into.extend(links.map(Link::number));
        };
        let (mut here, mut there) = (Vec::new(), Vec::new());
        for no in articles {
            counted(officials, no, &mut here);
            counted(conferences, no, &mut there);
            if here.is_empty() || there.is_empty() {
                continue;
            }
            for &official in &here {
                *rows.entry(official).or_default() += 1;
                for &conference in &there {
                    *cells.entry((official, conference)).or_default() += 1;
                }
            }
            for &conference in &there {
                *columns.entry(conference).or_default() += 1;
            }
        }
        let of = (rows.len(), columns.len());
        let rows = largest(rows, LARGEST.0, officials);
        let columns = largest(columns, LARGEST.1, conferences);
        let cell = |row: u32, column: u32| cells.get(&(row, column)).copied().unwrap_or(0);
        let cells = rows
            .iter()
            .flat_map(|&(row, _)| columns.iter().map(move |&(column, _)| cell(row, column)))
            .collect();
        let axis = |numbers: &[(u32, usize)], values: &Values| {
            let axes = numbers.iter().map(|&(number, articles)| Axis {
                id: values.id(number).to_owned(),
                label: values.label(number).to_owned(),
                short: values.short(number).map(str::to_owned),
                articles,
            });
            axes.collect()
        };
        Matrix {
            officials: axis(&rows, officials),
            conferences: axis(&columns, conferences),
            of,
            cells,
        }
    }
}

/// Asks now and then whether anybody still waits.
struct Patient<'a> {
    given_up: &'a dyn Fn() -> bool,
    round: usize,
}

impl Patient<'_> {
    fn waits(&mut self) -> bool {
        self.round += 1;
        !self.round.is_multiple_of(ROUND) || !(self.given_up)()
    }
}

fn empty(year: i16) -> Year {
    Year {
        year,
        articles: 0,
        months: [0; 12],
    }
}

/// The values of most articles, of equals the one whose id comes first.
fn largest(counts: HashMap<u32, usize>, most: usize, values: &Values) -> Vec<(u32, usize)> {
    let mut counts: Vec<(u32, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by(|a, b| {
        b.1.cmp(&a.1)
            .then_with(|| values.id(a.0).cmp(values.id(b.0)))
    });
    counts.truncate(most);
    counts
}
