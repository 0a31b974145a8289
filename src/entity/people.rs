//! Who is who on a page: the claims of all blocks become people, one entry each.

use std::collections::{HashMap, HashSet};

use super::official::{Claim, Reading};
use super::person::{Name, NameKind};
use super::role::Role;
use super::scan::Scan;
use super::token::{Shape, Word};
use crate::text::fold;

/// A person with an office.
#[derive(Debug)]
pub(super) struct Person {
    /// The spelling shown.
    pub(super) name: String,
    /// The usual spelling, for known people.
    pub(super) known: Option<String>,
    /// The last word of the name, as later mentions use it.
    pub(super) given: Word,
    /// Offices in the article's order, longest form.
    pub(super) roles: Vec<Held>,
}

/// An office of a person.
#[derive(Debug, Clone)]
pub(super) struct Held {
    /// As the article writes it.
    pub(super) text: String,
    /// Bare words from the head on.
    pub(super) core: Vec<String>,
    /// Former, acting or late.
    pub(super) former: bool,
}

impl Held {
    /// Reads the words of `role`.
    pub(super) fn new(scan: &Scan<'_>, role: &Role) -> Self {
        let text = fold::composed(&scan.text(role.words.clone())).into_owned();
        let bare = fold::bare(&scan.text(role.core..role.words.end));
        Self {
            text: unshout(&text),
            core: bare
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .map(str::to_owned)
                .collect(),
            former: scan
                .known
                .at(super::known::List::Former, scan.from(role.words.start))
                .is_some()
                && role.core > role.words.start,
        }
    }

    /// Whether `self` says no more than `other`: the same first words, the others in its order.
    pub(super) fn is_short_for(&self, other: &Self) -> bool {
        if self.core.first() != other.core.first() || self.core.len() > other.core.len() {
            return false;
        }
        let mut rest = other.core.iter();
        self.core.iter().all(|word| rest.any(|o| o == word))
    }
}

/// A text all in capitals as a sentence would write it.
fn unshout(text: &str) -> String {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    if text.split_whitespace().count() < 2 || !letters.all(char::is_uppercase) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if out.is_empty() {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// The people of a page and how to find them again.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    by_words: HashMap<Vec<Word>, usize>,
    /// Words of the longest spelling by its first.
    longest: HashMap<Word, usize>,
    by_bare: HashMap<String, usize>,
    by_known: HashMap<String, usize>,
}

impl People {
    /// Everyone whom the blocks give an office, in the article's order, but not those whose bare
    /// names are in `excluded`.
    pub(super) fn new(blocks: &[(Scan<'_>, Reading)], excluded: &HashSet<String>) -> Self {
        let mut people = Self::default();
        let full = full_names(blocks);
        let tails = tails(blocks);
        for (scan, reading) in blocks {
            for claim in &reading.claims {
                let mut text = fold::composed(&scan.text(claim.name.words.clone())).into_owned();
                let mut words: Vec<Word> = scan.tokens[claim.name.words.clone()]
                    .iter()
                    .map(|t| t.word)
                    .collect();
                if claim.name.kind == NameKind::Single
                    && let Some((fuller, spelled)) = words.last().and_then(|w| full.get(w))
                {
                    people.alias(&words, spelled);
                    text.clone_from(fuller);
                    words.clone_from(spelled);
                }
                // "đại sứ Lan Vy" behind "vận động viên Quách Thị Lan Vy".
                match tails.get(words.as_slice()) {
                    Some(None) => continue,
                    Some(Some(spelled)) => {
                        people.alias(&words, spelled);
                        if people.named(spelled).is_some() {
                            words.clone_from(spelled);
                        }
                    }
                    None => {}
                }
                if excluded.contains(&fold::bare(&text)) {
                    continue;
                }
                let known = known_as(scan, claim, &text);
                let person = people.enter(&text, &words, known);
                for role in &claim.roles {
                    people.list[person].hold(Held::new(scan, role));
                }
            }
        }
        people
    }

    /// The person with exactly these words as a name.
    pub(super) fn named(&self, words: &[Word]) -> Option<usize> {
        self.by_words.get(words).copied()
    }

    /// Words of the longest spelling of anyone that begins with `word`; 0 when there is none.
    pub(super) fn longest_from(&self, word: Word) -> usize {
        self.longest.get(&word).copied().unwrap_or_default()
    }

    /// Keeps a spelling of a person unless it is someone's already; whether it was new.
    fn spell(&mut self, words: &[Word], person: usize) -> bool {
        if let Some(&first) = words.first() {
            let longest = self.longest.entry(first).or_default();
            *longest = words.len().max(*longest);
        }
        let new = !self.by_words.contains_key(words);
        if new {
            self.by_words.insert(words.to_vec(), person);
        }
        new
    }

    fn alias(&mut self, short: &[Word], full: &[Word]) {
        if let Some(&person) = self.by_words.get(full) {
            self.spell(short, person);
        }
    }

    fn enter(&mut self, text: &str, words: &[Word], known: Option<String>) -> usize {
        let bare = fold::bare(text);
        let same = self
            .by_words
            .get(words)
            .or_else(|| known.as_ref().and_then(|k| self.by_known.get(k)))
            .or_else(|| {
                self.by_bare
                    .get(&bare)
                    .filter(|&&p| !fold::has_marks(text) || !fold::has_marks(&self.list[p].name))
            })
            .copied();
        let person = same.unwrap_or(self.list.len());
        if same.is_none() {
            self.list.push(Person {
                name: text.to_owned(),
                known: known.clone(),
                given: words.last().copied().unwrap_or_default(),
                roles: Vec::new(),
            });
        } else if is_shouted(&self.list[person].name) && !is_shouted(text) {
            text.clone_into(&mut self.list[person].name);
        }
        self.spell(words, person);
        self.by_bare.entry(bare).or_insert(person);
        if let Some(known) = known {
            self.by_known.entry(known).or_insert(person);
        }
        person
    }
}

impl Person {
    /// Adds an office, keeping only longest forms.
    fn hold(&mut self, held: Held) {
        if self
            .roles
            .iter()
            .any(|r| held.is_short_for(r) && (!held.former || r.former))
        {
            return;
        }
        match self
            .roles
            .iter()
            .position(|r| r.is_short_for(&held) && (held.former || !r.former))
        {
            Some(shorter) => {
                self.roles[shorter] = held;
                let (kept, rest) = self.roles.split_at(shorter + 1);
                let longest = &kept[shorter];
                let rest: Vec<Held> = rest
                    .iter()
                    .filter(|r| !r.is_short_for(longest))
                    .cloned()
                    .collect();
                self.roles.truncate(shorter + 1);
                self.roles.extend(rest);
            }
            None => self.roles.push(held),
        }
    }
}

fn is_shouted(name: &str) -> bool {
    name.chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase)
}

/// The usual name of a known person: of this name, or of this last word and office.
fn known_as(scan: &Scan<'_>, claim: &Claim, text: &str) -> Option<String> {
    let called = || {
        let word = scan.tokens.get(claim.name.words.start)?.word;
        let role = claim.roles.first()?;
        scan.known
            .official_called(word, &scan.text(role.core..role.head_end))
    };
    let single = claim.name.kind == NameKind::Single && claim.name.words.len() == 1;
    scan.known
        .official_name(text)
        .or_else(|| called().filter(|_| single))
        .map(str::to_owned)
}

/// The last two words of longer names, with the words of the whole name when its holder has an office,
/// with nothing when not: who is called by two words then is no other person.
fn tails(blocks: &[(Scan<'_>, Reading)]) -> HashMap<Vec<Word>, Option<Vec<Word>>> {
    let mut tails = HashMap::new();
    for (scan, reading) in blocks {
        let held = reading.claims.iter().map(|c| (&c.name, true));
        let others = reading.names.iter().map(|name| (name, false));
        for (name, held) in held.chain(others) {
            if name.words.len() < 3 || matches!(name.kind, NameKind::Foreign | NameKind::Single) {
                continue;
            }
            let words: Vec<Word> = scan.tokens[name.words.clone()]
                .iter()
                .map(|t| t.word)
                .collect();
            let whole = tails.entry(words[words.len() - 2..].to_vec()).or_default();
            if held {
                *whole = Some(words);
            }
        }
    }
    tails
}

/// Foreign names of several words, by their last word: `Tổng thống Putin` is `Vladimir Putin` when
/// the page has him. Of those who hold an office also by the first, where nobody else's last word is the same: `Thủ
/// tướng Kishida` is `Kishida Fumio`.
fn full_names(blocks: &[(Scan<'_>, Reading)]) -> HashMap<Word, (String, Vec<Word>)> {
    let mut full = HashMap::new();
    let whole = |scan: &Scan<'_>, name: &Name| {
        let tokens = scan.tokens[name.words.clone()].iter();
        let words: Vec<Word> = tokens.map(|t| t.word).collect();
        (scan.text(name.words.clone()), words)
    };
    let begins = |scan: &Scan<'_>, name: &Name, at: usize| {
        let token = scan.tokens.get(at).filter(|t| t.shape == Shape::Title)?;
        (name.words.len() >= 2 && scan.is_foreign(name)).then_some(token.word)
    };
    for (scan, reading) in blocks {
        for name in reading.claims.iter().map(|c| &c.name).chain(&reading.names) {
            let last = name.words.end.checked_sub(1);
            if let Some(word) = last.and_then(|at| begins(scan, name, at)) {
                full.entry(word).or_insert_with(|| whole(scan, name));
            }
        }
    }
    for (scan, reading) in blocks {
        for name in reading.claims.iter().map(|c| &c.name) {
            if let Some(word) = begins(scan, name, name.words.start) {
                full.entry(word).or_insert_with(|| whole(scan, name));
            }
        }
    }
    full
}
