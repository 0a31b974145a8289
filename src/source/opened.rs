//! The file that was read last, kept open for the next page of it: opening it takes longer than reading a short
//! page.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::archive::day;
use super::folder;
use super::page::Container;
use crate::error::ProblemKind;

/// A file that holds many pages and is not compressed.
#[derive(Debug, Default)]
pub(super) struct Opened(Option<(Arc<Container>, File, Option<Date>)>);

impl Opened {
    /// The bytes of a file from `offset` on, at most `len`, and the day on which it was last written.
    ///
    /// # Errors
    /// What keeps it from being read.
    pub(super) fn read(
        &mut self,
        container: &Arc<Container>,
        offset: u64,
        len: usize,
    ) -> Result<(Vec<u8>, Option<Date>), ProblemKind> {
        let read = |(_, file, modified): &mut (_, File, _)| {
            file.seek(SeekFrom::Start(offset))?;
            let mut bytes = Vec::with_capacity(len);
            file.take(len as u64).read_to_end(&mut bytes)?;
            Ok((bytes, *modified))
        };
        let is_same = |last: &Arc<Container>| Arc::ptr_eq(last, container) || last == container;
        let mut last = self.0.take().filter(|(last, ..)| is_same(last));
        let result = match &mut last {
            Some(last) => read(last),
            None => open(&container.path).and_then(|(file, modified)| {
                read(last.insert((Arc::clone(container), file, modified)))
            }),
        };
        self.0 = last;
        result.map_err(|e: io::Error| folder::refused(&e))
    }
}

fn open(path: &Path) -> io::Result<(File, Option<Date>)> {
    let file = File::open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        let why = "not a regular file any more";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    Ok((file, meta.modified().ok().and_then(day)))
}
