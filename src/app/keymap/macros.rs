//! Keys that stand for several commands, typed one after the other as on the command line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Context, Fault, Keymap, Keys, Meaning, clash, in_order, no_place, written};
use crate::app::action::Action;
use crate::app::command::{Command, named, parse, verbs};
use crate::app::key::{Key, sequence};
use crate::app::near::near;
use crate::error::{EntryFault, Named, Takes};

/// What a key of the person stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Macro {
    /// As written.
    pub lines: Vec<String>,
    /// What they mean, in their order.
    pub commands: Vec<Command>,
}

impl Macro {
    /// The commands in one line.
    #[must_use]
    pub fn written(&self) -> String {
        self.lines.join(" · ")
    }
}

impl Keymap {
    /// Adds the macros of `places`, which stand in `text`: keys with their commands. A key named there loses
    /// its verb. One that cannot be understood is left out whole; what is wrong is returned in the order of
    /// the text.
    pub fn take_macros(&mut self, text: &str, places: &DeTable<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (place, entries) in in_order(places) {
            let name = place.get_ref().as_ref();
            let contexts = Context::ALL.into_iter().filter(|c| *c != Context::Typing);
            let Some(context) = contexts.clone().find(|c| c.name() == name) else {
                let names: Vec<&str> = contexts.map(Context::name).collect();
                let what = no_place(name, &names);
                faults.push(Fault::at(text, place.span().start, what));
                continue;
            };
            let DeValue::Table(entries) = entries.get_ref() else {
                let what = EntryFault::Takes(Takes::Commands, name.to_owned());
                faults.push(Fault::at(text, entries.span().start, what));
                continue;
            };
            self.take_macros_of(text, context, entries, &mut faults);
        }
        faults
    }

    fn take_macros_of(
        &mut self,
        text: &str,
        context: Context,
        entries: &DeTable<'_>,
        faults: &mut Vec<Fault>,
    ) {
        let mut named = Keys::new();
        for (key, commands) in in_order(entries) {
            let wrong = faults.len();
            let keys = keys(key.get_ref(), &named);
            let keys = keys.map_err(|what| faults.push(Fault::at(text, key.span().start, what)));
            let read = commands_of(commands);
            let (lines, commands) = read.unwrap_or_else(|wrong| {
                let wrong = wrong.into_iter();
                faults.extend(wrong.map(|(at, what)| Fault::at(text, at, what)));
                Default::default()
            });
            if let Ok(keys) = keys
                && faults.len() == wrong
            {
                named.insert(keys, (Meaning::Macro(self.macros.len()), 0));
                self.macros.push(Macro { lines, commands });
            }
        }
        let table = self.table.entry(context).or_default();
        table.retain(|keys, _| !named.keys().any(|taken| clash(keys, taken)));
        table.extend(named);
    }

    /// The macro with this number.
    #[must_use]
    pub fn macro_at(&self, number: usize) -> Option<&Macro> {
        self.macros.get(number)
    }

    /// The macros of `context` with their keys as written, by their keys.
    pub fn macros(&self, context: Context) -> impl Iterator<Item = (String, &Macro)> {
        let keys = self.table.get(&context).into_iter().flatten();
        keys.filter_map(|(keys, (meaning, _))| match meaning {
            Meaning::Macro(number) => Some((written(keys), self.macros.get(*number)?)),
            Meaning::Verb(_) => None,
        })
    }
}

fn keys(written_as: &str, named: &Keys) -> Result<Vec<Key>, EntryFault> {
    let keys = sequence(written_as).map_err(|unknown| EntryFault::NoKey(unknown.0))?;
    match keys.first() {
        None => return Err(EntryFault::EmptyKey),
        Some(first) if first.digit().is_some() => {
            return Err(EntryFault::Digit(written_as.to_owned()));
        }
        Some(_) => {}
    }
    match named.keys().find(|taken| clash(taken, &keys)) {
        Some(taken) => Err(EntryFault::ClashOfMacros(
            written_as.to_owned(),
            written(taken),
        )),
        None => Ok(keys),
    }
}

/// The commands as written and as understood, or what is wrong with them and where.
type Read = Result<(Vec<String>, Vec<Command>), Vec<(usize, EntryFault)>>;

fn commands_of(given: &Spanned<DeValue<'_>>) -> Read {
    let one = [given];
    let all: Vec<&Spanned<DeValue<'_>>> = match given.get_ref() {
        DeValue::Array(all) => all.iter().collect(),
        _ => one.to_vec(),
    };
    let (mut lines, mut commands, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for line in all {
        let at = line.span().start;
        let DeValue::String(typed) = line.get_ref() else {
            wrong.push((at, EntryFault::CommandsInQuotes));
            continue;
        };
        match command(typed.trim()) {
            Ok(command) => {
                lines.push(typed.trim().to_owned());
                commands.push(command);
            }
            Err(what) => wrong.push((at, what)),
        }
    }
    if lines.is_empty() && wrong.is_empty() {
        wrong.push((given.span().start, EntryFault::WithoutCommand));
    }
    if wrong.is_empty() {
        Ok((lines, commands))
    } else {
        Err(wrong)
    }
}

fn command(line: &str) -> Result<Command, EntryFault> {
    if line.is_empty() {
        return Err(EntryFault::EmptyCommand);
    }
    parse(line).map_err(|_| {
        let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        if let Some(verb) = named(name) {
            EntryFault::NotTaken(verb.name(), rest.trim().to_owned())
        } else {
            EntryFault::Unknown {
                what: Named::Command,
                name: name.to_owned(),
                near: near(name, verbs().map(Action::name)).map(str::to_owned),
                all: Vec::new(),
            }
        }
    })
}
