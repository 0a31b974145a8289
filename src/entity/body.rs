//! The body of a role: what stands between the head and the name.
//!
//! A run of known entries and joiners (`Nông nghiệp và Phát triển Nông thôn`, `UBND tỉnh Quảng
//! Ninh`, `Việt Nam tại Hoa Kỳ`). After a unit (`Cục`) or an area (`huyện`) words that are not known
//! belong to it too, up to the first words that make a name.

mod english;
mod place;

use super::known::{BodyKind, BodyKinds, List};
use super::person::NameKind;
use super::scan::Scan;
use super::token::Shape;

pub(super) use place::Place;

/// How a body is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    /// Another role may be the body.
    pub(super) nested: bool,
    /// When a place that is not known belongs to it.
    pub(super) place: Place,
    /// Entries of several words may be in small letters.
    pub(super) loose: bool,
    /// A field of government that is not known may stand before a known body or place.
    pub(super) field: bool,
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
        // "Trưởng phòng" is followed by what the department does.
        let mut unit = at > 0 && self.is_word(at - 1, "phòng");
        let mut i = at;
        while i < at + LONGEST {
            if self.is_role_here(i, how.nested) {
                if how.nested
                    && found.end == at
                    && let Some(role) = self.inner_role(i)
                {
                    found.end = role.words.end;
                    found.kinds.insert(BodyKind::Role);
                }
                break;
            }
            if unit && let Some(end) = self.prevention(i) {
                i = end;
                found.end = end;
                found.kinds.insert(BodyKind::Field);
                unit = false;
                continue;
            }
            if let Some((len, kinds)) = self
                .entry(i, how.loose || i > at && self.is_word(i - 1, "và"))
                .filter(|&(len, kinds)| i == at || !self.is_deed(i, len, kinds))
            {
                i += len;
                found.kinds.add(kinds);
                area = kinds.has(BodyKind::Area);
                unit = kinds.has(BodyKind::Units);
                i += self.aside(i);
                if kinds.has(BodyKind::Company) {
                    i += self.company_words(i);
                }
                found.end = i;
                continue;
            }
            let short = self.abbreviated(i);
            if short > 0 {
                i += short;
                found.end = i;
                continue;
            }
            let taken = if unit && !area {
                self.unit_words(i)
            } else {
                self.unknown_place(i, area, i == at, how.place, found.kinds)
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
            if unit && let Some(next) = self.small_words_of_a_unit(i) {
                i = next;
                continue;
            }
            if how.field
                && i == at
                && let Some(end) = self.unknown_field(i)
            {
                i = end;
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
            if unit && self.is_between_regions(i) {
                i += 1;
                continue;
            }
            if found.end > at
                && let Some(end) = self.city_before_name(i)
            {
                found.end = end;
                break;
            }
            match self.joiner(i, found.end > at, how.loose) {
                Some(next) => i = next,
                None => break,
            }
        }
        found
    }

    /// Whether the dash at `at` stands between regions of one unit: `Vụ Đông Nam Á - Nam Thái Bình Dương`.
    fn is_between_regions(&self, at: usize) -> bool {
        self.is_mark(at, '-')
            && !self.tokens[at].joined
            && self.is_capital(at + 1)
            && !self.is_name(at + 1)
            && !self.is_role_here(at + 1, false)
    }

    /// End of `tại` and a city that is not known, up to the name.
    fn city_before_name(&self, at: usize) -> Option<usize> {
        if !self.is_word(at, "tại") || self.entry(at + 1, false).is_some() {
            return None;
        }
        let run = self.capital_run(at + 1);
        Some(at + 1 + self.before_name(at + 1, run)?)
    }

    /// End of what a unit is against, when a name or a known body follows: `Cục Quản lý | đê điều và Phòng,
    /// chống thiên tai`.
    fn prevention(&self, at: usize) -> Option<usize> {
        const MOST: usize = 6;
        let small = |i: usize| {
            self.tokens
                .get(i)
                .is_some_and(|t| t.shape == Shape::Lower && !self.known.is(List::Stop, t.word))
        };
        let against = (at..at + MOST).find(|&i| {
            self.is_word(i, "phòng") && self.is_mark(i + 1, ',') && self.is_word(i + 2, "chống")
        })?;
        let mut end = against + 3;
        while end < against + 3 + MOST && small(end) && self.entry(end, false).is_none() {
            end += 1;
        }
        let led = (at..against).all(small);
        let followed = self.is_name(end) || self.entry(end, false).is_some();
        (led && end > against + 3 && followed).then_some(end)
    }

    /// End of a role behind `của`: `Đặc phái viên của Tổng thống Mỹ`.
    fn nested(&self, at: usize, how: Body, first: bool) -> Option<usize> {
        if !(how.nested && first && self.is_word(at, "của")) {
            return None;
        }
        self.inner_role(at + 1).map(|role| role.words.end)
    }

    /// Behind words that are no known field and lead to a known body with a name behind it: `Bộ trưởng |
    /// Biến đổi khí hậu | Pakistan Sherry Rehman`.
    fn unknown_field(&self, at: usize) -> Option<usize> {
        let title = |i: usize| {
            self.tokens
                .get(i)
                .is_some_and(|t| t.shape == Shape::Title && !self.is_name(i))
        };
        if !title(at) {
            return None;
        }
        let end = self.small_words_of_a_unit(at + 1)?;
        let (len, kinds) = self.entry(end, false)?;
        let known = kinds.has(BodyKind::Place) || kinds.has(BodyKind::State);
        (known && self.name(end + len).is_some()).then_some(end)
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

    /// A country or an abbreviation in brackets inside a body: `huyện X (Lào)`, `Cục Dự trữ Liên bang
    /// (Fed)`.
    fn aside(&self, at: usize) -> usize {
        if !self.is_mark(at, '(') {
            return 0;
        }
        let place = self
            .known
            .bodies
            .longest(self.from(at + 1), |k| k.has(BodyKind::Place))
            .map(|(len, _)| len);
        let Some(len) = place.or(self.is_capital(at + 1).then_some(1)) else {
            return 0;
        };
        let end = at + 1 + len;
        if self.is_mark(end, ')') && self.name(end + 1).is_some() {
            len + 2
        } else {
            0
        }
    }

    /// Whether a head begins here, and not an entry that is longer than it,
    /// or as long as it where a role may be a body (`nested`).
    fn is_role_here(&self, at: usize, nested: bool) -> bool {
        let Some((head, _)) = self.known.roles.longest(self.from(at), |_| true) else {
            return false;
        };
        self.entry(at, false)
            .is_none_or(|(len, _)| len < head || nested && len == head)
    }

    /// Whether the entry at `at` is rather the first word of what someone does: `UBND xã | giải trình`,
    /// `Đoàn ĐBQH tỉnh | báo cáo`.
    fn is_deed(&self, at: usize, len: usize, kinds: BodyKinds) -> bool {
        let token = &self.tokens[at];
        let other = kinds.has(BodyKind::Event) || kinds.has(BodyKind::Company);
        other && len == 1 && token.shape == Shape::Lower && self.known.is(List::Verb, token.word)
    }

    /// Tokens of the name of a company at `at`: all capitals, but not a person behind them.
    fn company_words(&self, at: usize) -> usize {
        let run = self.capital_run(at);
        match self.before_name(at, run) {
            Some(n) => n,
            None if run > 2 && self.name_length(at) == Some(run) => 0,
            None => run,
        }
    }

    /// Tokens of an abbreviation at `at` that is no entry but stands where a body does, before a
    /// name or a known body: `NHNN`, `VH-TT-DL`.
    fn abbreviated(&self, at: usize) -> usize {
        let is_short = |i: usize| self.tokens.get(i).is_some_and(|t| t.shape == Shape::Upper);
        if at == 0 || !is_short(at) || is_short(at - 1) {
            return 0;
        }
        let mut end = at + 1;
        while (self.is_mark(end, '-') || self.is_mark(end, '&'))
            && self.tokens[end].joined
            && is_short(end + 1)
            && self.tokens[end + 1].joined
        {
            end += 2;
        }
        let alone = end == at + 1;
        if alone && (self.is_vietnamese(at, 1) || self.tokens[at].of(self.page).chars().count() < 3)
        {
            return 0;
        }
        let followed = self.is_name(end) || self.entry(end, false).is_some();
        if followed { end - at } else { 0 }
    }

    /// Behind a few small words that lead from a unit to a known body: `Quản lý | xuất nhập cảnh |
    /// Công an`.
    fn small_words_of_a_unit(&self, at: usize) -> Option<usize> {
        const MOST: usize = 6;
        let small = |i: usize| {
            self.tokens.get(i).is_some_and(|t| {
                t.shape == Shape::Lower
                    && !self.known.is(List::Verb, t.word)
                    && !self.known.is(List::Stop, t.word)
            }) && self.entry(i, false).is_none()
        };
        let mut end = at;
        while end < at + MOST && small(end) {
            end += 1;
        }
        (end > at && self.is_capital(end) && self.entry(end, false).is_some()).then_some(end)
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
        (goes_on && !self.is_role_here(next, false)).then_some(next)
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
}
