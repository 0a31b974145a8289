//! The matches of a search in an open article, and landing on one. Those of a page of usual length are
//! found at once, those of a long one by a thread behind the loop.

use std::sync::Arc;

use super::finding::{all_blocks, passages};
use super::{AT_ONCE, Match, ReaderState};
use crate::app::msg::Msg;
use crate::library::opened::Opened;
use crate::library::query::Generation;
use crate::library::search::{Matcher, Search, Sheet};

/// A request for matches, with all it takes to find them.
#[derive(Debug, Clone)]
pub struct Marking {
    /// To be given back.
    pub generation: Generation,
    /// The article.
    pub opened: Arc<Opened>,
    /// What is searched for.
    pub search: Arc<Search>,
    /// Whether the whole page is shown, line by line, and not only the article.
    pub raw: bool,
}

impl PartialEq for Marking {
    fn eq(&self, other: &Self) -> bool {
        self.generation == other.generation
            && Arc::ptr_eq(&self.opened, &other.opened)
            && self.search == other.search
            && self.raw == other.raw
    }
}

impl Eq for Marking {}

impl Marking {
    /// Finds the matches.
    fn marks(&self) -> Marks {
        let (page, article) = (&self.opened.page.text, &self.opened.article);
        let (search, sheet) = (Matcher::new(&self.search), Sheet::new(page, article));
        let found = search.ranges(&sheet);
        let passages = if self.raw {
            all_blocks(&self.opened)
        } else {
            passages(&self.opened, None)
        };
        let mut passages = passages.into_iter().peekable();
        let mut marks = Marks {
            only_raw: !self.raw && !found.is_empty(),
            ..Marks::default()
        };
        // Both are in page order, and no match passes from one passage to another.
        for m in found {
            let bytes = m.start as u32..m.end as u32;
            while passages.next_if(|p| p.bytes.end <= bytes.start).is_some() {}
            let passage = passages.peek().filter(|p| p.bytes.start <= bytes.start);
            marks.matches.extend(passage.map(|passage| Match {
                bytes,
                list: passage.list(),
                name: None,
            }));
        }
        marks.only_raw &= marks.matches.is_empty();
        marks.best = search.best_place(&sheet).and_then(|best| {
            let best = best as u32;
            let mut matches = marks.matches.iter();
            matches.position(|m| m.bytes.contains(&best))
        });
        marks
    }

    /// Finds the matches and answers with them.
    #[must_use]
    pub fn mark(self) -> Msg {
        Msg::Marked {
            marks: self.marks(),
            generation: self.generation,
        }
    }
}

/// The matches of a search in an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// In page order.
    pub matches: Vec<Match>,
    /// The one to land on, where it is not simply the first.
    pub best: Option<usize>,
    /// There are none but where only the line-by-line view shows the page.
    pub only_raw: bool,
}

impl ReaderState {
    /// Looks for what the list was searched for from now on, or for nothing any more, and lands on the
    /// first match.
    pub fn seek(&mut self, search: Option<Arc<Search>>) {
        self.find.words.clear();
        self.find.search = search.filter(|s| s.asks_for_words());
        self.look_for();
        self.find.landing = self.find.search.is_some();
    }

    /// Looks for the search in the article on the screen.
    pub(super) fn look_for_search(&mut self) {
        let (Some(opened), Some(search)) = (&self.article, &self.find.search) else {
            return;
        };
        let marking = Marking {
            generation: self.marking.send(),
            opened: Arc::clone(opened),
            search: Arc::clone(search),
            raw: self.raw,
        };
        if opened.page.text.len() <= AT_ONCE {
            self.take_marks(marking.generation, marking.marks());
        } else {
            self.find.next = Some(marking);
        }
    }

    /// The matches to be asked for, if there are any to be found.
    pub fn to_mark(&mut self) -> Option<Marking> {
        self.find.next.take()
    }

    /// Takes the matches asked for last.
    pub fn take_marks(&mut self, generation: Generation, marks: Marks) {
        if self.marking.answer(generation) {
            self.find.matches = marks.matches;
            self.find.best = marks.best;
            self.find.only_raw = marks.only_raw;
            self.find.current = None;
        }
    }

    /// Goes to the first match of the sentence in which most of the words stand, once matches are there and
    /// where there is one; says whether it was time to.
    pub fn land(&mut self) -> bool {
        if !self.find.landing || self.article.is_none() || self.marking.is_open() {
            return false;
        }
        self.find.landing = false;
        let best = self.find.best.unwrap_or(0);
        if best < self.find.matches.len() {
            self.go_to_match(best);
        }
        true
    }
}
