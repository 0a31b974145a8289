//! Paragraphs that the page breaks in the middle of a sentence.

use super::line::{End, Line};

/// Words (bare) after which a sentence goes on: what follows completes a role, a name or a phrase.
const OPEN_WORDS: &[&str] = &[
    "truong",
    "tuong",
    "tich",
    "thu",
    "vien",
    "su",
    "thong",
    "ong",
    "ba",
    "chi",
    "cua",
    "va",
    "voi",
    "tai",
    "la",
    "cho",
    "cac",
    "nhung",
    "mot",
    "do",
    "boi",
    "trong",
    "ve",
    "den",
    "tu",
    "theo",
    "nhu",
    "nguyen",
    "pho",
    "o",
    "duoc",
    "bi",
    "cung",
    "the",
    "of",
    "and",
    "in",
    "to",
    "a",
    "for",
    "with",
    "by",
    "mr",
    "ms",
    "minister",
    "president",
];

/// A line of this many words that breaks off is cut; a shorter one may be an item of a list.
const LONG: usize = 14;

/// Whether `next`, a line of the same kind, goes on with the sentence of `line`.
///
/// It does when `line` has no end and `next` begins in lower case, or completes what the last word of
/// `line` opens. `wrapped` says that the page breaks its lines at a fixed width: then every line without
/// an end goes on in the next line below it.
#[must_use]
pub(super) fn goes_on(line: &Line<'_>, next: &Line<'_>, wrapped: bool) -> bool {
    if !matches!(line.end, End::Open | End::Comma) || line.words.len() < 4 {
        return false;
    }
    let first = next.text.chars().next().unwrap_or(' ');
    if !first.is_alphanumeric() && !"\"“(".contains(first) {
        return false;
    }
    if wrapped && next.gap == 0 {
        return true;
    }
    if line.words.len() < LONG {
        return false;
    }
    first.is_lowercase()
        || (first.is_uppercase()
            && line
                .words
                .last()
                .is_some_and(|w| OPEN_WORDS.contains(&w.as_str())))
}

/// Whether the page breaks its running text at a fixed width: many lines of about the same length
/// without an end, each followed by another without a blank line.
#[must_use]
pub(super) fn is_wrapped(lines: &[Line<'_>]) -> bool {
    let long: Vec<&Line<'_>> = lines.iter().filter(|l| l.words.len() >= 7).collect();
    let open = lines
        .windows(2)
        .filter(|w| {
            w[0].words.len() >= 7
                && matches!(w[0].end, End::Open | End::Comma)
                && w[1].gap == 0
                && w[1].text.chars().next().is_some_and(char::is_lowercase)
        })
        .count();
    let width = long
        .iter()
        .map(|l| l.text.chars().count())
        .max()
        .unwrap_or(0);
    long.len() >= 8 && open * 5 >= long.len() * 2 && width <= 120
}
