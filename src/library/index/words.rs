//! The words of a text as the index keeps them: one term a word, by which both its exact and its bare
//! form are found.
//!
//! A term is the bare form, and behind it, where that differs, a separator and the exact form: `giao`,
//! `duong␁đương`. The terms of one bare form stand side by side in the dictionary, so a word typed
//! without marks is a short range of terms, one typed with marks a single term, and the start of a word a
//! longer range, complete however many words begin so. Keeping both forms as terms of their own would
//! write nearly every position twice, and positions are nine tenths of an index.

//!
//! The words of a text do not come in their order: all places of one word come together. The postings of a term
//! are written at the end of a long list, and where each word goes to another one than the word before, that is
//! a miss of the processor's cache for nearly every word.

use std::cell::Cell;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::text::{fold, syllable};

/// Parts two blocks of one text: no phrase passes from one to the next.
pub(super) const BETWEEN: char = '\u{1e}';
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
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Words;

thread_local! {
    /// What each thread knows, for all texts that it reads one after the other.
    static TERMS: Cell<Option<Box<Terms>>> = const { Cell::new(None) };
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream(&mut self, text: &str) -> Stream {
        let mut terms = TERMS.take().unwrap_or_default();
        terms.read(text);
        Stream {
            terms: Some(terms),
            token: Token::default(),
            word: 0,
            next: NONE,
        }
    }
}

/// The terms of words that were seen, and where they stand in the text at hand.
#[derive(Debug, Default)]
struct Terms {
    /// Numbers of the terms of short words, which nearly all are, by their bytes.
    short: HashMap<u128, u32, RandomState>,
    /// And of long ones.
    long: HashMap<Box<str>, u32, RandomState>,
    /// The same by their terms: `Hội` and `hội` are one.
    numbers: HashMap<Box<str>, u32, RandomState>,
    known: Vec<Known>,
    /// The number of the text at hand.
    text: u32,
    /// The terms in that, each once.
    words: Vec<u32>,
    /// Each place of a term, and which is the next one of the same term.
    places: Vec<(u32, u32)>,
}

/// No further place.
const NONE: u32 = u32::MAX;

/// A term that was seen.
#[derive(Debug)]
struct Known {
    term: Box<str>,
    /// The text in which it stood last, and its first and its last place there.
    text: u32,
    first: u32,
    last: u32,
}

impl Terms {
    /// Reads a text.
    fn read(&mut self, text: &str) {
        if self.known.len() > KEPT || self.short.len() > 2 * KEPT || self.text == u32::MAX {
            *self = Self::default();
        }
        self.text += 1;
        self.words.clear();
        self.places.clear();
        let (mut position, mut from) = (0, 0);
        for block in text.split(BETWEEN) {
            for (at, word) in syllable::words(block) {
                let number = self.number(text, from + at, word);
                self.stands(number, position);
                position += 1;
            }
            position += 1;
            from += block.len() + BETWEEN.len_utf8();
        }
    }

    /// The number of the term of the word at `at` in `text`.
    fn number(&mut self, text: &str, at: usize, word: &str) -> u32 {
        let packed = packed(text.as_bytes(), at, word.len());
        let seen = match packed {
            Some(bytes) => self.short.get(&bytes),
            None => self.long.get(word),
        };
        if let Some(number) = seen {
            return *number;
        }
        let number = self.number_of(term(word).into_boxed_str());
        match packed {
            Some(bytes) => self.short.insert(bytes, number),
            None => self.long.insert(word.into(), number),
        };
        number
    }

    fn number_of(&mut self, term: Box<str>) -> u32 {
        let new = self.known.len() as u32;
        let number = *self.numbers.entry(term.clone()).or_insert(new);
        if number == new {
            self.known.push(Known {
                term,
                text: 0,
                first: NONE,
                last: NONE,
            });
        }
        number
    }

    /// A word stands at `position`.
    fn stands(&mut self, number: u32, position: u32) {
        let place = self.places.len() as u32;
        self.places.push((position, NONE));
        let known = &mut self.known[number as usize];
        if known.text == self.text {
            self.places[known.last as usize].1 = place;
        } else {
            known.text = self.text;
            known.first = place;
            self.words.push(number);
        }
        known.last = place;
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
pub(super) struct Stream {
    /// Given back at the end.
    terms: Option<Box<Terms>>,
    token: Token,
    /// Words that were begun.
    word: usize,
    /// The next place of the one at hand.
    next: u32,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(terms) = &self.terms else {
            return false;
        };
        if self.next == NONE {
            let Some(&number) = terms.words.get(self.word) else {
                return false;
            };
            let known = &terms.known[number as usize];
            self.word += 1;
            self.next = known.first;
            self.token.text.clear();
            self.token.text.push_str(&known.term);
        }
        let (position, next) = terms.places[self.next as usize];
        self.token.position = position as usize;
        self.next = next;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        TERMS.set(self.terms.take());
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    fn terms(text: &str) -> Vec<(usize, String)> {
        let mut stream = Words.token_stream(text);
        let mut out = Vec::new();
        while stream.advance() {
            let token = stream.token();
            out.push((token.position, token.text.clone()));
        }
        out.sort();
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
    fn all_places_of_a_word_come_together_and_in_order() {
        let mut stream = Words.token_stream("a b A\u{1e}a b");
        let mut found = String::new();
        while stream.advance() {
            let token = stream.token();
            write!(found, "{}{} ", token.text, token.position).unwrap();
        }
        assert_eq!(found, "a0 a2 a4 b1 b5 ");
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
