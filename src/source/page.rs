//! One raw crawled document, and how to read it again.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::sample;
use crate::error::Problem;

/// Where the bytes of a page are, so that it can be read again without a scan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Locator {
    /// The file, the name of a sample page, or `-` for standard input.
    pub source: Source,
    /// Bytes before the page in that file.
    pub offset: u64,
    /// Bytes of the page in that file.
    pub len: u64,
}

impl Locator {
    /// The file as the person wrote it or would write it; `sample/NAME` inside the program, `-` for
    /// standard input.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match &self.source {
            Source::File(path) => path.clone(),
            Source::Sample(index) => {
                Path::new("sample").join(sample::name(*index).unwrap_or_default())
            }
            Source::Stdin => PathBuf::from("-"),
        }
    }
}

/// What kind of place a [`Locator`] points into.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file on disk.
    File(PathBuf),
    /// A page of the sample library compiled into the program: its index there.
    Sample(usize),
    /// Standard input, which can be read only once; its text is kept by whoever read it.
    Stdin,
}

/// One raw crawled document.
#[derive(Debug, Clone)]
pub struct Page {
    /// Unique in what is open: the file stem, or the record's own id, with a folder prefix where
    /// stems repeat.
    pub id: String,
    /// How to read it again.
    pub locator: Locator,
    /// UTF-8 without a byte order mark; line ends as they were. Bytes that were not UTF-8 are U+FFFD.
    pub text: String,
    /// The address the record gave.
    pub url: Option<String>,
    /// The date the record gave, as written there.
    pub date: Option<String>,
    /// The day, in UTC, on which the file was last written.
    pub modified: Option<Date>,
    /// The title the record gave.
    pub title: Option<String>,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
}
