//! Whether an article is meant, and by which of its words.
//!
//! This is what a query means, written plainly: an index must find the same articles. In the reader it is
//! run on the one article that is open.

use std::collections::HashMap;
use std::ops::Range;

use super::regexes::{self, compiled};
use super::sheet::Sheet;
use super::snippet::{self, Snippet};
use super::tree::{Dates, Expr, Name, Phrase, Position, Search, Status};
use crate::entity::names::Names;
use crate::parse::article::Article;
use crate::text::{fold, syllable};

/// A query, ready to be asked of many articles.
#[derive(Debug)]
pub struct Matcher<'q> {
    expr: &'q Expr,
    /// By pattern.
    regexes: HashMap<&'q str, regex::Regex>,
}

/// An article and what is known of it.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its words.
    pub sheet: &'a Sheet<'a>,
    /// Its names.
    pub names: &'a Names,
    /// Where it comes from, as shown and as filtered by.
    pub source: &'a str,
    /// What the reader did with it.
    pub marks: &'a dyn Marks,
}

/// What the reader did with an article.
pub trait Marks {
    /// Whether it has this mark.
    fn is(&self, status: Status) -> bool;

    /// Its tags.
    fn tags(&self) -> &[String];
}

/// The marks of an article that nobody has touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Untouched;

impl Marks for Untouched {
    fn is(&self, status: Status) -> bool {
        status == Status::Unread
    }

    fn tags(&self) -> &[String] {
        &[]
    }
}

/// A place in a page where a part of the query stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// The number of the part of the query.
    pub(super) leaf: usize,
    /// The number of the part of the sheet.
    pub(super) part: usize,
    /// Bytes of the page.
    pub(super) bytes: Range<usize>,
}

impl<'q> Matcher<'q> {
    /// Of a query.
    #[must_use]
    pub fn new(search: &'q Search) -> Self {
        let mut regexes = HashMap::new();
        search.expr.each_leaf(&mut |leaf, _| {
            if let Expr::Regex(regex) = leaf
                && let Ok(compiled) = compiled(&regex.pattern)
            {
                regexes.insert(regex.pattern.as_str(), compiled);
            }
        });
        Self {
            expr: &search.expr,
            regexes,
        }
    }

    /// Whether the query means the article.
    #[must_use]
    pub fn matches(&self, subject: &Subject<'_>) -> bool {
        self.holds(self.expr, subject)
    }

    fn holds(&self, expr: &Expr, subject: &Subject<'_>) -> bool {
        match expr {
            Expr::Everything => true,
            Expr::All(parts) => parts.iter().all(|part| self.holds(part, subject)),
            Expr::Any(parts) => parts.iter().any(|part| self.holds(part, subject)),
            Expr::Not(part) => !self.holds(part, subject),
            Expr::Phrase(phrase) => stands(phrase, subject.sheet),
            Expr::Regex(regex) => {
                self.regexes
                    .get(regex.pattern.as_str())
                    .is_some_and(|compiled| {
                        let mut parts = subject.sheet.parts(regex.scope);
                        parts.any(|(_, part)| regexes::stands(compiled, part.text))
                    })
            }
            Expr::Official(name) => {
                let mut officials = subject.names.officials.iter();
                officials.any(|o| name.means(&o.id, &o.name))
            }
            Expr::Conference(name) => {
                let mut conferences = subject.names.conferences.iter();
                conferences.any(|c| !c.inferred && name.means(&c.id, &c.name))
            }
            Expr::Source(name) => name.means(subject.source, subject.source),
            Expr::Tag(name) => subject.marks.tags().iter().any(|t| name.means(t, t)),
            Expr::Date(dates) => dates.hold(subject.article),
            Expr::Is(is) => subject.marks.is(is.status),
        }
    }

    /// The bytes of the page at which words and expressions that the query asks for stand, in page order;
    /// none overlaps another. Of an open word only what was typed. They are found whether or not the query
    /// means the article as a whole.
    #[must_use]
    pub fn ranges(&self, sheet: &Sheet<'_>) -> Vec<Range<usize>> {
        merged(self.hits(sheet).into_iter().map(|hit| hit.bytes))
    }

    /// The line of the page that shows best why it was found; `None` when no word of it was asked for.
    #[must_use]
    pub fn snippet(&self, sheet: &Sheet<'_>) -> Option<Snippet> {
        snippet::best(&self.hits(sheet), sheet)
    }

    /// The byte of the page where the first sentence with most parts of the query begins to match: the title
    /// where it has as many as any.
    #[must_use]
    pub fn best_place(&self, sheet: &Sheet<'_>) -> Option<usize> {
        snippet::best_place(&self.hits(sheet), sheet)
    }

    /// Every place, by its start.
    fn hits(&self, sheet: &Sheet<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut leaf = 0;
        self.expr.each_leaf(&mut |node, wanted| {
            leaf += 1;
            if !wanted {
                return;
            }
            let mut add = |part: usize, at: usize, bytes: Range<usize>| {
                hits.push(Hit {
                    leaf,
                    part,
                    bytes: at + bytes.start..at + bytes.end,
                });
            };
            match node {
                Expr::Phrase(phrase) => {
                    for (no, part) in sheet.parts(phrase.scope) {
                        let Some(at) = part.at else { continue };
                        for first in sheet.places(part, &phrase.words) {
                            if let Some(bytes) = sheet.bytes(part, &phrase.words, first) {
                                add(no, at, bytes);
                            }
                        }
                    }
                }
                Expr::Regex(regex) => {
                    let Some(compiled) = self.regexes.get(regex.pattern.as_str()) else {
                        return;
                    };
                    for (no, part) in sheet.parts(regex.scope) {
                        let Some(at) = part.at else { continue };
                        for bytes in regexes::ranges(compiled, part.text) {
                            add(no, at, bytes);
                        }
                    }
                }
                _ => {}
            }
        });
        hits.sort_by_key(|hit| (hit.bytes.start, hit.bytes.end));
        hits
    }
}

fn stands(phrase: &Phrase, sheet: &Sheet<'_>) -> bool {
    sheet
        .parts(phrase.scope)
        .any(|(_, part)| sheet.places(part, &phrase.words).next().is_some())
}

/// Ranges in order of their starts, those that overlap as one.
pub(super) fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

impl Dates {
    fn hold(&self, article: &Article) -> bool {
        let Some(told) = article.told() else {
            return false;
        };
        self.from.is_none_or(|from| from <= told.date) && self.to.is_none_or(|to| told.date <= to)
    }
}

impl Name {
    /// Whether the thing of this id and this name is asked for.
    #[must_use]
    pub fn means(&self, id: &str, name: &str) -> bool {
        if self
            .id
            .as_ref()
            .is_some_and(|asked| !asked.is_empty() && *asked == fold::slug(id))
        {
            return true;
        }
        let words: Vec<(String, String)> = syllable::words(name)
            .map(|(_, w)| (fold::bare(w), fold::exact(w)))
            .collect();
        let stands = |p: &Position| words.iter().any(|(bare, exact)| p.fits(bare, exact));
        self.forms.iter().any(|form| form.iter().all(stands))
    }
}
