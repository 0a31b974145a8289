//! What the keys do. A TOML text in (`data/keys.toml`, the `[keys]` of a person's configuration), a table
//! from key sequences to verbs out; everything wrong with the text is reported together, with line and
//! column.

mod macros;

use std::collections::BTreeMap;
use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::action::Action;
use super::key::{Key, sequence};
use super::near::near;
use crate::error::{EntryFault, Named, Takes};

pub use macros::Macro;

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere but in a line of typing, where the place itself says nothing.
    Global,
    /// The list pane.
    List,
    /// The reader pane.
    Reader,
    /// The reader pane while text is selected.
    Selecting,
    /// The facets pane.
    Facets,
    /// The list of an article's links.
    Links,
    /// The timeline and the matrix.
    Pictures,
    /// Help.
    Help,
    /// A line of typing. Keys that mean nothing here are typed.
    Typing,
}

impl Context {
    /// All of them, in the order in which help shows them.
    pub const ALL: [Self; 9] = [
        Self::List,
        Self::Reader,
        Self::Selecting,
        Self::Facets,
        Self::Global,
        Self::Links,
        Self::Pictures,
        Self::Help,
        Self::Typing,
    ];

    /// The name of its table in a keymap.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::List => "list",
            Self::Reader => "reader",
            Self::Selecting => "selecting",
            Self::Facets => "facets",
            Self::Links => "links",
            Self::Pictures => "pictures",
            Self::Help => "help",
            Self::Typing => "typing",
        }
    }

    /// Whether [`Context::Global`] holds here where this place says nothing of its own.
    fn has_global(self) -> bool {
        !matches!(self, Self::Global | Self::Typing)
    }
}

/// What a sequence of keys means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// This verb.
    Verb(Action),
    /// The macro with this number.
    Macro(usize),
    /// The beginning of a longer sequence.
    Prefix,
    /// Nothing.
    Nothing,
}

/// Something wrong with a keymap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: EntryFault,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = self.what.said(crate::lang::Lang::En.texts());
        write!(f, "{}:{}: {what}", self.line, self.column)
    }
}

/// What a complete sequence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Verb(Action),
    /// A macro by its number.
    Macro(usize),
}

/// Sequences with what they mean, and with their places among the keys of the verb.
type Keys = BTreeMap<Vec<Key>, (Meaning, usize)>;
type Table = BTreeMap<Context, Keys>;

/// The table from keys to verbs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    table: Table,
    macros: Vec<Macro>,
}

/// The keymap compiled into the program.
pub const BUILTIN: &str = include_str!("../../data/keys.toml");

impl Keymap {
    /// The keymap compiled into the program.
    #[must_use]
    pub fn builtin() -> Self {
        let mut keymap = Self::default();
        // A test holds the compiled-in text to having no faults.
        let _faults = keymap.read(BUILTIN);
        keymap
    }

    /// Adds `text` to the table, as [`Keymap::take`] does.
    pub fn read(&mut self, text: &str) -> Vec<Fault> {
        match DeTable::parse(text) {
            Ok(places) => self.take(text, places.get_ref()),
            Err(error) => {
                let at = error.span().map_or(0, |s| s.start);
                vec![Fault::at(text, at, EntryFault::NotToml)]
            }
        }
    }

    /// Adds tables that stand in `text`: a verb named there loses the keys it had in that place, and a
    /// key named there loses its verb. What is wrong is left out and returned, in the order of the text.
    pub fn take(&mut self, text: &str, places: &DeTable<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (place, verbs) in in_order(places) {
            let name = place.get_ref().as_ref();
            let at = place.span().start;
            let context = Context::ALL.into_iter().find(|c| c.name() == name);
            let Some(context) = context else {
                let what = no_place(name, &Context::ALL.map(Context::name));
                faults.push(Fault::at(text, at, what));
                continue;
            };
            if let DeValue::Table(verbs) = verbs.get_ref() {
                self.take_place(text, context, verbs, &mut faults);
            } else {
                let what = EntryFault::Takes(Takes::Verbs, name.to_owned());
                faults.push(Fault::at(text, verbs.span().start, what));
            }
        }
        faults
    }

    fn take_place(
        &mut self,
        text: &str,
        context: Context,
        verbs: &DeTable<'_>,
        faults: &mut Vec<Fault>,
    ) {
        let mut named = Keys::new();
        let mut verbs_named = Vec::new();
        for (verb, keys) in in_order(verbs) {
            let name = verb.get_ref().as_ref();
            let Some(action) = Action::named(name) else {
                let verbs = Action::ALL.iter().map(|a| a.name());
                let what = EntryFault::Unknown {
                    what: Named::Verb,
                    name: name.to_owned(),
                    near: near(name, verbs).map(str::to_owned),
                    all: Vec::new(),
                };
                faults.push(Fault::at(text, verb.span().start, what));
                continue;
            };
            let (sequences, wrong) = sequences(action, keys, &named);
            let wrong = wrong.into_iter();
            let before = faults.len();
            faults.extend(wrong.map(|(at, what)| Fault::at(text, at, what)));
            // A verb none of whose keys makes sense keeps those it had.
            if !sequences.is_empty() || faults.len() == before {
                verbs_named.push(action);
                let ranked = sequences.into_iter().zip(0..);
                let verb = Meaning::Verb(action);
                named.extend(ranked.map(|(keys, rank)| (keys, (verb, rank))));
            }
        }
        let table = self.table.entry(context).or_default();
        table.retain(|k, (meaning, _)| {
            let renamed = matches!(meaning, Meaning::Verb(verb) if verbs_named.contains(verb));
            !renamed && !named.keys().any(|n| clash(k, n))
        });
        table.extend(named);
    }

    /// What `keys` mean in `context`.
    #[must_use]
    pub fn lookup(&self, context: Context, keys: &[Key]) -> Lookup {
        let own = self.lookup_in(context, keys);
        if own == Lookup::Nothing && context.has_global() {
            return self.lookup_in(Context::Global, keys);
        }
        own
    }

    fn lookup_in(&self, context: Context, keys: &[Key]) -> Lookup {
        let Some(table) = self.table.get(&context) else {
            return Lookup::Nothing;
        };
        // Sequences that begin with `keys` follow it in order.
        match table.range(keys.to_vec()..).next() {
            Some((k, (meaning, _))) if k == keys => match *meaning {
                Meaning::Verb(action) => Lookup::Verb(action),
                Meaning::Macro(number) => Lookup::Macro(number),
            },
            Some((k, _)) if k.starts_with(keys) => Lookup::Prefix,
            _ => Lookup::Nothing,
        }
    }

    /// The keys of a verb as written, in `context` or globally, in the order of the keymap.
    #[must_use]
    pub fn keys(&self, context: Context, action: Action) -> Vec<String> {
        let mut keys = self.own_keys(context, action);
        if keys.is_empty() && context.has_global() {
            keys = self.own_keys(Context::Global, action);
        }
        keys
    }

    /// The keys of a verb as written, in `context` itself, in the order of the keymap.
    #[must_use]
    pub fn own_keys(&self, context: Context, action: Action) -> Vec<String> {
        let mut keys: Vec<(usize, String)> = self
            .table
            .get(&context)
            .into_iter()
            .flatten()
            .filter(|(_, (meaning, _))| *meaning == Meaning::Verb(action))
            .map(|(k, (_, rank))| (*rank, written(k)))
            .collect();
        keys.sort();
        keys.into_iter().map(|(_, key)| key).collect()
    }
}

/// Whether two sequences cannot stand in one place: equal, or one the beginning of the other.
fn clash(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn written(keys: &[Key]) -> String {
    keys.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The entries of a table in the order of the text.
fn in_order<'a, 'i>(
    table: &'a DeTable<'i>,
) -> Vec<(
    &'a Spanned<std::borrow::Cow<'i, str>>,
    &'a Spanned<DeValue<'i>>,
)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

/// No place where keys are pressed is called `name`; `names` are.
fn no_place(name: &str, names: &[&str]) -> EntryFault {
    EntryFault::Unknown {
        what: Named::Place,
        name: name.to_owned(),
        near: near(name, names.iter().copied()).map(str::to_owned),
        all: names.iter().map(|name| (*name).to_owned()).collect(),
    }
}

/// The sequences of a verb, and what is wrong with others and where; one that clashes with those named
/// already is wrong.
fn sequences(
    action: Action,
    keys: &Spanned<DeValue<'_>>,
    named: &Keys,
) -> (Vec<Vec<Key>>, Vec<(usize, EntryFault)>) {
    let one = [keys];
    let all: Vec<&Spanned<DeValue<'_>>> = match keys.get_ref() {
        DeValue::Array(keys) => keys.iter().collect(),
        _ => one.to_vec(),
    };
    let mut sequences: Vec<Vec<Key>> = Vec::new();
    let mut faults = Vec::new();
    for key in all {
        let at = key.span().start;
        let DeValue::String(written_as) = key.get_ref() else {
            let name = action.name().to_owned();
            faults.push((at, EntryFault::Takes(Takes::Keys, name)));
            continue;
        };
        match sequence(written_as) {
            Err(unknown) => faults.push((at, EntryFault::NoKey(unknown.0))),
            Ok(keys) if keys.is_empty() => faults.push((at, EntryFault::EmptyKey)),
            Ok(keys) => {
                let clashing = named.iter().find(|(k, _)| clash(k, &keys));
                if let Some((taken, (Meaning::Verb(by), _))) = clashing {
                    let what = EntryFault::Clash {
                        key: written_as.clone().into_owned(),
                        verb: action.name(),
                        taken: written(taken),
                        by: by.name(),
                    };
                    faults.push((at, what));
                } else if !sequences.contains(&keys) {
                    sequences.push(keys);
                }
            }
        }
    }
    (sequences, faults)
}

impl Fault {
    /// What is wrong at a byte of `text`.
    #[must_use]
    pub fn at(text: &str, byte: usize, what: EntryFault) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            what,
        }
    }
}
