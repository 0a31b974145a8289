//! Places in blocks and people in; officials, conferences and mentions on the page out.

use std::collections::HashSet;

use super::conference::{Entry, Place};
use super::mention::Stands;
use super::names::{Conference, Evidence, Mention, Names, Official, Target, official_id};
use super::people::{People, Person};
use super::scan::Scan;
use crate::parse::article::Kind;

/// Turns places in blocks into mentions on the page.
pub(super) struct Assembly<'a> {
    pub(super) scans: &'a [Scan<'a>],
    pub(super) kinds: &'a [Kind],
    pub(super) lines: &'a Lines,
}

impl Assembly<'_> {
    /// All names, in the order in which the page first has them.
    pub(super) fn names(
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
                .map(|&n| conference_of(&entries[n], self.scans, about_conference[n]))
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

fn conference_of(entry: &Entry, scans: &[Scan<'_>], about: bool) -> Conference {
    Conference {
        id: entry.id.clone(),
        name: entry.name.clone(),
        series: entry.series.clone(),
        short: scans.first().and_then(|scan| entry.short(scan.known)),
        ordinal: entry.ordinal,
        year: entry.year,
        inferred: entry.inferred,
        about,
    }
}

fn official_of(person: &Person, about: bool, ids: &mut HashSet<String>) -> Official {
    let id = official_id(person.known.as_ref().unwrap_or(&person.name), ids);
    Official {
        name: person.name.clone(),
        id,
        roles: person.roles.iter().map(|r| r.text.clone()).collect(),
        about,
    }
}

/// Where the lines of a page begin.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Of this text.
    pub(super) fn new(text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i as u32 + 1))
            .collect();
        Self { starts }
    }

    /// The line of a byte, from 0.
    fn of(&self, byte: u32) -> u32 {
        self.starts
            .partition_point(|&s| s <= byte)
            .saturating_sub(1) as u32
    }
}
