//! A person's configuration read: every entry that can be understood is taken, every other one is a
//! problem with its line and column.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Said;
use super::setting::{Setting, Value};
use crate::app::keymap::Fault;
use crate::app::near::near;
use crate::app::theme::{Colour, Inks, Role};
use crate::error::{EntryFault, Given, Named, Problem, ProblemKind, Takes};

/// Of one file no more problems than this are told one by one.
const TOLD: usize = 20;

/// Takes what `text`, the file at `path`, says.
pub(super) fn read(text: &str, path: &Path, said: &mut Said) {
    let (left, mut faults) = understood(text);
    // What is left is TOML.
    if let Ok(table) = DeTable::parse(&left) {
        for (name, value) in table.get_ref() {
            entry(&left, name, value, said, &mut faults);
        }
    }
    faults.sort_by_key(|f| (f.line, f.column));
    let more = faults.len().saturating_sub(TOLD);
    faults.truncate(TOLD);
    said.faults.extend(faults.into_iter().map(|f| Problem {
        path: path.to_owned(),
        line: Some(f.line as u32),
        what: ProblemKind::Setting {
            column: Some(f.column as u32),
            fault: Box::new(f.what),
        },
    }));
    if more > 0 {
        said.faults.push(Problem {
            path: path.to_owned(),
            line: None,
            what: ProblemKind::More(more),
        });
    }
}

/// What of `text` is TOML, every byte where it was, and what is wrong with the lines that are not. With
/// too many of those nothing is left.
fn understood(text: &str) -> (String, Vec<Fault>) {
    let mut left = text.to_owned();
    let mut faults = Vec::new();
    while let Err(error) = DeTable::parse(&left) {
        let at = error.span().map_or(0, |s| s.start).min(left.len());
        // The only thing that well-formed lines can do wrong together.
        let what = if error.message().contains("duplicate") {
            EntryFault::NamedTwice
        } else {
            EntryFault::NotToml
        };
        faults.push(Fault::at(text, at, what));
        match without_line(&left, at) {
            Some(less) if faults.len() < TOLD => left = less,
            _ => return (String::new(), faults),
        }
    }
    (left, faults)
}

/// `text` with blanks for the line of a byte, or for the last one before it that is not blank.
fn without_line(text: &str, at: usize) -> Option<String> {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some(*end - line.len()..*end)
    });
    let lines = lines.take_while(|line| line.start <= at);
    let line = lines
        .filter(|line| !text[line.clone()].trim().is_empty())
        .last()?;
    let blanks = text[line.clone()]
        .bytes()
        .map(|b| if b == b'\n' { '\n' } else { ' ' });
    let blanks: String = blanks.collect();
    Some(format!(
        "{}{blanks}{}",
        &text[..line.start],
        &text[line.end..]
    ))
}

/// The tables of a configuration.
const TABLES: [&str; 3] = ["colours", "keys", "macros"];

fn entry(
    text: &str,
    name: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    said: &mut Said,
    faults: &mut Vec<Fault>,
) {
    let key = name.get_ref().as_ref();
    let at = value.span().start;
    match (key, value.get_ref()) {
        ("keys", DeValue::Table(places)) => faults.extend(said.keymap.take(text, places)),
        ("macros", DeValue::Table(places)) => {
            faults.extend(said.keymap.take_macros(text, places));
        }
        ("macros", _) => {
            let what = EntryFault::Takes(Takes::Macros, key.to_owned());
            faults.push(Fault::at(text, at, what));
        }
        ("colours", DeValue::Table(roles)) => colours(text, roles, said, faults),
        ("keys", _) => {
            let what = EntryFault::Takes(Takes::Places, key.to_owned());
            faults.push(Fault::at(text, at, what));
        }
        ("colours", _) => {
            let what = EntryFault::Takes(Takes::Colours, key.to_owned());
            faults.push(Fault::at(text, at, what));
        }
        (_, given) => {
            let Some(setting) = Setting::named(key) else {
                let names = Setting::ALL.iter().map(|s| s.name()).chain(TABLES);
                let what = EntryFault::Unknown {
                    what: Named::Setting,
                    name: key.to_owned(),
                    near: near(key, names).map(str::to_owned),
                    all: Vec::new(),
                };
                faults.push(Fault::at(text, name.span().start, what));
                return;
            };
            if let Err(what) = setting.set(said, &self::value(given)) {
                faults.push(Fault::at(text, at, what));
            }
        }
    }
}

fn value(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.clone().into_owned()),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix())
            .map_or(Value::Other(Given::LargeNumber), Value::Number),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Float(_) => Value::Other(Given::BrokenNumber),
        DeValue::Datetime(_) => Value::Other(Given::Date),
        DeValue::Array(all) => words(all).map_or(Value::Other(Given::List), Value::Words),
        DeValue::Table(_) => Value::Other(Given::Table),
    }
}

/// The words of a list of words.
fn words(all: &[Spanned<DeValue<'_>>]) -> Option<Vec<String>> {
    let word = |value: &Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::String(word) => Some(word.clone().into_owned()),
        _ => None,
    };
    all.iter().map(word).collect()
}

/// The name of what is behind everything.
pub(super) const BACKGROUND: &str = "background";

fn colours(text: &str, roles: &DeTable<'_>, said: &mut Said, faults: &mut Vec<Fault>) {
    for (name, given) in roles {
        let key = name.get_ref().as_ref();
        let role = Role::named(key);
        if role.is_none() && key != BACKGROUND {
            let names = || Role::ALL.iter().map(|r| r.name()).chain([BACKGROUND]);
            let what = EntryFault::Unknown {
                what: Named::Role,
                name: key.to_owned(),
                near: near(key, names()).map(str::to_owned),
                all: names().map(str::to_owned).collect(),
            };
            faults.push(Fault::at(text, name.span().start, what));
            continue;
        }
        match inks(&value(given.get_ref())) {
            Ok(inks) => match role {
                Some(role) => said.settings.own.set(role, inks),
                None => said.settings.own.background = inks.ink,
            },
            Err(what) => faults.push(Fault::at(text, given.span().start, what)),
        }
    }
}

/// Colours as written: of the letters, and behind `on` of what is behind them.
fn inks(value: &Value) -> Result<Inks, EntryFault> {
    let text = match value {
        Value::Text(text) => text.clone(),
        Value::Number(n) => n.to_string(),
        other => return Err(EntryFault::NoColour(other.given())),
    };
    let read = |word: &str| {
        Colour::read(word.trim()).map_err(|unknown| EntryFault::Unknown {
            what: Named::Colour,
            near: near(word.trim(), Colour::names()).map(str::to_owned),
            all: Colour::names().map(str::to_owned).collect(),
            name: unknown.0,
        })
    };
    let padded = format!(" {text} ");
    match padded.split_once(" on ") {
        Some((ink, paper)) => Ok(Inks {
            ink: (!ink.trim().is_empty()).then(|| read(ink)).transpose()?,
            paper: Some(read(paper)?),
        }),
        None => Ok(Inks {
            ink: Some(read(&text)?),
            paper: None,
        }),
    }
}

/// Colours as [`inks`] reads them.
pub(super) fn written(inks: Inks) -> Option<String> {
    match (inks.ink, inks.paper) {
        (Some(ink), Some(paper)) => Some(format!("{ink} on {paper}")),
        (Some(ink), None) => Some(ink.to_string()),
        (None, Some(paper)) => Some(format!("on {paper}")),
        (None, None) => None,
    }
}
