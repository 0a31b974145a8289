//! Bodies of English roles: `of Foreign Affairs`, `of the Republic of X`.

use super::{ENGLISH_JOINERS, Found, LONGEST};
use crate::entity::known::{BodyKind, BodyKinds};
use crate::entity::scan::Scan;
use crate::entity::token::Shape;

impl Scan<'_> {
    /// The body of an English head.
    pub(in crate::entity) fn english_body(&self, at: usize) -> Found {
        let mut found = Found {
            end: at,
            kinds: BodyKinds::default(),
        };
        let mut i = at;
        let mut joined = false;
        while i < at + LONGEST {
            if let Some((len, kinds)) = self
                .known
                .bodies
                .longest(self.from(i), |k| !k.has(BodyKind::Event))
                .filter(|(_, k)| joined && (self.is_capital(i) || k.has(BodyKind::Area)))
            {
                i += len;
                found.end = i;
                found.kinds.add(*kinds);
                // "provincial ...", "Hanoi People's Committee"
                joined =
                    found.kinds.has(BodyKind::Area) && !self.is_capital(i - 1) || self.is_organ(i);
                if self.is_mark(i, ',') && self.is_comma_list_english(i + 1) {
                    i += 1;
                    joined = true;
                }
                continue;
            }
            if joined && self.is_capital(i) && !self.is_role_here(i, false) {
                let run = self.capital_run(i);
                // The last two of many are the holder.
                let goes_on = self
                    .tokens
                    .get(i + run)
                    .is_some_and(|t| t.shape == Shape::Lower);
                let rest = if run > 2
                    && goes_on
                    && !self.is_area(i + run - 1)
                    && !self.is_vietnamese(i + run - 2, 2)
                {
                    run - 2
                } else {
                    run
                };
                let n = self.before_name(i, run).unwrap_or(rest);
                // "the Provincial | People's Committee", "the Hanoi | Party Committee"
                if let Some(inner) = (i + 1..i + n).find(|&j| self.is_organ(j)) {
                    i = inner;
                    continue;
                }
                i += n;
                found.end = i;
                joined = self.is_area(i);
                continue;
            }
            let small = !self.is_capital(i) && ENGLISH_JOINERS.iter().any(|j| self.is_word(i, j));
            let amp = self.is_mark(i, '&');
            let ok = small && (found.end > at || !self.is_word(i, "and")) || amp;
            if !ok
                || self.is_role_here(i + 1, false)
                || !(self.is_capital(i + 1) || self.is_word(i + 1, "the") || self.is_area(i + 1))
            {
                break;
            }
            joined = true;
            i += 1;
        }
        found
    }

    /// Whether an organ of the State or the Party, or a mass body, begins at `at`.
    fn is_organ(&self, at: usize) -> bool {
        let organs = [BodyKind::State, BodyKind::Party, BodyKind::Mass];
        self.known
            .bodies
            .longest(self.from(at), |k| {
                organs.iter().any(|&kind| k.has(kind)) && !k.has(BodyKind::Field)
            })
            .is_some()
    }

    pub(super) fn is_area(&self, at: usize) -> bool {
        self.known
            .bodies
            .longest(self.from(at), |k| k.has(BodyKind::Area))
            .is_some()
    }

    pub(super) fn is_comma_list_english(&self, at: usize) -> bool {
        self.known
            .bodies
            .longest(self.from(at), |k| k.has(BodyKind::Field))
            .is_some_and(|(len, _)| self.is_word(at + len, "and"))
    }
}
