//! What the name finder returns: the officials and conferences of one article, and every place
//! where they stand.

use std::collections::HashSet;
use std::ops::Range;

use crate::text::fold;

/// The names of one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names {
    /// In the order in which the article first names them.
    pub conferences: Vec<Conference>,
    /// In the order in which the article first names them.
    pub officials: Vec<Official>,
    /// In page order; none overlaps another.
    pub mentions: Vec<Mention>,
}

/// A conference the article names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Conference {
    /// ASCII slug of series and number or year: `hoi-nghi-ngoai-giao-31`. One id for all forms.
    pub id: String,
    /// The fullest name: `Hội nghị Ngoại giao lần thứ 31`.
    pub name: String,
    /// Without number: the usual name of a known series (`Hội nghị Ngoại giao`), else as the page has it.
    pub series: String,
    /// For narrow columns, of a known series: `Ngoại giao 31`, `COP 26`.
    #[serde(default)]
    pub short: Option<String>,
    /// The number in its series.
    pub ordinal: Option<u16>,
    /// The year it was held.
    pub year: Option<i16>,
    /// Not named by the page: its date and words fit only this one.
    pub inferred: bool,
    /// In title, lead or subheadings, or at least twice in body paragraphs.
    pub about: bool,
}

/// A person with an office.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Official {
    /// The name as the article spells it: `Phạm Bình Minh`.
    pub name: String,
    /// ASCII slug of the name under which all spellings meet: `pham-binh-minh`, with the tones kept
    /// apart by a suffix where two people would fall together.
    pub id: String,
    /// Offices, as the article gives them, longest form, in the article's order.
    pub roles: Vec<String>,
    /// In title, lead or subheadings, or at least twice in body paragraphs.
    pub about: bool,
}

/// The id of an official of this name; `ids` are those of the article so far, and this one is added.
pub(crate) fn official_id(name: &str, ids: &mut HashSet<String>) -> String {
    let slug = fold::slug(name);
    let mut id = slug.clone();
    let mut n = 2;
    while !ids.insert(id.clone()) {
        id = format!("{slug}-{n}");
        n += 1;
    }
    id
}

/// What a mention points at: an index into [`Names::conferences`] or [`Names::officials`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// Index into [`Names::conferences`].
    Conference(usize),
    /// Index into [`Names::officials`].
    Official(usize),
}

/// A place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Who or what.
    pub target: Target,
    /// Bytes of the page's text: for an official the name itself, or the words that stand for it
    /// (`Phó Thủ tướng`, `ông Sơn`); for a conference its whole name.
    pub bytes: Range<u32>,
    /// Why it counts.
    pub how: Evidence,
}

/// Why some words are a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// A short stable name of the rule, in English, such as `role before name` or `given name`.
    pub rule: &'static str,
    /// Bytes of the page's text that the rule looked at, role included.
    pub words: Range<u32>,
    /// The line of those words, from 0.
    pub line: u32,
}

impl Names {
    /// How often a target is mentioned.
    #[must_use]
    pub fn count(&self, target: Target) -> usize {
        self.mentions.iter().filter(|m| m.target == target).count()
    }
}
