//! The state of the facets pane. One facet is open: it gets the rows that the others leave, its
//! values can be narrowed by typing, and the cursor moves in it.

use super::tally::Tally;
use crate::library::query::{Facet, FacetKind, FacetValue, Generation, Query};
use crate::text::find::{Folded, Pattern};

/// Rows that a facet which is not open shows on a low screen, if it has so many values.
const GLIMPSE: usize = 4;

/// The state of the facets pane.
#[derive(Debug, Clone)]
pub struct FacetsState {
    /// The values with their counts, as last answered.
    pub facets: Vec<Facet>,
    /// The number of the hits that they belong to.
    pub of: Generation,
    /// The query that those answer.
    pub counted_for: Query,
    /// How many conferences and officials the whole library has.
    pub totals: Option<(usize, usize)>,
    /// The open facet.
    pub open: FacetKind,
    /// The words that narrow its values.
    pub narrow: String,
    /// The values of the open facet that are left, as indices.
    pub left: Vec<usize>,
    /// The selected one, as an index into `left`.
    pub cursor: usize,
    /// The first visible one, as an index into `left`.
    pub top: usize,
    /// How many articles the saved searches would find.
    pub tally: Tally,
    /// The labels of the open facet, folded once.
    folded: Vec<Folded>,
}

impl Default for FacetsState {
    fn default() -> Self {
        Self {
            facets: Vec::new(),
            of: Generation::default(),
            counted_for: Query::default(),
            totals: None,
            open: FacetKind::Conference,
            narrow: String::new(),
            left: Vec::new(),
            cursor: 0,
            top: 0,
            tally: Tally::default(),
            folded: Vec::new(),
        }
    }
}

/// One facet on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub kind: FacetKind,
    /// Its values on the screen, as indices into the facet's values.
    pub values: Vec<usize>,
    /// How many values there are, on the screen or not.
    pub of: usize,
    /// The row of its heading, from the top of the pane's body.
    pub row: usize,
}

impl FacetsState {
    /// The values of a facet.
    #[must_use]
    pub fn values(&self, kind: FacetKind) -> &[FacetValue] {
        let facet = self.facets.iter().find(|f| f.kind == kind);
        facet.map_or(&[], |f| f.values.as_slice())
    }

    /// Whether the counts on the screen are not those of `query`, the one asked last: they follow.
    #[must_use]
    pub fn are_old(&self, query: &Query) -> bool {
        !self.counted_for.asks_as(query)
    }

    /// The selected value.
    #[must_use]
    pub fn selected(&self) -> Option<&FacetValue> {
        let index = *self.left.get(self.cursor)?;
        self.values(self.open).get(index)
    }

    /// Takes new values; the selected one stays selected. While it is the first, the first is.
    pub fn replace(&mut self, facets: Vec<Facet>) {
        let moved = self.cursor > 0;
        let selected = self.selected().filter(|_| moved).map(|v| v.id.clone());
        self.facets = facets;
        self.folded.clear();
        self.renarrow();
        let values = self.values(self.open);
        let again = selected.and_then(|id| {
            self.left
                .iter()
                .position(|i| values.get(*i).is_some_and(|v| v.id == id))
        });
        self.cursor = again.unwrap_or(self.cursor);
        self.clamp();
    }

    /// Opens a facet, with all its values.
    pub fn open(&mut self, kind: FacetKind) {
        if self.open != kind {
            self.open = kind;
            self.folded.clear();
            self.cursor = 0;
            self.top = 0;
        }
        self.narrow_to(String::new());
    }

    /// Leaves the values that match `words`.
    pub fn narrow_to(&mut self, words: String) {
        if self.narrow != words {
            self.cursor = 0;
            self.top = 0;
        }
        self.narrow = words;
        self.renarrow();
        self.clamp();
    }

    fn renarrow(&mut self) {
        let count = self.values(self.open).len();
        let pattern = Pattern::new(&self.narrow);
        if pattern.is_empty() {
            self.left = (0..count).collect();
            return;
        }
        if self.folded.len() != count {
            self.folded = self
                .values(self.open)
                .iter()
                .map(|v| Folded::new(&v.label))
                .collect();
        }
        self.left = (0..count)
            .filter(|i| pattern.matches(&self.folded[*i]))
            .collect();
    }

    fn clamp(&mut self) {
        self.cursor = self.cursor.min(self.left.len().saturating_sub(1));
        self.top = self.top.min(self.cursor);
    }

    /// The facet after or before the open one that has values.
    #[must_use]
    pub fn neighbour(&self, forward: bool) -> Option<FacetKind> {
        let kinds: Vec<FacetKind> = self.shown_kinds();
        let at = kinds.iter().position(|k| *k == self.open)?;
        let next = if forward { at + 1 } else { at.checked_sub(1)? };
        kinds.get(next).copied()
    }

    fn shown_kinds(&self) -> Vec<FacetKind> {
        FacetKind::ALL
            .into_iter()
            .filter(|k| *k == self.open || !self.values(*k).is_empty())
            .collect()
    }

    /// Moves the selection, into the next facet at the end of this one.
    pub fn step(&mut self, by: isize) {
        let last = self.left.len().saturating_sub(1);
        let at = self.cursor.saturating_add_signed(by);
        let beyond = if by < 0 {
            self.cursor == 0
        } else {
            self.cursor >= last
        };
        if beyond && self.narrow.is_empty() && by.abs() == 1 {
            if let Some(kind) = self.neighbour(by > 0) {
                self.open(kind);
                self.cursor = if by > 0 {
                    0
                } else {
                    self.left.len().saturating_sub(1)
                };
            }
            return;
        }
        self.cursor = at.min(last);
    }

    /// The kinds on the screen in a pane body of `height` rows, each with the rows for its values.
    /// The open one comes first; then the others get a glimpse, then what is left over. Where that is too much,
    /// the others get what the open one leaves.
    fn share(&self, height: usize) -> Vec<(FacetKind, usize)> {
        let mut kinds = self.shown_kinds();
        let glimpse = |kind: FacetKind| self.values(kind).len().min(GLIMPSE.max(height / 6));
        let taken = |kinds: &[FacetKind]| -> usize {
            let others = kinds.iter().filter(|k| **k != self.open);
            others.map(|k| 2 + glimpse(*k)).sum()
        };
        if height < taken(&kinds) + 6 {
            // What the pages say goes before what the reader did.
            kinds.retain(|k| FacetKind::STORED.contains(k) || *k == self.open);
        }
        let others = taken(&kinds);
        if height < others + 6 {
            return self.leftover(&kinds, height);
        }
        let room = height - others - 1;
        let mut unused = room.saturating_sub(self.left.len().max(1));
        let mut share = Vec::new();
        for kind in kinds {
            if kind == self.open {
                share.push((kind, room));
            } else {
                let more = (self.values(kind).len() - glimpse(kind)).min(unused);
                unused -= more;
                share.push((kind, glimpse(kind) + more));
            }
        }
        share
    }

    /// The open facet with as many rows as it has values, and those of `kinds` for which that leaves a blank row, a
    /// heading and a value; the last row is left free for the names of the others.
    fn leftover(&self, kinds: &[FacetKind], height: usize) -> Vec<(FacetKind, usize)> {
        let room = height.saturating_sub(1);
        let open = self.left.len().max(1).min(room);
        let mut rest = room.saturating_sub(open + 1);
        let mut share = Vec::new();
        for &kind in kinds {
            if kind == self.open {
                share.push((kind, open));
            } else if rest >= 3 {
                let rows = self.values(kind).len().min(rest - 2);
                rest -= rows + 2;
                share.push((kind, rows));
            }
        }
        share
    }

    /// The kinds with values that have no room in a pane body of `height` rows.
    #[must_use]
    pub fn hidden(&self, height: usize) -> Vec<FacetKind> {
        let share = self.share(height);
        let mut kinds = self.shown_kinds();
        kinds.retain(|kind| share.iter().all(|(shown, _)| shown != kind));
        kinds
    }

    /// What stands in a pane body of `height` rows.
    #[must_use]
    pub fn sections(&self, height: usize) -> Vec<Section> {
        let mut sections = Vec::new();
        let mut row = 0;
        for (kind, room) in self.share(height) {
            let (values, of): (Vec<usize>, usize) = if kind == self.open {
                let shown = self.left.iter().copied().skip(self.top).take(room);
                (shown.collect(), self.left.len())
            } else {
                ((0..room).collect(), self.values(kind).len())
            };
            let rows = values.len();
            sections.push(Section {
                kind,
                values,
                of,
                row,
            });
            row += rows + 2;
        }
        sections
    }

    /// Brings the window over the open facet to its selected value.
    pub fn settle(&mut self, height: usize) {
        self.clamp();
        let share = self.share(height);
        let room = share
            .iter()
            .find(|(k, _)| *k == self.open)
            .map_or(1, |(_, r)| (*r).max(1));
        if self.cursor >= self.top + room {
            self.top = self.cursor + 1 - room;
        }
        self.top = self.top.min(self.left.len().saturating_sub(room));
    }
}
