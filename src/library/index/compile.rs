//! From what was typed to what the index is asked.

use jiff::civil::Time;
use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur, Query, TermSetQuery};
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::library::marks::{MarkTable, PageMarks};

use super::days::Days;
use super::phrase::SideBySide;
use super::schema::Fields;
use super::{IndexError, entry, facet};
use crate::library::search::tree::{Dates, Name, Phrase};
use crate::library::search::{Expr, Marks, Scope, Status};

/// A query of the index.
pub(super) struct Compiled {
    pub(super) query: Box<dyn Query>,
    /// Whether it finds what was meant and nothing more. What the index does not know, regular
    /// expressions, has to be looked at article by article.
    pub(super) exact: bool,
}

impl Compiled {
    fn exact(query: impl Query) -> Self {
        Self {
            query: Box::new(query),
            exact: true,
        }
    }

    /// Every article may be meant.
    fn anything() -> Self {
        Self {
            query: Box::new(AllQuery),
            exact: false,
        }
    }
}

/// Compiles for the segments of one searcher.
pub(super) struct Compiler<'s> {
    pub(super) searcher: &'s Searcher,
    pub(super) fields: Fields,
    /// What the reader did with the pages.
    pub(super) marks: &'s MarkTable,
}

impl Compiler<'_> {
    pub(super) fn expr(&self, expr: &Expr) -> Result<Compiled, IndexError> {
        Ok(match expr {
            Expr::Everything => Compiled::exact(AllQuery),
            Expr::All(parts) => self.all(parts)?,
            Expr::Any(parts) => self.any(parts)?,
            Expr::Not(_) => self.all(std::slice::from_ref(expr))?,
            Expr::Phrase(phrase) => Compiled::exact(self.phrase(phrase)),
            Expr::Official(name) => self.name(name, self.fields.official)?,
            Expr::Conference(name) => self.name(name, self.fields.conference)?,
            Expr::Source(name) => self.name(name, self.fields.source)?,
            Expr::Date(dates) => Compiled::exact(days(dates)),
            Expr::Is(is) if is.status == Status::Unread => self.unread(),
            Expr::Is(is) => Compiled::exact(self.marked(|marks| marks.is(is.status))),
            Expr::Tag(name) => Compiled::exact(
                self.marked(|marks| marks.tags.iter().any(|tag| name.means(tag, tag))),
            ),
            Expr::Regex(_) => Compiled::anything(),
        })
    }

    fn all(&self, parts: &[Expr]) -> Result<Compiled, IndexError> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(parts.len() + 1);
        let mut exact = true;
        for part in parts {
            if let Expr::Not(inner) = part {
                let compiled = self.expr(inner)?;
                exact &= compiled.exact;
                // What may be more than what was meant must not take anything away.
                if compiled.exact {
                    clauses.push((Occur::MustNot, compiled.query));
                }
            } else {
                let compiled = self.expr(part)?;
                exact &= compiled.exact;
                clauses.push((Occur::Must, compiled.query));
            }
        }
        if !clauses.iter().any(|(occur, _)| *occur == Occur::Must) {
            clauses.push((Occur::Must, Box::new(AllQuery)));
        }
        Ok(Compiled {
            query: Box::new(BooleanQuery::new(clauses)),
            exact,
        })
    }

    fn any(&self, parts: &[Expr]) -> Result<Compiled, IndexError> {
        let mut exact = true;
        let mut queries = Vec::with_capacity(parts.len());
        for part in parts {
            let compiled = self.expr(part)?;
            exact &= compiled.exact;
            queries.push(compiled.query);
        }
        Ok(Compiled {
            query: Box::new(BooleanQuery::union(queries)),
            exact,
        })
    }

    fn phrase(&self, phrase: &Phrase) -> SideBySide {
        SideBySide {
            fields: match phrase.scope {
                Scope::Title => vec![self.fields.title],
                Scope::Article => vec![self.fields.article],
                Scope::Page => vec![self.fields.article, self.fields.rest],
            },
            words: phrase.words.clone(),
        }
    }

    /// Articles with a value of `field` that `name` means.
    fn name(&self, name: &Name, field: Field) -> Result<Compiled, IndexError> {
        let mut terms = Vec::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut values = index.terms().stream()?;
            while values.advance() {
                let Ok(value) = std::str::from_utf8(values.key()) else {
                    continue;
                };
                let (id, label) = facet::parts(value);
                if name.means(id, label) {
                    terms.push(Term::from_field_text(field, value));
                }
            }
        }
        Ok(if terms.is_empty() {
            Compiled::exact(EmptyQuery)
        } else {
            Compiled::exact(TermSetQuery::new(terms))
        })
    }

    /// The pages whose marks are so; pages without a mark are none of them.
    fn marked(&self, is: impl Fn(PageMarks<'_>) -> bool) -> TermSetQuery {
        let marked = self.marks.pages().filter(|(_, marks)| is(*marks));
        TermSetQuery::new(
            marked.map(|(page, _)| Term::from_field_bytes(self.fields.print, page.bytes())),
        )
    }

    /// Everything but what was read.
    fn unread(&self) -> Compiled {
        let read: Box<dyn Query> = Box::new(self.marked(|marks| marks.read));
        let all: Box<dyn Query> = Box::new(AllQuery);
        Compiled::exact(BooleanQuery::new(vec![
            (Occur::Must, all),
            (Occur::MustNot, read),
        ]))
    }
}

fn days(dates: &Dates) -> Days {
    // An article without a date is of no day.
    let from = dates.from.map_or(1, |day| entry::minutes(day, None));
    let last = Time::constant(23, 59, 0, 0);
    let to = dates
        .to
        .map_or(i64::MAX, |day| entry::minutes(day, Some(last)));
    Days(from..=to)
}
