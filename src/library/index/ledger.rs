//! Which files are in the index, and up to which of their pages: a file of numbers that only grows.
//!
//! Three numbers an entry: the file's, a fingerprint of what it held, and how many of its pages are in. The
//! last entry of a file counts. A commit of the index names how long the ledger is for it; what stands
//! behind that belongs to no commit and is cut off.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Bytes of an entry.
const ENTRY: usize = 20;
const NAME: &str = "files";

/// What is in of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Done {
    pub(super) fingerprint: u64,
    /// Pages from its start; none of a file that is gone.
    pub(super) pages: u32,
}

/// The ledger of one index.
#[derive(Debug)]
pub(super) struct Ledger {
    file: File,
    len: u64,
    done: HashMap<u64, Done>,
    buffer: Vec<u8>,
}

impl Ledger {
    /// The ledger in `folder` as the last commit saw it; `committed` is what [`Ledger::seal`] gave that.
    pub(super) fn open(folder: &Path, committed: Option<&str>) -> io::Result<Self> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join(NAME))?;
        let told = committed.and_then(|c| c.parse().ok()).unwrap_or(0);
        let len = file.metadata()?.len().min(told) / ENTRY as u64 * ENTRY as u64;
        file.set_len(len)?;
        let mut bytes = Vec::with_capacity(len as usize);
        file.read_to_end(&mut bytes)?;
        let mut done = HashMap::with_capacity(bytes.len() / ENTRY);
        for entry in bytes.as_chunks::<ENTRY>().0 {
            let (number, fingerprint) = (number(&entry[..8]), number(&entry[8..16]));
            let pages = self::number(&entry[16..]) as u32;
            done.insert(number, Done { fingerprint, pages });
        }
        done.retain(|_, d| d.pages > 0);
        file.seek(SeekFrom::End(0))?;
        Ok(Self {
            file,
            len,
            done,
            buffer: Vec::new(),
        })
    }

    /// What is in of each file.
    pub(super) fn done(&self) -> &HashMap<u64, Done> {
        &self.done
    }

    /// From now on so much of a file is in.
    pub(super) fn add(&mut self, number: u64, done: Done) -> io::Result<()> {
        self.buffer.extend(number.to_be_bytes());
        self.buffer.extend(done.fingerprint.to_be_bytes());
        self.buffer.extend(done.pages.to_be_bytes());
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
    pub(super) fn seal(&mut self) -> io::Result<String> {
        self.flush()?;
        self.file.sync_data()?;
        Ok(self.len.to_string())
    }
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(fingerprint: u64, pages: u32) -> Done {
        Done { fingerprint, pages }
    }

    #[test]
    fn what_no_commit_saw_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), None).unwrap();
        ledger.add(7, done(1, 2)).unwrap();
        ledger.add(8, done(3, 1)).unwrap();
        ledger.add(7, done(1, 5)).unwrap();
        let committed = ledger.seal().unwrap();
        ledger.add(9, done(1, 1)).unwrap();
        ledger.seal().unwrap();
        let mut ledger = Ledger::open(folder.path(), Some(&committed)).unwrap();
        let right = HashMap::from([(7, done(1, 5)), (8, done(3, 1))]);
        assert_eq!(ledger.done(), &right);
        ledger.add(8, Done::default()).unwrap();
        let committed = ledger.seal().unwrap();
        let ledger = Ledger::open(folder.path(), Some(&committed)).unwrap();
        assert_eq!(ledger.done(), &HashMap::from([(7, done(1, 5))]));
    }

    #[test]
    fn without_a_commit_nothing_is_in() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path(), None).unwrap();
        ledger.add(7, done(1, 2)).unwrap();
        ledger.seal().unwrap();
        assert!(Ledger::open(folder.path(), None).unwrap().done().is_empty());
    }
}
