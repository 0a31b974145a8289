//! The body of a role: what stands between the head and the name.
//!
//! A run of known entries and joiners (`Nông nghiệp và Phát triển Nông thôn`, `UBND tỉnh Quảng
//! Ninh`, `Việt Nam tại Hoa Kỳ`). After a unit (`Cục`) or an area (`huyện`) words that are not known
//! belong to it too, up to the first words that make a name.

use super::known::{BodyKind, BodyKinds, List, Surname};
use super::person::NameKind;
use super::scan::Scan;
use super::token::Shape;

/// How a body is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    /// Another role may be the body.
    pub(super) nested: bool,
    /// A place may follow without a word such as `tỉnh`.
    pub(super) implied_area: bool,
    /// Entries of several words may be in small letters.
    pub(super) loose: bool,
}

/// A body that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) kinds: BodyKinds,
}

/// Longest body, in tokens.
const LONGEST: usize = 40;

const JOINERS: [&str; 9] = ["và", "của", "tại", "ở", "cho", "thuộc", "về", "bên", "cạnh"];
const ENGLISH_JOINERS: [&str; 7] = ["of", "for", "to", "the", "and", "at", "in"];

impl Scan<'_> {
    /// The body that begins at `at`; it ends there when there is none.
    pub(super) fn body(&self, at: usize, how: Body) -> Found {
        let mut found = Found {
            end: at,
            kinds: BodyKinds::default(),
        };
        let mut area = false;
        let mut unit = false;
        let mut i = at;
        while i < at + LONGEST {
            if self.is_role_here(i) {
                if how.nested
                    && found.end == at
                    && let Some(role) = self.inner_role(i)
                {
                    found.end = role.words.end;
                    found.kinds.insert(BodyKind::Role);
                }
                break;
            }
            if let Some((len, kinds)) =
                self.entry(i, how.loose || i > at && self.is_word(i - 1, "và"))
            {
                i += len;
                found.end = i;
                found.kinds.add(kinds);
                area = kinds.has(BodyKind::Area);
                unit = kinds.has(BodyKind::Units);
                i += self.aside(i);
                if i > found.end {
                    found.end = i;
                }
                continue;
            }
            let implied = how.implied_area && !found.kinds.has(BodyKind::Place);
            let taken = if area {
                self.place_words(i, true)
            } else if unit {
                self.unit_words(i)
            } else if implied {
                self.place_words(i, false)
            } else {
                0
            };
            if taken > 0 {
                i += taken;
                i += self.aside(i);
                found.end = i;
                found.kinds.insert(BodyKind::Place);
                unit = unit && !area;
                area = false;
                continue;
            }
            if let Some(end) = self
                .nested(i, how, found.end == at)
                .or_else(|| self.subject(i))
            {
                found.end = end;
                found.kinds.insert(BodyKind::Role);
                i = end;
                continue;
            }
            // A unit of several regions: "Vụ Đông Nam Á - Nam Thái Bình Dương".
            let dash = unit && self.is_mark(i, '-') && !self.tokens[i].joined;
            if dash && self.is_capital(i + 1) && !self.is_name(i + 1) && !self.is_role_here(i + 1) {
                i += 1;
                continue;
            }
            // "tại" and a city that is not known, up to the name.
            if self.is_word(i, "tại") && found.end > at {
                let run = self.capital_run(i + 1);
                if let Some(n) = self
                    .before_name(i + 1, run)
                    .filter(|_| self.entry(i + 1, false).is_none())
                {
                    found.end = i + 1 + n;
                    break;
                }
            }
            match self.joiner(i, found.end > at, how.loose) {
                Some(next) => i = next,
                None => break,
            }
        }
        found
    }

    /// End of a role behind `của`: `Đặc phái viên của Tổng thống Mỹ`.
    fn nested(&self, at: usize, how: Body, first: bool) -> Option<usize> {
        if !(how.nested && first && self.is_word(at, "của")) {
            return None;
        }
        self.inner_role(at + 1).map(|role| role.words.end)
    }

    /// End of `về` with a few small words, when a name follows: `về biến đổi khí hậu`.
    fn subject(&self, at: usize) -> Option<usize> {
        if !self.is_word(at, "về") {
            return None;
        }
        let mut end = at + 1;
        while end < at + 7
            && self
                .tokens
                .get(end)
                .is_some_and(|t| t.shape == Shape::Lower && !self.known.is(List::Verb, t.word))
        {
            end += 1;
        }
        (end > at + 1 && self.name(end).is_some_and(|n| n.kind != NameKind::Single)).then_some(end)
    }

    /// A country in brackets inside a body: `huyện X (Lào)`.
    fn aside(&self, at: usize) -> usize {
        let closed = self.is_mark(at, '(')
            && self
                .known
                .bodies
                .longest(self.from(at + 1), |k| k.has(BodyKind::Place))
                .is_some_and(|(len, _)| {
                    self.is_mark(at + 1 + len, ')') && self.name(at + 2 + len).is_some()
                });
        if !closed {
            return 0;
        }
        self.known
            .bodies
            .longest(self.from(at + 1), |k| k.has(BodyKind::Place))
            .map_or(0, |(len, _)| len + 2)
    }

    /// Whether a head begins here, and not an entry that is longer than it.
    fn is_role_here(&self, at: usize) -> bool {
        let Some((head, _)) = self.known.roles.longest(self.from(at), |_| true) else {
            return false;
        };
        self.entry(at, false).is_none_or(|(len, _)| len < head)
    }

    /// The known entry at `at`.
    fn entry(&self, at: usize, loose: bool) -> Option<(usize, BodyKinds)> {
        let capital = self.is_capital(at);
        let (len, kinds) = self.known.bodies.longest(self.from(at), |kinds| {
            capital
                || kinds.has(BodyKind::Area)
                || kinds.has(BodyKind::Company)
                || kinds.has(BodyKind::Event)
                || loose
        })?;
        // Alone and in small letters a short word is anything.
        if !capital && loose && len < 2 && !kinds.has(BodyKind::Area) {
            return None;
        }
        // "Văn" and the like begin names; an entry of one word must not cut a name in two.
        if capital
            && len == 1
            && self.name_length(at).is_some()
            && !kinds.has(BodyKind::State)
            && !kinds.has(BodyKind::Area)
        {
            return None;
        }
        Some((len, *kinds))
    }

    /// Behind the joiner at `at`, when an entry follows it.
    fn joiner(&self, at: usize, inside: bool, loose: bool) -> Option<usize> {
        let token = self.tokens.get(at)?;
        let mut next = at + 1;
        if token.shape == Shape::Mark {
            let text = token.of(self.page);
            let dash = self.is_mark(at, '-');
            if !inside || !(dash || text == "&" || text == ",") {
                return None;
            }
            if text == "," && !self.is_comma_list(next) {
                return None;
            }
        } else {
            let small = JOINERS.iter().any(|j| self.is_word(at, j));
            if !small || token.is_capital() && token.shape != Shape::Upper {
                return None;
            }
            if !inside && (self.is_word(at, "và") || self.is_word(at, "về")) {
                return None;
            }
            if self.is_word(at, "bên") {
                next += usize::from(self.is_word(next, "cạnh"));
            }
        }
        let (_, kinds) = self.entry(next, loose || self.is_word(at, "và"))?;
        // After "và" a field goes on; a country or a company would be someone else's.
        let goes_on =
            !self.is_word(at, "và") || kinds.has(BodyKind::Field) || kinds.has(BodyKind::Place);
        (goes_on && !self.is_role_here(next)).then_some(next)
    }

    /// Whether fields in a comma list begin at `at`, closed by `và`.
    fn is_comma_list(&self, mut at: usize) -> bool {
        for _ in 0..4 {
            let Some((len, _)) = self
                .known
                .bodies
                .longest(self.from(at), |k| k.has(BodyKind::Field))
            else {
                return false;
            };
            at += len;
            if self.is_word(at, "và") || self.is_mark(at, '&') {
                return true;
            }
            if !self.is_mark(at, ',') {
                return false;
            }
            at += 1;
        }
        false
    }

    /// Tokens of the unknown place at `at`. After an area word (`named`) something is always taken;
    /// without one, nothing that begins like a name.
    fn place_words(&self, at: usize, named: bool) -> usize {
        if named
            && self
                .tokens
                .get(at)
                .is_some_and(|t| t.shape == Shape::Number)
        {
            return 1;
        }
        let run = self.capital_run(at);
        if run == 0 || !named && (self.is_surely_a_name(at, run) || !self.is_vietnamese(at, run)) {
            return 0;
        }
        if named && self.is_rather_a_name(at, run) {
            return 0;
        }
        if let Some(n) = self.before_name(at, run) {
            return n;
        }
        if !named && run < 2 {
            return 0;
        }
        if run <= 3 { run } else { 2 }
    }

    /// Whether the capitals where a place may stand are a person. Two syllables behind a rare
    /// surname are rather a place: `Cái Bè`.
    fn is_surely_a_name(&self, at: usize, run: usize) -> bool {
        let rare = self
            .tokens
            .get(at)
            .is_some_and(|t| self.known.part(t.word).surname != Surname::Common);
        self.name(at).is_some_and(|name| match name.kind {
            NameKind::Known | NameKind::Minority => true,
            NameKind::Vietnamese => !(rare && run == 2),
            NameKind::Foreign | NameKind::Single => false,
        })
    }

    /// Whether the capitals after an area word are a person after all. Districts are often named
    /// like people of two syllables, provinces are not.
    fn is_rather_a_name(&self, at: usize, run: usize) -> bool {
        let Some(name) = self.name(at) else {
            return false;
        };
        match name.kind {
            NameKind::Known | NameKind::Minority => true,
            NameKind::Vietnamese => {
                let upper = self.tokens[at].shape == Shape::Upper && name.words.len() > 2;
                upper
                    || name.words.len() == run
                        && (run > 2 || at > 0 && self.is_word(at - 1, "tỉnh"))
            }
            NameKind::Foreign | NameKind::Single => false,
        }
    }

    /// Tokens of the unknown words after a unit: `Lễ tân`, `Pha Đăng`, `7`.
    fn unit_words(&self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at) else {
            return 0;
        };
        if token.shape == Shape::Number {
            return 1;
        }
        if !token.is_capital() || self.is_name(at) {
            return 0;
        }
        let lower = self.tokens.get(at + 1).is_some_and(|t| {
            t.shape == Shape::Lower
                && !self.known.is(List::Verb, t.word)
                && !self.known.is(List::Stop, t.word)
        });
        if lower && token.shape == Shape::Title {
            return 2;
        }
        let run = self.capital_run(at);
        self.before_name(at, run).unwrap_or(run.min(3))
    }

    /// How many of the `run` capitals at `at` stand before a name that fills the rest of it.
    fn before_name(&self, at: usize, run: usize) -> Option<usize> {
        [2, 1, 3, 4].into_iter().find(|&n| {
            n < run
                && self.is_name(at + n)
                && self.name_length(at + n).is_some_and(|len| len == run - n)
        })
    }

    /// The body of an English head.
    pub(super) fn english_body(&self, at: usize) -> Found {
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
                joined = found.kinds.has(BodyKind::Area) && !self.is_capital(i - 1);
                if self.is_mark(i, ',') && self.is_comma_list_english(i + 1) {
                    i += 1;
                    joined = true;
                }
                continue;
            }
            if joined && self.is_capital(i) && !self.is_role_here(i) {
                let run = self.capital_run(i);
                let n = self.before_name(i, run).unwrap_or(run);
                i += n;
                found.end = i;
                joined = self.is_area(i);
                continue;
            }
            let small = !self.is_capital(i) && ENGLISH_JOINERS.iter().any(|j| self.is_word(i, j));
            let amp = self.is_mark(i, '&');
            let ok = small && (found.end > at || !self.is_word(i, "and")) || amp;
            if !ok
                || self.is_role_here(i + 1)
                || !(self.is_capital(i + 1) || self.is_word(i + 1, "the") || self.is_area(i + 1))
            {
                break;
            }
            joined = true;
            i += 1;
        }
        found
    }

    fn is_area(&self, at: usize) -> bool {
        self.known
            .bodies
            .longest(self.from(at), |k| k.has(BodyKind::Area))
            .is_some()
    }

    fn is_comma_list_english(&self, at: usize) -> bool {
        self.known
            .bodies
            .longest(self.from(at), |k| k.has(BodyKind::Field))
            .is_some_and(|(len, _)| self.is_word(at + len, "and"))
    }
}
