//! What is known beforehand: role words, surnames, bodies, small words, series of conferences,
//! officials and their posts.
//!
//! In: the knowledge files of `data/`, compiled in, and a user's own files of the same shapes. Out:
//! tables over numbered words, ready for the grammar. Knowledge explains and completes what a page
//! says and never overwrites it.

mod file;
mod series;

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

pub use file::KnownError;
pub(super) use file::Lang;
pub(super) use series::{Edition, Series};

use super::phrases::Phrases;
use super::scan::SMALL_WORDS;
use super::token::{Token, Word, Words, tokens};

/// Which kind of knowledge file a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Heads of offices, as `data/roles.toml`.
    Roles,
    /// Surnames, as `data/surnames.toml`.
    Surnames,
    /// Bodies and places, as `data/bodies.toml`.
    Bodies,
    /// Small words of the grammar, as `data/words.toml`.
    Words,
    /// Series of conferences, as `data/conferences.toml`.
    Conferences,
    /// Officials and their posts, as `data/officials.toml`.
    Officials,
}

/// The part of public life to which a head belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RoleClass {
    Party,
    State,
    Government,
    Assembly,
    Ministry,
    Local,
    Diplomacy,
    Justice,
    Army,
    Mass,
    Foreign,
    None,
}

/// Heads of which a person holds one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Top {
    Party,
    State,
    Government,
    Assembly,
}

/// The kinds of bodies, and what a head may need instead of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum BodyKind {
    State,
    Agency,
    Party,
    Mass,
    Intl,
    Field,
    Area,
    Place,
    Company,
    Event,
    Units,
    /// Another role.
    Role,
    /// Nothing at all.
    Plain,
}

/// A set of [`BodyKind`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct BodyKinds(u16);

impl BodyKinds {
    pub(super) fn insert(&mut self, kind: BodyKind) {
        self.0 |= 1 << kind as u16;
    }

    pub(super) fn add(&mut self, kinds: Self) {
        self.0 |= kinds.0;
    }

    pub(super) fn has(self, kind: BodyKind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The lists of `words.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum List {
    Honorific,
    Address,
    Former,
    Suffix,
    Plural,
    Institution,
    Spouse,
    Accused,
    Credit,
    Candidate,
    OfficeOf,
    Is,
    HeldBy,
    Verb,
    Meeting,
    MeetingEn,
    Level,
    Skip,
    Generic,
    Stop,
    Several,
    NotMeeting,
    NotSeries,
    Same,
}

/// How many people have a surname.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Surname {
    /// No surname at all.
    #[default]
    No,
    Rare,
    /// One of those that most people have.
    Common,
}

/// What single words are to names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct NamePart {
    /// A surname, with marks or without.
    pub(super) surname: Surname,
    /// The first syllable of minority names.
    pub(super) first: bool,
    /// A small word inside foreign names.
    pub(super) joiner: bool,
}

/// A head of an office, or of what looks like one.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) class: RoleClass,
    pub(super) needs: BodyKinds,
    pub(super) top: Option<Top>,
    pub(super) nested: bool,
    pub(super) lang: Lang,
}

/// What identifies an edition of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum KeyedBy {
    Ordinal,
    Year,
}

/// What a series is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum SeriesKind {
    Conference,
    Congress,
    Plenum,
    Session,
    Forum,
    Summit,
}

/// A person known to have held offices.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownOfficial {
    /// The name as Vietnamese news writes it.
    pub name: String,
    /// Other spellings.
    #[serde(default)]
    pub also: Vec<String>,
    /// The country or body, for foreigners only.
    pub country: Option<String>,
    /// Offices held.
    #[serde(default)]
    pub posts: Vec<Post>,
}

/// An office held for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The role as Vietnamese news writes it.
    pub role: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` when not known for certain.
    pub from: Option<String>,
    /// The same; `None` while in office or when not known.
    pub to: Option<String>,
}

/// The knowledge files, read.
#[derive(Debug, Default)]
pub struct Known {
    pub(super) words: Words,
    pub(super) roles: Phrases<usize>,
    pub(super) heads: Vec<Head>,
    pub(super) bodies: Phrases<BodyKinds>,
    lists: Phrases<u32>,
    parts: Vec<NamePart>,
    same: Phrases<Vec<Word>>,
    double: Phrases<()>,
    past: Phrases<()>,
    pub(super) series: Vec<Series>,
    series_by_key: HashMap<Vec<Word>, usize>,
    pub(super) abbreviations: Phrases<usize>,
    pub(super) people: Phrases<usize>,
    small: HashMap<&'static str, Word>,
    officials: Vec<KnownOfficial>,
}

const BUILTIN: [(FileKind, &str, &str); 6] = [
    (
        FileKind::Words,
        "data/words.toml",
        include_str!("../../../data/words.toml"),
    ),
    (
        FileKind::Roles,
        "data/roles.toml",
        include_str!("../../../data/roles.toml"),
    ),
    (
        FileKind::Surnames,
        "data/surnames.toml",
        include_str!("../../../data/surnames.toml"),
    ),
    (
        FileKind::Bodies,
        "data/bodies.toml",
        include_str!("../../../data/bodies.toml"),
    ),
    (
        FileKind::Conferences,
        "data/conferences.toml",
        include_str!("../../../data/conferences.toml"),
    ),
    (
        FileKind::Officials,
        "data/officials.toml",
        include_str!("../../../data/officials.toml"),
    ),
];

impl Known {
    /// The files compiled into the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static KNOWN: OnceLock<Known> = OnceLock::new();
        KNOWN.get_or_init(|| {
            let mut known = Self::default();
            for (kind, path, text) in BUILTIN {
                // A test holds the compiled files to be readable.
                let _ = known.extend(kind, path, text);
            }
            known
        })
    }

    /// The files compiled into the program with a user's own on top.
    ///
    /// The error names the file, line and column of the first mistake.
    pub fn load<'a>(
        files: impl IntoIterator<Item = (FileKind, &'a str, &'a str)>,
    ) -> Result<Self, KnownError> {
        let mut known = Self::default();
        for (kind, path, text) in BUILTIN.into_iter().chain(files) {
            known.extend(kind, path, text)?;
        }
        Ok(known)
    }

    /// Adds what the file `text` says; `path` is only for the error. What was known stays.
    pub fn extend(&mut self, kind: FileKind, path: &str, text: &str) -> Result<(), KnownError> {
        if self.small.is_empty() {
            // First of all words, so that a number tells that a word is not among them.
            for word in SMALL_WORDS {
                let id = self.words.intern(&crate::text::fold::exact(word));
                self.small.insert(word, id);
            }
        }
        match kind {
            FileKind::Roles => self.add_roles(file::read(path, text)?),
            FileKind::Surnames => self.add_surnames(&file::read(path, text)?),
            FileKind::Bodies => self.add_bodies(file::read(path, text)?),
            FileKind::Words => self.add_words(file::read(path, text)?),
            FileKind::Conferences => self.add_conferences(path, file::read(path, text)?)?,
            FileKind::Officials => self.add_officials(file::read(path, text)?),
        }
        self.parts.resize(self.words.len(), NamePart::default());
        Ok(())
    }

    /// The number of a word that the grammar names.
    pub(super) fn small(&self, word: &str) -> Option<Word> {
        self.small.get(word).copied()
    }

    /// What is known of a person, under any of the known spellings.
    #[must_use]
    pub fn official(&self, name: &str) -> Option<&KnownOfficial> {
        let words: Option<Vec<Word>> = name
            .split_whitespace()
            .map(|w| self.words.get(&crate::text::fold::exact(w)))
            .collect();
        self.people.exact(words?).map(|&i| &self.officials[i])
    }

    /// What a word is to names.
    pub(super) fn part(&self, word: Word) -> NamePart {
        self.parts.get(word as usize).copied().unwrap_or_default()
    }

    /// Length of the longest phrase of `list` at the beginning of `tokens`.
    pub(super) fn at(&self, list: List, tokens: &[Token]) -> Option<usize> {
        self.lists
            .longest(tokens, |set| set & (1 << list as u32) != 0)
            .map(|(len, _)| len)
    }

    /// Length of the longest phrase of `list` at the end of `tokens`.
    pub(super) fn before(&self, list: List, tokens: &[Token]) -> Option<usize> {
        self.lists
            .ending(tokens, |set| set & (1 << list as u32) != 0)
    }

    /// Whether a word alone is in `list`.
    pub(super) fn is(&self, list: List, word: Word) -> bool {
        self.lists
            .exact([word])
            .is_some_and(|set| set & (1 << list as u32) != 0)
    }

    /// Whether these tokens begin with a double surname.
    pub(super) fn is_double_surname(&self, tokens: &[Token]) -> bool {
        self.double.longest(tokens, |()| true).is_some()
    }

    /// Whether these words are a ruler or founder of the past.
    pub(super) fn is_past(&self, words: impl IntoIterator<Item = Word>) -> bool {
        self.past.exact(words).is_some()
    }

    fn phrase(&mut self, text: &str) -> Vec<Word> {
        let words = &mut self.words;
        tokens(text, 0, |key| words.intern(key))
            .iter()
            .map(|t| t.word)
            .collect()
    }

    fn add_roles(&mut self, file: file::Roles) {
        for role in file.role {
            let mut needs = BodyKinds::default();
            for kind in role.needs {
                needs.insert(kind);
            }
            let number = self.heads.len();
            self.heads.push(Head {
                class: role.class,
                needs,
                top: role.top,
                nested: role.nested,
                lang: role.lang,
            });
            for name in std::iter::once(&role.name).chain(&role.also) {
                let phrase = self.phrase(name);
                *self.roles.entry(phrase, || number) = number;
            }
        }
    }

    fn add_surnames(&mut self, file: &file::Surnames) {
        for name in file.shares.keys().chain(&file.names.surname) {
            for spelling in [name.clone(), crate::text::fold::bare(name)] {
                let part = self.part_mut(&spelling);
                part.surname = part.surname.max(Surname::Rare);
            }
        }
        for name in file.shares.keys() {
            for spelling in [name.clone(), crate::text::fold::bare(name)] {
                self.part_mut(&spelling).surname = Surname::Common;
            }
        }
        for name in &file.names.first {
            self.part_mut(name).first = true;
        }
        for word in &file.names.joiners {
            self.part_mut(word).joiner = true;
        }
        for name in &file.names.double {
            let phrase = self.phrase(name);
            self.double.entry(phrase, || ());
        }
        for name in &file.names.past {
            let phrase = self.phrase(name);
            self.past.entry(phrase, || ());
        }
    }

    fn part_mut(&mut self, word: &str) -> &mut NamePart {
        let id = self.words.intern(&crate::text::fold::exact(word)) as usize;
        if self.parts.len() <= id {
            self.parts.resize(id + 1, NamePart::default());
        }
        &mut self.parts[id]
    }

    fn add_bodies(&mut self, file: file::Lists<BodyKind>) {
        for (kind, names) in file {
            for name in names {
                let phrase = self.phrase(&name);
                self.bodies.entry(phrase, BodyKinds::default).insert(kind);
            }
        }
    }

    fn add_words(&mut self, file: file::Lists<List>) {
        for (list, phrases) in file {
            for text in phrases {
                if list == List::Same {
                    self.add_same(&text);
                    continue;
                }
                let phrase = self.phrase(&text);
                *self.lists.entry(phrase, || 0) |= 1 << list as u32;
            }
        }
    }

    /// `a = b = c`: all become `a` in the keys of series.
    fn add_same(&mut self, text: &str) {
        let names: Vec<Vec<Word>> = text.split('=').map(|name| self.phrase(name)).collect();
        let Some((first, others)) = names.split_first() else {
            return;
        };
        for other in others {
            self.same.entry(other.iter().copied(), || first.clone());
        }
    }

    fn add_officials(&mut self, file: file::Officials) {
        for official in file.official {
            let number = self.officials.len();
            for name in std::iter::once(&official.name).chain(&official.also) {
                let phrase = self.phrase(name);
                self.people.entry(phrase, || number);
            }
            self.officials.push(official);
        }
    }
}
