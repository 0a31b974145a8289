//! Text on a grid: what each grapheme looks like in a terminal and how many columns it takes, and
//! from that widths, clipping and wrapping. Wrapping gives byte ranges of the source, never new
//! strings, so that every row knows where it stands in the page.
//!
//! One run of white space takes one column and is where rows break; no-break spaces do not break.
//! Letters are composed (NFC), zero-width marks without a letter vanish, hostile characters become
//! visible signs ([`visible`]).

mod rows;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, columns: usize) -> Vec<String> {
        wrap(text, columns)
            .into_iter()
            .map(|r| shown(&text[r]))
            .collect()
    }

    #[test]
    fn rows_break_at_spaces_and_words_only_when_they_must() {
        let table: [(&str, usize, &[&str]); 12] = [
            ("", 5, &[""]),
            ("   ", 5, &[""]),
            ("Đại sứ bán nước mắm", 10, &["Đại sứ bán", "nước mắm"]),
            ("Đại sứ bán nước mắm", 9, &["Đại sứ", "bán nước", "mắm"]),
            ("  hai   chữ  ", 9, &["hai chữ"]),
            ("một\n\nhai", 20, &["một hai"]),
            ("31\u{a0}người dự", 9, &["31 người", "dự"]),
            ("10\u{a0}000 tấn", 6, &["10 000", "tấn"]),
            ("abcdefgh", 3, &["abc", "def", "gh"]),
            ("a bcdefgh", 3, &["a", "bcd", "efg", "h"]),
            ("日本語のニュース。", 6, &["日本語", "のニュ", "ース。"]),
            ("ok 👩‍👩‍👧 👩‍👩‍👧", 5, &["ok 👩‍👩‍👧", "👩‍👩‍👧"]),
        ];
        for (text, columns, expected) in table {
            assert_eq!(rows(text, columns), expected, "{text:?} at {columns}");
        }
    }

    #[test]
    fn rows_hold_together_what_belongs_together() {
        let table: [(&str, usize, &[&str]); 9] = [
            ("Một hai – ba bốn", 8, &["Một", "hai – ba", "bốn"]),
            ("Một hai – ba bốn", 9, &["Một hai –", "ba bốn"]),
            ("nói “ chữ ” rồi", 6, &["nói", "“ chữ", "” rồi"]),
            ("nói “ chữ ” rồi", 8, &["nói", "“ chữ ”", "rồi"]),
            ("tăng 12 % năm nay", 8, &["tăng", "12 % năm", "nay"]),
            ("thấy ông Sơn", 9, &["thấy ông", "Sơn"]),
            ("mà thấy ông Sơn về", 14, &["mà thấy", "ông Sơn về"]),
            ("họp ở Hà Nội xong", 12, &["họp ở Hà Nội", "xong"]),
            ("họp ở Hà Nội xong", 13, &["họp ở Hà Nội", "xong"]),
        ];
        for (text, columns, expected) in table {
            let held = super::super::hold::held(text);
            let rows: Vec<String> = wrap_held(text, columns, &held)
                .into_iter()
                .map(|r| shown(&text[r]))
                .collect();
            assert_eq!(rows, expected, "{text:?} at {columns}");
        }
    }

    #[test]
    fn decomposed_text_wraps_like_composed_text() {
        let nfd: String = "Hội nghị Ngoại giao lần thứ ba mươi mốt".nfd().collect();
        for columns in 1..45 {
            assert_eq!(
                rows(&nfd, columns),
                rows("Hội nghị Ngoại giao lần thứ ba mươi mốt", columns)
            );
        }
    }

    #[test]
    fn widths() {
        let table = [
            ("", 0),
            ("Việt Nam", 8),
            ("Vie\u{323}\u{302}t Nam", 8),
            ("日本", 4),
            ("👩‍👩‍👧", 2),
            ("a\u{200b}b\u{feff}c\u{ad}", 3),
            ("\u{301}", 0),
            ("a\u{1b}b", 3),
            ("a\u{e0041}\u{e0042}", 3),
            ("tab\there", 8),
        ];
        for (text, columns) in table {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn clipping_keeps_graphemes_and_says_so() {
        let table = [
            ("Nguyễn", 6, "Nguyễn"),
            ("Nguyễn", 5, "Nguy…"),
            ("Nguye\u{302}\u{303}n", 6, "Nguyễn"),
            ("Nguye\u{302}\u{303}n A", 7, "Nguyễn…"),
            ("một hai", 5, "một…"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("ab", 1, "…"),
            ("ab", 0, ""),
            ("", 0, ""),
        ];
        for (text, columns, expected) in table {
            assert_eq!(clip(text, columns), expected, "{text:?} at {columns}");
        }
    }

    #[test]
    fn plain_letters_are_what_they_are_said_to_be() {
        for c in (' '..='\u{ffff}').filter(|c| is_plain(*c)) {
            let letter = c.to_string();
            assert_eq!(letter.width(), 1, "{c}");
            assert!(unicode_normalization::is_nfc(&letter) && !is_hostile(c));
            // It joins nothing before it, and no letter behind it.
            assert_eq!(format!("a{c}a").graphemes(true).count(), 3, "{c}");
        }
    }

    proptest! {
        #[test]
        fn cells_cover_every_byte(text in ".{0,60}") {
            let mut at = 0;
            for cell in cells(&text) {
                prop_assert_eq!(cell.bytes.start, at);
                prop_assert!(!cell.shown.contains(is_hostile));
                at = cell.bytes.end;
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn cells_are_graphemes(text in "[a-zđệữ\u{301}\u{323}日👩\u{200d}🇻🇳\u{fe0f}–“\u{ad}\u{200b}가ก]{0,40}") {
            let found: Vec<usize> = cells(&text).map(|cell| cell.bytes.start).collect();
            let expected: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn rows_never_exceed_the_width_and_rejoin_to_the_source(
            text in "([a-zàđệữ]{1,9}|[A-Z0-9][a-zđ]{0,4}|[ \u{a0}\n\t]{1,3}|[日本👩\u{301}\u{200d}\u{1b}–“”,(]{1,4}){0,30}",
            columns in 1usize..40,
            holds in any::<bool>(),
        ) {
            let held = if holds { super::super::hold::held(&text) } else { Vec::new() };
            let rows = wrap_held(&text, columns, &held);
            let mut at = 0;
            for row in &rows {
                prop_assert!(text[at..row.start].chars().all(is_break), "{rows:?}");
                let cells: Vec<_> = cells(&text[row.clone()]).collect();
                let wide: usize = cells.iter().map(|c| c.width).sum();
                let seen = cells.iter().filter(|c| c.width > 0).count();
                prop_assert!(wide <= columns || seen == 1, "{wide} > {columns}");
                at = row.end;
            }
            prop_assert!(text[at..].chars().all(is_break));
        }

        #[test]
        fn a_row_knows_its_width_and_its_spaces(
            text in "([a-zàđệữ]{1,9}|[A-Z0-9][a-zđ]{0,4}|[ \u{a0}]{1,3}|[日本。「」\u{301}\u{200b}“”,(/%]{1,4}){0,40}",
            columns in 1usize..60,
        ) {
            for row in Measured::new(&text, &super::super::hold::held(&text)).rows(&text, columns) {
                let shown = &text[row.bytes.clone()];
                prop_assert_eq!(row.width, width(shown));
                prop_assert_eq!(row.spaces, cells(shown).filter(|cell| cell.space).count());
            }
        }

        #[test]
        fn what_is_held_is_not_broken(
            text in "([a-zàđệữ]{1,6}|[A-Z][a-zđ]{0,4}|[0-9]{1,4}|tháng|ông|tỷ đồng){1,12}( [A-Zđ][a-z]{0,5}| [0-9]{1,2}| tháng| tấn){0,12}",
            columns in 8usize..60,
        ) {
            let held = super::super::hold::held(&text);
            let rows = wrap_held(&text, columns, &held);
            for range in held.iter().filter(|r| width(&text[(*r).clone()]) <= columns / 2) {
                let inside = rows.iter().any(|r| r.start > range.start && r.start < range.end);
                prop_assert!(!inside, "{} in {rows:?}", &text[range.clone()]);
            }
        }

        #[test]
        fn clipped_text_fits(text in ".{0,40}", columns in 0usize..40) {
            prop_assert!(clip(&text, columns).width() <= columns);
            if width(&text) <= columns {
                prop_assert_eq!(clip(&text, columns), shown(&text));
            }
        }
    }
}
