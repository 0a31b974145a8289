//! Which articles a filter lets through, and for each facet which the *other* filters let through.

use std::sync::Arc;

use super::bits::Bits;
use super::facets::{Counting, Values};
use super::marked::Marked;
use super::query::{Facet, FacetKind, Filter};

/// What each part of a filter lets through; `None` is everything.
#[derive(Debug)]
pub(super) struct Passing {
    facets: [Option<Bits>; FacetKind::STORED.len()],
    marks: Option<Bits>,
    others: Vec<Arc<Bits>>,
}

impl Passing {
    /// `values` are those of [`FacetKind::STORED`], in that order, `marked` the marks that decide, and `others`
    /// what the other parts let through: words of the title, a search.
    pub(super) fn new(
        filter: &Filter,
        values: &[Values; FacetKind::STORED.len()],
        marked: &Marked,
        others: Vec<Arc<Bits>>,
    ) -> Self {
        let facets = FacetKind::STORED.map(|kind| {
            let counting = Counting::of(filter);
            values[kind.index()].passing(filter.chosen(kind), counting)
        });
        Self {
            facets,
            marks: marked.passing(&filter.marks),
            others,
        }
    }

    /// What all parts let through.
    pub(super) fn all(&self) -> Option<Bits> {
        self.without(None)
    }

    /// The values of one facet, counted over what all other parts let through.
    pub(super) fn facet(&self, kind: FacetKind, filter: &Filter, values: &Values) -> Facet {
        let within = self.without(Some(kind));
        Facet {
            kind,
            values: values.count(within.as_ref(), filter.chosen(kind), Counting::of(filter)),
        }
    }

    /// The marks, counted as they are now over what all other parts let through.
    pub(super) fn marks(&self, filter: &Filter, now: &Marked) -> Facet {
        let within = self.without(Some(FacetKind::Mark));
        now.facet(within.as_ref(), &filter.marks)
    }

    /// What all parts but one let through; `None` is everything.
    fn without(&self, left_out: Option<FacetKind>) -> Option<Bits> {
        let facets = FacetKind::STORED
            .into_iter()
            .filter(|&kind| Some(kind) != left_out)
            .filter_map(|kind| self.facets[kind.index()].as_ref());
        let marks = self.marks.as_ref();
        let marks = marks.filter(|_| left_out != Some(FacetKind::Mark));
        let mut parts = facets
            .chain(marks)
            .chain(self.others.iter().map(AsRef::as_ref));
        let mut passing = parts.next()?.clone();
        for part in parts {
            passing.keep(part);
        }
        Some(passing)
    }
}
