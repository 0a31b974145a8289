//! One word as a person types it, and which words of a text it means.
//!
//! With any mark it must match exactly, with none it matches with every mark. A word that is not typed
//! to its end is *open*: its letters match as a prefix, and its tone agrees with every tone until one is
//! typed.

use super::letters::{Folded, TONES, fold as letter};
use super::{fold, syllable};

/// A typed word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// Its bare key ([`fold::bare`]). Never empty.
    pub bare: String,
    /// What must agree beside the bare letters; `None` when no mark was typed.
    pub exact: Option<Exact>,
    /// Matches as a prefix.
    pub open: bool,
}

/// The marks of a typed word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Exact {
    /// Letters with hats, horns and strokes. A foreign word keeps its tone here, in its place.
    pub letters: String,
    /// The tone of a Vietnamese syllable, as a combining mark.
    pub tone: Option<char>,
}

impl Word {
    /// A word of [`syllable::words`], as typed.
    ///
    /// ```
    /// use docbao::text::word::Word;
    /// assert!(Word::new("duong", false).means("đường") && !Word::new("đường", false).means("Dương"));
    /// assert!(Word::new("đươ", true).means("đường") && Word::new("hò", true).means("hoà"));
    /// ```
    #[must_use]
    pub fn new(typed: &str, open: bool) -> Self {
        let bare = fold::bare(typed);
        let marked = fold::has_marks(typed).then(|| Exact::new(typed, open));
        Self {
            // A mark on what is no letter is none.
            exact: marked.filter(|exact| exact.tone.is_some() || exact.letters != bare),
            bare,
            open,
        }
    }

    /// A word that is known and not typed: no mark may be added to it.
    #[must_use]
    pub fn known(word: &str) -> Self {
        Self {
            bare: fold::bare(word),
            exact: Some(Exact::new(word, false)),
            open: false,
        }
    }

    /// The other spelling of a lone final i or y (`hi` and `hy`, `quí` and `quý`), where there is one.
    ///
    /// It is a whole word even when this one is open: `hy` may become `hi`, but not `hiện`.
    ///
    /// ```
    /// use docbao::text::word::Word;
    /// assert!(Word::new("kĩ", false).loose().is_some_and(|w| w.means("Kỹ")));
    /// assert_eq!(Word::new("thi", false).loose(), None);
    /// ```
    #[must_use]
    pub fn loose(&self) -> Option<Self> {
        let exact = match &self.exact {
            Some(exact) => Some(Exact {
                letters: other_spelling(&exact.letters)?,
                tone: exact.tone,
            }),
            None => None,
        };
        Some(Self {
            bare: other_spelling(&self.bare)?,
            exact,
            open: false,
        })
    }

    /// Whether a word of a text is meant.
    #[must_use]
    pub fn means(&self, word: &str) -> bool {
        self.fits(&fold::bare(word), &fold::exact(word))
    }

    /// Whether the word of a text that has these two keys is meant.
    #[must_use]
    pub fn fits(&self, bare: &str, exact: &str) -> bool {
        self.fits_bare(bare) && self.fits_exact(exact)
    }

    /// Whether the bare key of a text's word agrees with the letters typed.
    #[must_use]
    pub fn fits_bare(&self, bare: &str) -> bool {
        if self.open {
            bare.starts_with(&self.bare)
        } else {
            bare == self.bare
        }
    }

    /// Whether the exact key of a text's word agrees with the marks typed; true when there are none.
    #[must_use]
    pub fn fits_exact(&self, exact: &str) -> bool {
        let Some(typed) = &self.exact else {
            return true;
        };
        let (letters, tone) = split_tone(exact);
        if !self.open {
            return letters == typed.letters && tone == typed.tone;
        }
        let begins = letters.starts_with(&typed.letters);
        // A foreign word has its tone in the middle, where it was typed.
        (begins && (tone == typed.tone || typed.tone.is_none()))
            || (typed.tone.is_some() && tone.is_none() && letters.starts_with(&typed.written()))
    }

    /// Whether every word of a text that it means is meant by `other` too, for certain.
    ///
    /// ```
    /// use docbao::text::word::Word;
    /// let narrows = |new, old| Word::new(new, true).narrows(&Word::new(old, true));
    /// assert!(narrows("hội", "hộ") && narrows("hội", "ho") && !narrows("hội", "hò"));
    /// ```
    #[must_use]
    pub fn narrows(&self, other: &Self) -> bool {
        let letters = if other.open {
            self.bare.starts_with(&other.bare)
        } else {
            !self.open && self.bare == other.bare
        };
        let marks = match (&self.exact, &other.exact) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(new), Some(old)) => {
                let begins = new.letters.starts_with(&old.letters);
                let agrees = old.tone.is_none() || old.tone == new.tone;
                // Of an open one a foreign word may have the tone in its place.
                let written = || match old.tone {
                    Some(_) => new.written().starts_with(&old.written()),
                    None => new.written().starts_with(&old.letters),
                };
                let apart = !self.open || new.tone.is_none() || written();
                self == other || (other.open && begins && agrees && apart)
            }
        };
        letters && marks
    }

    /// How many bytes of a text's word match; `None` when the word is not meant.
    #[must_use]
    pub fn prefix_of(&self, word: &str) -> Option<usize> {
        let (key, at) = fold::bare_with_offsets(word);
        if !self.fits(&key, &fold::exact(word)) {
            return None;
        }
        at.get(self.bare.len()).map(|&end| end as usize)
    }

    /// The word in lower case and in one form, as it could be typed.
    #[must_use]
    pub fn written(&self) -> String {
        match &self.exact {
            Some(exact) => exact.written(),
            None => self.bare.clone(),
        }
    }
}

impl Exact {
    fn new(typed: &str, open: bool) -> Self {
        let key = fold::exact(typed);
        let (letters, tone) = split_tone(&key);
        if open
            && tone.is_none()
            && let Some(begun) = begun(&key)
        {
            return begun;
        }
        Self {
            letters: letters.to_owned(),
            tone,
        }
    }

    /// The letters with every tone in its place.
    #[must_use]
    pub fn written(&self) -> String {
        let mut out = String::with_capacity(self.letters.len() + 2);
        let mut run = String::new();
        for c in self.letters.chars().chain(self.tone) {
            if TONES.contains(&c) && syllable::is_beginning(&run) {
                out.push_str(&syllable::with_tone(&run, c));
                run.clear();
            } else if c.is_alphabetic() {
                run.push(c);
            } else {
                out.push_str(&run);
                run.clear();
                out.push(c);
            }
        }
        out + &run
    }
}

/// An exact key as its letters and the tone at its end.
#[must_use]
pub fn split_tone(exact: &str) -> (&str, Option<char>) {
    match exact.chars().next_back() {
        Some(tone) if TONES.contains(&tone) => {
            (exact.strip_suffix(tone).unwrap_or(exact), Some(tone))
        }
        _ => (exact, None),
    }
}

/// The letters and the tone of a syllable that is typed in part and is none yet, such as `nguyễ`.
fn begun(key: &str) -> Option<Exact> {
    let mut letters = String::with_capacity(key.len());
    let mut tone = None;
    for c in key.chars() {
        let Folded::One {
            hatted, tone: one, ..
        } = letter(c)
        else {
            return None;
        };
        letters.push(hatted);
        if one.is_some() && tone.replace(one?).is_some() {
            return None;
        }
    }
    (tone.is_some() && syllable::is_beginning(&letters)).then_some(Exact { letters, tone })
}

/// Letters with their lone final i as y, or y as i.
fn other_spelling(letters: &str) -> Option<String> {
    let (onset, other) = match letters.strip_suffix('i') {
        Some(onset) => (onset, 'y'),
        None => (letters.strip_suffix('y')?, 'i'),
    };
    matches!(onset, "h" | "k" | "l" | "m" | "s" | "t" | "qu").then(|| format!("{onset}{other}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_syllable_typed_in_part_keeps_its_tone_apart() {
        for typed in ["nguyễ", "nguyễn", "ngu", "nguye", "ngũ"] {
            assert!(Word::new(typed, true).means("Nguyễn"), "{typed}");
        }
        assert!(!Word::new("nguyề", true).means("Nguyễn"));
    }

    #[test]
    fn a_foreign_word_is_found_while_it_is_typed() {
        for typed in ["m", "má", "mát", "mátx", "mátxcơ"] {
            assert!(Word::new(typed, true).means("Mátxcơva"), "{typed}");
        }
        assert!(!Word::new("mà", true).means("Mátxcơva"));
    }

    #[test]
    fn i_and_y_are_one_after_six_onsets_and_qu() {
        for (typed, text) in [
            ("hi", "hy"),
            ("hy", "hi"),
            ("ki", "kỹ"),
            ("kĩ", "kỹ"),
            ("lí", "lý"),
            ("mĩ", "Mỹ"),
            ("sĩ", "sỹ"),
            ("tỉ", "tỷ"),
            ("qui", "quy"),
            ("quí", "quý"),
        ] {
            let loose = Word::new(typed, false).loose();
            assert!(loose.is_some_and(|w| w.means(text)), "{typed} {text}");
        }
        for typed in ["thi", "khi", "nhi", "vi", "di", "tai", "i", "y", "hiy"] {
            assert_eq!(Word::new(typed, false).loose(), None, "{typed}");
        }
        assert!(!Word::new("kì", false).loose().unwrap().means("kỹ"));
        assert!(!Word::new("hy", true).loose().unwrap().means("hiện"));
    }

    proptest! {
        #[test]
        fn what_narrows_means_less(
            typed in "[hmđ]?[oôòộaáàắ]{0,2}[inx]{0,2}",
            more in "[oôòộaáà]?[inx]?",
            (open, other_open) in (any::<bool>(), any::<bool>()),
            text in "[hmđd]?[oôòộaáàắ]{0,2}[inx]{0,2}[oôòộaáàắ]{0,2}",
        ) {
            let longer = format!("{typed}{more}");
            if typed.is_empty() || text.is_empty() {
                return Ok(());
            }
            let (new, old) = (Word::new(&longer, open), Word::new(&typed, other_open));
            for (new, old) in [(&new, &old), (&old, &new)] {
                if new.narrows(old) && new.means(&text) {
                    prop_assert!(old.means(&text), "{:?} {:?} {}", new, old, text);
                }
            }
        }
    }

    #[test]
    fn a_known_word_takes_no_mark() {
        assert!(Word::known("ban").means("Ban") && !Word::known("ban").means("bàn"));
    }
}
