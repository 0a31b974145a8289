//! What is wrong with an entry of the person's configuration.

use super::Refusal;
use crate::lang::{EntryTexts, Texts};

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryFault {
    /// The file cannot be read.
    Unreadable(Refusal),
    /// A keymap where earlier versions read it.
    OldKeymap,
    /// The line is no TOML.
    NotToml,
    /// The name stands above already, which TOML does not allow.
    NamedTwice,
    /// Something of this name takes something else.
    Takes(Takes, String),
    /// Nothing is called so.
    Unknown {
        /// What would be.
        what: Named,
        /// The name.
        name: String,
        /// The name that may be meant.
        near: Option<String>,
        /// All names, where they are few.
        all: Vec<String>,
    },
    /// The setting does not take this value.
    Refused {
        /// The setting.
        name: &'static str,
        /// What it takes.
        takes: String,
        /// What was written.
        given: Given,
        /// The value that may be meant.
        near: Option<String>,
    },
    /// The list of a setting has a word twice.
    Twice(&'static str, String),
    /// The list of a setting is without a word that it needs.
    Without(&'static str, &'static str),
    /// No colour can be written so.
    NoColour(Given),
    /// The key, as written, names none.
    NoKey(String),
    /// A key that is nothing.
    EmptyKey,
    /// A key for a verb stands in the way of another one's.
    Clash {
        /// The key, as written.
        key: String,
        /// What it was to do.
        verb: &'static str,
        /// The other key.
        taken: String,
        /// What that does.
        by: &'static str,
    },
    /// A key with commands stands in the way of another one.
    ClashOfMacros(String, String),
    /// A key with commands begins with a digit.
    Digit(String),
    /// Commands are no words.
    CommandsInQuotes,
    /// A key has no command.
    WithoutCommand,
    /// A command that is nothing.
    EmptyCommand,
    /// The verb does not take this word.
    NotTaken(&'static str, String),
}

/// What a table or a verb takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Places with their verbs.
    Places,
    /// Verbs with their keys.
    Verbs,
    /// Keys in quotes.
    Keys,
    /// Places with keys and their commands.
    Macros,
    /// Keys with their commands.
    Commands,
    /// Roles with their colours.
    Colours,
}

/// What has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A setting.
    Setting,
    /// A role of the theme.
    Role,
    /// A place where keys are pressed.
    Place,
    /// A verb.
    Verb,
    /// A command.
    Command,
    /// A colour.
    Colour,
}

/// A value as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// In these letters.
    Written(String),
    /// A number that is too large for any.
    LargeNumber,
    /// A broken number.
    BrokenNumber,
    /// A date.
    Date,
    /// A list of something else than words.
    List,
    /// A table.
    Table,
}

impl EntryFault {
    /// In the words of the interface.
    #[must_use]
    pub fn said(&self, texts: &Texts) -> String {
        let t = texts.entries;
        let with = |text: &str, words: &str| text.replace("{}", words);
        match self {
            Self::Unreadable(why) => with(t.unreadable, &why.said(texts)),
            Self::OldKeymap => t.old_keymap.to_owned(),
            Self::NotToml => t.not_toml.to_owned(),
            Self::NamedTwice => t.named_twice.to_owned(),
            Self::Takes(what, name) => with(what.said(t), name),
            Self::Unknown {
                what,
                name,
                near,
                all,
            } => with(what.unknown(t), name) + &what.instead(t, near.as_deref(), all),
            Self::Refused {
                name,
                takes,
                given,
                near,
            } => {
                let refused = with(t.refused, name).replace("{takes}", takes);
                let instead = near
                    .as_deref()
                    .map_or_else(|| t.default_serves.to_owned(), |near| with(t.meant, near));
                refused.replace("{given}", given.said(t)) + &instead
            }
            Self::Twice(name, word) => with(t.twice, name).replace("{word}", word),
            Self::Without(name, word) => with(t.without, name).replace("{word}", word),
            Self::NoColour(given) => with(t.colour_is, given.said(t)),
            Self::NoKey(word) => with(t.no_key, word),
            Self::EmptyKey => t.empty_key.to_owned(),
            Self::Clash {
                key,
                verb,
                taken,
                by,
            } => with(t.clash, key)
                .replace("{verb}", verb)
                .replace("{taken}", taken)
                .replace("{by}", by),
            Self::ClashOfMacros(key, taken) => {
                with(t.clash_of_macros, key).replace("{taken}", taken)
            }
            Self::Digit(key) => with(t.digit, key),
            Self::CommandsInQuotes => t.commands_in_quotes.to_owned(),
            Self::WithoutCommand => t.without_command.to_owned(),
            Self::EmptyCommand => t.empty_command.to_owned(),
            Self::NotTaken(verb, word) => with(t.not_taken, verb).replace("{word}", word),
        }
    }
}

impl Takes {
    fn said(self, t: &EntryTexts) -> &'static str {
        match self {
            Self::Places => t.takes_places,
            Self::Verbs => t.takes_verbs,
            Self::Keys => t.takes_keys,
            Self::Macros => t.takes_macros,
            Self::Commands => t.takes_commands,
            Self::Colours => t.takes_colours,
        }
    }
}

impl Named {
    fn unknown(self, t: &EntryTexts) -> &'static str {
        match self {
            Self::Setting => t.no_setting,
            Self::Role => t.no_role,
            Self::Place => t.no_place,
            Self::Verb => t.no_verb,
            Self::Command => t.no_command,
            Self::Colour => t.no_colour,
        }
    }

    /// What to write instead.
    fn instead(self, t: &EntryTexts, near: Option<&str>, all: &[String]) -> String {
        let near = near.map(|near| t.meant.replace("{}", near));
        let all = || all.join(", ");
        match self {
            Self::Setting => near.unwrap_or_else(|| t.settings_are_listed.to_owned()),
            Self::Verb => near.unwrap_or_else(|| t.verbs_are_listed.to_owned()),
            Self::Command => near.unwrap_or_default(),
            Self::Role | Self::Place => near.unwrap_or_else(|| t.there_are.replace("{}", &all())),
            Self::Colour => {
                let write = t.write_colour.replace("{}", &all());
                match near {
                    // The question ends the sentence itself.
                    Some(near) => near + write.trim_start_matches('.'),
                    None => write,
                }
            }
        }
    }
}

impl Given {
    fn said<'a>(&'a self, t: &'a EntryTexts) -> &'a str {
        match self {
            Self::Written(words) => words,
            Self::LargeNumber => t.large_number,
            Self::BrokenNumber => t.broken_number,
            Self::Date => t.date,
            Self::List => t.list,
            Self::Table => t.table,
        }
    }
}
