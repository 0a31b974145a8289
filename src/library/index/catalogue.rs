//! The library of all that is in an index, saved beside it: a reader that opens an archive maps it and has
//! nothing to read.

use std::cmp::Reverse;
use std::path::Path;

use tantivy::directory::{Directory, MmapDirectory};
use tantivy::{DocAddress, Searcher};

use super::IndexError;
use super::schema::Fields;
use super::searching::kept_at;
use crate::library::Library;
use crate::library::reprints::Reprints;

const NAME: &str = "library";

/// The library in `folder`, if it was saved after the commit with this `stamp`.
pub(super) fn open(folder: &Path, stamp: u64) -> Option<Library> {
    let directory = MmapDirectory::open(folder).ok()?;
    let file = directory.open_read(Path::new(NAME)).ok()?;
    Library::open(file.read_bytes().ok()?, stamp)
}

/// Makes the library of all articles that `searcher` sees, newest first, and saves it in `folder`.
pub(super) fn save(
    searcher: &Searcher,
    fields: Fields,
    (folder, stamp): (&Path, u64),
) -> Result<(), IndexError> {
    let mut library = Library::default();
    let mut reprints = Reprints::default();
    for at in newest_first(searcher)? {
        if let Some((row, sketch)) = kept_at(searcher, fields, at)? {
            let no = library.add_row(&row);
            reprints.add(no, sketch);
        }
    }
    library.fold(reprints.groups());
    // Whoever has the old file mapped keeps it.
    let new = tempfile::Builder::new().prefix(NAME).tempfile_in(folder)?;
    library.save(new.path(), stamp)?;
    new.persist(folder.join(NAME)).map_err(|e| e.error)?;
    Ok(())
}

/// Where all articles are: newest first, and those of one time in the order in which they were listed.
fn newest_first(searcher: &Searcher) -> Result<Vec<DocAddress>, IndexError> {
    let mut all = Vec::with_capacity(searcher.num_docs() as usize);
    for (ord, segment) in (0..).zip(searcher.segment_readers()) {
        let when = segment.fast_fields().i64("when")?;
        let nth = segment.fast_fields().u64("nth")?;
        all.extend(segment.doc_ids_alive().map(|doc| {
            let when = when.first(doc).unwrap_or_default();
            let nth = nth.first(doc).unwrap_or_default();
            (Reverse(when), nth, DocAddress::new(ord, doc))
        }));
    }
    all.sort_unstable();
    Ok(all.into_iter().map(|(_, _, at)| at).collect())
}
