//! One block under the grammar's eye: its tokens, the page's letters and what is known.

use super::known::{Known, List};
use super::token::{Begins, Shape, Token};

/// The words that the grammar itself names; all others are in `data/words.toml`.
pub(super) const SMALL_WORDS: &[&str] = &[
    "president",
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "sinh",
    "tuổi",
    "a",
    "an",
    "and",
    "at",
    "ba",
    "bên",
    "thượng",
    "cấp",
    "bảy",
    "bẩy",
    "bốn",
    "bộ",
    "chiều",
    "cho",
    "chín",
    "chủ",
    "chức",
    "concurrently",
    "conference",
    "congress",
    "các",
    "cạnh",
    "cùng",
    "cầu",
    "của",
    "diễn",
    "doanh",
    "dự",
    "eighth",
    "eleventh",
    "fifteenth",
    "fifth",
    "first",
    "for",
    "forum",
    "fourteenth",
    "fourth",
    "from",
    "hai",
    "held",
    "hiện",
    "hôm",
    "giữa",
    "họp",
    "hội",
    "in",
    "khai",
    "khóa",
    "không",
    "kiêm",
    "là",
    "làm",
    "lăm",
    "lần",
    "mươi",
    "mười",
    "mạc",
    "mốt",
    "một",
    "nd",
    "nghìn",
    "nghị",
    "ngày",
    "người",
    "nhà",
    "nhì",
    "nhăm",
    "nay",
    "nhất",
    "ninth",
    "năm",
    "nước",
    "nền",
    "of",
    "on",
    "phòng",
    "phần",
    "quán",
    "quốc",
    "ra",
    "rd",
    "s",
    "sau",
    "second",
    "session",
    "seventh",
    "sixth",
    "st",
    "summit",
    "sáng",
    "sáu",
    "tenth",
    "th",
    "the",
    "third",
    "thirteenth",
    "thoại",
    "thuộc",
    "thành",
    "tháng",
    "thăm",
    "thời",
    "thị",
    "thứ",
    "to",
    "triệu",
    "trong",
    "trì",
    "twelfth",
    "tám",
    "tư",
    "tại",
    "tỉnh",
    "tối",
    "tổ",
    "tới",
    "từ",
    "tỷ",
    "và",
    "vào",
    "văn",
    "vòng",
    "vừa",
    "đã",
    "kết",
    "thúc",
    "bế",
    "chống",
    "việt",
    "về",
    "điểm",
    "được",
    "đại",
    "đạo",
    "đảng",
    "đến",
    "địa",
    "đồng",
    "ở",
];

/// A block being read. Positions are indices into `tokens`.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub(super) known: &'a Known,
    pub(super) page: &'a str,
    pub(super) tokens: &'a [Token],
}

impl<'a> Scan<'a> {
    /// The tokens from `at` on; empty past the end.
    pub(super) fn from(&self, at: usize) -> &'a [Token] {
        self.tokens.get(at..).unwrap_or_default()
    }

    /// The tokens before `at`, a few of them.
    pub(super) fn before(&self, at: usize) -> &'a [Token] {
        &self.tokens[at.saturating_sub(6)..at.min(self.tokens.len())]
    }

    /// The places where a phrase of one of these kinds may begin.
    pub(super) fn beginnings(&self, kinds: Begins) -> impl Iterator<Item = usize> + use<'a> {
        self.tokens
            .iter()
            .enumerate()
            .filter(move |(_, t)| t.begins.has(kinds))
            .map(|(at, _)| at)
    }

    /// Length of the longest phrase of `list` at `at`.
    pub(super) fn at(&self, list: List, at: usize) -> Option<usize> {
        self.known.at(list, self.from(at))
    }

    /// Whether a phrase of `list` ends just before `at`.
    pub(super) fn follows(&self, list: List, at: usize) -> bool {
        self.known.before(list, self.before(at)).is_some()
    }

    /// Whether the token at `at` is the mark `mark`.
    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|t| {
            t.shape == Shape::Mark
                && t.of(self.page)
                    .chars()
                    .next()
                    .is_some_and(|c| c == mark || (mark == '-' && is_dash(c)))
        })
    }

    /// Whether a quotation begins or ends at `at`.
    pub(super) fn is_quote(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| {
            t.shape == Shape::Mark
                && matches!(
                    t.of(self.page),
                    "\"" | "\u{201c}" | "\u{201d}" | "\u{ab}" | "\u{bb}"
                )
        })
    }

    /// Whether the token at `at` is this word (in lower case).
    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        debug_assert!(SMALL_WORDS.contains(&word), "{word} is not a small word");
        self.tokens
            .get(at)
            .is_some_and(|t| self.known.small_word(t.word) == Some(word))
    }

    /// Whether the token at `at` begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// The words of a range, with single spaces where the page has white space.
    pub(super) fn text(&self, range: std::ops::Range<usize>) -> String {
        let mut out = String::new();
        for token in self.tokens.get(range).unwrap_or_default() {
            if !token.joined && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(token.of(self.page));
        }
        out
    }

    /// The bytes of a range that is not empty.
    pub(super) fn bytes(&self, range: std::ops::Range<usize>) -> std::ops::Range<u32> {
        match self.tokens.get(range).unwrap_or_default() {
            [] => 0..0,
            [one] => one.start..one.end,
            [first, .., last] => first.start..last.end,
        }
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn every_small_word_has_a_number_of_its_own() {
        let known = Known::builtin();
        for word in SMALL_WORDS {
            let number = known.words.get(&fold::exact(word));
            assert_eq!(number, known.small(word), "{word}");
            assert_eq!(number.and_then(|n| known.small_word(n)), Some(*word));
        }
    }
}
