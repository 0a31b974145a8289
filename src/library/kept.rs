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

/// A [`Source`] as it is kept, a path as its bytes.
#[derive(Debug, Serialize, Deserialize)]
enum Place<'a> {
    File(&'a [u8]),
    Sample(u32),
    Stdin,
    Part(&'a [u8], Format, Codec, u64, u32),
}

/// The fields of a [`Kept`] as far as the title. Whoever goes through very many titles looks at nothing else.
type Titled<'a> = (&'a [u8], Place<'a>, u64, u64, &'a [u8]);

/// The title of what is kept as `bytes`; `None` when that is damaged.
pub(super) fn title(bytes: &[u8]) -> Option<&str> {
    let ((.., title), _): (Titled<'_>, _) = postcard::take_from_bytes(bytes).ok()?;
    simdutf8::basic::from_utf8(title).ok()
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

fn to_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
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
            Source::File(path) => Self::File(to_bytes(path)),
            Source::Sample(index) => Self::Sample(*index as u32),
            Source::Stdin => Self::Stdin,
            Source::Part(Part {
                container,
                member,
                number,
            }) => Self::Part(
                to_bytes(&container.path),
                container.format,
                container.codec,
                *member,
                *number,
            ),
        }
    }

    fn source(&self) -> Source {
        match self {
            Self::File(path) => Source::File(from_bytes(path)),
            Self::Sample(index) => Source::Sample(*index as usize),
            Self::Stdin => Source::Stdin,
            Self::Part(path, format, codec, member, number) => Source::Part(Part {
                container: Arc::new(Container {
                    path: from_bytes(path),
                    format: *format,
                    codec: *codec,
                }),
                member: *member,
                number: *number,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_the_row_and_its_title_is_found_alone() {
        let container = Arc::new(Container {
            path: "tỉnh/tin.jsonl".into(),
            format: Format::Lines,
            codec: Codec::Gzip,
        });
        let part = Source::Part(Part {
            container,
            member: 1 << 40,
            number: 7,
        });
        let file = Source::File("tỉnh/một.txt".into());
        for source in [file, Source::Sample(3), Source::Stdin, part] {
            let row = Row {
                id: "số 1".to_owned(),
                locator: Locator {
                    source,
                    offset: 5,
                    len: 1 << 33,
                },
                title: "Chợ phiên mở lại".to_owned(),
                byline: Some("Bảo Chi".to_owned()),
                ..empty()
            };
            let bytes = postcard::to_stdvec(&Kept::of(&row)).unwrap();
            let kept: Kept = postcard::from_bytes(&bytes).unwrap();
            assert_eq!(kept.row(String::new()), row);
            assert_eq!(title(&bytes), Some("Chợ phiên mở lại"));
            assert_eq!(title(&bytes[..20]), None);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_is_kept() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"tin-\xff.txt"));
        let source = Source::File(path.to_owned());
        let bytes = postcard::to_stdvec(&Place::of(&source)).unwrap();
        let place: Place = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(place.source(), source);
    }

    fn empty() -> Row {
        Row {
            id: String::new(),
            locator: Locator {
                source: Source::Stdin,
                offset: 0,
                len: 0,
            },
            print: Fingerprint::default(),
            title: String::new(),
            derived: false,
            source: String::new(),
            published: None,
            section: None,
            byline: None,
            words: 0,
            conferences: Vec::new(),
            officials: Vec::new(),
            problems: 0,
        }
    }
}
