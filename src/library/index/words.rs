//! The words of a text as the index keeps them: one term a word, by which both its exact and its bare
//! form are found.
//!
//! A term is the bare form, and behind it, where that differs, a separator and the exact form: `giao`,
//! `duong␁đương`. The terms of one bare form stand side by side in the dictionary, so a word typed
//! without marks is a short range of terms, one typed with marks a single term, and the start of a word a
//! longer range, complete however many words begin so. Keeping both forms as terms of their own would
//! write nearly every position twice, and positions are nine tenths of an index.

use std::collections::HashMap;

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
    terms: HashMap<String, String>,
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
        if self.terms.len() > KEPT {
            self.terms.clear();
        }
        Stream {
            words: Box::new(syllable::words(text)),
            terms: &mut self.terms,
            token: Token::default(),
        }
    }
}

type All<'a> = Box<dyn Iterator<Item = (usize, &'a str)> + 'a>;

/// The words of one text.
pub(super) struct Stream<'a> {
    words: All<'a>,
    terms: &'a mut HashMap<String, String>,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some((at, word)) = self.words.next() else {
            return false;
        };
        self.token.position = self.token.position.wrapping_add(1);
        (self.token.offset_from, self.token.offset_to) = (at, at + word.len());
        self.token.text.clear();
        if let Some(term) = self.terms.get(word) {
            self.token.text.push_str(term);
        } else {
            let term = term(word);
            self.token.text.push_str(&term);
            self.terms.insert(word.to_owned(), term);
        }
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
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
    fn a_term_gives_its_forms_back() {
        assert_eq!(forms("giao"), ("giao", "giao"));
        assert_eq!(forms("hoa\u{1}hoa\u{300}"), ("hoa", "hoa\u{300}"));
    }
}
