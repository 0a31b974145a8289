//! Which articles a filter lets through, and for each facet which the *other* filters let through.

use super::bits::Bits;
use super::facets::{Counting, Values};
use super::query::{Facet, FacetKind, Filter};

/// What each part of a filter lets through; `None` is everything.
#[derive(Debug)]
pub(super) struct Passing {
    facets: [Option<Bits>; FacetKind::ALL.len()],
    others: Vec<Bits>,
}

impl Passing {
    /// `values` are those of [`FacetKind::ALL`], in that order, and `others` what
    /// the other parts let through: words of the title, a search.
    pub(super) fn new(
        filter: &Filter,
        values: &[Values; FacetKind::ALL.len()],
        others: Vec<Bits>,
    ) -> Self {
        let facets = FacetKind::ALL.map(|kind| {
            let counting = Counting::of(filter);
            values[kind.index()].passing(filter.chosen(kind), counting)
        });
        Self { facets, others }
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

    /// What all parts but one let through; `None` is everything.
    fn without(&self, left_out: Option<FacetKind>) -> Option<Bits> {
        let facets = FacetKind::ALL
            .into_iter()
            .filter(|&kind| Some(kind) != left_out)
            .filter_map(|kind| self.facets[kind.index()].as_ref());
        let mut parts = facets.chain(&self.others);
        let mut passing = parts.next()?.clone();
        for part in parts {
            passing.keep(part);
        }
        Some(passing)
    }
}
