//! Numbers of conferences: Arabic, Roman and spelled out are one number.

use crate::entity::scan::Scan;
use crate::entity::token::Shape;

/// Largest number of a session that is believed.
const LARGEST: u16 = 400;

/// First and last year that a conference can have.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

const UNITS: [(&str, u16); 17] = [
    ("nhất", 1),
    ("một", 1),
    ("mốt", 1),
    ("hai", 2),
    ("nhì", 2),
    ("ba", 3),
    ("tư", 4),
    ("bốn", 4),
    ("năm", 5),
    ("lăm", 5),
    ("nhăm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("không", 0),
];

const ENGLISH: [(&str, u16); 15] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
];

/// The value of a Roman number in capitals, written the usual way.
fn roman(text: &str) -> Option<u16> {
    const SIGNS: [(&str, u16); 9] = [
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let mut rest = text;
    let mut value = 0;
    for (sign, worth) in SIGNS {
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(sign) {
            rest = after;
            value += worth;
            times += 1;
            if sign.len() == 2 || matches!(sign, "V" | "L") {
                break;
            }
            if times > 3 {
                return None;
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

impl Scan<'_> {
    /// The Arabic number at `at`.
    pub(in crate::entity) fn arabic(&self, at: usize) -> Option<u16> {
        let token = self.tokens.get(at).filter(|t| t.shape == Shape::Number)?;
        token.of(self.page).parse().ok()
    }

    /// The year at `at`.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        self.arabic(at)
            .filter(|y| YEARS.contains(y))
            .and_then(|y| i16::try_from(y).ok())
    }

    /// The Roman number at `at`.
    pub(in crate::entity) fn roman(&self, at: usize) -> Option<u16> {
        let token = self.tokens.get(at).filter(|t| t.is_capital())?;
        roman(token.of(self.page))
    }

    /// A number of a session at `at`, in figures: value and end.
    pub(super) fn figure(&self, at: usize) -> Option<(u16, usize)> {
        let value = self
            .arabic(at)
            .filter(|n| (1..=LARGEST).contains(n))
            .or_else(|| self.roman(at))?;
        Some((value, at + 1))
    }

    /// A number of a session at `at`, in figures or words: value and end.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u16, usize)> {
        self.figure(at).or_else(|| self.spelled(at))
    }

    /// A number in Vietnamese words below a hundred: `ba mươi mốt`.
    fn spelled(&self, at: usize) -> Option<(u16, usize)> {
        let unit = |at: usize| {
            UNITS
                .iter()
                .find(|(w, _)| self.is_word(at, w))
                .map(|(_, n)| *n)
        };
        let is_ten = |at: usize| self.is_word(at, "mươi");
        if self.is_word(at, "mười") {
            return Some(
                unit(at + 1)
                    .filter(|&n| n > 0)
                    .map_or((10, at + 1), |n| (10 + n, at + 2)),
            );
        }
        let first = unit(at).filter(|&n| n > 0)?;
        if is_ten(at + 1) {
            return Some(
                unit(at + 2)
                    .filter(|&n| n > 0)
                    .map_or((first * 10, at + 2), |n| (first * 10 + n, at + 3)),
            );
        }
        Some((first, at + 1))
    }

    /// An English ordinal at `at`: `29th`, `third`.
    pub(super) fn english_ordinal(&self, at: usize) -> Option<(u16, usize)> {
        if let Some((_, value)) = ENGLISH.iter().find(|(w, _)| self.is_word(at, w)) {
            return Some((*value, at + 1));
        }
        let value = self
            .arabic(at)
            .filter(|n| (1..=LARGEST).contains(n))
            .or_else(|| self.roman(at))?;
        let suffix = self.tokens.get(at + 1)?.joined
            && ["st", "nd", "rd", "th"]
                .iter()
                .any(|s| self.is_word(at + 1, s));
        suffix.then_some((value, at + 2))
    }
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn roman_numbers() {
        let value = |t| roman(t);
        assert_eq!(
            (
                value("XIII"),
                value("XL"),
                value("IV"),
                value("IIII"),
                value("VX"),
                value("")
            ),
            (Some(13), Some(40), Some(4), None, None, None)
        );
    }
}
