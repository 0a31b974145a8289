//! Where the bytes of a file come from: the disk, or what standard input left behind. Each can be
//! opened anywhere, many times at once.

use std::fs::File;
use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes read at once from the system.
const BUFFER: usize = 1 << 16;

/// A file, or what stands for one.
#[derive(Debug, Clone)]
pub(super) enum Input {
    /// A file on disk.
    File(PathBuf),
    /// Bytes in memory.
    Memory(Arc<[u8]>),
    /// A file without a name, shared by all that read it.
    Spool(Arc<Mutex<File>>),
}

impl Input {
    /// Opens it `from` bytes behind its start. It ends where it ended when it was opened, so that a
    /// file that grows all the time has an end.
    ///
    /// # Errors
    /// What the system says; `InvalidInput` when it is no regular file any more.
    pub(super) fn open(&self, from: u64) -> io::Result<Raw> {
        let bytes: Box<dyn Read + Send> = match self {
            Self::File(path) => Box::new(open_file(path, from)?),
            Self::Memory(bytes) => {
                let mut cursor = io::Cursor::new(Arc::clone(bytes));
                cursor.set_position(from);
                Box::new(cursor)
            }
            Self::Spool(file) => Box::new(Shared {
                file: Arc::clone(file),
                at: from,
            }),
        };
        Ok(Raw {
            bytes,
            buffer: Vec::new(),
            taken: 0,
            at: from,
        })
    }
}

fn open_file(path: &Path, from: u64) -> io::Result<io::Take<File>> {
    let mut file = File::open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "not a regular file any more",
        ));
    }
    if from > 0 {
        file.seek(SeekFrom::Start(from))?;
    }
    Ok(file.take(meta.len().saturating_sub(from)))
}

/// One reader of a file that others read too.
struct Shared {
    file: Arc<Mutex<File>>,
    at: u64,
}

impl Read for Shared {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(into)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// The bytes of a file from some place on, and how far they were taken.
pub(super) struct Raw {
    bytes: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were taken.
    taken: usize,
    at: u64,
}

impl Raw {
    /// Bytes of the file before the next one to be taken.
    pub(super) fn at(&self) -> u64 {
        self.at
    }

    /// The next bytes, not yet taken: `wanted` or more, fewer only at the end of the file.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn peek(&mut self, wanted: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.taken < wanted {
            self.buffer.drain(..self.taken);
            self.taken = 0;
            let kept = self.buffer.len();
            self.buffer.resize(kept + BUFFER, 0);
            let read = read(&mut self.bytes, &mut self.buffer[kept..]);
            self.buffer.truncate(kept + *read.as_ref().unwrap_or(&0));
            if read? == 0 {
                break;
            }
        }
        Ok(&self.buffer[self.taken..])
    }
}

/// As [`Read::read`], and a signal is no reason to give up.
fn read(bytes: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match bytes.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

impl Read for Raw {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        // Much at once need not go through the buffer.
        if self.taken == self.buffer.len() && into.len() >= BUFFER {
            let read = read(&mut self.bytes, into)?;
            self.at += read as u64;
            return Ok(read);
        }
        let from = self.fill_buf()?;
        let read = from.len().min(into.len());
        into[..read].copy_from_slice(&from[..read]);
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Raw {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }

    fn consume(&mut self, amount: usize) {
        let amount = amount.min(self.buffer.len() - self.taken);
        self.taken += amount;
        self.at += amount as u64;
    }
}

impl std::fmt::Debug for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Raw")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}
