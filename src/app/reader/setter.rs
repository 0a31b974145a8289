//! Setting lines one below the other: rows of a width, the sign before the first of them, where each stands.

use std::ops::Range;

use super::lines::{Line, Look, Place, Target, Words};
use super::{Laying, Paragraphs};
use crate::library::opened::Opened;
use crate::text::hold::held;
use crate::text::wrap::{Measured, Row, wrap_held};

/// Sets lines one below the other.
pub(super) struct Setter<'a> {
    /// What is set.
    pub(super) opened: &'a Opened,
    pub(super) measured: &'a Paragraphs,
    pub(super) columns: usize,
    /// Lines of running text end where the text ends.
    pub(super) justify: bool,
    /// The lines so far.
    pub(super) lines: Vec<Line>,
    place: Place,
}

impl<'a> Setter<'a> {
    /// At the width that the lines are made for.
    pub(super) fn new(laying: &'a Laying) -> Self {
        Self {
            opened: &laying.opened,
            measured: &laying.measured,
            columns: laying.made_for.columns.into(),
            justify: false,
            lines: Vec::new(),
            place: Place::default(),
        }
    }

    /// What follows stands at this byte of the page, in the body.
    pub(super) fn at(&mut self, byte: u32) {
        self.place = Place { body: true, byte };
    }

    /// What follows is the heading of the reader, below the title.
    pub(super) fn head_end(&mut self) {
        self.place = Place {
            body: false,
            byte: u32::MAX,
        };
    }

    pub(super) fn blank(&mut self) {
        if self.lines.last().is_none_or(|l| l.look != Look::Blank) {
            self.push(
                Look::Blank,
                0,
                String::new(),
                Words::Made(String::new()),
                None,
            );
        }
    }

    pub(super) fn push(
        &mut self,
        look: Look,
        indent: u16,
        mark: String,
        words: Words,
        target: Option<Target>,
    ) {
        self.lines.push(Line {
            look,
            indent,
            mark,
            words,
            place: self.place,
            target,
            fill: 0,
        });
    }

    /// Words of the page at the margin.
    pub(super) fn span(&mut self, look: Look, bytes: Range<u32>, target: Option<Target>) {
        self.rows(look, 0, "", bytes, target);
    }

    /// Words of the page with a sign before their first row.
    pub(super) fn marked(
        &mut self,
        look: Look,
        mark: &str,
        bytes: Range<u32>,
        target: Option<Target>,
    ) {
        self.rows(look, 2, mark, bytes, target);
    }

    pub(super) fn indented(&mut self, look: Look, bytes: Range<u32>) {
        self.rows(look, 2, "", bytes, None);
    }

    /// Words of the page, wrapped, behind `indent` columns.
    pub(super) fn rows(
        &mut self,
        look: Look,
        indent: u16,
        mark: &str,
        bytes: Range<u32>,
        target: Option<Target>,
    ) {
        let page = self.opened.page.text.as_str();
        let start = bytes.start;
        let text = page
            .get(start as usize..bytes.end as usize)
            .unwrap_or_default();
        let title = look == Look::Title;
        let columns = self.columns.saturating_sub(indent.into());
        let measure = || Measured::new(text, &self.held(text, start));
        let rows = self.measured.of(&bytes, measure).rows(text, columns);
        let last = rows.len().saturating_sub(1);
        for (n, row) in rows.into_iter().enumerate() {
            let fill = match look {
                Look::Lead | Look::Text | Look::Quote if self.justify && n < last => {
                    fill(&row, columns)
                }
                _ => 0,
            };
            let bytes = start + row.bytes.start as u32..start + row.bytes.end as u32;
            self.place = Place {
                body: !title,
                byte: bytes.start,
            };
            // The bar of a quotation stands beside all of it.
            let mark = if n == 0 || look == Look::Quote {
                mark.to_owned()
            } else {
                String::new()
            };
            self.push(look, indent, mark, Words::Page(bytes), target);
            if let Some(line) = self.lines.last_mut() {
                line.fill = fill;
            }
        }
        self.place.byte = bytes.end.max(start + 1) - 1;
    }

    /// What of a text of the page that begins at `start` no row should break apart: what the language
    /// says, and the names that were found.
    fn held(&self, text: &str, start: u32) -> Vec<Range<usize>> {
        let mut held = held(text);
        let end = start + text.len() as u32;
        let mentions = &self.opened.names.mentions;
        let from = mentions.partition_point(|m| m.bytes.start < start);
        let here = mentions[from..].iter().take_while(|m| m.bytes.end <= end);
        let known = held.len();
        held.extend(here.map(|m| (m.bytes.start - start) as usize..(m.bytes.end - start) as usize));
        if held.len() > known {
            held.sort_by_key(|range| range.start);
        }
        held
    }

    /// Words of our own at the margin.
    pub(super) fn made(&mut self, look: Look, words: &str) {
        self.made_rows(look, 0, "", words, None);
    }

    /// Words of our own with a sign before their first row.
    pub(super) fn made_marked(
        &mut self,
        look: Look,
        mark: &str,
        words: &str,
        target: Option<Target>,
    ) {
        self.made_rows(look, 2, mark, words, target);
    }

    /// Words of our own, wrapped, behind `indent` columns.
    pub(super) fn made_rows(
        &mut self,
        look: Look,
        indent: u16,
        mark: &str,
        words: &str,
        target: Option<Target>,
    ) {
        let columns = self.columns.saturating_sub(indent.into());
        for (n, row) in wrap_held(words, columns, &held(words))
            .into_iter()
            .enumerate()
        {
            let mark = if n == 0 {
                mark.to_owned()
            } else {
                String::new()
            };
            self.push(
                look,
                indent,
                mark,
                Words::Made(words[row].to_owned()),
                target,
            );
        }
    }
}

/// The most columns that a space may be widened by: beyond, a line looks torn.
const WIDEST: usize = 2;

/// The columns to be shared out among the spaces of a row so that it takes `columns`; none when there are
/// too many for them.
fn fill(row: &Row, columns: usize) -> u16 {
    let missing = columns.saturating_sub(row.width);
    if missing <= row.spaces * WIDEST {
        missing as u16
    } else {
        0
    }
}
