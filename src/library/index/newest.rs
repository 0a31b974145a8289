//! The newest hits of several segments, looked for no further than they are wanted.

use std::cmp::Reverse;

use tantivy::columnar::Column;
use tantivy::fastfield::AliveBitSet;
use tantivy::query::{Scorer, Weight};
use tantivy::{DocAddress, DocSet, Searcher, SegmentOrdinal, SegmentReader, TERMINATED};

use super::IndexError;
use super::searching::Hit;

/// The hits of one segment, newest first, as they are asked for.
struct Segment<'s> {
    ord: SegmentOrdinal,
    hits: Box<dyn Scorer>,
    begun: bool,
    alive: Option<&'s AliveBitSet>,
    when: Column<i64>,
}

impl<'s> Segment<'s> {
    fn new(
        (ord, segment): (SegmentOrdinal, &'s SegmentReader),
        weight: &dyn Weight,
    ) -> Result<Self, IndexError> {
        Ok(Self {
            ord,
            hits: weight.scorer(segment, 1.0)?,
            begun: false,
            alive: segment.alive_bitset(),
            when: segment.fast_fields().i64("when")?,
        })
    }

    /// The next one of which `is_meant` is true.
    fn next(
        &mut self,
        is_meant: &mut dyn FnMut(DocAddress) -> Result<bool, IndexError>,
    ) -> Result<Option<Hit>, IndexError> {
        loop {
            let doc = if std::mem::replace(&mut self.begun, true) {
                self.hits.advance()
            } else {
                self.hits.doc()
            };
            if doc == TERMINATED {
                return Ok(None);
            }
            let at = DocAddress::new(self.ord, doc);
            if self.alive.is_none_or(|alive| alive.is_alive(doc)) && is_meant(at)? {
                let when = self.when.first(doc).unwrap_or_default();
                return Ok(Some(Hit { when, at }));
            }
        }
    }
}

/// The newest articles that `weight` finds and of which `is_meant` is true, at most `limit`; of equally new ones
/// those of the first segment. Of each segment no more is looked at than up to its first hit that is not wanted.
pub(super) fn newest(
    searcher: &Searcher,
    weight: &dyn Weight,
    limit: usize,
    is_meant: &mut dyn FnMut(DocAddress) -> Result<bool, IndexError>,
) -> Result<Vec<Hit>, IndexError> {
    let mut segments = Vec::new();
    let mut next: Vec<Option<Hit>> = Vec::new();
    for segment in (0..).zip(searcher.segment_readers()) {
        let mut segment = Segment::new(segment, weight)?;
        next.push(segment.next(is_meant)?);
        segments.push(segment);
    }
    let mut hits = Vec::new();
    while hits.len() < limit {
        let first = next.iter().zip(0..).filter_map(|(hit, ord)| {
            let hit = hit.as_ref()?;
            Some((hit.when, Reverse(ord)))
        });
        let Some((_, Reverse(ord))) = first.max() else {
            break;
        };
        hits.extend(next[ord]);
        if hits.len() < limit {
            next[ord] = segments[ord].next(is_meant)?;
        }
    }
    Ok(hits)
}
