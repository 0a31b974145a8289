//! The articles of a segment in which any of some terms stands, and where it stands in them.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::{DocId, DocSet, TERMINATED};

use crate::library::bits::Bits;

/// From so many terms on the articles are collected before they are gone through.
const MANY: usize = 24;

/// The articles with any of some terms, in the order of their numbers.
pub(super) struct AnyOf {
    postings: Vec<SegmentPostings>,
    /// The articles of all terms, when there are many terms.
    all: Option<Bits>,
    doc: DocId,
    size: u32,
}

impl AnyOf {
    /// Of the terms of `postings`, which stand at their first article; `of` is the number of articles of the
    /// segment. `again` gives the postings of a term once more.
    pub(super) fn new<E>(
        mut postings: Vec<SegmentPostings>,
        of: u32,
        again: impl Fn(usize) -> Result<SegmentPostings, E>,
    ) -> Result<Self, E> {
        let sizes = postings.iter().map(DocSet::size_hint);
        let size = sizes.fold(0u32, u32::saturating_add).min(of);
        let all = if postings.len() < MANY {
            None
        } else {
            let mut all = Bits::none(of as usize);
            for (n, postings) in postings.iter_mut().enumerate() {
                let mut doc = postings.doc();
                while doc != TERMINATED {
                    all.insert(doc);
                    doc = postings.advance();
                }
                *postings = again(n)?;
            }
            Some(all)
        };
        let mut any = Self {
            postings,
            all,
            doc: 0,
            size,
        };
        any.doc = any.lowest(0);
        Ok(any)
    }

    /// The first article from `from` on, where no posting of few terms stands before that.
    fn lowest(&self, from: DocId) -> DocId {
        let first = match &self.all {
            Some(all) => all.next(from),
            None => self.postings.iter().map(DocSet::doc).min(),
        };
        first.unwrap_or(TERMINATED)
    }

    /// Where the terms stand in the article at hand, in order.
    pub(super) fn positions(&mut self, found: &mut Vec<u32>) {
        found.clear();
        let mut terms = 0;
        for postings in &mut self.postings {
            if postings.doc() < self.doc {
                postings.seek(self.doc);
            }
            if postings.doc() == self.doc {
                terms += 1;
                postings.append_positions_with_offset(0, found);
            }
        }
        if terms > 1 {
            found.sort_unstable();
            found.dedup();
        }
    }
}

impl DocSet for AnyOf {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED {
            return TERMINATED;
        }
        if self.all.is_none() {
            for postings in &mut self.postings {
                if postings.doc() == self.doc {
                    postings.advance();
                }
            }
        }
        self.doc = self.lowest(self.doc + 1);
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc {
            return self.doc;
        }
        if target == TERMINATED {
            self.doc = TERMINATED;
            return TERMINATED;
        }
        if self.all.is_none() {
            for postings in &mut self.postings {
                if postings.doc() < target {
                    postings.seek(target);
                }
            }
        }
        self.doc = self.lowest(target);
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.size
    }
}
