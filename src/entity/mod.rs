//! An article in, its officials and conferences out.
//!
//! The blocks that belong to the article become tokens; conferences are read first, for their names
//! may hold roles (`Hội nghị Bộ trưởng Ngoại giao ASEAN`); then roles and names; then people are told
//! apart, and every place where they stand again is found.

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

use crate::parse::article::{Article, Kind};
use crate::source::page::Page;
use crate::text::fold;
pub use known::Known;
use names::{Conference, Evidence, Mention, Names, Official, Target};

use conference::{Entry, Place};
use mention::Stands;
use official::Reading;
use people::{People, Person};
use scan::Scan;
use token::{PageWords, Token, page_tokens};

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
/// proportion to the text.
#[must_use]
pub fn find(page: &Page, article: &Article, known: &Known) -> Names {
    let mut words = PageWords::new(&known.words);
    let blocks: Vec<_> = article
        .blocks
        .iter()
        .filter(|b| b.kind.is_article())
        .collect();
    let kinds: Vec<Kind> = blocks.iter().map(|b| b.kind).collect();
    let tokens: Vec<Vec<Token>> = blocks
        .iter()
        .scan(LONGEST, |left, b| {
            let text = start(b.span.of(&page.text), *left);
            *left -= text.len();
            Some(page_tokens(text, b.span.bytes.start, &mut words))
        })
        .collect();
    let scans: Vec<Scan<'_>> = tokens
        .iter()
        .map(|tokens| Scan {
            known,
            page: &page.text,
            tokens,
        })
        .collect();

    let published = article.told().map(|p| p.date);
    let meetings = conference::read(&scans);
    let (mut entries, mut places) = conference::resolve(&scans, &meetings, published);
    let readings: Vec<(Scan<'_>, Reading)> = scans
        .iter()
        .zip(&meetings)
        .map(|(scan, names)| (*scan, official::read(scan, &conference::masks(names))))
        .collect();
    let people = People::new(&readings, &authors(article, &people_excluded_by(article)));
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

    let lines = Lines::new(&page.text);
    Assembly {
        scans: &scans,
        kinds: &kinds,
        lines: &lines,
    }
    .names(&entries, &places, &people, &stands)
}

/// Words of the byline that are no names.
fn people_excluded_by(article: &Article) -> String {
    article
        .byline
        .as_deref()
        .map(fold::bare)
        .unwrap_or_default()
}

/// Bare names of the authors: whoever signs is not an official the article is about.
fn authors(article: &Article, byline: &str) -> HashSet<String> {
    if article.byline.is_none() {
        return HashSet::new();
    }
    byline
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
        for at in 0..scan.tokens.len() {
            while taken.peek().is_some_and(|t| t.end <= at) {
                taken.next();
            }
            if scan.is_alone(at)
                && scan.is_capital(at)
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

/// Turns places in blocks into mentions on the page.
struct Assembly<'a> {
    scans: &'a [Scan<'a>],
    kinds: &'a [Kind],
    lines: &'a Lines,
}

impl Assembly<'_> {
    fn names(
        &self,
        entries: &[Entry],
        places: &[Place],
        people: &People,
        stands: &[Stands],
    ) -> Names {
        let conferences = order(entries.len(), places.iter().map(|p| p.entry));
        let officials = order(people.list.len(), stands.iter().map(|s| s.person));
        let about_conference = self.about(entries.len(), places.iter().map(|p| (p.entry, p.block)));
        let about_official = self.about(
            people.list.len(),
            stands.iter().map(|s| (s.person, s.block)),
        );
        let mut ids = HashSet::new();
        let mut mentions: Vec<Mention> = places
            .iter()
            .filter_map(|p| {
                let target = Target::Conference(conferences.place(p.entry)?);
                Some(self.mention(target, p.block, &p.words, &p.words, p.rule))
            })
            .chain(stands.iter().filter_map(|s| {
                let target = Target::Official(officials.place(s.person)?);
                Some(self.mention(target, s.block, &s.name, &s.words, s.rule))
            }))
            .collect();
        mentions.sort_by_key(|m| (m.bytes.start, m.bytes.end));
        let mut free = 0;
        mentions.retain(|m| {
            let keep = m.bytes.start >= free && m.bytes.end > m.bytes.start;
            if keep {
                free = m.bytes.end;
            }
            keep
        });
        Names {
            conferences: conferences
                .list
                .iter()
                .map(|&n| conference_of(&entries[n], about_conference[n]))
                .collect(),
            officials: officials
                .list
                .iter()
                .map(|&n| official_of(&people.list[n], about_official[n], &mut ids))
                .collect(),
            mentions,
        }
    }

    fn mention(
        &self,
        target: Target,
        block: usize,
        name: &std::ops::Range<usize>,
        words: &std::ops::Range<usize>,
        rule: &'static str,
    ) -> Mention {
        let scan = &self.scans[block];
        let bytes = scan.bytes(name.clone());
        let words = scan.bytes(words.clone());
        Mention {
            target,
            how: Evidence {
                rule,
                line: self.lines.of(words.start),
                words,
            },
            bytes,
        }
    }

    /// Who stands in title, lead or subheadings, or at least twice in body paragraphs.
    fn about(&self, len: usize, places: impl Iterator<Item = (usize, usize)>) -> Vec<bool> {
        let mut weight = vec![0_u32; len];
        for (target, block) in places {
            weight[target] += match self.kinds[block] {
                Kind::Title | Kind::Lead | Kind::Subheading => 2,
                Kind::Paragraph | Kind::Question => 1,
                _ => 0,
            };
        }
        weight.into_iter().map(|w| w >= 2).collect()
    }
}

/// Targets in the order in which the page first names them.
struct Order {
    list: Vec<usize>,
    places: Vec<Option<usize>>,
}

impl Order {
    fn place(&self, target: usize) -> Option<usize> {
        self.places.get(target).copied().flatten()
    }
}

fn order(len: usize, targets: impl Iterator<Item = usize>) -> Order {
    let mut order = Order {
        list: Vec::new(),
        places: vec![None; len],
    };
    // Whoever is nowhere named alone (the second of two numbers) comes last.
    for target in targets.chain(0..len) {
        if order.places[target].is_none() {
            order.places[target] = Some(order.list.len());
            order.list.push(target);
        }
    }
    order
}

fn conference_of(entry: &Entry, about: bool) -> Conference {
    Conference {
        id: entry.id.clone(),
        name: entry.name.clone(),
        series: entry.series.clone(),
        ordinal: entry.ordinal,
        year: entry.year,
        inferred: entry.inferred,
        about,
    }
}

fn official_of(person: &Person, about: bool, ids: &mut HashSet<String>) -> Official {
    let slug = fold::slug(&person.name);
    let mut id = slug.clone();
    let mut n = 2;
    while !ids.insert(id.clone()) {
        id = format!("{slug}-{n}");
        n += 1;
    }
    Official {
        name: person.name.clone(),
        id,
        roles: person.roles.iter().map(|r| r.text.clone()).collect(),
        about,
    }
}

/// Where the lines of a page begin.
struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    fn new(text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i as u32 + 1))
            .collect();
        Self { starts }
    }

    fn of(&self, byte: u32) -> u32 {
        self.starts
            .partition_point(|&s| s <= byte)
            .saturating_sub(1) as u32
    }
}
