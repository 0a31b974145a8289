//! The help screen, made from the keymap that is in force, so that it cannot lie.

use super::action::Action;
use super::keymap::{Context, Keymap};
use crate::lang::Texts;
use crate::text::find::{Folded, Pattern};

/// The state of the help screen.
#[derive(Debug, Clone, Default)]
pub struct HelpState {
    /// The words that narrow it.
    pub words: String,
    /// Its lines.
    pub lines: Vec<HelpLine>,
    /// The first visible line.
    pub top: usize,
}

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
        text: &'static str,
    },
    /// An official's name as the reader shows it, and what that means.
    Official(&'static str, &'static str),
    /// A conference's name as the reader shows it, and what that means.
    Conference(&'static str, &'static str),
    /// A plain line.
    Plain(&'static str),
}

impl HelpLine {
    /// The words a person can look for.
    fn words(&self) -> String {
        match self {
            Self::Blank | Self::Heading(_) => String::new(),
            Self::Keys { keys, name, text } => format!("{keys} {name} {text}"),
            Self::Official(sample, text) | Self::Conference(sample, text) => {
                format!("{sample} {text}")
            }
            Self::Plain(text) => (*text).to_owned(),
        }
    }
}

impl HelpState {
    /// The help screen for `keymap`, narrowed to the lines in which `words` stand.
    #[must_use]
    pub fn new(keymap: &Keymap, texts: &'static Texts, words: &str) -> Self {
        let pattern = Pattern::new(words);
        let mut lines = Vec::new();
        for (heading, section) in sections(keymap, texts) {
            let left: Vec<HelpLine> = section
                .into_iter()
                .filter(|l| pattern.is_empty() || pattern.matches(&Folded::new(&l.words())))
                .collect();
            if left.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(HelpLine::Blank);
            }
            lines.push(HelpLine::Heading(heading));
            lines.extend(left);
        }
        if lines.is_empty() {
            lines.push(HelpLine::Plain(texts.help.nothing));
        }
        Self {
            words: words.to_owned(),
            lines,
            top: 0,
        }
    }

    /// Scrolls by a number of lines.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last = self.lines.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

fn sections(keymap: &Keymap, texts: &'static Texts) -> Vec<(&'static str, Vec<HelpLine>)> {
    let mut sections: Vec<(&'static str, Vec<HelpLine>)> = Context::ALL
        .into_iter()
        .map(|context| (heading(context, texts), keys(keymap, context, texts)))
        .collect();
    let t = &texts.help;
    sections.push((
        t.signs,
        vec![
            HelpLine::Official(t.sample_official, t.sign_official),
            HelpLine::Conference(t.sample_conference, t.sign_conference),
            HelpLine::Plain(t.sign_unread),
            HelpLine::Plain(t.sign_derived),
            HelpLine::Plain(t.sign_inferred),
            HelpLine::Plain(t.sign_link),
            HelpLine::Plain(t.sign_fold),
            HelpLine::Plain(t.sign_counts),
            HelpLine::Plain(t.count),
        ],
    ));
    sections
}

fn keys(keymap: &Keymap, context: Context, texts: &Texts) -> Vec<HelpLine> {
    Action::ALL
        .iter()
        .map(|action| (*action, keymap.own_keys(context, *action)))
        .filter(|(_, keys)| !keys.is_empty())
        .map(|(action, keys)| HelpLine::Keys {
            keys: keys.join(", "),
            name: action.name(),
            text: action.help(&texts.actions),
        })
        .collect()
}

fn heading(context: Context, texts: &'static Texts) -> &'static str {
    match context {
        Context::Global => texts.help.global,
        Context::List => texts.help.list,
        Context::Reader => texts.help.reader,
        Context::Facets => texts.help.facets,
        Context::Links => texts.help.links,
        Context::Help => texts.help.help,
        Context::Typing => texts.help.typing,
    }
}
