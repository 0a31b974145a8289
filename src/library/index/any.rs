//! The articles of a segment in which any of some terms stands, window by window, and where it stands in them.

use std::io;
use std::sync::Arc;

use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, InvertedIndexReader, TERMINATED};

use super::places::Places;
use super::window::Window;
use crate::library::bits::Bits;

/// The postings of terms of fewer articles than this are one block, which is read at once and not kept: the
/// start of a word is the start of very many rare ones.
const RARE: u32 = 128;
/// Looking an article up in postings takes as long as so many steps through them.
const LOOK_UP: u64 = 8;

/// The articles with any of some terms of one field.
pub(super) struct AnyOf {
    frequent: Vec<Frequent>,
    /// The articles with any of the rare terms.
    rare: Option<Bits>,
    /// Where the terms stand in their articles, when that is asked for.
    places: Option<Places>,
    /// All articles of all terms, at most those of the segment.
    size: u32,
    /// The articles of the segment.
    of: u32,
    /// Room for a window.
    room: Window,
}

impl AnyOf {
    /// Of the `terms` of `index`, a field of a segment of `of` articles. `places` is where they stand, without any
    /// term, when that will be asked for.
    pub(super) fn new(
        index: &Arc<InvertedIndexReader>,
        terms: &[TermInfo],
        of: u32,
        places: Option<Places>,
    ) -> io::Result<Self> {
        let sizes = terms.iter().map(|term| term.doc_freq);
        let mut any = Self {
            frequent: Vec::new(),
            rare: None,
            places,
            size: sizes.fold(0u32, u32::saturating_add).min(of),
            of,
            room: Window::default(),
        };
        let open = |term| index.read_block_postings_from_terminfo(term, IndexRecordOption::Basic);
        let mut block = None;
        for term in terms {
            if term.doc_freq >= RARE {
                any.frequent.push(Frequent::new(open(term)?));
                if let Some(places) = &mut any.places {
                    places.add_frequent(term)?;
                }
                continue;
            }
            let block = match &mut block {
                Some(block) => {
                    index.reset_block_postings_from_terminfo(term, block)?;
                    block
                }
                none => none.insert(open(term)?),
            };
            let rare = any.rare.get_or_insert_with(|| Bits::none(of as usize));
            for doc in block.docs() {
                rare.insert(*doc);
            }
            if let Some(places) = &mut any.places {
                places.add_rare(term, block.docs());
            }
        }
        if let Some(places) = &mut any.places {
            places.settle();
        }
        Ok(any)
    }

    /// The most articles that it can be.
    pub(super) fn size(&self) -> u32 {
        self.size
    }

    /// The first article that is not before `doc`. Nothing before it is asked for any more.
    pub(super) fn next(&mut self, doc: DocId) -> DocId {
        let rare = self.rare.as_ref().and_then(|rare| rare.next(doc));
        let frequent = self.frequent.iter_mut().map(|term| term.seek(doc));
        frequent.chain(rare).min().unwrap_or(TERMINATED)
    }

    /// Adds the articles that can be in `window`. Nothing before its end is asked for any more.
    pub(super) fn fill(&mut self, window: &mut Window) {
        if let Some(rare) = &self.rare {
            let first = window.from() as usize / 64;
            let rare = rare.words().get(first..).unwrap_or_default();
            for (word, rare) in window.words_mut().iter_mut().zip(rare) {
                *word |= rare;
            }
        }
        match &mut self.places {
            None => {
                for term in &mut self.frequent {
                    term.fill(window);
                }
            }
            Some(places) => {
                for (term, here) in self.frequent.iter_mut().zip(places.here()) {
                    here.move_over(window);
                    term.fill(here);
                    window.add(here);
                }
            }
        }
    }

    /// Keeps those of the articles in `window`. Nothing before its end is asked for any more.
    pub(super) fn narrow(&mut self, window: &mut Window) {
        let looks = u64::from(window.count()) * LOOK_UP * self.frequent.len() as u64;
        let steps = u64::from(self.size) * u64::from(window.len()) / u64::from(self.of.max(1));
        if looks < steps {
            self.look_up(window);
            return;
        }
        let mut all = std::mem::take(&mut self.room);
        all.move_over(window);
        self.fill(&mut all);
        window.keep(&all);
        self.room = all;
    }

    fn look_up(&mut self, window: &mut Window) {
        let here = self.places.as_mut().map(Places::here);
        let here = here.unwrap_or_default();
        for here in &mut *here {
            here.move_over(window);
        }
        window.keep_if(|doc| {
            let mut is = self.rare.as_ref().is_some_and(|rare| rare.contains(doc));
            for (n, term) in self.frequent.iter_mut().enumerate() {
                if term.seek(doc) == doc {
                    is = true;
                    match here.get_mut(n) {
                        Some(here) => here.insert(doc),
                        // Which terms stand there is not asked for.
                        None => break,
                    }
                }
            }
            is
        });
    }

    /// Where its terms stand; `None` when that was not asked for.
    pub(super) fn places(&mut self) -> Option<&mut Places> {
        self.places.as_mut()
    }
}

/// A term of many articles.
struct Frequent {
    postings: BlockSegmentPostings,
    /// Where in the block at hand it is.
    at: usize,
}

impl Frequent {
    fn new(postings: BlockSegmentPostings) -> Self {
        Self { postings, at: 0 }
    }

    fn doc(&self) -> DocId {
        let docs = self.postings.docs();
        docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    /// The first article that is not before `doc`.
    fn seek(&mut self, doc: DocId) -> DocId {
        if self.doc() < doc {
            self.at = self.postings.seek(doc);
        }
        self.doc()
    }

    /// Adds the articles that can be in `window`.
    fn fill(&mut self, window: &mut Window) {
        let end = window.end();
        let mut doc = self.seek(window.from());
        while doc < end {
            let docs = self.postings.docs();
            let rest = docs.get(self.at..).unwrap_or_default();
            if docs.last().is_some_and(|last| *last < end) {
                for doc in rest {
                    window.insert(*doc);
                }
                self.postings.advance();
                self.at = 0;
            } else {
                let here = rest.partition_point(|doc| *doc < end);
                for doc in &rest[..here] {
                    window.insert(*doc);
                }
                self.at += here;
            }
            doc = self.doc();
        }
    }
}
