//! Who is who on a page: the claims of all blocks become people, one entry each.

use std::collections::{HashMap, HashSet};

use super::official::Reading;
use super::person::NameKind;
use super::role::Role;
use super::scan::Scan;
use super::token::{Shape, Word};
use crate::text::fold;

/// A person with an office.
#[derive(Debug)]
pub(super) struct Person {
    /// The spelling shown.
    pub(super) name: String,
    /// The last word of the name, as later mentions use it.
    pub(super) given: Word,
    /// The words of all spellings.
    pub(super) spellings: Vec<Vec<Word>>,
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
    by_bare: HashMap<String, usize>,
    by_known: HashMap<String, usize>,
}

impl People {
    /// Everyone whom the blocks give an office, in the article's order, but not those whose bare
    /// names are in `excluded`.
    pub(super) fn new(blocks: &[(Scan<'_>, Reading)], excluded: &HashSet<String>) -> Self {
        let mut people = Self::default();
        let full = full_names(blocks);
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
                if excluded.contains(&fold::bare(&text)) {
                    continue;
                }
                let person = people.enter(scan, &text, &words);
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

    /// Words of the longest spelling of anyone.
    pub(super) fn longest(&self) -> usize {
        self.by_words.keys().map(Vec::len).max().unwrap_or_default()
    }

    fn alias(&mut self, short: &[Word], full: &[Word]) {
        if let Some(&person) = self.by_words.get(full) {
            self.by_words.entry(short.to_vec()).or_insert(person);
        }
    }

    fn enter(&mut self, scan: &Scan<'_>, text: &str, words: &[Word]) -> usize {
        let bare = fold::bare(text);
        let known = scan.known.official(text).map(|k| k.name.clone());
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
                given: words.last().copied().unwrap_or_default(),
                spellings: Vec::new(),
                roles: Vec::new(),
            });
        } else if is_shouted(&self.list[person].name) && !is_shouted(text) {
            text.clone_into(&mut self.list[person].name);
        }
        if self.by_words.insert(words.to_vec(), person).is_none() {
            self.list[person].spellings.push(words.to_vec());
        }
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

/// Foreign names of several words, by their last word: `Tổng thống Putin` is `Vladimir Putin` when
/// the page has him.
fn full_names(blocks: &[(Scan<'_>, Reading)]) -> HashMap<Word, (String, Vec<Word>)> {
    let mut full = HashMap::new();
    for (scan, reading) in blocks {
        for name in reading.claims.iter().map(|c| &c.name).chain(&reading.names) {
            let Some(last) = name
                .words
                .end
                .checked_sub(1)
                .and_then(|l| scan.tokens.get(l))
            else {
                continue;
            };
            if name.words.len() < 2 || last.shape != Shape::Title || !scan.is_foreign(name) {
                continue;
            }
            full.entry(last.word).or_insert_with(|| {
                let words = scan.tokens[name.words.clone()]
                    .iter()
                    .map(|t| t.word)
                    .collect();
                (scan.text(name.words.clone()), words)
            });
        }
    }
    full
}
