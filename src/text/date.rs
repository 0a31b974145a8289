//! Dates and times as Vietnamese and English news pages write them.
//!
//! `15/12/2021`, `15-12-2021 10:38`, `20:10 | 17/08/2018`, `Thứ Sáu, 17/08/2018, 20:10 (GMT+7)`,
//! `10h38`, `ngày 15 tháng 12 năm 2021`, `2021-12-15T10:38`, `Dec 15, 2021 9:05 PM`. Lunar dates name
//! no civil day and are not found.

mod apart;
mod piece;
mod time;

use std::ops::Range;

use jiff::civil::{Date, Time};

pub use apart::{apart, beside, rest};
use piece::{Piece, What, pieces};
use time::{is_gap, time_after, time_at, time_before};

/// The days of the week in English, whole and short.
const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The day.
    pub date: Date,
    /// The minute, when it stands beside the day.
    pub time: Option<Time>,
    /// The bytes of day and time together, furniture between them included.
    pub bytes: Range<usize>,
}

/// The full dates (day, month and year) in `text`, in order.
///
/// ```
/// let found = docbao::text::date::find("Thứ Sáu, 17/08/2018, 20:10 (GMT+7)");
/// assert_eq!(found[0].date.to_string(), "2018-08-17");
/// assert_eq!(found[0].time.unwrap().hour(), 20);
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let pieces = pieces(text);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some((date, used)) = date_at(&pieces[at..]) else {
            at += 1;
            continue;
        };
        let end = at + used;
        let mut bytes = pieces[at].bytes.start..pieces[end - 1].bytes.end;
        let floor = found.last().map_or(0, |f| f.bytes.end);
        let mut time = None;
        let mut next = end;
        if let Some((t, range, used)) = time_after(&pieces[end..]) {
            time = Some(t);
            bytes.end = range.end;
            next = end + used;
        } else if let Some((t, range)) = time_before(&pieces[..at], floor) {
            time = Some(t);
            bytes.start = range.start;
        }
        found.push(Found { date, time, bytes });
        at = next;
    }
    found
}

/// Whether `text` is a time of day and nothing else: `10:38`, `10h38`, `lúc 9:05 PM`.
///
/// ```
/// use docbao::text::date::is_time;
/// assert!(is_time("10h38") && is_time("(20:10)") && !is_time("10:38 khai mạc"));
/// ```
#[must_use]
pub fn is_time(text: &str) -> bool {
    let pieces = pieces(text);
    let Some(at) = pieces
        .iter()
        .position(|p| matches!(p.what, What::Number(..)))
    else {
        return false;
    };
    time_at(&pieces[at..]).is_some_and(|(_, used)| {
        pieces[..at].iter().all(is_gap) && pieces[at + used..].iter().all(is_gap)
    })
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    Date::new(
        year as i16,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// A date that begins at the first piece, and how many pieces it takes.
fn date_at(p: &[Piece<'_>]) -> Option<(Date, usize)> {
    numeric(p)
        .or_else(|| spelled(p))
        .or_else(|| month_first(p))
        .or_else(|| english(p))
}

fn numeric(p: &[Piece<'_>]) -> Option<(Date, usize)> {
    const SIGNS: &[&str] = &["/", "-", ".", "–"];
    let [first, sign, middle, again, last, ..] = p else {
        return None;
    };
    let (What::Sign(sign), What::Sign(again)) = (&sign.what, &again.what) else {
        return None;
    };
    if sign != again || !SIGNS.contains(sign) {
        return None;
    }
    let month = middle.number(2)?;
    let (What::Number(left, left_len), What::Number(right, right_len)) = (&first.what, &last.what)
    else {
        return None;
    };
    match (left_len, right_len) {
        (4, 1 | 2) => civil(*left, month, *right),
        (1 | 2, 4) => civil(*right, month, *left).or_else(|| civil(*right, *left, month)),
        // Two digits of a year are a date only with slashes: 20.10.15 may be a number.
        (1 | 2, 2) if *sign == "/" => civil(2000 + right, month, *left),
        _ => None,
    }
    .map(|d| (d, 5))
}

/// `15 tháng 12 năm 2021`, `15 tháng 12, 2021`.
fn spelled(p: &[Piece<'_>]) -> Option<(Date, usize)> {
    let day = p.first()?.number(2)?;
    let mut at = 1;
    if p.get(at)?.is_sign(&["-", ","]) {
        at += 1;
    }
    let (month, used) = match p.get(at..at + 2)? {
        // `3 Th11 2020`
        [short, month] if short.is_word(&["th"]) => (month.number(2)?, 2),
        [word, ..] if word.is_word(&["thang"]) => {
            let (month, used) = vietnamese_month(&p[at + 1..])?;
            (month, used + 1)
        }
        _ => return None,
    };
    at += used;
    if p.get(at)?.is_sign(&[",", "-", "/"]) || p.get(at)?.is_word(&["nam"]) {
        at += 1;
    }
    let year = p.get(at)?.number(4)?;
    Some((civil(year, month, day)?, at + 1))
}

/// `tháng 12 04, 2022`, as translated templates write it.
fn month_first(p: &[Piece<'_>]) -> Option<(Date, usize)> {
    let [word, month, day, comma, year, ..] = p else {
        return None;
    };
    if !word.is_word(&["thang"]) || !comma.is_sign(&[","]) {
        return None;
    }
    let date = civil(year.number(4)?, month.number(2)?, day.number(2)?)?;
    Some((date, 5))
}

fn vietnamese_month(p: &[Piece<'_>]) -> Option<(u32, usize)> {
    const NAMES: [&str; 10] = [
        "gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi",
    ];
    let first = p.first()?;
    if let Some(n) = first.number(2) {
        return Some((n, 1));
    }
    let word = first.word()?;
    let n = if word == "mot" {
        1
    } else {
        NAMES.iter().position(|n| *n == word)? as u32 + 1
    };
    match (n, p.get(1).and_then(Piece::word)) {
        (10, Some("mot")) => Some((11, 2)),
        (10, Some("hai")) => Some((12, 2)),
        _ => Some((n, 1)),
    }
}

fn english(p: &[Piece<'_>]) -> Option<(Date, usize)> {
    let comma = |at: usize| usize::from(p.get(at).is_some_and(|s| s.is_sign(&[",", ".", "-"])));
    if let Some(month) = p.first()?.word().and_then(month_name) {
        let mut at = 1 + comma(1);
        let day = p.get(at)?.number(2)?;
        at += 1;
        at += usize::from(
            p.get(at)
                .is_some_and(|w| w.is_word(&["st", "nd", "rd", "th"])),
        );
        // `July, 12/2023`
        let slash = usize::from(p.get(at).is_some_and(|s| s.is_sign(&["/"])));
        at += slash.max(comma(at));
        return Some((civil(p.get(at)?.number(4)?, month, day)?, at + 1));
    }
    let day = p.first()?.number(2)?;
    let mut at = 1;
    at += usize::from(
        p.get(at)
            .is_some_and(|w| w.is_word(&["st", "nd", "rd", "th"])),
    );
    at += comma(at);
    let month = p.get(at)?.word().and_then(month_name)?;
    at += 1;
    at += comma(at);
    Some((civil(p.get(at)?.number(4)?, month, day)?, at + 1))
}

/// The number of a month by its English name in lower case, or the first three letters of that.
pub(crate) fn month_name(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word == "sept" {
        return Some(9);
    }
    MONTHS
        .iter()
        .position(|m| *m == word || (word.len() == 3 && m.starts_with(word)))
        .map(|i| i as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> String {
        let found = find(text);
        let Some(f) = found.first() else {
            return "none".into();
        };
        match f.time {
            Some(t) => format!("{} {:02}:{:02}", f.date, t.hour(), t.minute()),
            None => f.date.to_string(),
        }
    }

    #[test]
    fn forms() {
        for (text, want) in [
            ("15/12/2021", "2021-12-15"),
            ("15-12-2021 10:38", "2021-12-15 10:38"),
            ("20:10 | 17/08/2018", "2018-08-17 20:10"),
            ("Thứ Sáu, 17/08/2018, 20:10 (GMT+7)", "2018-08-17 20:10"),
            ("10h38, ngày 15 tháng 12 năm 2021", "2021-12-15 10:38"),
            ("Thứ tư, 15 Tháng Mười Hai 2021 09:05", "2021-12-15 09:05"),
            ("2021-12-15T10:38:00+07:00", "2021-12-15 10:38"),
            ("Dec 15, 2021 9:05 PM", "2021-12-15 21:05"),
            ("Updated: 15 December 2021, 12:05 AM", "2021-12-15 00:05"),
            ("December 3rd, 2021", "2021-12-03"),
            ("Tin tức 14/12/2021 10:38", "2021-12-14 10:38"),
            ("05/3/2019 lúc 7:02 SA", "2019-03-05 07:02"),
            ("17/08/2018 (Thứ 6) 20:10", "2018-08-17 20:10"),
            ("July, 12/2023 - 08:10", "2023-07-12 08:10"),
            ("03 Th11 2020", "2020-11-03"),
            ("tháng 12 04, 2022", "2022-12-04"),
            ("Đăng lúc: 14:20:35 17/06/2022 (GMT+7)", "2022-06-17 14:20"),
            ("Rằm tháng Giêng", "none"),
            ("31/2/2021", "none"),
            ("tỷ lệ 3/4 và 5/6", "none"),
            ("điện thoại 024.3936.1234", "none"),
        ] {
            assert_eq!(one(text), want, "{text}");
        }
    }
}
