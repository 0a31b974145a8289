//! Finding what a person typed in a text, with smart accents.
//!
//! Each typed word decides for itself: with any mark it must match exactly, with none it matches
//! with every mark. Words match whole, but the last one, which may not be typed to its end, matches
//! as a prefix and its tone is open until it is typed.

use std::ops::Range;

use super::word::Word;
use super::{fold, syllable};

/// What was typed, ready to be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern {
    words: Vec<Word>,
}

/// A text, folded once and looked through many times.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// Bare words, each after one space.
    bare: String,
    /// Words in exact form, each after one space; empty when equal to `bare`.
    exact: String,
}

impl Folded {
    /// Folds `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut bare = String::with_capacity(text.len() + 1);
        let mut exact = String::with_capacity(text.len() + 1);
        for (_, word) in syllable::words(text) {
            bare.push(' ');
            fold::bare_into(word, &mut bare);
            exact.push(' ');
            exact.push_str(&fold::exact(word));
        }
        if exact == bare {
            exact = String::new();
        }
        Self { bare, exact }
    }

    /// Bytes it holds on the heap.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bare.len() + self.exact.len()
    }
}

impl Pattern {
    /// Reads what was typed. Never fails: an empty pattern matches everything.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let mut words: Vec<Word> = syllable::words(typed)
            .map(|(_, w)| Word::new(w, false))
            .collect();
        // A space after it says that it is typed to its end.
        if !typed.ends_with(char::is_whitespace)
            && let Some((last, (_, w))) = words.last_mut().zip(syllable::words(typed).last())
        {
            *last = Word::new(w, true);
        }
        Self { words }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all words stand in `text`, in any order and place.
    ///
    /// ```
    /// use docbao::text::find::{Folded, Pattern};
    /// let text = Folded::new("Thủ tướng Phạm Minh Chính trên đường phố");
    /// assert!(Pattern::new("minh pham").matches(&text));
    /// assert!(Pattern::new("duong").matches(&text) && Pattern::new("đươ").matches(&text));
    /// assert!(!Pattern::new("dương").matches(&text));
    /// ```
    #[must_use]
    pub fn matches(&self, text: &Folded) -> bool {
        let exact = if text.exact.is_empty() {
            &text.bare
        } else {
            &text.exact
        };
        let any = |keys: &str, fits: &dyn Fn(&str) -> bool| {
            let mut keys = keys.split(' ').filter(|key| !key.is_empty());
            keys.any(fits)
        };
        self.words.iter().all(|word| match &word.exact {
            None => any(&text.bare, &|key| word.fits_bare(key)),
            Some(_) => any(exact, &|key| word.fits_exact(key)),
        })
    }

    /// Its words.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether `other` is found in all that it is found in itself, for certain: mostly it is so of one that goes on
    /// from `other`, by a letter or a word.
    ///
    /// ```
    /// use docbao::text::find::Pattern;
    /// let narrows = |new: &str, old: &str| Pattern::new(new).narrows(&Pattern::new(old));
    /// assert!(narrows("hội ngh", "hội ng") && narrows("hoi ", "hoi") && narrows("hội", "hộ"));
    /// assert!(!narrows("ho", "hội") && !narrows("hoi", "hoi "));
    /// ```
    #[must_use]
    pub fn narrows(&self, other: &Self) -> bool {
        let mut others = other.words.iter();
        others.all(|old| self.words.iter().any(|new| new.narrows(old)))
    }

    /// What is left to be looked for where `other` was found.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Self {
        let left = self.words.iter().filter(|word| !other.words.contains(word));
        Self {
            words: left.cloned().collect(),
        }
    }

    /// Whether all words stand in `text`, in any order and place.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let words: Vec<&str> = syllable::words(text).map(|(_, word)| word).collect();
        self.words.iter().all(|p| words.iter().any(|w| p.means(w)))
    }

    /// Byte ranges of `text` that match one of the words, in order, none overlapping.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        syllable::words(text)
            .filter_map(|(at, w)| {
                self.words
                    .iter()
                    .find_map(|p| p.prefix_of(w))
                    .map(|len| at..at + len)
            })
            .collect()
    }

    /// Byte ranges of `text` in which the typed words stand side by side in the typed order.
    ///
    /// Punctuation and white space between words do not matter; only the last word may be a prefix.
    #[must_use]
    pub fn phrase_ranges(&self, text: &str) -> Vec<Range<usize>> {
        let Some(last) = self.words.len().checked_sub(1) else {
            return Vec::new();
        };
        let words: Vec<(usize, &str)> = syllable::words(text).collect();
        let mut found: Vec<Range<usize>> = Vec::new();
        for (i, window) in words.windows(self.words.len()).enumerate() {
            if found.last().is_some_and(|f| f.end > words[i].0) {
                continue;
            }
            let ends: Option<Vec<usize>> = window
                .iter()
                .zip(&self.words)
                .map(|((at, w), p)| Some(at + p.prefix_of(w)?))
                .collect();
            if let Some(end) = ends.and_then(|ends| ends.get(last).copied()) {
                found.push(words[i].0..end);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str, text: &str) -> bool {
        Pattern::new(typed).matches(&Folded::new(text))
    }

    #[test]
    fn each_word_decides_for_itself() {
        for typed in [
            "pham binh minh",
            "PHAM BINH MINH",
            "phạm bình minh",
            "PHẠM BÌNH MINH",
            "phạm binh minh",
        ] {
            assert!(found(typed, "Phó Thủ tướng Phạm Bình Minh"), "{typed}");
        }
        assert!(!found("đường", "Dương"));
        assert!(found("duong", "Dương") && found("duong", "đường"));
        assert!(found("dai hoi dang", "Đại hội Đảng"));
        assert!(!found("đang ", "Đảng") && !found("đai hoi", "Đại hội"));
        assert!(found("hoà bình", "hòa bình") && found("hò", "hoà"));
    }

    #[test]
    fn a_phrase_is_found_over_punctuation_and_marked_to_the_typed_end() {
        let text = "Bình Minh, Phạm Bình Minh. phạm   bình minh";
        let ranges = Pattern::new("pham binh mi").phrase_ranges(text);
        let words: Vec<&str> = ranges.iter().map(|r| &text[r.clone()]).collect();
        assert_eq!(words, ["Phạm Bình Mi", "phạm   bình mi"]);
    }

    #[test]
    fn decomposed_text_is_found_and_marked() {
        let text = "Ho\u{302}\u{323}i nghi\u{323} Ngoa\u{323}i giao";
        let ranges = Pattern::new("nghị ngoại").phrase_ranges(text);
        assert_eq!(&text[ranges[0].clone()], "nghi\u{323} Ngoa\u{323}i");
    }
}
