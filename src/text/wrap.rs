//! Text on a grid: what each grapheme looks like in a terminal and how many columns it takes, and
//! from that widths, clipping and wrapping. Wrapping gives byte ranges of the source, never new
//! strings, so that every row knows where it stands in the page.
//!
//! One run of white space takes one column and is where rows break; no-break spaces do not break.
//! Letters are composed (NFC), zero-width marks without a letter vanish, hostile characters become
//! visible signs ([`visible`]).

mod price;
mod rows;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use price::Edge;
pub use rows::{Measured, Row, wrap, wrap_held};

use super::{is_hostile, visible};

/// Bytes of one grapheme that are shown; what is stacked above that is noise.
const GRAPHEME_BYTES: usize = 64;

/// One piece of text that is shown as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Bytes of the source.
    pub bytes: Range<usize>,
    /// What the terminal gets; empty when nothing is to be seen.
    pub shown: Cow<'a, str>,
    /// Columns it takes.
    pub width: usize,
    /// White space at which a row may end.
    pub space: bool,
}

/// The cells of a text, in order; together they cover every byte.
#[derive(Debug, Clone)]
pub struct Cells<'a> {
    text: &'a str,
    /// Where the next grapheme begins.
    at: usize,
    /// What is left of a grapheme that is shown character by character.
    parts: Range<usize>,
}

/// Reads `text` as cells.
#[must_use]
pub fn cells(text: &str) -> Cells<'_> {
    Cells {
        text,
        at: 0,
        parts: 0..0,
    }
}

pub(super) fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}') && !is_hostile(c)
}

/// Whether a grapheme is white space a row may end at. A carriage return is, before a newline.
fn is_break_grapheme(grapheme: &str) -> bool {
    grapheme == "\r\n" || grapheme.chars().all(is_break)
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        if !self.parts.is_empty() {
            return self.part();
        }
        let at = self.at;
        let grapheme = self.grapheme()?;
        self.at += grapheme.len();
        if is_break_grapheme(grapheme) {
            while let Some(next) = self.grapheme()
                && is_break_grapheme(next)
            {
                self.at += next.len();
            }
            return Some(Cell {
                bytes: at..self.at,
                shown: Cow::Borrowed(" "),
                width: 1,
                space: true,
            });
        }
        let bytes = at..at + grapheme.len();
        let first = grapheme.chars().next()?;
        let alone = grapheme.len() == first.len_utf8();
        if alone && is_plain(first) {
            return Some(Cell {
                bytes,
                shown: Cow::Borrowed(grapheme),
                width: 1,
                space: false,
            });
        }
        if grapheme.contains(is_hostile) {
            self.parts = bytes;
            return self.part();
        }
        Some(whole(grapheme, bytes))
    }
}

impl<'a> Cells<'a> {
    /// The next grapheme. Of a plain letter before another the rules of segmentation need not be asked,
    /// and nearly all letters are.
    fn grapheme(&self) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let next = chars.next();
        if is_plain(first) && next.is_none_or(|c| c < '\u{300}' || is_plain(c)) {
            return rest.get(..first.len_utf8());
        }
        rest.graphemes(true).next()
    }

    fn part(&mut self) -> Option<Cell<'a>> {
        let at = self.parts.start;
        let c = self.text[at..].chars().next()?;
        self.parts.start += c.len_utf8();
        let bytes = at..self.parts.start;
        let part = &self.text[bytes.clone()];
        Some(if is_hostile(c) {
            let shown = visible(part);
            Cell {
                width: shown.width(),
                shown,
                bytes,
                space: false,
            }
        } else {
            whole(part, bytes)
        })
    }
}

/// Whether a character is one column wide, composed already, harmless, and joined by none of its kind:
/// ASCII, the Latin letters of Vietnamese and of Europe, dashes and quotes.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '‐'..='‧')
}

fn whole(grapheme: &str, bytes: Range<usize>) -> Cell<'_> {
    let shown = match grapheme {
        "\u{a0}" | "\u{202f}" | "\u{2007}" => Cow::Borrowed(" "),
        g if g.width() == 0 => Cow::Borrowed(""),
        g if unicode_normalization::is_nfc(g) && g.len() <= GRAPHEME_BYTES => Cow::Borrowed(g),
        g => {
            let mut short = String::new();
            for c in g.nfc() {
                if short.len() + c.len_utf8() > GRAPHEME_BYTES {
                    break;
                }
                short.push(c);
            }
            Cow::Owned(short)
        }
    };
    Cell {
        width: shown.width(),
        shown,
        bytes,
        space: false,
    }
}

/// What the terminal shows of `text`.
///
/// ```
/// assert_eq!(docbao::text::wrap::shown("Ha\u{300}  Nội\n31\u{1b}"), "Hà Nội 31␛");
/// ```
#[must_use]
pub fn shown(text: &str) -> String {
    cells(text).map(|c| c.shown).collect()
}

/// The columns that `text` takes on one row.
#[must_use]
pub fn width(text: &str) -> usize {
    cells(text).map(|c| c.width).sum()
}

/// What the terminal shows of `text` in at most `columns` columns: the whole, or its beginning
/// and `…`.
///
/// ```
/// assert_eq!(docbao::text::wrap::clip("Đại sứ bán nước mắm", 8), "Đại sứ…");
/// ```
#[must_use]
pub fn clip(text: &str, columns: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let mut kept = 0;
    for cell in cells(text) {
        if used + cell.width > columns {
            out.truncate(kept);
            if columns > 0 {
                out.truncate(out.trim_end().len());
                out.push('…');
            }
            return out;
        }
        used += cell.width;
        out.push_str(&cell.shown);
        if used < columns {
            kept = out.len();
        }
    }
    out
}

/// The end of `text` in at most `columns` columns, behind `…` when something is left out.
///
/// ```
/// assert_eq!(docbao::text::wrap::clip_start("kho/ngoai-giao/31.txt", 10), "…ao/31.txt");
/// ```
#[must_use]
pub fn clip_start(text: &str, columns: usize) -> String {
    let mut over = width(text).saturating_sub(columns);
    if over == 0 {
        return shown(text);
    }
    if columns == 0 {
        return String::new();
    }
    // The sign takes a column too.
    over += 1;
    let mut out = String::from("…");
    for cell in cells(text) {
        if over > 0 {
            over = over.saturating_sub(cell.width);
        } else {
            out.push_str(&cell.shown);
        }
    }
    out
}

#[cfg(test)]
mod tests;
