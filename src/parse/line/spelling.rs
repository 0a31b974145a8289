//! Words as they are spelt, each read letter by letter once: a text is made of few.

use super::super::word::Word;
use crate::text::class::{Class, Classes, Tally};
use crate::text::spread::mix;

/// Bytes of a word that is remembered; nearly every word has so few.
const LONGEST: usize = 16;
/// Words that can be remembered.
const PLACES: usize = 1 << 13;
/// Letters of a longer word that are counted.
pub(super) const COUNTED: usize = 40;

/// For each length, the bytes of a word of that length.
const MASKS: [[u64; 2]; LONGEST + 1] = {
    let mut masks = [[0; 2]; LONGEST + 1];
    let mut len = 1;
    while len <= LONGEST {
        let all = u128::MAX >> (8 * (LONGEST - len));
        masks[len] = [all as u64, (all >> 64) as u64];
        len += 1;
    }
    masks
};

/// A word that was read. None stands in two lines of the cache.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(32))]
struct Spelling {
    /// Its bytes and zeros behind them.
    bytes: [u64; 2],
    word: Word,
    tally: Tally,
}

/// Words that were read before. What they are said to be depends on their letters alone, whichever of them
/// are remembered.
#[derive(Debug)]
pub(super) struct Spellings {
    classes: Classes,
    places: Box<[Spelling]>,
}

impl Spellings {
    pub(super) fn new(classes: Classes) -> Self {
        Self {
            classes,
            places: vec![Spelling::default(); PLACES].into(),
        }
    }

    /// What its characters are looked up in.
    pub(super) fn classes(&self) -> Classes {
        self.classes
    }

    /// The word that stands between two places of `text`, without its marks, and what its letters are.
    #[allow(clippy::inline_always, reason = "it is done for every word of a page")]
    #[inline(always)]
    pub(super) fn read(&mut self, text: &str, from: usize, to: usize) -> (Word, Tally) {
        let short = text.as_bytes()[from..].first_chunk::<LONGEST>();
        let Some((bytes, mask)) = short.zip(MASKS.get(to - from)) else {
            return spelt(&text[from..to], self.classes);
        };
        let (halves, _) = bytes.as_chunks::<8>();
        let bytes: [u64; 2] = std::array::from_fn(|n| u64::from_le_bytes(halves[n]) & mask[n]);
        let place = (mix(bytes[1], bytes[0]) >> 20) as usize % PLACES;
        let known = self.places[place];
        // Of both halves at once: no branch but one.
        if (known.bytes[0] ^ bytes[0]) | (known.bytes[1] ^ bytes[1]) == 0 {
            return (known.word, known.tally);
        }
        let (word, tally) = spelt(&text[from..to], self.classes);
        self.places[place] = Spelling { bytes, word, tally };
        (word, tally)
    }
}

/// A word letter by letter.
#[cold]
fn spelt(text: &str, classes: Classes) -> (Word, Tally) {
    let (mut word, mut tally) = (Word::default(), Tally::default());
    for (n, c) in text.chars().enumerate() {
        let class = classes.of(c);
        word = match class.ascii() {
            Some(byte) => word.then(byte),
            None if class.is_slow() => slow(word, c),
            None => word,
        };
        if n < COUNTED {
            tally.add(class);
        } else {
            tally.note(class);
        }
    }
    let first = text.chars().next().map(|c| classes.of(c));
    (word, tally.capital(first.is_some_and(Class::is_upper)))
}

/// A character whose bare form is not one ASCII character.
fn slow(word: Word, c: char) -> Word {
    let mut bytes = [0; 4];
    crate::text::fold::bare(c.encode_utf8(&mut bytes))
        .bytes()
        .fold(word, Word::then)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_their_letters_say() {
        let mut spellings = Spellings::new(Classes::get());
        let words = [
            "Trường",
            "trường",
            "TRƯỜNG",
            "nghiêng",
            "2021",
            "internationalisation",
            "中文",
        ];
        let text = words.concat() + "................";
        for _ in 0..2 {
            let mut from = 0;
            for word in words {
                let read = spellings.read(&text, from, from + word.len());
                assert_eq!(read, spelt(word, Classes::get()), "{word}");
                assert_eq!(read.1.capitals() == 1, word.starts_with(char::is_uppercase));
                from += word.len();
            }
        }
        let read = |word: &str| spelt(word, Classes::get());
        assert_eq!(read("Trường").0, Word::of("truong"));
        assert_eq!(read("Trường").1.letters(), 6);
        assert_eq!(read(&"a".repeat(5000)).1.letters(), COUNTED as u32);
    }
}
