//! A role: `[former] head [suffix] [body] [country or place]`, and lists of them.
//!
//! In: a place in a block. Out: the role or the list of roles that begins there, or nothing. Whose
//! roles they are is decided in [`official`](super::official).

use std::ops::Range;

use super::body::{Body, Place};
use super::known::{BodyKind, BodyKinds, Head, Lang, List, RoleClass};
use super::scan::Scan;
use super::token::Begins;

/// A role found in a block.
#[derive(Debug, Clone)]
pub(super) struct Role {
    /// All its words, former and country included.
    pub(super) words: Range<usize>,
    /// Where the head begins, behind `nguyên`, `cựu`, ... or a country.
    pub(super) core: usize,
    /// Number of the head.
    pub(super) head: usize,
    /// Where the head ends and the body begins.
    pub(super) head_end: usize,
    /// What its body is.
    pub(super) bodies: BodyKinds,
}

/// A list of roles: `Phó Thủ tướng, Bộ trưởng Ngoại giao`.
#[derive(Debug, Clone)]
pub(super) struct Roles {
    /// At least one, in the page's order.
    pub(super) list: Vec<Role>,
    /// Where the list ends.
    pub(super) end: usize,
}

/// Roles read in one list.
const LONGEST_LIST: usize = 12;

impl Role {
    /// The head's knowledge.
    pub(super) fn head<'a>(&self, scan: &Scan<'a>) -> &'a Head {
        &scan.known.heads[self.head]
    }

    /// Whether its holder is an official.
    pub(super) fn is_office(&self, scan: &Scan<'_>) -> bool {
        let head = self.head(scan);
        if head.class == RoleClass::None || self.bodies.has(BodyKind::Event) {
            return false;
        }
        if self.bodies.has(BodyKind::Company) && head.class != RoleClass::Party {
            return false;
        }
        let alone = head.needs.has(BodyKind::Plain) && self.words.end == self.head_end;
        head.needs.is_empty() || alone || head.needs.meets(self.bodies)
    }

    /// Whether it could be an office that only lacks its body.
    pub(super) fn is_bare_office(&self, scan: &Scan<'_>) -> bool {
        self.bodies.is_empty() && self.head(scan).class != RoleClass::None
    }
}

impl Scan<'_> {
    /// The role that begins at `at`; `loose` also takes bodies in small letters.
    pub(super) fn role(&self, at: usize, loose: bool) -> Option<Role> {
        self.read_role(at, loose, true)
    }

    /// The role that is the body of another one; it holds no third.
    pub(super) fn inner_role(&self, at: usize) -> Option<Role> {
        self.read_role(at, false, false)
    }

    fn read_role(&self, at: usize, loose: bool, outer: bool) -> Option<Role> {
        let first = self.tokens.get(at)?;
        let prefixed = first.begins.has(Begins::BODY) && first.is_capital();
        if !prefixed && !first.begins.has(Begins::ROLE) {
            return None;
        }
        let mut core = at;
        while core < at + 2 {
            match self.at(List::Former, core) {
                Some(len) => core += len,
                None => break,
            }
            // "ex-Minister"
            if self.is_mark(core, '-') {
                core += 1;
            }
        }
        // "Cố vấn" is a head and no late "vấn".
        self.role_from(at, core, loose, outer).or_else(|| {
            (core > at)
                .then(|| self.role_from(at, at, loose, outer))
                .flatten()
        })
    }

    /// The role whose head, or the country before it, begins at `core`.
    fn role_from(&self, at: usize, mut core: usize, loose: bool, outer: bool) -> Option<Role> {
        let mut bodies = BodyKinds::default();
        let prefix = self.prefix(core);
        if let Some((len, kinds)) = prefix {
            core += len;
            bodies.add(kinds);
        }
        let (len, &head) = self.known.roles.longest(self.from(core), |_| true)?;
        let knowledge = &self.known.heads[head];
        let english = knowledge.lang == Lang::En;
        if english && !self.is_capital(core) || prefix.is_some() && !english {
            return None;
        }
        // A capitalised phrase that only begins like a head: "Thứ trưởng" is one, "bí thư" in "Bí
        // Thư Viện" would be too; the head must end where a word ends, which tokens guarantee.
        let mut end = core + len;
        let head_end = end;
        let local = matches!(
            knowledge.class,
            RoleClass::Local | RoleClass::Party | RoleClass::Army
        );
        if !english {
            end = self.suffixes(end);
        }
        let body = if english {
            self.english_body(end)
        } else {
            self.body(
                end - self.shared_with_body(core, end, loose),
                Body {
                    nested: knowledge.nested && outer,
                    place: if knowledge.of_place {
                        Place::Abroad
                    } else if local {
                        Place::Implied
                    } else {
                        Place::Named
                    },
                    loose,
                    field: knowledge.class == RoleClass::Ministry,
                },
            )
        };
        if body.end > end {
            end = body.end;
            bodies.add(body.kinds);
        }
        if !english && body.end > head_end && self.is_capital(end) {
            end = self.suffixes(end);
        }
        let end = self.term(end);
        Some(Role {
            words: at..end,
            core,
            head,
            head_end,
            bodies,
        })
    }

    /// How many of the head's last words begin a body that goes on behind it: `Chủ nhiệm | Ủy ban
    /// Nhà nước về người Việt Nam ở nước ngoài`.
    fn shared_with_body(&self, core: usize, end: usize, loose: bool) -> usize {
        (core + 1..end)
            .filter(|&from| loose || self.is_capital(from))
            .find(|&from| {
                self.known
                    .bodies
                    .longest(self.from(from), |_| true)
                    .is_some_and(|(len, _)| from + len > end)
            })
            .map_or(0, |from| end - from)
    }

    /// A country or body before an English head: `Chinese`, `Singapore's`, `EU`.
    fn prefix(&self, at: usize) -> Option<(usize, BodyKinds)> {
        if !self.is_capital(at) {
            return None;
        }
        let (mut len, &kinds) = self.known.bodies.longest(self.from(at), |k| {
            k.has(BodyKind::Place) || k.has(BodyKind::Intl)
        })?;
        if (self.is_mark(at + len, '\'') || self.is_mark(at + len, '\u{2019}'))
            && self.is_word(at + len + 1, "s")
        {
            len += 2;
        }
        let (_, &head) = self.known.roles.longest(self.from(at + len), |_| true)?;
        (self.known.heads[head].lang == Lang::En && self.is_capital(at + len))
            .then_some((len, kinds))
    }

    /// Behind `khóa XV`, which belongs to the office of a deputy.
    fn term(&self, at: usize) -> usize {
        let figure = self.is_word(at, "khóa")
            && (self.arabic(at + 1).is_some() || self.roman(at + 1).is_some());
        if figure { at + 2 } else { at }
    }

    /// Skips `Thường trực`, `phụ trách`, ...
    fn suffixes(&self, mut at: usize) -> usize {
        for _ in 0..2 {
            if let Some(len) = self.at(List::Suffix, at) {
                at += len;
            }
        }
        at
    }

    /// The list of roles that begins at `at`.
    pub(super) fn roles(&self, at: usize, loose: bool) -> Option<Roles> {
        let first = self.role(at, loose)?;
        let mut end = first.words.end;
        let mut list = vec![first];
        while list.len() < LONGEST_LIST {
            let next = self
                .separator(end)
                .and_then(|after| self.role(after, loose));
            let Some(role) = next else { break };
            end = role.words.end;
            list.push(role);
        }
        Some(Roles { list, end })
    }

    /// Where the next role of a list may begin: behind `,` `kiêm` `và` `-` or nothing but a space
    /// where the page lost its comma.
    fn separator(&self, at: usize) -> Option<usize> {
        let mut next = at;
        if self.is_mark(next, ',') || self.is_mark(next, '-') {
            next += 1;
        }
        for word in ["kiêm", "và", "đồng", "and", "concurrently"] {
            if self.is_word(next, word) {
                next += 1;
                if word == "đồng" {
                    next += usize::from(self.is_word(next, "thời"));
                }
                for small in ["là", "làm", "the"] {
                    next += usize::from(self.is_word(next, small));
                }
                break;
            }
        }
        (next > at || self.is_capital(at)).then_some(next)
    }
}
