//! What a reader did with pages, as far as lists are filtered by it: read, starred, tagged. Kept by
//! [`Fingerprint`], so that it outlives moved files; only pages that bear a mark are in it.
//!
//! A table is cheap to hand to another thread and stays as it was then: changing one copies the part of it
//! that is changed, a two hundred and fifty-sixth.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::search::{Marks, Status};
use crate::text::fingerprint::Fingerprint;

/// Parts of a table, by the first byte of the fingerprint.
const PARTS: usize = 256;
const READ: u32 = 1;
const STARRED: u32 = 2;
/// The bits above these are the number of the set of tags.
const TAGS: u32 = 2;

type Part = HashMap<Fingerprint, u32, RandomState>;

/// The marks of all pages that bear one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkTable {
    parts: Arc<Vec<Arc<Part>>>,
    tags: Arc<TagSets>,
}

/// Sets of tags, each once: many pages have the same. The first is the empty one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TagSets {
    /// Each with how many pages have it.
    sets: Vec<(Vec<String>, usize)>,
    numbers: BTreeMap<Vec<String>, u32>,
}

/// The marks of one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageMarks<'t> {
    /// It was read.
    pub read: bool,
    /// It was starred.
    pub starred: bool,
    /// Its tags, in order.
    pub tags: &'t [String],
}

impl Default for MarkTable {
    fn default() -> Self {
        let empty = Arc::new(Part::default());
        Self {
            parts: Arc::new(vec![empty; PARTS]),
            tags: Arc::new(TagSets {
                sets: vec![(Vec::new(), 0)],
                numbers: [(Vec::new(), 0)].into(),
            }),
        }
    }
}

impl MarkTable {
    /// The marks of a page; one that bears none is unread.
    #[must_use]
    pub fn of(&self, page: Fingerprint) -> PageMarks<'_> {
        self.unpacked(self.packed(page))
    }

    /// Whether no page bears a mark.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.is_empty())
    }

    /// How many pages bear one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.len()).sum()
    }

    /// All pages that bear a mark, in no order.
    pub fn pages(&self) -> impl Iterator<Item = (Fingerprint, PageMarks<'_>)> {
        let all = self.parts.iter().flat_map(|part| part.iter());
        all.map(|(page, packed)| (*page, self.unpacked(*packed)))
    }

    /// The tags that pages have, in order.
    #[must_use]
    pub fn tags(&self) -> Vec<&str> {
        let used = self.tags.sets.iter().filter(|(_, pages)| *pages > 0);
        let mut tags: Vec<&str> = used
            .flat_map(|(set, _)| set.iter().map(String::as_str))
            .collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    /// Marks a page as read, or as unread.
    pub fn read(&mut self, page: Fingerprint, read: bool) {
        self.set(page, READ, read);
    }

    /// Stars a page, or no longer.
    pub fn star(&mut self, page: Fingerprint, star: bool) {
        self.set(page, STARRED, star);
    }

    /// Tags a page, or takes the tag away.
    pub fn tag(&mut self, page: Fingerprint, tag: &str, on: bool) {
        let packed = self.packed(page);
        let before = packed >> TAGS;
        let set = &self.tags.sets[before as usize].0;
        let at = set.binary_search_by(|t| t.as_str().cmp(tag));
        let mut set = match (at, on) {
            (Ok(_), true) | (Err(_), false) => return,
            _ => set.clone(),
        };
        match at {
            Ok(at) => drop(set.remove(at)),
            Err(at) => set.insert(at, tag.to_owned()),
        }
        let tags = Arc::make_mut(&mut self.tags);
        tags.sets[before as usize].1 -= usize::from(before > 0);
        let after = tags.number(set);
        tags.sets[after as usize].1 += usize::from(after > 0);
        self.put(page, packed & (READ | STARRED) | after << TAGS);
    }

    fn set(&mut self, page: Fingerprint, bit: u32, on: bool) {
        let before = self.packed(page);
        let after = if on { before | bit } else { before & !bit };
        if before != after {
            self.put(page, after);
        }
    }

    fn put(&mut self, page: Fingerprint, packed: u32) {
        let parts = Arc::make_mut(&mut self.parts);
        let part = Arc::make_mut(&mut parts[usize::from(page.bytes()[0])]);
        if packed == 0 {
            part.remove(&page);
        } else {
            part.insert(page, packed);
        }
    }

    fn packed(&self, page: Fingerprint) -> u32 {
        let part = &self.parts[usize::from(page.bytes()[0])];
        part.get(&page).copied().unwrap_or(0)
    }

    fn unpacked(&self, packed: u32) -> PageMarks<'_> {
        PageMarks {
            read: packed & READ != 0,
            starred: packed & STARRED != 0,
            tags: &self.tags.sets[(packed >> TAGS) as usize].0,
        }
    }
}

impl TagSets {
    fn number(&mut self, set: Vec<String>) -> u32 {
        if let Some(number) = self.numbers.get(&set) {
            return *number;
        }
        let number = self.sets.len() as u32;
        self.sets.push((set.clone(), 0));
        self.numbers.insert(set, number);
        number
    }
}

impl Marks for PageMarks<'_> {
    fn is(&self, status: Status) -> bool {
        match status {
            Status::Unread => !self.read,
            Status::Read => self.read,
            Status::Starred => self.starred,
        }
    }

    fn tags(&self) -> &[String] {
        self.tags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(n: u8) -> Fingerprint {
        Fingerprint::of(&n.to_string())
    }

    #[test]
    fn marks_come_and_go() {
        let mut table = MarkTable::default();
        table.read(page(1), true);
        table.star(page(1), true);
        table.tag(page(1), "hòa bình", true);
        table.tag(page(1), "biển", true);
        table.tag(page(2), "biển", true);
        let of = table.of(page(1));
        assert!(of.read && of.starred);
        assert_eq!(of.tags, ["biển", "hòa bình"]);
        assert_eq!(table.tags(), ["biển", "hòa bình"]);
        assert_eq!(table.len(), 2);
        table.tag(page(1), "hòa bình", false);
        assert_eq!(table.tags(), ["biển"]);
        table.tag(page(1), "biển", false);
        table.read(page(1), false);
        table.star(page(1), false);
        table.tag(page(2), "biển", false);
        assert!(table.is_empty() && table.tags().is_empty());
        assert!(table.of(page(1)).is(Status::Unread));
    }

    #[test]
    fn a_table_handed_out_stays_as_it_was() {
        let mut table = MarkTable::default();
        table.read(page(1), true);
        let before = table.clone();
        table.read(page(2), true);
        table.tag(page(1), "a", true);
        assert!(!before.of(page(2)).read && before.of(page(1)).tags.is_empty());
        assert!(table.of(page(2)).read);
        assert_ne!(before, table);
    }
}
