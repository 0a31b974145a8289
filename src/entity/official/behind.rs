//! Offices that stand behind a name: after a comma or a dash, in brackets, after `là`.

use super::{Claim, Reading};
use crate::entity::known::{BodyKind, List};
use crate::entity::person::{Name, NameKind};
use crate::entity::role::Roles;
use crate::entity::scan::Scan;
use crate::entity::token::Shape;

impl Scan<'_> {
    /// A name with no role before it, and perhaps roles behind it.
    pub(super) fn with_name(&self, name: Name, reading: &mut Reading) -> usize {
        let end = name.words.end;
        let start = name.words.start;
        let thing = self
            .known
            .bodies
            .longest(self.from(start), |_| true)
            .is_some_and(|(len, _)| len >= name.words.len());
        if thing || name.kind == NameKind::Single || self.is_past(&name) {
            return end;
        }
        let named_after = self.follows_institution(start);
        let refused = named_after
            || self.signs(start)
            || self.follows(List::Accused, start)
            || self.follows_credit(start)
            || self.is_place_like(start);
        if refused || name.kind == NameKind::Foreign && !self.is_foreign(&name) {
            return end;
        }
        if let Some(next) = self.bracketed(end, &name, reading) {
            return next;
        }
        if let Some((claim, next)) = self.apposition(&name) {
            reading.claims.push(claim);
            return next;
        }
        reading.names.push(name);
        end
    }

    /// `name (roles)`.
    pub(super) fn bracketed(
        &self,
        end: usize,
        name: &Name,
        reading: &mut Reading,
    ) -> Option<usize> {
        if !self.is_mark(end, '(') {
            return None;
        }
        let roles = self.roles(end + 1, false)?;
        let closed = [')', ',', ';'].iter().any(|&m| self.is_mark(roles.end, m));
        let held = self.held(&roles, name);
        if !closed || held.is_empty() {
            return None;
        }
        reading.claims.push(Claim {
            words: name.words.start..roles.end,
            name: name.clone(),
            roles: held,
            rule: "role in brackets",
        });
        Some(roles.end)
    }

    /// `name, roles`, `name - roles`, `name là role`.
    pub(super) fn apposition(&self, name: &Name) -> Option<(Claim, usize)> {
        let end = self.behind_age(name.words.end);
        // `Ngời- Chủ tịch` is a dash, `Jean-Marc` a hyphen.
        let joined = |at: usize| self.tokens.get(at).is_some_and(|t| t.joined);
        let dash = || self.is_mark(end, '-') && !(joined(end) && joined(end + 1));
        let (start, rule, loose) = if self.is_mark(end, ',') {
            (self.skip_titles(end + 1, false), "role after comma", false)
        } else if dash() {
            (end + 1, "role after dash", false)
        } else {
            let len = self.at(List::Is, end)?;
            let mut start = end + len;
            for small in ["the", "a", "an"] {
                start += usize::from(self.is_word(start, small));
            }
            (start, "name is role", true)
        };
        let start = start + usize::from(self.is_word(start, "the"));
        let start = start + self.at(List::Is, start).unwrap_or_default();
        let mut roles = self.roles(start, false)?;
        if loose && let Some(wider) = self.roles(start, true).filter(|w| w.end > roles.end) {
            roles = wider;
        }
        // "..., Bí thư Huyện ủy, được điều động làm Giám đốc Sở Nội vụ"
        if self.is_mark(roles.end, ',')
            && let Some(len) = self.at(List::Is, roles.end + 1).filter(|&len| len > 1)
            && let Some(next) = self.roles(roles.end + 1 + len, true)
        {
            roles.end = next.end;
            roles.list.extend(next.list);
        }
        self.take_place(name, &mut roles);
        // The roles belong to a name of their own.
        let next = self.skip_titles(roles.end, false);
        if self.is_capital(next) && self.name(next).is_some_and(|n| self.fits(&roles, &n)) {
            return None;
        }
        let closed = self
            .tokens
            .get(roles.end)
            .is_none_or(|t| t.shape == Shape::Mark)
            || self.close(&mut roles);
        // Capitals that are no Vietnamese name may be a place, unless a title stands before them.
        let doubtful =
            name.kind == NameKind::Foreign && !self.follows(List::Honorific, name.words.start);
        if !closed && (doubtful || self.is_capital(roles.end)) && rule != "name is role" {
            return None;
        }
        let mut held = self.held(&roles, name);
        held.retain(|role| !role.head(self).needs.has(BodyKind::Plain) || !role.bodies.is_empty());
        (!held.is_empty()).then(|| {
            let claim = Claim {
                words: name.words.start..roles.end,
                name: name.clone(),
                roles: held,
                rule,
            };
            (claim, roles.end)
        })
    }

    /// Takes a place that reads like a foreign name into the last role: `Ông Sok Veasna, Phó Tỉnh trưởng Svay Rieng,`.
    fn take_place(&self, name: &Name, roles: &mut Roles) {
        let (Some(last), end) = (roles.list.last_mut(), roles.end) else {
            return;
        };
        let placed = last.head(self).of_place && last.bodies.is_empty();
        let place = self.name(end).filter(|n| n.kind == NameKind::Foreign);
        if let Some(place) = place
            && placed
            && self.follows(List::Honorific, name.words.start)
            && self.is_mark(place.words.end, ',')
        {
            last.words.end = place.words.end;
            last.bodies.insert(BodyKind::Place);
            roles.end = place.words.end;
        }
    }

    /// Behind `, sinh năm 1932` or `, 56 tuổi` where a comma follows.
    fn behind_age(&self, end: usize) -> usize {
        if !self.is_mark(end, ',') {
            return end;
        }
        let at = end + 1;
        let born = self.is_word(at, "sinh") && self.is_word(at + 1, "năm");
        let behind = if born && self.arabic(at + 2).is_some() {
            at + 3
        } else if self.arabic(at).is_some() && self.is_word(at + 1, "tuổi") {
            at + 2
        } else {
            return end;
        };
        if self.is_mark(behind, ',') {
            behind
        } else {
            end
        }
    }

    /// Takes words up to the next mark into the last role: behind a name a body needs no list.
    pub(super) fn close(&self, roles: &mut Roles) -> bool {
        const FARTHEST: usize = 12;
        let mut end = roles.end;
        if !self.is_capital(end) {
            return false;
        }
        while let Some(token) = self.tokens.get(end).filter(|t| t.shape != Shape::Mark) {
            let other = self.known.is(List::Verb, token.word)
                || self.is_name(end)
                || self.role(end, false).is_some();
            if end - roles.end >= FARTHEST || other {
                return false;
            }
            end += 1;
        }
        if let Some(last) = roles.list.last_mut() {
            last.words.end = end;
        }
        roles.end = end;
        true
    }
}
