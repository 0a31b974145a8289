//! The matches of a search in an open article, and landing on one. Those of a page of usual length are
//! found at once, those of a long one by a thread behind the loop.

use std::ops::Range;
use std::sync::Arc;

use super::{AT_ONCE, ReaderState, is_shown};
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
    /// Finds the matches, and which of them to land on.
    fn matches(&self) -> (Vec<Range<u32>>, Option<usize>) {
        let (page, article) = (&self.opened.page.text, &self.opened.article);
        let (search, sheet) = (Matcher::new(&self.search), Sheet::new(page, article));
        let found = search.ranges(&sheet);
        let mut blocks = article
            .blocks
            .iter()
            .filter(|block| self.raw || is_shown(article, block))
            .map(|block| &block.span.bytes)
            .peekable();
        // Both are in page order, and no match passes from one block to another.
        let matches: Vec<Range<u32>> = found
            .into_iter()
            .map(|m| m.start as u32..m.end as u32)
            .filter(|m| {
                while blocks.next_if(|b| b.end <= m.start).is_some() {}
                blocks.peek().is_some_and(|b| b.start <= m.start)
            })
            .collect();
        let best = search.best_place(&sheet).and_then(|best| {
            let best = best as u32;
            matches.iter().position(|m| m.contains(&best))
        });
        (matches, best)
    }

    /// Finds the matches and answers with them.
    #[must_use]
    pub fn mark(self) -> Msg {
        let (matches, best) = self.matches();
        Msg::Marked {
            matches,
            best,
            generation: self.generation,
        }
    }
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
            let (matches, best) = marking.matches();
            self.take_marks(marking.generation, matches, best);
        } else {
            self.find.next = Some(marking);
        }
    }

    /// The matches to be asked for, if there are any to be found.
    pub fn to_mark(&mut self) -> Option<Marking> {
        self.find.next.take()
    }

    /// Takes the matches asked for last.
    pub fn take_marks(
        &mut self,
        generation: Generation,
        matches: Vec<Range<u32>>,
        best: Option<usize>,
    ) {
        if self.marking.answer(generation) {
            self.find.matches = matches;
            self.find.best = best;
            self.find.current = None;
        }
    }

    /// Goes to the first match of the sentence in which most of the words stand, or the next one that is on a
    /// line, once lines and matches are there.
    pub(super) fn land(&mut self, height: usize) {
        let ready = self.made_for.is_some() && self.awaited.is_none() && !self.marking.is_open();
        if !self.find.landing || !ready {
            return;
        }
        self.find.landing = false;
        let all = self.find.matches.iter().enumerate();
        let best = self.find.best.unwrap_or(0);
        let matches = all.clone().skip(best).chain(all.take(best));
        let mut lines = matches.filter_map(|(n, m)| Some((n, self.line_at(m.start)?)));
        if let Some((n, line)) = lines.next() {
            self.find.current = Some(n);
            self.reveal(line, height);
        }
    }
}
