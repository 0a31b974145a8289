//! What can go wrong, in two sizes.
//!
//! An [`Error`] ends a command: nothing could be opened, or the words typed make no sense. It names
//! the path and what to do. A [`Problem`] belongs to one page or one path: it is counted, listed by
//! `docbao check`, and everything else goes on.

use std::fmt;
use std::path::PathBuf;

/// What ends a command. `Display` gives the path, the reason and what the user can do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// None of the given paths held a page that could be opened.
    #[error("no page could be opened: {}", list(.0))]
    NothingOpened(Vec<Problem>),
    /// No page has this id.
    #[error("no page has the id '{0}': 'docbao list' shows the ids")]
    UnknownId(String),
    /// The words of the command line make no sense together.
    #[error("{0}")]
    Usage(String),
    /// The index of an archive cannot be made or asked.
    #[error("{0}")]
    Index(String),
    /// Reading or writing failed.
    #[error("{path}: {source}")]
    Io {
        /// What was read or written.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The terminal could not be set up or drawn to.
    #[error("the terminal cannot be used: {0}; 'docbao list' and 'docbao show' work without one")]
    Terminal(std::io::Error),
}

fn list(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
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
    /// The system refused to open or read it; its own words.
    Unreadable(String),
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
    BadRecord(String),
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
    /// Compressed data that is cut off or damaged; the unpacker's words.
    Damaged(String),
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
        /// What is wrong, and what to do.
        message: String,
    },
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

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.what)
    }
}

impl ProblemKind {
    /// One word for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable(_) => "unreadable",
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
            Self::Doubtful { .. } => "doubtful-split",
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("does not exist; check the path"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::EmptyFolder => f.write_str(
                "holds no page (.txt, .jsonl and .wet files are read, and each as .gz or .zst)",
            ),
            Self::EmptyFile => f.write_str("empty file"),
            Self::NoText => f.write_str("only white space"),
            Self::Binary => f.write_str("binary data, not text"),
            Self::InvalidUtf8(n) => write!(f, "not UTF-8 in {n} places, shown as \u{fffd}"),
            Self::TooLarge(bytes) => {
                write!(f, "{} MB, over the limit of 256 MB a page", bytes >> 20)
            }
            Self::DuplicateId(id) => write!(f, "the id is taken; this page is '{id}'"),
            Self::NotAFile => f.write_str("not a regular file; not opened"),
            Self::LinkOutside => f.write_str("a link out of the folder; not followed"),
            Self::LinkLoop => f.write_str("a link back to a folder above it; not followed"),
            Self::BadRecord(why) => write!(f, "no record: {why}"),
            Self::RecordWithoutText => f.write_str("a record without text"),
            Self::NoRecord => f.write_str("holds no record that is a page"),
            Self::WetLength { told, found } => write!(
                f,
                "a record of {found} bytes that says it has {told}; read to the next one"
            ),
            Self::Damaged(why) => write!(
                f,
                "compressed data is damaged: {why}; what can be unpacked is read"
            ),
            Self::Bomb => f.write_str("unpacks to more than any text would; given up there"),
            Self::Changed => f.write_str("has changed since it was opened; open it again"),
            Self::More(n) => write!(f, "{n} more problems of this file"),
            Self::Encoding(name) => write!(f, "not UTF-8; read as {name}"),
            Self::Repaired(name) => {
                write!(f, "its letters are those of {name}; written as Unicode")
            }
            Self::NoArticle => f.write_str("no article on this page"),
            Self::Knowledge { message, .. } => write!(
                f,
                "{}; the file is left out until this is mended",
                message.replace('\n', " ")
            ),
            Self::Setting { message, .. } => f.write_str(&message.replace('\n', " ")),
            Self::Doubtful {
                taken,
                percent,
                rival,
                why,
            } => write!(
                f,
                "doubtful split: {taken} ({percent} %, {why}), perhaps {rival}"
            ),
        }
    }
}
