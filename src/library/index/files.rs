//! The files of a listing as the index knows them: by numbers that are the same in every run of the program, and
//! that tell whether a file is what it was.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use foldhash::fast::RandomState;

use super::ledger::Done;
use crate::library::Library;
use crate::source::{self, Entry, Listing, Stamp};
use crate::text::spread::mix;

/// The entries of one file of a listing.
pub(super) struct File {
    pub(super) number: u64,
    /// Of its size and its day of writing.
    pub(super) stamp: u64,
    /// Of its size, its day of writing, and the ids of its pages.
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
    let stamps: HashMap<&Path, u64> = listing
        .files()
        .map(|file| (file.path.as_path(), stamp(file.stamp)))
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
                let stamp = stamps.get(path.as_path()).copied().unwrap_or_default();
                let file = File {
                    number: number(&path),
                    stamp,
                    fingerprint: mix(stamp, print(entry)),
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
