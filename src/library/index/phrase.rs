//! Words side by side, each of which may be any of several terms of the index.

use std::fmt;
use std::io;

use tantivy::postings::SegmentPostings;
use tantivy::query::{ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

use super::any::AnyOf;
use super::words::{SEPARATOR, forms};
use crate::library::search::tree::Position;

/// Articles in which the words stand side by side in one field.
#[derive(Clone)]
pub(super) struct SideBySide {
    pub(super) field: Field,
    pub(super) words: Vec<Position>,
}

impl fmt::Debug for SideBySide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words.iter().filter_map(|p| p.words.first());
        f.debug_list().entries(words.map(|w| &w.bare)).finish()
    }
}

impl Query for SideBySide {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for SideBySide {
    fn scorer(&self, reader: &SegmentReader, boost: f32) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(match self.articles(reader)? {
            Some(articles) => Box::new(ConstScorer::new(articles, boost)),
            None => Box::new(EmptyScorer),
        })
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("words side by side", 1.0))
    }
}

impl SideBySide {
    /// The articles of one segment; `None` when one of the words stands in none.
    fn articles(&self, reader: &SegmentReader) -> io::Result<Option<Articles>> {
        let index = reader
            .inverted_index(self.field)
            .map_err(io::Error::other)?;
        let option = match self.words.len() {
            1 => IndexRecordOption::Basic,
            _ => IndexRecordOption::WithFreqsAndPositions,
        };
        let mut words = Vec::with_capacity(self.words.len());
        for position in &self.words {
            let terms = terms(&index, position)?;
            if terms.is_empty() {
                return Ok(None);
            }
            let postings = |n: usize| index.read_postings_from_terminfo(&terms[n], option);
            let all: Vec<SegmentPostings> =
                (0..terms.len()).map(postings).collect::<io::Result<_>>()?;
            words.push(AnyOf::new(all, reader.max_doc(), postings)?);
        }
        Ok(Some(Articles::new(words)))
    }
}

/// The terms of a segment that may stand at `position`: all of them, however many.
fn terms(
    index: &InvertedIndexReader,
    position: &Position,
) -> io::Result<Vec<tantivy::postings::TermInfo>> {
    let mut found = Vec::new();
    let mut keys: Vec<Vec<u8>> = Vec::new();
    for word in &position.words {
        // Behind all terms that begin with the bare form, or with it and the separator.
        let mut end = word.bare.clone().into_bytes();
        end.push(if word.open { 0xff } else { SEPARATOR as u8 + 1 });
        let range = index.terms().range().ge(word.bare.as_bytes()).lt(end);
        let mut terms = range.into_stream()?;
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else {
                continue;
            };
            let (bare, exact) = forms(term);
            if word.fits(bare, exact) && !keys.iter().any(|k| k == terms.key()) {
                found.push(terms.value().clone());
                if position.words.len() > 1 {
                    keys.push(terms.key().to_vec());
                }
            }
        }
    }
    Ok(found)
}

/// Articles in which all words stand, side by side.
struct Articles {
    words: Vec<AnyOf>,
    /// The word of the fewest articles.
    lead: usize,
    doc: DocId,
    starts: Vec<u32>,
    next: Vec<u32>,
}

impl Articles {
    fn new(words: Vec<AnyOf>) -> Self {
        let sizes = words.iter().map(DocSet::size_hint).enumerate();
        let lead = sizes.min_by_key(|(_, size)| *size).map_or(0, |(n, _)| n);
        let mut articles = Self {
            words,
            lead,
            doc: 0,
            starts: Vec::new(),
            next: Vec::new(),
        };
        articles.doc = articles.settle();
        articles
    }

    /// The first article from where the lead stands in which all words stand side by side.
    fn settle(&mut self) -> DocId {
        let mut doc = self.words[self.lead].doc();
        'articles: while doc != TERMINATED {
            for n in (0..self.words.len()).filter(|n| *n != self.lead) {
                let other = self.words[n].seek(doc);
                if other != doc {
                    doc = self.words[self.lead].seek(other);
                    continue 'articles;
                }
            }
            if self.words.len() == 1 || self.side_by_side() {
                return doc;
            }
            doc = self.words[self.lead].advance();
        }
        TERMINATED
    }

    fn side_by_side(&mut self) -> bool {
        let [first, others @ ..] = self.words.as_mut_slice() else {
            return false;
        };
        first.positions(&mut self.starts);
        for (word, by) in others.iter_mut().zip(1..) {
            word.positions(&mut self.next);
            let mut next = self.next.iter().copied().peekable();
            self.starts.retain(|start| {
                while next.next_if(|at| *at < start + by).is_some() {}
                next.peek() == Some(&(start + by))
            });
            if self.starts.is_empty() {
                return false;
            }
        }
        true
    }
}

impl DocSet for Articles {
    fn advance(&mut self) -> DocId {
        if self.doc != TERMINATED {
            self.words[self.lead].advance();
            self.doc = self.settle();
        }
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target > self.doc {
            self.words[self.lead].seek(target);
            self.doc = self.settle();
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.words.get(self.lead).map_or(0, DocSet::size_hint)
    }
}
