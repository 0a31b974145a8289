//! One raw crawled document, and how to read it again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::value::RawValue;

use super::exported::Exported;
use super::format::{Codec, Format};
use super::sample;
use crate::error::Problem;

/// Where the bytes of a page are, so that it can be read again without a scan.
///
/// What that costs: one seek in a file that is not compressed; in a compressed one the unpacking of
/// what stands between the start of the gzip member or zstd frame and the page. A Common Crawl file
/// has a member a page, so that this is nothing; a `.jsonl.gz` made by `gzip` is one member, so that
/// its last page costs unpacking it all, unless the pages are read in their order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Locator {
    /// The file, the name of a sample page, or `-` for standard input.
    pub source: Source,
    /// Bytes before the page: in the file, or in what unpacks from [`Part::member`] on.
    pub offset: u64,
    /// Bytes of the page there, with what surrounds it in its record; of a compressed file that is
    /// one page, the bytes of the file.
    pub len: u64,
}

impl Locator {
    /// The page as a complaint names it: the file as the person wrote it or would write it, and
    /// `#NUMBER` behind it where the file holds many; `sample/NAME` inside the program, `-` for
    /// standard input.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match &self.source {
            Source::Part(part) if part.container.format.has_many() => {
                let mut path = part.container.path.clone().into_os_string();
                path.push(format!("#{}", part.number));
                path.into()
            }
            _ => self.file(),
        }
    }

    /// The file alone.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        match &self.source {
            Source::File(path) => path.clone(),
            Source::Sample(index) => {
                Path::new("sample").join(sample::name(*index).unwrap_or_default())
            }
            Source::Stdin => PathBuf::from("-"),
            Source::Part(part) => part.container.path.clone(),
        }
    }

    /// The line of the file on which the page is one record.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        match &self.source {
            Source::Part(part) if part.container.format == Format::Lines => Some(part.number),
            _ => None,
        }
    }

    /// About how many bytes the page takes in memory. How much a compressed page unpacks to is not
    /// known before it is read: text becomes a tenth by compressing, and a little room beside.
    #[must_use]
    pub fn weight(&self) -> u64 {
        match &self.source {
            Source::Part(part) if !part.container.format.has_many() => {
                (self.len * 16).clamp(1 << 18, super::LIMIT)
            }
            _ => self.len,
        }
    }
}

/// What kind of place a [`Locator`] points into.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file on disk that is one page.
    File(PathBuf),
    /// A page of the sample library compiled into the program: its index there.
    Sample(usize),
    /// Standard input that is one page; its text is kept by whoever read it.
    Stdin,
    /// A part of a file that is read as records or unpacked.
    Part(Part),
}

/// A record of a file of many, or the page of a compressed file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// The file.
    pub container: Arc<Container>,
    /// Where in the file the gzip member or zstd frame begins in which the record begins; 0 when the
    /// file is not compressed.
    pub member: u64,
    /// Which record of the file it is, from 1; in a file of lines, which line.
    pub number: u32,
}

/// A file that is read as records or unpacked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Container {
    /// The file as the person wrote it or would write it; `-` for standard input.
    pub path: PathBuf,
    /// What it holds.
    pub format: Format,
    /// How it is compressed.
    pub codec: Codec,
}

/// One raw crawled document.
#[derive(Debug, Clone)]
pub struct Page {
    /// Unique in what is open: the file stem, or the record's own id, with a folder prefix where
    /// stems repeat.
    pub id: String,
    /// How to read it again.
    pub locator: Locator,
    /// UTF-8 without a byte order mark; line ends as they were. Bytes that could not be decoded are
    /// U+FFFD.
    pub text: String,
    /// The address the record gave.
    pub url: Option<String>,
    /// The date the record gave, as written there.
    pub date: Option<String>,
    /// The day, in UTC, on which the file was last written, or the page fetched by the crawl.
    pub modified: Option<Date>,
    /// The title the record gave.
    pub title: Option<String>,
    /// What else the record gave.
    pub record: Option<Record>,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
}

/// What a record gave beside text, address, date and title.
#[derive(Debug, Clone)]
pub enum Record {
    /// Fields of other names, as they were written.
    Fields(BTreeMap<String, Box<RawValue>>),
    /// The article, as docbao exported it.
    Exported(Box<Exported>),
}
