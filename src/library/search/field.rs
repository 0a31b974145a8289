//! The fields of a query, and what stands behind those that take no words: a status, a scope.

use super::tree::{Scope, Status};
use crate::text::fold;

/// What a word before a colon asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Words of the title.
    Title,
    /// An official.
    Official,
    /// A conference.
    Conference,
    /// Where pages come from.
    Source,
    /// When articles were published.
    Date,
    /// Marks.
    Is,
    /// A tag.
    Tag,
    /// Where to look.
    In,
}

impl Field {
    /// All of them, each with its names: the first is shown, the second is Vietnamese. A name is typed with
    /// marks or without.
    pub const ALL: [(Self, [&'static str; 2]); 8] = [
        (Self::Title, ["title", "tieude"]),
        (Self::Official, ["official", "nguoi"]),
        (Self::Conference, ["conference", "hoinghi"]),
        (Self::Source, ["source", "nguon"]),
        (Self::Date, ["date", "ngay"]),
        (Self::Is, ["is", "la"]),
        (Self::Tag, ["tag", "nhan"]),
        (Self::In, ["in", "trong"]),
    ];

    /// The field of this name.
    ///
    /// ```
    /// use docbao::library::search::Field;
    /// assert_eq!(Field::named("tiêuđề"), Some(Field::Title));
    /// assert_eq!(Field::named("DATE"), Some(Field::Date));
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = fold::bare(name);
        Self::ALL
            .iter()
            .find(|(_, names)| names.contains(&name.as_str()))
            .map(|(field, _)| *field)
    }

    /// The name that is shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Official => "official",
            Self::Conference => "conference",
            Self::Source => "source",
            Self::Date => "date",
            Self::Is => "is",
            Self::Tag => "tag",
            Self::In => "in",
        }
    }
}

/// The status that a word behind `is:` asks for.
pub(super) fn status(word: &str) -> Option<Status> {
    match fold::slug(word).as_str() {
        "unread" | "chuadoc" | "chua-doc" => Some(Status::Unread),
        "read" | "dadoc" | "da-doc" => Some(Status::Read),
        "starred" | "star" | "sao" => Some(Status::Starred),
        _ => None,
    }
}

/// The scope that a word behind `in:` asks for.
pub(super) fn scope(word: &str) -> Option<Scope> {
    match fold::slug(word).as_str() {
        "title" | "tieude" | "tieu-de" => Some(Scope::Title),
        "article" | "bai" => Some(Scope::Article),
        "page" | "trang" => Some(Scope::Page),
        _ => None,
    }
}
