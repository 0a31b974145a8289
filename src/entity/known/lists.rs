//! The small words of the grammar by their lists.
//!
//! Nearly every look-up ends at a table by word: which lists have a phrase that begins or ends with it,
//! which have it alone.

use super::List;
use crate::entity::phrases::Phrases;
use crate::entity::token::{Token, Word};

/// The phrases of all lists.
#[derive(Debug, Default)]
pub(super) struct Lists {
    phrases: Phrases<u32>,
    words: Vec<OfWord>,
}

/// Sets of lists, a bit each.
#[derive(Debug, Clone, Copy, Default)]
struct OfWord {
    begins: u32,
    ends: u32,
    alone: u32,
}

fn bit(list: List) -> u32 {
    1 << list as u32
}

impl Lists {
    /// Adds a phrase to a list.
    pub(super) fn add(&mut self, list: List, phrase: &[Word]) {
        let ([first, ..], [.., end]) = (phrase, phrase) else {
            return;
        };
        *self.phrases.entry(phrase.iter().copied(), || 0) |= bit(list);
        self.word(*first).begins |= bit(list);
        self.word(*end).ends |= bit(list);
        if phrase.len() == 1 {
            self.word(*first).alone |= bit(list);
        }
    }

    /// Takes a phrase out of a list.
    pub(super) fn remove(&mut self, list: List, phrase: &[Word]) {
        let Some(&first) = phrase.first() else { return };
        *self.phrases.entry(phrase.iter().copied(), || 0) &= !bit(list);
        if phrase.len() == 1 {
            self.word(first).alone &= !bit(list);
        }
    }

    fn word(&mut self, word: Word) -> &mut OfWord {
        let at = word as usize;
        if self.words.len() <= at {
            self.words.resize(at + 1, OfWord::default());
        }
        &mut self.words[at]
    }

    fn of(&self, word: Word) -> OfWord {
        self.words.get(word as usize).copied().unwrap_or_default()
    }

    /// Whether a phrase of `list` begins with `word`.
    pub(super) fn begins(&self, list: List, word: Word) -> bool {
        self.of(word).begins & bit(list) != 0
    }

    /// Length of the longest phrase of `list` at the beginning of `tokens`.
    pub(super) fn at(&self, list: List, tokens: &[Token]) -> Option<usize> {
        let first = tokens.first()?;
        if !self.begins(list, first.word) {
            return None;
        }
        self.phrases
            .longest(tokens, |set| set & bit(list) != 0)
            .map(|(len, _)| len)
    }

    /// Length of the longest phrase of `list` at the end of `tokens`.
    pub(super) fn before(&self, list: List, tokens: &[Token]) -> Option<usize> {
        let end = tokens.last()?;
        if self.of(end.word).ends & bit(list) == 0 {
            return None;
        }
        self.phrases.ending(tokens, |set| set & bit(list) != 0)
    }

    /// Whether a word alone is in `list`.
    pub(super) fn is(&self, list: List, word: Word) -> bool {
        self.of(word).alone & bit(list) != 0
    }
}
