//! Which files are in the index, and up to which of their pages: a file of numbers that only grows.
//!
//! An entry has seven numbers: the file's, its stamp, a fingerprint of what it held, how many of its pages are in,
//! of how many, its length, and its content; the highest bit of the fifth says that a page shared its id. The last
//! entry of a file counts. A commit of the index names how long the ledger is for it; what stands behind that
//! belongs to no commit and is cut off.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Bytes of an entry.
const ENTRY: usize = 48;
const NAME: &str = "files";

/// What is in of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Done {
    /// Of its size and its day of writing.
    pub(super) stamp: u64,
    /// Of the ids and places of its pages.
    pub(super) fingerprint: u64,
    /// Pages from its start; none of a file that is gone.
    pub(super) pages: u32,
    /// Pages that it holds.
    pub(super) of: u32,
    /// A page of it shared its id with another one of the archive.
    pub(super) shared: bool,
    /// Bytes of it.
    pub(super) len: u64,
    /// Of those, when all of it is in; 0 when that is not known.
    pub(super) content: u64,
}

/// The bit of the number of pages that says [`Done::shared`].
const SHARED: u32 = 1 << 31;

/// The ledger of one index.
#[derive(Debug)]
pub(super) struct Ledger {
    file: File,
    len: u64,
    done: HashMap<u64, Done>,
    buffer: Vec<u8>,
}

impl Ledger {
    /// The ledger in `folder` as the last commit saw it, to be added to; `committed` is what [`Ledger::seal`]
    /// gave that.
    pub(super) fn open(folder: &Path, committed: u64) -> io::Result<Self> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join(NAME))?;
        let len = file.metadata()?.len().min(whole(committed));
        file.set_len(len)?;
        let done = entries(&mut file, len)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Self {
            file,
            len,
            done,
            buffer: Vec::new(),
        })
    }

    /// What the ledger in `folder` held at the last commit, while another program may add to it.
    pub(super) fn read(folder: &Path, committed: u64) -> io::Result<HashMap<u64, Done>> {
        let mut file = File::open(folder.join(NAME))?;
        entries(&mut file, whole(committed))
    }

    /// What is in of each file.
    pub(super) fn done(&self) -> &HashMap<u64, Done> {
        &self.done
    }

    /// From now on so much of a file is in.
    pub(super) fn add(&mut self, number: u64, done: Done) -> io::Result<()> {
        self.buffer.extend(number.to_be_bytes());
        self.buffer.extend(done.stamp.to_be_bytes());
        self.buffer.extend(done.fingerprint.to_be_bytes());
        self.buffer.extend(done.pages.to_be_bytes());
        let shared = if done.shared { SHARED } else { 0 };
        self.buffer.extend((done.of | shared).to_be_bytes());
        self.buffer.extend(done.len.to_be_bytes());
        self.buffer.extend(done.content.to_be_bytes());
        if self.buffer.len() >= 1 << 16 {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.write_all(&self.buffer)?;
        self.len += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    /// Writes what was added to the disk; returns what a commit has to keep.
    pub(super) fn seal(&mut self) -> io::Result<u64> {
        self.flush()?;
        self.file.sync_data()?;
        Ok(self.len)
    }
}

/// The bytes of whole entries.
fn whole(len: u64) -> u64 {
    len / ENTRY as u64 * ENTRY as u64
}

/// The entries in the first `len` bytes of `file`.
fn entries(file: &mut File, len: u64) -> io::Result<HashMap<u64, Done>> {
    let mut bytes = Vec::with_capacity(len as usize);
    file.take(len).read_to_end(&mut bytes)?;
    let mut done = HashMap::with_capacity(bytes.len() / ENTRY);
    for entry in bytes.as_chunks::<ENTRY>().0 {
        let at = |from: usize, to: usize| number(&entry[from..to]);
        let own = Done {
            stamp: at(8, 16),
            fingerprint: at(16, 24),
            pages: at(24, 28) as u32,
            of: at(28, 32) as u32 & !SHARED,
            shared: at(28, 32) as u32 & SHARED != 0,
            len: at(32, 40),
            content: at(40, 48),
        };
        done.insert(at(0, 8), own);
    }
    done.retain(|_, d| d.pages > 0);
    Ok(done)
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(fingerprint: u64, pages: u32) -> Done {
        Done {
            stamp: !fingerprint,
            fingerprint,
            pages,
            of: 9,
            shared: pages == 5,
            len: fingerprint << 40,
            content: !0 - fingerprint,
        }
    }

    #[test]
    fn what_no_commit_saw_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), 0).unwrap();
        ledger.add(7, done(1, 2)).unwrap();
        ledger.add(8, done(3, 1)).unwrap();
        ledger.add(7, done(1, 5)).unwrap();
        let committed = ledger.seal().unwrap();
        ledger.add(9, done(1, 1)).unwrap();
        ledger.seal().unwrap();
        let mut ledger = Ledger::open(folder.path(), committed).unwrap();
        let right = HashMap::from([(7, done(1, 5)), (8, done(3, 1))]);
        assert_eq!(ledger.done(), &right);
        ledger.add(8, Done::default()).unwrap();
        let committed = ledger.seal().unwrap();
        let ledger = Ledger::open(folder.path(), committed).unwrap();
        assert_eq!(ledger.done(), &HashMap::from([(7, done(1, 5))]));
    }

    #[test]
    fn without_a_commit_nothing_is_in() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), 0).unwrap();
        ledger.add(7, done(1, 2)).unwrap();
        ledger.seal().unwrap();
        assert!(Ledger::open(folder.path(), 0).unwrap().done().is_empty());
    }
}
