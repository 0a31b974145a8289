//! The shapes of the knowledge files in `data/`, and what is wrong with one that cannot be read.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Problem, ProblemKind};

/// A knowledge file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct KnownError {
    /// The file as the user named it.
    pub path: PathBuf,
    /// Where in it, line and column counted from 1; `None` when it is about the whole file.
    pub at: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
}

impl From<KnownError> for Problem {
    fn from(error: KnownError) -> Self {
        Self {
            path: error.path,
            line: error.at.map(|(line, _)| line as u32),
            what: ProblemKind::Knowledge {
                column: error.at.map(|(_, column)| column as u32),
                message: error.message,
            },
        }
    }
}

impl fmt::Display for KnownError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", crate::text::visible(&self.path.to_string_lossy()))?;
        if let Some((line, column)) = self.at {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", crate::text::visible(&self.message))
    }
}

/// Reads one file.
pub(super) fn read<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, KnownError> {
    toml::from_str(text).map_err(|error| KnownError {
        path: path.to_owned(),
        at: error.span().map(|span| place(text, span.start)),
        message: error.message().to_owned(),
    })
}

/// The tables `[[...]]` of a compiled file, each a document by itself: to read all of it at once takes twenty times its
/// length in memory, which then stays with the program. Strings of several lines may not hold `[[` at a beginning of a
/// line; tests hold the compiled files to give the same in one piece.
pub(super) fn tables(text: &str) -> impl Iterator<Item = &str> {
    let begins = |from: usize| text[from..].find("\n[[").map(|at| from + at + 1);
    let mut next = begins(0);
    std::iter::from_fn(move || {
        let begin = next?;
        next = begins(begin);
        Some(&text[begin..next.unwrap_or(text.len())])
    })
}

/// Line and column, from 1, of a byte.
fn place(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    (line, column)
}

/// `roles.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Roles {
    pub(super) role: Vec<Role>,
}

/// One head.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    pub(super) name: String,
    #[serde(default)]
    pub(super) also: Vec<String>,
    pub(super) class: super::RoleClass,
    #[serde(default)]
    pub(super) needs: Vec<super::BodyKind>,
    pub(super) top: Option<super::Top>,
    #[serde(default)]
    pub(super) nested: bool,
    #[serde(default)]
    pub(super) of_place: bool,
    #[serde(default)]
    pub(super) lang: Lang,
}

/// The language of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::entity) enum Lang {
    /// Vietnamese: any case.
    #[default]
    Vi,
    /// English: capitals only.
    En,
}

/// `surnames.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Surnames {
    #[serde(default)]
    pub(super) shares: BTreeMap<String, f32>,
    #[serde(default)]
    pub(super) names: NameParts,
}

/// Parts of names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NameParts {
    pub(super) surname: Vec<String>,
    pub(super) double: Vec<String>,
    pub(super) first: Vec<String>,
    pub(super) joiners: Vec<String>,
    pub(super) past: Vec<String>,
}

/// `bodies.toml` and `words.toml`: lists of phrases by the name of their kind.
pub(super) type Lists<K> = BTreeMap<K, Vec<String>>;

/// `conferences.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Conferences {
    pub(super) series: Vec<Series>,
}

/// One series.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Series {
    pub(super) id: String,
    pub(super) name: String,
    /// For narrow columns.
    pub(super) short: String,
    #[serde(default)]
    pub(super) abbreviations: Vec<String>,
    #[serde(default)]
    pub(super) also: Vec<String>,
    pub(super) keyed_by: super::KeyedBy,
    pub(super) kind: super::SeriesKind,
    #[serde(default)]
    pub(super) topics: Vec<String>,
    #[serde(default)]
    pub(super) editions: Vec<Edition>,
}

/// One edition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edition {
    pub(super) ordinal: Option<u16>,
    pub(super) term: Option<u16>,
    pub(super) year: i16,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
}

/// A day, `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Day(pub(super) jiff::civil::Date);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
            .map(Self)
            .map_err(|_| format!("'{text}' is no date: write YYYY-MM-DD"))
    }
}

/// Reads a point in time, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub(super) fn moment<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    let digits =
        |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let fits = match parts.as_slice() {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && digits(month, 2),
        [_, _, _] => text.parse::<jiff::civil::Date>().is_ok(),
        _ => false,
    };
    if fits {
        return Ok(Some(text));
    }
    let words = format!("'{text}' is no point in time: write YYYY, YYYY-MM or YYYY-MM-DD");
    Err(serde::de::Error::custom(words))
}

/// `officials.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Officials {
    pub(super) official: Vec<super::KnownOfficial>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::known::FileKind;

    #[test]
    fn the_tables_of_a_compiled_file_are_all_of_it() {
        let (path, text) = (Path::new(""), FileKind::Conferences.compiled());
        let whole: Conferences = read(path, text).unwrap();
        let series: Vec<Series> = tables(text)
            .flat_map(|table| read::<Conferences>(path, table).unwrap().series)
            .collect();
        assert!(series.len() > 50);
        assert_eq!(format!("{series:?}"), format!("{:?}", whole.series));
    }

    #[test]
    fn what_stands_before_the_first_table_is_none() {
        assert_eq!(tables("a = 1\n").count(), 0);
        let all: Vec<&str> = tables("# why\n[[a]]\nb = 1\n\n[[a]]\nb = 2").collect();
        assert_eq!(all, ["[[a]]\nb = 1\n\n", "[[a]]\nb = 2"]);
    }
}
