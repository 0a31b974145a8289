//! The state of the list pane: the hits in order, and a window over them. Only the rows around the
//! window are held.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::facets::FacetsState;
use super::model::{Request, Rows};
use crate::library::query::{ArticleNo, Filter, Folds, Query};
use crate::library::search::Search;
use crate::library::why::Why;

/// Rows held beyond the window before those far from it are let go.
const HELD: usize = 4096;

/// The state of the list pane.
#[derive(Debug, Clone, Default)]
pub struct ListState {
    /// The request for hits.
    pub request: Request,
    /// The query that [`order`](Self::order) answers.
    pub answered: Query,
    /// The rows, in order: the hits that are not folded behind another one.
    pub order: Arc<[ArticleNo]>,
    /// The hits that are behind rows, those of unfolded ones too.
    pub folds: Arc<Folds>,
    /// The rows that the person unfolded.
    pub unfolded: BTreeSet<ArticleNo>,
    /// The hits below unfolded rows.
    pub inside: BTreeSet<ArticleNo>,
    /// How many articles are open in all.
    pub of: usize,
    /// What was fetched of the rows.
    pub rows: Rows,
    /// Rows asked for and not answered yet.
    pub asked: BTreeSet<ArticleNo>,
    /// The selected hit.
    pub cursor: usize,
    /// The hit in the first visible row.
    pub top: usize,
    /// Where the selection of a range began, at a hit.
    pub range: Option<usize>,
    /// The filter that was asked for last.
    pub asked_for: Filter,
    /// The person moved in this list: the selected article stays selected when hits change.
    pub moved: bool,
    /// The article to select when the next hits come.
    pub keep: Option<ArticleNo>,
    /// The hit to have in the first visible row then.
    pub keep_top: Option<usize>,
    /// The search that found the hits: the one asked for, or that once it is decoded.
    pub search: Option<Arc<Search>>,
    /// Why hits were found, as far as it is known; of some by the search before this one.
    pub why: BTreeMap<ArticleNo, Why>,
    /// Those of which it is known by this search.
    pub explained: BTreeSet<ArticleNo>,
    /// The request for why hits were found.
    pub explaining: Request,
    /// The hits it was for.
    pub explained_next: Vec<ArticleNo>,
    /// The article that was last shown beside the list because it was selected.
    pub shown: Option<ArticleNo>,
}

impl ListState {
    /// The selected article.
    #[must_use]
    pub fn selected(&self) -> Option<ArticleNo> {
        self.order.get(self.cursor).copied()
    }

    /// The selected range of hits, if one is selected.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let from = self.range?;
        let to = self
            .cursor
            .max(from)
            .min(self.order.len().saturating_sub(1));
        Some(self.cursor.min(from)..to + 1)
    }

    /// The hits of the selected range, with those that are folded behind its rows.
    #[must_use]
    pub fn selected_hits(&self) -> Option<Vec<ArticleNo>> {
        let rows = self.order.get(self.selection()?)?;
        let with_behind = |row: &ArticleNo| {
            // Those of an unfolded row have rows of their own.
            let folded = !self.unfolded.contains(row);
            let behind = folded.then(|| self.folds.behind(*row).iter());
            std::iter::once(*row).chain(behind.into_iter().flatten().copied())
        };
        Some(rows.iter().flat_map(with_behind).collect())
    }

    /// How many hits a range of rows is, with those that are folded behind them.
    #[must_use]
    pub fn selected_len(&self, rows: &Range<usize>) -> usize {
        if rows.len() == self.order.len() {
            return self.hits();
        }
        self.selected_hits().map_or(0, |hits| hits.len())
    }

    /// Where an article stands among the hits.
    #[must_use]
    pub fn position(&self, no: ArticleNo) -> Option<usize> {
        if self.selected() == Some(no) {
            return Some(self.cursor);
        }
        self.order.iter().position(|n| *n == no)
    }

    /// Selects a hit; past the end, the last.
    pub fn select(&mut self, index: usize) {
        self.cursor = index.min(self.order.len().saturating_sub(1));
        self.moved = true;
        // The person chose since.
        self.keep = None;
    }

    /// Moves the selection by a number of rows.
    pub fn step(&mut self, by: isize) {
        self.select(self.cursor.saturating_add_signed(by));
    }

    /// Moves the window by a number of rows and the selection with it as far as it must.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last_top = self.order.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(last_top);
        let last = self.top + height.saturating_sub(1);
        self.select(self.cursor.clamp(self.top, last.max(self.top)));
    }

    /// Brings selection and window into range.
    pub fn settle(&mut self, height: usize) {
        let len = self.order.len();
        self.cursor = self.cursor.min(len.saturating_sub(1));
        let height = height.max(1);
        self.top = self.top.min(len.saturating_sub(height)).min(self.cursor);
        if self.cursor >= self.top + height {
            self.top = self.cursor + 1 - height;
        }
    }

    /// Rows to ask for, so that the window and a screen on either side can be shown.
    pub fn missing(&mut self, height: usize) -> Vec<ArticleNo> {
        let from = self.top.saturating_sub(height);
        let to = (self.top + 2 * height).min(self.order.len());
        let near = self.order.get(from..to).unwrap_or_default();
        if self.rows.len() > HELD {
            let near: BTreeSet<ArticleNo> = near.iter().copied().collect();
            self.rows.retain(|no, _| near.contains(no));
        }
        let missing: Vec<ArticleNo> = near
            .iter()
            .copied()
            .filter(|no| !self.rows.contains_key(no) && !self.asked.contains(no))
            .collect();
        self.asked.extend(&missing);
        missing
    }

    /// The visible hits of which it is to be asked why they were found, if there are any.
    pub fn unexplained(&mut self, height: usize) -> Option<Vec<ArticleNo>> {
        let asks = |search: &Arc<Search>| search.asks_for_words();
        self.search.as_ref().filter(|s| asks(s))?;
        let to = (self.top + height).min(self.order.len());
        let visible = self.order.get(self.top..to)?;
        if self.why.len() > HELD {
            let visible: BTreeSet<ArticleNo> = visible.iter().copied().collect();
            self.why.retain(|no, _| visible.contains(no));
            self.explained.retain(|no| visible.contains(no));
        }
        let missing: Vec<ArticleNo> = visible
            .iter()
            .copied()
            .filter(|no| !self.explained.contains(no))
            .collect();
        let coming = |no| self.explained_next.contains(no);
        if missing.is_empty() || (self.explaining.is_open() && missing.iter().all(coming)) {
            return None;
        }
        self.explained_next.clone_from(&missing);
        Some(missing)
    }

    /// Takes another search, the one that the hits are of; says whether it is another.
    pub fn searched(&mut self, search: Option<Arc<Search>>) -> bool {
        if self.search == search {
            return false;
        }
        if search.is_none() {
            self.why.clear();
        }
        self.explained.clear();
        self.explained_next.clear();
        self.search = search;
        true
    }

    /// What the words typed were read as, when they had to be decoded to find anything.
    #[must_use]
    pub fn read_as(&self) -> Option<&str> {
        let asked = self.answered.filter.search.as_ref()?;
        let run = self.search.as_ref()?;
        (asked.text != run.text).then_some(&run.text)
    }

    /// Whether the hits are there and their facets are still being counted.
    #[must_use]
    pub fn awaits(&self, facets: &FacetsState) -> bool {
        facets.of < self.request.answered
    }

    /// Whether the hits on the screen answer an older question than the one asked last.
    #[must_use]
    pub fn is_old(&self, query: &Query) -> bool {
        self.request.is_open() && !self.answered.asks_as(query)
    }
}
