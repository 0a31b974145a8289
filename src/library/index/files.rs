//! The files of a listing as the index knows them: by numbers that are the same in every run of the program, and
//! that tell whether a file is what it was.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use foldhash::fast::RandomState;

use super::content;
use super::ledger::Done;
use crate::library::Library;
use crate::source::{self, Entry, Listing, Stamp};
use crate::text::spread::mix;

/// What the fingerprint of a file begins with.
const FIRST: u64 = 0;
/// A file of fewer pages is indexed anew when it grew: looking whether it only grew costs about as much.
const MANY: usize = 16;

/// The entries of one file of a listing.
pub(super) struct File {
    pub(super) number: u64,
    /// Of its size and its day of writing.
    pub(super) stamp: u64,
    /// The same, as it was told.
    seen: Stamp,
    /// Of the ids and places of its pages.
    pub(super) fingerprint: u64,
    pub(super) entries: std::ops::Range<usize>,
    /// How many pages stand before it.
    pub(super) before: u64,
    /// A page of it shared its id with another one.
    pub(super) shared: bool,
}

/// The files of a listing, whose entries stand side by side; `done` is what is in of each of those that were left
/// out of it.
pub(super) fn files(listing: &Listing, done: &HashMap<u64, Done>) -> Vec<File> {
    let stamps: HashMap<&Path, Stamp> = listing
        .files()
        .map(|file| (file.path.as_path(), file.stamp))
        .collect();
    let mut files: Vec<(PathBuf, File)> = Vec::new();
    for (n, entry) in listing.entries.iter().enumerate() {
        let path = entry.locator.file();
        match files.last_mut() {
            Some((last, file)) if *last == path => {
                file.entries.end = n + 1;
                file.fingerprint = mix(file.fingerprint, print(entry));
            }
            _ => {
                let nowhere = Stamp {
                    len: 0,
                    modified: None,
                };
                let seen = stamps.get(path.as_path()).copied().unwrap_or(nowhere);
                let file = File {
                    number: number(&path),
                    stamp: stamp(seen),
                    seen,
                    fingerprint: mix(FIRST, print(entry)),
                    entries: n..n + 1,
                    before: n as u64,
                    shared: false,
                };
                files.push((path, file));
            }
        }
    }
    // What was left out stands between them.
    let mut listed = files.iter_mut().peekable();
    let mut before = 0;
    for (file, left_out) in listing.files_left_out() {
        if left_out {
            let pages = done.get(&number(&file.path)).map_or(0, |done| done.of);
            before += u64::from(pages);
        } else if let Some((_, file)) = listed.next_if(|(path, _)| *path == file.path) {
            file.before = before;
            before += file.entries.len() as u64;
        }
    }
    let files = files.into_iter().map(|(_, file)| File {
        shared: listing.has_shared(file.entries.clone()),
        ..file
    });
    files.collect()
}

impl File {
    /// Whether it is what it was when `done` of it was done.
    pub(super) fn is(&self, done: &Done) -> bool {
        (self.stamp, self.fingerprint) == (done.stamp, done.fingerprint)
    }

    /// Whether it only grew since all of it was done: it holds what it held, and more behind that. `entries` are
    /// its own.
    pub(super) fn has_grown(&self, done: &Done, entries: &[Entry]) -> bool {
        let Some((before, first)) = entries.get(..done.of as usize).zip(entries.first()) else {
            return false;
        };
        let fingerprint = || before.iter().fold(FIRST, |f, entry| mix(f, print(entry)));
        done.content != 0
            && done.pages == done.of
            && !done.shared
            && !self.shared
            && done.len < self.seen.len
            && fingerprint() == done.fingerprint
            && content::of(&first.locator.file(), done.len).is_ok_and(|c| c == Some(done.content))
    }

    /// What is to be known of its content to tell [whether it has grown](Self::has_grown); 0 where that is not worth
    /// it, or it changed meanwhile. `entries` are its own.
    pub(super) fn content(&self, entries: &[Entry]) -> u64 {
        match entries {
            [first, ..] if entries.len() >= MANY => {
                content::whole(&first.locator.file(), self.seen).unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// What is done when `pages` pages of it are in.
    pub(super) fn done(&self, pages: usize, entries: &[Entry]) -> Done {
        let whole = pages == entries.len();
        Done {
            stamp: self.stamp,
            fingerprint: self.fingerprint,
            pages: pages as u32,
            of: entries.len() as u32,
            shared: self.shared,
            len: self.seen.len,
            content: if whole { self.content(entries) } else { 0 },
        }
    }
}

/// Whether a file is in an index whose ledger holds `done`, as it is now, and none of its pages shared an id with
/// another one.
pub(super) fn is_known(file: &source::File, done: &HashMap<u64, Done>) -> bool {
    let done = done.get(&number(&file.path));
    done.is_some_and(|d| d.stamp == stamp(file.stamp) && d.pages == d.of && !d.shared)
}

/// Whether no page of `listing` has, or would like to have, the id of a page of `library` that is in a file which
/// was left out of the listing.
pub(super) fn is_apart(listing: &Listing, library: &Library) -> bool {
    let left_out = listing.files_left_out().filter(|(_, left_out)| *left_out);
    let left_out: HashSet<&Path> = left_out.map(|(file, _)| file.path.as_path()).collect();
    if left_out.is_empty() {
        return true;
    }
    let listed = listing.entries.iter().map(|entry| entry.id.as_str());
    let listed = listed.chain(listing.shared_ids()).map(key);
    let listed: HashSet<u64, RandomState> = listed.collect();
    let is_left_out = |no| {
        let place = library.place(no);
        place.is_some_and(|(_, locator)| left_out.contains(locator.file().as_path()))
    };
    let of_both = (0..)
        .zip(library.keys())
        .filter(|(_, key)| listed.contains(key));
    !of_both.map(|(no, _)| no).any(is_left_out)
}

/// Whether all that is in `files` is in an index whose ledger holds `done`, as it is now, and nothing else.
pub(super) fn is_fresh<'f>(
    files: impl ExactSizeIterator<Item = &'f source::File>,
    done: &HashMap<u64, Done>,
) -> bool {
    let holds = |file: &source::File| {
        let done = done.get(&number(&file.path));
        done.is_some_and(|d| d.stamp == stamp(file.stamp) && d.pages == d.of)
    };
    // Files without a page are in no ledger, and looked at again.
    files.len() == done.len() && files.into_iter().all(holds)
}

/// The number by which the index knows a file.
pub(super) fn number(path: &Path) -> u64 {
    hash(path.as_os_str().as_encoded_bytes())
}

/// What tells a file from what it was before.
fn stamp(stamp: Stamp) -> u64 {
    let since = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).ok();
    let modified = stamp.modified.and_then(since).unwrap_or_default();
    let seconds = mix(modified.as_secs(), u64::from(modified.subsec_nanos()));
    mix(stamp.len, seconds)
}

/// What tells an entry from another at the same place: its id, and where it stands in its file.
fn print(entry: &Entry) -> u64 {
    let place = mix(entry.locator.offset, entry.locator.len);
    mix(hash(entry.id.as_bytes()), place)
}

/// The number of an id, by which whoever holds many rows finds the one of an article.
#[must_use]
pub fn key(id: &str) -> u64 {
    hash(id.as_bytes())
}

/// A number of bytes that is the same in every run of the program.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .chunks(8)
        .map(|chunk| chunk.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
        .fold(bytes.len() as u64, mix)
}
