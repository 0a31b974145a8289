//! Phrases of words with a value, found by their longest form at a place.
//!
//! A trie over the numbers of words: the cost of a look-up is the length of the phrase found, not
//! the number of phrases.

use std::collections::HashMap;

use super::token::{Token, Word};

/// A set of phrases.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    next: HashMap<(u32, Word), u32>,
    values: Vec<Option<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            next: HashMap::new(),
            values: vec![None],
        }
    }
}

impl<T> Phrases<T> {
    /// The value of a phrase, made by `new` when the phrase is not there yet.
    pub(super) fn entry(
        &mut self,
        words: impl IntoIterator<Item = Word>,
        new: impl FnOnce() -> T,
    ) -> &mut T {
        let mut node = 0;
        for word in words {
            let fresh = self.values.len() as u32;
            node = *self.next.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.values.push(None);
            }
        }
        self.values[node as usize].get_or_insert_with(new)
    }

    /// The longest phrase at the beginning of `tokens` whose value `fits`: its length and value.
    pub(super) fn longest(
        &self,
        tokens: &[Token],
        fits: impl Fn(&T) -> bool,
    ) -> Option<(usize, &T)> {
        let mut node = 0;
        let mut best = None;
        for (i, token) in tokens.iter().enumerate() {
            let Some(&next) = self.next.get(&(node, token.word)) else {
                break;
            };
            node = next;
            if let Some(value) = self.values[node as usize].as_ref().filter(|v| fits(v)) {
                best = Some((i + 1, value));
            }
        }
        best
    }

    /// Whether a phrase whose value `fits` ends where `tokens` end: its length.
    pub(super) fn ending(&self, tokens: &[Token], fits: impl Fn(&T) -> bool) -> Option<usize> {
        (1..=tokens.len().min(LONGEST_BEFORE)).rev().find(|&len| {
            self.exact(tokens[tokens.len() - len..].iter().map(|t| t.word))
                .is_some_and(&fits)
        })
    }

    /// The value of exactly these words.
    pub(super) fn exact(&self, words: impl IntoIterator<Item = Word>) -> Option<&T> {
        let mut node = 0;
        for word in words {
            node = *self.next.get(&(node, word))?;
        }
        self.values[node as usize].as_ref()
    }
}

/// Words looked at before a place; no phrase that matters there is longer.
const LONGEST_BEFORE: usize = 5;
