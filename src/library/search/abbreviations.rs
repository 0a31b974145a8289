//! Known abbreviations and their long forms, which are one: each form that is typed also means the others.
//!
//! `data/abbreviations.toml` lists them. Inside a phrase a form is replaced where it stands; among words
//! in any order, a run of words that spells a form may be met by another form.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::tree::{Expr, Name, Phrase, Position, Scope};
use crate::text::fold;
use crate::text::syllable;
use crate::text::word::Word;

/// A phrase gets at most so many forms; abbreviations behind that stay as typed.
const MOST_FORMS: usize = 32;

/// `abbreviations.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    abbreviation: Vec<Entry>,
}

/// One thing: its short and its long forms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    short: Vec<String>,
    long: Vec<String>,
}

/// A form, word by word.
#[derive(Debug)]
struct Form {
    /// The number of the thing it is a form of.
    thing: usize,
    words: Vec<Key>,
}

/// A word of a form: its keys, and how it is looked for.
#[derive(Debug)]
struct Key {
    bare: String,
    exact: String,
    word: Word,
}

/// All forms of all things.
#[derive(Debug, Default)]
struct Table {
    /// By thing.
    forms: Vec<Vec<Form>>,
    /// By the bare key of the first word: thing and number of the form, longest first.
    by_first: HashMap<String, Vec<(usize, usize)>>,
    /// Words of the longest form.
    longest: usize,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file = toml::from_str::<File>(include_str!("../../../data/abbreviations.toml"));
    file.map(Table::new).unwrap_or_default()
});

impl Table {
    fn new(file: File) -> Self {
        let mut table = Self::default();
        for entry in file.abbreviation {
            let thing = table.forms.len();
            let forms = entry.short.iter().chain(&entry.long).map(|form| Form {
                thing,
                words: syllable::words(form).map(|(_, w)| Key::new(w)).collect(),
            });
            table.forms.push(forms.collect());
        }
        for (thing, forms) in table.forms.iter().enumerate() {
            for (n, form) in forms.iter().enumerate() {
                table.longest = table.longest.max(form.words.len());
                if let Some(first) = form.words.first() {
                    let same = table.by_first.entry(first.bare.clone()).or_default();
                    same.push((thing, n));
                }
            }
        }
        for same in table.by_first.values_mut() {
            same.sort_by_key(|&(thing, n)| std::cmp::Reverse(table.forms[thing][n].words.len()));
        }
        table
    }

    /// The longest form that the words begin with.
    fn spelled<'t>(&'t self, words: &[&Position]) -> Option<&'t Form> {
        let first = words.first()?;
        // An open word spells what it is, not what it may become.
        first
            .words
            .iter()
            .filter_map(|word| self.by_first.get(&word.bare))
            .flatten()
            .map(|&(thing, n)| &self.forms[thing][n])
            .filter(|form| {
                form.words.len() <= words.len()
                    && form.words.iter().zip(words).all(|(k, p)| k.is_spelled(p))
            })
            .max_by_key(|form| form.words.len())
    }

    /// The other forms of the thing, as they are looked for in place of what was typed at `span`.
    fn others(&self, form: &Form, span: &Range<usize>) -> Vec<Vec<Position>> {
        self.forms[form.thing]
            .iter()
            .filter(|other| {
                let same = |(a, b): (&Key, &Key)| a.exact == b.exact;
                other.words.len() != form.words.len()
                    || !other.words.iter().zip(&form.words).all(same)
            })
            .map(|other| {
                let position = |key: &Key| Position {
                    words: vec![key.word.clone()],
                    span: span.clone(),
                };
                other.words.iter().map(position).collect()
            })
            .collect()
    }
}

impl Key {
    fn new(word: &str) -> Self {
        Self {
            bare: fold::bare(word),
            exact: fold::exact(word),
            word: Word::known(word),
        }
    }

    fn is_spelled(&self, position: &Position) -> bool {
        position.words.iter().any(|word| {
            word.bare == self.bare && (word.exact.is_none() || word.fits_exact(&self.exact))
        })
    }
}

/// The same question, with the other forms of every abbreviation and every long form in it.
pub(super) fn expand(expr: Expr) -> Expr {
    match expr {
        Expr::All(parts) => all(&parts),
        Expr::Any(parts) => {
            let parts = parts.into_iter().map(expand).collect();
            Expr::any(parts).unwrap_or(Expr::Everything)
        }
        Expr::Not(part) => Expr::Not(Box::new(expand(*part))),
        Expr::Phrase(phrase) => one_phrase(phrase),
        Expr::Official(name) => Expr::Official(named(name)),
        Expr::Conference(name) => Expr::Conference(named(name)),
        other => other,
    }
}

/// Among words in any order, runs of single words that spell a form.
fn all(parts: &[Expr]) -> Expr {
    let mut out = Vec::with_capacity(parts.len());
    let mut at = 0;
    while at < parts.len() {
        if let Some((len, run)) = run(&parts[at..]) {
            out.push(run);
            at += len;
        } else {
            out.push(expand(parts[at].clone()));
            at += 1;
        }
    }
    Expr::all(out).unwrap_or(Expr::Everything)
}

/// Two or more single words that spell a form, as one question, and how many they are.
fn run(parts: &[Expr]) -> Option<(usize, Expr)> {
    let (_, scope) = single(parts.first()?)?;
    let words: Vec<&Position> = parts
        .iter()
        .take(TABLE.longest)
        .map_while(single)
        .take_while(|(_, s)| *s == scope)
        .map(|(word, _)| word)
        .collect();
    let form = TABLE.spelled(&words)?;
    let len = form.words.len();
    if len < 2 {
        return None;
    }
    let span = words[0].span.start..words[len - 1].span.end;
    let phrases = TABLE.others(form, &span).into_iter().map(|words| {
        Expr::Phrase(Phrase {
            words,
            scope,
            span: span.clone(),
        })
    });
    let typed = Expr::all(parts[..len].to_vec())?;
    Some((
        len,
        Expr::any([typed].into_iter().chain(phrases).collect())?,
    ))
}

/// The word of a phrase of one.
fn single(part: &Expr) -> Option<(&Position, Scope)> {
    match part {
        Expr::Phrase(phrase) => match phrase.words.as_slice() {
            [word] => Some((word, phrase.scope)),
            _ => None,
        },
        _ => None,
    }
}

fn one_phrase(phrase: Phrase) -> Expr {
    let Phrase { words, scope, span } = phrase;
    let phrases = forms(&words).into_iter().map(|words| {
        Expr::Phrase(Phrase {
            words,
            scope,
            span: span.clone(),
        })
    });
    Expr::any(phrases.collect()).unwrap_or(Expr::Everything)
}

fn named(name: Name) -> Name {
    Name {
        forms: name.forms.iter().flat_map(|form| forms(form)).collect(),
        ..name
    }
}

/// The forms of a phrase: as typed, then with every form in it replaced by the others in turn.
fn forms(words: &[Position]) -> Vec<Vec<Position>> {
    let mut forms: Vec<Vec<Position>> = vec![Vec::new()];
    let mut at = 0;
    while at < words.len() {
        let rest: Vec<&Position> = words[at..].iter().take(TABLE.longest).collect();
        let spelled = TABLE.spelled(&rest);
        let len = spelled.map_or(1, |form| form.words.len());
        let typed = &words[at..at + len];
        let span = typed[0].span.start..typed[len - 1].span.end;
        let others = spelled.map_or_else(Vec::new, |form| TABLE.others(form, &span));
        if others.is_empty() || forms.len() * (others.len() + 1) > MOST_FORMS {
            for form in &mut forms {
                form.extend_from_slice(typed);
            }
        } else {
            let ends = [typed.to_vec()].into_iter().chain(others);
            forms = ends
                .flat_map(|end| {
                    forms
                        .iter()
                        .map(move |begin| [&begin[..], &end[..]].concat())
                        .collect::<Vec<_>>()
                })
                .collect();
        }
        at += len;
    }
    forms
}
