//! What leaves the program: articles saved to a file, articles piped to a command, and what the command
//! has to say. Requests and answers as plain data; doing it is the runtime's job.

use std::sync::Arc;

use crate::error::Refusal;
use crate::lang::Lang;
use crate::library::query::{ArticleNo, Generation};

/// Which articles a verb is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The one that is read.
    Article(ArticleNo),
    /// Everything in the list.
    List,
}

impl Scope {
    /// The same in a library in which articles have other numbers; one that is gone has the last number of
    /// all.
    #[must_use]
    pub fn renumbered(self, new: impl Fn(ArticleNo) -> Option<ArticleNo>) -> Self {
        match self {
            Self::Article(no) => Self::Article(new(no).unwrap_or(ArticleNo::MAX)),
            Self::List => Self::List,
        }
    }
}

/// A request to save articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// To be given back.
    pub generation: Generation,
    /// What was meant.
    pub scope: Scope,
    /// Which articles that was, in their order.
    pub nos: Arc<[ArticleNo]>,
    /// The edition of the library in which they have these numbers.
    pub edition: u64,
    /// Where to, as typed: its ending chooses the format.
    pub path: String,
    /// The person was asked and wants it so.
    pub sure: bool,
    /// The language of the few words around the articles.
    pub lang: Lang,
}

/// How saving ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The file is there, whole.
    Done {
        /// Articles in it.
        articles: usize,
        /// Articles whose pages could not be read again.
        missing: usize,
    },
    /// Nothing was written yet: the person decides.
    Ask(Question),
    /// Nothing was written, and why.
    Failed(CannotSave),
    /// It was broken off; nothing was written.
    GivenUp,
}

/// What is asked before a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// There is a file already.
    pub exists: bool,
    /// It would stand among the pages that are being read.
    pub in_archive: bool,
}

/// Why a file cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotSave {
    /// Its ending names no format.
    Ending,
    /// It is a folder.
    Folder,
    /// It is a device, a pipe or a socket.
    Special,
    /// The folder it should stand in does not exist.
    NoFolder,
    /// The system refuses.
    System(Refusal),
}

/// A request to pipe articles to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piping {
    /// To be given back.
    pub generation: Generation,
    /// Which articles, in their order.
    pub nos: Arc<[ArticleNo]>,
    /// The edition of the library in which they have these numbers.
    pub edition: u64,
    /// For the shell.
    pub command: String,
    /// The language of the few words around the articles.
    pub lang: Lang,
}

/// What a command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piped {
    /// It said something.
    Said(String),
    /// It ended, or never began.
    Ended(End),
}

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// With this exit status.
    Exit(i32),
    /// By this signal.
    Signal(i32),
    /// It said more than is kept, and was told so by a closed pipe.
    Cut,
    /// It could not be started.
    Failed(Refusal),
}

/// How a command is to be stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It is asked to end.
    Ask,
    /// It is ended.
    Force,
}
