//! Where terms stand in the articles that have them.

use std::io;
use std::iter;
use std::sync::Arc;

use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader};

use super::window::Window;

/// Where the terms of one word of a phrase stand.
pub(super) struct Places {
    index: Arc<InvertedIndexReader>,
    /// Added to every place, so that those of all words of a phrase that stand side by side are one number.
    ahead: u32,
    frequent: Vec<Standing>,
    /// For each frequent term the articles of the window at hand in which it stands.
    here: Vec<Window>,
    rare: Vec<TermInfo>,
    /// The articles with rare terms, each with the number of the term, in order; and how many of them are done.
    pairs: Vec<(DocId, u32)>,
    done: usize,
    /// The rare term that was asked for last: where there is one, others are rarely near.
    last: Option<(u32, Standing)>,
    /// The frequent term that was the right one last. It is asked first: of the words that are written alike without
    /// marks, one goes with its neighbours.
    right: usize,
    room: Vec<u32>,
}

impl Places {
    /// Of no term yet of `index`; `ahead` is added to every place.
    pub(super) fn new(index: &Arc<InvertedIndexReader>, ahead: u32) -> Self {
        Self {
            index: Arc::clone(index),
            ahead,
            frequent: Vec::new(),
            here: Vec::new(),
            rare: Vec::new(),
            pairs: Vec::new(),
            done: 0,
            last: None,
            right: 0,
            room: Vec::new(),
        }
    }

    /// Adds a term of many articles.
    pub(super) fn add_frequent(&mut self, term: &TermInfo) -> io::Result<()> {
        self.frequent.push(Standing::new(&self.index, term)?);
        self.here.push(Window::default());
        Ok(())
    }

    /// Adds a term of few articles, which are `docs`.
    pub(super) fn add_rare(&mut self, term: &TermInfo, docs: &[DocId]) {
        let n = self.rare.len() as u32;
        self.rare.push(term.clone());
        self.pairs.extend(docs.iter().map(|&doc| (doc, n)));
    }

    /// To be called when all terms are added.
    pub(super) fn settle(&mut self) {
        self.pairs.sort_unstable();
    }

    /// For each frequent term, in the order in which they were added, the articles of the window at hand in which it
    /// stands, to be said by whoever knows.
    pub(super) fn here(&mut self) -> &mut [Window] {
        &mut self.here
    }

    /// Gives the places of one term after the other that stands in `doc` to `is`, until it is true of one. No
    /// article before `doc` is asked for any more.
    pub(super) fn any(&mut self, doc: DocId, mut is: impl FnMut(&[u32]) -> bool) -> bool {
        let all = 0..self.frequent.len();
        let others = all.filter(|&n| n != self.right);
        for n in iter::once(self.right).chain(others) {
            if self.here.get(n).is_some_and(|here| here.contains(doc))
                && is(self.frequent[n].places(doc, self.ahead))
            {
                self.right = n;
                return true;
            }
        }
        self.any_rare(doc, is)
    }

    fn any_rare(&mut self, doc: DocId, mut is: impl FnMut(&[u32]) -> bool) -> bool {
        while let Some(&(at, _)) = self.pairs.get(self.done)
            && at < doc
        {
            self.done += 1;
        }
        let rest = self.pairs[self.done..].iter();
        for &(_, term) in rest.take_while(|&&(at, _)| at == doc) {
            if self.last.as_ref().is_none_or(|(last, _)| *last != term) {
                let info = &self.rare[term as usize];
                // Its postings were read before; damage to its places is for a check to find.
                let standing = Standing::new(&self.index, info).ok();
                self.last = standing.map(|standing| (term, standing));
            }
            if let Some((_, standing)) = &mut self.last
                && is(standing.places(doc, self.ahead))
            {
                return true;
            }
        }
        false
    }

    /// Room for places, to be given back.
    pub(super) fn room(&mut self) -> &mut Vec<u32> {
        &mut self.room
    }
}

/// A term in its articles.
struct Standing {
    postings: SegmentPostings,
    /// The article that was asked for last, and where it stands there.
    doc: Option<DocId>,
    places: Vec<u32>,
}

impl Standing {
    fn new(index: &InvertedIndexReader, term: &TermInfo) -> io::Result<Self> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        Ok(Self {
            postings: index.read_postings_from_terminfo(term, option)?,
            doc: None,
            places: Vec::new(),
        })
    }

    /// Where it stands in `doc`, in order.
    fn places(&mut self, doc: DocId, ahead: u32) -> &[u32] {
        if self.doc != Some(doc) {
            self.doc = Some(doc);
            self.places.clear();
            if self.postings.doc() < doc {
                self.postings.seek(doc);
            }
            if self.postings.doc() == doc {
                self.postings
                    .append_positions_with_offset(ahead, &mut self.places);
            }
        }
        &self.places
    }
}
