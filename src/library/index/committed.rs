//! What a commit of the index says of the files beside it: how much of each belongs to it. Whatever stands behind
//! that was written by a program that ended before its next commit.

use std::fmt;

/// The lengths that a commit names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Committed {
    /// Bytes of the [`Ledger`](super::ledger::Ledger).
    pub(super) ledger: u64,
    /// Bytes of the [`Journal`](super::journal::Journal).
    pub(super) journal: u64,
}

impl Committed {
    /// What a commit was given; nothing where there was none.
    pub(super) fn of(payload: Option<&str>) -> Self {
        let mut numbers = payload.unwrap_or_default().split(' ').map(str::parse);
        let mut next = || numbers.next().and_then(Result::ok).unwrap_or(0);
        Self {
            ledger: next(),
            journal: next(),
        }
    }
}

impl fmt::Display for Committed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.ledger, self.journal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_commit_was_given_is_read_again() {
        let committed = Committed {
            ledger: 96,
            journal: 4000,
        };
        assert_eq!(Committed::of(Some(&committed.to_string())), committed);
        assert_eq!(Committed::of(None), Committed::default());
        assert_eq!(Committed::of(Some("x")), Committed::default());
    }
}
