//! What is known beforehand: role words, surnames, bodies, small words, series of conferences,
//! officials and their posts.
//!
//! In: the knowledge files of `data/`, compiled in, and a user's own files of the same shapes. Out:
//! tables over numbered words, ready for the grammar. Knowledge explains and completes what a page
//! says and never overwrites it.

mod file;
mod kinds;
mod lists;
mod officials;
mod series;

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

pub use file::KnownError;
pub(super) use file::Lang;
pub(super) use kinds::{
    BodyKind, BodyKinds, Head, KeyedBy, List, NamePart, RoleClass, SeriesKind, Surname, Top,
};
pub use kinds::{KnownOfficial, Post};
use series::Same;
pub(super) use series::{Edition, Series};

use super::phrases::Phrases;
use super::scan::SMALL_WORDS;
use super::token::{Begins, PageWords, Token, Word, Words, page_tokens, tokens};
use lists::Lists;
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
    lists: Lists,
    begins: Vec<Begins>,
    parts: Vec<NamePart>,
    same: Phrases<Same>,
    double: Phrases<()>,
    past: Phrases<()>,
    pub(super) series: Vec<Series>,
    series_by_key: HashMap<Vec<Word>, usize>,
    pub(super) abbreviations: Phrases<usize>,
    pub(super) people: Phrases<usize>,
    /// Officials by the last word of their usual names.
    by_last: HashMap<Word, Vec<usize>>,
    /// The words that the grammar names, by their numbers.
    small: Vec<&'static str>,
    officials: Officials,
}

impl FileKind {
    /// All kinds, words first: the grammar needs them before any other.
    pub const ALL: [Self; 6] = [
        Self::Words,
        Self::Roles,
        Self::Surnames,
        Self::Bodies,
        Self::Conferences,
        Self::Officials,
    ];

    /// The name of the file, in `data/` as in a person's folder.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Roles => "roles.toml",
            Self::Surnames => "surnames.toml",
            Self::Bodies => "bodies.toml",
            Self::Words => "words.toml",
            Self::Conferences => "conferences.toml",
            Self::Officials => "officials.toml",
        }
    }

    /// The compiled file.
    fn compiled(self) -> &'static str {
        match self {
            Self::Roles => include_str!("../../../data/roles.toml"),
            Self::Surnames => include_str!("../../../data/surnames.toml"),
            Self::Bodies => include_str!("../../../data/bodies.toml"),
            Self::Words => include_str!("../../../data/words.toml"),
            Self::Conferences => include_str!("../../../data/conferences.toml"),
            Self::Officials => include_str!("../../../data/officials.toml"),
        }
    }
}

impl Known {
    /// The files compiled into the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static KNOWN: OnceLock<Known> = OnceLock::new();
        KNOWN.get_or_init(Self::compiled)
    }

    /// The files compiled into the program, read for someone who will [extend](Self::extend) them.
    #[must_use]
    pub fn compiled() -> Self {
        let mut known = Self::default();
        // First of all words, so that a number tells that a word is not among them.
        for word in SMALL_WORDS {
            known.words.intern(&crate::text::fold::exact(word));
            known.small.push(word);
        }
        for kind in FileKind::ALL {
            // Tests hold the compiled files to be readable.
            let path = Path::new(kind.file_name());
            match kind {
                // Their posts are read when they are asked for.
                FileKind::Officials => known.add_compiled_officials(),
                FileKind::Conferences => file::tables(kind.compiled())
                    .filter_map(|table| file::read(path, table).ok())
                    .for_each(|series| known.add_conferences(series)),
                _ => _ = known.extend(kind, path, kind.compiled()),
            }
        }
        known.count_words();
        known
    }

    /// Adds what a file says; where it speaks of something that is known, it decides. `path` is only for
    /// the error, which names line and column; nothing of a file with an error is added.
    pub fn extend(&mut self, kind: FileKind, path: &Path, text: &str) -> Result<(), KnownError> {
        match kind {
            FileKind::Roles => self.add_roles(file::read(path, text)?),
            FileKind::Surnames => self.add_surnames(&file::read(path, text)?),
            FileKind::Bodies => self.add_bodies(file::read(path, text)?),
            FileKind::Words => self.add_words(file::read(path, text)?),
            FileKind::Conferences => self.add_conferences(file::read(path, text)?),
            FileKind::Officials => self.add_officials(file::read(path, text)?),
        }
        self.count_words();
        Ok(())
    }

    /// Makes the tables by word as long as there are words.
    fn count_words(&mut self) {
        self.parts.resize(self.words.len(), NamePart::default());
        let words = 0..self.words.len() as Word;
        self.begins = words.map(|word| self.what_begins(word)).collect();
    }

    fn what_begins(&self, word: Word) -> Begins {
        let list = |list| self.lists.begins(list, word);
        Begins::default()
            .with(Begins::ROLE, self.roles.begins(word) || list(List::Former))
            .with(Begins::TITLE, list(List::Honorific))
            .with(Begins::ADDRESS, list(List::Address))
            .with(Begins::BODY, self.bodies.begins(word))
            .with(Begins::MEETING, list(List::Meeting))
            .with(Begins::MEETING_EN, list(List::MeetingEn))
            .with(Begins::SHORT, self.abbreviations.begins(word))
    }

    /// Which phrases begin with a word.
    pub(super) fn begins(&self, word: Word) -> Begins {
        self.begins.get(word as usize).copied().unwrap_or_default()
    }

    /// The number of a word that the grammar names.
    pub(super) fn small(&self, word: &str) -> Option<Word> {
        let at = self.small.iter().position(|w| *w == word)?;
        Some(at as Word)
    }

    /// The word with this number when the grammar names it.
    pub(super) fn small_word(&self, word: Word) -> Option<&'static str> {
        self.small.get(word as usize).copied()
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

    /// The usual name of the only known person whose name ends with `word` and who held an office that
    /// begins with `head` (bare): `Tổng thống Putin`.
    pub(super) fn official_called(&self, word: Word, head: &str) -> Option<&str> {
        let mut fit = self.by_last.get(&word)?.iter().filter(|&&number| {
            self.officials
                .get(number)
                .is_some_and(|official| official.held(head))
        });
        let name = self.officials.name(*fit.next()?)?;
        fit.all(|&other| self.officials.name(other) == Some(name))
            .then_some(name)
    }

    fn note_last(&mut self, name: &str, number: usize) {
        if let Some(&last) = self.phrase(name).last() {
            self.by_last.entry(last).or_default().push(number);
        }
    }

    fn number_of(&self, name: &str) -> Option<usize> {
        let mut tokens = Vec::new();
        page_tokens(name, 0, &mut PageWords::new(self), &mut tokens);
        self.people.exact(tokens.iter().map(|t| t.word)).copied()
    }

    /// What a word is to names.
    pub(super) fn part(&self, word: Word) -> NamePart {
        self.parts.get(word as usize).copied().unwrap_or_default()
    }

    /// Length of the longest phrase of `list` at the beginning of `tokens`.
    pub(super) fn at(&self, list: List, tokens: &[Token]) -> Option<usize> {
        self.lists.at(list, tokens)
    }

    /// Length of the longest phrase of `list` at the end of `tokens`.
    pub(super) fn before(&self, list: List, tokens: &[Token]) -> Option<usize> {
        self.lists.before(list, tokens)
    }

    /// Whether a word alone is in `list`.
    pub(super) fn is(&self, list: List, word: Word) -> bool {
        self.lists.is(list, word)
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
        tokens(text, |piece| words.spell(piece))
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
                of_place: role.of_place,
                lang: role.lang,
            });
            for name in std::iter::once(&role.name).chain(&role.also) {
                let phrase = self.phrase(name);
                *self.roles.entry(phrase, || number) = number;
            }
        }
    }

    fn add_surnames(&mut self, file: &file::Surnames) {
        for name in file
            .names
            .surname
            .iter()
            .filter_map(|n| n.strip_prefix('-'))
        {
            for spelling in [name.to_owned(), crate::text::fold::bare(name)] {
                self.part_mut(&spelling).surname = Surname::No;
            }
        }
        for name in file.shares.keys().chain(&file.names.surname) {
            if name.starts_with('-') {
                continue;
            }
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

    /// What a file names is of exactly the kinds that the file gives it.
    fn add_bodies(&mut self, file: file::Lists<BodyKind>) {
        let mut kinds: HashMap<Vec<Word>, BodyKinds> = HashMap::new();
        for (kind, names) in file {
            for name in names {
                kinds.entry(self.phrase(&name)).or_default().insert(kind);
            }
        }
        for (phrase, kinds) in kinds {
            *self.bodies.entry(phrase, BodyKinds::default) = kinds;
        }
    }

    fn add_words(&mut self, file: file::Lists<List>) {
        for (list, phrases) in file {
            for text in phrases {
                if list == List::Same {
                    self.add_same(&text);
                    continue;
                }
                let (text, taken_out) = match text.strip_prefix('-') {
                    Some(text) => (text, true),
                    None => (text.as_str(), false),
                };
                let phrase = self.phrase(text);
                if taken_out {
                    self.lists.remove(list, &phrase);
                } else {
                    self.lists.add(list, &phrase);
                }
            }
        }
    }

    /// `a = b = c`: all become `a` in the keys of series.
    fn add_same(&mut self, text: &str) {
        let mut names = text.split('=');
        let Some(name) = names.next().map(str::trim) else {
            return;
        };
        let same = Same {
            name: name.to_owned(),
            key: self.phrase(name),
        };
        for other in names {
            let phrase = self.phrase(other);
            self.same.entry(phrase, || same.clone());
        }
    }

    fn add_officials(&mut self, file: file::Officials) {
        for official in file.official {
            let number = self.officials.len();
            for name in std::iter::once(&official.name).chain(&official.also) {
                let phrase = self.phrase(name);
                *self.people.entry(phrase, || number) = number;
            }
            self.note_last(&official.name, number);
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
                self.note_last(name, number);
                self.officials.push_compiled(name);
            }
        }
    }
}
