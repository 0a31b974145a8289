//! Paths to the files they hold: folders at any depth in the order of their names, links that stay
//! inside, nothing that is no regular file. Files are only looked at from outside; one given by a name that
//! does not say what it holds is opened for a look at how it begins.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use super::LIMIT;
use super::format::{self, Codec, Format};
use super::input::Input;
use super::window::Window;
use crate::error::{Problem, ProblemKind};

/// A file that is a page or holds pages.
#[derive(Debug, Clone)]
pub struct File {
    /// As the person would write it; `-` for standard input.
    pub path: PathBuf,
    /// What it was when it was looked at.
    pub stamp: Stamp,
    /// What it holds.
    pub format: Format,
    /// How it is compressed.
    pub codec: Codec,
    /// The file itself, absolute and without links; empty for standard input.
    pub(super) real: PathBuf,
    /// Reached through a link below a given folder.
    link: bool,
}

/// What tells whether a file is still the same, without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Its size in bytes.
    pub len: u64,
    /// When it was last written, where the system knows.
    pub modified: Option<SystemTime>,
}

impl Stamp {
    /// That of a file whose metadata these are.
    pub(crate) fn of(meta: &Metadata) -> Self {
        Self {
            len: meta.len(),
            modified: meta.modified().ok(),
        }
    }
}

impl File {
    /// Standard input.
    pub(super) fn stdin(len: u64, (format, codec): (Format, Codec)) -> Self {
        Self {
            path: PathBuf::from("-"),
            real: PathBuf::new(),
            stamp: Stamp {
                len,
                modified: None,
            },
            format,
            codec,
            link: false,
        }
    }

    /// Whether it is standard input.
    pub(super) fn is_stdin(&self) -> bool {
        self.real.as_os_str().is_empty()
    }

    /// Whether it is one page as it stands there.
    pub(super) fn is_page(&self) -> bool {
        (self.format, self.codec) == (Format::Text, Codec::Plain)
    }
}

/// Adds the files of `given` to `found` and what is wrong to `problems`. A file given by name counts
/// whatever its ending, and a given path may itself be a link; below a folder the endings decide.
pub(super) fn walk(given: &Path, found: &mut Vec<File>, problems: &mut Vec<Problem>) {
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
pub(super) fn once(found: &mut Vec<File>, paths: usize) {
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
        ProblemKind::Unreadable(error.into())
    }
}

fn problem(path: &Path, what: ProblemKind) -> Problem {
    Problem {
        path: path.to_owned(),
        line: None,
        what,
    }
}

/// Whether a file below a folder holds pages by its name.
fn is_page(path: &Path) -> bool {
    format::named(path).is_some()
}

/// What a file holds by how it begins; text when it cannot be read, which reading it will tell.
pub(super) fn sniffed(input: &Input) -> (Format, Codec) {
    let Ok(codec) = input
        .open(0)
        .and_then(|mut raw| raw.peek(4).map(format::codec))
    else {
        return (Format::Text, Codec::Plain);
    };
    let Ok(mut window) = Window::open(input, codec, 0, 0) else {
        return (Format::Text, codec);
    };
    let whole = !window.holds(format::HEAD as u64);
    (format::holds(window.bytes(), whole), codec)
}

/// The walk below one given path.
struct Walk<'a> {
    given: &'a Path,
    root: &'a Path,
    found: &'a mut Vec<File>,
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
        } else {
            let (format, codec) =
                format::named(&shown).unwrap_or_else(|| sniffed(&Input::File(real.clone())));
            let file = File {
                path: shown,
                stamp: Stamp::of(meta),
                format,
                codec,
                real,
                link,
            };
            if !file.is_page() || meta.len() <= LIMIT {
                return self.found.push(file);
            }
            let wrong = ProblemKind::TooLarge(meta.len());
            return self.problems.push(problem(&file.path, wrong));
        };
        self.problems.push(problem(&shown, wrong));
    }

    fn failed(&mut self, error: &walkdir::Error) {
        let what = error
            .io_error()
            // Without one, a link leads back to a folder above it.
            .map_or(ProblemKind::LinkLoop, refused);
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
