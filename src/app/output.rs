//! What a command said: its words on rows of the screen, and how it ended.

use std::ops::Range;

use super::outward::End;
use super::window::Window;
use crate::library::query::Generation;
use crate::text::wrap::wrap;

/// Columns from one tab stop to the next.
const TAB: usize = 8;

/// The output of a command on the screen.
#[derive(Debug, Clone)]
pub struct OutputState {
    /// The number of the request.
    pub generation: Generation,
    /// The command.
    pub command: String,
    /// How many articles it was given.
    pub articles: usize,
    /// What it said, as it said it.
    pub text: String,
    /// How it ended; `None` while it runs.
    pub end: Option<End>,
    /// It was asked to end.
    pub stopping: bool,
    /// The rows on the screen; the cursor is not shown.
    pub window: Window,
    lines: Vec<String>,
    rows: Vec<(usize, Range<usize>)>,
    /// Columns that the rows were made for.
    columns: usize,
}

impl OutputState {
    /// Of a command that has just been started.
    #[must_use]
    pub fn new(generation: Generation, command: String, articles: usize) -> Self {
        Self {
            generation,
            command,
            articles,
            text: String::new(),
            end: None,
            stopping: false,
            window: Window::default(),
            lines: Vec::new(),
            rows: Vec::new(),
            columns: 0,
        }
    }

    /// Takes more of what it says.
    pub fn say(&mut self, more: &str) {
        let open = !self.text.is_empty() && !self.text.ends_with('\n');
        let start = if open {
            self.text.rfind('\n').map_or(0, |at| at + 1)
        } else {
            self.text.len()
        };
        self.text.push_str(more);
        if open {
            self.lines.pop();
        }
        let first = self.lines.len();
        let lines = self.text[start..].split_terminator('\n').map(spread);
        self.lines.extend(lines);
        self.wrap_from(first);
    }

    /// Makes the rows for so many columns.
    pub fn settle(&mut self, columns: usize, height: usize) {
        if self.columns != columns {
            self.columns = columns;
            self.wrap_from(0);
        }
        let last = self.rows.len().saturating_sub(height);
        self.window.top = self.window.top.min(last);
    }

    fn wrap_from(&mut self, line: usize) {
        let kept = self.rows.partition_point(|(n, _)| *n < line);
        self.rows.truncate(kept);
        for n in line..self.lines.len() {
            let rows = wrap(&self.lines[n], self.columns);
            self.rows.extend(rows.into_iter().map(|row| (n, row)));
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it said nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The words of a row.
    #[must_use]
    pub fn row(&self, n: usize) -> Option<&str> {
        let (line, bytes) = self.rows.get(n)?;
        self.lines.get(*line)?.get(bytes.clone())
    }

    /// Scrolls by a number of rows.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last = self.rows.len().saturating_sub(height);
        self.window.top = self.window.top.saturating_add_signed(by).min(last);
    }
}

/// A line with its columns kept: white space that text would run together stays as wide as it is. A single
/// space between words stays a place where a row may end.
fn spread(line: &str) -> String {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let mut out = String::with_capacity(line.len());
    let mut column = 0;
    let mut chars = line.chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        let alone = |c: Option<&char>| c.is_some_and(|c| !c.is_whitespace());
        match c {
            ' ' if !last.is_whitespace() && alone(chars.peek()) => {
                out.push(' ');
                column += 1;
            }
            '\t' => {
                let stop = (column / TAB + 1) * TAB;
                out.extend(std::iter::repeat_n('\u{a0}', stop - column));
                column = stop;
            }
            ' ' => {
                out.push('\u{a0}');
                column += 1;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
        last = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(state: &OutputState) -> Vec<String> {
        (0..state.len())
            .map(|n| state.row(n).unwrap().replace('\u{a0}', " "))
            .collect()
    }

    #[test]
    fn what_comes_in_pieces_is_what_comes_at_once() {
        let text = "một\n\n  hai\tba\nbốn năm sáu bảy\nhết";
        let mut whole = OutputState::new(Generation(1), "x".into(), 1);
        whole.settle(12, 5);
        whole.say(text);
        assert_eq!(
            rows(&whole),
            ["một", "", "  hai   ba", "bốn năm sáu", "bảy", "hết"]
        );
        let mut pieces = OutputState::new(Generation(1), "x".into(), 1);
        for c in text.chars() {
            pieces.say(&c.to_string());
        }
        pieces.settle(12, 5);
        assert_eq!(rows(&pieces), rows(&whole));
        assert_eq!(pieces.text, text);
    }
}
