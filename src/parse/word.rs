//! Bare words as numbers, so that lines are compared and looked up without making strings.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use crate::text::spread::{Spread, mix};

/// A bare word: its bytes when it has at most eight, which every Vietnamese syllable has, else a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Word(u64);

/// Set in the number of a word that does not fit.
const LONG: u64 = 1 << 63;

impl Word {
    /// The word that `bare` (lower case, no marks) spells.
    #[must_use]
    pub const fn of(bare: &str) -> Self {
        let bytes = bare.as_bytes();
        let mut word = Self(0);
        let mut i = 0;
        while i < bytes.len() {
            word = word.then(bytes[i]);
            i += 1;
        }
        word
    }

    /// The word with one byte more.
    #[must_use]
    pub(super) const fn then(self, byte: u8) -> Self {
        if self.0 >> 56 == 0 {
            Self(self.0 << 8 | byte as u64)
        } else {
            Self((self.0.rotate_left(9) ^ byte as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | LONG)
        }
    }

    /// No letter or digit yet?
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// A number of at most eight digits?
    #[must_use]
    pub fn is_number(self) -> bool {
        let mut rest = self.0;
        while rest != 0 {
            if !(rest as u8).is_ascii_digit() {
                return false;
            }
            rest >>= 8;
        }
        self.0 != 0
    }

    /// Its bytes; nine for all longer ones.
    #[must_use]
    pub const fn len(self) -> usize {
        if self.0 & LONG == 0 {
            (64 - self.0.leading_zeros() as usize).div_ceil(8)
        } else {
            9
        }
    }

    /// Its number, spread so that its highest bits tell words apart.
    #[must_use]
    pub(super) const fn spread(self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
}

/// An array of words: `words!["thu", "tuong"]`.
macro_rules! words {
    ($($word:literal),* $(,)?) => { [$($crate::parse::word::Word::of($word)),*] };
}
pub(super) use words;

/// The words of a bare phrase.
#[must_use]
pub fn phrase(bare: &str) -> Vec<Word> {
    bare.split_whitespace().map(Word::of).collect()
}

/// Maps and sets of words and of their keys, which are spread well enough already.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// Sets of the same.
pub type Set<K> = HashSet<K, BuildHasherDefault<Spread>>;

/// One number for a row of words, made word by word; equal rows have equal numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Key(u64);

impl Key {
    /// The number of the row with one word more.
    pub fn add(&mut self, word: Word) {
        self.0 = mix(self.0, word.0);
    }

    /// The number of the row that is the start of a line of so many bytes.
    pub(super) fn add_length(&mut self, bytes: usize) {
        self.0 = mix(self.0, bytes as u64);
    }

    /// The number; zero of no word.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}

/// The number of a row of words.
#[must_use]
pub fn key(words: &[Word]) -> u64 {
    let mut key = Key::default();
    for word in words {
        key.add(*word);
    }
    key.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbers() {
        assert_eq!(Word::of("minh"), Word::of("min").then(b'h'));
        assert_ne!(Word::of("minh"), Word::of("hnim"));
        assert_ne!(Word::of("international"), Word::of("internationals"));
        assert!(Word::of("2021").is_number() && !Word::of("2021a").is_number());
        assert!(!Word::default().is_number() && Word::default().is_empty());
        assert_eq!(
            (
                Word::of("a").len(),
                Word::of("nghieng").len(),
                Word::of("international").len()
            ),
            (1, 7, 9)
        );
    }
}
