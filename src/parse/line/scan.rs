//! The scan of one line: its words as numbers, its letters counted, its signs noted, so that no fact has to
//! look through the line again.

#![allow(
    clippy::inline_always,
    reason = "what runs with the instructions of a machine must be inlined where they are known"
)]

use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

use super::super::word::{Key, Word};
use super::bytes::Bytes;
use super::end;
use super::spelling::{self, Spellings};
use crate::text::class::Tally;

/// Words of one line that are looked at; what stands behind them changes no fact.
const WORDS: usize = 400;
/// Words that begin in so many bytes of a line are counted.
const COUNTED: usize = 2000;
const _: () = assert!(COUNTED + spelling::COUNTED <= Tally::MOST);
/// Lines of so many bytes are paragraphs: what they are about, how they are written and which other line they are
/// again shows in their first words. A shorter one may be anything, a longer one a page or a list that has lost its
/// line ends.
const PARAGRAPH: Range<usize> = 400..1800;
const _: () = assert!(PARAGRAPH.end <= COUNTED);
/// Words of a paragraph that are read.
const READ: usize = 64;

/// What a scan counts in a line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    /// How many words it has.
    pub(super) words: usize,
    /// Number of those that are read, and of the length of a paragraph.
    pub(super) key: Key,
    /// Sentences that end inside.
    pub(super) inner_ends: usize,
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
    /// Any that file names do not have.
    const OTHER: Self = Self(1 << 13);

    /// Those of ASCII characters.
    const ASCII: [Self; 128] = {
        let mut ascii = [Self(0); 128];
        let mut c = 0u8;
        while c < 128 {
            ascii[c as usize] = Self::of(c as char);
            c += 1;
        }
        ascii
    };

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

    /// Those that a character which is neither space nor part of a word is; a space stands for three.
    const fn of(c: char) -> Self {
        let sign = match c {
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
            '\t' | ' ' => Self::SPREAD,
            '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' => Self::EMOJI,
            _ => Self(0),
        };
        match c {
            '-' | '_' | '.' | ',' | ' ' => sign,
            _ => sign.and(Self::OTHER),
        }
    }
}

/// Scans the lines of one text.
pub(super) struct Scanning<'s> {
    pub(super) text: &'s str,
    pub(super) bytes: &'s Bytes,
    pub(super) spellings: &'s mut Spellings,
}

/// The lines of a text and where to put what is read of each.
struct Scans<'l, 's, I, F> {
    scanning: Scanning<'s>,
    lines: I,
    words: &'l mut Vec<Word>,
    put: F,
}

// What is told by bits is read with the instructions for bits that a machine has.
impl<I: Iterator<Item = Range<usize>>, F: FnMut(usize, Counts)> WithSimd for Scans<'_, '_, I, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) {
        for line in self.lines {
            let counts = self.scanning.line(line.start, line.end, self.words);
            (self.put)(self.words.len(), counts);
        }
    }
}

impl Scanning<'_> {
    /// Scans the `lines` that stand at these places, pushes the words of each and gives to `put` where they end and
    /// what was counted.
    pub(super) fn lines(
        self,
        lines: impl Iterator<Item = Range<usize>>,
        words: &mut Vec<Word>,
        put: impl FnMut(usize, Counts),
    ) {
        Arch::new().dispatch(Scans {
            scanning: self,
            lines,
            words,
            put,
        });
    }

    /// Pushes the words that are read of the line between two places and counts its letters and signs.
    #[inline(always)]
    fn line(&mut self, from: usize, to: usize, words: &mut Vec<Word>) -> Counts {
        let mut counts = Counts::default();
        let len = to - from;
        counts.words = self.first_words(from, to, words, &mut counts);
        if counts.words == READ && PARAGRAPH.contains(&len) {
            counts.words = self.bytes.count_words(from, to).min(WORDS);
            counts.key.add_length(len);
        } else if counts.words == READ || len >= PARAGRAPH.end {
            words.truncate(words.len() - counts.words);
            counts = self.all_words(from, to, words);
        }
        let tally = counts.tally;
        counts.marked = tally.has_marked_letter();
        self.signs(from, to, &mut counts);
        let sluggish = !tally.has_upper() && !tally.has_foreign();
        counts.unsluggish = !sluggish || counts.signs.has(Signs::OTHER);
        counts
    }

    /// The first words of a line; returns how many there are.
    #[inline(always)]
    fn first_words(
        &mut self,
        from: usize,
        to: usize,
        words: &mut Vec<Word>,
        counts: &mut Counts,
    ) -> usize {
        let mut tally = Tally::default();
        // A row of its own, so that no word asks whether there is room for it.
        let mut row = [Word::default(); READ];
        let mut places = self.bytes.words(from, to);
        let mut len = 0;
        for to in &mut row {
            let Some((start, end)) = places.next() else {
                break;
            };
            let (word, own) = self.spellings.read(self.text, start, end);
            tally.add_all(own);
            counts.key.add(word);
            counts.capitals += own.capitals();
            *to = word;
            len += 1;
        }
        words.extend_from_slice(&row[..len]);
        counts.tally = tally;
        len
    }

    /// All words of a line, or as many as are looked at.
    fn all_words(&mut self, from: usize, to: usize, words: &mut Vec<Word>) -> Counts {
        let mut counts = Counts::default();
        let before = words.len();
        let full = before + WORDS;
        for (start, end) in self.bytes.words(from, to) {
            let counted = start - from < COUNTED;
            let room = words.len() < full;
            if !counted && !room {
                break;
            }
            let (word, own) = self.spellings.read(self.text, start, end);
            if counted {
                counts.tally.add_all(own);
            } else {
                counts.tally.note_all(own);
            }
            if room {
                words.push(word);
                counts.key.add(word);
                counts.capitals += own.capitals();
            }
        }
        counts.words = words.len() - before;
        counts
    }

    fn signs(&self, from: usize, to: usize, counts: &mut Counts) {
        for at in self.bytes.signs(from, to) {
            let byte = self.text.as_bytes()[at];
            let sign = if byte.is_ascii() {
                Signs::ASCII[usize::from(byte)]
            } else {
                let c = self.text[at..].chars().next();
                c.map(Signs::of).unwrap_or_default()
            };
            counts.signs = counts.signs.and(sign);
            counts.commas += u32::from(byte == b',');
            if sign.has(Signs::STOP.and(Signs::CRY)) {
                let line = &self.text[from..to];
                counts.inner_ends += usize::from(end::ends_sentence(
                    line,
                    at - from,
                    self.spellings.classes(),
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::class::Classes;

    fn of(text: &str) -> (Vec<Word>, Counts) {
        let mut words = Vec::new();
        let classes = Classes::get();
        let mut bytes = Bytes::default();
        bytes.look(text, classes);
        let scanning = Scanning {
            text,
            bytes: &bytes,
            spellings: &mut Spellings::new(classes),
        };
        let mut counts = Counts::default();
        let line = std::iter::once(0..text.len());
        scanning.lines(line, &mut words, |_, own| counts = own);
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
    fn of_a_paragraph_the_first_words_are_read_and_the_others_counted() {
        let (words, counts) = of(&"a ".repeat(90));
        assert_eq!((words.len(), counts.words), (90, 90));
        let (words, counts) = of(&("chữ ".repeat(100) + "%"));
        assert_eq!((words.len(), counts.words), (READ, 100));
        assert_eq!(counts.tally.letters() as usize, 3 * READ);
        assert!(counts.signs.has(Signs::PERCENT));
        // What is not read still tells lines apart by its length.
        assert_ne!(of(&"chữ ".repeat(100)).1.key, of(&"chữ ".repeat(101)).1.key);
    }

    #[test]
    fn what_stands_far_behind_is_not_looked_at() {
        let long = "chữ ".repeat(COUNTED) + "%";
        let (words, counts) = of(&long);
        assert_eq!((words.len(), counts.words), (WORDS, WORDS));
        let few = "ữ".repeat(60) + " ";
        assert_eq!(of(&few.repeat(60)).1.tally.letters(), 12 * 40);
        assert_eq!(counts.tally.letters(), 1002);
        assert!(counts.signs.has(Signs::PERCENT));
    }
}
