//! What is remembered, as plain data, and the changes of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::session::Session;
use crate::library::marks::MarkTable;
use crate::text::fingerprint::Fingerprint;

/// Lines typed that are remembered, of each kind so many.
pub(super) const LINES: u32 = 200;

/// Everything that is remembered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Memory {
    /// What was read, starred, tagged.
    pub marks: MarkTable,
    /// What was noted, never blank.
    pub notes: BTreeMap<Fingerprint, String>,
    /// Where articles were left, but for those left at their beginning.
    pub places: BTreeMap<Fingerprint, Place>,
    /// Letters set in texts of this archive.
    pub letters: BTreeMap<char, (Fingerprint, Place)>,
    /// Searches typed, newest last.
    pub searches: Vec<String>,
    /// Commands typed, newest last.
    pub commands: Vec<String>,
    /// Paths that articles were saved to, newest last.
    pub paths: Vec<String>,
    /// Commands of the shell that articles were piped to, newest last.
    pub pipes: Vec<String>,
    /// Saved searches by name.
    pub saved: BTreeMap<String, String>,
    /// How this archive was left.
    pub session: Option<Session>,
    /// What can be undone in this archive, newest last.
    pub steps: Vec<Step>,
}

/// A place in the text of a page, whatever the width of the screen.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub struct Place {
    /// Below the heading of the reader.
    pub body: bool,
    /// A byte of the page.
    pub byte: u32,
}

/// A change of the marks of pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Change {
    /// Read, or unread.
    Read(bool),
    /// Starred, or no longer.
    Star(bool),
    /// A tag given, or taken away.
    Tag(String, bool),
    /// A note, or none any more.
    Note(Option<String>),
}

/// The same change of some pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marking {
    /// What changes.
    pub change: Change,
    /// Of which pages.
    pub pages: Vec<Fingerprint>,
}

/// What is done and undone at once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Step {
    /// What it did.
    pub done: Vec<Marking>,
    /// What takes that back.
    pub undone: Vec<Marking>,
}

/// What a line was typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line {
    /// A search of the library.
    Search,
    /// A command.
    Command,
    /// A path that articles were saved to.
    Path,
    /// A command of the shell that articles were piped to.
    Pipe,
}

impl Line {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Search, Self::Command, Self::Path, Self::Pipe];
}

/// Something to be kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// Marks.
    Mark(Vec<Marking>),
    /// That a step was done, which can be undone.
    Did(Step),
    /// That the last step was undone.
    Undid,
    /// Where a page was left.
    Place(Fingerprint, Place),
    /// A letter set in a page of this archive.
    Letter(char, Fingerprint, Place),
    /// A line that was typed.
    Typed(Line, String),
    /// A search saved by a name, or no longer.
    Save(String, Option<String>),
    /// How this archive is left.
    Session(Session),
}

impl Write {
    /// Whether it may wait a moment for others: where the person is, which changes with every key.
    #[must_use]
    pub fn can_wait(&self) -> bool {
        matches!(self, Self::Place(..) | Self::Session(_))
    }
}

impl Memory {
    /// Changes what is remembered as `write` says.
    pub fn take(&mut self, write: &Write) {
        match write {
            Write::Mark(markings) => markings.iter().for_each(|m| self.mark(m)),
            Write::Did(step) => self.steps.push(step.clone()),
            Write::Undid => drop(self.steps.pop()),
            Write::Place(page, place) => {
                if *place == Place::default() {
                    self.places.remove(page);
                } else {
                    self.places.insert(*page, *place);
                }
            }
            Write::Letter(letter, page, place) => {
                self.letters.insert(*letter, (*page, *place));
            }
            Write::Typed(kind, line) => {
                let lines = self.lines_mut(*kind);
                lines.retain(|old| old != line);
                lines.push(line.clone());
                let older = lines.len().saturating_sub(LINES as usize);
                lines.drain(..older);
            }
            Write::Save(name, Some(search)) => {
                self.saved.insert(name.clone(), search.clone());
            }
            Write::Save(name, None) => {
                self.saved.remove(name);
            }
            Write::Session(session) => self.session = Some(session.clone()),
        }
    }

    /// The lines of a kind, newest last.
    #[must_use]
    pub fn lines(&self, kind: Line) -> &[String] {
        match kind {
            Line::Search => &self.searches,
            Line::Command => &self.commands,
            Line::Path => &self.paths,
            Line::Pipe => &self.pipes,
        }
    }

    /// The lines of a kind, to be changed.
    pub(super) fn lines_mut(&mut self, kind: Line) -> &mut Vec<String> {
        match kind {
            Line::Search => &mut self.searches,
            Line::Command => &mut self.commands,
            Line::Path => &mut self.paths,
            Line::Pipe => &mut self.pipes,
        }
    }

    fn mark(&mut self, marking: &Marking) {
        for page in &marking.pages {
            match &marking.change {
                Change::Read(read) => self.marks.read(*page, *read),
                Change::Star(star) => self.marks.star(*page, *star),
                Change::Tag(tag, on) => self.marks.tag(*page, tag, *on),
                Change::Note(Some(note)) => {
                    self.notes.insert(*page, note.clone());
                }
                Change::Note(None) => {
                    self.notes.remove(page);
                }
            }
        }
    }

    /// The step that makes `change` of those of `pages` of which it changes anything, each once.
    #[must_use]
    pub fn step(&self, change: &Change, pages: &[Fingerprint]) -> Step {
        let mut pages = pages.to_vec();
        pages.sort_unstable();
        pages.dedup();
        let pages = pages.into_iter().filter(|page| self.differs(change, *page));
        let pages: Vec<Fingerprint> = pages.collect();
        if pages.is_empty() {
            return Step::default();
        }
        let all = |change| {
            let pages = pages.clone();
            vec![Marking { change, pages }]
        };
        let undone = match change {
            Change::Read(read) => all(Change::Read(!read)),
            Change::Star(star) => all(Change::Star(!star)),
            Change::Tag(tag, on) => all(Change::Tag(tag.clone(), !on)),
            Change::Note(_) => {
                let before = |page: &Fingerprint| Marking {
                    change: Change::Note(self.notes.get(page).cloned()),
                    pages: vec![*page],
                };
                pages.iter().map(before).collect()
            }
        };
        let change = change.clone();
        Step {
            done: vec![Marking { change, pages }],
            undone,
        }
    }

    fn differs(&self, change: &Change, page: Fingerprint) -> bool {
        let marks = self.marks.of(page);
        match change {
            Change::Read(read) => marks.read != *read,
            Change::Star(star) => marks.starred != *star,
            Change::Tag(tag, on) => marks.tags.contains(tag) != *on,
            Change::Note(note) => self.notes.get(&page) != note.as_ref(),
        }
    }

    /// The writes that make a new file hold what is remembered.
    #[must_use]
    pub fn writes(&self) -> Vec<Write> {
        let mut markings: BTreeMap<String, Marking> = BTreeMap::new();
        let mut mark = |key: String, change: Change, page| {
            let marking = markings.entry(key).or_insert_with(|| Marking {
                change,
                pages: Vec::new(),
            });
            marking.pages.push(page);
        };
        for (page, marks) in self.marks.pages() {
            if marks.read {
                mark("r".to_owned(), Change::Read(true), page);
            }
            if marks.starred {
                mark("s".to_owned(), Change::Star(true), page);
            }
            for tag in marks.tags {
                mark(format!("t{tag}"), Change::Tag(tag.clone(), true), page);
            }
        }
        let notes = self.notes.iter().map(|(page, note)| Marking {
            change: Change::Note(Some(note.clone())),
            pages: vec![*page],
        });
        let marks = markings.into_values().chain(notes).collect();
        let saved =
            |(name, search): (&String, &String)| Write::Save(name.clone(), Some(search.clone()));
        let mut writes = vec![Write::Mark(marks)];
        writes.extend(
            self.places
                .iter()
                .map(|(page, at)| Write::Place(*page, *at)),
        );
        let letters = self.letters.iter();
        writes.extend(letters.map(|(letter, (page, at))| Write::Letter(*letter, *page, *at)));
        for kind in Line::ALL {
            let lines = self.lines(kind).iter();
            writes.extend(lines.map(|line| Write::Typed(kind, line.clone())));
        }
        writes.extend(self.saved.iter().map(saved));
        writes.extend(self.session.clone().map(Write::Session));
        writes.extend(self.steps.iter().cloned().map(Write::Did));
        writes
    }
}

impl Step {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// How many pages it changes.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.done.iter().map(|m| m.pages.len()).max().unwrap_or(0)
    }
}
