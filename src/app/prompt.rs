//! The line of typing: what is typed for, and how it is edited. Fields compose what input methods
//! send in pieces, delete by grapheme and take Ctrl-H for Backspace.

use std::sync::Arc;

use tui_input::{Input, InputRequest};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::complete::Completion;
use super::key::{Code, Key};
use super::layout::Pane;
use super::notice::Notice;
use super::outward::{Question, Saving, Scope};
use super::reader::{Place, Stand};
use crate::library::query::ArticleNo;
use crate::library::search::{self, Search};
use crate::text::is_hostile;

/// The longest text a field takes, in bytes: more than a person types.
const LONGEST: usize = 4096;

/// A line of typing.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What it is for, and what leaving it restores.
    pub purpose: Purpose,
    /// What was typed.
    pub input: Input,
    /// On the command line: what completes it.
    pub fitting: Vec<Completion>,
    /// Words that fit, where those of verbs are not meant.
    pub words: Vec<String>,
    /// The one of them that was completed to.
    pub chosen: Option<usize>,
    /// How far back in the old lines, where there are any.
    pub older: usize,
    /// What was typed before going back.
    pub draft: String,
    /// What is wrong with the search typed.
    pub wrong: Option<search::Error>,
    /// Why what was typed could not be done.
    pub said: Option<Notice>,
}

/// What is typed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Filtering the list by words of the title.
    Filter {
        /// The words before.
        words: String,
        /// The article that was selected, if the person had selected one.
        selected: Option<ArticleNo>,
        /// The hit in the first visible row.
        top: usize,
    },
    /// Searching the library.
    Search(Before),
    /// Finding in the article.
    Find {
        /// The words before.
        words: String,
        /// How the article was shown before.
        stand: Stand,
    },
    /// Showing only some paragraphs of the article.
    Paragraphs {
        /// The words before.
        words: String,
        /// What was looked for before.
        find: String,
        /// The place before.
        place: Place,
    },
    /// Narrowing the open facet.
    Narrow {
        /// The pane that had the focus.
        focus: Pane,
    },
    /// Narrowing help.
    Help {
        /// The words before.
        words: String,
    },
    /// A command.
    Command,
    /// A tag to give, or to take away.
    Tag {
        /// To give.
        on: bool,
    },
    /// A note.
    Note,
    /// Where to save articles to.
    Save(Scope),
    /// Which command to pipe articles to.
    Pipe(Scope),
    /// Whether a file is to be written all the same: one key answers.
    Sure {
        /// What was asked for.
        saving: Saving,
        /// What speaks against it.
        question: Question,
    },
}

/// What the list was before a search was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The search.
    pub search: Option<Arc<Search>>,
    /// The selected article, if the person had selected one.
    pub selected: Option<ArticleNo>,
    /// The hit in the first visible row.
    pub top: usize,
}

impl Prompt {
    /// A line with `text` in it and the cursor at its end.
    #[must_use]
    pub fn new(purpose: Purpose, text: &str) -> Self {
        Self {
            purpose,
            input: Input::new(text.nfc().collect()),
            fitting: Vec::new(),
            words: Vec::new(),
            chosen: None,
            older: 0,
            draft: String::new(),
            wrong: None,
            said: None,
        }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Goes back to an older line, or forward again, up to what was typed. `lines` are the old ones,
    /// newest last.
    pub fn recall(&mut self, lines: &[String], by: isize) {
        let older = self.older.saturating_add_signed(by).min(lines.len());
        if older == self.older {
            return;
        }
        if self.older == 0 {
            self.input.value().clone_into(&mut self.draft);
        }
        self.older = older;
        let line = older
            .checked_sub(1)
            .and_then(|n| lines.iter().rev().nth(n))
            .unwrap_or(&self.draft);
        self.input = Input::new(line.clone());
    }

    /// Replaces what was typed.
    pub fn set(&mut self, text: String) {
        self.input = Input::new(text);
    }

    /// Takes a key that edits the line; says whether the text changed.
    pub fn edit(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            return self.insert(c);
        }
        let request = match (key.code, key.ctrl, key.alt) {
            (Code::Backspace | Code::Char('w'), true, _) | (Code::Backspace, _, true) => {
                InputRequest::DeletePrevWord
            }
            (Code::Backspace, ..) | (Code::Char('h'), true, _) => InputRequest::DeletePrevChar,
            (Code::Delete, ..) | (Code::Char('d'), true, _) => InputRequest::DeleteNextChar,
            (Code::Char('u'), true, _) => InputRequest::DeleteFromStart,
            (Code::Char('k'), true, _) => InputRequest::DeleteTillEnd,
            (Code::Left, true, _) | (Code::Char('b'), _, true) => InputRequest::GoToPrevWord,
            (Code::Right, true, _) | (Code::Char('f'), _, true) => InputRequest::GoToNextWord,
            (Code::Left, ..) | (Code::Char('b'), true, _) => InputRequest::GoToPrevChar,
            (Code::Right, ..) | (Code::Char('f'), true, _) => InputRequest::GoToNextChar,
            (Code::Home, ..) | (Code::Char('a'), true, _) => InputRequest::GoToStart,
            (Code::End, ..) | (Code::Char('e'), true, _) => InputRequest::GoToEnd,
            _ => return false,
        };
        self.input
            .handle(request)
            .is_some_and(|change| change.value)
    }

    fn insert(&mut self, c: char) -> bool {
        if is_hostile(c) || self.input.value().len() + c.len_utf8() > LONGEST {
            return false;
        }
        if !is_combining_mark(c) {
            self.input.handle(InputRequest::InsertChar(c));
            return true;
        }
        // A mark sent alone joins the letter before the cursor.
        let at = self.input.cursor();
        let before: String = self
            .input
            .value()
            .chars()
            .take(at)
            .chain([c])
            .nfc()
            .collect();
        let after: String = self.input.value().chars().skip(at).collect();
        let cursor = before.chars().count();
        self.input = Input::new(before + &after).with_cursor(cursor);
        true
    }

    /// Takes pasted text: composed, on one line, without hostile characters.
    pub fn paste(&mut self, text: &str) -> bool {
        // A terminal may send a carriage return for a line break: hostile, but a space here.
        let line: String = text
            .chars()
            .filter(|c| c.is_whitespace() || !is_hostile(*c))
            .collect();
        let line: Vec<&str> = line.split_whitespace().collect();
        let mut changed = false;
        for c in line.join(" ").nfc() {
            changed |= self.insert(c);
        }
        changed
    }
}
