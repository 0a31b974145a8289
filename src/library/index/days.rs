//! Articles of a span of time: as the newest of a segment come first, they stand side by side.

use std::ops::RangeInclusive;

use tantivy::columnar::Column;
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

/// Articles published from the first of these minutes to the last ([`entry::when`](super::entry::when)).
#[derive(Debug, Clone)]
pub(super) struct Days(pub(super) RangeInclusive<i64>);

impl Query for Days {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Days {
    fn scorer(&self, reader: &SegmentReader, _: f32) -> tantivy::Result<Box<dyn Scorer>> {
        let when = reader.fast_fields().i64("when")?;
        let of = reader.max_doc();
        let first = partition(&when, of, |when| when > *self.0.end());
        let end = partition(&when, of, |when| when >= *self.0.start());
        Ok(if first < end {
            Box::new(Run { doc: first, end })
        } else {
            Box::new(EmptyScorer)
        })
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("published in a span of time", 1.0))
    }
}

/// The first of `of` articles of which `before` is false; it is true of all articles before that.
fn partition(when: &Column<i64>, of: u32, before: impl Fn(i64) -> bool) -> DocId {
    let (mut from, mut to) = (0, of);
    while from < to {
        let middle = from.midpoint(to);
        if before(when.first(middle).unwrap_or_default()) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from
}

/// Articles side by side.
struct Run {
    doc: DocId,
    end: DocId,
}

impl DocSet for Run {
    fn advance(&mut self) -> DocId {
        self.seek(self.doc.saturating_add(1))
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.doc = self.doc.max(target);
        if self.doc >= self.end {
            self.doc = TERMINATED;
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.end.saturating_sub(self.doc)
    }
}

impl Scorer for Run {
    fn score(&mut self) -> f32 {
        1.0
    }
}
