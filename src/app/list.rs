//! The state of the list pane: the hits in order, and a window over them. Only the rows around the
//! window are held.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::model::{Request, Rows};
use crate::library::query::{ArticleNo, Query};

/// Rows held beyond the window before those far from it are let go.
const HELD: usize = 4096;

/// The state of the list pane.
#[derive(Debug, Clone, Default)]
pub struct ListState {
    /// The request for hits.
    pub request: Request,
    /// The query that [`order`](Self::order) answers.
    pub answered: Query,
    /// The hits, in order.
    pub order: Arc<[ArticleNo]>,
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
    /// The person moved in this list: the selected article stays selected when hits change.
    pub moved: bool,
    /// The article to select when the next hits come.
    pub keep: Option<ArticleNo>,
    /// The article that was last shown beside the list because it was selected.
    pub shown: Option<ArticleNo>,
}

impl ListState {
    /// The selected article.
    #[must_use]
    pub fn selected(&self) -> Option<ArticleNo> {
        self.order.get(self.cursor).copied()
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

    /// Whether the hits on the screen answer an older question than the one asked last.
    #[must_use]
    pub fn is_old(&self, query: &Query) -> bool {
        self.request.is_open() && self.answered != *query
    }
}
