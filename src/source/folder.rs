//! Paths to the files they hold: folders at any depth in the order of their names, links that stay
//! inside, nothing that is no regular file. Files are only looked at from outside, never opened.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::LIMIT;
use super::page::Source;
use crate::error::{Problem, ProblemKind};

/// A page that was found.
#[derive(Debug)]
pub(super) struct Found {
    /// Where, as the person would write it.
    pub(super) source: Source,
    /// The file itself, absolute and without links; empty for standard input.
    pub(super) real: PathBuf,
    /// Its size in bytes.
    pub(super) len: u64,
    /// Reached through a link below a given folder.
    link: bool,
}

impl Found {
    /// Standard input.
    pub(super) fn stdin(len: u64) -> Self {
        Self {
            source: Source::Stdin,
            real: PathBuf::new(),
            len,
            link: false,
        }
    }
}

/// Adds the pages of `given` to `found` and what is wrong to `problems`. A file given by name counts
/// whatever its ending, and a given path may itself be a link; below a folder only `.txt` files count.
pub(super) fn walk(given: &Path, found: &mut Vec<Found>, problems: &mut Vec<Problem>) {
    let before = (found.len(), problems.len());
    let looked = fs::metadata(given).and_then(|meta| Ok((meta, fs::canonicalize(given)?)));
    let (meta, real) = match looked {
        Ok(looked) => looked,
        Err(error) => return problems.push(problem(given, refused(&error))),
    };
    let mut walk = Walk {
        given,
        root: &real,
        found,
        problems,
    };
    if !meta.is_dir() {
        walk.file(given.to_owned(), real.clone(), &meta, false);
        return;
    }
    for entry in WalkDir::new(&real).sort_by_file_name() {
        match entry {
            Ok(entry) => walk.entry(&entry),
            Err(error) => walk.failed(&error),
        }
    }
    if (found.len(), problems.len()) == before {
        problems.push(problem(given, ProblemKind::EmptyFolder));
    }
}

/// Drops what was found more than once: a path given twice, a file inside a given folder, a link to a
/// page that is there under its own name. The first stays, and a file rather than a link to it.
pub(super) fn once(found: &mut Vec<Found>, paths: usize) {
    if paths < 2 && !found.iter().any(|f| f.link) {
        return;
    }
    let files: HashSet<PathBuf> = found
        .iter()
        .filter(|f| !f.link)
        .map(|f| f.real.clone())
        .collect();
    let mut seen = HashSet::new();
    found.retain(|f| !(f.link && files.contains(&f.real)) && seen.insert(f.real.clone()));
}

/// What a refusal of the system means to the reader.
pub(super) fn refused(error: &io::Error) -> ProblemKind {
    if error.kind() == io::ErrorKind::NotFound {
        ProblemKind::Missing
    } else {
        ProblemKind::Unreadable(error.to_string())
    }
}

fn problem(path: &Path, what: ProblemKind) -> Problem {
    Problem {
        path: path.to_owned(),
        line: None,
        what,
    }
}

/// Whether a file below a folder is a page by its name.
fn is_page(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.as_encoded_bytes();
        name.len() >= 4 && name[name.len() - 4..].eq_ignore_ascii_case(b".txt")
    })
}

/// The walk below one given path.
struct Walk<'a> {
    given: &'a Path,
    root: &'a Path,
    found: &'a mut Vec<Found>,
    problems: &'a mut Vec<Problem>,
}

impl Walk<'_> {
    fn entry(&mut self, entry: &DirEntry) {
        let kind = entry.file_type();
        if kind.is_dir() {
            return;
        }
        if kind.is_symlink() {
            return self.link(entry.path());
        }
        if is_page(entry.path()) {
            match entry.metadata() {
                Ok(meta) => {
                    self.file(
                        self.shown(entry.path()),
                        entry.path().to_owned(),
                        &meta,
                        false,
                    );
                }
                Err(error) => self.failed(&error),
            }
        }
    }

    /// Folders behind links are never entered: inside the given folder the walk comes by anyway.
    fn link(&mut self, path: &Path) {
        let shown = self.shown(path);
        let looked = fs::canonicalize(path).and_then(|to| Ok((fs::metadata(&to)?, to)));
        let (meta, target) = match looked {
            Ok(looked) => looked,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !is_page(path) => return,
            Err(error) => return self.problems.push(problem(&shown, refused(&error))),
        };
        if !target.starts_with(self.root) {
            if meta.is_dir() || is_page(path) {
                self.problems
                    .push(problem(&shown, ProblemKind::LinkOutside));
            }
        } else if meta.is_dir() {
            if path.starts_with(&target) {
                self.problems.push(problem(&shown, ProblemKind::LinkLoop));
            }
        } else if is_page(path) {
            self.file(shown, target, &meta, true);
        }
    }

    fn file(&mut self, shown: PathBuf, real: PathBuf, meta: &Metadata, link: bool) {
        let wrong = if !meta.is_file() {
            ProblemKind::NotAFile
        } else if meta.len() == 0 {
            ProblemKind::EmptyFile
        } else if meta.len() > LIMIT {
            ProblemKind::TooLarge(meta.len())
        } else {
            self.found.push(Found {
                source: Source::File(shown),
                real,
                len: meta.len(),
                link,
            });
            return;
        };
        self.problems.push(problem(&shown, wrong));
    }

    fn failed(&mut self, error: &walkdir::Error) {
        let what = error
            .io_error()
            .map_or_else(|| ProblemKind::Unreadable(error.to_string()), refused);
        let path = error
            .path()
            .map_or_else(|| self.given.to_owned(), |p| self.shown(p));
        self.problems.push(problem(&path, what));
    }

    /// A path below the real folder, as the person would write it.
    fn shown(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(self.root) {
            Ok(below) if below.as_os_str().is_empty() => self.given.to_owned(),
            Ok(below) => self.given.join(below),
            Err(_) => path.to_owned(),
        }
    }
}
