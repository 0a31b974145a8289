//! What other pages of the open library tell: lines that recur on pages of different texts are
//! furniture or list items. Evidence, never the only reason.

use super::line::{Line, Scan};
use super::word::{Map, Set};
use crate::source::page::Page;
use crate::text::fold;

/// Lines longer than this, in words, are not looked at: a syndicated paragraph is no furniture.
const LONGEST: usize = 60;

/// Lines seen on several pages.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// Lines that stand on two pages or more whose longest lines differ.
    recurring: Set<u64>,
}

impl Corpus {
    /// Learns from pages, in one pass. Copies of one page count once.
    #[must_use]
    pub fn learn<'a>(pages: impl IntoIterator<Item = &'a Page>) -> Self {
        let mut learner = Learner::default();
        pages.into_iter().for_each(|p| learner.add(&p.text));
        learner.finish()
    }

    /// The lines that recur, each by a number that is the same in every run of this version of the program.
    pub fn keys(&self) -> impl Iterator<Item = u64> {
        self.recurring.iter().copied()
    }

    /// What [`Corpus::keys`] gave.
    #[must_use]
    pub fn of_keys(keys: impl IntoIterator<Item = u64>) -> Self {
        Self {
            recurring: keys.into_iter().collect(),
        }
    }

    /// Whether `line` recurs, the page's own title aside.
    pub(super) fn recurs(&self, line: &Line<'_>, title: Option<u64>) -> bool {
        !self.recurring.is_empty() && title != Some(line.key) && self.recurring.contains(&line.key)
    }
}

/// Learns a [`Corpus`] page by page, so that none has to be kept.
#[derive(Debug, Default)]
pub struct Learner {
    /// For each line, the first page it stood on; `None` once it stood on another.
    seen: Map<u64, Option<u64>>,
}

impl Learner {
    /// Looks at the text of one page.
    pub fn add(&mut self, page: &str) {
        let composed = fold::composed(page);
        let scan = Scan::new(&composed, page);
        let lines = scan.lines();
        // Reprints share their long lines: the longest line tells which text this is.
        let Some(text) = lines.iter().max_by_key(|l| l.text.len()).map(|l| l.key) else {
            return;
        };
        for l in lines
            .iter()
            .filter(|l| !l.words.is_empty() && l.words.len() <= LONGEST)
        {
            self.seen
                .entry(l.key)
                .and_modify(|first| {
                    if *first != Some(text) {
                        *first = None;
                    }
                })
                .or_insert(Some(text));
        }
    }

    /// What was learnt.
    #[must_use]
    pub fn finish(self) -> Corpus {
        Corpus {
            recurring: self
                .seen
                .into_iter()
                .filter(|(_, first)| first.is_none())
                .map(|(key, _)| key)
                .collect(),
        }
    }
}
