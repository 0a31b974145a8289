//! A tree as text again, in one form: reading it gives the same tree.

use std::fmt::{self, Display, Formatter, Write};

use super::field::Field;
use super::tree::{Dates, Expr, Name, Phrase, Position, Regex, Scope};

impl Display for Expr {
    /// What was typed, in lower case and with one spelling for each thing. Forms that were added to what
    /// was typed, such as those of abbreviations, are shown as if they had been typed.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.looks_through_page() {
            f.write_str("in:page ")?;
        }
        self.show(f)
    }
}

impl Expr {
    fn looks_through_page(&self) -> bool {
        let mut page = false;
        self.each_leaf(&mut |leaf, _| {
            page |= match leaf {
                Self::Phrase(phrase) => phrase.scope == Scope::Page,
                Self::Regex(regex) => regex.scope == Scope::Page,
                _ => false,
            }
        });
        page
    }

    fn show(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => Ok(()),
            Self::All(parts) => join(parts, " ", f, |part| matches!(part, Self::Any(_))),
            Self::Any(parts) => join(parts, " OR ", f, |_| false),
            Self::Not(part) => {
                f.write_char('-')?;
                let parts = matches!(**part, Self::All(_) | Self::Any(_) | Self::Not(_));
                part.grouped(f, parts)
            }
            Self::Phrase(phrase) => show_phrase(phrase, f),
            Self::Regex(regex) => show_regex(regex, f),
            Self::Official(name) => show_name(Field::Official, name, f),
            Self::Conference(name) => show_name(Field::Conference, name, f),
            Self::Source(name) => show_name(Field::Source, name, f),
            Self::Tag(name) => show_name(Field::Tag, name, f),
            Self::Date(dates) => show_dates(dates, f),
            Self::Is(is) => write!(f, "{}:{}", Field::Is.name(), is.status.name()),
        }
    }

    fn grouped(&self, f: &mut Formatter<'_>, group: bool) -> fmt::Result {
        if !group {
            return self.show(f);
        }
        f.write_char('(')?;
        self.show(f)?;
        f.write_char(')')
    }
}

fn join(
    parts: &[Expr],
    between: &str,
    f: &mut Formatter<'_>,
    group: impl Fn(&Expr) -> bool,
) -> fmt::Result {
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            f.write_str(between)?;
        }
        part.grouped(f, group(part))?;
    }
    Ok(())
}

fn show_phrase(phrase: &Phrase, f: &mut Formatter<'_>) -> fmt::Result {
    show_scope(phrase.scope, f)?;
    if phrase.words.len() == 1 {
        return show_words(&phrase.words, f);
    }
    show_quoted(&phrase.words, f)
}

fn show_quoted(words: &[Position], f: &mut Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    show_words(words, f)?;
    f.write_char('"')
}

fn show_words(words: &[Position], f: &mut Formatter<'_>) -> fmt::Result {
    for (n, word) in words.iter().filter_map(|p| p.words.first()).enumerate() {
        if n > 0 {
            f.write_char(' ')?;
        }
        f.write_str(&word.written())?;
        if word.open {
            f.write_char('*')?;
        }
    }
    Ok(())
}

fn show_regex(regex: &Regex, f: &mut Formatter<'_>) -> fmt::Result {
    show_scope(regex.scope, f)?;
    f.write_char('/')?;
    let mut chars = regex.pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '/' => f.write_str("\\/")?,
            '\\' => {
                f.write_char(c)?;
                chars.next().map_or(Ok(()), |c| f.write_char(c))?;
            }
            _ => f.write_char(c)?,
        }
    }
    f.write_char('/')
}

fn show_name(field: Field, name: &Name, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "{}:", field.name())?;
    name.forms
        .first()
        .map_or(Ok(()), |form| show_quoted(form, f))
}

fn show_dates(dates: &Dates, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "{}:", Field::Date.name())?;
    if let Some(from) = dates.from {
        write!(f, "{from}")?;
    }
    f.write_str("..")?;
    if let Some(to) = dates.to {
        write!(f, "{to}")?;
    }
    Ok(())
}

fn show_scope(scope: Scope, f: &mut Formatter<'_>) -> fmt::Result {
    match scope {
        Scope::Title => write!(f, "{}:", Field::Title.name()),
        Scope::Article | Scope::Page => Ok(()),
    }
}
