//! Fields, and what stands behind their colons.

use std::ops::Range;

use super::super::dates;
use super::super::error::{Error, Wrong};
use super::super::field::{self, Field};
use super::super::tree::{Dates, Expr, Is, Name, Position, Scope};
use super::{Parsed, Parser, ends_word, is_quote};
use crate::text::{fold, syllable};

impl Parser<'_> {
    /// The name of a field and its colon, passed over, with where it began.
    pub(super) fn field(&mut self) -> Result<Option<(Field, usize)>, Error> {
        let rest = self.rest();
        let colon = rest.find(|c| c == ':' || ends_word(c));
        let Some((name, behind)) =
            colon.and_then(|at| Some((&rest[..at], rest[at..].strip_prefix(':')?)))
        else {
            return Ok(None);
        };
        let is_name = syllable::words(name).next().is_some_and(|(_, w)| w == name)
            && !name.contains(char::is_numeric);
        if !is_name {
            return Ok(None);
        }
        let start = self.at;
        if let Some(field) = Field::named(name) {
            self.at += name.len() + 1;
            return Ok(Some((field, start)));
        }
        let has_value =
            behind.starts_with(|c: char| c.is_alphanumeric() || c == '(' || is_quote(c));
        if has_value {
            return Err(Error {
                what: Wrong::UnknownField(name.to_owned()),
                span: start..start + name.len() + 1,
            });
        }
        Ok(None)
    }

    pub(super) fn value(&mut self, field: Field, start: usize, dash: Option<usize>) -> Parsed {
        let name = start..self.at;
        let value = match field {
            Field::Title => {
                let outer = std::mem::replace(&mut self.scope, Scope::Title);
                let part = if self.is_blank() {
                    Ok(None)
                } else {
                    self.plain()
                };
                self.scope = outer;
                part?
            }
            Field::Official => self.name()?.map(Expr::Official),
            Field::Conference => self.name()?.map(Expr::Conference),
            Field::Source => self.name()?.map(Expr::Source),
            Field::Tag => self.name()?.map(Expr::Tag),
            Field::Date => self.dates()?.map(Expr::Date),
            Field::Is => self.is()?.map(Expr::Is),
            Field::In => {
                let Some((typed, span)) = self.typed()? else {
                    return self.nothing(name);
                };
                self.chosen = field::scope(typed).ok_or_else(|| Error {
                    what: Wrong::UnknownScope(typed.to_owned()),
                    span: span.clone(),
                })?;
                return match dash {
                    None => Ok(None),
                    Some(dash) => Err(Error {
                        what: Wrong::ExcludedScope,
                        span: dash..span.end,
                    }),
                };
            }
        };
        match value {
            Some(value) => Ok(Some(value)),
            None => self.nothing(name),
        }
    }

    /// A field without a value, which is yet to come while the person types.
    fn nothing(&self, name: Range<usize>) -> Parsed {
        if self.typing && self.at == self.text.len() {
            return Ok(None);
        }
        Err(Error {
            what: Wrong::NoValue(self.text[name.start..name.end - 1].to_owned()),
            span: name,
        })
    }

    fn name(&mut self) -> Result<Option<Name>, Error> {
        let Some((span, closed)) = self.simple()? else {
            return Ok(None);
        };
        let form = self.positions(span.clone(), closed);
        let Some(last) = form.last() else {
            return Ok(None);
        };
        let open = last.words.iter().any(|w| w.open);
        let plain = form.iter().all(Position::is_unmarked) && !open;
        Ok(Some(Name {
            id: plain.then(|| fold::slug(&self.text[span.clone()])),
            forms: vec![form],
            span,
        }))
    }

    fn dates(&mut self) -> Result<Option<Dates>, Error> {
        let Some((typed, span)) = self.typed()? else {
            return Ok(None);
        };
        match dates::read(typed) {
            Ok((from, to)) => Ok(Some(Dates { from, to, span })),
            Err(what) => Err(Error { what, span }),
        }
    }

    fn is(&mut self) -> Result<Option<Is>, Error> {
        let Some((typed, span)) = self.typed()? else {
            return Ok(None);
        };
        match field::status(typed) {
            Some(status) => Ok(Some(Is { status, span })),
            None => Err(Error {
                what: Wrong::UnknownStatus(typed.to_owned()),
                span,
            }),
        }
    }

    /// A word or what stands in quotes, and whether it was closed by a quote; `None` when there is nothing.
    fn simple(&mut self) -> Result<Option<(Range<usize>, bool)>, Error> {
        if self.is_blank() || self.rest().starts_with(['(', ')']) {
            return Ok(None);
        }
        if self.rest().starts_with(is_quote) {
            return self.quoted().map(Some);
        }
        Ok(Some((self.word(), false)))
    }

    /// As [`Parser::simple`], trimmed and as text.
    fn typed(&mut self) -> Result<Option<(&str, Range<usize>)>, Error> {
        let Some((span, _)) = self.simple()? else {
            return Ok(None);
        };
        let raw = &self.text[span.clone()];
        let typed = raw.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let start = span.start + (raw.len() - raw.trim_start().len());
        Ok(Some((typed, start..start + typed.len())))
    }
}
