//! A look before a look-up: most words of a line begin no phrase that hints at something, and one byte a word tells.

use crate::parse::word::Word;

/// Numbers that words are known by; some hundred phrases leave most of them free.
const PLACES: usize = 1 << 13;

/// The word is a phrase.
const ALONE: u8 = 1;
/// A phrase of several words begins with it.
const FIRST: u8 = 1 << 1;
/// It is the second word of one.
const SECOND: u8 = 1 << 2;

/// What words may be in phrases: it may be said of a word that is in none, and is of every one that is.
#[derive(Debug)]
pub(super) struct Hinting(Box<[u8; PLACES]>);

impl Default for Hinting {
    fn default() -> Self {
        Self(Box::new([0; PLACES]))
    }
}

impl Hinting {
    /// Takes in a phrase.
    pub(super) fn insert(&mut self, phrase: &[Word]) {
        match phrase {
            [] => {}
            [only] => self.0[place(*only)] |= ALONE,
            [first, second, ..] => {
                self.0[place(*first)] |= FIRST;
                self.0[place(*second)] |= SECOND;
            }
        }
    }

    /// Which of `words` may begin a phrase, a bit each; of more than sixty-four, the last are left out. No branch
    /// depends on what is found: hardly any of them does.
    pub(super) fn in_words(&self, words: &[Word]) -> u64 {
        let (mut bits, mut next) = (0, 0);
        for word in words[..words.len().min(64)].iter().rev() {
            let own = self.0[place(*word)];
            let begins = (own & ALONE) | (own >> 1 & next >> 2 & 1);
            bits = bits << 1 | u64::from(begins);
            next = own;
        }
        bits
    }
}

/// The place that a word's number names.
fn place(word: Word) -> usize {
    (word.spread() >> 51) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::word::phrase;

    #[test]
    fn phrases_begin_where_they_stand() {
        let mut hinting = Hinting::default();
        for words in ["cho biet", "ban quyen thuoc ve", "hotline"] {
            hinting.insert(&phrase(words));
        }
        let places = |text: &str| hinting.in_words(&phrase(text));
        assert_eq!(places("ong cho biet hotline"), 0b1010);
        assert_eq!(places("cho moi biet"), 0);
        assert_eq!(places("ban quyen"), 1);
        assert_eq!(places(&format!("{}hotline", "a ".repeat(63))), 1 << 63);
        assert_eq!(places(&format!("{}hotline", "a ".repeat(64))), 0);
    }
}
