//! What came to an index and what went since its library was saved: a file that only grows, until a library is
//! saved that holds all of it.
//!
//! It begins with a mark and the stamp of the library that it goes on from. An article that came is the length of
//! what is kept of it, the number of its file, when it was published, its number in the listing, and what is kept;
//! a file that went is a length that nothing has, and its number. A commit of the index names how long the journal
//! is for it; what stands behind that belongs to no commit and is cut off.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;

use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};

pub(super) const NAME: &str = "journal";
/// What the file is, and of which format.
const MARK: u64 = 0x6462_6a6f_7572_0001;
/// Bytes of the mark and the stamp.
const HEAD: usize = 16;
/// Bytes before what is kept of an article.
const CAME: usize = 28;
/// Bytes of a file that went.
const GONE: usize = 12;
/// The length that says so.
const IS_GONE: u32 = u32::MAX;

/// The journal of one index, to be added to.
#[derive(Debug)]
pub(super) struct Journal {
    out: BufWriter<File>,
    len: u64,
}

impl Journal {
    /// An empty one in `folder`, behind the library that was saved with the stamp `base`. Whoever reads the one
    /// that was there goes on with that.
    pub(super) fn begin(folder: &Path, base: u64) -> io::Result<Self> {
        let mut new = tempfile::Builder::new().prefix(NAME).tempfile_in(folder)?;
        new.write_all(&MARK.to_le_bytes())?;
        new.write_all(&base.to_le_bytes())?;
        new.as_file().sync_data()?;
        let file = new.persist(folder.join(NAME)).map_err(|e| e.error)?;
        Ok(Self::of(file, HEAD as u64))
    }

    /// The one in `folder` as a commit saw it that names `len`.
    pub(super) fn resume(folder: &Path, len: u64) -> io::Result<Self> {
        let mut file = OpenOptions::new().write(true).open(folder.join(NAME))?;
        file.set_len(len)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Self::of(file, len))
    }

    fn of(file: File, len: u64) -> Self {
        Self {
            out: BufWriter::with_capacity(1 << 18, file),
            len,
        }
    }

    /// An article of `file` came.
    pub(super) fn came(&mut self, file: u64, when: i64, nth: u64, kept: &[u8]) -> io::Result<()> {
        self.write(&(kept.len() as u32).to_le_bytes())?;
        self.write(&file.to_le_bytes())?;
        self.write(&when.to_le_bytes())?;
        self.write(&nth.to_le_bytes())?;
        self.write(kept)
    }

    /// All articles of `file` that came before went.
    pub(super) fn gone(&mut self, file: u64) -> io::Result<()> {
        self.write(&IS_GONE.to_le_bytes())?;
        self.write(&file.to_le_bytes())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.len += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    /// Writes what was added to the disk; returns the length that a commit has to name.
    pub(super) fn seal(&mut self) -> io::Result<u64> {
        self.out.flush()?;
        self.out.get_ref().sync_data()?;
        Ok(self.len)
    }
}

/// Removes the journal in `folder`, so that the index is known for a damaged one.
pub(super) fn remove(folder: &Path) {
    let _ = std::fs::remove_file(folder.join(NAME));
}

/// A journal that is read.
pub(super) struct Told {
    base: u64,
    bytes: OwnedBytes,
}

/// An article that came, and is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Came {
    pub(super) when: i64,
    /// Its number in the listing.
    pub(super) nth: u64,
    /// Where what is kept of it stands; [`Told::kept`].
    pub(super) at: Range<usize>,
}

/// What a journal tells.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// In the order in which they came.
    pub(super) came: Vec<Came>,
    /// The files of which nothing is left that was there before the journal.
    pub(super) gone: Vec<u64>,
}

/// What a journal says, one after the other.
enum Event {
    Came(u64, Came),
    Gone(u64),
}

impl Told {
    /// The journal in `folder`, as a commit saw it that names `len`; `None` when it is missing or damaged.
    pub(super) fn open(folder: &Path, len: u64) -> Option<Self> {
        let directory = MmapDirectory::open(folder).ok()?;
        let file = directory.open_read(Path::new(NAME)).ok()?;
        let bytes = file.read_bytes().ok()?;
        let bytes = bytes
            .get(..usize::try_from(len).ok()?)
            .map(|_| bytes.slice(0..len as usize))?;
        let mark = number(&bytes, 0)?;
        let base = number(&bytes, 8)?;
        (mark == MARK).then_some(Self { base, bytes })
    }

    /// The stamp of the library that it goes on from; 0 when there was nothing before.
    pub(super) fn base(&self) -> u64 {
        self.base
    }

    /// What is kept of an article.
    pub(super) fn kept(&self, came: &Came) -> &[u8] {
        self.bytes.get(came.at.clone()).unwrap_or_default()
    }

    /// What is left of all that came, and what went.
    pub(super) fn changes(&self) -> Changes {
        // Of each file, behind how many events it went last.
        let mut gone: HashMap<u64, usize> = HashMap::new();
        for (n, event) in self.events().enumerate() {
            if let Event::Gone(file) = event {
                gone.insert(file, n);
            }
        }
        let came = self
            .events()
            .enumerate()
            .filter_map(|(n, event)| match event {
                Event::Came(file, came) => gone.get(&file).is_none_or(|&g| g < n).then_some(came),
                Event::Gone(_) => None,
            });
        Changes {
            came: came.collect(),
            gone: gone.keys().copied().collect(),
        }
    }

    fn events(&self) -> impl Iterator<Item = Event> {
        let mut at = HEAD;
        std::iter::from_fn(move || {
            let (event, end) = self.event(at)?;
            at = end;
            Some(event)
        })
    }

    /// The event at `at`, and where it ends; `None` behind the last one.
    fn event(&self, at: usize) -> Option<(Event, usize)> {
        let len: &[u8; 4] = self.bytes.get(at..)?.first_chunk()?;
        let len = u32::from_le_bytes(*len);
        let file = number(&self.bytes, at + 4)?;
        if len == IS_GONE {
            return Some((Event::Gone(file), at + GONE));
        }
        let start = at + CAME;
        let end = start + len as usize;
        let came = Came {
            when: number(&self.bytes, at + 12)?.cast_signed(),
            nth: number(&self.bytes, at + 20)?,
            at: start..end,
        };
        (end <= self.bytes.len()).then_some((Event::Came(file, came), end))
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    let number: &[u8; 8] = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(folder: &Path, len: u64) -> (Vec<String>, Vec<u64>) {
        let told = Told::open(folder, len).unwrap();
        let changes = told.changes();
        let came = changes.came.iter();
        let came = came.map(|came| {
            let kept = String::from_utf8_lossy(told.kept(came));
            format!("{kept} {} {}", came.when, came.nth)
        });
        let mut gone = changes.gone;
        gone.sort_unstable();
        (came.collect(), gone)
    }

    #[test]
    fn what_went_after_it_came_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::begin(folder.path(), 7).unwrap();
        journal.came(1, -5, 0, b"a").unwrap();
        journal.came(2, 6, 1, b"").unwrap();
        journal.gone(1).unwrap();
        journal.came(1, 8, 0, b"new a").unwrap();
        journal.gone(3).unwrap();
        let len = journal.seal().unwrap();
        let right = [" 6 1", "new a 8 0"].map(str::to_owned).to_vec();
        assert_eq!(told(folder.path(), len), (right, vec![1, 3]));
        assert_eq!(Told::open(folder.path(), len).unwrap().base(), 7);
    }

    #[test]
    fn what_no_commit_saw_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::begin(folder.path(), 0).unwrap();
        journal.came(1, 1, 0, b"a").unwrap();
        let len = journal.seal().unwrap();
        journal.came(1, 1, 1, b"b").unwrap();
        journal.seal().unwrap();
        assert_eq!(told(folder.path(), len).0, ["a 1 0"]);
        let mut journal = Journal::resume(folder.path(), len).unwrap();
        journal.came(1, 1, 1, b"c").unwrap();
        let len = journal.seal().unwrap();
        assert_eq!(told(folder.path(), len).0, ["a 1 0", "c 1 1"]);
    }

    #[test]
    fn a_journal_that_is_cut_is_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Told::open(folder.path(), HEAD as u64).is_none());
        let mut journal = Journal::begin(folder.path(), 0).unwrap();
        journal.came(1, 1, 0, b"a").unwrap();
        let len = journal.seal().unwrap();
        assert!(Told::open(folder.path(), len + 1).is_none());
        remove(folder.path());
        assert!(Told::open(folder.path(), len).is_none());
    }
}
