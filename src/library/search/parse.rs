//! From what was typed to a tree.
//!
//! ```text
//! any   = all { "OR" all }
//! all   = { term }
//! term  = [ "-" ] ( "(" any ")" | quoted | regex | field ":" value | word )
//! ```
//!
//! A word goes on to the next white space, quote or parenthesis; what a word is made of is for
//! [`syllable::words`] to say, and a word of several is a phrase. What holds no word at all, such as a lone
//! dash, asks for nothing.

mod value;

use std::ops::Range;

use super::abbreviations;
use super::error::{Error, Wrong};
use super::regexes::{compiled, reason};
use super::tree::{Expr, Options, Phrase, Position, Regex, Scope, Search};
use crate::text::{fold, syllable};

/// Parentheses may stand so deep inside each other.
const DEEPEST: usize = 32;

/// What a part of the text gives: `None` when it asks for nothing.
type Parsed = Result<Option<Expr>, Error>;

impl Search {
    /// Reads a query.
    ///
    /// ```
    /// use docbao::library::search::{Expr, Options, Search};
    /// let search = Search::parse("ngoại giao -title:tiệc", Options::default()).unwrap();
    /// assert!(matches!(search.expr, Expr::All(parts) if parts.len() == 3));
    /// let error = Search::parse("hội (nghị", Options::default()).unwrap_err();
    /// assert_eq!(error.span, 6..7);
    /// ```
    ///
    /// # Errors
    /// What makes no sense, and where.
    pub fn parse(text: &str, options: Options) -> Result<Self, Error> {
        let mut parser = Parser {
            text,
            at: 0,
            typing: options.typing,
            depth: 0,
            scope: Scope::Article,
            chosen: options.scope,
        };
        let expr = parser.any()?;
        if parser.at < text.len() {
            return Err(Error {
                what: Wrong::UnopenedParenthesis,
                span: parser.at..parser.at + 1,
            });
        }
        let mut expr = expr.unwrap_or(Expr::Everything);
        expr.rescope(parser.chosen);
        if options.abbreviations {
            expr = abbreviations::expand(expr);
        }
        Ok(Self {
            text: text.to_owned(),
            options,
            expr,
        })
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    typing: bool,
    depth: usize,
    /// Where the words read now are looked for; [`Scope::Article`] stands for what the whole query says.
    scope: Scope,
    /// What the whole query says.
    chosen: Scope,
}

impl Parser<'_> {
    fn any(&mut self) -> Parsed {
        let mut sides = Vec::new();
        let mut or: Option<Range<usize>> = None;
        loop {
            let side = self.all()?;
            let next = self.or();
            match side {
                Some(side) => sides.push(side),
                // The other side is yet to come.
                None if self.typing && self.rest().is_empty() && !sides.is_empty() => {}
                None => {
                    if let Some(span) = or.or_else(|| next.clone()) {
                        return Err(Error {
                            what: Wrong::OneSidedOr,
                            span,
                        });
                    }
                }
            }
            if next.is_none() {
                return Ok(Expr::any(sides));
            }
            or = next;
        }
    }

    fn all(&mut self) -> Parsed {
        let mut parts = Vec::new();
        loop {
            self.skip_space();
            if self.rest().is_empty() || self.rest().starts_with(')') || self.or_ahead() {
                return Ok(Expr::all(parts));
            }
            parts.extend(self.term()?);
        }
    }

    fn term(&mut self) -> Parsed {
        let dash = self.at;
        let behind = self.rest().strip_prefix('-');
        let excludes =
            behind.is_some_and(|b| !b.starts_with(['-', ')']) && !b.is_empty() && !starts_blank(b));
        if !excludes {
            return self.atom(None);
        }
        self.at += 1;
        let part = self.atom(Some(dash))?;
        Ok(part.map(|part| Expr::Not(Box::new(part))))
    }

    /// `dash` is where a dash before it stands.
    fn atom(&mut self, dash: Option<usize>) -> Parsed {
        match self.field()? {
            Some((field, start)) => self.value(field, start, dash),
            None => self.plain(),
        }
    }

    /// What is neither excluded nor behind a field.
    fn plain(&mut self) -> Parsed {
        let rest = self.rest();
        if rest.starts_with('(') {
            self.group()
        } else if rest.starts_with(is_quote) {
            let (span, closed) = self.quoted()?;
            Ok(self.phrase(span, closed))
        } else if rest.starts_with('/') && !starts_blank(&rest[1..]) && rest.len() > 1 {
            self.regex()
        } else {
            let span = self.word();
            Ok(self.phrase(span, false))
        }
    }

    fn group(&mut self) -> Parsed {
        let open = self.at..self.at + 1;
        if self.depth == DEEPEST {
            return Err(Error {
                what: Wrong::TooDeep,
                span: open,
            });
        }
        self.at += 1;
        self.depth += 1;
        let inner = self.any()?;
        self.depth -= 1;
        if self.rest().starts_with(')') {
            self.at += 1;
        } else if !self.typing {
            return Err(Error {
                what: Wrong::UnclosedParenthesis,
                span: open,
            });
        }
        Ok(inner)
    }

    /// The bytes between two quotes, and whether the second is there.
    fn quoted(&mut self) -> Result<(Range<usize>, bool), Error> {
        let open = self.at..self.at + self.next_len();
        let inner = &self.text[open.end..];
        if let Some(len) = inner.find(is_quote) {
            let span = open.end..open.end + len;
            self.at = span.end;
            self.at += self.next_len();
            return Ok((span, true));
        }
        if !self.typing {
            return Err(Error {
                what: Wrong::UnclosedQuote,
                span: open,
            });
        }
        self.at = self.text.len();
        Ok((open.end..self.at, false))
    }

    fn regex(&mut self) -> Parsed {
        let start = self.at;
        let mut pattern = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        let mut end = None;
        while let Some((at, c)) = chars.next() {
            match c {
                '/' => {
                    end = Some(start + at + 1);
                    break;
                }
                '\\' => match chars.next() {
                    Some((_, '/')) => pattern.push('/'),
                    escaped => {
                        pattern.push('\\');
                        pattern.extend(escaped.map(|(_, c)| c));
                    }
                },
                _ => pattern.push(c),
            }
        }
        if end.is_none() && !self.typing {
            return Err(Error {
                what: Wrong::UnclosedRegex,
                span: start..start + 1,
            });
        }
        self.at = end.unwrap_or(self.text.len());
        let span = start..self.at;
        let pattern = fold::composed(&pattern).into_owned();
        if pattern.is_empty() {
            return Ok(None);
        }
        match compiled(&pattern) {
            Ok(_) => Ok(Some(Expr::Regex(Regex {
                pattern,
                scope: self.scope,
                span,
            }))),
            Err(error) => Err(Error {
                what: Wrong::BadRegex(reason(&error)),
                span,
            }),
        }
    }

    /// The bytes up to the next white space, quote or parenthesis.
    fn word(&mut self) -> Range<usize> {
        let start = self.at;
        let len = self.rest().find(ends_word).unwrap_or(self.rest().len());
        self.at += len;
        start..self.at
    }

    fn phrase(&self, span: Range<usize>, closed: bool) -> Option<Expr> {
        let words = self.positions(span.clone(), closed);
        if words.is_empty() {
            return None;
        }
        Some(Expr::Phrase(Phrase {
            words,
            scope: self.scope,
            span,
        }))
    }

    /// The words in `span`. The last is open when it ends in `*`, or in the end of what is being typed.
    fn positions(&self, span: Range<usize>, closed: bool) -> Vec<Position> {
        let text = &self.text[span.clone()];
        let mut words = syllable::words(text).peekable();
        let mut positions = Vec::new();
        while let Some((at, word)) = words.next() {
            let end = at + word.len();
            let last = words.peek().is_none();
            let starred = text[end..].starts_with('*');
            let unfinished = self.typing && !closed && span.start + end == self.text.len();
            let open = last && (starred || unfinished);
            positions.push(Position::typed(
                word,
                open,
                span.start + at..span.start + end,
            ));
        }
        positions
    }

    /// Passes over `OR` and gives its bytes.
    fn or(&mut self) -> Option<Range<usize>> {
        self.or_ahead().then(|| {
            self.at += 2;
            self.at - 2..self.at
        })
    }

    fn or_ahead(&self) -> bool {
        self.rest().strip_prefix("OR").is_some_and(|behind| {
            behind.is_empty() || starts_blank(behind) || behind.starts_with(['(', ')'])
        })
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Whether white space or the end is next.
    fn is_blank(&self) -> bool {
        self.rest().is_empty() || starts_blank(self.rest())
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn next_len(&self) -> usize {
        self.rest().chars().next().map_or(0, char::len_utf8)
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '″')
}

fn starts_blank(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
}
