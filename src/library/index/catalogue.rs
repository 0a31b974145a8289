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
use super::journal::{self, Came, Changes, Journal, Told};
use super::{IndexError, entry};
use crate::library::Library;
use crate::library::query::{ArticleNo, SortBy};
use crate::library::reprints::{Joining, Sketch};
use crate::library::row::Row;
use crate::library::spool;

const NAME: &str = "library";
/// Of the articles of a library one in so many may come without its being made anew.
const FEW: usize = 4;
/// A library is made beside a commit when the journal has at most so many bytes: of some ten thousand articles.
const AHEAD: u64 = 8 << 20;

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
        None if articles == 0 => anew(folder, Library::default(), stamp)?,
        None => None,
    };
    if saved.is_none() {
        journal::remove(folder);
        let why = "what it keeps of its articles is not complete";
        return Err(IndexError::Damaged(why.to_owned()));
    }
    Journal::begin(folder, stamp)?;
    Ok(())
}

/// The same beside a commit that is being made: `commit` waits for it and gives its stamp and how many articles are
/// in it then, unless it failed. Only where little came and nothing went, which is soon done and takes little
/// memory; else nothing is done, and [`save`] is to do all of it.
///
/// # Errors
/// When the library cannot be written; the one before is left as it was.
pub(super) fn save_ahead(
    folder: &Path,
    journal: u64,
    commit: impl FnOnce() -> Option<(u64, u64)>,
) -> io::Result<()> {
    if journal > AHEAD {
        return Ok(());
    }
    let told = Told::open(folder, journal);
    let Some((told, old)) = told.and_then(|told| before(folder, &told).map(|old| (told, old)))
    else {
        return Ok(());
    };
    let changes = told.changes();
    if is_little(&old, &changes) {
        clear(folder)?;
        if let Some(stamp) = join(folder, &old, &told, changes.came, commit)? {
            Journal::begin(folder, stamp)?;
        }
    }
    Ok(())
}

/// Whether what came can be put behind the `old` articles.
fn is_little(old: &Library, changes: &Changes) -> bool {
    changes.gone.is_empty() && changes.came.len() <= old.len() / FEW
}

/// Those that were published last first.
fn newest_first(mut came: Vec<Came>) -> Vec<Came> {
    came.sort_unstable_by_key(|came| (Reverse(came.when), came.nth));
    came
}

/// Saves what `told` tells behind the library before; returns the stamp when those were as many articles as they
/// should be.
fn merge(
    folder: &Path,
    told: &Told,
    (stamp, articles): (u64, u64),
) -> Result<Option<u64>, IndexError> {
    let Some(old) = before(folder, told) else {
        return Ok(None);
    };
    let changes = told.changes();
    if is_little(&old, &changes) {
        let saved = join(folder, &old, told, changes.came, || Some((stamp, articles)));
        return Ok(saved?);
    }
    let came = newest_first(changes.came);
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
    if library.len() as u64 == articles {
        Ok(anew(folder, library, stamp)?)
    } else {
        Ok(None)
    }
}

/// Saves `library` in the place of the one before.
fn anew(folder: &Path, library: Library, stamp: u64) -> io::Result<Option<u64>> {
    put(folder, |path| {
        library.save(path, stamp).map(|()| Some(stamp))
    })
}

/// Saves `old` and behind it what came, when all of that could be read and the `commit` has as many articles; returns
/// its stamp then.
fn join(
    folder: &Path,
    old: &Library,
    told: &Told,
    came: Vec<Came>,
    commit: impl FnOnce() -> Option<(u64, u64)>,
) -> io::Result<Option<u64>> {
    let came = newest_first(came);
    let mut new = Library::default();
    let mut sketches = Vec::with_capacity(came.len());
    for came in &came {
        let kept = told.kept(came);
        add_kept(&mut new, kept);
        sketches.push(entry::sketch(kept));
    }
    if new.len() != came.len() {
        return Ok(None);
    }
    let reprints = || {
        let mut joining = Joining::new(&sketches);
        joining.look(old.len(), |no| old.sketch(no));
        let before = (old.groups(), old.len() as u32);
        joining.groups(before, |no| Some(old.sketch(no)))
    };
    let all = (old.len() + new.len()) as u64;
    let stamp = || {
        let (stamp, articles) = commit()?;
        (articles == all).then_some(stamp)
    };
    put(folder, |path| new.join(old, reprints, path, stamp))
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

/// Puts a file in the place of the old one, which whoever has it mapped keeps, when it was saved with a stamp.
fn put(
    folder: &Path,
    save: impl FnOnce(&Path) -> io::Result<Option<u64>>,
) -> io::Result<Option<u64>> {
    let new = tempfile::Builder::new().prefix(NAME).tempfile_in(folder)?;
    let stamp = save(new.path())?;
    if stamp.is_some() {
        new.persist(folder.join(NAME)).map_err(|e| e.error)?;
    }
    Ok(stamp)
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::entity::Known;
    use crate::library::build::Builder;
    use crate::source;

    /// The row of a page of its own.
    fn row(n: usize) -> Row {
        let pages = tempfile::tempdir().unwrap();
        std::fs::write(pages.path().join(format!("{n}.txt")), format!("Trang {n}")).unwrap();
        let listing = source::open(&[PathBuf::from(pages.path())]);
        let built = Builder::new(&listing, Known::builtin()).one(0).unwrap();
        Row::new(&built, "báo".to_owned())
    }

    /// A folder with a library of four articles, and one more in the journal; how long that is.
    fn begun() -> (tempfile::TempDir, u64) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let mut library = Library::default();
        for n in 0..4 {
            add(&mut library, &row(n), &Sketch::EMPTY);
        }
        anew(path, library, 3).unwrap();
        let mut journal = Journal::begin(path, 3).unwrap();
        let kept = entry::bytes(&Sketch::EMPTY, &row(4));
        journal.came(1, 0, 4, &kept).unwrap();
        let len = journal.seal().unwrap();
        (folder, len)
    }

    fn articles(folder: &Path, stamp: u64) -> Option<usize> {
        open(folder, stamp).map(|library| library.len())
    }

    fn files(folder: &Path) -> usize {
        std::fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_library_is_saved_ahead_with_the_stamp_of_the_commit() {
        let (folder, len) = begun();
        let path = folder.path();
        save_ahead(path, len, || Some((8, 5))).unwrap();
        assert_eq!((articles(path, 8), articles(path, 3)), (Some(5), None));
        let told = Told::open(path, 16).unwrap();
        assert_eq!((told.base(), told.changes().came.len()), (8, 0));
        assert_eq!(files(path), 2);
    }

    #[test]
    fn without_the_commit_all_is_as_it_was() {
        let (folder, len) = begun();
        let path = folder.path();
        // It fails, or has other articles than library and journal together.
        for commit in [None, Some((8, 4)), Some((8, 6))] {
            save_ahead(path, len, || commit).unwrap();
            assert_eq!((articles(path, 8), articles(path, 3)), (None, Some(4)));
            let told = Told::open(path, len).unwrap();
            assert_eq!((told.base(), told.changes().came.len()), (3, 1));
            assert_eq!(files(path), 2, "nothing half done is left");
        }
        save(path, (8, 5), len).unwrap();
        assert_eq!(articles(path, 8), Some(5));
    }

    #[test]
    fn much_is_not_done_ahead() {
        let (folder, _) = begun();
        let path = folder.path();
        let never = || panic!("nobody waits for the commit");
        let mut journal = Journal::resume(path, 16).unwrap();
        let long = Row {
            title: "x".repeat(AHEAD as usize),
            ..row(4)
        };
        let kept = entry::bytes(&Sketch::EMPTY, &long);
        journal.came(1, 0, 4, &kept).unwrap();
        save_ahead(path, journal.seal().unwrap(), never).unwrap();

        let (folder, len) = begun();
        let path = folder.path();
        let mut journal = Journal::resume(path, len).unwrap();
        let kept = entry::bytes(&Sketch::EMPTY, &row(5));
        journal.came(1, 0, 5, &kept).unwrap();
        let more = journal.seal().unwrap();
        save_ahead(path, more, never).unwrap();
        let mut journal = Journal::resume(path, len).unwrap();
        journal.gone(7).unwrap();
        save_ahead(path, journal.seal().unwrap(), never).unwrap();
        assert_eq!(articles(path, 3), Some(4));
    }
}
