//! What the library keeps of an article: enough for a list, a filter and a facet, and how to read
//! the page again. Never its body.

use crate::entity::names::{Conference, Official};
use crate::parse::article::Published;
use crate::source::page::Locator;

/// One article in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The page's id.
    pub id: String,
    /// How to read the page again.
    pub locator: Locator,
    /// Its title.
    pub title: String,
    /// The page had none.
    pub derived: bool,
    /// The folder it comes from, as shown and as filtered by.
    pub source: String,
    /// When it was published.
    pub published: Option<Published>,
    /// Its section.
    pub section: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Words (syllables) of the body.
    pub words: u32,
    /// The conferences it names.
    pub conferences: Vec<Conference>,
    /// The officials it names.
    pub officials: Vec<Official>,
    /// How many problems its page has.
    pub problems: u32,
}
