//! Places where a person stands again: the full name, the role alone, the given name.
//!
//! In: the people of the page and what the blocks say. Out: mentions in page order; none creates an
//! entry.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use super::known::List;
use super::official::Reading;
use super::people::{Held, People};
use super::scan::Scan;
use super::token::Word;

/// A place where a person stands.
#[derive(Debug)]
pub(super) struct Stands {
    pub(super) person: usize,
    pub(super) block: usize,
    /// The words that stand for the person.
    pub(super) name: Range<usize>,
    /// Everything the rule looked at.
    pub(super) words: Range<usize>,
    pub(super) rule: &'static str,
}

/// Holders of one head that are remembered, newest last.
const REMEMBERED: usize = 16;

/// What has been read so far.
#[derive(Default)]
struct Memory {
    by_head: HashMap<usize, VecDeque<(usize, Held)>>,
    by_given: HashMap<Word, usize>,
}

impl Memory {
    fn hold(&mut self, head: usize, person: usize, role: Held) {
        let holders = self.by_head.entry(head).or_default();
        holders.retain(|(p, h)| *p != person || h.text != role.text);
        holders.push_back((person, role));
        if holders.len() > REMEMBERED {
            holders.pop_front();
        }
    }

    /// The last person who holds a role that `held` may be short for.
    fn holder(&self, head: usize, role: &Held) -> Option<usize> {
        self.by_head
            .get(&head)?
            .iter()
            .rev()
            .find(|(_, h)| role.is_short_for(h) && (h.former || !role.former))
            .map(|(person, _)| *person)
    }
}

/// All places where people stand, in page order.
pub(super) fn stands(blocks: &[(Scan<'_>, Reading)], people: &People) -> Vec<Stands> {
    let mut memory = Memory::default();
    let mut out = Vec::new();
    for (block, (scan, reading)) in blocks.iter().enumerate() {
        let mut here = full_names(block, scan, reading, people);
        let mut claims = reading.claims.iter().peekable();
        let mut alone = reading.alone.iter().peekable();
        let mut full = here
            .iter()
            .map(|s| (s.name.start, s.person))
            .collect::<Vec<_>>()
            .into_iter()
            .peekable();
        let mut more = Vec::new();
        for at in 0..scan.tokens.len() {
            while claims.peek().is_some_and(|c| c.name.words.start <= at) {
                if let Some(claim) = claims.next()
                    && let Some(person) = named(scan, &claim.name.words, people)
                {
                    for role in &claim.roles {
                        memory.hold(role.head, person, Held::new(scan, role));
                    }
                }
            }
            while let Some((_, person)) = full.next_if(|(start, _)| *start <= at) {
                memory.by_given.insert(people.list[person].given, person);
            }
            while let Some(role) = alone.next_if(|a| a.role.words.start <= at) {
                more.extend(role_alone(block, scan, role, people, &memory));
            }
            more.extend(given_name(block, scan, at, people, &memory));
        }
        here.extend(more);
        here.sort_by_key(|s| (s.name.start, std::cmp::Reverse(s.name.end)));
        let mut free = 0;
        here.retain(|s| {
            let keep = s.name.start >= free;
            if keep {
                free = s.name.end;
            }
            keep
        });
        out.extend(here);
    }
    out
}

fn named(scan: &Scan<'_>, words: &Range<usize>, people: &People) -> Option<usize> {
    let words: Vec<Word> = scan
        .tokens
        .get(words.clone())?
        .iter()
        .map(|t| t.word)
        .collect();
    people.named(&words)
}

/// Every place of a full name, with the claim's rule where it has one.
fn full_names(block: usize, scan: &Scan<'_>, reading: &Reading, people: &People) -> Vec<Stands> {
    let mut out = Vec::new();
    let longest = people.longest();
    let mut claims = reading.claims.iter().peekable();
    let mut at = 0;
    while at < scan.tokens.len() {
        while claims.peek().is_some_and(|c| c.name.words.start < at) {
            claims.next();
        }
        let claim = claims.peek().filter(|c| c.name.words.start == at);
        let lengths = claim.map_or(1..=longest, |c| c.name.words.len()..=c.name.words.len());
        let found = if scan.is_capital(at) {
            lengths
                .rev()
                .find_map(|len| named(scan, &(at..at + len), people).map(|p| (len, p)))
        } else {
            None
        };
        let Some((len, person)) = found else {
            at += 1;
            continue;
        };
        let (rule, words) =
            claim.map_or(("full name", at..at + len), |c| (c.rule, c.words.clone()));
        out.push(Stands {
            person,
            block,
            name: at..at + len,
            words,
            rule,
        });
        at += len;
    }
    out
}

/// `Phó Thủ tướng` for its last holder, `Bộ trưởng Sơn` for the holder of that given name.
fn role_alone(
    block: usize,
    scan: &Scan<'_>,
    alone: &super::official::Alone,
    people: &People,
    memory: &Memory,
) -> Option<Stands> {
    let held = Held::new(scan, &alone.role);
    if let Some(at) = alone.given {
        let word = scan.tokens.get(at)?.word;
        let person = *memory.by_given.get(&word)?;
        let holds = people.list[person]
            .roles
            .iter()
            .any(|r| held.is_short_for(r) || r.is_short_for(&held));
        return holds.then(|| Stands {
            person,
            block,
            name: at..at + 1,
            words: alone.role.words.start..at + 1,
            rule: "role and given name",
        });
    }
    let person = memory.holder(alone.role.head, &held)?;
    Some(Stands {
        person,
        block,
        name: alone.role.words.clone(),
        words: alone.role.words.clone(),
        rule: "role alone",
    })
}

/// `ông Sơn`, `bà Harris`.
fn given_name(
    block: usize,
    scan: &Scan<'_>,
    at: usize,
    people: &People,
    memory: &Memory,
) -> Option<Stands> {
    let len = scan.at(List::Address, at)?;
    let name = at + len;
    if scan.capital_run(name) != 1 {
        return None;
    }
    let person = *memory.by_given.get(&scan.tokens.get(name)?.word)?;
    let _ = people;
    Some(Stands {
        person,
        block,
        name: name..name + 1,
        words: at..name + 1,
        rule: "given name",
    })
}
