//! Rows: where a text breaks at a width. At white space, and between wide letters; not where words belong
//! together, if that can be helped.

use std::ops::Range;

use super::{cells, width};

/// Closing signs, which do not begin a row.
const NO_ROW_START: [char; 24] = [
    '、', '。', '，', '．', '」', '』', '）', '！', '？', '：', '》', '】', ',', '.', ';', ':',
    '!', '?', ')', ']', '”', '’', '»', '…',
];

/// Signs that do not begin a row when white space stands before them.
const TIED_TO_THE_FRONT: [char; 4] = ['–', '—', '%', '/'];

/// Opening signs, which do not end a row.
const NO_ROW_END: [char; 12] = [
    '「', '『', '（', '《', '【', '(', '[', '“', '‘', '«', '„', '¿',
];

/// The byte ranges of the rows that `text` takes at `columns` columns, at least one. No row
/// begins or ends with white space a row may end at, and what lies between two rows is such white
/// space only. A row is wider than `columns` only when a single grapheme is.
///
/// No row begins with a dash or a closing sign or ends in an opening one where that can be helped.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    wrap_held(text, columns, &[])
}

/// The same, and no row ends inside one of the `held` ranges where that can be helped: one wider than
/// half a row is not held. They come in the order of their beginnings and may overlap.
///
/// ```
/// use docbao::text::{hold::held, wrap::wrap_held};
/// let text = "Hội nghị do ông Sơn chủ trì";
/// let rows: Vec<&str> = wrap_held(text, 16, &held(text)).into_iter().map(|r| &text[r]).collect();
/// assert_eq!(rows, ["Hội nghị do", "ông Sơn chủ trì"]);
/// ```
#[must_use]
pub fn wrap_held(text: &str, columns: usize, held: &[Range<usize>]) -> Vec<Range<usize>> {
    let rows = Measured::new(text, held).rows(text, columns);
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

/// What stands between two such places.
#[derive(Debug, Clone, Copy)]
struct Chunk {
    start: u32,
    end: u32,
    width: u32,
    /// Columns of the white space behind it.
    gap: u16,
    /// A row does not end behind it, if that can be helped, where half of its columns are no fewer than these.
    tied_from: u16,
}

/// Rows end here at any width.
const FREE: u16 = u16::MAX;

impl Measured {
    /// Measures `text`, of which `held` should not be broken apart, as in [`wrap_held`].
    #[must_use]
    pub fn new(text: &str, held: &[Range<usize>]) -> Self {
        let mut held = held.iter().peekable();
        // The held ranges that began so far, with their widths.
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut chunks: Vec<Chunk> = Vec::new();
        let mut chunk: Option<Chunk> = None;
        let (mut last_wide, mut last_opens) = (false, false);
        let mut cells = cells(text).peekable();
        while let Some(cell) = cells.next() {
            if cell.space {
                while let Some(range) = held.next_if(|range| range.start < cell.bytes.start) {
                    let held = text.get(range.clone());
                    open.extend(held.map(|held| (range.end, width(held))));
                }
                open.retain(|(end, _)| *end > cell.bytes.end);
                let tied = last_opens || cells.peek().is_some_and(|c| starts_no_row(&c.shown));
                let narrowest = open.iter().map(|(_, width)| *width).min();
                chunks.extend(chunk.take().map(|chunk| Chunk {
                    gap: cell.width as u16,
                    tied_from: match narrowest {
                        _ if tied => 0,
                        Some(width) => u16::try_from(width).unwrap_or(FREE),
                        None => FREE,
                    },
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
            let chunk = chunk.get_or_insert(Chunk {
                start: cell.bytes.start as u32,
                end: 0,
                width: 0,
                gap: 0,
                tied_from: FREE,
            });
            chunk.end = cell.bytes.end as u32;
            chunk.width += cell.width as u32;
        }
        chunks.extend(chunk);
        Self { chunks }
    }

    /// The rows of `text`, the text that was measured, at `columns` columns.
    #[must_use]
    pub fn rows(&self, text: &str, columns: usize) -> Vec<Row> {
        let columns = columns.max(1);
        let mut rows = Vec::new();
        let mut row = Filling {
            start: text.len(),
            end: text.len(),
            ..Filling::default()
        };
        let mut before = None;
        for chunk in &self.chunks {
            let start = chunk.start as usize;
            match before {
                None => (row.start, row.end) = (start, start),
                Some(before) => row.gap(before, start, columns),
            }
            before = Some(chunk);
            let (end, wide) = (chunk.end as usize, chunk.width as usize);
            if row.used + wide <= columns {
                row.take(end, wide);
                continue;
            }
            for cell in cells(text.get(start..end).unwrap_or_default()) {
                row.add(start + cell.bytes.end, cell.width, columns, &mut rows);
            }
        }
        if row.end > row.start || rows.is_empty() {
            rows.push(row.whole());
        }
        rows
    }
}

/// Whether what stands behind white space belongs to what is before it: a dash, a closing sign.
fn starts_no_row(shown: &str) -> bool {
    let first = shown.chars().next();
    first.is_some_and(|c| NO_ROW_START.contains(&c) || TIED_TO_THE_FRONT.contains(&c))
}

/// A place where a row may end.
#[derive(Debug, Clone, Copy)]
struct End {
    /// There it ends.
    at: usize,
    /// There the next one would begin.
    next: usize,
    /// The columns and the spaces up to the one, and up to the other.
    inside: (usize, usize),
    passed: (usize, usize),
}

/// The row being filled.
#[derive(Debug, Default)]
struct Filling {
    start: usize,
    /// After its last cell that is no white space.
    end: usize,
    used: usize,
    spaces: usize,
    /// Columns and spaces up to its end.
    inside: (usize, usize),
    /// The last place where it may end.
    may_end: Option<End>,
    /// The last place where it may end if it must.
    must_end: Option<End>,
}

impl Filling {
    /// The white space behind a chunk, up to where the next one begins.
    fn gap(&mut self, chunk: &Chunk, next: usize, columns: usize) {
        self.used += usize::from(chunk.gap);
        self.spaces += usize::from(chunk.gap > 0);
        let end = Some(End {
            at: self.end,
            next,
            inside: self.inside,
            passed: (self.used, self.spaces),
        });
        if chunk.tied_from != FREE && usize::from(chunk.tied_from) <= columns / 2 {
            self.must_end = end;
        } else {
            self.may_end = end;
        }
    }

    /// What has room.
    fn take(&mut self, end: usize, wide: usize) {
        self.end = end;
        self.used += wide;
        self.inside = (self.used, self.spaces);
    }

    /// One cell, which may begin a new row.
    fn add(&mut self, end: usize, wide: usize, columns: usize, rows: &mut Vec<Row>) {
        while self.end > self.start && self.used + wide > columns {
            let (may, must) = (self.may_end.take(), self.must_end.take());
            if let Some(End {
                at,
                next,
                inside,
                passed,
            }) = may.or(must)
            {
                rows.push(Row {
                    bytes: self.start..at,
                    width: inside.0,
                    spaces: inside.1,
                });
                self.start = next;
                let less = |(used, spaces): (usize, usize)| {
                    (
                        used.saturating_sub(passed.0),
                        spaces.saturating_sub(passed.1),
                    )
                };
                (self.used, self.spaces) = less((self.used, self.spaces));
                self.inside = less(self.inside);
                // One farther on is still there.
                self.must_end = must.filter(|must| must.at > next).map(|must| End {
                    inside: less(must.inside),
                    passed: less(must.passed),
                    ..must
                });
            } else {
                rows.push(self.whole());
                self.start = self.end;
                (self.used, self.spaces) = (0, 0);
            }
            self.end = self.end.max(self.start);
        }
        self.take(end, wide);
    }

    /// It as it is now.
    fn whole(&self) -> Row {
        Row {
            bytes: self.start..self.end,
            width: self.inside.0,
            spaces: self.inside.1,
        }
    }
}
