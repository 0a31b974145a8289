//! What the index keeps of an article to show it in a list and to read its page again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::entity::names::{Conference, Official};
use crate::library::build::Built;
use crate::library::row::Row;
use crate::parse::article::{Origin, Published};
use crate::source::page::{Container, Locator, Part, Source};
use crate::source::{Codec, Format};

/// A [`Row`] as it is stored.
#[derive(Debug, Serialize, Deserialize)]
struct Stored {
    id: String,
    place: Place,
    offset: u64,
    len: u64,
    title: String,
    derived: bool,
    source: String,
    published: Option<(Date, Option<Time>, Origin)>,
    section: Option<String>,
    byline: Option<String>,
    words: u32,
    conferences: Vec<Conference>,
    officials: Vec<Official>,
    problems: u32,
}

/// A [`Source`] as it is stored.
#[derive(Debug, Serialize, Deserialize)]
enum Place {
    File(Name),
    Sample(usize),
    Stdin,
    Part(Name, Format, Codec, u64, u32),
}

/// A path: its text, or its bytes where it is no text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Bytes(Vec<u8>),
}

impl Name {
    fn of(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Bytes(path.as_os_str().as_encoded_bytes().to_vec()),
        }
    }

    fn path(self) -> PathBuf {
        match self {
            Self::Text(text) => text.into(),
            Self::Bytes(bytes) => from_bytes(bytes),
        }
    }
}

#[cfg(unix)]
fn from_bytes(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

/// Nothing but Unix has paths that are bytes; elsewhere what is no text is shown and cannot be opened.
#[cfg(not(unix))]
fn from_bytes(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

impl Place {
    fn of(source: &Source) -> Self {
        match source {
            Source::File(path) => Self::File(Name::of(path)),
            Source::Sample(index) => Self::Sample(*index),
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

    fn source(self) -> Source {
        match self {
            Self::File(name) => Source::File(name.path()),
            Self::Sample(index) => Source::Sample(index),
            Self::Stdin => Source::Stdin,
            Self::Part(name, format, codec, member, number) => Source::Part(Part {
                container: Arc::new(Container {
                    path: name.path(),
                    format,
                    codec,
                }),
                member,
                number,
            }),
        }
    }
}

/// The row of an article, as bytes.
pub(super) fn bytes(built: &Built, source: &str) -> Vec<u8> {
    let Built {
        page,
        article,
        names,
    } = built;
    let stored = Stored {
        id: page.id.clone(),
        place: Place::of(&page.locator.source),
        offset: page.locator.offset,
        len: page.locator.len,
        title: article.title.text.clone(),
        derived: article.title.derived,
        source: source.to_owned(),
        published: article.published.map(|p| (p.date, p.time, p.origin)),
        section: article.section.clone(),
        byline: article.byline.clone(),
        words: article.words(&page.text),
        conferences: names.conferences.clone(),
        officials: names.officials.clone(),
        problems: page.problems.len() as u32,
    };
    serde_json::to_vec(&stored).unwrap_or_default()
}

/// The row that `bytes` hold; `None` when they are damaged.
pub(super) fn row(bytes: &[u8]) -> Option<Row> {
    let stored: Stored = serde_json::from_slice(bytes).ok()?;
    Some(Row {
        id: stored.id,
        locator: Locator {
            source: stored.place.source(),
            offset: stored.offset,
            len: stored.len,
        },
        title: stored.title,
        derived: stored.derived,
        source: stored.source,
        published: stored
            .published
            .map(|(date, time, origin)| Published { date, time, origin }),
        section: stored.section,
        byline: stored.byline,
        words: stored.words,
        conferences: stored.conferences,
        officials: stored.officials,
        problems: stored.problems,
    })
}

/// When an article was published, in minutes since the year 0, as the index sorts by it; 0 when that is
/// not told, which puts it last.
pub(super) fn when(told: Option<Published>) -> i64 {
    told.map_or(0, |p| minutes(p.date, p.time))
}

/// The minutes of a day and a time since the year 0. Months count 31 days: the order is what matters.
pub(super) fn minutes(date: Date, time: Option<Time>) -> i64 {
    let days = (i64::from(date.year()) * 12 + i64::from(date.month())) * 31 + i64::from(date.day());
    let time = time.map_or(0, |t| i64::from(t.hour()) * 60 + i64::from(t.minute()));
    days * 1440 + time
}
