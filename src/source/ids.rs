//! Ids: the file's stem; with as much of its folder as it takes where stems repeat.
//!
//! An id can be printed anywhere and typed back: bytes that are no UTF-8, and characters that a
//! terminal would obey, are written `%XX`. No two pages of a listing have the same.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::Path;

use super::Entry;
use super::folder::Found;
use super::page::{Locator, Source};
use crate::text::is_hostile;

/// The id of standard input.
const STDIN: &str = "-";

/// The id that a person means who types `typed`: the id itself, or the file's stem letter by letter.
#[must_use]
pub fn as_typed(typed: &OsStr) -> String {
    printable(typed)
}

/// Gives every page its id, in the order found.
pub(super) fn assign(found: Vec<Found>) -> Vec<Entry> {
    let mut ids: Vec<String> = found.iter().map(stem).collect();
    for group in repeated(&ids) {
        prefix(&found, &group, &mut ids);
    }
    number(&mut ids);
    found
        .into_iter()
        .zip(ids)
        .map(|(page, id)| Entry {
            id,
            locator: Locator {
                source: page.source,
                offset: 0,
                len: page.len,
            },
        })
        .collect()
}

fn stem(page: &Found) -> String {
    match &page.source {
        Source::File(path) => match path.file_stem().map(printable) {
            // `show -` reads standard input.
            Some(stem) if stem == STDIN => "%2D".to_owned(),
            Some(stem) => stem,
            None => String::new(),
        },
        Source::Sample(_) | Source::Stdin => STDIN.to_owned(),
    }
}

/// The pages that share an id, in groups.
fn repeated(ids: &[String]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::with_capacity(ids.len());
    for (n, id) in ids.iter().enumerate() {
        groups.entry(id).or_default().push(n);
    }
    groups.into_values().filter(|g| g.len() > 1).collect()
}

/// Puts the shortest run of folders that tells a group apart before its ids. Files that share even
/// their folder (`a.txt`, `a.TXT`) keep their endings.
fn prefix(found: &[Found], group: &[usize], ids: &mut [String]) {
    let parent = |n: usize| found[n].real.parent();
    let mut folders: HashMap<Option<&Path>, usize> = HashMap::new();
    for &n in group {
        *folders.entry(parent(n)).or_default() += 1;
    }
    let last: Vec<String> = group
        .iter()
        .map(|&n| {
            let name = found[n].real.file_name();
            match name {
                Some(name) if folders[&parent(n)] > 1 => printable(name),
                _ => ids[n].clone(),
            }
        })
        .collect();
    let named = |depth| -> Vec<String> {
        group
            .iter()
            .zip(&last)
            .map(|(&n, last)| below(parent(n), depth, last))
            .collect()
    };
    let distinct = |ids: &[String]| ids.iter().collect::<HashSet<_>>().len();
    let deepest = group.iter().map(|&n| found[n].real.components().count());
    let deepest = deepest.max().unwrap_or(0);
    let best = distinct(&named(deepest));
    let shortest = (0..=deepest)
        .map(named)
        .find(|ids| distinct(ids) == best)
        .unwrap_or_default();
    for (&n, id) in group.iter().zip(shortest) {
        ids[n] = id;
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

/// Numbers what is still equal: names that differ only in bytes written as `%XX`.
fn number(ids: &mut [String]) {
    let groups = repeated(ids);
    if groups.is_empty() {
        return;
    }
    let mut taken: HashSet<String> = ids.iter().cloned().collect();
    for group in groups {
        for &n in &group[1..] {
            let free = (2..=taken.len() + 2)
                .map(|k| format!("{}~{k}", ids[n]))
                .find(|id| !taken.contains(id));
            if let Some(id) = free {
                taken.insert(id.clone());
                ids[n] = id;
            }
        }
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
