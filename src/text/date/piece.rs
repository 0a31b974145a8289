//! The numbers, words and signs of a text, with their places.

use std::ops::Range;

use crate::text::fold;

/// A piece of the text.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub(super) bytes: Range<usize>,
    pub(super) what: What<'a>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum What<'a> {
    Number(u32, usize),
    /// Bare key of a word.
    Word(String),
    Sign(&'a str),
}

/// Pieces of a line with a date.
const USUAL: usize = 16;

pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::with_capacity(USUAL);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let class = class(c);
        let mut end = at + c.len_utf8();
        // A sign is a piece of its own; numbers and words run on.
        while class != Class::Sign
            && let Some((i, next)) = chars.next_if(|(_, next)| self::class(*next) == class)
        {
            end = i + next.len_utf8();
        }
        let piece = &text[at..end];
        let what = match class {
            Class::Digit => What::Number(piece.parse().unwrap_or(u32::MAX), piece.len()),
            Class::Letter => What::Word(fold::bare(piece)),
            Class::Sign => What::Sign(piece),
        };
        out.push(Piece {
            bytes: at..end,
            what,
        });
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Sign,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        // Nearly all of a page, without a search in the tables of Unicode.
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ' => {
            Class::Letter
        }
        '\0'..='\x7f' => Class::Sign,
        c if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => {
            Class::Letter
        }
        _ => Class::Sign,
    }
}

impl Piece<'_> {
    pub(super) fn number(&self, max_len: usize) -> Option<u32> {
        match self.what {
            What::Number(n, len) if len <= max_len => Some(n),
            _ => None,
        }
    }

    pub(super) fn is_sign(&self, signs: &[&str]) -> bool {
        matches!(self.what, What::Sign(s) if signs.contains(&s))
    }

    pub(super) fn is_word(&self, words: &[&str]) -> bool {
        matches!(&self.what, What::Word(w) if words.contains(&w.as_str()))
    }

    pub(super) fn word(&self) -> Option<&str> {
        match &self.what {
            What::Word(w) => Some(w),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_letters_are_letters_in_unicode() {
        for c in '\0'..='\u{2fff}' {
            let slow = if c.is_ascii_digit() {
                Class::Digit
            } else if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) {
                Class::Letter
            } else {
                Class::Sign
            };
            assert!(class(c) == slow, "{c:?}");
        }
    }
}
