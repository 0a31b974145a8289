//! Bytes in, pages out: which pages the given paths hold, and how each is read.
//!
//! [`open`] walks the paths and returns a [`Listing`]: an entry for every page, in a stable order,
//! each with its id and a [`Locator`]. A file that is one page is not opened for that; one that holds
//! many is looked through once. [`Listing::read`] then reads one page. What cannot be listed or read is
//! a [`Problem`]; everything else goes on. Nothing is ever written.
//!
//! ```text
//! paths --folder--> File --archive, input--> bytes --unpack--> window --jsonl, wet, decode--> Page
//!                    |                                                     |
//!                  Stamp                                       scan, ids --+--> Listing of Entry
//! ```

mod archive;
mod cursors;
mod decode;
pub mod exported;
mod folder;
mod format;
mod ids;
mod input;
mod jsonl;
mod opened;
pub mod page;
mod parsed;
mod records;
mod root;
mod sample;
mod scan;
mod stdin;
mod unpack;
mod wet;
mod window;

use std::ops::Range;
use std::path::PathBuf;

use crate::error::Problem;
pub use archive::Archive;
pub use folder::{File, Stamp};
pub use format::{Codec, Format};
use ids::Shared;
pub use ids::as_typed;
use opened::Opened;
use page::{Locator, Page};
pub use records::{Position, Records};
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
    archive: Archive,
    /// Which files, in their order, were not looked through; none when it is empty.
    left_out: Vec<bool>,
    shared: Shared,
}

/// Lists the pages of `paths`; without a path, the sample pages inside the program. The path `-` is
/// standard input, which is read here and only here.
#[must_use]
pub fn open(paths: &[PathBuf]) -> Listing {
    if paths.is_empty() {
        return samples();
    }
    open_but(Archive::open(paths), paths, |_| false)
}

/// Lists the pages of the `archive` of `paths` but for files of many pages that whoever asks knows already. An id
/// that a page of such a file has may be given again.
#[must_use]
pub fn open_but(archive: Archive, paths: &[PathBuf], is_known: impl Fn(&File) -> bool) -> Listing {
    let mut problems = archive.problems().to_vec();
    let left_out = |file: &File| file.format.has_many() && is_known(file);
    let left_out: Vec<bool> = archive.files().map(left_out).collect();
    let (entries, shared) = ids::assign(&archive, &left_out, &mut problems);
    Listing {
        entries,
        problems,
        roots: Roots::new(paths),
        archive,
        left_out,
        shared,
    }
}

/// What it takes to read pages of `paths` that were listed before. Looks at no file.
#[must_use]
pub fn unlisted(paths: &[PathBuf]) -> Listing {
    Listing {
        roots: Roots::new(paths),
        ..Listing::default()
    }
}

/// What stands on standard input, for `show -`.
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
    /// The files that were found, each with its [`Stamp`].
    pub fn files(&self) -> impl ExactSizeIterator<Item = &File> {
        self.archive.files()
    }

    /// The same, each with whether it was [left out](open_but).
    pub fn files_left_out(&self) -> impl Iterator<Item = (&File, bool)> {
        let left_out = self.left_out.iter().copied();
        self.archive
            .files()
            .zip(left_out.chain(std::iter::repeat(false)))
    }

    /// What pages call themselves that several did: none of them, or not all, has that for an id.
    pub fn shared_ids(&self) -> impl Iterator<Item = &str> {
        self.shared.ids.iter().map(String::as_str)
    }

    /// Whether any entry of a range of them shared its id with another one.
    #[must_use]
    pub fn has_shared(&self, entries: Range<usize>) -> bool {
        let from = self.shared.entries.partition_point(|&n| n < entries.start);
        self.shared
            .entries
            .get(from)
            .is_some_and(|&n| n < entries.end)
    }

    /// To read many pages one after the other, in a time in which their files stay as they are.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            listing: self,
            opened: Opened::default(),
        }
    }

    /// Reads the page of `entry`, which is one of [`Listing::entries`].
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub fn read(&self, entry: &Entry) -> Result<Page, Problem> {
        self.read_at(&entry.id, &entry.locator)
    }

    /// Reads the page at `locator`, which was listed under `id`.
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub fn read_at(&self, id: &str, locator: &Locator) -> Result<Page, Problem> {
        let mut page = self.archive.read(locator)?;
        id.clone_into(&mut page.id);
        Ok(page)
    }
}

/// Reads pages of a listing, fastest in its order.
#[derive(Debug)]
pub struct Reader<'l> {
    listing: &'l Listing,
    opened: Opened,
}

impl Reader<'_> {
    /// Reads the page of `entry`, which is one of [`Listing::entries`].
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub fn read(&mut self, entry: &Entry) -> Result<Page, Problem> {
        let archive = &self.listing.archive;
        let mut page = archive.read_from(&entry.locator, &mut self.opened)?;
        entry.id.clone_into(&mut page.id);
        Ok(page)
    }
}

#[cfg(test)]
mod tests;
