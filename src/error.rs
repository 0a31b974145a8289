//! What can go wrong, in two sizes.
//!
//! An [`Error`] ends a command: nothing could be opened, or the words typed make no sense. It names
//! the path and what to do. A [`Problem`] belongs to one page or one path: it is counted, listed by
//! `docbao check`, and everything else goes on.
//!
//! Both are plain values that know what is wrong, and are put into words where a person is told of them, in
//! that person's language: `said` of each of them. `Display` is the same in English, for programs.

mod entry;
mod reason;
mod refusal;
mod said;

use std::path::PathBuf;

pub use entry::{EntryFault, Given, Named, Takes};
pub use reason::{Damage, IndexFault, MarksFault, RecordFault};
pub use refusal::Refusal;

/// What ends a command.
#[derive(Debug)]
pub enum Error {
    /// None of the given paths held a page that could be opened.
    NothingOpened(Vec<Problem>),
    /// No page has this id.
    UnknownId(String),
    /// The words of the command line make no sense together; said in the person's language.
    Usage(String),
    /// The index of an archive cannot be made or asked.
    Index(IndexFault),
    /// Reading or writing failed.
    Io {
        /// What was read or written.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Standard output cannot be written to.
    Output(std::io::Error),
    /// The terminal could not be set up or drawn to.
    Terminal(std::io::Error),
    /// Standard output is no terminal.
    NoTerminal,
}

/// Something wrong with one page or one path that does not keep the rest from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path as the user wrote it, or as it was found below what they wrote.
    pub path: PathBuf,
    /// The line it is about, counted from 1, or the record of a file of WARC records; `None` when it is
    /// about the whole file.
    pub line: Option<u32>,
    /// What is wrong.
    pub what: ProblemKind,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The path does not exist.
    Missing,
    /// The system refused to open or read it.
    Unreadable(Refusal),
    /// The program itself failed on it.
    Failed,
    /// A folder with no page in it.
    EmptyFolder,
    /// A file of no bytes.
    EmptyFile,
    /// Only white space.
    NoText,
    /// Binary data, not text.
    Binary,
    /// Bytes that are not UTF-8, shown as U+FFFD; how many places.
    InvalidUtf8(usize),
    /// Larger than the limit of a page; its size in bytes.
    TooLarge(u64),
    /// Another page already has this id; the id given to this one instead.
    DuplicateId(String),
    /// A device, a pipe or a socket: not opened.
    NotAFile,
    /// A link that leads out of the given folder: not followed.
    LinkOutside,
    /// A link that leads back to a folder above it: not followed.
    LinkLoop,
    /// A line that is no record, or a record that is not what it should be, and why.
    BadRecord(RecordFault),
    /// A record without a text.
    RecordWithoutText,
    /// A file of records without one that is a page.
    NoRecord,
    /// A WARC record of another length than it says; what it says, and what it is.
    WetLength {
        /// In its header.
        told: u64,
        /// Up to the next record.
        found: u64,
    },
    /// Compressed data that is cut off or damaged.
    Damaged(Damage),
    /// Compressed data that unpacks to more than any text would.
    Bomb,
    /// The file is not what it was when it was listed.
    Changed,
    /// So many more problems of one file that are not told one by one.
    More(usize),
    /// Bytes in an encoding that was guessed; its name.
    Encoding(&'static str),
    /// Letters that an old font or a wrong encoding had put in the place of others; its name.
    Repaired(&'static str),
    /// The page has no article, only lists of links or furniture.
    NoArticle,
    /// A person's file about offices and conferences that cannot be understood.
    Knowledge {
        /// Where in the line, counted from 1.
        column: Option<u32>,
        /// What is wrong.
        message: String,
    },
    /// A setting of the person that cannot be understood.
    Setting {
        /// Where in the line, counted from 1.
        column: Option<u32>,
        /// What is wrong.
        fault: Box<EntryFault>,
    },
    /// The file that keeps what the person does to articles.
    Marks(Box<MarksFault>),
    /// A line that might as well be something else.
    Doubtful {
        /// What it was taken for.
        taken: &'static str,
        /// How sure that is, in percent.
        percent: u8,
        /// What else it may be.
        rival: &'static str,
        /// What decided.
        why: &'static str,
    },
}

impl Problem {
    /// The path, and the line where one is meant, as they are shown.
    #[must_use]
    pub fn place(&self) -> String {
        let path = self.path.to_string_lossy();
        let path = crate::text::visible(&path);
        match (self.line, &self.what) {
            (
                Some(line),
                ProblemKind::Knowledge {
                    column: Some(column),
                    ..
                }
                | ProblemKind::Setting {
                    column: Some(column),
                    ..
                },
            ) => format!("{path}:{line}:{column}"),
            (Some(line), _) => format!("{path}:{line}"),
            (None, _) => path.into_owned(),
        }
    }
}

impl ProblemKind {
    /// One word for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable(_) | Self::Failed => "unreadable",
            Self::EmptyFolder => "empty-folder",
            Self::EmptyFile => "empty-file",
            Self::NoText => "no-text",
            Self::Binary => "binary",
            Self::InvalidUtf8(_) => "invalid-utf8",
            Self::TooLarge(_) => "too-large",
            Self::DuplicateId(_) => "duplicate-id",
            Self::NotAFile => "not-a-file",
            Self::LinkOutside => "link-outside",
            Self::LinkLoop => "link-loop",
            Self::BadRecord(_) => "bad-record",
            Self::RecordWithoutText => "record-without-text",
            Self::NoRecord => "no-record",
            Self::WetLength { .. } => "wet-length",
            Self::Damaged(_) => "damaged",
            Self::Bomb => "bomb",
            Self::Changed => "changed",
            Self::More(_) => "more",
            Self::Encoding(_) => "encoding",
            Self::Repaired(_) => "repaired",
            Self::NoArticle => "no-article",
            Self::Knowledge { .. } => "knowledge",
            Self::Setting { .. } => "setting",
            Self::Marks(_) => "marks",
            Self::Doubtful { .. } => "doubtful-split",
        }
    }
}
