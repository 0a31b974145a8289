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
use super::token::{Begins, Word};

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
    if people.list.is_empty() {
        return Vec::new();
    }
    let mut memory = Memory::default();
    let mut out = Vec::new();
    for (block, (scan, reading)) in blocks.iter().enumerate() {
        let mut here = full_names(block, scan, reading, people);
        here.extend(later(block, scan, reading, &here, people, &mut memory));
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

/// Roles alone and given names, for whom the words before them told of; `full` are the full names of the
/// block.
fn later(
    block: usize,
    scan: &Scan<'_>,
    reading: &Reading,
    full: &[Stands],
    people: &People,
    memory: &mut Memory,
) -> Vec<Stands> {
    let mut out = Vec::new();
    let mut claims = reading.claims.iter().peekable();
    let mut full = full.iter().peekable();
    let mut learn = |up_to: usize, memory: &mut Memory| {
        while let Some(claim) = claims.next_if(|c| c.name.words.start <= up_to) {
            let Some(person) = named(scan, &claim.name.words, people) else {
                continue;
            };
            for role in &claim.roles {
                memory.hold(role.head, person, Held::new(scan, role));
            }
        }
        while let Some(name) = full.next_if(|s| s.name.start <= up_to) {
            memory
                .by_given
                .insert(people.list[name.person].given, name.person);
        }
    };
    let mut alone = reading.alone.iter().peekable();
    for at in scan.beginnings(Begins::ADDRESS) {
        while let Some(role) = alone.next_if(|a| a.role.words.start <= at) {
            learn(role.role.words.start, memory);
            out.extend(role_alone(block, scan, role, people, memory));
        }
        learn(at, memory);
        out.extend(given_name(block, scan, at, memory));
    }
    for role in alone {
        learn(role.role.words.start, memory);
        out.extend(role_alone(block, scan, role, people, memory));
    }
    learn(scan.tokens.len(), memory);
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
    let mut claims = reading.claims.iter().peekable();
    let mut free = 0;
    for (at, token) in scan.tokens.iter().enumerate() {
        if at < free || !token.is_capital() {
            continue;
        }
        while claims.next_if(|c| c.name.words.start < at).is_some() {}
        let claim = claims.peek().filter(|c| c.name.words.start == at);
        let lengths = match claim {
            Some(claim) => claim.name.words.len()..=claim.name.words.len(),
            None => 1..=people.longest_from(token.word),
        };
        let found = lengths
            .rev()
            .find_map(|len| named(scan, &(at..at + len), people).map(|p| (len, p)));
        let Some((len, person)) = found else {
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
        free = at + len;
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
fn given_name(block: usize, scan: &Scan<'_>, at: usize, memory: &Memory) -> Option<Stands> {
    let len = scan.at(List::Address, at)?;
    let name = at + len;
    if scan.capital_run(name) != 1 {
        return None;
    }
    let person = *memory.by_given.get(&scan.tokens.get(name)?.word)?;
    Some(Stands {
        person,
        block,
        name: name..name + 1,
        words: at..name + 1,
        rule: "given name",
    })
}
