//! Rows: where a text breaks at a width. At white space, and between wide letters; not where words belong
//! together, if that can be helped.

use std::borrow::Cow;
use std::ops::Range;

use super::price::{Edge, Price, WIDEST};
use super::{cells, width};
use crate::text::hold::Held;

/// Closing signs, which do not begin a row.
const NO_ROW_START: [char; 24] = [
    '、', '。', '，', '．', '」', '』', '）', '！', '？', '：', '》', '】', ',', '.', ';', ':',
    '!', '?', ')', ']', '”', '’', '»', '…',
];

/// Signs that do not begin a row when white space stands before them. A dash at a row's beginning would be read
/// as that of a list.
const TIED_TO_THE_FRONT: [char; 10] = ['-', '‐', '‑', '‒', '–', '—', '―', '−', '%', '/'];

/// Opening signs, which do not end a row.
const NO_ROW_END: [char; 12] = [
    '「', '『', '（', '《', '【', '(', '[', '“', '‘', '«', '„', '¿',
];

/// The byte ranges of the rows that `text` takes at `columns` columns, at least one. No row
/// begins or ends with white space a row may end at, and what lies between two rows is such white
/// space only. A row is wider than `columns` only when a single grapheme is.
///
/// Rows are chosen together, so that none is left much emptier than it must be. None begins with a dash
/// or a closing sign or ends in an opening one where that can be helped.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    wrap_held(text, columns, &[])
}

/// The same, and no row ends inside what is `held` unless holding it would leave one empty by more than a
/// third, or a half where it is held firmly. What is held comes in the order of its beginnings and may overlap.
///
/// ```
/// use docbao::text::{hold::held, wrap::wrap_held};
/// let text = "Hội nghị do ông Sơn chủ trì";
/// let rows: Vec<&str> = wrap_held(text, 16, &held(text)).into_iter().map(|r| &text[r]).collect();
/// assert_eq!(rows, ["Hội nghị do", "ông Sơn chủ trì"]);
/// ```
#[must_use]
pub fn wrap_held(text: &str, columns: usize, held: &[Held]) -> Vec<Range<usize>> {
    let rows = Measured::new(text, held).rows(text, columns, Edge::Ragged);
    rows.into_iter().map(|row| row.bytes).collect()
}

/// A row of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// The columns that it takes.
    pub width: usize,
    /// The spaces in it at which it could have ended.
    pub spaces: usize,
}

/// What a text takes between any two places where a row may end: found out once, whatever widths it is broken
/// at later.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    chunks: Vec<Chunk>,
}

/// What stands between two such places, and what speaks against a row's end behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk {
    start: u32,
    end: u32,
    width: u32,
    /// Columns of the white space behind it.
    gap: u16,
    /// It belongs to what is behind it, whatever the width.
    pub(super) tied: bool,
    /// The columns of the narrowest held words that go on behind it, and of those held firmly.
    pub(super) held: u16,
    pub(super) firm: u16,
}

/// Nothing is held.
pub(super) const FREE: u16 = u16::MAX;

impl Chunk {
    /// From one place to another, with nothing behind it.
    fn at(start: usize) -> Self {
        Self {
            start: start as u32,
            end: start as u32,
            width: 0,
            gap: 0,
            tied: false,
            held: FREE,
            firm: FREE,
        }
    }

    fn add(&mut self, end: usize, width: usize) {
        self.end = end as u32;
        self.width += width as u32;
    }
}

impl Measured {
    /// Measures `text`, of which `held` should not be broken apart, as in [`wrap_held`].
    #[must_use]
    pub fn new(text: &str, held: &[Held]) -> Self {
        let mut held = held.iter().peekable();
        // What of it began so far, with its width.
        let mut open: Vec<(&Held, u16)> = Vec::new();
        let mut chunks: Vec<Chunk> = Vec::new();
        let mut chunk: Option<Chunk> = None;
        let (mut last_wide, mut last_opens) = (false, false);
        let mut cells = cells(text).peekable();
        while let Some(cell) = cells.next() {
            if cell.space {
                while let Some(held) = held.next_if(|held| held.bytes.start < cell.bytes.start) {
                    let words = text.get(held.bytes.clone()).unwrap_or_default();
                    open.push((held, u16::try_from(width(words)).unwrap_or(FREE)));
                }
                open.retain(|(held, _)| held.bytes.end > cell.bytes.end);
                let narrowest = |firm: bool| {
                    let widths = open.iter().filter(|(held, _)| held.firm || !firm);
                    widths.map(|(_, width)| *width).min().unwrap_or(FREE)
                };
                chunks.extend(chunk.take().map(|chunk| Chunk {
                    gap: cell.width as u16,
                    tied: last_opens || cells.peek().is_some_and(|c| starts_no_row(&c.shown)),
                    held: narrowest(false),
                    firm: narrowest(true),
                    ..chunk
                }));
                last_wide = false;
                continue;
            }
            let wide = cell.width > 1;
            let first = cell.shown.chars().next();
            let closing = first.is_some_and(|c| NO_ROW_START.contains(&c));
            if (wide || last_wide) && !closing && !last_opens {
                chunks.extend(chunk.take());
            }
            last_wide = wide;
            last_opens = first.is_some_and(|c| NO_ROW_END.contains(&c));
            chunk
                .get_or_insert_with(|| Chunk::at(cell.bytes.start))
                .add(cell.bytes.end, cell.width);
        }
        chunks.extend(chunk);
        Self { chunks }
    }

    /// The rows of `text`, the text that was measured, at `columns` columns.
    #[must_use]
    pub fn rows(&self, text: &str, columns: usize, edge: Edge) -> Vec<Row> {
        let columns = columns.clamp(1, WIDEST);
        let chunks = self.split(text, columns);
        if chunks.is_empty() {
            return vec![Row {
                bytes: text.len()..text.len(),
                width: 0,
                spaces: 0,
            }];
        }
        breaks(&chunks, Price { columns, edge })
            .into_iter()
            .map(|row| {
                let chunks = &chunks[row];
                let (width, spaces) = taken(chunks);
                let end = chunks.last().map_or(0, |chunk| chunk.end as usize);
                Row {
                    bytes: chunks[0].start as usize..end,
                    width,
                    spaces,
                }
            })
            .collect()
    }

    /// The chunks, and those that are wider than a row in pieces that fill one.
    fn split(&self, text: &str, columns: usize) -> Cow<'_, [Chunk]> {
        let fits = |chunk: &Chunk| chunk.width as usize <= columns;
        if self.chunks.iter().all(fits) {
            return Cow::Borrowed(&self.chunks);
        }
        let mut pieces = Vec::with_capacity(self.chunks.len() + 1);
        for chunk in &self.chunks {
            let start = chunk.start as usize;
            let mut piece = Chunk::at(start);
            let whole = text.get(start..chunk.end as usize).unwrap_or_default();
            for cell in cells(whole).filter(|_| !fits(chunk)) {
                if piece.width > 0 && piece.width as usize + cell.width > columns {
                    pieces.push(piece);
                    piece = Chunk::at(start + cell.bytes.start);
                }
                piece.add(start + cell.bytes.end, cell.width);
            }
            pieces.push(if fits(chunk) {
                *chunk
            } else {
                let (start, width) = (piece.start, piece.width);
                Chunk {
                    start,
                    width,
                    ..*chunk
                }
            });
        }
        Cow::Owned(pieces)
    }
}

/// Whether what stands behind white space belongs to what is before it: a dash, a closing sign.
fn starts_no_row(shown: &str) -> bool {
    let first = shown.chars().next();
    first.is_some_and(|c| NO_ROW_START.contains(&c) || TIED_TO_THE_FRONT.contains(&c))
}

/// The columns of a row of these chunks, and the spaces in it.
fn taken(chunks: &[Chunk]) -> (usize, usize) {
    let (last, front) = match chunks.split_last() {
        Some((last, front)) => (last.width as usize, front),
        None => (0, chunks),
    };
    let width: usize = front
        .iter()
        .map(|chunk| chunk.width as usize + usize::from(chunk.gap))
        .sum();
    let spaces = front.iter().filter(|chunk| chunk.gap > 0).count();
    (width + last, spaces)
}

/// The cheapest rows: which chunks stand in each. The cheapest way to each end is found from those to the
/// ends before it that a row can reach, so that the effort is that of a row for each chunk.
fn breaks(chunks: &[Chunk], price: Price) -> Vec<Range<usize>> {
    // What the rows up to each chunk cost, and where the last of them begins.
    let mut best: Vec<(u64, usize)> = Vec::with_capacity(chunks.len() + 1);
    best.push((0, 0));
    for to in 1..=chunks.len() {
        let last = to == chunks.len();
        let (mut width, mut spaces) = (0, 0);
        let mut cheapest = (u64::MAX, to - 1);
        for (from, chunk) in chunks[..to].iter().enumerate().rev() {
            if from + 1 < to {
                width += usize::from(chunk.gap);
                spaces += usize::from(chunk.gap > 0);
            }
            width += chunk.width as usize;
            if width > price.columns && from + 1 < to {
                break;
            }
            let empty = if last { 0 } else { price.row(width, spaces) };
            let cost = best[from].0.saturating_add(empty);
            // Of two ways that cost the same, the one whose rows before are not cut shorter.
            if cost <= cheapest.0 {
                cheapest = (cost, from);
            }
        }
        let end = if last { 0 } else { price.end(&chunks[to - 1]) };
        best.push((cheapest.0.saturating_add(end), cheapest.1));
    }
    let mut rows = Vec::new();
    let mut to = chunks.len();
    while to > 0 {
        let from = best[to].1;
        rows.push(from..to);
        to = from;
    }
    rows.reverse();
    rows
}
