//! Regular expressions as a query means them, on the text of a block: composed, with the ends of its lines as spaces, and the
//! places found led back to the bytes as they stand.

use std::borrow::Cow;
use std::ops::Range;

use regex::{Regex, RegexBuilder};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::fold;

/// An expression may compile to so many bytes.
const BYTES: usize = 1 << 20;
/// Its parts may stand so deep inside each other.
const DEEPEST: u32 = 32;

/// Compiles a pattern as a query means it.
pub(super) fn compiled(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern)
        .case_insensitive(true)
        .size_limit(BYTES)
        .nest_limit(DEEPEST)
        .build()
}

/// The last line of what the compiler says: the lines before it draw the pattern.
pub(super) fn reason(error: &regex::Error) -> String {
    let said = error.to_string();
    let last = said.lines().last().unwrap_or_default().trim();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

/// Whether the expression matches anywhere in `text`.
pub(super) fn stands(regex: &Regex, text: &str) -> bool {
    regex.is_match(&flat(&fold::composed(text)))
}

/// The bytes of `text` that match, without empty ones.
pub(super) fn ranges(regex: &Regex, text: &str) -> Vec<Range<usize>> {
    let matches = |text: &str| {
        let matches = regex.find_iter(text).map(|m| m.range());
        matches.filter(|m| !m.is_empty()).collect::<Vec<_>>()
    };
    if let Cow::Borrowed(text) = fold::composed(text) {
        return matches(&flat(text));
    }
    let mut composed = String::with_capacity(text.len());
    // For each byte of the composed text the byte of the text whose grapheme made it.
    let mut offsets = Vec::with_capacity(text.len() + 1);
    for (at, grapheme) in text.grapheme_indices(true) {
        composed.push_str(&fold::composed(grapheme));
        offsets.resize(composed.len(), at);
    }
    offsets.push(text.len());
    let end = |at: usize| {
        // A match that ends inside a grapheme takes the whole of it.
        let start = offsets[at - 1];
        let next = offsets[at..].iter().find(|&&offset| offset > start);
        next.copied().unwrap_or(text.len())
    };
    matches(&flat(&composed))
        .into_iter()
        .map(|m| offsets[m.start]..end(m.end))
        .collect()
}

/// The ends of lines as spaces, byte for byte.
fn flat(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(text.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_decomposed_text_lead_back() {
        let text = "Ho\u{302}\u{323}i nghi\u{323}\nla\u{300}n thư\u{301} 31";
        let regex = Regex::new("nghị lần? ?").unwrap();
        assert!(!stands(&regex, text));
        let regex = Regex::new("nghị l.n").unwrap();
        let found = ranges(&regex, text);
        assert_eq!(&text[found[0].clone()], "nghi\u{323}\nla\u{300}n");
        assert!(stands(&regex, text));
    }
}
