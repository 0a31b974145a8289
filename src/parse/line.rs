//! The lines of a page, each looked at once: its words, its ends, its shape.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::article::Span;
use crate::text::{fold, syllable};

/// Words of one line that are looked at; what stands behind them changes no feature.
const WORDS: usize = 400;

/// One non-blank line.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// Its words, without white space and characters that show nothing around them.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    /// Blank lines before it.
    pub gap: u32,
    /// Bare words, the first four hundred of them.
    pub words: Vec<String>,
    /// Hash of the bare words; equal lines have equal keys.
    pub key: u64,
    /// How many of the looked-at words begin with a capital.
    pub capitals: usize,
    /// How many letters are capitals, in percent.
    pub upper: u32,
    /// How many letters are not ASCII.
    pub marked: bool,
    /// Sentences that end inside the line.
    pub inner_ends: usize,
    /// What it ends with.
    pub end: End,
}

/// What a line ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// `.` or a closing quote or bracket behind it.
    Stop,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// `:`
    Colon,
    /// `...` or `…`
    Ellipsis,
    /// `,` `;` or a dash.
    Comma,
    /// `|`
    Pipe,
    /// A closing bracket.
    Bracket,
    /// Anything else.
    Open,
}

/// White space for our purpose: also the characters that show nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}

/// The non-blank lines of a page, in order.
///
/// `composed` is the page's text in composed form ([`crate::text::fold::composed`]), so that no fact
/// depends on the form of its letters; `page` is the text itself, which the spans point into. Both have
/// the same lines.
#[must_use]
pub fn lines<'a>(composed: &'a str, page: &str) -> Vec<Line<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut gap = 0;
    for (no, (raw, own)) in composed.split('\n').zip(page.split('\n')).enumerate() {
        // A line of nothing but zero-width characters still has to be in a block.
        let text = if raw.trim().is_empty() { "" } else { trim(raw) };
        if text.is_empty() {
            gap += 1;
        } else {
            // The block holds every character of the line, those that show nothing too.
            let start = at + (own.len() - own.trim_start().len());
            let bytes = start as u32..(start + own.trim().len()) as u32;
            let span = Span {
                lines: no as u32..no as u32 + 1,
                bytes,
            };
            out.push(Line::new(text, span, gap));
            gap = 0;
        }
        at += own.len() + 1;
    }
    out
}

fn trim(raw: &str) -> &str {
    let text = raw.trim_matches(is_blank);
    if text.is_empty() { raw.trim() } else { text }
}

impl<'a> Line<'a> {
    fn new(text: &'a str, span: Span, gap: u32) -> Self {
        let mut words = Vec::new();
        let mut capitals = 0;
        for (_, word) in syllable::words(text).take(WORDS) {
            capitals += usize::from(word.chars().next().is_some_and(char::is_uppercase));
            words.push(fold::bare(word));
        }
        let (mut upper, mut letters, mut marked) = (0u32, 0u32, false);
        for c in text.chars().take(2000).filter(|c| c.is_alphabetic()) {
            letters += 1;
            upper += u32::from(c.is_uppercase());
            marked |= !c.is_ascii();
        }
        Self {
            key: key(&words, text),
            text,
            span,
            gap,
            words,
            capitals,
            upper: (upper * 100).checked_div(letters).unwrap_or(0),
            marked,
            inner_ends: inner_ends(text),
            end: End::of(text),
        }
    }

    /// A line that reads like running text: long, with ends of sentences.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        let closed = matches!(
            self.end,
            End::Stop | End::Question | End::Exclamation | End::Ellipsis | End::Colon
        );
        self.words.len() >= 40 || (self.words.len() >= 22 && (closed || self.inner_ends > 0))
    }

    /// Letters, or nothing but signs and digits?
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.text.chars().any(char::is_alphabetic)
    }

    /// Lower-case ASCII words only, as the file names and alternative texts of pictures are.
    #[must_use]
    pub fn is_slug(&self) -> bool {
        self.words.len() >= 3
            && !self.marked
            && self.upper == 0
            && self.text.chars().all(is_slug_char)
    }

    /// How many words at the start are lower-case ASCII, when marked words follow.
    #[must_use]
    pub fn slug_prefix(&self) -> usize {
        if !self.marked {
            return 0;
        }
        self.text
            .split(' ')
            .take_while(|w| {
                !w.is_empty()
                    && w.chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            })
            .count()
    }
}

fn is_slug_char(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, ' ' | '-' | '_' | '.' | ',')
}

fn key(words: &[String], text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    if words.is_empty() {
        text.hash(&mut hasher);
    } else {
        words.hash(&mut hasher);
    }
    hasher.finish()
}

/// Ends of sentences followed by a space and a capital, a digit or a quote.
fn inner_ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'.', b'?', b'!', bytes)
        .filter(|&i| {
            let before = text[..i].chars().next_back();
            // An initial or an abbreviation (`TP. Hà Nội`, `GS. Lê`) is no end.
            let word_before = text[..i]
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            let initial =
                word_before.chars().count() <= 2 && word_before.chars().all(char::is_uppercase);
            let mut after = text[i + 1..].chars();
            let closed = match after.next() {
                Some('"' | '”' | '\'' | '’' | ')') => after.next() == Some(' '),
                next => next == Some(' '),
            };
            closed
                && before.is_some_and(|c| c != '.' && !c.is_whitespace())
                && !initial
                && after.next().is_some_and(|c| {
                    !c.is_lowercase() && (c.is_alphanumeric() || "\"“'‘(–-".contains(c))
                })
        })
        .count()
}

impl End {
    fn of(text: &str) -> Self {
        let bare = text.trim_end_matches(['"', '”', '\'', '’', '»', ' ', '\u{a0}']);
        let (body, closed) = match bare.strip_suffix([')', ']']) {
            Some(body) => (body.trim_end(), true),
            None => (bare, false),
        };
        let end = match body.chars().next_back() {
            Some('…') => Self::Ellipsis,
            Some('.') if body.ends_with("..") => Self::Ellipsis,
            Some('.') => Self::Stop,
            Some('?') => Self::Question,
            Some('!') => Self::Exclamation,
            Some(':') => Self::Colon,
            Some(',' | ';' | '-' | '–' | '—') => Self::Comma,
            Some('|') => Self::Pipe,
            _ => Self::Open,
        };
        if closed && end == Self::Open {
            Self::Bracket
        } else {
            end
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_gaps() {
        let page = "A một\r\n\r\n\u{a0}\n  B hai.\n";
        let l = lines(page, page);
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
    }

    #[test]
    fn ends_inside() {
        assert_eq!(
            inner_ends("Ông nói. Bà nghe? Tốt! TP. Hà Nội. \"Vâng.\" Rồi 3.763 người."),
            5
        );
    }

    #[test]
    fn a_line_of_zero_width_characters_is_kept() {
        assert_eq!(lines("\u{200b}\nx", "\u{200b}\nx").len(), 2);
    }
}
