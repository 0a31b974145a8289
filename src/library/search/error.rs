//! What can be wrong with a query, and where.

use std::ops::Range;

/// A query that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub what: Wrong,
    /// The bytes typed that it is about; never empty, and on borders of characters.
    pub span: Range<usize>,
}

/// The ways in which a query makes no sense. What to say of each, and what to do about it, is among the
/// texts of the interface, under its [`name`](Wrong::name).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No field is called so; its name as typed.
    UnknownField(String),
    /// A field with nothing behind its colon; its name as typed.
    NoValue(String),
    /// No date; what was typed.
    BadDate(String),
    /// A span of days that ends before it begins; what was typed.
    DatesBackwards(String),
    /// Nothing that `is:` knows; what was typed.
    UnknownStatus(String),
    /// Nothing that `in:` knows; what was typed.
    UnknownScope(String),
    /// `in:` says where to look, for the whole query; it cannot be excluded.
    ExcludedScope,
    /// A quote that is not closed.
    UnclosedQuote,
    /// A parenthesis that is not closed.
    UnclosedParenthesis,
    /// A parenthesis that was never opened.
    UnopenedParenthesis,
    /// A regular expression that is not closed.
    UnclosedRegex,
    /// A regular expression that cannot be read; why, in English.
    BadRegex(String),
    /// An `OR` with nothing before or behind it.
    OneSidedOr,
    /// Parentheses inside parentheses, too many deep.
    TooDeep,
}

impl Wrong {
    /// A short stable name, by which the texts of the interface know it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::UnknownField(_) => "unknown-field",
            Self::NoValue(_) => "no-value",
            Self::BadDate(_) => "bad-date",
            Self::DatesBackwards(_) => "dates-backwards",
            Self::UnknownStatus(_) => "unknown-status",
            Self::UnknownScope(_) => "unknown-scope",
            Self::ExcludedScope => "excluded-scope",
            Self::UnclosedQuote => "unclosed-quote",
            Self::UnclosedParenthesis => "unclosed-parenthesis",
            Self::UnopenedParenthesis => "unopened-parenthesis",
            Self::UnclosedRegex => "unclosed-regex",
            Self::BadRegex(_) => "bad-regex",
            Self::OneSidedOr => "one-sided-or",
            Self::TooDeep => "too-deep",
        }
    }

    /// The words the text is about, to be put into it; empty when it needs none.
    #[must_use]
    pub fn detail(&self) -> &str {
        match self {
            Self::UnknownField(detail)
            | Self::NoValue(detail)
            | Self::BadDate(detail)
            | Self::DatesBackwards(detail)
            | Self::UnknownStatus(detail)
            | Self::UnknownScope(detail)
            | Self::BadRegex(detail) => detail,
            _ => "",
        }
    }
}
