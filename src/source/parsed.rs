//! What one record says, before it is a page with an id and a place.

use jiff::civil::Date;

use super::page::{Locator, Page, Record};
use crate::error::{Problem, ProblemKind};

/// What one record says.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// Its own id.
    pub(super) id: Option<String>,
    /// Its address.
    pub(super) url: Option<String>,
    /// When it was published.
    pub(super) date: Option<String>,
    /// When it was fetched.
    pub(super) fetched: Option<Date>,
    /// Its title.
    pub(super) title: Option<String>,
    /// Its text, which is not blank.
    pub(super) text: String,
    /// What else it says.
    pub(super) record: Option<Record>,
    /// What is wrong with it.
    pub(super) problems: Vec<ProblemKind>,
}

impl Parsed {
    /// The page at `locator`, whose file was last written on `modified`. Its id is `id`, which stands
    /// for a record that has none of its own.
    pub(super) fn page(self, id: String, locator: Locator, modified: Option<Date>) -> Page {
        let first_bad = |what: &ProblemKind| {
            // In a file of many pages the number of the record says where.
            let many = locator.path() != locator.file();
            let at = self.text.find('\u{fffd}').filter(|_| !many)?;
            let line = self.text[..at].matches('\n').count() as u32 + 1;
            matches!(what, ProblemKind::InvalidUtf8(_)).then_some(line)
        };
        let path = locator.path();
        let problems = self.problems.iter().map(|what| Problem {
            path: path.clone(),
            line: first_bad(what),
            what: what.clone(),
        });
        Page {
            problems: problems.collect(),
            id,
            locator,
            text: self.text,
            url: self.url,
            date: self.date,
            modified: self.fetched.or(modified),
            title: self.title,
            record: self.record,
        }
    }
}
