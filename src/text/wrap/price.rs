//! What rows cost, so that the best of all ways to break a text can be told: what they leave empty, and what
//! they break apart.

use super::rows::{Chunk, FREE};

/// The widest a row can be asked to be: that of no screen.
pub(super) const WIDEST: usize = 1 << 12;

/// How rows end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Where their words do.
    Ragged,
    /// All in one column, where the spaces of a row are enough for that: none may be widened by more than one
    /// column.
    Even,
}

/// The prices of rows of one width. A row costs the third power of what it leaves empty: a little is as good
/// as nothing, and one that is half empty is worse than many that are not full.
#[derive(Debug, Clone, Copy)]
pub(super) struct Price {
    pub(super) columns: usize,
    pub(super) edge: Edge,
}

impl Price {
    /// A row with words in so many columns, and so many spaces between them.
    pub(super) fn row(self, width: usize, spaces: usize) -> u64 {
        let empty = self.columns.saturating_sub(width);
        let torn = self.edge == Edge::Even && empty > spaces;
        cube(empty) + if torn { self.share(4) } else { 0 }
    }

    /// A row's end behind a chunk.
    pub(super) fn end(self, chunk: &Chunk) -> u64 {
        // Gaps that cannot be filled are worse where all other rows end in one column.
        let (held, firm) = match self.edge {
            Edge::Ragged => (3, 2),
            Edge::Even => (4, 3),
        };
        if chunk.tied {
            return cube(self.columns).saturating_mul(64);
        }
        self.broken(chunk.held, held)
            .max(self.broken(chunk.firm, firm))
    }

    /// Breaking words of this width apart, which are held at the price of a row that is empty by one `share`th.
    /// Narrower ones never leave a row as empty as that, and always hold.
    fn broken(self, width: u16, share: usize) -> u64 {
        match usize::from(width) {
            width if width * share <= self.columns => cube(self.columns),
            _ if width == FREE => 0,
            _ => self.share(share),
        }
    }

    /// What a row costs that is empty by one `share`th.
    fn share(self, share: usize) -> u64 {
        cube(self.columns / share)
    }
}

fn cube(columns: usize) -> u64 {
    (columns as u64).pow(3)
}
