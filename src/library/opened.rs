//! An article read again for the reader: its page, its split, its names.

use super::query::ArticleNo;
use crate::entity::names::Names;
use crate::parse::article::{Article, Published};
use crate::source::page::Page;
use crate::text::fingerprint::Fingerprint;

/// Everything the reader shows of one article.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its number in the library.
    pub no: ArticleNo,
    /// By which its marks are kept.
    pub print: Fingerprint,
    /// The page it was read from.
    pub page: Page,
    /// The page, split.
    pub article: Article,
    /// The names in it.
    pub names: Names,
    /// For each of [`Article::links`], the article in the library that it leads to.
    pub linked: Vec<Option<ArticleNo>>,
    /// Its copies and reprints in the library, the earliest first.
    pub reprints: Vec<Reprint>,
}

/// Another article with the same text, or nearly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reprint {
    /// Its number in the library.
    pub no: ArticleNo,
    /// The folder it comes from.
    pub source: String,
    /// When it was published, as it or its record tells.
    pub published: Option<Published>,
}
