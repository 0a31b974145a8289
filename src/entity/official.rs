//! Reads a block for people and their roles.
//!
//! Forms: roles before a name, behind it (after a comma, a dash, `là`, in brackets), `roles là name`,
//! and roles with no name. What is said of whom is collected here; who is who on the page is
//! decided in [`people`](super::people).

mod behind;

use std::ops::Range;

use super::body::{Body, Place};
use super::known::{BodyKind, Lang, List, RoleClass};
use super::person::{Name, NameKind};
use super::role::{Role, Roles};
use super::scan::Scan;
use super::token::{Begins, Shape};

/// A name with the roles that the block gives it.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) name: Name,
    /// Offices only; at least one.
    pub(super) roles: Vec<Role>,
    /// Everything the rule looked at.
    pub(super) words: Range<usize>,
    pub(super) rule: &'static str,
}

/// A role that stands for its holder.
#[derive(Debug)]
pub(super) struct Alone {
    pub(super) role: Role,
    /// A given name behind it: `Bộ trưởng Sơn`.
    pub(super) given: Option<usize>,
}

/// What a block says.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) claims: Vec<Claim>,
    pub(super) alone: Vec<Alone>,
    /// Names that no role stands beside.
    pub(super) names: Vec<Name>,
}

/// Reads one block; `masked` are the words of conferences, in order, which hold no roles.
pub(super) fn read(scan: &Scan<'_>, masked: &[Range<usize>]) -> Reading {
    let mut reading = Reading::default();
    let mut masks = masked.iter().peekable();
    let mut at = 0;
    while at < scan.tokens.len() {
        while masks.peek().is_some_and(|m| m.end <= at) {
            masks.next();
        }
        if let Some(mask) = masks.peek().filter(|m| m.contains(&at)) {
            at = scan.behind_chair(mask.end);
            continue;
        }
        let limit = masks.peek().map_or(scan.tokens.len(), |m| m.start);
        let scan = Scan {
            tokens: &scan.tokens[..limit],
            ..*scan
        };
        at = scan.step(at, &mut reading);
    }
    reading
}

impl Scan<'_> {
    /// Behind the one who presides over the event that ends before `at` (`COP26 President Alok Sharma`), who holds no
    /// office by that; `at` itself where nobody does, or one who is known.
    fn behind_chair(&self, at: usize) -> usize {
        const CHAIRS: &[&str] = &[
            "president",
            "chair",
            "chairman",
            "chairwoman",
            "chairperson",
        ];
        let presides = CHAIRS.iter().any(|word| self.is_word(at, word));
        let name = self.name(at + 1).filter(|_| presides);
        match name {
            Some(name) if name.kind != NameKind::Known => name.words.end,
            _ => at,
        }
    }

    /// Reads what begins at `at`; where to go on.
    fn step(&self, at: usize, reading: &mut Reading) -> usize {
        let token = &self.tokens[at];
        let may_begin = token.begins.has(Begins::ROLE | Begins::TITLE) || token.is_capital();
        if !may_begin || !token.is_word() {
            return at + 1;
        }
        if let Some(roles) = self.roles(at, false) {
            return self.with_roles(at, roles, reading);
        }
        if let Some(len) = self.at(List::Honorific, at) {
            return match self.titled_name(at + len) {
                Some(name) => self.with_name(name, reading),
                None => at + len,
            };
        }
        let inside = at > 0 && self.capital_run(at - 1) > 1 && !self.follows(List::Honorific, at);
        if self.is_capital(at)
            && !inside
            && let Some(name) = self.name(at)
        {
            return self.with_name(name, reading);
        }
        at + 1
    }

    /// Capitals right behind a title that are a name because a role stands behind them, whatever the
    /// name is made of: `đồng chí Bun Thăn Xay Nhạ Vông, Chủ tịch huyện`, `ông K’Brểu (Phó Chủ tịch ...)`.
    fn titled_name(&self, at: usize) -> Option<Name> {
        const LONGEST: usize = 6;
        let run = self.capital_run(at);
        let end = at + run;
        let told = self.is_mark(end, ',') || self.is_mark(end, '(');
        let whole = self.name(at).is_some_and(|n| match n.kind {
            NameKind::Known | NameKind::Vietnamese | NameKind::Minority => n.words.len() >= run,
            NameKind::Foreign => self.is_foreign(&n),
            NameKind::Single => false,
        });
        let marked = run == 1 && self.is_marked(at);
        if !told || whole || !(marked || (2..=LONGEST).contains(&run)) {
            return None;
        }
        self.role(self.skip_titles(end + 1, false), false)
            .filter(|role| role.is_office(self))?;
        Some(Name {
            words: at..end,
            kind: NameKind::Minority,
        })
    }

    /// Roles at `at`, and perhaps a name behind them.
    fn with_roles(&self, at: usize, roles: Roles, reading: &mut Reading) -> usize {
        let (roles, start) = self.fuller(at, roles);
        if let Some(name) = self.name(start).filter(|n| self.fits(&roles, n)) {
            let end = self.claim(at, &roles, name, "role before name", reading);
            return self.more_names(at, &roles, end, reading);
        }
        if let Some(name) = self.behind_colon(&roles) {
            let end = self.claim(at, &roles, name, "role before name", reading);
            return self.more_names(at, &roles, end, reading);
        }
        let last = roles.list.len() - 1;
        if let Some(len) = self.at(List::HeldBy, roles.end) {
            let start = self.skip_titles(roles.end + len, false);
            let named = self.name(start).filter(|n| {
                matches!(
                    n.kind,
                    NameKind::Known | NameKind::Vietnamese | NameKind::Minority
                ) && self.fits(&roles, n)
            });
            if let Some(name) = named {
                let end = self.claim(at, &roles, name, "role is name", reading);
                return self.more_names(at, &roles, end, reading);
            }
        }
        let end = roles.end;
        if self.speaks_of_one(at) {
            let given = self.given(start);
            for (n, role) in roles.list.into_iter().enumerate() {
                if role.head(self).class != RoleClass::None && !role.bodies.has(BodyKind::Event) {
                    reading.alone.push(Alone {
                        role,
                        given: given.filter(|_| n == last),
                    });
                }
            }
        }
        end
    }

    /// The name behind `Thứ trưởng Bộ Công Thương:` when nothing follows it that would make it the
    /// beginning of what the holder says.
    fn behind_colon(&self, roles: &Roles) -> Option<Name> {
        if !self.is_mark(roles.end, ':') {
            return None;
        }
        let name = self.name(self.skip_titles(roles.end + 1, false))?;
        let closed = self
            .tokens
            .get(name.words.end)
            .is_none_or(|t| t.shape == Shape::Mark);
        let surely = matches!(
            name.kind,
            NameKind::Known | NameKind::Vietnamese | NameKind::Minority
        );
        let place = self
            .known
            .bodies
            .longest(self.from(name.words.start), |_| true)
            .is_some_and(|(len, _)| len >= name.words.len());
        (closed && surely && !place).then_some(name)
    }

    /// The same roles with bodies in small letters, when only that leads to a name; and where the
    /// name would begin.
    fn fuller(&self, at: usize, roles: Roles) -> (Roles, usize) {
        let start = self.skip_titles(roles.end, true);
        if self.name(start).is_some_and(|n| self.fits(&roles, &n)) {
            return (roles, start);
        }
        if let Some(loose) = self.roles(at, true).filter(|l| l.end > roles.end) {
            let start = self.skip_titles(loose.end, true);
            if self.name(start).is_some_and(|n| self.fits(&loose, &n)) {
                return (loose, start);
            }
        }
        if let Some(whole) = self.with_upper_body(&roles) {
            let start = self.skip_titles(whole.end, true);
            if self.name(start).is_some_and(|n| self.fits(&whole, &n)) {
                return (whole, start);
            }
        }
        (roles, start)
    }

    /// The roles with the body to which that of the last one belongs, named behind a comma: `Vụ trưởng Vụ ASEAN, Bộ
    /// Ngoại giao`.
    fn with_upper_body(&self, roles: &Roles) -> Option<Roles> {
        let last = roles.list.last().filter(|role| !role.bodies.is_empty())?;
        if !self.is_mark(roles.end, ',') || !self.is_capital(roles.end + 1) {
            return None;
        }
        let begins = [BodyKind::State, BodyKind::Party, BodyKind::Mass];
        let known = &self.known.bodies;
        known.longest(self.from(roles.end + 1), |k| {
            begins.iter().any(|b| k.has(*b))
        })?;
        let upper = self.body(
            roles.end + 1,
            Body {
                nested: false,
                place: Place::Named,
                loose: false,
                field: last.head(self).class == RoleClass::Ministry,
            },
        );
        let mut whole = roles.clone();
        whole.end = upper.end;
        if let Some(role) = whole.list.last_mut() {
            role.words.end = upper.end;
            role.bodies.add(upper.kinds);
        }
        Some(whole)
    }

    /// Behind honorifics, ranks and degrees; a comma only when one of them follows it.
    fn skip_titles(&self, at: usize, comma: bool) -> usize {
        let mut next = at;
        let mut titled = false;
        for _ in 0..6 {
            let behind_mark = next
                + usize::from(
                    (titled || comma) && (self.is_mark(next, ',') || self.is_mark(next, '.')),
                );
            match self.at(List::Honorific, behind_mark) {
                Some(len) => {
                    next = behind_mark + len;
                    titled = true;
                    next += usize::from(self.is_mark(next, '.'));
                }
                None => break,
            }
        }
        next
    }

    /// Whether a name can belong to these roles.
    fn fits(&self, roles: &Roles, name: &Name) -> bool {
        let Some(last) = roles.list.last() else {
            return false;
        };
        let class = last.head(self).class;
        match name.kind {
            NameKind::Known | NameKind::Vietnamese | NameKind::Minority => true,
            // Unknown syllables behind a local office are rather a place.
            NameKind::Foreign => {
                let domestic = matches!(
                    class,
                    RoleClass::Local
                        | RoleClass::Party
                        | RoleClass::Army
                        | RoleClass::Mass
                        | RoleClass::None
                );
                let abroad = class == RoleClass::Foreign
                    || last.bodies.has(BodyKind::Place)
                    || last.bodies.is_empty();
                self.is_foreign(name) || !domestic && abroad
            }
            NameKind::Single => {
                matches!(
                    class,
                    RoleClass::Foreign
                        | RoleClass::State
                        | RoleClass::Government
                        | RoleClass::Ministry
                        | RoleClass::Diplomacy
                ) && !last.head(self).of_place
                    && self.tokens[name.words.start].shape == Shape::Title
                    // "the Indonesian House of Representatives"
                    && !self.is_word(name.words.end, "of")
            }
        }
    }

    /// Records who holds the roles; where the name ends.
    fn claim(
        &self,
        at: usize,
        roles: &Roles,
        name: Name,
        rule: &'static str,
        reading: &mut Reading,
    ) -> usize {
        let end = name.words.end;
        let refused = self.follows_institution(at)
            || self.follows(List::Meeting, at)
            || self.follows(List::Candidate, at)
            || self.follows(List::Spouse, at) && !matches!(name.kind, NameKind::Known)
            || self.is_past(&name) && !roles.list.iter().any(|r| self.held_before(r, &name))
            || self.signs(at);
        if refused {
            return end;
        }
        let mut held = self.held(roles, &name);
        if held.is_empty() {
            return self.with_name(name, reading);
        }
        let mut end = end;
        if let Some(more) = self.between_dashes(end) {
            end = more.end;
            held.extend(self.held(&more, &name));
        }
        let end = self.bracketed(end, &name, reading).unwrap_or(end);
        reading.claims.push(Claim {
            words: at.min(name.words.start)..name.words.end,
            name,
            roles: held,
            rule,
        });
        end
    }

    /// Roles between two dashes: `- Thường trực Ban Bí thư -`.
    fn between_dashes(&self, end: usize) -> Option<Roles> {
        if !self.is_mark(end, '-') || self.tokens[end].joined {
            return None;
        }
        self.roles(end + 1, false)
            .filter(|roles| self.is_mark(roles.end, '-'))
    }

    /// Whether the sentence begins with `Tác giả` and goes on in small words up to `at`: who wrote
    /// the page is nobody whom it is about.
    fn signs(&self, at: usize) -> bool {
        const FARTHEST: usize = 6;
        for start in (at.saturating_sub(FARTHEST)..at).rev() {
            if self
                .at(List::Author, start)
                .is_some_and(|len| start + len <= at)
            {
                return start == 0
                    || self.tokens[start - 1].shape == Shape::Mark
                        && !self.is_mark(start - 1, ',');
            }
            if self.tokens[start].shape != Shape::Lower {
                return false;
            }
        }
        false
    }

    /// The roles of the list that the name holds: those behind the last one that must belong to
    /// someone else, offices only.
    fn held(&self, roles: &Roles, name: &Name) -> Vec<Role> {
        let mut held: Vec<Role> = Vec::new();
        let mut top = None;
        for role in roles.list.iter().rev() {
            let knowledge = role.head(self);
            if let Some(this) = knowledge.top {
                use super::known::Top::{Party, State};
                if top.is_some_and(|other| {
                    this != other && !matches!((this, other), (Party, State) | (State, Party))
                }) {
                    break;
                }
                top = Some(this);
            }
            let domestic = knowledge.lang == Lang::Vi
                && knowledge.needs.has(BodyKind::Plain)
                && role.bodies.is_empty()
                && name.kind != NameKind::Foreign;
            if role.is_office(self) && !domestic
                || role.is_bare_office(self) && self.held_before(role, name)
            {
                held.push(role.clone());
            }
        }
        held.reverse();
        held
    }

    /// Whether the table of officials knows this person with such an office, so that the head needs
    /// no body: `Chủ tịch Tập Cận Bình`.
    fn held_before(&self, role: &Role, name: &Name) -> bool {
        self.known
            .official(&self.text(name.words.clone()))
            .is_some_and(|person| person.held(&self.text(role.core..role.head_end)))
    }

    fn is_past(&self, name: &Name) -> bool {
        self.known
            .is_past(self.tokens[name.words.clone()].iter().map(|t| t.word))
    }

    /// `các Phó Thủ tướng A, B và C`: the names behind the first hold the role too.
    fn more_names(&self, at: usize, roles: &Roles, mut end: usize, reading: &mut Reading) -> usize {
        if !self.follows(List::Plural, at) {
            return end;
        }
        let list_end = self.tokens.len();
        while end < list_end {
            if !(self.is_mark(end, ',')
                || self.is_mark(end, ';')
                || self.is_word(end, "và")
                || self.is_word(end, "and"))
            {
                break;
            }
            let start = self.skip_titles(end + 1, false);
            if self.roles(start, false).is_some() {
                break;
            }
            let Some(name) = self.name(start).filter(|n| {
                matches!(
                    n.kind,
                    NameKind::Known | NameKind::Vietnamese | NameKind::Minority
                )
            }) else {
                break;
            };
            end = self.claim(at, roles, name, "role before names", reading);
        }
        end
    }

    /// Whether a credit stands before: `Ảnh: Tuấn Anh`.
    fn follows_credit(&self, at: usize) -> bool {
        let colon = at > 0 && self.is_mark(at - 1, ':');
        colon && self.follows(List::Credit, at - 1)
    }

    /// Whether a word before says that a place follows.
    fn is_place_like(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let area = self
            .known
            .bodies
            .ending(self.before(at), |kinds| kinds.has(BodyKind::Area))
            .is_some();
        area || [
            "tại", "ở", "từ", "đến", "tới", "thăm", "in", "at", "from", "to",
        ]
        .iter()
        .any(|w| self.is_word(before, w))
    }

    /// Whether a role alone at `at` means one person: not several, not the office as such.
    fn speaks_of_one(&self, at: usize) -> bool {
        ![List::Plural, List::Candidate, List::Spouse, List::OfficeOf]
            .into_iter()
            .any(|list| self.follows(list, at))
            && !self.follows_institution(at)
    }

    /// Whether something named after a person or an office stands before: `bảo tàng`, `cầu`, but not
    /// `yêu cầu`.
    fn follows_institution(&self, at: usize) -> bool {
        self.follows(List::Institution, at) && !self.follows(List::NotInstitution, at)
    }

    /// A lone capitalised word behind a role: `Bộ trưởng Sơn`.
    fn given(&self, at: usize) -> Option<usize> {
        (self.is_capital(at) && self.capital_run(at) == 1).then_some(at)
    }
}
