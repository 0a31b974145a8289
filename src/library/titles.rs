//! The titles of a library, folded one behind the other: looking through a million of them takes a hundredth of
//! a second.

use std::io;
use std::path::Path;

use super::bits::Bits;
use super::columns::Blobs;
use super::query::ArticleNo;
use super::saved::{Saved, Saving};
use crate::text::find::{self, Pattern};

/// The bare words of each title, each after one space, and a line end behind the last.
#[derive(Debug, Default)]
pub(super) struct Titles(Blobs);

impl Titles {
    /// None yet; those to come grow in a file in `folder`.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn spooled(folder: &Path) -> io::Result<Self> {
        Blobs::spooled(folder).map(Self)
    }

    /// Makes what grew in a file be seen.
    ///
    /// # Errors
    /// When something of it could not be written.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        self.0.settle()
    }

    /// Adds the title of the next article.
    pub(super) fn add(&mut self, title: &str) {
        let mut bare = String::with_capacity(title.len() + 2);
        find::bare_words(title, &mut bare);
        bare.push('\n');
        self.0.push(bare.as_bytes());
    }

    /// The articles in whose titles `pattern` is found; `title_of` gives a title.
    pub(super) fn matching<'a>(
        &self,
        pattern: &Pattern,
        title_of: impl Fn(ArticleNo) -> std::borrow::Cow<'a, str>,
    ) -> Bits {
        let mut found = Bits::none(self.0.len());
        let all = self.0.all();
        let word = pattern.longest_word();
        let finder = memchr::memmem::Finder::new(word);
        let (mut at, mut article) = (0, 0);
        while let Some(hit) = finder.find(&all[at..]) {
            let (no, end) = self.0.holding(at + hit, article);
            let bare = self.0.text(no);
            if pattern.may_match(bare) && (pattern.is_bare() || pattern.is_in(&title_of(no as u32)))
            {
                found.insert(no as u32);
            }
            // One hit a title is enough.
            (at, article) = (end, no + 1);
        }
        found
    }

    /// Writes them to a file.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        to.blobs(&self.0)
    }

    /// Writes those of `old`, and behind them these.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        to.joined_blobs(&old.0, &self.0)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        from.blobs().map(Self)
    }
}
