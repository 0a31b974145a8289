//! A date beside the name of a conference: `(14/12)`, `, ngày 19/12`, `diễn ra từ 21 - 26/8/2016`.

use crate::entity::known::List;
use crate::entity::scan::Scan;
use crate::text::date::month_name;

/// Days, months and years as far as they are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Beside {
    pub(super) day: Option<i8>,
    pub(super) month: Option<i8>,
    pub(super) year: Option<i16>,
}

impl Beside {
    /// Whether it is enough to tell an edition of a series: a day, or a year.
    pub(super) fn tells_edition(self) -> bool {
        self.day.is_some() || self.year.is_some()
    }
}

/// Words between a name and its date.
const BETWEEN: [&str; 28] = [
    "vừa", "đã", "kết", "thúc", "bế", "hai", "ba", "bốn", "diễn", "ra", "được", "tổ", "chức",
    "vào", "sáng", "chiều", "tối", "hôm", "từ", "trong", "họp", "khai", "mạc", "các", "held", "on",
    "in", "from",
];

/// Tokens of a sentence before a name.
const SENTENCE: usize = 45;

/// Tokens between a name and its date.
const FARTHEST: usize = 12;

impl Scan<'_> {
    /// The date that stands beside a name which ends at `end`.
    pub(super) fn date_beside(&self, end: usize) -> Option<Beside> {
        let mut at = end;
        let mut bracket = false;
        while at < end + FARTHEST {
            let day_word = self.is_word(at, "ngày");
            if day_word {
                at += 1;
            }
            if let Some(found) = self.day(at).or_else(|| self.english_day(at)) {
                return Some(found);
            }
            if (self.is_word(at, "năm") || bracket) && at <= end + 2 {
                let year_at = at + usize::from(self.is_word(at, "năm"));
                if let Some(year) = self.year(year_at) {
                    return Some(Beside {
                        year: Some(year),
                        ..Beside::default()
                    });
                }
            }
            if self.is_word(at, "tháng") {
                return self.month(at + 1);
            }
            if day_word {
                return None;
            }
            // "(Đà Nẵng, 9/2020)"
            if bracket && let Some(found) = self.month(at).filter(|d| d.year.is_some()) {
                return Some(found);
            }
            if self.is_mark(at, '(') && !bracket {
                bracket = true;
                at += 1;
            } else if self.is_mark(at, ',') || BETWEEN.iter().any(|w| self.is_word(at, w)) {
                at += 1;
            } else if self.is_word(at, "tại") {
                at += 1 + self.capital_run(at + 1).min(4);
            } else if bracket && self.is_capital(at) && self.at(List::Stop, at).is_none() {
                // "(TP. Huế, "
                at += 1;
                at += usize::from(self.is_mark(at, '.'));
            } else {
                return None;
            }
        }
        None
    }

    /// The date nearest before `at` in the same sentence.
    pub(super) fn date_before(&self, at: usize) -> Option<Beside> {
        (at.saturating_sub(SENTENCE)..at)
            .rev()
            .take_while(|&i| {
                !self.is_mark(i, '.')
                    || self.tokens[i].joined && self.tokens.get(i + 1).is_some_and(|t| t.joined)
            })
            .find_map(|i| {
                if i > 0 && self.tokens[i - 1].joined && self.is_mark(i - 1, '/') {
                    None
                } else {
                    self.day(i)
                }
            })
    }

    /// Whether the sentence of `at` says before it that it tells of the page's own day.
    pub(super) fn is_same_day(&self, at: usize) -> bool {
        (at.saturating_sub(SENTENCE)..at)
            .rev()
            .take_while(|&i| !self.is_mark(i, '.'))
            .any(|i| {
                let same = self.is_word(i, "cùng") && self.is_word(i + 1, "ngày");
                let today = self.is_word(i + 1, "nay")
                    && ["hôm", "sáng", "chiều", "tối"]
                        .iter()
                        .any(|w| self.is_word(i, w));
                same || today
            })
    }

    /// `14/12`, `14/12/2021`, `21 - 26/8`, `ngày 14 tháng 12 năm 2021` from the day on.
    fn day(&self, at: usize) -> Option<Beside> {
        let day = self.small(at, 31)?;
        let mut next = at + 1;
        // The last day of a span: the month stands behind it.
        let span = self.is_mark(next, '-') || self.is_word(next, "đến") || self.is_word(next, "và");
        if span
            && self.small(next + 1, 31).is_some()
            && (self.is_mark(next + 2, '/') || self.is_word(next + 2, "tháng"))
        {
            next += 2;
        }
        if self.is_word(next, "tháng") {
            let month = self.small(next + 1, 12)?;
            let year = if self.is_word(next + 2, "năm") {
                self.year(next + 3)
            } else {
                None
            };
            return Some(Beside {
                day: Some(day),
                month: Some(month),
                year,
            });
        }
        if !(self.is_mark(next, '/') || self.is_mark(next, '-') || self.is_mark(next, '.'))
            || !self.tokens[next].joined
        {
            return None;
        }
        let month = self
            .small(next + 1, 12)
            .filter(|_| self.tokens[next + 1].joined)?;
        let same = (self.is_mark(next + 2, '/') || self.is_mark(next + 2, '-'))
            && self.tokens[next + 2].joined;
        let year = if same { self.year(next + 3) } else { None };
        Some(Beside {
            day: Some(day),
            month: Some(month),
            year,
        })
    }

    /// `15 December 2021`, `December 15, 2021`, `15-17 December`, `December 2021`.
    fn english_day(&self, at: usize) -> Option<Beside> {
        let mut at = at;
        let mut day = self.small(at, 31);
        if day.is_some() {
            at += 1;
            if self.is_mark(at, '-') && self.small(at + 1, 31).is_some() {
                at += 2;
            }
        }
        let name = self.tokens.get(at).filter(|token| token.is_capital())?;
        let month = month_name(&name.of(self.page).to_lowercase())?;
        let month = i8::try_from(month).ok()?;
        at += 1;
        if day.is_none()
            && let Some(behind) = self.small(at, 31)
        {
            day = Some(behind);
            at += 1;
            if self.is_mark(at, '-') && self.small(at + 1, 31).is_some() {
                at += 2;
            }
        }
        at += usize::from(self.is_mark(at, ','));
        let year = self.year(at);
        (day.is_some() || year.is_some()).then_some(Beside {
            day,
            month: Some(month),
            year,
        })
    }

    /// `12/2021`, `12 năm 2021` behind `tháng`.
    fn month(&self, at: usize) -> Option<Beside> {
        let month = self.small(at, 12)?;
        let next = at + 1;
        let year =
            if self.is_mark(next, '/') || self.is_mark(next, '-') || self.is_word(next, "năm") {
                self.year(next + 1)
            } else {
                None
            };
        Some(Beside {
            day: None,
            month: Some(month),
            year,
        })
    }

    fn small(&self, at: usize, largest: i8) -> Option<i8> {
        self.arabic(at)
            .and_then(|n| i8::try_from(n).ok())
            .filter(|n| (1..=largest).contains(n))
    }
}
