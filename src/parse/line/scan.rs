//! The scan of one line, character by character: its words as numbers, its letters counted, its signs
//! noted, so that no fact has to look through the line again.

use super::super::word::Word;
use crate::text::class::{Class, Classes, Tally};

/// Words of one line that are looked at; what stands behind them changes no fact.
const WORDS: usize = 400;
/// Characters of one line whose letters are counted.
const COUNTED: usize = 2000;
const _: () = assert!(COUNTED <= Tally::MOST);

/// What a scan counts in a line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    /// Words that begin with a capital.
    pub(super) capitals: u32,
    pub(super) tally: Tally,
    pub(super) commas: u32,
    /// A letter that is not ASCII.
    pub(super) marked: bool,
    /// A character that file names do not have.
    pub(super) unsluggish: bool,
    pub(super) signs: Signs,
}

/// The signs that stand in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs(u32);

impl Signs {
    /// `(`
    pub const BRACKET: Self = Self(1);
    /// `"`, `“`, `«`
    pub const QUOTE: Self = Self(1 << 1);
    /// `.`
    pub const STOP: Self = Self(1 << 2);
    /// `?`, `!`
    pub const CRY: Self = Self(1 << 3);
    /// `:`
    pub const COLON: Self = Self(1 << 4);
    /// `@`
    pub const AT: Self = Self(1 << 5);
    /// `%`
    pub const PERCENT: Self = Self(1 << 6);
    /// `/`
    pub const STROKE: Self = Self(1 << 7);
    /// A tab, or three spaces in a row.
    pub const SPREAD: Self = Self(1 << 8);
    /// A sign that parts the steps of a path or the entries of a menu: `>`, `»`, `|`, `/`, `›`, `•`, `·`.
    pub const STEP: Self = Self(1 << 9);
    /// `-`, `–`, `—`
    pub const DASH: Self = Self(1 << 10);
    /// A picture in the text.
    pub const EMOJI: Self = Self(1 << 11);
    /// `,`
    pub const COMMA: Self = Self(1 << 12);
    /// Of a line that was not looked through to its end: it may have any.
    const ANY: Self = Self(u32::MAX);

    /// Those of either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of `signs` is among them.
    #[must_use]
    pub const fn has(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }

    fn of(c: char) -> Self {
        match c {
            '.' => Self::STOP,
            ',' => Self::COMMA,
            ':' => Self::COLON,
            '-' | '–' | '—' => Self::DASH,
            '(' => Self::BRACKET,
            '"' | '“' | '«' => Self::QUOTE,
            '/' => Self::STROKE.and(Self::STEP),
            '?' | '!' => Self::CRY,
            '>' | '»' | '|' | '›' | '•' | '·' => Self::STEP,
            '%' => Self::PERCENT,
            '@' => Self::AT,
            '\t' => Self::SPREAD,
            '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' => Self::EMOJI,
            _ => Self::default(),
        }
    }
}

/// Pushes the words of one line and counts its letters.
pub(super) fn scan(text: &str, classes: Classes, words: &mut Vec<Word>) -> Counts {
    let mut scanning = Scanning {
        classes,
        full: words.len() + WORDS,
        words,
        word: Word::default(),
        inside: false,
        spaces: 0,
        seen: Class::default(),
        counts: Counts::default(),
    };
    let counted = if text.len() <= COUNTED {
        text.len()
    } else {
        let end = text.char_indices().nth(COUNTED);
        end.map_or(text.len(), |(at, _)| at)
    };
    scanning.part::<true>(&text[..counted]);
    let seen = scanning.seen;
    scanning.part::<false>(&text[counted..]);
    scanning.counts(seen)
}

struct Scanning<'w> {
    classes: Classes,
    words: &'w mut Vec<Word>,
    /// How many words there are when this line has all that are looked at.
    full: usize,
    word: Word,
    inside: bool,
    /// Spaces in a row up to here.
    spaces: u32,
    /// What the characters of words are, together.
    seen: Class,
    counts: Counts,
}

impl Scanning<'_> {
    #[inline]
    fn part<const LETTERS: bool>(&mut self, text: &str) {
        let classes = self.classes;
        let (mut word, mut inside, mut seen) = (self.word, self.inside, self.seen);
        let mut tally = self.counts.tally;
        for c in text.chars() {
            let class = classes.of(c);
            if !class.is_word() {
                if inside {
                    inside = false;
                    self.end(word);
                    if !LETTERS && self.words.len() == self.full {
                        self.counts.signs = Signs::ANY;
                        break;
                    }
                }
                if c == ' ' {
                    self.spaces += 1;
                } else {
                    self.sign(c);
                }
                continue;
            }
            if !inside {
                inside = true;
                word = Word::default();
                self.begin(class);
            }
            word = match class.ascii() {
                Some(byte) => word.then(byte),
                None if class.is_slow() => slow(word, c),
                None => word,
            };
            seen = seen.and(class);
            if LETTERS {
                tally.add(class);
            }
        }
        self.counts.tally = tally;
        (self.word, self.inside, self.seen) = (word, inside, seen);
    }

    #[inline]
    fn begin(&mut self, first: Class) {
        if self.spaces >= 3 {
            self.counts.signs = self.counts.signs.and(Signs::SPREAD);
        }
        self.spaces = 0;
        self.counts.capitals += u32::from(first.is_upper() && self.words.len() < self.full);
    }

    #[inline]
    fn end(&mut self, word: Word) {
        if self.words.len() < self.full {
            self.words.push(word);
        }
    }

    // Rare, and not to crowd the loop.
    #[cold]
    #[inline(never)]
    fn sign(&mut self, c: char) {
        let spread = if self.spaces >= 3 {
            Signs::SPREAD
        } else {
            Signs::default()
        };
        self.spaces = 0;
        let counts = &mut self.counts;
        counts.signs = counts.signs.and(Signs::of(c)).and(spread);
        counts.commas += u32::from(c == ',');
        counts.unsluggish |= !matches!(c, '-' | '_' | '.' | ',');
    }

    /// `counted` is what the characters are whose letters are counted.
    fn counts(mut self, counted: Class) -> Counts {
        if self.inside {
            self.end(self.word);
        }
        self.counts.marked = counted.is_marked_letter();
        self.counts.unsluggish |= self.seen.is_upper() || self.seen.is_foreign();
        self.counts
    }
}

/// A character whose bare form is not one ASCII character.
#[cold]
fn slow(word: Word, c: char) -> Word {
    let mut bytes = [0; 4];
    crate::text::fold::bare(c.encode_utf8(&mut bytes))
        .bytes()
        .fold(word, Word::then)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Vec<Word>, Counts) {
        let mut words = Vec::new();
        let counts = scan(text, Classes::get(), &mut words);
        (words, counts)
    }

    #[test]
    fn letters_and_signs() {
        let (words, counts) = of("Ông A, 31% (Ảnh: b)");
        assert_eq!(words, ["ong", "a", "31", "anh", "b"].map(Word::of));
        assert_eq!(
            (
                counts.tally.letters(),
                counts.tally.uppers(),
                counts.tally.digits(),
                counts.commas
            ),
            (8, 3, 2, 1)
        );
        assert_eq!(counts.capitals, 3);
        for sign in [Signs::COMMA, Signs::PERCENT, Signs::BRACKET, Signs::COLON] {
            assert!(counts.signs.has(sign));
        }
        assert!(!counts.signs.has(Signs::STOP.and(Signs::SPREAD)));
        assert!(of("a   b").1.signs.has(Signs::SPREAD));
        assert!(!of("a  b").1.signs.has(Signs::SPREAD));
        assert!(of("a 📷").1.signs.has(Signs::EMOJI));
    }

    #[test]
    fn what_stands_far_behind_is_not_looked_at() {
        let long = "chữ ".repeat(COUNTED) + "%";
        let (words, counts) = of(&long);
        assert_eq!(words.len(), WORDS);
        assert_eq!(counts.tally.letters(), 1500);
        assert!(counts.signs.has(Signs::PERCENT), "it may have any");
    }
}
