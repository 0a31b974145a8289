//! Selecting text with keys: from one grapheme of the page to another, so that whatever re-wraps the text
//! leaves the selection where it was.

use std::borrow::Cow;
use std::ops::Range;

use super::{Line, ReaderState, Words};
use crate::library::opened::Opened;
use crate::text::visible;
use crate::text::wrap::{Cell, cells};

/// The text that is being selected, in bytes of the page. Both ends are beginnings of graphemes, and the
/// grapheme at either end is part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: u32,
    /// The end that moves.
    pub cursor: u32,
    /// Whole paragraphs are selected.
    pub whole: bool,
}

impl Selection {
    /// Its bytes.
    #[must_use]
    pub fn bytes(&self, opened: &Opened) -> Range<u32> {
        let (first, last) = (self.anchor.min(self.cursor), self.anchor.max(self.cursor));
        let page = &opened.page.text;
        let rest = page.get(last as usize..).unwrap_or_default();
        let end = last + cells(rest).next().map_or(0, |cell| cell.bytes.end as u32);
        if !self.whole {
            return first..end;
        }
        let blocks = opened.article.blocks.iter().map(|b| &b.span.bytes);
        let of = |byte: u32| blocks.clone().find(|b| b.contains(&byte));
        let start = of(first).map_or(first, |b| b.start);
        start..of(last).map_or(end, |b| b.end)
    }
}

/// The cells of a line of the page with their columns; spaces are as wide as they are drawn.
pub fn placed<'a>(line: &Line, page: &'a str) -> impl Iterator<Item = (u16, Cell<'a>)> {
    let bytes = match &line.words {
        Words::Page(bytes) => bytes.start as usize..bytes.end as usize,
        Words::Made(_) => 0..0,
    };
    let text = page.get(bytes).unwrap_or_default();
    let fill = usize::from(line.fill);
    let spaces = if fill > 0 {
        cells(text).filter(|cell| cell.space).count()
    } else {
        0
    };
    let mut passed = 0;
    let mut column = 0;
    cells(text).map(move |mut cell| {
        if cell.space && spaces > 0 {
            // As even as whole columns can be.
            let more = fill * (passed + 1) / spaces - fill * passed / spaces;
            passed += 1;
            cell.width += more;
            cell.shown = Cow::Owned(" ".repeat(cell.width));
        }
        let at = column;
        column += cell.width as u16;
        (at, cell)
    })
}

impl ReaderState {
    /// Begins to select: at the current match or mention when it is on the screen, else at its first word.
    pub fn select(&mut self, height: usize) {
        let screen = self.top..self.top + height;
        let matched = self.find.current.and_then(|n| self.find.matches.get(n));
        let mention = self.mention.zip(self.article.as_ref());
        let mention = mention.and_then(|(n, opened)| opened.names.mentions.get(n));
        let places = [
            matched.map(|m| m.bytes.start),
            mention.map(|m| m.bytes.start),
        ];
        let seen = |byte: &u32| {
            self.line_at(*byte)
                .is_some_and(|line| screen.contains(&line))
        };
        let place = places.into_iter().flatten().find(seen);
        let first = self
            .text_lines(self.top)
            .next()
            .map(|(_, bytes)| bytes.start);
        if let Some(byte) = place.or(first) {
            self.selection = Some(Selection {
                anchor: byte,
                cursor: byte,
                whole: false,
            });
        }
    }

    /// The lines from `line` on that show words of the page, with their bytes.
    fn text_lines(&self, line: usize) -> impl DoubleEndedIterator<Item = (usize, Range<u32>)> {
        self.lines
            .iter()
            .enumerate()
            .skip(line)
            .filter_map(|(n, line)| match &line.words {
                Words::Page(bytes) if !bytes.is_empty() => Some((n, bytes.clone())),
                _ => None,
            })
    }

    /// Moves the end of the selection by so many graphemes.
    pub fn move_cursor(&mut self, by: isize, height: usize) {
        for _ in 0..by.unsigned_abs().min(self.page_len()) {
            if !self.step_cursor(by > 0, |_| true) {
                break;
            }
        }
        self.follow_cursor(height);
    }

    /// Moves it by so many words.
    pub fn move_word(&mut self, by: isize, height: usize) {
        for _ in 0..by.unsigned_abs().min(self.page_len()) {
            if !self.step_cursor(by > 0, |before| before.is_none_or(char::is_whitespace)) {
                break;
            }
        }
        self.follow_cursor(height);
    }

    /// Moves it by so many lines, in the column where it is.
    pub fn move_line(&mut self, by: isize, height: usize) {
        let Some((line, column)) = self.cursor_place() else {
            return;
        };
        let to = if by < 0 {
            let mut before: Vec<usize> = self.text_lines(0).map(|(n, _)| n).collect();
            before.truncate(before.partition_point(|n| *n < line));
            let at = before.len().saturating_sub(by.unsigned_abs());
            before.get(at).copied()
        } else {
            let mut after = self.text_lines(line + 1).map(|(n, _)| n);
            let nth = after.by_ref().take(by.unsigned_abs());
            nth.last()
        };
        self.put_cursor(to.unwrap_or(line), column, height);
    }

    /// Moves it to the beginning or the end of its line.
    pub fn move_in_line(&mut self, end: bool, height: usize) {
        if let Some((line, _)) = self.cursor_place() {
            self.put_cursor(line, if end { u16::MAX } else { 0 }, height);
        }
    }

    /// Moves it to the first or the last line.
    pub fn move_to_end(&mut self, end: bool, height: usize) {
        let line = if end {
            self.text_lines(0).next_back()
        } else {
            self.text_lines(0).next()
        };
        if let Some((line, _)) = line {
            self.put_cursor(line, if end { u16::MAX } else { 0 }, height);
        }
    }

    /// Moves it to a byte of the page that is shown.
    pub fn move_to(&mut self, byte: u32, height: usize) {
        if let Some(selection) = &mut self.selection {
            selection.cursor = byte;
        }
        self.follow_cursor(height);
    }

    /// The line and the column of the end that moves.
    fn cursor_place(&self) -> Option<(usize, u16)> {
        let cursor = self.selection?.cursor;
        let line = self.line_at(cursor)?;
        let page = &self.article.as_ref()?.page.text;
        let start = match &self.lines.get(line)?.words {
            Words::Page(bytes) => bytes.start,
            Words::Made(_) => return None,
        };
        let column = placed(&self.lines[line], page)
            .find(|(_, cell)| start + cell.bytes.end as u32 > cursor)
            .map_or(0, |(column, _)| column);
        Some((line, column))
    }

    /// The grapheme in a column of a line, or the last one before it; `None` where the line shows none of the
    /// page.
    #[must_use]
    pub fn byte_at(&self, line: usize, column: u16) -> Option<u32> {
        let opened = self.article.as_ref()?;
        let line = self.lines.get(line)?;
        let Words::Page(bytes) = &line.words else {
            return None;
        };
        let column = column.saturating_sub(line.indent);
        let cell = placed(line, &opened.page.text)
            .filter(|(_, cell)| cell.width > 0)
            .take_while(|(at, _)| *at <= column)
            .last()?;
        Some(bytes.start + cell.1.bytes.start as u32)
    }

    /// Selects from one grapheme to another; `from` may be of an older text of the article.
    pub fn drag(&mut self, from: u32, to: u32) {
        let Some(opened) = &self.article else {
            return;
        };
        let from = opened.page.text.floor_char_boundary(from as usize) as u32;
        let whole = self.selection.is_some_and(|selection| selection.whole);
        self.selection = Some(Selection {
            anchor: from,
            cursor: to,
            whole,
        });
    }

    /// Puts it on a line, on the last grapheme that begins no later than `column`.
    fn put_cursor(&mut self, line: usize, column: u16, height: usize) {
        let indent = self.lines.get(line).map_or(0, |line| line.indent);
        if let Some(byte) = self.byte_at(line, column.saturating_add(indent)) {
            self.move_to(byte, height);
        }
    }

    /// Moves it to the next place of the text that is on the screen and suits; `suits` is told what
    /// stands before a place, if anything does on its line. Says whether there was one.
    fn step_cursor(&mut self, forward: bool, suits: impl Fn(Option<char>) -> bool) -> bool {
        let (Some(selection), Some(opened)) = (self.selection, self.article.clone()) else {
            return false;
        };
        let page = &opened.page.text;
        let Some(line) = self.line_at(selection.cursor) else {
            return false;
        };
        let places = |n: usize, bytes: &Range<u32>| -> Vec<u32> {
            let start = bytes.start;
            placed(&self.lines[n], page)
                .filter(|(_, cell)| cell.width > 0 && !cell.space)
                .map(|(_, cell)| start + cell.bytes.start as u32)
                .filter(|at| {
                    let before = page.get(start as usize..*at as usize);
                    suits(before.and_then(|before| before.chars().next_back()))
                })
                .collect()
        };
        let cursor = selection.cursor;
        let found = if forward {
            self.text_lines(line).find_map(|(n, bytes)| {
                let places = places(n, &bytes);
                let mut later = places.into_iter().filter(|at| n > line || *at > cursor);
                later.next()
            })
        } else {
            let mut lines = self.text_lines(0).collect::<Vec<_>>();
            lines.truncate(lines.partition_point(|(n, _)| *n <= line));
            lines.into_iter().rev().find_map(|(n, bytes)| {
                let places = places(n, &bytes);
                let mut earlier = places.into_iter().filter(|at| n < line || *at < cursor);
                earlier.next_back()
            })
        };
        if let (Some(byte), Some(selection)) = (found, &mut self.selection) {
            selection.cursor = byte;
        }
        found.is_some()
    }

    fn page_len(&self) -> usize {
        self.article.as_ref().map_or(0, |o| o.page.text.len())
    }

    /// Brings the end that moves into view, with as little scrolling as that takes.
    fn follow_cursor(&mut self, height: usize) {
        let line = self.selection.and_then(|s| self.line_at(s.cursor));
        if let Some(line) = line {
            if line < self.top {
                self.scroll_to(line, height);
            } else if line >= self.top + height.max(1) {
                self.scroll_to(line + 1 - height.max(1), height);
            }
        }
    }

    /// The selected text: paragraphs parted by empty lines, each on one line; of the page line by line,
    /// the bytes as they are.
    #[must_use]
    pub fn selected_text(&self) -> String {
        let (Some(selection), Some(opened)) = (&self.selection, &self.article) else {
            return String::new();
        };
        let page = &opened.page.text;
        let range = selection.bytes(opened);
        if self.raw {
            let text = page.get(range.start as usize..range.end as usize);
            return visible(text.unwrap_or_default()).into_owned();
        }
        let mut paragraphs = Vec::new();
        for passage in self.passages(opened) {
            let bytes = &passage.bytes;
            let part = range.start.max(bytes.start)..range.end.min(bytes.end);
            let folded = passage
                .list()
                .is_some_and(|list| !self.unfolded.contains(&list));
            if part.is_empty() || folded {
                continue;
            }
            let text = page.get(part.start as usize..part.end as usize);
            let text: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
            paragraphs.push(visible(&text.join(" ")).into_owned());
        }
        paragraphs.join("\n\n")
    }
}
