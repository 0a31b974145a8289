//! The library of all that is in an index, saved beside it: a reader that opens an archive maps it and has
//! nothing to read.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::io;
use std::path::Path;

use foldhash::fast::RandomState;
use tantivy::directory::{Directory, MmapDirectory};
use tantivy::{DocAddress, Searcher};

use super::searching::{row_at, sketch_at};
use super::{IndexError, entry};
use crate::library::Library;
use crate::library::query::ArticleNo;
use crate::library::reprints::{Joining, Reprints};

const NAME: &str = "library";

/// The library in `folder`, if it was saved after the commit with this `stamp`.
pub(super) fn open(folder: &Path, stamp: u64) -> Option<Library> {
    let directory = MmapDirectory::open(folder).ok()?;
    let file = directory.open_read(Path::new(NAME)).ok()?;
    Library::open(file.read_bytes().ok()?, stamp)
}

/// Makes the library of all articles that `searcher` sees, newest first, and saves it in `folder`.
pub(super) fn save(searcher: &Searcher, (folder, stamp): (&Path, u64)) -> Result<(), IndexError> {
    let mut library = Library::default();
    // Where the articles of the library are.
    let mut places = Vec::with_capacity(searcher.num_docs() as usize);
    for at in newest_first(searcher)? {
        if let Some(row) = row_at(searcher, at)? {
            library.add_row(&row);
            places.push(at);
        }
    }
    let reprints = || {
        let mut reprints = Reprints::default();
        for (no, at) in (0..).zip(places) {
            reprints.add(no, sketch_at(searcher, at).map_err(io::Error::other)?);
        }
        Ok(reprints.groups())
    };
    put(folder, |path| library.save(path, stamp, reprints))
}

/// What came to an index: when each article was published, its number in the listing, and what is stored of it.
pub(super) type Fresh = Vec<(i64, u64, Vec<u8>)>;

/// Saves the library `old` with the articles of `fresh` behind its own, which are all that `searcher` sees; says
/// whether they are.
pub(super) fn join(
    old: &Library,
    mut fresh: Fresh,
    searcher: &Searcher,
    (folder, stamp): (&Path, u64),
) -> Result<bool, IndexError> {
    fresh.sort_unstable_by_key(|&(when, nth, _)| (Reverse(when), nth));
    let mut new = Library::default();
    let mut sketches = Vec::with_capacity(fresh.len());
    for (.., stored) in fresh {
        if let Some(row) = entry::row(&stored) {
            new.add_row(&row);
            sketches.push(entry::sketch(&stored));
        }
    }
    let mut joining = Joining::new(&sketches);
    let Some(places) = look_through(searcher, old, &mut joining)? else {
        return Ok(false);
    };
    if (old.len() + new.len()) as u64 != searcher.num_docs() {
        return Ok(false);
    }
    let again = |no: ArticleNo| sketch_at(searcher, places[no as usize]).ok();
    let reprints = joining.groups((old.groups(), old.len() as u32), again);
    put(folder, |path| new.join((old, &reprints), path, stamp))?;
    Ok(true)
}

/// Shows all articles of `old` to `joining`; gives where they are, `None` when one is missing.
fn look_through(
    searcher: &Searcher,
    old: &Library,
    joining: &mut Joining<'_>,
) -> Result<Option<Vec<DocAddress>>, IndexError> {
    let numbers = (0..).zip(old.keys()).map(|(no, &key)| (key, no));
    let numbers: HashMap<u64, ArticleNo, RandomState> = numbers.collect();
    let nowhere = DocAddress::new(u32::MAX, u32::MAX);
    let mut places = vec![nowhere; old.len()];
    let mut found = 0;
    for (ord, segment) in (0..).zip(searcher.segment_readers()) {
        let keys = segment.fast_fields().u64("key")?;
        let store = segment.get_store_reader(1)?;
        let stored = store.iter::<entry::Bytes>(segment.alive_bitset());
        for (doc, stored) in segment.doc_ids_alive().zip(stored) {
            let key = keys.first(doc).unwrap_or_default();
            let Some(&no) = numbers.get(&key) else {
                continue;
            };
            joining.look(no, &entry::sketch(&stored?.0));
            places[no as usize] = DocAddress::new(ord, doc);
            found += 1;
        }
    }
    let all = found == old.len() && !places.contains(&nowhere);
    Ok(all.then_some(places))
}

/// Puts a file in the place of the old one, which whoever has it mapped keeps.
fn put(folder: &Path, save: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), IndexError> {
    let new = tempfile::Builder::new().prefix(NAME).tempfile_in(folder)?;
    save(new.path())?;
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
