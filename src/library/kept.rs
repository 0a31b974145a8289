//! What is kept of an article beside its names, as bytes: in the library, and with the names in the index.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::row::Row;
use crate::parse::article::{Origin, Published};
use crate::source::page::{Container, Locator, Part, Source};
use crate::source::{Codec, Format};
use crate::text::fingerprint::Fingerprint;

/// What is kept, borrowed from the bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept<'a> {
    #[serde(borrow)]
    pub(super) id: &'a str,
    #[serde(borrow)]
    place: Place<'a>,
    offset: u64,
    len: u64,
    pub(super) title: &'a str,
    pub(super) derived: bool,
    published: Option<When>,
    pub(super) section: Option<&'a str>,
    pub(super) byline: Option<&'a str>,
    pub(super) words: u32,
    pub(super) problems: u32,
}

/// Year, month, day; hour, minute, second; who says so.
type When = (i16, i8, i8, Option<(i8, i8, i8)>, Origin);

/// A [`Source`] as it is kept.
#[derive(Debug, Serialize, Deserialize)]
enum Place<'a> {
    #[serde(borrow)]
    File(Name<'a>),
    Sample(u32),
    Stdin,
    Part(Name<'a>, Format, Codec, u64, u32),
}

/// A path: its text, or its bytes where it is no text.
#[derive(Debug, Serialize, Deserialize)]
enum Name<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl<'a> Kept<'a> {
    /// Of a row.
    pub(super) fn of(row: &'a Row) -> Self {
        Self {
            id: &row.id,
            place: Place::of(&row.locator.source),
            offset: row.locator.offset,
            len: row.locator.len,
            title: &row.title,
            derived: row.derived,
            published: row.published.map(|p| {
                let (date, time) = (p.date, p.time);
                let time = time.map(|t| (t.hour(), t.minute(), t.second()));
                (date.year(), date.month(), date.day(), time, p.origin)
            }),
            section: row.section.as_deref(),
            byline: row.byline.as_deref(),
            words: row.words,
            problems: row.problems,
        }
    }

    /// When the article was published.
    pub(super) fn published(&self) -> Option<Published> {
        let (year, month, day, time, origin) = self.published?;
        Some(Published {
            date: Date::new(year, month, day).ok()?,
            time: time.and_then(|(h, m, s)| Time::new(h, m, s, 0).ok()),
            origin,
        })
    }

    /// How its page is read again.
    pub(super) fn locator(&self) -> Locator {
        Locator {
            source: self.place.source(),
            offset: self.offset,
            len: self.len,
        }
    }

    /// The row that it was made of, but for the names and what marks are kept by.
    pub(super) fn row(&self, source: String) -> Row {
        Row {
            id: self.id.to_owned(),
            locator: self.locator(),
            print: Fingerprint::default(),
            title: self.title.to_owned(),
            derived: self.derived,
            source,
            published: self.published(),
            section: self.section.map(str::to_owned),
            byline: self.byline.map(str::to_owned),
            words: self.words,
            conferences: Vec::new(),
            officials: Vec::new(),
            problems: self.problems,
        }
    }
}

impl<'a> Name<'a> {
    fn of(path: &'a Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text),
            None => Self::Bytes(path.as_os_str().as_encoded_bytes()),
        }
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::Text(text) => text.into(),
            Self::Bytes(bytes) => from_bytes(bytes),
        }
    }
}

#[cfg(unix)]
fn from_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

/// Nothing but Unix has paths that are bytes; elsewhere what is no text is shown and cannot be opened.
#[cfg(not(unix))]
fn from_bytes(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

impl<'a> Place<'a> {
    fn of(source: &'a Source) -> Self {
        match source {
            Source::File(path) => Self::File(Name::of(path)),
            Source::Sample(index) => Self::Sample(*index as u32),
            Source::Stdin => Self::Stdin,
            Source::Part(Part {
                container,
                member,
                number,
            }) => Self::Part(
                Name::of(&container.path),
                container.format,
                container.codec,
                *member,
                *number,
            ),
        }
    }

    fn source(&self) -> Source {
        match self {
            Self::File(name) => Source::File(name.path()),
            Self::Sample(index) => Source::Sample(*index as usize),
            Self::Stdin => Source::Stdin,
            Self::Part(name, format, codec, member, number) => Source::Part(Part {
                container: Arc::new(Container {
                    path: name.path(),
                    format: *format,
                    codec: *codec,
                }),
                member: *member,
                number: *number,
            }),
        }
    }
}
