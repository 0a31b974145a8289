//! The words that a model knows, looked up in one step: half of the words of a page are among them.

use crate::parse::word::Word;

/// Words, each with its number.
///
/// A table that is at most half full: a word stands in the place that its spread number names, or in one of the
/// next.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    numbers: Vec<u16>,
}

impl Vocabulary {
    /// Of `words`, each with the number that stands beside it.
    pub(super) fn new(words: impl ExactSizeIterator<Item = (Word, u16)>) -> Self {
        let size = (2 * words.len()).next_power_of_two().max(2);
        let mut own = Self {
            words: vec![Word::default(); size],
            numbers: vec![0; size],
        };
        for (word, number) in words {
            let mut place = own.first(word);
            while !own.words[place].is_empty() && own.words[place] != word {
                place = own.next(place);
            }
            own.words[place] = word;
            own.numbers[place] = number;
        }
        own
    }

    /// The number of `word`, when it is one of them.
    #[inline]
    pub(super) fn get(&self, word: Word) -> Option<u16> {
        let mut place = self.first(word);
        loop {
            let known = *self.words.get(place)?;
            if known == word {
                return (!word.is_empty()).then_some(self.numbers[place]);
            }
            if known.is_empty() {
                return None;
            }
            place = self.next(place);
        }
    }

    /// The place that a word's number names.
    fn first(&self, word: Word) -> usize {
        (word.spread() >> 40) as usize & self.words.len().wrapping_sub(1)
    }

    fn next(&self, place: usize) -> usize {
        (place + 1) & self.words.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_each_word_with_its_number_and_no_other() {
        let word = |n: u16| Word::of(&format!("w{n}"));
        let words: Vec<(Word, u16)> = (0..900).map(|n| (word(n), n)).collect();
        let known = Vocabulary::new(words.into_iter());
        assert!((0..900).all(|n| known.get(word(n)) == Some(n)));
        assert!((900..5000).all(|n| known.get(word(n)).is_none()));
        assert_eq!(known.get(Word::default()), None);
        assert_eq!(Vocabulary::default().get(word(1)), None);
        assert_eq!(Vocabulary::new(std::iter::empty()).get(word(1)), None);
    }
}
