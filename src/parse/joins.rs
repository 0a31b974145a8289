//! Paragraphs that the page breaks in the middle of a sentence.

use super::line::{End, Line};
use super::word::{Word, words};
use crate::text::fold;

/// Words (bare) after which a sentence goes on: what follows completes a role, a name or a phrase.
const OPEN_WORDS: &[Word] = &words![
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
    "president"
];

/// A line of this many words that breaks off is cut; a shorter one may be an item of a list.
const LONG: usize = 14;

/// Whether the last word of `text` opens something that the next line completes.
#[must_use]
pub(super) fn opens(text: &str) -> bool {
    text.split_whitespace()
        .next_back()
        .is_some_and(|w| OPEN_WORDS.contains(&Word::of(&fold::bare(w))))
}

/// Whether `next`, a line of the same kind, goes on with the sentence of `line`.
///
/// It does when `line` has no end and `next` begins in lower case, or completes what the last word of
/// `line` opens.
#[must_use]
pub(super) fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    if !matches!(line.end, End::Open | End::Comma) {
        return false;
    }
    let first = next.text.chars().next().unwrap_or(' ');
    if !first.is_alphanumeric() && !"\"“(".contains(first) {
        return false;
    }
    if line.words.len() < LONG {
        return false;
    }
    first.is_lowercase()
        || (first.is_uppercase() && {
            let signs = |c: char| !c.is_alphanumeric();
            let mut words = line.text.trim_end_matches(signs).rsplit(signs);
            words.next().is_some_and(opens)
        })
}
