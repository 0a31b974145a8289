//! Bytes in, pages out: which pages the given paths hold, and how each is read.
//!
//! [`open`] walks the paths and returns a [`Listing`]: an entry for every page, in a stable order,
//! each with its id and a [`Locator`]. No file is opened for that. [`Listing::read`]
//! then reads one page. What cannot be listed or read is a [`Problem`]; everything else goes on.
//! Nothing is ever written.

mod decode;
mod folder;
mod ids;
pub mod page;
mod root;
mod sample;
mod stdin;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::{Problem, ProblemKind};
use decode::Decoded;
pub use ids::as_typed;
use page::{Locator, Page, Source};
pub use root::Roots;

/// The largest page that is read, in bytes: 256 MB.
pub const LIMIT: u64 = 256 << 20;

/// A page that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, unique in the listing.
    pub id: String,
    /// Where it is.
    pub locator: Locator,
}

/// What some paths hold.
#[derive(Debug, Default)]
pub struct Listing {
    /// The pages, in the order of the paths and, within a folder, of the names.
    pub entries: Vec<Entry>,
    /// What could not be listed.
    pub problems: Vec<Problem>,
    /// The paths as given.
    pub roots: Roots,
    piped: Option<Vec<u8>>,
}

/// Lists the pages of `paths`; without a path, the sample pages inside the program. The path `-` is
/// standard input, which is read here and only here.
#[must_use]
pub fn open(paths: &[PathBuf]) -> Listing {
    if paths.is_empty() {
        return samples();
    }
    let mut found = Vec::new();
    let mut problems = Vec::new();
    let mut piped = None;
    for path in paths {
        if path == Path::new("-") {
            match stdin::read() {
                Ok(bytes) if piped.is_none() => {
                    found.push(folder::Found::stdin(bytes.len() as u64));
                    piped = Some(bytes);
                }
                Ok(_) => {}
                Err(problem) => problems.push(problem),
            }
        } else {
            folder::walk(path, &mut found, &mut problems);
        }
    }
    folder::once(&mut found, paths.len());
    Listing {
        entries: ids::assign(found),
        problems,
        roots: Roots::new(paths),
        piped,
    }
}

/// One page from standard input, for `show -`.
#[must_use]
pub fn open_stdin() -> Listing {
    open(&[PathBuf::from("-")])
}

fn samples() -> Listing {
    Listing {
        entries: sample::entries().collect(),
        ..Listing::default()
    }
}

impl Listing {
    /// Reads the page of `entry`, which is one of [`Listing::entries`].
    ///
    /// # Errors
    /// A [`Problem`] when there is no text to be had: the file is gone, unreadable, empty, binary or
    /// over [`LIMIT`]. Bytes that are no UTF-8 are no error but one of the page's own problems.
    pub fn read(&self, entry: &Entry) -> Result<Page, Problem> {
        self.read_at(&entry.id, &entry.locator)
    }

    /// Reads the page at `locator`, which was listed under `id`.
    ///
    /// # Errors
    /// As [`Listing::read`].
    pub fn read_at(&self, id: &str, locator: &Locator) -> Result<Page, Problem> {
        let path = locator.path();
        let problem = |what| Problem {
            path: path.clone(),
            line: None,
            what,
        };
        let (bytes, modified) = match &locator.source {
            Source::File(file) => read_file(file).map_err(problem)?,
            Source::Sample(index) => sample::bytes(*index)
                .map(|bytes| (bytes.to_vec(), None))
                .ok_or_else(|| problem(ProblemKind::Missing))?,
            Source::Stdin => (self.piped.clone().unwrap_or_default(), None),
        };
        let Decoded { text, bad } = decode::decode(bytes).map_err(problem)?;
        let first_bad = || {
            text.find('\u{fffd}')
                .map(|at| text[..at].matches('\n').count())
        };
        let problems = (bad > 0)
            .then(|| Problem {
                line: first_bad().map(|line| line as u32 + 1),
                ..problem(ProblemKind::InvalidUtf8(bad))
            })
            .into_iter()
            .collect();
        Ok(Page {
            id: id.to_owned(),
            locator: locator.clone(),
            text,
            url: None,
            date: None,
            modified,
            title: None,
            problems,
        })
    }
}

/// The bytes of a file and the day it was last written.
fn read_file(path: &Path) -> Result<(Vec<u8>, Option<Date>), ProblemKind> {
    let unreadable = |e: std::io::Error| folder::refused(&e);
    let file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    let modified = metadata.modified().ok().and_then(day);
    let len = metadata.len();
    if len > LIMIT {
        return Err(ProblemKind::TooLarge(len));
    }
    let mut bytes = Vec::with_capacity(len as usize + 1);
    // A file may grow while it is read.
    file.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LIMIT {
        return Err(ProblemKind::TooLarge(bytes.len() as u64));
    }
    Ok((bytes, modified))
}

/// The civil day of a moment in UTC, so that it is the same on every machine; `None` for clocks that
/// are far off.
fn day(moment: SystemTime) -> Option<Date> {
    let moment = Timestamp::try_from(moment).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date())
}

#[cfg(test)]
mod tests;
