//! Rows: where a text breaks at a width. At white space, and between wide letters; not where words belong
//! together, if that can be helped.

use std::ops::Range;

use super::{Cell, cells, width};

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
    let columns = columns.max(1);
    let mut held = held
        .iter()
        .filter(|range| {
            text.get((*range).clone())
                .is_some_and(|t| width(t) <= columns / 2)
        })
        .peekable();
    // Where the held ranges end that began so far.
    let mut until = 0;
    let mut rows = Vec::new();
    let mut row = Row::default();
    let mut last_wide = false;
    let mut cells = cells(text).peekable();
    let mut last_opens = false;
    while let Some(cell) = cells.next() {
        if cell.space {
            while let Some(range) = held.next_if(|range| range.start < cell.bytes.start) {
                until = until.max(range.end);
            }
            let tied = until > cell.bytes.end
                || last_opens
                || cells.peek().is_some_and(|next| starts_no_row(&next.shown));
            row.space(&cell, tied);
            last_wide = false;
            continue;
        }
        let wide = cell.width > 1;
        let first = cell.shown.chars().next();
        let closing = first.is_some_and(|c| NO_ROW_START.contains(&c));
        if (wide || last_wide) && !closing && !last_opens {
            row.between(cell.bytes.start);
        }
        last_wide = wide;
        last_opens = first.is_some_and(|c| NO_ROW_END.contains(&c));
        row.add(&cell, columns, &mut rows);
    }
    if row.end > row.start || rows.is_empty() {
        rows.push(row.start..row.end);
    }
    rows
}

/// Whether what stands behind white space belongs to what is before it: a dash, a closing sign.
fn starts_no_row(shown: &str) -> bool {
    let first = shown.chars().next();
    first.is_some_and(|c| NO_ROW_START.contains(&c) || TIED_TO_THE_FRONT.contains(&c))
}

/// Where a row may end, where the next would begin, and the columns used up to there.
type End = (usize, usize, usize);

/// The row being filled.
#[derive(Debug, Default)]
struct Row {
    start: usize,
    /// After its last cell that is no white space.
    end: usize,
    used: usize,
    /// The last place where it may end.
    may_end: Option<End>,
    /// The last place where it may end if it must.
    must_end: Option<End>,
}

impl Row {
    fn space(&mut self, cell: &Cell<'_>, tied: bool) {
        if self.end <= self.start {
            self.start = cell.bytes.end;
            self.end = self.start;
            return;
        }
        self.used += cell.width;
        let end = Some((self.end, cell.bytes.end, self.used));
        if tied {
            self.must_end = end;
        } else {
            self.may_end = end;
        }
    }

    fn between(&mut self, at: usize) {
        if self.end == at && self.end > self.start {
            self.may_end = Some((at, at, self.used));
        }
    }

    fn add(&mut self, cell: &Cell<'_>, columns: usize, rows: &mut Vec<Range<usize>>) {
        while self.end > self.start && self.used + cell.width > columns {
            let (may, must) = (self.may_end.take(), self.must_end.take());
            if let Some((end, next, used)) = may.or(must) {
                rows.push(self.start..end);
                self.start = next;
                self.used -= used;
                // One farther on is still there.
                self.must_end = must
                    .filter(|must| must.0 > next)
                    .map(|(end, next, must)| (end, next, must - used));
            } else {
                rows.push(self.start..self.end);
                self.start = self.end;
                self.used = 0;
            }
            self.end = self.end.max(self.start);
        }
        self.end = cell.bytes.end;
        self.used += cell.width;
    }
}
