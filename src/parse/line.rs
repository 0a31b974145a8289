//! The lines of a page, each scanned once: its words, its ends, its shape.
//!
//! A page that breaks its text at a fixed width is read in the lines it had before: the lines of one
//! paragraph are one [`Line`] that spans them all.

mod bytes;
mod end;
mod raw;
mod scan;
mod spelling;

use std::cell::RefCell;

use super::article::Span;
use super::word::Word;
use crate::text::class::Classes;
use crate::text::spread::mix;
use bytes::Bytes;
pub use end::End;
use raw::Raw;
pub use scan::Signs;
use scan::{Counts, Scanning};
use spelling::Spellings;

/// One non-blank line.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// Its words, without white space and characters that show nothing around them.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    /// Blank lines before it.
    pub gap: u32,
    /// Bare words: of a paragraph the first sixty-four, of a longer line the first four hundred.
    pub words: &'a [Word],
    /// How many words it has, at most four hundred.
    pub count: usize,
    /// Number of the bare words; equal lines have equal keys.
    pub key: u64,
    /// What it ends with.
    pub end: End,
    /// Sentences that end inside the line.
    pub inner_ends: usize,
    counts: Counts,
}

/// A page's text, scanned; [`Scan::lines`] are its lines.
pub struct Scan<'a> {
    raws: Vec<Raw<'a>>,
    /// The words of all lines, one line behind the other.
    words: Vec<Word>,
    /// For each line, where its words end, and what was counted.
    scanned: Vec<(usize, Counts)>,
}

/// What a scan works with, kept for the next one.
struct Tools {
    bytes: Bytes,
    spellings: Spellings,
}

thread_local! {
    static TOOLS: RefCell<Tools> = RefCell::new(Tools {
        bytes: Bytes::default(),
        spellings: Spellings::new(Classes::get()),
    });
}

/// White space for our purpose: also the characters that show nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}

impl<'a> Scan<'a> {
    /// Scans a page.
    ///
    /// `composed` is the page's text in composed form ([`crate::text::fold::composed`]), so that no fact
    /// depends on the form of its letters; `page` is the text itself, which the spans point into. Both
    /// have the same lines.
    #[must_use]
    pub fn new(composed: &'a str, page: &str) -> Self {
        let raws = raw::unwrapped(raw::raws(composed, page), composed);
        let mut words = Vec::with_capacity(composed.len() / 5);
        let mut scanned = Vec::with_capacity(raws.len());
        TOOLS.with_borrow_mut(|tools| {
            tools.bytes.look(composed, Classes::get());
            let scanning = Scanning {
                text: composed,
                bytes: &tools.bytes,
                spellings: &mut tools.spellings,
            };
            let lines = raws.iter().map(|raw| raw.at..raw.at + raw.text.len());
            scanning.lines(lines, &mut words, |words, counts| {
                scanned.push((words, counts));
            });
            tools.bytes.shrink();
        });
        Self {
            raws,
            words,
            scanned,
        }
    }

    /// The non-blank lines in order.
    #[must_use]
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut from = 0;
        self.raws
            .iter()
            .zip(&self.scanned)
            .map(|(raw, &(to, counts))| {
                let words = &self.words[from..to];
                from = to;
                Line {
                    text: raw.text,
                    span: raw.span.clone(),
                    gap: raw.gap,
                    words,
                    count: counts.words,
                    key: if words.is_empty() {
                        signs_key(raw.text)
                    } else {
                        counts.key.number()
                    },
                    end: End::of(raw.text),
                    inner_ends: counts.inner_ends,
                    counts,
                }
            })
            .collect()
    }
}

/// The words of `text` between spaces, each with where it begins.
pub(super) fn spaced(text: &str) -> Vec<(usize, &str)> {
    text.split(' ')
        .scan(0, |at, w| {
            let start = *at;
            *at += w.len() + 1;
            Some((start, w))
        })
        .filter(|(_, w)| !w.is_empty())
        .collect()
}

/// The key of a line without words.
fn signs_key(text: &str) -> u64 {
    text.bytes().fold(1, |key, b| mix(key, u64::from(b)))
}

impl Line<'_> {
    /// A line that reads like running text: long, with ends of sentences.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        self.words.len() >= 40
            || (self.words.len() >= 22 && (self.end.is_closed() || self.inner_ends > 0))
    }

    /// Letters, or nothing but signs and digits?
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.counts.tally.letters() > 0
    }

    /// How many letters are capitals, in percent.
    #[must_use]
    pub fn upper(&self) -> u32 {
        let tally = self.counts.tally;
        (tally.uppers() * 100)
            .checked_div(tally.letters())
            .unwrap_or(0)
    }

    /// How many of the looked-at words begin with a capital.
    #[must_use]
    pub fn capitals(&self) -> usize {
        self.counts.capitals as usize
    }

    /// How many of its characters are ASCII digits.
    #[must_use]
    pub fn digits(&self) -> usize {
        self.counts.tally.digits() as usize
    }

    /// How many commas it has.
    #[must_use]
    pub fn commas(&self) -> usize {
        self.counts.commas as usize
    }

    /// Whether one of `signs` stands in it. Of a very long line it may be said when none does.
    #[must_use]
    pub fn has(&self, signs: Signs) -> bool {
        self.counts.signs.has(signs)
    }

    /// Whether it begins with a small letter.
    #[must_use]
    pub fn starts_lower(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_lowercase)
    }

    /// Lower-case ASCII words only, as the file names and alternative texts of pictures are.
    #[must_use]
    pub fn is_slug(&self) -> bool {
        self.words.len() >= 3 && !self.counts.unsluggish && self.counts.tally.letters() > 0
    }

    /// How many words at the start are lower-case ASCII, when marked words follow.
    #[must_use]
    pub fn slug_prefix(&self) -> usize {
        if !self.counts.marked || !self.text.starts_with(|c: char| c.is_ascii_lowercase()) {
            return 0;
        }
        let (mut words, mut inside) = (0, false);
        for byte in self.text.bytes() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => inside = true,
                b' ' if inside => {
                    words += 1;
                    inside = false;
                }
                _ => return words,
            }
        }
        words + usize::from(inside)
    }

    /// Whether it begins with `words`.
    #[must_use]
    pub(super) fn starts_with(&self, words: &[Word]) -> bool {
        self.words.starts_with(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_gaps() {
        let page = "A một\r\n\r\n\u{a0}\n  B hai.\n";
        let scan = Scan::new(page, page);
        let l = scan.lines();
        assert_eq!(l.len(), 2);
        assert_eq!(
            (l[0].text, l[0].gap, l[0].span.lines.start),
            ("A một", 0, 0)
        );
        assert_eq!(
            (l[1].text, l[1].gap, l[1].span.lines.start),
            ("B hai.", 2, 3)
        );
        assert_eq!(l[1].span.of(page), "B hai.");
        assert_eq!(l[0].words, [Word::of("a"), Word::of("mot")]);
    }

    #[test]
    fn a_line_of_zero_width_characters_is_kept() {
        assert_eq!(Scan::new("\u{200b}\nx", "\u{200b}\nx").lines().len(), 2);
    }

    #[test]
    fn shapes() {
        let page = "hoi nghi doi moi\nhoi nghi doi Trao quyết định\nHỘI NGHỊ Ngoại giao";
        let scan = Scan::new(page, page);
        let l = scan.lines();
        assert!(l[0].is_slug() && !l[1].is_slug());
        assert_eq!(l[1].slug_prefix(), 3);
        assert_eq!((l[2].capitals(), l[2].upper()), (3, 50));
    }
}
