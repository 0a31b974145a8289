//! A query that is being answered: which articles pass, their rows, and behind them the counts of the facets.

use std::cmp::Reverse;
use std::sync::Arc;

use super::Library;
use crate::library::bits::Bits;
use crate::library::filter::Passing;
use crate::library::found::Found;
use crate::library::order::{Rows, Whole};
use crate::library::parts::{MANY, in_parts};
use crate::library::query::{ArticleNo, Facet, FacetKind, Folds, Generation, Hits, Query, SortBy};
use crate::library::reprints;
use crate::text::find::Pattern;

/// A query of which it is known what passes. Its rows are there long before its facets are counted.
#[derive(Debug)]
pub struct Asked<'a> {
    library: &'a Library,
    query: &'a Query,
    found: Option<&'a Found>,
    passing: Passing,
}

impl Asked<'_> {
    /// The [`Hits`] without the facets; `generation` is given back.
    #[must_use]
    pub fn hits(&self, generation: Generation) -> Hits {
        let passing = self.passing.all();
        let (order, folds) = self
            .library
            .rows_of(self.query, self.found, passing.as_ref());
        Hits {
            generation,
            order,
            folds,
            of: self.library.len(),
            facets: None,
            search: self.query.filter.search.clone(),
        }
    }

    /// The facets of the [`Hits`]; `None` when `given_up`, which is asked between one and the next, says that nobody
    /// wants them any more.
    #[must_use]
    pub fn facets(&self, given_up: &dyn Fn() -> bool) -> Option<Vec<Facet>> {
        let (library, filter) = (self.library, &self.query.filter);
        let mut facets = Vec::with_capacity(FacetKind::STORED.len() + 1);
        for kind in FacetKind::STORED {
            if given_up() {
                return None;
            }
            let values = &library.values[kind.index()];
            facets.push(self.passing.facet(kind, filter, values));
        }
        let now = library.made.of(&self.query.counted, &library.prints);
        facets.push(self.passing.marks(filter, &now));
        Some(facets)
    }
}

impl Library {
    /// Answers `query`, whatever its search; `generation` is given back.
    #[must_use]
    pub fn query(&self, query: &Query, generation: Generation) -> Hits {
        self.query_found(query, None, generation)
    }

    /// Answers `query` of the articles that its search found, where it has one.
    #[must_use]
    pub fn query_found(
        &self,
        query: &Query,
        found: Option<&Found>,
        generation: Generation,
    ) -> Hits {
        let asked = self.asked(query, found);
        Hits {
            facets: asked.facets(&|| false),
            ..asked.hits(generation)
        }
    }

    /// The same in two steps, for who does not wait for the second one.
    #[must_use]
    pub fn asked<'a>(&'a self, query: &'a Query, found: Option<&'a Found>) -> Asked<'a> {
        Asked {
            library: self,
            query,
            found,
            passing: self.passing(query, found),
        }
    }

    /// The rows of `query`, whatever its search, and what is folded behind them: its [`Hits`] without the facets.
    #[must_use]
    pub fn rows(&self, query: &Query) -> (Arc<[ArticleNo]>, Arc<Folds>) {
        let hits = self.asked(query, None).hits(Generation::default());
        (hits.order, hits.folds)
    }

    fn passing(&self, query: &Query, found: Option<&Found>) -> Passing {
        let filter = &query.filter;
        let found = found.map(|found| Arc::new(self.found(found)));
        let others = self.with_words(&filter.words).into_iter().chain(found);
        let marked = self.made.of(&query.passing, &self.prints);
        Passing::new(filter, &self.values, &marked, others.collect())
    }

    /// The rows of `hits`, of all articles when it is `None`.
    fn rows_of(&self, query: &Query, found: Option<&Found>, hits: Option<&Bits>) -> Rows {
        let order = self.order(query.sort);
        let groups = query.fold.then_some(&self.reprints);
        let Some(hits) = hits else {
            let whole = Whole {
                sort: query.sort,
                reverse: query.reverse,
                fold: query.fold,
                len: self.len(),
            };
            let make = || reprints::fold(order.iter(query.reverse).collect(), groups);
            return self.orders.rows(whole, make);
        };
        let parts = in_parts(self.len(), MANY, |part| {
            // Whether the next one is a hit cannot be guessed, so no branch depends on it.
            let mut kept = vec![0; part.len()];
            let mut len = 0;
            order.part(query.reverse, part).for_each(|no| {
                if let Some(next) = kept.get_mut(len) {
                    *next = no;
                }
                len += usize::from(hits.contains(no));
            });
            kept.truncate(len);
            kept
        });
        let mut hits = parts.concat();
        if let Some(found) = found
            && query.sort == SortBy::Relevance
        {
            let rank = |no: &ArticleNo| self.keys.get(*no as usize).map(|&k| found.rank(k));
            // Within a rank they stay by date.
            if query.reverse {
                hits.sort_by_key(|no| Reverse(rank(no)));
            } else {
                hits.sort_by_key(rank);
            }
        }
        reprints::fold(hits, groups)
    }

    /// How many articles `query` finds, of those that its search found.
    #[must_use]
    pub fn count_found(&self, query: &Query, found: &Found) -> usize {
        let passing = self.passing(query, Some(found));
        passing.all().map_or(self.len(), |hits| hits.count())
    }

    /// The articles in whose titles the words stand; `None` when nothing was typed.
    fn with_words(&self, typed: &str) -> Option<Arc<Bits>> {
        let pattern = Pattern::new(typed);
        (!pattern.is_empty()).then(|| self.titles.matching(&pattern))
    }

    fn found(&self, found: &Found) -> Bits {
        let mut bits = Bits::none(self.len());
        for (&key, no) in self.keys.iter().zip(0..) {
            if found.contains(key) {
                bits.insert(no);
            }
        }
        bits
    }
}
