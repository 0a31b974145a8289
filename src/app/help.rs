//! The help screen, made from the keymap that is in force, so that it cannot lie.

use super::action::Action;
use super::command;
use super::keymap::{Context, Keymap};
use crate::lang::Texts;
use crate::text::find::{Folded, Pattern};
use crate::text::wrap::{width, wrap};

/// The state of the help screen.
#[derive(Debug, Clone)]
pub struct HelpState {
    /// Where it was asked for: the keys there come first.
    pub of: Context,
    /// The words that narrow it.
    pub words: String,
    /// Its lines.
    pub lines: Vec<HelpLine>,
    /// The first visible line.
    pub top: usize,
    /// Columns that its lines were made for.
    pub columns: u16,
    /// Columns of the keys.
    pub keys: u16,
}

/// The widest column of keys; longer ones push their text aside.
const KEYS: u16 = 20;
/// Columns below which what keys do stands in the lines below them.
const BESIDE: u16 = 34;
/// Columns from which help also shows the names of the verbs.
const WITH_NAMES: u16 = 90;
/// Columns of the longest name, with the space before it.
const NAME: u16 = 18;

/// One line of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// Nothing.
    Blank,
    /// Where the keys below are pressed.
    Heading(&'static str),
    /// Keys and what they do.
    Keys {
        /// As written in a keymap, parted by commas.
        keys: String,
        /// The name on the command line.
        name: &'static str,
        /// What they do.
        text: String,
    },
    /// What they do, further.
    More(String),
    /// An official's name as the reader shows it, and what that means.
    Official(&'static str, &'static str),
    /// A conference's name as the reader shows it, and what that means.
    Conference(&'static str, &'static str),
    /// A plain line.
    Plain(String),
}

impl HelpLine {
    /// The words a person can look for.
    fn words(&self) -> String {
        match self {
            Self::Blank | Self::Heading(_) | Self::More(_) => String::new(),
            Self::Keys { keys, name, text } => format!("{keys} {name} {text}"),
            Self::Official(sample, text) | Self::Conference(sample, text) => {
                format!("{sample} {text}")
            }
            Self::Plain(text) => text.clone(),
        }
    }
}

/// Whether help `columns` wide also shows the names of the verbs.
#[must_use]
pub fn with_names(columns: u16) -> bool {
    columns >= WITH_NAMES
}

impl HelpLine {
    /// The line on as many rows as it takes.
    fn wrapped(self, columns: u16, key_columns: u16) -> Vec<Self> {
        // A margin on either side.
        let room = columns.saturating_sub(3);
        let rows = |text: &str, room: u16| -> Vec<String> {
            let rows = wrap(text, room.into()).into_iter();
            rows.map(|r| text[r].to_owned()).collect()
        };
        match self {
            Self::Keys { keys, name, text } => {
                if columns < BESIDE {
                    let below = rows(&text, room.saturating_sub(key_columns + 2));
                    let text = String::new();
                    let first = Self::Keys { keys, name, text };
                    let below = below.into_iter().map(Self::More);
                    return std::iter::once(first).chain(below).collect();
                }
                let taken = (width(&keys) as u16).max(key_columns) + 2;
                let names = if with_names(columns) { NAME } else { 0 };
                let rows = rows(&text, room.saturating_sub(taken + names));
                let mut rows = rows.into_iter();
                let text = rows.next().unwrap_or_default();
                let first = Self::Keys { keys, name, text };
                std::iter::once(first).chain(rows.map(Self::More)).collect()
            }
            Self::Plain(text) => rows(&text, room).into_iter().map(Self::Plain).collect(),
            other => vec![other],
        }
    }
}

impl HelpState {
    /// The help screen for `keymap`, `columns` wide, asked for where the keys are those `of` a context.
    #[must_use]
    pub fn new(keymap: &Keymap, texts: &'static Texts, of: Context, columns: u16) -> Self {
        let mut help = Self {
            of,
            words: String::new(),
            lines: Vec::new(),
            top: 0,
            columns,
            keys: 0,
        };
        help.fill(keymap, texts);
        help
    }

    /// Makes the lines anew: those in which its words stand, for its columns.
    pub fn fill(&mut self, keymap: &Keymap, texts: &'static Texts) {
        let sections = sections(self.of, keymap, texts);
        let all = sections.iter().flat_map(|(_, lines)| lines);
        let keys = all.filter_map(|l| match l {
            HelpLine::Keys { keys, .. } => Some(width(keys) as u16),
            _ => None,
        });
        self.keys = if self.columns < BESIDE {
            0
        } else {
            keys.max().unwrap_or(0).min(KEYS).min(self.columns / 2)
        };
        let pattern = Pattern::new(&self.words);
        self.lines.clear();
        for (heading, section) in sections {
            let left: Vec<HelpLine> = section
                .into_iter()
                .filter(|l| pattern.is_empty() || pattern.matches(&Folded::new(&l.words())))
                .collect();
            if left.is_empty() {
                continue;
            }
            if !self.lines.is_empty() {
                self.lines.push(HelpLine::Blank);
            }
            self.lines.push(HelpLine::Heading(heading));
            let wrapped = left
                .into_iter()
                .flat_map(|l| l.wrapped(self.columns, self.keys));
            self.lines.extend(wrapped);
        }
        if self.lines.is_empty() {
            let nothing = texts.help.nothing.to_owned();
            self.lines.push(HelpLine::Plain(nothing));
        }
    }

    /// Scrolls by a number of lines.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last = self.lines.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

/// What there is to be told, first the keys `of` a context and those that work everywhere.
fn sections(
    of: Context,
    keymap: &Keymap,
    texts: &'static Texts,
) -> Vec<(&'static str, Vec<HelpLine>)> {
    let first = [of, Context::Global];
    let others = Context::ALL.into_iter().filter(|c| !first.contains(c));
    let first = first
        .into_iter()
        .take(1 + usize::from(of != Context::Global));
    let mut sections: Vec<(&'static str, Vec<HelpLine>)> = first
        .chain(others)
        .map(|context| (heading(context, texts), keys(keymap, context, texts)))
        .collect();
    let t = &texts.help;
    sections.push((t.commands, commands(keymap, texts)));
    sections.push((
        t.signs,
        vec![
            HelpLine::Official(t.sample_official, t.sign_official),
            HelpLine::Conference(t.sample_conference, t.sign_conference),
            HelpLine::Plain(t.sign_unread.to_owned()),
            HelpLine::Plain(t.sign_starred.to_owned()),
            HelpLine::Plain(t.sign_noted.to_owned()),
            HelpLine::Plain(t.sign_derived.to_owned()),
            HelpLine::Plain(t.sign_inferred.to_owned()),
            HelpLine::Plain(t.sign_link.to_owned()),
            HelpLine::Plain(t.sign_fold.to_owned()),
            HelpLine::Plain(t.sign_reprints.to_owned()),
            HelpLine::Plain(t.sign_counts.to_owned()),
            HelpLine::Plain(t.count.to_owned()),
        ],
    ));
    sections
}

fn keys(keymap: &Keymap, context: Context, texts: &Texts) -> Vec<HelpLine> {
    let macros = keymap.macros(context).map(|(keys, own)| HelpLine::Keys {
        keys,
        name: "",
        text: own.written(),
    });
    Action::ALL
        .iter()
        .map(|action| (*action, keymap.own_keys(context, *action)))
        .filter(|(_, keys)| !keys.is_empty())
        .map(|(action, keys)| HelpLine::Keys {
            keys: keys.join(", "),
            name: action.name(),
            text: action.help(&texts.actions).to_owned(),
        })
        .chain(macros)
        .collect()
}

/// The verbs that only the command line has.
fn commands(keymap: &Keymap, texts: &Texts) -> Vec<HelpLine> {
    let has_key = |a: &Action| {
        Context::ALL
            .iter()
            .any(|c| !keymap.own_keys(*c, *a).is_empty())
    };
    let left = command::verbs().filter(|a| !has_key(a));
    left.map(|action| HelpLine::Keys {
        keys: format!(":{}", action.name()),
        name: action.name(),
        text: action.help(&texts.actions).to_owned(),
    })
    .collect()
}

fn heading(context: Context, texts: &'static Texts) -> &'static str {
    match context {
        Context::Global => texts.help.global,
        Context::List => texts.help.list,
        Context::Reader => texts.help.reader,
        Context::Selecting => texts.reading.selecting,
        Context::Facets => texts.help.facets,
        Context::Links => texts.help.links,
        Context::Pictures => texts.pictures.help,
        Context::Help => texts.help.help,
        Context::Typing => texts.help.typing,
    }
}
