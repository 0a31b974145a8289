//! The different words of very many texts, each kept once and known by its number: what is typed is compared with
//! some ten thousand words and not with those of a million texts.

use std::collections::{HashMap, HashSet};
use std::io;

use foldhash::fast::RandomState;

use crate::library::columns::Blobs;
use crate::library::parts::{MANY, in_parts};
use crate::library::saved::{Saved, Saving};
use crate::text::fold;
use crate::text::word::Word;

/// So many typed words are looked for at once: a bit each.
pub(super) const TOGETHER: usize = u8::BITS as usize;

/// What parts the two keys of a word; neither has one.
const APART: char = '\n';

/// Words by number, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The bare key of each, and its exact key.
    keys: Blobs,
    /// The numbers of words that were added, as they were written.
    written: HashMap<Box<str>, u32, RandomState>,
    /// The numbers of all by their keys, once one is added: words that were saved take no memory before that.
    numbers: HashMap<Box<str>, u32, RandomState>,
}

impl Words {
    /// The number of a word of [`syllable::words`](crate::text::syllable::words), which is added when it is new.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.written.get(word) {
            return *number;
        }
        if self.numbers.is_empty() {
            let numbers = (0..).zip(0..self.keys.len());
            self.numbers = numbers
                .map(|(no, n)| (self.keys.text(n).into(), no))
                .collect();
        }
        let keys = keys(word);
        let number = self.numbers.get(keys.as_str()).copied();
        let number = number.unwrap_or_else(|| {
            let number = self.keys.len() as u32;
            self.keys.push(keys.as_bytes());
            self.numbers.insert(keys.into(), number);
            number
        });
        self.written.insert(word.into(), number);
        number
    }

    /// Gives back what adding takes.
    pub(super) fn settle(&mut self) {
        (self.written, self.numbers) = Default::default();
    }

    /// For each word, which of `typed`, [`TOGETHER`] at most, mean it: a bit each.
    pub(super) fn meant(&self, typed: &[Word]) -> Vec<u8> {
        let parts = in_parts(self.keys.len(), MANY, |part| {
            part.map(|n| self.meant_by(n, typed)).collect::<Vec<u8>>()
        });
        parts.concat()
    }

    fn meant_by(&self, n: usize, typed: &[Word]) -> u8 {
        let keys = self.keys.text(n).split_once(APART);
        let (bare, exact) = keys.unwrap_or_default();
        let bits = (0..).zip(typed);
        bits.fold(0, |bits, (n, word)| {
            bits | u8::from(word.fits(bare, exact)) << n
        })
    }

    /// Writes them to a file.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        to.blobs(&self.keys)
    }

    /// Writes those of `old`, and behind them those of these that are not among them. Returns the number that each of
    /// these has there.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<Vec<u32>> {
        let own: HashSet<&[u8], RandomState> = self.all().collect();
        // There are many old ones, and few of them are asked for.
        let known = (0..).zip(old.all()).filter(|(_, keys)| own.contains(keys));
        let known: HashMap<&[u8], u32, RandomState> = known.map(|(no, keys)| (keys, no)).collect();
        let mut new = Blobs::default();
        let numbers = self.all().map(|keys| {
            known.get(keys).copied().unwrap_or_else(|| {
                new.push(keys);
                (old.keys.len() + new.len() - 1) as u32
            })
        });
        let numbers = numbers.collect();
        to.joined_blobs(&old.keys, &new)?;
        Ok(numbers)
    }

    fn all(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.keys.len()).map(|n| self.keys.get(n))
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        Some(Self {
            keys: from.blobs()?,
            ..Self::default()
        })
    }
}

/// The keys of a word as they are kept.
fn keys(word: &str) -> String {
    let mut keys = fold::bare(word);
    keys.push(APART);
    keys.push_str(&fold::exact(word));
    keys
}

#[cfg(test)]
mod tests {
    use tantivy::directory::OwnedBytes;

    use super::*;

    fn saved<T>(save: impl Fn(&mut Saving) -> io::Result<T>) -> (Words, T) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("words");
        let mut to = Saving::new(&path).unwrap();
        let given = save(&mut to).unwrap();
        to.finish(7).unwrap();
        let bytes = OwnedBytes::new(std::fs::read(&path).unwrap());
        (
            Words::saved(&mut Saved::open(bytes).unwrap()).unwrap(),
            given,
        )
    }

    fn numbers(words: &mut Words, of: &[&str]) -> Vec<u32> {
        of.iter().map(|word| words.number(word)).collect()
    }

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let mut words = Words::default();
        let given = numbers(
            &mut words,
            &["Hòa", "bình", "hoà", "BÌNH", "Bi\u{300}nh", "binh"],
        );
        assert_eq!(given, [0, 1, 0, 1, 1, 2]);
        let (mut again, ()) = saved(|to| words.save(to));
        assert_eq!(numbers(&mut again, &["binh", "mới", "HOÀ"]), [2, 3, 0]);
    }

    #[test]
    fn words_are_meant_by_what_was_typed() {
        let mut words = Words::default();
        numbers(&mut words, &["Hội", "hỏi", "hoi", "nghị", "đường"]);
        let typed = [
            ("hoi", false),
            ("hộ", true),
            ("ngh", true),
            ("duong", false),
        ];
        let typed = typed.map(|(word, open)| Word::new(word, open));
        assert_eq!(words.meant(&typed), [3, 1, 1, 4, 8]);
    }

    #[test]
    fn words_of_two_are_numbered_as_one() {
        let (mut old, mut new) = (Words::default(), Words::default());
        numbers(&mut old, &["a", "b", "c"]);
        numbers(&mut new, &["d", "b", "e", "A"]);
        let (mut both, given) = saved(|to| new.join(&old, to));
        assert_eq!(given, [3, 1, 4, 0]);
        assert_eq!(numbers(&mut both, &["e", "d", "c", "f"]), [4, 3, 2, 5]);
    }
}
