//! Making the visual lines of an article: what they depend on, and where they are made. Those of a
//! page of usual length are made at once, those of a long one by a thread behind the loop, so that
//! no key waits for them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::lines::{Line, lines};
use super::{Paragraphs, raw};
use crate::app::msg::Msg;
use crate::lang::Lang;
use crate::library::opened::Opened;
use crate::library::query::{ArticleNo, Generation};

/// Bytes of a page up to which its lines are made at once: a few milliseconds.
pub const AT_ONCE: usize = 1 << 17;

/// What visual lines depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFor {
    /// The article.
    pub no: ArticleNo,
    /// Columns of the text.
    pub columns: u16,
    /// The unfolded lists.
    pub unfolded: BTreeSet<usize>,
    /// Line by line.
    pub raw: bool,
    /// Lines end where the text ends.
    pub justify: bool,
    /// Only paragraphs in which these words stand.
    pub only: String,
    /// The language of what is not the page's.
    pub lang: Lang,
    /// Where the article comes from.
    pub source: String,
    /// What the reader noted.
    pub note: Option<String>,
    /// How the reader tagged it.
    pub tags: Vec<String>,
}

/// A request for visual lines, with all it takes to make them.
#[derive(Debug, Clone)]
pub struct Laying {
    /// To be given back.
    pub generation: Generation,
    /// The article.
    pub opened: Arc<Opened>,
    /// Its paragraphs as they were measured before, or will be now.
    pub measured: Arc<Paragraphs>,
    /// What the lines are made for.
    pub made_for: MadeFor,
}

impl PartialEq for Laying {
    fn eq(&self, other: &Self) -> bool {
        self.generation == other.generation
            && Arc::ptr_eq(&self.opened, &other.opened)
            && self.made_for == other.made_for
    }
}

impl Eq for Laying {}

impl Laying {
    /// Makes the lines.
    pub(super) fn lines(&self) -> Vec<Line> {
        let texts = self.made_for.lang.texts();
        if self.made_for.raw {
            raw::lines(self, texts)
        } else {
            lines(self, texts)
        }
    }

    /// Makes the lines and answers with them.
    #[must_use]
    pub fn lay(self) -> Msg {
        Msg::Laid {
            lines: self.lines(),
            generation: self.generation,
            made_for: self.made_for,
        }
    }
}
