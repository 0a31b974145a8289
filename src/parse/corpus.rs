//! What other pages of the open library tell: lines that recur on pages with different titles are
//! furniture or list items. Evidence, never the only reason.

use crate::source::page::Page;

/// Lines seen on several pages.
#[derive(Debug, Clone, Default)]
pub struct Corpus {}

impl Corpus {
    /// Learns from pages, in one pass.
    #[must_use]
    pub fn learn<'a>(_pages: impl IntoIterator<Item = &'a Page>) -> Self {
        Self::default()
    }
}
