//! Setting lines one below the other: rows of a width, the sign before the first of them, where each stands.

use std::ops::Range;

use super::lines::{Line, Look, Place, Target, Words};
use super::{Laying, MadeFor, Paragraphs};
use crate::entity::names::Target as Name;
use crate::library::opened::Opened;
use crate::text::hold::{Held, held};
use crate::text::wrap::{Edge, Measured, Row, width, wrap_held};

/// Sets lines one below the other.
pub(super) struct Setter<'a> {
    /// What is set.
    pub(super) opened: &'a Opened,
    pub(super) measured: &'a Paragraphs,
    pub(super) made_for: &'a MadeFor,
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
            made_for: &laying.made_for,
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
            after: String::new(),
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

    pub(super) fn indented(&mut self, look: Look, bytes: Range<u32>, target: Option<Target>) {
        self.rows(look, 2, "", bytes, target);
    }

    /// What `set` sets, with words of our own behind the last of it.
    pub(super) fn before(&mut self, after: &str, set: impl FnOnce(&mut Self)) {
        let columns = self.columns;
        self.columns = columns.saturating_sub(width(after));
        set(self);
        self.columns = columns;
        if let Some(line) = self.lines.last_mut() {
            after.clone_into(&mut line.after);
        }
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
        let even = self.justify && matches!(look, Look::Lead | Look::Text | Look::Quote);
        let edge = if even { Edge::Even } else { Edge::Ragged };
        let columns = self.columns.saturating_sub(indent.into());
        let measure = || Measured::new(text, &self.held(text, start));
        let rows = self.measured.of(&bytes, measure).rows(text, columns, edge);
        let last = rows.len().saturating_sub(1);
        for (n, row) in rows.into_iter().enumerate() {
            let fill = if even && n < last {
                fill(&row, columns)
            } else {
                0
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
    fn held(&self, text: &str, start: u32) -> Vec<Held> {
        let mut held = held(text);
        let end = start + text.len() as u32;
        let mentions = &self.opened.names.mentions;
        let from = mentions.partition_point(|m| m.bytes.start < start);
        let here = mentions[from..].iter().take_while(|m| m.bytes.end <= end);
        let known = held.len();
        for mention in here {
            let bytes =
                (mention.bytes.start - start) as usize..(mention.bytes.end - start) as usize;
            // The name of a conference is half a sentence, and names hold firm inside it.
            let firm = matches!(mention.target, Name::Official(_));
            if firm {
                part(&mut held[..known], text, bytes.start);
            }
            held.push(Held { bytes, firm });
        }
        if held.len() > known {
            held.sort_by_key(|held| held.bytes.start);
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

    /// Words of our own that are parted by dots, of which none stands at the end of a row.
    pub(super) fn parted(&mut self, look: Look, mark: &str, parts: &[String]) {
        const DOT: &str = "\u{a0}·";
        let mut words = String::new();
        let mut held = Vec::new();
        for part in parts {
            if !words.is_empty() {
                words.push_str(DOT);
                words.push(' ');
            }
            let start = words.len();
            words.push_str(part);
            held.push(Held {
                bytes: start..words.len(),
                firm: true,
            });
        }
        let indent = if mark.is_empty() { 0 } else { 2 };
        let first = self.lines.len();
        self.set_made(look, indent, mark, (&words, &held), None);
        for line in &mut self.lines[first..] {
            if let Words::Made(words) = &mut line.words {
                words.truncate(words.trim_end_matches(DOT).len());
            }
        }
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
        self.set_made(look, indent, mark, (words, &held(words)), target);
    }

    fn set_made(
        &mut self,
        look: Look,
        indent: u16,
        mark: &str,
        (words, held): (&str, &[Held]),
        target: Option<Target>,
    ) {
        let columns = self.columns.saturating_sub(indent.into());
        for (n, row) in wrap_held(words, columns, held).into_iter().enumerate() {
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

/// Lets what is held with the name that begins at a byte go, unless it addresses the person: `Lào` of
/// `Lào Saysomphone Phomvihane` belongs to the office.
fn part(held: &mut [Held], text: &str, name: usize) {
    let before = held.partition_point(|held| held.bytes.start < name);
    let Some(held) = held[..before].last_mut().filter(|h| h.bytes.end > name) else {
        return;
    };
    let front = text[held.bytes.start..name].trim_end();
    if front.starts_with(char::is_uppercase) && !front.ends_with('.') {
        held.bytes.end = held.bytes.start + front.len();
    }
}

/// The columns to be shared out among the spaces of a row so that it takes `columns`; none when that would widen
/// one of them by more than a column: beyond, a line looks torn.
fn fill(row: &Row, columns: usize) -> u16 {
    let missing = columns.saturating_sub(row.width);
    if missing <= row.spaces {
        missing as u16
    } else {
        0
    }
}
