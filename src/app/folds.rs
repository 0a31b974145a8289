//! Rows of the list that stand for several articles: copies and reprints of one text, behind the first of them
//! until the person unfolds it.

use std::sync::Arc;

use super::list::ListState;
use crate::lang::Texts;
use crate::library::Renumbered;
use crate::library::query::{ArticleNo, Folds};

/// What a row shows before its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// So many others are behind it.
    Folded(usize),
    /// So many others stand below it.
    Unfolded(usize),
    /// It stands below the row it is otherwise behind.
    Inside,
}

impl Sign {
    /// As it is written, with the space behind it.
    #[must_use]
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Folded(n) => format!("▸{} ", texts.number(n)),
            Self::Unfolded(n) => format!("▾{} ", texts.number(n)),
            Self::Inside => "↳ ".to_owned(),
        }
    }
}

impl ListState {
    /// Takes hits in their order, and those of them that are behind rows. What was unfolded stays so.
    pub fn take(&mut self, order: Arc<[ArticleNo]>, folds: Arc<Folds>) {
        self.order = order;
        self.folds = folds;
        self.inside.clear();
        self.expand();
    }

    /// How many articles the list holds, on rows and behind them.
    #[must_use]
    pub fn hits(&self) -> usize {
        self.order.len() - self.inside.len() + self.folds.len()
    }

    /// All of these, in order: behind each row what is folded there.
    #[must_use]
    pub fn all_hits(&self) -> Arc<[ArticleNo]> {
        if self.folds.is_empty() {
            return Arc::clone(&self.order);
        }
        let rows = self.order.iter().filter(|no| !self.inside.contains(no));
        let with_behind = |row: &ArticleNo| {
            let behind = self.folds.behind(*row).iter().copied();
            std::iter::once(*row).chain(behind)
        };
        rows.flat_map(with_behind).collect()
    }

    /// What the row of an article shows before its title.
    #[must_use]
    pub fn sign(&self, no: ArticleNo) -> Option<Sign> {
        if self.inside.contains(&no) {
            return Some(Sign::Inside);
        }
        match self.folds.behind(no).len() {
            0 => None,
            n if self.unfolded.contains(&no) => Some(Sign::Unfolded(n)),
            n => Some(Sign::Folded(n)),
        }
    }

    /// Where an article stands, or else the row it is behind.
    #[must_use]
    pub fn row_position(&self, no: ArticleNo) -> Option<usize> {
        self.position(no)
            .or_else(|| self.position(self.folds.row_of(no)?))
    }

    /// Unfolds the selected row, or folds it, also from inside; says whether there was anything to unfold.
    pub fn toggle(&mut self) -> bool {
        let Some(no) = self.selected() else {
            return false;
        };
        let inside = self.inside.contains(&no);
        let row = inside.then(|| self.folds.row_of(no)).flatten();
        let row = row.unwrap_or(no);
        if self.folds.behind(row).is_empty() {
            return false;
        }
        if !self.unfolded.remove(&row) {
            self.unfolded.insert(row);
        }
        let inside = std::mem::take(&mut self.inside);
        let rows = self.order.iter().copied();
        self.order = rows.filter(|no| !inside.contains(no)).collect();
        self.expand();
        if let Some(at) = self.position(row) {
            self.select(at);
        }
        true
    }

    /// Gives rows and what is behind them the numbers of another library.
    pub fn renumber_folds(&mut self, numbers: &Renumbered) {
        let new = |no: ArticleNo| numbers.of(no);
        self.folds = self.folds.renumbered(numbers).into();
        self.unfolded = self.unfolded.iter().copied().filter_map(new).collect();
        self.inside = self.inside.iter().copied().filter_map(new).collect();
    }

    /// Puts what is unfolded below its row.
    fn expand(&mut self) {
        let unfolded = |no: &&ArticleNo| !self.folds.behind(**no).is_empty();
        if !self.unfolded.iter().any(|no| unfolded(&no)) {
            return;
        }
        let mut order = Vec::with_capacity(self.order.len() + self.folds.len());
        for &no in &*self.order {
            order.push(no);
            if self.unfolded.contains(&no) {
                let behind = self.folds.behind(no);
                order.extend(behind);
                self.inside.extend(behind);
            }
        }
        self.order = order.into();
    }
}
