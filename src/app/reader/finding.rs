//! What can be found in an article as it is shown: its own words, its lists with what stands in them, their
//! headings. What only the line-by-line view shows can be found there.

use std::ops::Range;

use super::folds::{FoldKind, Item, Part, parts};
use super::{Place, ReaderState, Target, has_words, links};
use crate::lang::Texts;
use crate::library::opened::Opened;
use crate::parse::article::{Block, Kind};
use crate::text::find::Pattern;
use crate::text::without_bar;

/// A place where what is looked for stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its bytes of the page; of a name that the page does not give a list, none, where the list begins.
    pub bytes: Range<u32>,
    /// The list in which it stands, which unfolds when it is gone to.
    pub list: Option<usize>,
    /// Its bytes of the name of that list, where the page gives it none.
    pub name: Option<Range<usize>>,
}

/// Words that are shown in one piece.
#[derive(Debug, Clone)]
pub(super) struct Passage<'a> {
    words: &'a str,
    /// Its bytes of the page; none where they do not stand there.
    pub(super) bytes: Range<u32>,
    part: Of,
}

/// What a passage is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The article itself.
    Article,
    /// The heading of this list.
    Heading(usize),
    /// The items of this list.
    Items(usize),
}

impl<'a> Passage<'a> {
    fn new(opened: &'a Opened, bytes: Range<u32>, part: Of) -> Self {
        let page = &opened.page.text;
        let words = page.get(bytes.start as usize..bytes.end as usize);
        Self {
            words: words.unwrap_or_default(),
            bytes,
            part,
        }
    }

    /// The list that must be unfolded to see it.
    pub(super) fn list(&self) -> Option<usize> {
        match self.part {
            Of::Items(list) => Some(list),
            Of::Article | Of::Heading(_) => None,
        }
    }

    fn matches(&self, found: Range<usize>) -> Match {
        let start = self.bytes.start;
        match self.part {
            Of::Heading(list) if self.bytes.is_empty() => Match {
                bytes: start..start,
                list: Some(list),
                name: Some(found),
            },
            _ => Match {
                bytes: start + found.start as u32..start + found.end as u32,
                list: self.list(),
                name: None,
            },
        }
    }
}

/// The name of a list that the page gives none.
pub(super) fn name_of(kind: FoldKind, texts: &Texts) -> &'static str {
    match kind {
        FoldKind::Related => texts.reader.related,
        FoldKind::Links => texts.reader.links,
        FoldKind::Topics => texts.reader.topics,
    }
}

/// The bytes of a block that are shown.
pub(super) fn shown(opened: &Opened, block: &Block) -> Range<u32> {
    let bytes = &block.span.bytes;
    match block.kind {
        Kind::Caption => {
            let words = without_bar(block.span.of(&opened.page.text));
            bytes.start..bytes.start + words.len() as u32
        }
        _ => bytes.clone(),
    }
}

/// All that an article shows, its lists unfolded, in page order; names that the page does not give its lists
/// only in the language of `texts`.
pub(super) fn passages<'a>(opened: &'a Opened, texts: Option<&Texts>) -> Vec<Passage<'a>> {
    let title = opened.article.title.span.iter();
    let mut passages: Vec<Passage<'a>> = title
        .map(|span| Passage::new(opened, span.bytes.clone(), Of::Article))
        .collect();
    let links = links::words(opened);
    let mut list = 0;
    for part in parts(opened) {
        let fold = match part {
            Part::Block(n) => {
                let bytes = shown(opened, &opened.article.blocks[n]);
                passages.push(Passage::new(opened, bytes, Of::Article));
                continue;
            }
            Part::Fold(fold) => fold,
        };
        match (fold.name, texts) {
            (Some(bytes), _) => passages.push(Passage::new(opened, bytes, Of::Heading(list))),
            (None, Some(texts)) => passages.push(Passage {
                words: name_of(fold.kind, texts),
                bytes: fold.at..fold.at,
                part: Of::Heading(list),
            }),
            (None, None) => {}
        }
        for item in fold.items {
            let words = match item {
                Item::Text(span) => [Some(span.bytes), None],
                Item::Link(n) => [links[n].first.clone(), links[n].below.clone()],
            };
            let words = words.into_iter().flatten();
            passages.extend(words.map(|bytes| Passage::new(opened, bytes, Of::Items(list))));
        }
        list += 1;
    }
    passages.sort_by_key(|passage| passage.bytes.start);
    passages
}

/// All blocks of the page, as the line-by-line view shows them.
pub(super) fn all_blocks(opened: &Opened) -> Vec<Passage<'_>> {
    let blocks = opened.article.blocks.iter();
    blocks
        .map(|block| Passage::new(opened, block.span.bytes.clone(), Of::Article))
        .collect()
}

impl ReaderState {
    /// Looks for the words in the article: in what can be shown of it, or in the whole page when that
    /// is shown line by line.
    pub fn look_for(&mut self) {
        self.find.matches.clear();
        self.find.best = None;
        self.find.current = None;
        self.find.next = None;
        self.find.only_raw = false;
        self.find.showing = false;
        // Matches still on their way are of something else.
        self.marking.answered = self.marking.sent;
        let pattern = Pattern::new(&self.find.words);
        if pattern.is_empty() && self.only.is_empty() {
            self.look_for_search();
            return;
        }
        let Some(opened) = self.article.clone() else {
            return;
        };
        let only = Pattern::new(&self.only);
        let ranges = |words: &str| {
            if pattern.is_empty() {
                only.ranges(words)
            } else {
                pattern.phrase_ranges(words)
            }
        };
        let mut matches = Vec::new();
        for passage in self.passages(&opened) {
            let found = ranges(passage.words).into_iter();
            matches.extend(found.map(|found| passage.matches(found)));
        }
        self.find.only_raw = matches.is_empty()
            && self.only.is_empty()
            && all_blocks(&opened)
                .iter()
                .any(|block| !ranges(block.words).is_empty());
        self.find.matches = matches;
    }

    /// What the reader shows, or would with all lists unfolded.
    pub(super) fn passages<'a>(&self, opened: &'a Opened) -> Vec<Passage<'a>> {
        if self.raw {
            return all_blocks(opened);
        }
        let texts = self.made_for.as_ref().map(|made| made.lang.texts());
        let mut passages = passages(opened, texts);
        if !self.only.is_empty() {
            let title = opened.article.title.span.as_ref();
            passages.retain(|passage| {
                let of_title = title.is_some_and(|span| span.bytes == passage.bytes);
                passage.part == Of::Article && (of_title || has_words(&self.only, passage.words))
            });
        }
        passages
    }

    /// Shows only the paragraphs in which all these words stand, or all of them again when there are none;
    /// says whether any paragraph is left.
    pub fn show_only(&mut self, words: &str) -> bool {
        if self.only != words {
            words.clone_into(&mut self.only);
            self.find.words.clear();
        }
        self.look_for();
        !self.find.matches.is_empty() || self.only.trim().is_empty()
    }

    /// Where a match stands in the order of reading.
    #[must_use]
    pub fn place_of(&self, found: &Match) -> Place {
        let title = self
            .article
            .as_ref()
            .and_then(|o| o.article.title.span.as_ref());
        let byte = found.bytes.start;
        Place {
            body: self.raw || title.is_none_or(|span| !span.bytes.contains(&byte)),
            byte,
        }
    }

    /// The line of a match, if its list is unfolded.
    #[must_use]
    pub fn line_of_match(&self, found: &Match) -> Option<usize> {
        if found.name.is_some() {
            let target = found.list.map(Target::Fold);
            return self.lines.iter().position(|line| line.target == target);
        }
        self.line_at(found.bytes.start)
    }

    /// Goes to a match; the list in which it stands is unfolded. It comes into view once the lines are there
    /// in which it stands.
    pub fn go_to_match(&mut self, n: usize) {
        self.find.current = Some(n);
        self.find.showing = true;
        if let Some(found) = self.find.matches.get(n)
            && let Some(list) = found.list.filter(|_| found.name.is_none())
        {
            self.unfolded.insert(list);
        }
    }

    /// Brings the match that was gone to into view, unless lines are still awaited.
    pub(super) fn show_match(&mut self, height: usize) {
        if self.find.showing && self.awaited.is_none() {
            self.find.showing = false;
            let found = self.find.current.and_then(|n| self.find.matches.get(n));
            if let Some(line) = found.and_then(|found| self.line_of_match(found)) {
                self.reveal(line, height);
            }
        }
    }
}
