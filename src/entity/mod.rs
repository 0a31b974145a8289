//! An article in, its officials and conferences out.
//!
//! The blocks that belong to the article become tokens; conferences are read first, for their names
//! may hold roles (`Hội nghị Bộ trưởng Ngoại giao ASEAN`); then roles and names; then people are told
//! apart, and every place where they stand again is found.

mod assembly;
mod body;
mod conference;
pub mod known;
mod mention;
pub mod names;
mod official;
mod people;
mod person;
mod phrases;
mod role;
mod scan;
mod token;

use std::collections::HashSet;
use std::ops::Range;

use crate::parse::article::{Article, Kind};
use crate::source::page::Page;
use crate::text::fold;
pub use known::Known;
use names::Names;

use assembly::{Assembly, Lines};
use conference::{Entry, Place};
use official::Reading;
use people::People;
use scan::Scan;
use token::{Begins, PageWords, Token, page_tokens};

/// Bytes of an article's text in which names are looked for: two megabytes, a long book. What stands
/// behind them is no news article but a dump, and reading on would only keep people waiting.
const LONGEST: usize = 2 << 20;

/// At most `len` bytes from the start of `text`, ending at a character.
fn start(text: &str, len: usize) -> &str {
    text.get(..text.floor_char_boundary(len)).unwrap_or(text)
}

/// Finds the officials and conferences that `article` itself names.
///
/// `article` must be parsed from `page`; its spans point into the page's text. Takes time in
/// proportion to the text. For more than one page a [`Finder`] is faster.
#[must_use]
pub fn find(page: &Page, article: &Article, known: &Known) -> Names {
    Finder::new(known).find(page, article)
}

/// Finds names on one page after another; what it learns of spellings serves the next page and changes
/// no answer.
#[derive(Debug)]
pub struct Finder<'k> {
    known: &'k Known,
    words: PageWords<'k>,
    tokens: Vec<Token>,
}

impl<'k> Finder<'k> {
    /// Starts with what is known.
    #[must_use]
    pub fn new(known: &'k Known) -> Self {
        Self {
            known,
            words: PageWords::new(known),
            tokens: Vec::new(),
        }
    }

    /// Finds the officials and conferences that `article` itself names, as [`find`] does.
    #[must_use]
    pub fn find(&mut self, page: &Page, article: &Article) -> Names {
        let (kinds, ranges) = self.read(page, article);
        let scans: Vec<Scan<'_>> = ranges
            .into_iter()
            .map(|range| Scan {
                known: self.known,
                page: &page.text,
                tokens: self.tokens.get(range).unwrap_or_default(),
            })
            .collect();

        let published = article.told().map(|p| p.date);
        let meetings = conference::read(&scans);
        let (mut entries, mut places) = conference::resolve(&scans, &meetings, published);
        let readings: Vec<(Scan<'_>, Reading)> = scans
            .iter()
            .zip(&meetings)
            .map(|(scan, names)| (*scan, official::read(scan, &conference::masks(scan, names))))
            .collect();
        let people = People::new(&readings, &authors(article));
        let stands = mention::stands(&readings, &people);
        add_inferred(
            &scans,
            &kinds,
            published,
            &people,
            &mut entries,
            &mut places,
        );
        add_alone(&scans, &mut places);

        Assembly {
            scans: &scans,
            kinds: &kinds,
            lines: &Lines::new(&page.text),
        }
        .names(&entries, &places, &people, &stands)
    }

    /// The kinds of the article's own blocks, and where the tokens of each are.
    fn read(&mut self, page: &Page, article: &Article) -> (Vec<Kind>, Vec<Range<usize>>) {
        self.words.begin();
        self.tokens.clear();
        let mut left = LONGEST;
        article
            .blocks
            .iter()
            .filter(|b| b.kind.is_article())
            .map(|b| {
                let text = start(b.span.of(&page.text), left);
                left -= text.len();
                let from = self.tokens.len();
                page_tokens(text, b.span.bytes.start, &mut self.words, &mut self.tokens);
                (b.kind, from..self.tokens.len())
            })
            .unzip()
    }
}

/// Bare names of the authors: whoever signs is not an official the article is about.
fn authors(article: &Article) -> HashSet<String> {
    let Some(byline) = article.byline.as_deref() else {
        return HashSet::new();
    };
    fold::bare(byline)
        .split(['-', '/', ',', ';', '(', ')', '|', '&'])
        .flat_map(|part| part.split(" va "))
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .collect()
}

/// The conference that the page reports on without naming it.
fn add_inferred(
    scans: &[Scan<'_>],
    kinds: &[Kind],
    published: Option<jiff::civil::Date>,
    people: &People,
    entries: &mut Vec<Entry>,
    places: &mut Vec<Place>,
) {
    let named = entries.iter().any(|e| !e.is_congress(scans));
    if named || people.list.is_empty() {
        return;
    }
    if let Some((entry, spoken)) = conference::infer::infer(scans, kinds, published) {
        let number = entries.len();
        entries.push(entry);
        places.extend(spoken.into_iter().map(|(block, words)| Place {
            entry: number,
            block,
            words,
            rule: "the page's date and topic",
        }));
        places.sort_by_key(|p| (p.block, p.words.start));
    }
}

/// `Hội nghị` alone stands for the conference that the page names most.
fn add_alone(scans: &[Scan<'_>], places: &mut Vec<Place>) {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for place in places.iter() {
        if !starts_with_meeting(scans, place) {
            continue;
        }
        match counts.iter_mut().find(|(entry, _)| *entry == place.entry) {
            Some((_, n)) => *n += 1,
            None => counts.push((place.entry, 1)),
        }
    }
    let Some(most) = counts.iter().map(|(_, n)| *n).max() else {
        return;
    };
    let mut top = counts.iter().filter(|(_, n)| *n == most);
    let Some((main, _)) = top.next() else { return };
    if top.next().is_some() {
        return;
    }
    let main = *main;
    let mut alone = Vec::new();
    for (block, scan) in scans.iter().enumerate() {
        let mut taken = places
            .iter()
            .filter(|p| p.block == block)
            .map(|p| p.words.clone())
            .peekable();
        for at in scan.beginnings(Begins::MEETING) {
            while taken.peek().is_some_and(|t| t.end <= at) {
                taken.next();
            }
            if scan.is_capital(at)
                && scan.is_alone(at)
                && taken.peek().is_none_or(|t| t.start >= at + 2)
            {
                alone.push(Place {
                    entry: main,
                    block,
                    words: at..at + 2,
                    rule: "main conference",
                });
            }
        }
    }
    places.extend(alone);
    places.sort_by_key(|p| (p.block, p.words.start));
}

fn starts_with_meeting(scans: &[Scan<'_>], place: &Place) -> bool {
    let scan = &scans[place.block];
    let head =
        scan.is_word(place.words.start, "hội") && scan.is_word(place.words.start + 1, "nghị");
    head || scan.tokens[place.words.start].shape == token::Shape::Upper
}
