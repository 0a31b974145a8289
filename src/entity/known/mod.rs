//! What is known beforehand: role words, surnames, bodies, small words, series of conferences,
//! officials and their posts.
//!
//! In: the knowledge files of `data/`, compiled in, and a user's own files of the same shapes. Out:
//! tables over numbered words, ready for the grammar. Knowledge explains and completes what a page
//! says and never overwrites it.

mod file;
mod kinds;
mod officials;
mod series;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use file::KnownError;
pub(super) use file::Lang;
pub(super) use kinds::{
    BodyKind, BodyKinds, Head, KeyedBy, List, NamePart, RoleClass, SeriesKind, Surname, Top,
};
pub use kinds::{KnownOfficial, Post};
pub(super) use series::{Edition, Series};

use super::phrases::Phrases;
use super::scan::SMALL_WORDS;
use super::token::{Token, Word, Words, tokens};
use officials::Officials;

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
    officials: Officials,
}

/// The compiled files; that of the officials is read in [`officials`].
const BUILTIN: [(FileKind, &str, &str); 5] = [
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
            known.add_compiled_officials();
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
        for (kind, path, text) in BUILTIN {
            known.extend(kind, path, text)?;
        }
        known.add_compiled_officials();
        for (kind, path, text) in files {
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
        self.officials.get(self.number_of(name)?)
    }

    /// The usual spelling of a person's name, under any of the known ones.
    pub(super) fn official_name(&self, name: &str) -> Option<&str> {
        self.officials.name(self.number_of(name)?)
    }

    fn number_of(&self, name: &str) -> Option<usize> {
        let words: Option<Vec<Word>> = name
            .split_whitespace()
            .map(|w| self.words.get(&crate::text::fold::exact(w)))
            .collect();
        self.people.exact(words?).copied()
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
        tokens(text, 0, |piece| words.spell(piece))
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

    /// Adds the names of the compiled officials; their posts are read when they are asked for.
    fn add_compiled_officials(&mut self) {
        for names in officials::compiled_names() {
            let number = self.officials.len();
            for name in &names {
                let phrase = self.phrase(name);
                self.people.entry(phrase, || number);
            }
            if let Some(name) = names.first() {
                self.officials.push_compiled(name);
            }
        }
        self.parts.resize(self.words.len(), NamePart::default());
    }
}
