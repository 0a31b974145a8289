//! What the reader did, as the model knows it: what is remembered, what of it is not in the file yet, and
//! what is to be said when it is.

use std::collections::{BTreeMap, VecDeque};

use super::notice::Did;
use super::reader::Place;
use crate::library::query::{ArticleNo, Generation};
use crate::state::{Fault, Jump, Memory, Step, Write};
use crate::text::fingerprint::Fingerprint;

/// Steps that can be undone.
pub const STEPS: usize = 100;

/// What is remembered, and how far it is kept.
#[derive(Debug, Clone, Default)]
pub struct Remembered {
    /// What is remembered.
    pub memory: Memory,
    /// Steps undone, newest last.
    pub undone: Vec<Step>,
    /// The number of the last writes sent.
    pub sent: u64,
    /// Writes sent and not yet in the file, by their numbers.
    pub unkept: VecDeque<(u64, Vec<Write>)>,
    /// What is wrong with the file.
    pub fault: Option<Fault>,
    /// What is to be said once the writes of a number are kept.
    pub said: Option<(u64, Did, usize)>,
    /// The file was read, or cannot be.
    pub is_read: bool,
    /// The person did something.
    pub touched: bool,
    /// What is still to be brought back from the last time.
    pub resume: Option<Resume>,
    /// The request for the articles of pages.
    pub locating: super::model::Request,
    /// What it is for.
    pub locating_for: Wanted,
    /// The request for the pages of articles.
    pub printing: super::model::Request,
    /// What is to be done with them, and with which.
    pub printing_for: Option<(Verb, Vec<ArticleNo>)>,
    /// The pages of articles that were read, for those whose rows are gone.
    pub known: BTreeMap<ArticleNo, Fingerprint>,
    /// A letter is to be typed.
    pub letter: Option<Letter>,
    /// The place before the last jump.
    pub before: Option<(ArticleNo, Place)>,
}

/// What the next letter does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// Sets it here.
    Set,
    /// Goes to where it was set.
    Go,
}

/// What articles are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wanted {
    /// To go on where the archive was left.
    #[default]
    Resume,
    /// To go to a place in one.
    Place(Fingerprint, Place),
}

/// What is to be brought back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resume {
    /// The article to select.
    pub selected: Option<Fingerprint>,
    /// The one that was selected, once the person went on without it. As long as nothing else is selected
    /// it stays the one to begin with the next time.
    pub given_up: Option<Fingerprint>,
    /// It was being read.
    pub reading: bool,
    /// Articles read before.
    pub jumps: Vec<Jump>,
    /// The current one of them, from 1.
    pub at: usize,
}

/// What is done to marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verb {
    /// Read, or unread when all are read.
    Read,
    /// Starred, or no longer when all are.
    Star,
    /// Tagged, or no longer.
    Tag(String, bool),
    /// With this note, or without one.
    Note(String),
}

impl Remembered {
    /// The writes up to this number are done with.
    pub fn settle(&mut self, no: u64) {
        while self.unkept.front().is_some_and(|(n, _)| *n <= no) {
            self.unkept.pop_front();
        }
    }

    /// How many changes of marks wait to be written.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let writes = self.unkept.iter().flat_map(|(_, writes)| writes);
        let marks = writes.filter(|w| matches!(w, Write::Mark(_)));
        marks.count()
    }

    /// Takes what the file holds, with what was done meanwhile.
    pub fn take(&mut self, memory: Memory) {
        self.memory = memory;
        for (_, writes) in &self.unkept {
            for write in writes {
                self.memory.take(write);
            }
        }
    }

    /// The number of the last request for articles.
    pub fn locate(&mut self, wanted: Wanted) -> Generation {
        self.locating_for = wanted;
        self.locating.send()
    }
}
