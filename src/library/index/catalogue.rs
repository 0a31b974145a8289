//! The library of all that is in an index, saved beside it: a reader that opens an archive maps it and has
//! nothing to read. It is made of the library that was saved before and of what the [journal](super::journal)
//! tells since.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::io;
use std::path::Path;

use foldhash::fast::RandomState;
use tantivy::directory::{Directory, MmapDirectory};

use super::files::number;
use super::journal::{self, Came, Journal, Told};
use super::{IndexError, entry};
use crate::library::Library;
use crate::library::query::{ArticleNo, SortBy};
use crate::library::reprints::{Joining, Sketch};
use crate::library::row::Row;
use crate::library::spool;

const NAME: &str = "library";
/// Of the articles of a library one in so many may come without its being made anew.
const FEW: usize = 4;

/// The library in `folder`, if it was saved after the commit with this `stamp`.
pub(super) fn open(folder: &Path, stamp: u64) -> Option<Library> {
    let directory = MmapDirectory::open(folder).ok()?;
    let file = directory.open_read(Path::new(NAME)).ok()?;
    Library::open(file.read_bytes().ok()?, stamp)
}

/// The library that a journal goes on from: an empty one at the beginning; `None` when it is missing.
pub(super) fn before(folder: &Path, told: &Told) -> Option<Library> {
    match told.base() {
        0 => Some(Library::default()),
        stamp => open(folder, stamp),
    }
}

/// Saves the library of the `articles` of the commit with this `stamp`, for which the journal is `journal` bytes
/// long. No other program may write meanwhile.
///
/// # Errors
/// [`IndexError::Damaged`] when library and journal do not hold as many: then the index is damaged from now on.
pub(super) fn save(
    folder: &Path,
    (stamp, articles): (u64, u64),
    journal: u64,
) -> Result<(), IndexError> {
    clear(folder)?;
    let saved = match Told::open(folder, journal) {
        Some(told) => merge(folder, &told, (stamp, articles))?,
        None if articles == 0 => put(folder, |path| Library::default().save(path, stamp))?,
        None => false,
    };
    if !saved {
        journal::remove(folder);
        let why = "what it keeps of its articles is not complete";
        return Err(IndexError::Damaged(why.to_owned()));
    }
    Journal::begin(folder, stamp)?;
    Ok(())
}

/// Saves what `told` tells behind the library before; says whether those were as many articles as they should be.
fn merge(folder: &Path, told: &Told, (stamp, articles): (u64, u64)) -> Result<bool, IndexError> {
    let Some(old) = before(folder, told) else {
        return Ok(false);
    };
    let changes = told.changes();
    let mut came = changes.came;
    came.sort_unstable_by_key(|came| (Reverse(came.when), came.nth));
    if changes.gone.is_empty() && came.len() <= old.len() / FEW {
        let all = (old.len() + came.len()) as u64 == articles;
        return if all {
            join(folder, &old, told, &came, stamp)
        } else {
            Ok(false)
        };
    }
    let gone: HashSet<u64, RandomState> = changes.gone.into_iter().collect();
    let stay = |no: &ArticleNo| {
        let file = || Some(number(&old.place(*no)?.1.file()));
        gone.is_empty() || file().is_some_and(|file| !gone.contains(&file))
    };
    let mut library = Library::spooled(folder)?;
    let order = old.order(SortBy::Date);
    let mut stays = order.iter(false).filter(stay).peekable();
    let mut came = came.iter().peekable();
    loop {
        let next = came.peek();
        // Of one time, those that were there before come first.
        let before = |no: &ArticleNo| next.is_none_or(|c| entry::when(old.told(*no)) >= c.when);
        if let Some(no) = stays.next_if(before) {
            if let Some(row) = old.row(no) {
                add(&mut library, &row, &old.sketch(no));
            }
        } else if let Some(came) = came.next() {
            add_kept(&mut library, told.kept(came));
        } else {
            break;
        }
    }
    let all = library.len() as u64 == articles;
    if all {
        put(folder, |path| library.save(path, stamp))?;
    }
    Ok(all)
}

/// Saves `old` and behind it what came; says whether all of that could be read.
fn join(
    folder: &Path,
    old: &Library,
    told: &Told,
    came: &[Came],
    stamp: u64,
) -> Result<bool, IndexError> {
    let mut new = Library::default();
    let mut sketches = Vec::with_capacity(came.len());
    for came in came {
        let kept = told.kept(came);
        add_kept(&mut new, kept);
        sketches.push(entry::sketch(kept));
    }
    if new.len() != came.len() {
        return Ok(false);
    }
    let reprints = || {
        let mut joining = Joining::new(&sketches);
        joining.look(old.len(), |no| old.sketch(no));
        let before = (old.groups(), old.len() as u32);
        joining.groups(before, |no| Some(old.sketch(no)))
    };
    put(folder, |path| new.join(old, reprints, (path, stamp)))?;
    Ok(true)
}

/// Adds an article as the journal keeps it.
fn add_kept(library: &mut Library, kept: &[u8]) {
    if let Some(row) = entry::row(kept) {
        add(library, &row, &entry::sketch(kept));
    }
}

fn add(library: &mut Library, row: &Row, sketch: &Sketch) {
    library.add_row(row);
    library.add_sketch(sketch);
}

/// Puts a file in the place of the old one, which whoever has it mapped keeps.
fn put(folder: &Path, save: impl FnOnce(&Path) -> io::Result<()>) -> Result<bool, IndexError> {
    let new = tempfile::Builder::new().prefix(NAME).tempfile_in(folder)?;
    save(new.path())?;
    new.persist(folder.join(NAME)).map_err(|e| e.error)?;
    Ok(true)
}

/// Removes what a program that was killed while it saved has left behind.
fn clear(folder: &Path) -> io::Result<()> {
    for file in std::fs::read_dir(folder)? {
        let name = file?.file_name();
        let begun = |of: &str| {
            let name = name.to_string_lossy();
            name.len() > of.len() && name.starts_with(of)
        };
        if begun(NAME) || begun(spool::PREFIX) || begun(journal::NAME) {
            std::fs::remove_file(folder.join(&name))?;
        }
    }
    Ok(())
}
