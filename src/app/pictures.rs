//! The timeline and the matrix on the screen: their rows and columns, what is selected, what of them is
//! unfolded.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::window::Window;
use crate::library::Library;
use crate::library::picture::{Matrix, Picture, PictureKind, Timeline, Year};
use crate::library::query::{ArticleNo, Filter, Folds};

/// What a picture is to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Picturing {
    /// Which of the pictures.
    pub kind: PictureKind,
    /// The rows of the list.
    pub rows: Arc<[ArticleNo]>,
    /// What is behind them.
    pub folds: Arc<Folds>,
    /// Which officials and conferences count.
    pub filter: Box<Filter>,
}

impl Picturing {
    /// The picture; `None` when `given_up`.
    #[must_use]
    pub fn picture(&self, library: &Library, given_up: &dyn Fn() -> bool) -> Option<Picture> {
        library.picture(self.kind, (&self.rows, &self.folds), &self.filter, given_up)
    }
}

/// The timeline on the screen.
#[derive(Debug, Clone, Default)]
pub struct TimelineState {
    /// What is counted; `None` until it is.
    pub timeline: Option<Arc<Timeline>>,
    /// The years whose months are shown.
    pub unfolded: BTreeSet<i16>,
    /// All rows.
    pub rows: Vec<Bar>,
    /// The selected row and those on the screen.
    pub window: Window,
}

/// A row of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// A year.
    Year(i16),
    /// A month of a year, from 1.
    Month(i16, u8),
    /// Articles without a date.
    Undated,
}

impl TimelineState {
    /// Takes what was counted; the selected bar stays selected.
    pub fn take(&mut self, timeline: Arc<Timeline>) {
        let first = self.timeline.is_none();
        if first && let [year] = timeline.years.as_slice() {
            self.unfolded.insert(year.year);
        }
        self.timeline = Some(timeline);
        let selected = self.selected();
        self.list();
        match selected.filter(|_| !first) {
            Some(bar) => self.select(bar),
            None => self.window.cursor = 0,
        }
    }

    /// The selected bar.
    #[must_use]
    pub fn selected(&self) -> Option<Bar> {
        self.rows.get(self.window.cursor).copied()
    }

    /// How many articles a bar stands for.
    #[must_use]
    pub fn articles(&self, bar: Bar) -> usize {
        match bar {
            Bar::Undated => self.timeline.as_ref().map_or(0, |t| t.undated),
            Bar::Year(year) => self.year(year).map_or(0, |y| y.articles),
            Bar::Month(year, month) => {
                let at = usize::from(month).saturating_sub(1);
                let months = self.year(year).map(|y| y.months);
                months.map_or(0, |months| months.get(at).copied().unwrap_or(0))
            }
        }
    }

    /// The longest bar.
    #[must_use]
    pub fn most(&self) -> usize {
        let Some(timeline) = &self.timeline else {
            return 0;
        };
        let years = timeline.years.iter().map(|y| y.articles);
        years.chain([timeline.undated]).max().unwrap_or(0)
    }

    fn year(&self, year: i16) -> Option<&Year> {
        self.timeline
            .as_ref()?
            .years
            .iter()
            .find(|y| y.year == year)
    }

    /// Unfolds the selected year.
    pub fn unfold(&mut self) {
        if let Some(Bar::Year(year)) = self.selected() {
            self.unfolded.insert(year);
            self.list();
        }
    }

    /// Folds the selected year, or the year of the selected month.
    pub fn fold(&mut self) {
        if let Some(Bar::Year(year) | Bar::Month(year, _)) = self.selected() {
            self.unfolded.remove(&year);
            self.list();
            self.select(Bar::Year(year));
        }
    }

    /// Unfolds all years, or folds them when all are open.
    pub fn unfold_all(&mut self) {
        let Some(timeline) = &self.timeline else {
            return;
        };
        let all: BTreeSet<i16> = timeline.years.iter().map(|y| y.year).collect();
        let selected = self.selected();
        self.unfolded = if self.unfolded == all {
            BTreeSet::new()
        } else {
            all
        };
        self.list();
        if let Some(bar) = selected {
            self.select(bar);
        }
    }

    /// Brings the window to the selection.
    pub fn settle(&mut self, height: usize) {
        self.window.settle(self.rows.len(), height);
    }

    fn list(&mut self) {
        self.rows.clear();
        let Some(timeline) = &self.timeline else {
            return;
        };
        for year in &timeline.years {
            self.rows.push(Bar::Year(year.year));
            if self.unfolded.contains(&year.year) {
                self.rows
                    .extend((1..=12).map(|month| Bar::Month(year.year, month)));
            }
        }
        if timeline.undated > 0 {
            self.rows.push(Bar::Undated);
        }
    }

    /// Selects a bar, or its year when its months are folded.
    fn select(&mut self, bar: Bar) {
        let at = |bar: Bar| self.rows.iter().position(|b| *b == bar);
        let year = match bar {
            Bar::Month(year, _) => at(Bar::Year(year)),
            Bar::Year(_) | Bar::Undated => None,
        };
        self.window.cursor = at(bar).or(year).unwrap_or(0);
    }
}

/// The matrix on the screen.
#[derive(Debug, Clone, Default)]
pub struct MatrixState {
    /// What is counted; `None` until it is.
    pub matrix: Option<Arc<Matrix>>,
    /// The selected official and those on the screen.
    pub rows: Window,
    /// The selected conference and those on the screen.
    pub columns: Window,
}

/// Columns of the screen that a conference takes.
pub const COLUMN: u16 = 8;

/// Columns of the screen for the names of officials, in a table `width` wide.
#[must_use]
pub fn names_width(width: u16) -> u16 {
    (width / 3).clamp(8, 26).min(width)
}

/// Rows of the screen for the names of conferences, in a table `height` high.
#[must_use]
pub fn heads_height(height: u16) -> u16 {
    match height {
        0..=7 => 1,
        8..=13 => 2,
        _ => 4,
    }
}

impl MatrixState {
    /// Takes what was counted; the selected cell stays selected where it still is one.
    pub fn take(&mut self, matrix: Arc<Matrix>) {
        if let Some(before) = &self.matrix {
            let same = |all: &[crate::library::picture::Axis], id: Option<&str>| {
                let id = id?;
                all.iter().position(|axis| axis.id == id)
            };
            let official = before
                .officials
                .get(self.rows.cursor)
                .map(|a| a.id.as_str());
            let conference = before
                .conferences
                .get(self.columns.cursor)
                .map(|a| a.id.as_str());
            self.rows.cursor = same(&matrix.officials, official).unwrap_or(0);
            self.columns.cursor = same(&matrix.conferences, conference).unwrap_or(0);
        }
        self.matrix = Some(matrix);
    }

    /// The officials and conferences there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        let matrix = self.matrix.as_ref();
        matrix.map_or((0, 0), |m| (m.officials.len(), m.conferences.len()))
    }

    /// Brings the windows to the selection, in a table of so many columns and rows of the screen.
    pub fn settle(&mut self, width: u16, height: u16) {
        let (officials, conferences) = self.size();
        let rows = height.saturating_sub(heads_height(height));
        self.rows.settle(officials, rows.into());
        self.columns.settle(conferences, shown_columns(width));
    }
}

/// Conferences that have room in a table `width` wide; at least one.
#[must_use]
pub fn shown_columns(width: u16) -> usize {
    usize::from(width.saturating_sub(names_width(width) + 1) / COLUMN).max(1)
}
