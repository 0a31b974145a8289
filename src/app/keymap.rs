//! What the keys do. A TOML text in (`data/keys.toml`, a user's own), a table from key sequences to
//! verbs out; everything wrong with the text is reported together, with line and column.

use std::collections::BTreeMap;
use std::fmt;

use toml::Spanned;

use super::action::Action;
use super::key::{Key, sequence};

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
    /// Help.
    Help,
    /// A line of typing. Keys that mean nothing here are typed.
    Typing,
}

impl Context {
    /// All of them, in the order in which help shows them.
    pub const ALL: [Self; 8] = [
        Self::List,
        Self::Reader,
        Self::Selecting,
        Self::Facets,
        Self::Global,
        Self::Links,
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
    /// What is wrong, in English.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.what)
    }
}

/// Sequences with their verbs, and with their places among the keys of the verb.
type Keys = BTreeMap<Vec<Key>, (Action, usize)>;
type Table = BTreeMap<Context, Keys>;
type Written = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Vec<Spanned<String>>>>;

/// The table from keys to verbs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    table: Table,
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

    /// Adds `text` to the table: a verb named there loses the keys it had in that place, and a key
    /// named there loses its verb. What is wrong is left out and returned.
    pub fn read(&mut self, text: &str) -> Vec<Fault> {
        let written: Written = match toml::from_str(text) {
            Ok(written) => written,
            Err(error) => {
                let at = error.span().map_or(0, |s| s.start);
                return vec![fault(text, at, error.message().to_owned())];
            }
        };
        let mut faults = Vec::new();
        for (place, verbs) in &written {
            let Some(context) = Context::ALL.iter().find(|c| c.name() == place.get_ref()) else {
                let what = format!("no place is called '{}'", place.get_ref());
                faults.push(fault(text, place.span().start, what));
                continue;
            };
            self.read_place(text, *context, verbs, &mut faults);
        }
        faults.sort_by_key(|f| (f.line, f.column));
        faults
    }

    fn read_place(
        &mut self,
        text: &str,
        context: Context,
        verbs: &BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
        faults: &mut Vec<Fault>,
    ) {
        let table = self.table.entry(context).or_default();
        let mut named = Keys::new();
        for (verb, keys) in verbs {
            let Some(action) = Action::named(verb.get_ref()) else {
                let what = format!("no verb is called '{}'", verb.get_ref());
                faults.push(fault(text, verb.span().start, what));
                continue;
            };
            table.retain(|_, (a, _)| *a != action);
            for (rank, key) in keys.iter().enumerate() {
                let at = key.span().start;
                let sequence = match sequence(key.get_ref()) {
                    Ok(sequence) if sequence.is_empty() => {
                        faults.push(fault(text, at, "an empty key".to_owned()));
                        continue;
                    }
                    Ok(sequence) => sequence,
                    Err(error) => {
                        faults.push(fault(text, at, error.to_string()));
                        continue;
                    }
                };
                if let Some((taken, (by, _))) = named.iter().find(|(k, _)| clash(k, &sequence)) {
                    let what = format!(
                        "'{}' for {} stands in the way of '{}' for {}",
                        key.get_ref(),
                        action.name(),
                        written(taken),
                        by.name()
                    );
                    faults.push(fault(text, at, what));
                    continue;
                }
                named.insert(sequence, (action, rank));
            }
        }
        table.retain(|k, _| !named.keys().any(|n| clash(k, n)));
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
            Some((k, (action, _))) if k == keys => Lookup::Verb(*action),
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
            .filter(|(_, (a, _))| *a == action)
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

fn fault(text: &str, at: usize, what: String) -> Fault {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    Fault {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        what,
    }
}
