//! Ids: the file's stem, or what a record calls itself; with as much of its folder as it takes where these
//! repeat, a file of many pages being the folder of its pages.
//!
//! An id can be printed anywhere and typed back: bytes that are no UTF-8, and characters that a
//! terminal would obey, are written `%XX`. No two pages of a listing have the same.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::hash::BuildHasher;
use std::path::Path;

use super::archive::Archive;
use super::folder::File;
use super::page::Locator;
use super::scan::{self, Scanned};
use super::{Entry, format};
use crate::error::{Problem, ProblemKind};
use crate::text::is_hostile;

/// So many duplicate ids are told one by one.
const MOST_PROBLEMS: usize = 1000;

/// The id of standard input.
const STDIN: &str = "-";

/// The id that a person means who types `typed`: the id itself, or the file's stem letter by letter.
#[must_use]
pub fn as_typed(typed: &OsStr) -> String {
    printable(typed)
}

/// A page on its way to its id.
struct Candidate<'a> {
    id: String,
    locator: Locator,
    file: &'a File,
}

impl Candidate<'_> {
    /// The folder it stands in. A file of many pages is the folder of its pages.
    fn parent(&self) -> Option<&Path> {
        if self.file.format.has_many() {
            Some(&self.file.real)
        } else {
            self.file.real.parent()
        }
    }

    /// The file's own name, where the file is one page.
    fn name(&self) -> Option<&OsStr> {
        let one = !self.file.format.has_many();
        self.file.real.file_name().filter(|_| one)
    }
}

/// Ids that several pages had before they were told apart.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) ids: Vec<String>,
    /// The numbers of those pages, in order.
    pub(super) entries: Vec<usize>,
}

impl Shared {
    fn add(&mut self, found: &[Candidate<'_>], group: &[usize]) {
        let first = group.first().and_then(|&n| found.get(n));
        self.ids.extend(first.map(|page| page.id.clone()));
        self.entries.extend_from_slice(group);
    }
}

/// Gives every page of `archive` its id, in the order of its files, but for those that are `left_out`; what is no
/// page goes to `problems`.
pub(super) fn assign(
    archive: &Archive,
    left_out: &[bool],
    problems: &mut Vec<Problem>,
) -> (Vec<Entry>, Shared) {
    let files = || archive.files().zip(left_out);
    let files = || {
        files()
            .filter(|(_, left_out)| !**left_out)
            .map(|(file, _)| file)
    };
    let many: Vec<&File> = files().filter(|f| f.format.has_many()).collect();
    let mut scanned = scan::scan(archive, &many).into_iter();
    let mut found = Vec::new();
    let mut shared = Shared::default();
    for file in files() {
        if let Some(locator) = Archive::page_of(file) {
            let id = stem(file);
            found.push(Candidate { id, locator, file });
            continue;
        }
        let Scanned {
            pages,
            problems: more,
        } = scanned.next().unwrap_or_default();
        problems.extend(more);
        found.extend(pages.into_iter().map(|(id, locator)| Candidate {
            id: not_stdin(printable(OsStr::new(&id))),
            locator,
            file,
        }));
    }
    for group in repeated(&found) {
        shared.add(&found, &group);
        prefix(&mut found, &group);
    }
    number(&mut found, &mut shared, problems);
    shared.entries.sort_unstable();
    let entries = found.into_iter();
    let entries = entries.map(|Candidate { id, locator, .. }| Entry { id, locator });
    (entries.collect(), shared)
}

fn stem(file: &File) -> String {
    if file.is_stdin() {
        return STDIN.to_owned();
    }
    let stem = format::stem(&file.path).map(printable);
    not_stdin(stem.unwrap_or_default())
}

/// `show -` reads standard input.
fn not_stdin(id: String) -> String {
    if id == STDIN { "%2D".to_owned() } else { id }
}

/// The pages that share an id, in groups, each in the order found.
fn repeated(found: &[Candidate<'_>]) -> Vec<Vec<usize>> {
    let state = RandomState::new();
    let mut hashes: Vec<(u64, usize)> = found
        .iter()
        .enumerate()
        .map(|(n, page)| (state.hash_one(&page.id), n))
        .collect();
    hashes.sort_unstable();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for run in hashes
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|run| run.len() > 1)
    {
        let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
        for &(_, n) in run {
            same.entry(&found[n].id).or_default().push(n);
        }
        groups.extend(same.into_values().filter(|group| group.len() > 1));
    }
    groups.sort_unstable();
    groups
}

/// Puts the shortest run of folders that tells a group apart before its ids. Files that share even
/// their folder (`a.txt`, `a.TXT`) keep their endings.
fn prefix(found: &mut [Candidate<'_>], group: &[usize]) {
    let mut folders: HashMap<Option<&Path>, usize> = HashMap::new();
    for &n in group {
        *folders.entry(found[n].parent()).or_default() += 1;
    }
    let last: Vec<String> = group
        .iter()
        .map(|&n| match found[n].name() {
            Some(name) if folders[&found[n].parent()] > 1 => printable(name),
            _ => found[n].id.clone(),
        })
        .collect();
    let named = |depth| -> Vec<String> {
        group
            .iter()
            .zip(&last)
            .map(|(&n, last)| below(found[n].parent(), depth, last))
            .collect()
    };
    let distinct = |ids: &[String]| ids.iter().collect::<HashSet<_>>().len();
    let deepest = folders
        .keys()
        .map(|f| f.map_or(0, |f| f.components().count()));
    let deepest = deepest.max().unwrap_or(0);
    let best = distinct(&named(deepest));
    let shortest = (0..=deepest)
        .map(named)
        .find(|ids| distinct(ids) == best)
        .unwrap_or_default();
    for (&n, id) in group.iter().zip(shortest) {
        found[n].id = id;
    }
}

/// `last` behind the innermost `depth` folders of `parent`.
fn below(parent: Option<&Path>, depth: usize, last: &str) -> String {
    let names: Vec<&OsStr> = parent
        .into_iter()
        .flat_map(Path::components)
        .filter_map(|c| match c {
            std::path::Component::Normal(name) => Some(name),
            _ => None,
        })
        .collect();
    let mut id = String::new();
    for name in &names[names.len().saturating_sub(depth)..] {
        id += &printable(name);
        id.push('/');
    }
    id + last
}

/// Numbers what is still equal: records that have the same id in one file, and names that differ only in
/// bytes written as `%XX`.
fn number(found: &mut [Candidate<'_>], shared: &mut Shared, problems: &mut Vec<Problem>) {
    let groups = repeated(found);
    if groups.is_empty() {
        return;
    }
    let mut taken: HashSet<String> = found.iter().map(|page| page.id.clone()).collect();
    let mut told = 0;
    for group in groups {
        shared.add(found, &group);
        let mut k = 1;
        for &n in &group[1..] {
            let id = loop {
                k += 1;
                let id = format!("{}~{k}", found[n].id);
                if taken.insert(id.clone()) {
                    break id;
                }
            };
            found[n].id.clone_from(&id);
            if found[n].file.format.has_many() {
                told += 1;
                if told <= MOST_PROBLEMS {
                    problems.push(duplicate(&found[n], id));
                }
            }
        }
    }
    if told > MOST_PROBLEMS {
        problems.push(Problem {
            path: found
                .first()
                .map(|p| p.file.path.clone())
                .unwrap_or_default(),
            line: None,
            what: ProblemKind::More(told - MOST_PROBLEMS),
        });
    }
}

fn duplicate(page: &Candidate<'_>, id: String) -> Problem {
    Problem {
        path: page.locator.path(),
        line: None,
        what: ProblemKind::DuplicateId(id),
    }
}

/// `name` with everything that could not be typed back written as `%XX`.
fn printable(name: &OsStr) -> String {
    let bytes = name.as_encoded_bytes();
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains(must_hide)
    {
        return text.to_owned();
    }
    let mut id = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            if must_hide(c) {
                escape(c.encode_utf8(&mut [0; 4]).as_bytes(), &mut id);
            } else {
                id.push(c);
            }
        }
        escape(chunk.invalid(), &mut id);
    }
    id
}

fn must_hide(c: char) -> bool {
    is_hostile(c) || matches!(c, '\n' | '\t')
}

fn escape(bytes: &[u8], into: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in bytes {
        into.push('%');
        into.push(char::from(DIGITS[usize::from(byte >> 4)]));
        into.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}
