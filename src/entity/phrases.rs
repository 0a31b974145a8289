//! Phrases of words with a value, found by their longest form at a place.
//!
//! A trie over the numbers of words: the cost of a look-up is the length of the phrase found, not
//! the number of phrases.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::token::{Token, Word};
use crate::text::spread::Spread;

/// A set of phrases.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// The node behind each first word; 0 where none begins so. Most look-ups end here.
    first: Vec<u32>,
    /// The node behind a node and a word.
    next: HashMap<u64, u32, BuildHasherDefault<Spread>>,
    values: Vec<Option<T>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            next: HashMap::default(),
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
            let place = if node == 0 {
                let at = word as usize;
                if self.first.len() <= at {
                    self.first.resize(at + 1, 0);
                }
                &mut self.first[at]
            } else {
                self.next.entry(edge(node, word)).or_default()
            };
            if *place == 0 {
                *place = fresh;
            }
            node = *place;
            if node == fresh {
                self.values.push(None);
            }
        }
        self.values[node as usize].get_or_insert_with(new)
    }

    /// Whether a phrase begins with `word`.
    pub(super) fn begins(&self, word: Word) -> bool {
        self.first.get(word as usize).is_some_and(|&n| n > 0)
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
            let Some(next) = self.step(node, token.word) else {
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

    /// The node behind `node` and `word`.
    fn step(&self, node: u32, word: Word) -> Option<u32> {
        if node == 0 {
            self.first.get(word as usize).copied().filter(|&n| n > 0)
        } else {
            self.next.get(&edge(node, word)).copied()
        }
    }

    /// The value of exactly these words.
    pub(super) fn exact(&self, words: impl IntoIterator<Item = Word>) -> Option<&T> {
        let mut node = 0;
        for word in words {
            node = self.step(node, word)?;
        }
        self.values[node as usize].as_ref()
    }
}

fn edge(node: u32, word: Word) -> u64 {
    u64::from(node) << 32 | u64::from(word)
}

/// Words looked at before a place; no phrase that matters there is longer.
const LONGEST_BEFORE: usize = 6;
