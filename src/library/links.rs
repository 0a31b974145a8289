//! Where a link leads: to the article whose title is the link's, whatever the case, the spelling of
//! the tones and the punctuation.

use std::collections::HashMap;
use std::io;

use super::columns::Column;
use super::index;
use super::query::ArticleNo;
use super::saved::{Saved, Saving};
use crate::text::fold;

/// No further article.
const NONE: ArticleNo = ArticleNo::MAX;

/// The articles by the numbers of their folded titles; whoever looks one up compares the titles.
#[derive(Debug)]
pub(super) enum Targets {
    /// They become more.
    Growing(Growing),
    /// They were saved, in the order of the numbers.
    Kept {
        numbers: Column<u32>,
        articles: Column<u32>,
    },
}

/// Articles that become more.
#[derive(Debug, Default)]
pub(super) struct Growing {
    /// The first and the last article of each number.
    ends: HashMap<u32, (ArticleNo, ArticleNo)>,
    /// By article: the next one of the same number.
    next: Vec<ArticleNo>,
}

impl Growing {
    fn add(&mut self, number: u32, no: ArticleNo) {
        self.next.resize(self.next.len().max(no as usize + 1), NONE);
        let ends = self.ends.entry(number).or_insert((no, no));
        if ends.1 != no {
            self.next[ends.1 as usize] = no;
            ends.1 = no;
        }
    }

    fn from(&self, first: Option<ArticleNo>) -> impl Iterator<Item = ArticleNo> {
        let next = |no: &ArticleNo| self.next.get(*no as usize).copied();
        std::iter::successors(first, move |no| next(no).filter(|&next| next != NONE))
    }
}

impl Default for Targets {
    fn default() -> Self {
        Self::Growing(Growing::default())
    }
}

impl Targets {
    /// Adds an article. A title without a letter leads nowhere.
    pub(super) fn add(&mut self, title: &str, no: ArticleNo) {
        let key = key(title);
        if let Self::Growing(growing) = self
            && !key.is_empty()
        {
            growing.add(number(&key), no);
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
        self.candidates(number(&wanted))
            .find(|&no| no != from && key(title_of(no)) == wanted)
    }

    /// All articles other than `from` with this title.
    pub(super) fn all<'a>(
        &self,
        title: &str,
        from: ArticleNo,
        title_of: impl Fn(ArticleNo) -> &'a str,
    ) -> Vec<ArticleNo> {
        let wanted = key(title);
        self.candidates(number(&wanted))
            .filter(|&no| no != from && key(title_of(no)) == wanted)
            .collect()
    }

    fn candidates(&self, wanted: u32) -> impl Iterator<Item = ArticleNo> {
        let (grown, kept) = match self {
            Self::Growing(growing) => {
                let first = growing.ends.get(&wanted).map(|ends| ends.0);
                (Some(growing.from(first)), &[][..])
            }
            Self::Kept { numbers, articles } => {
                let start = numbers.partition_point(|&n| n < wanted);
                let same = numbers[start..]
                    .iter()
                    .take_while(|&&n| n == wanted)
                    .count();
                let same = articles.get(start..start + same);
                (None, same.unwrap_or_default())
            }
        };
        grown.into_iter().flatten().chain(kept.iter().copied())
    }

    /// Writes them to a file.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        let pairs = self.pairs()?;
        to.column(&pairs.iter().map(|p| p.0).collect::<Vec<_>>())?;
        to.column(&pairs.iter().map(|p| p.1).collect::<Vec<_>>())
    }

    /// Each article with the number of its title, in the order of the numbers.
    fn pairs(&self) -> io::Result<Vec<(u32, ArticleNo)>> {
        let Self::Growing(growing) = self else {
            return Err(io::Error::other("saved before"));
        };
        let mut pairs: Vec<(u32, ArticleNo)> = growing
            .ends
            .iter()
            .flat_map(|(&number, ends)| growing.from(Some(ends.0)).map(move |no| (number, no)))
            .collect();
        pairs.sort_unstable();
        Ok(pairs)
    }

    /// Writes those of `old`, which was saved of so many articles, together with these of articles behind them.
    pub(super) fn join(&self, (old, behind): (&Self, u32), to: &mut Saving) -> io::Result<()> {
        let Self::Kept {
            numbers: old_numbers,
            articles: old_articles,
        } = old
        else {
            return Err(io::Error::other("not saved before"));
        };
        let new = self.pairs()?;
        let mut numbers = Vec::with_capacity(old_numbers.len() + new.len());
        let mut articles = Vec::with_capacity(numbers.capacity());
        let mut from = 0;
        for (number, no) in new {
            let before = old_numbers[from..].partition_point(|old| *old <= number);
            numbers.extend_from_slice(&old_numbers[from..from + before]);
            articles.extend_from_slice(&old_articles[from..from + before]);
            from += before;
            numbers.push(number);
            articles.push(no + behind);
        }
        numbers.extend_from_slice(&old_numbers[from..]);
        articles.extend_from_slice(&old_articles[from..]);
        to.column(&numbers)?;
        to.column(&articles)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        Some(Self::Kept {
            numbers: from.column()?,
            articles: from.column()?,
        })
    }
}

/// The number of a folded title. Two may have one number, and few have.
fn number(key: &str) -> u32 {
    index::key(key) as u32
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
