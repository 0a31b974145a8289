//! The marks of a table as sets of articles, and the facet made of them.
//!
//! They are made once for each state of the table and each length of the library: by one look-up for each
//! marked page in a library that was opened from a file, however large that is; else by one for each article,
//! as much as counting one facet takes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::bits::Bits;
use super::marks::{MarkTable, PageMarks};
use super::prints::Prints;
use super::query::{ArticleNo, Chosen, Combine, Facet, FacetKind, FacetValue};

/// The value for articles that were not read.
pub const UNREAD: &str = "unread";
/// The value for starred articles.
pub const STARRED: &str = "starred";
/// Before the name of a tag in the value for it.
const TAG: &str = "tag:";

/// The value for articles with a tag.
#[must_use]
pub fn tag_value(tag: &str) -> String {
    format!("{TAG}{tag}")
}

/// The tag that a value stands for, if it stands for one.
#[must_use]
pub fn tag_of(value: &str) -> Option<&str> {
    value.strip_prefix(TAG)
}

/// The articles with each mark.
#[derive(Debug)]
pub(super) struct Marked {
    len: usize,
    read: Bits,
    starred: Bits,
    tags: BTreeMap<String, Bits>,
}

impl Marked {
    fn new(table: &MarkTable, prints: &Prints) -> Self {
        let len = prints.len();
        let mut marked = Self {
            len,
            read: Bits::none(len),
            starred: Bits::none(len),
            tags: BTreeMap::new(),
        };
        if table.is_empty() {
            return marked;
        }
        // A search takes some two dozen looks at what may still be on the disk.
        if prints.is_sorted() && table.len() < len / 32 {
            for (page, marks) in table.pages() {
                prints.of(page).for_each(|no| marked.add(no, marks));
            }
        } else {
            for (no, page) in prints.all() {
                marked.add(no, table.of(page));
            }
        }
        marked
    }

    fn add(&mut self, no: ArticleNo, marks: PageMarks<'_>) {
        if marks.read {
            self.read.insert(no);
        }
        if marks.starred {
            self.starred.insert(no);
        }
        for tag in marks.tags {
            if !self.tags.contains_key(tag) {
                self.tags.insert(tag.clone(), Bits::none(self.len));
            }
            if let Some(articles) = self.tags.get_mut(tag) {
                articles.insert(no);
            }
        }
    }

    /// The articles that have the mark a value stands for.
    fn having(&self, value: &str) -> Bits {
        match value {
            UNREAD => {
                let mut unread = Bits::all(self.len);
                unread.drop_all(&self.read);
                unread
            }
            STARRED => self.starred.clone(),
            other => {
                let tagged = tag_of(other).and_then(|tag| self.tags.get(tag));
                tagged.cloned().unwrap_or_else(|| Bits::none(self.len))
            }
        }
    }

    /// The articles that `chosen` lets through; `None` when it lets all through.
    pub(super) fn passing(&self, chosen: &Chosen) -> Option<Bits> {
        if chosen.wanted.is_empty() && chosen.unwanted.is_empty() {
            return None;
        }
        let mut passing = match chosen.combine {
            Combine::Any if !chosen.wanted.is_empty() => Bits::none(self.len),
            _ => Bits::all(self.len),
        };
        for value in &chosen.wanted {
            match chosen.combine {
                Combine::Any => passing.add_all(&self.having(value)),
                Combine::All => passing.keep(&self.having(value)),
            }
        }
        for value in &chosen.unwanted {
            passing.drop_all(&self.having(value));
        }
        Some(passing)
    }

    /// The marks that articles `within` have, and those chosen; unread and starred stand first, and always.
    /// `within` is everything when it is `None`.
    pub(super) fn facet(&self, within: Option<&Bits>, chosen: &Chosen) -> Facet {
        let count = |value: &str| {
            let mut having = self.having(value);
            if let Some(within) = within {
                having.keep(within);
            }
            having.count()
        };
        let value = |id: String, all| FacetValue {
            label: tag_of(&id).unwrap_or(&id).to_owned(),
            id,
            short: None,
            year: None,
            about: all,
            all,
            inferred: false,
        };
        let fixed = [UNREAD, STARRED].map(|id| value(id.to_owned(), count(id)));
        let known = self.tags.keys().map(|tag| tag_value(tag));
        let chosen = chosen
            .wanted
            .union(&chosen.unwanted)
            .filter(|v| tag_of(v).is_some());
        let mut ids: Vec<String> = known.chain(chosen.clone().cloned()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut tags: Vec<FacetValue> = ids
            .into_iter()
            .map(|id| {
                let all = count(&id);
                value(id, all)
            })
            .filter(|v| v.all > 0 || chosen.clone().any(|c| *c == v.id))
            .collect();
        tags.sort_by(|a, b| b.all.cmp(&a.all).then_with(|| a.id.cmp(&b.id)));
        Facet {
            kind: FacetKind::Mark,
            values: fixed.into_iter().chain(tags).collect(),
        }
    }
}

/// The sets made last: a query asks for two tables, that of now and that of what is on the screen.
#[derive(Debug, Default)]
pub(super) struct Made(Mutex<Vec<(MarkTable, Arc<Marked>)>>);

impl Made {
    /// The sets of a table over the articles of `prints`.
    pub(super) fn of(&self, table: &MarkTable, prints: &Prints) -> Arc<Marked> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        made.retain(|(_, marked)| marked.len == prints.len());
        if let Some((_, marked)) = made.iter().find(|(made, _)| made == table) {
            return Arc::clone(marked);
        }
        let marked = Arc::new(Marked::new(table, prints));
        if made.len() > 1 {
            made.remove(0);
        }
        made.push((table.clone(), Arc::clone(&marked)));
        marked
    }
}
