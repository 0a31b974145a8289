//! An article in, its officials and conferences out.

pub mod known;
pub mod names;

use crate::parse::article::Article;
use crate::source::page::Page;
pub use known::Known;
use names::Names;

/// Finds the officials and conferences that `article` itself names.
#[must_use]
pub fn find(_page: &Page, _article: &Article, _known: &Known) -> Names {
    Names::default()
}
