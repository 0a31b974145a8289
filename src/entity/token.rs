//! The article's words as tokens: what the grammar of names reads.
//!
//! In: the blocks that belong to the article. Out: one list of tokens per block, each with its bytes
//! in the page, its shape and a number that is equal for equal words (VIETNAMESE.md: composed or
//! not, old or new tone placement, any case). Line breaks inside a block are white space.

use std::collections::HashMap;

use crate::text::fold;

/// A number that stands for all spellings of one word.
pub(super) type Word = u32;

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital.
    Title,
    /// More than one letter, all capitals.
    Upper,
    /// Digits.
    Number,
    /// One character that is neither letter nor digit.
    Mark,
}

/// A word, a number or a punctuation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// First byte in the page.
    pub(super) start: u32,
    /// Byte after the last.
    pub(super) end: u32,
    /// Which word.
    pub(super) word: Word,
    /// How it is written.
    pub(super) shape: Shape,
    /// No white space stands before it.
    pub(super) joined: bool,
}

impl Token {
    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper)
    }

    /// Whether it is made of letters.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Title | Shape::Upper)
    }

    /// Its characters.
    pub(super) fn of<'a>(&self, page: &'a str) -> &'a str {
        page.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// Gives out the numbers of words.
#[derive(Debug, Default)]
pub(super) struct Words {
    ids: HashMap<Box<str>, Word>,
}

impl Words {
    /// The number of a word, a new one when it was never seen.
    pub(super) fn intern(&mut self, key: &str) -> Word {
        if let Some(id) = self.ids.get(key) {
            return *id;
        }
        let id = self.ids.len() as Word;
        self.ids.insert(key.into(), id);
        id
    }

    /// The number of a word seen before.
    pub(super) fn get(&self, key: &str) -> Option<Word> {
        self.ids.get(key).copied()
    }

    /// How many words there are; every number is below it.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }
}

/// The words of one page on top of the known ones.
#[derive(Debug)]
pub(super) struct PageWords<'k> {
    known: &'k Words,
    own: Words,
}

impl<'k> PageWords<'k> {
    /// Starts with the known words.
    pub(super) fn new(known: &'k Words) -> Self {
        Self {
            known,
            own: Words::default(),
        }
    }

    fn intern(&mut self, key: &str) -> Word {
        self.known
            .get(key)
            .unwrap_or_else(|| self.known.len() as Word + self.own.intern(key))
    }
}

/// Splits `text` into tokens; `offset` is added to all positions, `intern` numbers the keys.
pub(super) fn tokens(text: &str, offset: u32, mut intern: impl FnMut(&str) -> Word) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut key = String::new();
    let mut rest = text;
    let mut spaced = true;
    while let Some(first) = rest.chars().next() {
        let at = (text.len() - rest.len()) as u32;
        if first.is_whitespace() {
            spaced = true;
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if is_nothing(first) {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let len = length(rest, first);
        let piece = &rest[..len];
        key.clear();
        let shape = if first.is_alphabetic() {
            key.push_str(&word_key(piece));
            shape(piece)
        } else if first.is_ascii_digit() {
            key.push_str(piece);
            Shape::Number
        } else {
            key.push(plain(first));
            Shape::Mark
        };
        out.push(Token {
            start: offset + at,
            end: offset + at + len as u32,
            word: intern(&key),
            shape,
            joined: !spaced,
        });
        spaced = false;
        rest = &rest[len..];
    }
    out
}

/// Tokens of `text` with the words of a page.
pub(super) fn page_tokens(text: &str, offset: u32, words: &mut PageWords<'_>) -> Vec<Token> {
    tokens(text, offset, |key| words.intern(key))
}

fn word_key(piece: &str) -> String {
    if piece.is_ascii() {
        piece.to_ascii_lowercase()
    } else {
        fold::exact(piece)
    }
}

/// Characters that vanish: zero-width space, joiners, soft hyphen, byte order mark.
fn is_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' | '\u{2060}'
    )
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// Bytes of the token at the beginning of `rest`.
fn length(rest: &str, first: char) -> usize {
    if first.is_ascii_digit() {
        return rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
    }
    if !first.is_alphabetic() {
        return first.len_utf8();
    }
    let mut letters = 0;
    for (at, c) in rest.char_indices() {
        if c.is_alphabetic() {
            letters += 1;
        } else if c.is_numeric() && letters == 1 {
            // One letter and a number are a name of their own: G20, P4G.
        } else if is_apostrophe(c) {
            if !joins(&rest[at + c.len_utf8()..]) {
                return at;
            }
        } else if !is_combining(c) && !is_nothing(c) {
            return at;
        }
    }
    rest.len()
}

/// Whether the letters after an apostrophe belong to the word before it: `H'Yim`, but not `Lào's`.
fn joins(after: &str) -> bool {
    let mut chars = after.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let possessive = matches!(first, 's' | 'S') && !chars.next().is_some_and(char::is_alphabetic);
    first.is_alphabetic() && !possessive
}

fn shape(piece: &str) -> Shape {
    let mut letters = piece.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Shape::Lower;
    }
    let mut more = false;
    for c in letters {
        if !c.is_uppercase() {
            return Shape::Title;
        }
        more = true;
    }
    if more { Shape::Upper } else { Shape::Title }
}

/// One form for dashes and quotes.
fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2018}' | '\u{2019}' => '\'',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text, 0, |_| 0).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn numbers_leave_abbreviations_but_not_single_letters() {
        assert_eq!(
            words("COP26, G20 và AMM-56"),
            ["COP", "26", ",", "G20", "và", "AMM", "-", "56"]
        );
    }

    #[test]
    fn an_apostrophe_joins_a_name_and_parts_a_possessive() {
        assert_eq!(words("H'Yim Singapore's"), ["H'Yim", "Singapore", "'", "s"]);
    }

    #[test]
    fn composed_and_decomposed_words_are_equal() {
        let mut ids = Words::default();
        let one = tokens("Hòa", 0, |k| ids.intern(k))[0].word;
        let two = tokens("Ho\u{300}a", 0, |k| ids.intern(k))[0].word;
        let three = tokens("HOÀ", 0, |k| ids.intern(k))[0].word;
        assert!(one == two && two == three);
    }
}
