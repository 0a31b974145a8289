//! Words side by side, each of which may be any of several terms of the index.

use std::fmt;
use std::io;

use tantivy::postings::TermInfo;
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, InvertedIndexReader, SegmentReader};

use super::any::AnyOf;
use super::beside::{Articles, Side};
use super::places::Places;
use super::words::{SEPARATOR, forms};
use crate::library::search::tree::Position;

/// Articles in which the words stand side by side in one of some fields.
#[derive(Clone)]
pub(super) struct SideBySide {
    pub(super) fields: Vec<Field>,
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
    fn scorer(&self, reader: &SegmentReader, _: f32) -> tantivy::Result<Box<dyn Scorer>> {
        let sides = self.fields.iter().map(|&field| self.side(reader, field));
        let sides: io::Result<Vec<Option<Side>>> = sides.collect();
        let sides: Vec<Side> = sides?.into_iter().flatten().collect();
        if sides.is_empty() {
            return Ok(Box::new(EmptyScorer));
        }
        Ok(Box::new(Articles::new(sides)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("words side by side", 1.0))
    }
}

impl SideBySide {
    /// The articles of one segment that say it in one field; `None` when one of the words stands in none.
    fn side(&self, reader: &SegmentReader, field: Field) -> io::Result<Option<Side>> {
        let index = reader.inverted_index(field).map_err(io::Error::other)?;
        let len = self.words.len() as u32;
        let mut words = Vec::with_capacity(self.words.len());
        for (position, n) in self.words.iter().zip(0..) {
            let terms = terms(&index, position)?;
            if terms.is_empty() {
                return Ok(None);
            }
            let places = (len > 1).then(|| Places::new(&index, len - n));
            words.push(AnyOf::new(&index, &terms, reader.max_doc(), places)?);
        }
        Ok(Some(Side::new(words)))
    }
}

/// The terms of a segment that may stand at `position`: all of them, however many.
fn terms(index: &InvertedIndexReader, position: &Position) -> io::Result<Vec<TermInfo>> {
    let mut found = Vec::new();
    for word in &position.words {
        // Behind all terms that begin with the bare form, or with it and the separator.
        let mut end = word.bare.clone().into_bytes();
        end.push(if word.open { 0xff } else { SEPARATOR as u8 + 1 });
        let range = index.terms().range().ge(word.bare.as_bytes()).lt(end);
        if word.exact.is_none() {
            // All of them are meant, and nothing needs to be known of them.
            let mut terms = range.without_keys().into_stream()?;
            while terms.advance() {
                found.push((terms.term_ord(), terms.value().clone()));
            }
            continue;
        }
        let mut terms = range.into_stream()?;
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else {
                continue;
            };
            let (bare, exact) = forms(term);
            if word.fits(bare, exact) {
                found.push((terms.term_ord(), terms.value().clone()));
            }
        }
    }
    if position.words.len() > 1 {
        found.sort_unstable_by_key(|(ord, _)| *ord);
        found.dedup_by_key(|(ord, _)| *ord);
    }
    Ok(found.into_iter().map(|(_, term)| term).collect())
}
