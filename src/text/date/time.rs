//! Times of day, and those that stand beside a date.

use std::ops::Range;

use jiff::civil::Time;

use super::WEEKDAYS;
use super::piece::{Piece, What};

/// A time of day that begins at the first piece: `10:38`, `10:38:22`, `10h38`, `10 giờ 38 phút`,
/// `9:05 PM`.
pub(super) fn time_at(p: &[Piece<'_>]) -> Option<(Time, usize)> {
    let hour = p.first()?.number(2)?;
    if !(p.get(1)?.is_sign(&[":"]) || p.get(1)?.is_word(&["h", "g", "gio"])) {
        return None;
    }
    let minute = p.get(2)?.number(2)?;
    let mut at = 3;
    if p.get(at).is_some_and(|s| s.is_sign(&[":"]))
        && p.get(at + 1).is_some_and(|n| n.number(2).is_some())
    {
        at += 2;
    }
    if p.get(at).is_some_and(|w| w.is_word(&["phut", "p"])) {
        at += 1;
    }
    let mut hour = hour;
    if p.get(at).is_some_and(|w| w.is_word(&["pm", "ch"])) {
        hour = if hour < 12 { hour + 12 } else { hour };
        at += 1;
    } else if p.get(at).is_some_and(|w| w.is_word(&["am", "sa"])) {
        hour = if hour == 12 { 0 } else { hour };
        at += 1;
    }
    let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
    Some((time, at))
}

/// Words, bare, between a day and its time; the days of the week beside them.
const BETWEEN: &[&str] = &[
    "hai", "ba", "tu", "nam", "sau", "bay", "chu", "nhat", "ngay", "luc", "vao", "gmt", "utc",
    "ict", "t", "cn", "on", "at", "updated", "time", "hom", "cap", "dang", "am", "pm",
];

/// Most pieces of furniture between a day and its time: `, `, `|`, `lúc`, `T`, a weekday in brackets.
const GAP: usize = 6;

pub(super) fn is_gap(p: &Piece<'_>) -> bool {
    match &p.what {
        What::Sign(s) => matches!(
            *s,
            "," | "|" | "-" | "–" | "—" | "•" | "·" | "(" | ")" | "." | "/" | ";" | ":"
        ),
        What::Word(w) => BETWEEN.contains(&w.as_str()) || WEEKDAYS.contains(&w.as_str()),
        What::Number(n, 1) => (2..=7).contains(n),
        What::Number(..) => false,
    }
}

pub(super) fn time_after(p: &[Piece<'_>]) -> Option<(Time, Range<usize>, usize)> {
    for at in 0..p.len().min(GAP) {
        if let Some((time, used)) = time_at(&p[at..]) {
            return Some((
                time,
                p[at].bytes.start..p[at + used - 1].bytes.end,
                at + used,
            ));
        }
        if !is_gap(&p[at]) {
            return None;
        }
    }
    None
}

pub(super) fn time_before(p: &[Piece<'_>], floor: usize) -> Option<(Time, Range<usize>)> {
    for at in (p.len().saturating_sub(GAP + 5)..p.len()).rev() {
        if p[at].bytes.start < floor {
            return None;
        }
        if let Some((time, used)) = time_at(&p[at..]) {
            // The minutes and seconds of a time are no time.
            if at >= 2 && p[at - 1].is_sign(&[":"]) && p[at - 2].number(2).is_some() {
                continue;
            }
            let clean = p[at + used..].iter().all(is_gap);
            return clean.then(|| (time, p[at].bytes.start..p[at + used - 1].bytes.end));
        }
    }
    None
}
