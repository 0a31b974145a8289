//! The words of one page, folded once, block by block.

use std::ops::Range;

use super::tree::{Position, Scope};
use crate::parse::article::{Article, Kind};
use crate::text::{fold, syllable};

/// A page ready to be asked many times.
#[derive(Debug)]
pub struct Sheet<'a> {
    parts: Vec<Part<'a>>,
    words: Vec<Word>,
    /// The keys of all words.
    keys: String,
}

/// A block, or the title of a page that has none.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// Where in the page; `None` for a title that does not stand there.
    pub(super) at: Option<usize>,
    /// Its words among those of the sheet.
    pub(super) words: Range<usize>,
}

/// A word of a part.
#[derive(Debug)]
struct Word {
    /// Bytes of the part's text.
    bytes: Range<u32>,
    /// Bytes of the keys.
    bare: Range<u32>,
    exact: Range<u32>,
}

impl<'a> Sheet<'a> {
    /// Folds the blocks of an article; `page` is the text of its page.
    #[must_use]
    pub fn new(page: &'a str, article: &'a Article) -> Self {
        let mut sheet = Self {
            parts: Vec::with_capacity(article.blocks.len() + 1),
            words: Vec::with_capacity(page.len() / 5),
            keys: String::with_capacity(page.len() * 2),
        };
        if article.title.span.is_none() {
            sheet.add(Kind::Title, &article.title.text, None);
        }
        for block in &article.blocks {
            let at = block.span.bytes.start as usize;
            sheet.add(block.kind, block.span.of(page), Some(at));
        }
        sheet
    }

    fn add(&mut self, kind: Kind, text: &'a str, at: Option<usize>) {
        let first = self.words.len();
        let mut key = String::new();
        for (start, word) in syllable::words(text) {
            key.clear();
            fold::bare_into(word, &mut key);
            let bare = self.push(&key);
            // Most words without marks have one key for both.
            let exact = if word.is_ascii() {
                bare.clone()
            } else {
                self.push(&fold::exact(word))
            };
            self.words.push(Word {
                bytes: start as u32..(start + word.len()) as u32,
                bare,
                exact,
            });
        }
        self.parts.push(Part {
            kind,
            text,
            at,
            words: first..self.words.len(),
        });
    }

    fn push(&mut self, key: &str) -> Range<u32> {
        let start = self.keys.len() as u32;
        self.keys.push_str(key);
        start..self.keys.len() as u32
    }

    /// The parts that `scope` looks through, with their numbers.
    pub(super) fn parts(&self, scope: Scope) -> impl Iterator<Item = (usize, &Part<'a>)> {
        self.parts
            .iter()
            .enumerate()
            .filter(move |(_, part)| match scope {
                Scope::Title => part.kind == Kind::Title,
                Scope::Article => part.kind.is_article(),
                Scope::Page => true,
            })
    }

    /// A part by its number.
    pub(super) fn part(&self, no: usize) -> Option<&Part<'a>> {
        self.parts.get(no)
    }

    /// The first words of `phrase` wherever it stands in `part`, as numbers of words of the sheet.
    pub(super) fn places<'s>(
        &'s self,
        part: &Part<'_>,
        phrase: &'s [Position],
    ) -> impl Iterator<Item = usize> + 's {
        let words = part.words.clone();
        let starts = (words.len() + 1).saturating_sub(phrase.len());
        (words.start..words.start + starts).filter(move |&first| {
            let here = self.words.get(first..first + phrase.len());
            here.is_some_and(|here| here.iter().zip(phrase).all(|(w, p)| self.fits(w, p)))
        })
    }

    fn fits(&self, word: &Word, position: &Position) -> bool {
        position.fits(self.key(&word.bare), self.key(&word.exact))
    }

    fn key(&self, at: &Range<u32>) -> &str {
        self.keys
            .get(at.start as usize..at.end as usize)
            .unwrap_or_default()
    }

    /// The bytes of a part's text that a phrase takes, which begins at the word `first` of the sheet: of an
    /// open word only what was typed.
    pub(super) fn bytes(
        &self,
        part: &Part<'_>,
        phrase: &[Position],
        first: usize,
    ) -> Option<Range<usize>> {
        let start = self.words.get(first)?.bytes.start as usize;
        let last = &self.words.get(first + phrase.len() - 1)?.bytes;
        let last = last.start as usize..last.end as usize;
        let word = part.text.get(last.clone())?;
        let taken = phrase
            .last()?
            .words
            .iter()
            .find_map(|w| w.prefix_of(word))?;
        Some(start..last.start + taken)
    }
}
