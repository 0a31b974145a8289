//! The words of a text as the index keeps them: one term a word, by which both its exact and its bare
//! form are found.
//!
//! A term is the bare form, and behind it, where that differs, a separator and the exact form: `giao`,
//! `duong␁đương`. The terms of one bare form stand side by side in the dictionary, so a word typed
//! without marks is a short range of terms, one typed with marks a single term, and the start of a word a
//! longer range, complete however many words begin so. Keeping both forms as terms of their own would
//! write nearly every position twice, and positions are nine tenths of an index.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::text::{fold, syllable};

/// Between the bare and the exact form; it sorts before all that words are made of.
pub(super) const SEPARATOR: char = '\u{1}';

/// So many spellings are kept, for words come again and again.
const KEPT: usize = 1 << 16;

/// The bare and the exact form that a term holds.
pub(super) fn forms(term: &str) -> (&str, &str) {
    term.split_once(SEPARATOR).unwrap_or((term, term))
}

/// The term of `word`; empty when nothing of it is left.
fn term(word: &str) -> String {
    let mut term = fold::bare(word);
    let exact = fold::exact(word);
    if exact != term {
        term.push(SEPARATOR);
        term.push_str(&exact);
    }
    term
}

/// Cuts texts into words.
#[derive(Debug, Default)]
pub(super) struct Words {
    terms: Terms,
    token: Token,
}

/// The terms of words that were seen.
#[derive(Debug, Default)]
struct Terms {
    /// Of short words, which nearly all are, by their bytes.
    short: HashMap<u128, Box<str>, RandomState>,
    /// Of long ones.
    long: HashMap<Box<str>, Box<str>, RandomState>,
}

impl Clone for Words {
    /// What one thread knows is of no use to another.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.terms.bound();
        self.token.reset();
        Stream {
            text,
            words: syllable::words(text),
            terms: &mut self.terms,
            token: &mut self.token,
        }
    }
}

impl Terms {
    fn bound(&mut self) {
        if self.short.len() > KEPT {
            self.short.clear();
        }
        if self.long.len() > KEPT {
            self.long.clear();
        }
    }

    /// The term of the word at `at` in `text`.
    fn of(&mut self, text: &str, at: usize, word: &str) -> &str {
        if let Some(bytes) = packed(text.as_bytes(), at, word.len()) {
            let known = self.short.entry(bytes);
            return known.or_insert_with(|| term(word).into_boxed_str());
        }
        if !self.long.contains_key(word) {
            self.long.insert(word.into(), term(word).into_boxed_str());
        }
        self.long.get(word).map_or("", |term| term)
    }
}

/// The `len` bytes of `text` from `at` on as one number; `None` when they are too many. No word has a zero in
/// it, so that none is the beginning of another.
fn packed(text: &[u8], at: usize, len: usize) -> Option<u128> {
    const MOST: usize = size_of::<u128>();
    if len > MOST || len == 0 {
        return None;
    }
    // Sixteen bytes at once are faster than the right number of them.
    if let Some(bytes) = text.get(at..at + MOST).and_then(<[u8]>::as_array) {
        return Some(u128::from_le_bytes(*bytes) << (8 * (MOST - len)));
    }
    let mut bytes = [0; MOST];
    bytes[MOST - len..].copy_from_slice(text.get(at..at + len)?);
    Some(u128::from_le_bytes(bytes))
}

/// The words of one text.
pub(super) struct Stream<'a> {
    text: &'a str,
    words: syllable::Words<'a>,
    terms: &'a mut Terms,
    token: &'a mut Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some((at, word)) = self.words.next() else {
            return false;
        };
        self.token.position = self.token.position.wrapping_add(1);
        (self.token.offset_from, self.token.offset_to) = (at, at + word.len());
        self.token.text.clear();
        let term = self.terms.of(self.text, at, word);
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<(usize, String)> {
        let mut words = Words::default();
        let mut stream = words.token_stream(text);
        let mut out = Vec::new();
        while stream.advance() {
            let token = stream.token();
            out.push((token.position, token.text.clone()));
        }
        out
    }

    #[test]
    fn one_term_a_word() {
        let found = terms("Đường, giao HÒA");
        let right = ["duong\u{1}đương\u{300}", "giao", "hoa\u{1}hoa\u{300}"];
        assert_eq!(found.len(), 3);
        for ((position, term), (n, right)) in found.iter().zip(right.iter().enumerate()) {
            assert_eq!((*position, term.as_str()), (n, *right));
        }
        assert_eq!(terms("hoà"), terms("HÒA"));
        assert_eq!(terms("Ho\u{300}a"), terms("hòa"));
    }

    #[test]
    fn words_of_every_length_are_their_own() {
        let word = "nghiêngđườngabcdefghij";
        let lengths: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
        let text: Vec<&str> = lengths.iter().map(|&len| &word[..len]).collect();
        let right: Vec<String> = text.iter().map(|word| term(word)).collect();
        // Twice, so that each is looked up too, and once at the end of a text.
        let twice = [text.join(" "), text.join(", ")].join(".");
        let found: Vec<String> = terms(&twice).into_iter().map(|(_, term)| term).collect();
        assert_eq!(found, [right.clone(), right.clone()].concat());
        for (word, right) in text.iter().zip(right) {
            assert_eq!(terms(word), [(0, right)]);
        }
    }

    #[test]
    fn a_term_gives_its_forms_back() {
        assert_eq!(forms("giao"), ("giao", "giao"));
        assert_eq!(forms("hoa\u{1}hoa\u{300}"), ("hoa", "hoa\u{300}"));
    }
}
