//! The number or year inside the name of a conference, and whether it is one at all.

use super::name::Walk;
use crate::entity::known::List;
use crate::entity::scan::Scan;
use crate::entity::token::Shape;

/// First words of what a number counts.
const COUNTED: [&str; 22] = [
    "nước", "quốc", "ngày", "tháng", "năm", "người", "đại", "tỉnh", "bộ", "bên", "nền", "thành",
    "vòng", "điểm", "cầu", "doanh", "nhà", "triệu", "tỷ", "nghìn", "phần", "địa",
];

impl Scan<'_> {
    /// A number or year at `at`; where to go on.
    pub(super) fn number(&self, at: usize, from: usize, walk: &mut Walk) -> Option<usize> {
        let marked = self.is_word(at, "lần") && self.is_word(at + 1, "thứ");
        let session = self.is_word(at, "thứ") && self.is_session(from);
        let (value, next) = if marked || session {
            let first = at + if marked { 2 } else { 1 };
            self.ordinal(first)?
        } else if self.is_word(at, "lần") {
            self.ordinal(at + 1)
                .filter(|&(_, end)| !self.is_counting(end))?
        } else {
            return self.bare_number(at, from, walk);
        };
        if !walk.ordinals.is_empty() {
            return None;
        }
        Some(self.first_number(value, next, walk))
    }

    /// Keeps the first number and those that follow it; returns where they end.
    fn first_number(&self, value: u16, next: usize, walk: &mut Walk) -> usize {
        walk.ordinals.push(value);
        walk.before_number = Some(walk.series.len());
        let end = self.more_numbers(next, walk);
        walk.number_end = end;
        walk.end = end;
        end
    }

    /// `..., 39 và 40` behind a number.
    pub(super) fn more_numbers(&self, mut at: usize, walk: &mut Walk) -> usize {
        while walk.ordinals.len() < 4 {
            let joined = self.is_mark(at, ',')
                || self.is_word(at, "và")
                || self.is_mark(at, '-')
                || self.is_mark(at, '/');
            if !joined {
                break;
            }
            let behind = at + 1;
            let behind = behind
                + if self.is_word(behind, "lần") && self.is_word(behind + 1, "thứ") {
                    2
                } else {
                    0
                };
            let Some((value, end)) = self.figure(behind) else {
                break;
            };
            let next_one = walk
                .ordinals
                .last()
                .is_some_and(|&last| value > last && value <= last + 3);
            if !next_one || self.is_mark(end, '/') || self.is_counting(end) {
                break;
            }
            walk.ordinals.push(value);
            at = end;
        }
        at
    }

    /// A number without `lần thứ`: `HNNG 31`, `Hội nghị Ngoại vụ 18`, `AMM-56`, or a year.
    fn bare_number(&self, at: usize, from: usize, walk: &mut Walk) -> Option<usize> {
        let mut figure = at;
        if self.is_mark(at, '-') && self.tokens[at].joined {
            figure += 1;
        }
        if figure == at && self.is_word(at, "năm") {
            let year = self
                .year(at + 1)
                .filter(|_| self.names_something(from, walk))?;
            walk.year = walk.year.or(Some(year));
            walk.end = at + 2;
            if walk.number_end == 0 {
                walk.before_number = Some(walk.series.len());
            }
            walk.number_end = at + 2;
            return Some(at + 2);
        }
        if let Some(year) = self.year(figure) {
            if !self.names_something(from, walk)
                || self.is_mark(figure + 1, '-') && self.year(figure + 2).is_some()
            {
                return None;
            }
            walk.year = walk.year.or(Some(year));
            walk.end = figure + 1;
            if walk.number_end == 0 {
                walk.before_number = Some(walk.series.len());
            }
            walk.number_end = figure + 1;
            return Some(figure + 1);
        }
        let (value, next) = self.figure(figure)?;
        let roman = self.roman(figure).is_some();
        let key = self.key(&walk.series);
        let known = self.known.series_of(&key).is_some();
        let congress = roman && key.len() == 2 && self.is_word(walk.series[0], "đại");
        let ends = self
            .tokens
            .get(next)
            .is_none_or(|t| t.shape == Shape::Mark || self.known.is(List::Verb, t.word))
            || self.at(List::Stop, next).is_some();
        let unknown_ok = ends
            && self.names_something(from, walk)
            && (!roman || self.tokens[figure].shape == Shape::Upper);
        let session = self.is_session(from) && walk.series.len() == 2 && at == from;
        if !walk.ordinals.is_empty()
            || self.is_counting(next)
            || !(known || congress || session || unknown_ok)
        {
            return None;
        }
        Some(self.first_number(value, next, walk))
    }

    /// Whether the words behind the head are a name and no description.
    pub(super) fn names_something(&self, from: usize, walk: &Walk) -> bool {
        let mut behind = from;
        while let Some(len) = self.at(List::Level, behind) {
            behind += len;
        }
        let Some(&first) = walk
            .series
            .iter()
            .find(|&&i| i >= behind)
            .or_else(|| walk.series.iter().find(|&&i| i >= from))
        else {
            return false;
        };
        let token = &self.tokens[first];
        // "Hội nghị thượng đỉnh về Hệ thống lương thực"
        let subject = walk.level && self.is_word(first, "về") && self.is_capital(first + 1);
        if self.known.is(List::Generic, token.word)
            && !subject
            && self.known.series_of(&self.key(&walk.series)).is_none()
        {
            return false;
        }
        self.known.series_of(&self.key(&walk.series)).is_some()
            || token.is_capital()
            || subject
            || self.is_capital(from - 1 - usize::from(from >= 2 && !self.is_capital(from - 1)))
                && walk.series.iter().any(|&i| i >= from && self.is_capital(i))
            || self.at(List::Level, first).is_some()
                && walk.series.iter().any(|&i| i >= from && self.is_capital(i))
    }

    /// Whether the number before `at` counts something: `5 nước`, `300 đại biểu`, `18/8`.
    pub(super) fn is_counting(&self, at: usize) -> bool {
        if self.is_word(at, "năm") && self.year(at + 1).is_some() {
            return false;
        }
        !self.is_capital(at) && COUNTED.iter().any(|u| self.is_word(at, u))
            || self.is_mark(at, '/')
            || self.is_mark(at, '%')
            || self.is_mark(at, '.')
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.joined && t.shape == Shape::Number)
    }
}
