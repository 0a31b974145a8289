//! The file in which a library is kept beside the index: columns one behind the other, each at a multiple of
//! eight bytes, and at the end a table of where they are. It is mapped and never read as a whole.

use std::fs::File;
use std::io::{self, BufWriter, IntoInnerError, Seek, SeekFrom, Write};
use std::path::Path;
use std::thread::{self, JoinHandle};

use bytemuck::{AnyBitPattern, NoUninit};
use tantivy::directory::OwnedBytes;

use super::columns::{Blobs, Column};
use super::ends::Ends;

/// What the file is, of which format, on a machine of which order of bytes.
const MARK: u64 = 0x6462_6c69_6272_0005;
/// Bytes of the numbers at the end: mark, stamp, where the table begins, how many columns.
const END: usize = 32;

/// Bytes that are written before they are sent to the disk, while the next are written.
const BEHIND: usize = 16 << 20;

/// Writes the columns of a library.
pub(super) struct Saving {
    out: BufWriter<File>,
    at: u64,
    table: Vec<u64>,
    /// How far it was when something was last sent to the disk, and who waits until that is there.
    sent: u64,
    sending: Option<JoinHandle<io::Result<()>>>,
}

impl Saving {
    /// Begins the file at `path`.
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        Ok(Self {
            out: BufWriter::with_capacity(1 << 20, File::create(path)?),
            at: 0,
            table: Vec::new(),
            sent: 0,
            sending: None,
        })
    }

    /// The next column.
    pub(super) fn column<T: AnyBitPattern + NoUninit>(&mut self, column: &[T]) -> io::Result<()> {
        self.column_of(&[column])
    }

    /// The next column, of several parts one behind the other.
    pub(super) fn column_of<T: AnyBitPattern + NoUninit>(
        &mut self,
        parts: &[&[T]],
    ) -> io::Result<()> {
        let at = self.at;
        for part in parts {
            self.write(bytemuck::cast_slice(part))?;
        }
        self.table.extend([at, self.at - at]);
        let odd = (self.at % 8) as usize;
        if odd > 0 {
            self.write(&[0; 8][odd..])?;
        }
        Ok(())
    }

    /// The next columns, of texts.
    pub(super) fn blobs(&mut self, blobs: &Blobs) -> io::Result<()> {
        let (ends, bytes) = blobs.columns();
        ends.save(self)?;
        self.column(bytes)
    }

    /// The next columns, of the texts of one and behind them those of another.
    pub(super) fn joined_blobs(&mut self, old: &Blobs, new: &Blobs) -> io::Result<()> {
        let ((old_ends, old_bytes), (new_ends, new_bytes)) = (old.columns(), new.columns());
        new_ends.join(old_ends, self)?;
        self.column_of(&[old_bytes, new_bytes])
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        for part in bytes.chunks(BEHIND) {
            self.out.write_all(part)?;
            self.at += part.len() as u64;
            self.send()?;
        }
        Ok(())
    }

    /// Sends to the disk what was written, when that is much and what was sent before is there.
    fn send(&mut self) -> io::Result<()> {
        let idle = self.sending.as_ref().is_none_or(JoinHandle::is_finished);
        if idle && self.at - self.sent >= BEHIND as u64 {
            self.sent()?;
            let file = self.out.get_ref().try_clone()?;
            self.sent = self.at;
            self.sending = Some(thread::spawn(move || file.sync_data()));
        }
        Ok(())
    }

    /// Waits until what was sent is on the disk. An error is told once only, to whoever waits first.
    fn sent(&mut self) -> io::Result<()> {
        let broke = |_| Err(io::Error::other("a thread broke off"));
        let sending = self.sending.take();
        sending.map_or(Ok(()), |sending| sending.join().unwrap_or_else(broke))
    }

    /// Ends the file; `stamp` is given back by [`Saved::stamp`].
    pub(super) fn finish(self, stamp: u64) -> io::Result<()> {
        self.end(MARK, stamp).map(|_| ())
    }

    /// Ends it when all of it is on the disk, with the stamp that `stamp` gives then; returns that. Without one it is
    /// no file of a library.
    pub(super) fn finish_with(
        self,
        stamp: impl FnOnce() -> Option<u64>,
    ) -> io::Result<Option<u64>> {
        let end = self.at + 8 * self.table.len() as u64;
        let mut file = self.end(0, 0)?;
        let stamp = stamp();
        if let Some(stamp) = stamp {
            // In its place, so that the disk has nothing else to learn of the file.
            file.seek(SeekFrom::Start(end))?;
            file.write_all(bytemuck::cast_slice(&[MARK, stamp]))?;
            file.sync_data()?;
        }
        Ok(stamp)
    }

    /// Writes the table and the numbers at the end, and waits until all is on the disk.
    fn end(mut self, mark: u64, stamp: u64) -> io::Result<File> {
        let table = std::mem::take(&mut self.table);
        let end = [mark, stamp, self.at, table.len() as u64 / 2];
        self.write(bytemuck::cast_slice(&table))?;
        self.write(bytemuck::cast_slice(&end))?;
        self.out.flush()?;
        self.sent()?;
        let file = self.out.into_inner().map_err(IntoInnerError::into_error)?;
        file.sync_data()?;
        Ok(file)
    }
}

/// A file that was saved, its columns to be taken in the order in which they were written.
pub(super) struct Saved {
    file: OwnedBytes,
    stamp: u64,
    table: Vec<u64>,
    next: usize,
}

impl Saved {
    /// The file that `file` holds; `None` when it is none, or of another format.
    pub(super) fn open(file: OwnedBytes) -> Option<Self> {
        let end = file.len().checked_sub(END)?;
        let number = |bytes: &[u8; 8]| u64::from_ne_bytes(*bytes);
        let numbers = |bytes: &[u8]| bytes.as_chunks().0.iter().map(number).collect::<Vec<u64>>();
        let last = numbers(&file[end..]);
        let &[MARK, stamp, from, columns] = last.as_slice() else {
            return None;
        };
        let len = usize::try_from(columns).ok()?.checked_mul(16)?;
        let from = usize::try_from(from).ok()?;
        if from.checked_add(len)? != end {
            return None;
        }
        let table = numbers(&file[from..end]);
        let inside = |pair: &[u64]| {
            pair[0]
                .checked_add(pair[1])
                .is_some_and(|e| e <= from as u64)
        };
        table.chunks(2).all(inside).then_some(Self {
            stamp,
            table,
            next: 0,
            file,
        })
    }

    /// What it was stamped with.
    pub(super) fn stamp(&self) -> u64 {
        self.stamp
    }

    /// The next column; `None` when there is none, or none of these numbers.
    pub(super) fn column<T: AnyBitPattern + NoUninit>(&mut self) -> Option<Column<T>> {
        let place = self.table.get(self.next..self.next + 2)?;
        self.next += 2;
        let (from, len) = (place[0] as usize, place[1] as usize);
        Column::mapped(self.file.slice(from..from + len))
    }

    /// The next columns, of texts.
    pub(super) fn blobs(&mut self) -> Option<Blobs> {
        let ends = Ends::saved(self)?;
        Blobs::mapped(ends, self.column()?)
    }
}
