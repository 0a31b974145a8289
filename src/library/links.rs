//! Where a link leads: to the article whose title is the link's, whatever the case, the spelling of
//! the tones and the punctuation.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use super::query::ArticleNo;
use crate::text::fold;

/// The articles by the hash of their folded titles; whoever looks one up compares the titles.
#[derive(Debug, Default)]
pub(super) struct Titles {
    state: RandomState,
    articles: HashMap<u64, Vec<ArticleNo>>,
}

impl Titles {
    /// Adds an article. A title without a letter leads nowhere.
    pub(super) fn add(&mut self, title: &str, no: ArticleNo) {
        let key = key(title);
        if !key.is_empty() {
            let hash = self.state.hash_one(&key);
            self.articles.entry(hash).or_default().push(no);
        }
    }

    /// The first article other than `from` with this title; `title_of` gives an article's title.
    pub(super) fn find<'a>(
        &self,
        title: &str,
        from: ArticleNo,
        title_of: impl Fn(ArticleNo) -> &'a str,
    ) -> Option<ArticleNo> {
        let wanted = key(title);
        let candidates = self.articles.get(&self.state.hash_one(&wanted))?;
        candidates
            .iter()
            .copied()
            .find(|&no| no != from && key(title_of(no)) == wanted)
    }
}

/// The words of a title, folded, parted by single spaces.
fn key(title: &str) -> String {
    let exact = fold::exact(title);
    let mut key = String::with_capacity(exact.len());
    for word in exact.split(|c: char| !c.is_alphanumeric() && !is_mark(c)) {
        if !word.is_empty() {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
        }
    }
    key
}

/// A mark that NFC could not join to its letter is no punctuation.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
