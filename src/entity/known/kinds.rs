//! What the entries of the knowledge files are: kinds of offices, bodies, words, series, people.

use serde::Deserialize;

use super::file::Lang;
use crate::text::fold;

/// The part of public life to which a head belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::entity) enum RoleClass {
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
pub(in crate::entity) enum Top {
    Party,
    State,
    Government,
    Assembly,
}

/// The kinds of bodies, and what a head may need instead of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::entity) enum BodyKind {
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
pub(in crate::entity) struct BodyKinds(u16);

impl BodyKinds {
    pub(in crate::entity) fn insert(&mut self, kind: BodyKind) {
        self.0 |= 1 << kind as u16;
    }

    pub(in crate::entity) fn add(&mut self, kinds: Self) {
        self.0 |= kinds.0;
    }

    pub(in crate::entity) fn has(self, kind: BodyKind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    pub(in crate::entity) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(in crate::entity) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The lists of `words.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::entity) enum List {
    Honorific,
    Address,
    Former,
    Suffix,
    Plural,
    Institution,
    NotInstitution,
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
    Author,
}

/// How many people have a surname.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::entity) enum Surname {
    /// No surname at all.
    #[default]
    No,
    Rare,
    /// One of those that most people have.
    Common,
}

/// What single words are to names.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::entity) struct NamePart {
    /// A surname, with marks or without.
    pub(in crate::entity) surname: Surname,
    /// The first syllable of minority names.
    pub(in crate::entity) first: bool,
    /// A small word inside foreign names.
    pub(in crate::entity) joiner: bool,
}

/// A head of an office, or of what looks like one.
#[derive(Debug)]
pub(in crate::entity) struct Head {
    pub(in crate::entity) class: RoleClass,
    pub(in crate::entity) needs: BodyKinds,
    pub(in crate::entity) top: Option<Top>,
    pub(in crate::entity) nested: bool,
    /// Of a place: one capitalised word behind it is the place.
    pub(in crate::entity) of_place: bool,
    pub(in crate::entity) lang: Lang,
}

/// What identifies an edition of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::entity) enum KeyedBy {
    Ordinal,
    Year,
}

/// What a series is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::entity) enum SeriesKind {
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

impl KnownOfficial {
    /// Whether an office of theirs begins with `head`, whatever the case and the marks of both.
    pub(in crate::entity) fn held(&self, head: &str) -> bool {
        let head = fold::bare(head);
        let mut posts = self.posts.iter();
        posts.any(|post| fold::bare(&post.role).starts_with(&head))
    }
}

/// An office held for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The role as Vietnamese news writes it.
    pub role: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` when not known for certain.
    #[serde(default, deserialize_with = "super::file::moment")]
    pub from: Option<String>,
    /// The same; `None` while in office or when not known.
    #[serde(default, deserialize_with = "super::file::moment")]
    pub to: Option<String>,
}
