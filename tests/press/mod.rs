//! A press that never was: as many pages as one likes, the same for the same seed, with what is true of them.
//!
//! Page `n` depends on the seed and `n` alone. Its sentences are of our own writing, with people, places and
//! figures put in; it has the furniture of one of a few sites, and lists of links. Some pages reprint an earlier
//! one for another site, some are bulletins that share all sentences and none of the news.

#![allow(dead_code, reason = "tests and benchmarks each use a part")]

mod draw;
mod layout;
mod sentences;

use docbao::source::page::{Locator, Page, Source};

use draw::Draw;
pub(crate) use sentences::{CONFERENCES, OFFICIALS};

/// A press.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Press {
    /// Another seed, other news.
    pub(crate) seed: u64,
    /// Paragraphs of an article, at least and at most.
    pub(crate) paragraphs: (usize, usize),
}

/// A page, and what is true of it.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) text: String,
    /// The page that has the same text first: itself when it reprints nothing.
    pub(crate) original: usize,
    /// Numbers of [`CONFERENCES`] that the article names.
    pub(crate) conferences: Vec<usize>,
    /// Numbers of [`OFFICIALS`].
    pub(crate) officials: Vec<usize>,
}

impl Made {
    /// As a source would give it.
    pub(crate) fn page(&self) -> Page {
        page(&self.id, &self.text)
    }
}

/// A page of a text.
pub(crate) fn page(id: &str, text: &str) -> Page {
    Page {
        id: id.to_owned(),
        locator: Locator {
            source: Source::Stdin,
            offset: 0,
            len: text.len() as u64,
        },
        text: text.to_owned(),
        url: None,
        date: None,
        modified: None,
        title: None,
        record: None,
        problems: Vec::new(),
    }
}

/// What a page tells.
struct Story {
    kind: Sort,
    title: String,
    lead: String,
    paragraphs: Vec<String>,
    conferences: Vec<usize>,
    officials: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    News,
    Bulletin,
}

impl Press {
    /// Articles as newspapers print them.
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            seed,
            paragraphs: (4, 14),
        }
    }

    /// A title, without the page.
    pub(crate) fn title(self, n: usize) -> String {
        sentences::title(&mut Draw::new(self.seed ^ 0x7171, n as u64))
    }

    /// All pages up to `n`.
    pub(crate) fn pages(self, n: usize) -> impl Iterator<Item = Made> {
        (0..n).map(move |n| self.page(n))
    }

    /// Page `n`.
    pub(crate) fn page(self, n: usize) -> Made {
        let original = self.original(n);
        let mut story = self.story(original);
        let mut draw = Draw::new(self.seed ^ 0x5eed, n as u64);
        if original != n {
            edit(&mut story, &mut draw);
        }
        Made {
            id: format!("{:016x}", draw::mix(self.seed << 40 ^ n as u64)),
            text: layout::page(&story, &mut draw),
            title: story.title,
            original,
            conferences: story.conferences,
            officials: story.officials,
        }
    }

    /// The page that page `n` has its text from.
    fn original(self, n: usize) -> usize {
        let mut draw = Draw::new(self.seed ^ 0x0419, n as u64);
        if n < 8 || draw.below(100) >= 15 {
            return n;
        }
        let from = n - 1 - draw.below(n.min(200) - 1);
        let is_news = |story: &Story| story.kind == Sort::News;
        let from = self.original(from);
        if is_news(&self.story(from)) { from } else { n }
    }

    fn story(self, n: usize) -> Story {
        let mut draw = Draw::new(self.seed, n as u64);
        match draw.below(100) {
            0..4 => sentences::weather(&mut draw),
            4..8 => sentences::game(&mut draw),
            _ => sentences::news(&mut draw, self.paragraphs),
        }
    }
}

/// What another site does to a text: another title, up to a quarter of the paragraphs cut, sometimes one added.
fn edit(story: &mut Story, draw: &mut Draw) {
    if draw.below(2) == 0 {
        story.title = sentences::title(draw);
    }
    for _ in 0..draw.below(story.paragraphs.len() / 4 + 1) {
        let at = draw.below(story.paragraphs.len());
        story.paragraphs.remove(at);
    }
    if story.paragraphs.len() > 4 && draw.below(3) == 0 {
        story.paragraphs.push(sentences::plain_paragraph(draw));
    }
    // What was cut may have been all there was of a name.
    let left = [story.title.as_str(), story.lead.as_str()].concat() + &story.paragraphs.concat();
    story.conferences.retain(|&c| left.contains(CONFERENCES[c]));
    story.officials.retain(|&o| left.contains(OFFICIALS[o].0));
}
