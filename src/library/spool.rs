//! Bytes on their way to a place where they can be seen, too many to be held in memory meanwhile: they go to a
//! file, which is mapped when all are there.

use std::io::{self, BufWriter, IntoInnerError, Write};
use std::path::Path;

use tantivy::directory::{Directory, MmapDirectory, OwnedBytes};
use tempfile::NamedTempFile;

/// So many bytes are held before they are written.
const BUFFER: usize = 1 << 18;

/// A file that grows, and is gone with it.
#[derive(Debug)]
pub(super) struct Spool {
    out: BufWriter<NamedTempFile>,
    /// Why something could not be written; what came afterwards was not.
    failed: Option<io::Error>,
}

impl Spool {
    /// An empty one, in `folder`.
    ///
    /// # Errors
    /// When no file can be made there.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let file = tempfile::Builder::new()
            .prefix(PREFIX)
            .tempfile_in(folder)?;
        Ok(Self {
            out: BufWriter::with_capacity(BUFFER, file),
            failed: None,
        })
    }

    /// Adds some bytes. [`Spool::settle`] tells when that failed.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            self.failed = self.out.write_all(bytes).err();
        }
    }

    /// All of them, in the file, which has no name any more where the system allows that.
    ///
    /// # Errors
    /// When something could not be written, or the file cannot be mapped.
    pub(super) fn settle(self) -> io::Result<OwnedBytes> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let file = self.out.into_inner().map_err(IntoInnerError::into_error)?;
        let folder = file.path().parent().unwrap_or(Path::new("."));
        let name = file.path().file_name().unwrap_or_default();
        let directory = MmapDirectory::open(folder).map_err(io::Error::other)?;
        let mapped = directory
            .open_read(Path::new(name))
            .map_err(io::Error::other)?;
        mapped.read_bytes()
    }
}

/// How the files are called that a program which was killed may leave behind.
pub(super) const PREFIX: &str = "spool";
