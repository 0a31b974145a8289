//! Titles that a page runs together on one line.

use crate::parse::line::{End, Line, spaced};

/// Words of a line from which on it may be several titles run together.
const GLUED: usize = 30;
/// Words that each of those titles has at least.
const GLUED_PART: usize = 5;
/// Words, bare, with which a name inside a title begins that goes on in lower case: `Hội nghị`,
/// `Quốc hội`, `Bộ trưởng`. A capital there starts no new title.
const INNER_NAMES: &[&str] = &[
    "hoi", "quoc", "dai", "bo", "tong", "chinh", "nha", "thu", "chu", "pho", "trung", "dang",
    "nhan", "uy", "ban", "lien", "bi", "ngoai", "cuc", "so", "tap", "cong", "thanh", "tinh",
    "bien", "cach", "mat", "vien", "vu", "hiep", "to", "ngay", "dien", "giao",
];

/// Whether a line may be several titles: it is long and without any stop.
pub(super) fn may_be(line: &Line<'_>) -> bool {
    line.words.len() >= GLUED
        && matches!(line.end, End::Open | End::Question)
        && line.inner_ends == 0
}

/// The titles that a long line without any stop runs together; one when it is a single title.
///
/// A title ends before a capitalised word that follows a lower-case one and goes on in lower case.
pub(super) fn titles<'a>(line: &Line<'a>) -> Vec<&'a str> {
    let text = line.text;
    if !may_be(line) {
        return vec![text];
    }
    let words = spaced(text);
    let lower = |w: &str| {
        w.chars().all(|c| {
            c.is_lowercase()
                || c.is_ascii_digit()
                || unicode_normalization::char::is_combining_mark(c)
        })
    };
    let mut parts = Vec::new();
    let (mut from, mut from_word) = (0, 0);
    for (n, w) in words.windows(3).enumerate() {
        let n = n + 1;
        let capital = w[1].1.chars().next().is_some_and(char::is_uppercase)
            && w[1].1.chars().all(char::is_alphabetic);
        let starts = capital && lower(w[0].1) && lower(w[2].1.trim_end_matches(','));
        let name = || INNER_NAMES.contains(&crate::text::fold::bare(w[1].1).as_str());
        if starts && n - from_word >= GLUED_PART && words.len() - n >= GLUED_PART && !name() {
            parts.push(text[from..w[1].0].trim());
            (from, from_word) = (w[1].0, n);
        }
    }
    parts.push(text[from..].trim());
    parts
}
