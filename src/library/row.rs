//! What the library keeps of an article: enough for a list, a filter and a facet, and how to read
//! the page again. Never its body.

use super::build::Built;
use crate::entity::names::{Conference, Names, Official};
use crate::parse::article::{Article, Published};
use crate::source::page::{Locator, Page};
use crate::text::fingerprint::Fingerprint;

/// One article in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The page's id.
    pub id: String,
    /// How to read the page again.
    pub locator: Locator,
    /// By which its marks are kept.
    pub print: Fingerprint,
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

impl Row {
    /// Of an article from `source`.
    #[must_use]
    pub fn new(built: &Built, source: String) -> Self {
        Self::of((&built.page, &built.article, &built.names), source)
    }

    /// Of a page, its article and the names in that.
    pub(super) fn of((page, article, names): (&Page, &Article, &Names), source: String) -> Self {
        Self {
            id: page.id.clone(),
            locator: page.locator.clone(),
            print: Fingerprint::of(&page.text),
            title: article.title.text.clone(),
            derived: article.title.derived,
            source,
            published: article.published,
            section: article.section.clone(),
            byline: article.byline.clone(),
            words: article.words(&page.text),
            conferences: names.conferences.clone(),
            officials: names.officials.clone(),
            problems: page.problems.len() as u32,
        }
    }

    /// When it was published, as it or its record tells.
    #[must_use]
    pub fn told(&self) -> Option<Published> {
        self.published.filter(Published::is_told)
    }
}
