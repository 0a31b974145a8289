//! What stands beside a date in its line.

use std::sync::LazyLock;

use super::{Found, WEEKDAYS, find};
use crate::text::fold::{self, ExactSet};
use crate::text::syllable;

/// Words that belong to a date beside them. With their marks, as a word without them may be another:
/// `năm` is no name, `Nam` may be.
static WORDS: LazyLock<ExactSet> = LazyLock::new(|| {
    let words = "ngày tháng lúc vào giờ phút đăng t cn am pm sa ch gmt utc ict updated published posted last \
        update on at date created write jan feb mar apr jun jul aug sep oct nov dec hanoi time";
    ExactSet::new(words.split(' ').chain(WEEKDAYS))
});

/// Pairs of words that belong to a date beside them.
static PAIRS: LazyLock<ExactSet> = LazyLock::new(|| {
    ExactSet::new([
        "thứ hai",
        "thứ ba",
        "thứ tư",
        "thứ năm",
        "thứ sáu",
        "thứ bảy",
        "chủ nhật",
        "cập nhật",
        "xuất bản",
        "phát hành",
        "thời gian",
        "mới nhất",
        "bài viết",
        "đăng tải",
        "hôm nay",
    ])
});

/// What is left of a line when its dates and the words that belong to dates are taken away:
/// the section, the site or the author beside it. Empty when the line is nothing but a date.
///
/// ```
/// use docbao::text::date::rest;
/// assert_eq!(rest("Tin tức 14/12/2021 10:38"), "Tin tức");
/// assert_eq!(rest("Thứ Sáu, 17/08/2018, 20:10 (GMT+7)"), "");
/// ```
#[must_use]
pub fn rest(text: &str) -> &str {
    apart(text).into_iter().next().unwrap_or_default()
}

/// The pieces of a line around and between its dates, without the words that belong to dates; the whole
/// line when it has none. Pieces of which nothing is left are left out.
///
/// ```
/// let pieces = docbao::text::date::apart("Tin tức | 14/12/2021 10:38 - Hà Vân");
/// assert_eq!(pieces, ["Tin tức", "Hà Vân"]);
/// ```
#[must_use]
pub fn apart(text: &str) -> Vec<&str> {
    beside(text, &find(text))
}

/// As [`apart`], of a line whose dates are `found` already.
#[must_use]
pub fn beside<'a>(text: &'a str, found: &[Found]) -> Vec<&'a str> {
    if found.is_empty() {
        return vec![text.trim()];
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for date in found {
        let before = &text[from..date.bytes.start];
        pieces.push(strip(before, from > 0, true));
        from = date.bytes.end;
    }
    pieces.push(strip(&text[from..], true, false));
    pieces.retain(|p| !p.is_empty());
    pieces
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// How many of the words at one end of `words`, two at most, belong to a date; `last` says which end.
fn belong(words: &[&str], last: bool) -> usize {
    let pair = if last {
        words.len().checked_sub(2).map(|at| &words[at..])
    } else {
        words.get(..2)
    };
    let one = if last { words.last() } else { words.first() };
    let day = |p: &[&str]| fold::bare(p[0]) == "thu" && is_number(p[1]);
    if pair.is_some_and(|p| PAIRS.has(&p.join(" ")) || day(p)) {
        2
    } else {
        usize::from(one.is_some_and(|w| is_number(w) || WORDS.has(w)))
    }
}

/// `text` without signs and words that belong to a date, at its start and at its end.
fn strip(text: &str, start: bool, end: bool) -> &str {
    let words: Vec<(usize, &str)> = syllable::words(text).collect();
    // `T.N`: initials belong to nobody's date, `T2` and a lone `T` do.
    let initial = |(at, word): &(usize, &str)| {
        let behind = text[at + word.len()..].strip_prefix('.');
        word.len() == 1 && behind.is_some_and(|b| b.starts_with(char::is_uppercase))
    };
    let plain: Vec<&str> = words
        .iter()
        .map(|word| if initial(word) { "" } else { word.1 })
        .collect();
    let (mut from, mut to) = (0, words.len());
    while start && from < to {
        match belong(&plain[from..to], false) {
            0 => break,
            n => from += n,
        }
    }
    while end && from < to {
        match belong(&plain[from..to], true) {
            0 => break,
            n => to -= n,
        }
    }
    if from == to {
        return "";
    }
    let first = if from == 0 {
        0
    } else {
        words[from - 1].0 + words[from - 1].1.len()
    };
    let last = words.get(to).map_or(text.len(), |(at, _)| *at);
    text[first..last]
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !"\"“‘'(".contains(c))
        .trim_end_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, ')' | '"' | '”' | '?' | '!' | '.')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left() {
        assert_eq!(rest("10.5.2016 | T.N"), "T.N");
        assert_eq!(rest("Thời sự | 20:10 | 17/08/2018"), "Thời sự");
        assert_eq!(rest("Thứ Sáu, 17/08/2018, 20:10 (GMT+7)"), "");
        assert_eq!(rest("17/08/2018 (Thứ 6) 20:10"), "");
        assert_eq!(rest("Cập nhật lúc 10:38, 15/12/2021"), "");
        assert_eq!(rest("15/12/2021 10:38 Hoàng Lan"), "Hoàng Lan");
        assert_eq!(rest("15/12/2021 Thời sự"), "Thời sự");
        assert_eq!(rest("Việt Nam 15/12/2021"), "Việt Nam");
        assert_eq!(rest("Chủ nhật, 15/12/2021"), "");
        assert_eq!(apart("K.O 22:47 09/10/2020"), ["K.O"]);
    }
}
