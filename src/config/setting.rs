//! Every setting that is one value: its name, what it takes, its default, and how a value is taken.

use super::Said;
use crate::app::near::near;
use crate::app::reader::WIDTHS;
use crate::app::row::Column;
use crate::app::theme::ThemeName;
use crate::error::{EntryFault, Given};
use crate::lang::Lang;

/// A setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    Lang,
    Theme,
    Width,
    Justify,
    ListLines,
    ListColumns,
    Mouse,
    Browser,
    Abbreviations,
}

/// A value as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(i64),
    Truth(bool),
    Words(Vec<String>),
    /// Anything else.
    Other(Given),
}

impl Value {
    /// As a person would write it, cut when it is long.
    pub(super) fn given(&self) -> Given {
        Given::Written(match self {
            Self::Text(text) if text.chars().count() > 40 => {
                format!("\"{}…\"", text.chars().take(40).collect::<String>())
            }
            Self::Text(text) => format!("\"{text}\""),
            Self::Number(n) => n.to_string(),
            Self::Truth(truth) => truth.to_string(),
            Self::Words(words) => list(words),
            Self::Other(given) => return given.clone(),
        })
    }
}

/// A list of words as a configuration writes it.
fn list(words: &[impl AsRef<str>]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| toml::Value::String(word.as_ref().to_owned()).to_string())
        .collect();
    format!("[{}]", words.join(", "))
}

/// The languages by the names they have in a configuration.
const LANGS: [(&str, Option<Lang>); 3] = [
    ("auto", None),
    ("vi", Some(Lang::Vi)),
    ("en", Some(Lang::En)),
];

impl Setting {
    /// All of them, in the order in which they are shown.
    pub(super) const ALL: &'static [Self] = &[
        Self::Lang,
        Self::Theme,
        Self::Width,
        Self::Justify,
        Self::ListLines,
        Self::ListColumns,
        Self::Mouse,
        Self::Browser,
        Self::Abbreviations,
    ];

    /// Its name in a configuration.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Lang => "lang",
            Self::Theme => "theme",
            Self::Width => "width",
            Self::Justify => "justify",
            Self::ListLines => "list-lines",
            Self::ListColumns => "list-columns",
            Self::Mouse => "mouse",
            Self::Browser => "browser",
            Self::Abbreviations => "abbreviations",
        }
    }

    /// The setting with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.name() == name)
    }

    /// The variable of the environment that sets it.
    pub(super) fn variable(self) -> String {
        let name = self.name().replace('-', "_").to_uppercase();
        format!("DOCBAO_{name}")
    }

    /// The words it takes, where it takes one of a few.
    fn words(self) -> Vec<&'static str> {
        match self {
            Self::Lang => LANGS.iter().map(|(name, _)| *name).collect(),
            Self::Theme => ThemeName::ALL.iter().map(|t| t.name()).collect(),
            Self::ListColumns => Column::ALL.iter().map(|c| c.name()).collect(),
            _ => Vec::new(),
        }
    }

    /// What it takes, as a configuration writes it.
    pub(super) fn takes(self) -> String {
        match self {
            Self::Lang | Self::Theme => {
                let words = self.words().into_iter().map(|w| format!("\"{w}\""));
                words.collect::<Vec<_>>().join(", ")
            }
            Self::Width => format!("{}–{}", WIDTHS.start, WIDTHS.end - 1),
            Self::ListLines => "1, 2".to_owned(),
            Self::ListColumns => {
                let words = self.words().join(", ");
                format!("[…]: {words}")
            }
            Self::Justify | Self::Mouse | Self::Browser | Self::Abbreviations => {
                "true, false".to_owned()
            }
        }
    }

    /// What it is in `said`, as a configuration writes it.
    pub(super) fn shown(self, said: &Said) -> String {
        let settings = &said.settings;
        match self {
            Self::Lang => {
                let name = LANGS.iter().find(|(_, lang)| *lang == said.lang);
                format!("\"{}\"", name.map_or("auto", |(name, _)| name))
            }
            Self::Theme => format!("\"{}\"", settings.theme.name()),
            Self::Width => settings.width.to_string(),
            Self::Justify => settings.justify.to_string(),
            Self::ListLines => settings.list_lines.to_string(),
            Self::ListColumns => {
                let names = settings.list_columns.iter().map(|c| c.name());
                list(&names.collect::<Vec<_>>())
            }
            Self::Mouse => said.mouse.to_string(),
            Self::Browser => settings.browser.to_string(),
            Self::Abbreviations => settings.abbreviations.to_string(),
        }
    }

    /// A value that stands in the environment, where everything is text.
    pub(super) fn value_of(self, text: &str) -> Value {
        if self == Self::ListColumns {
            let words = text.split(',').map(|word| word.trim().to_owned());
            return Value::Words(words.collect());
        }
        if !self.words().is_empty() {
            return Value::Text(text.to_owned());
        }
        match text.to_lowercase().as_str() {
            "true" | "yes" | "on" => return Value::Truth(true),
            "false" | "no" | "off" => return Value::Truth(false),
            "1" if self.is_truth() => return Value::Truth(true),
            "0" if self.is_truth() => return Value::Truth(false),
            _ => {}
        }
        let number = text.parse().map(Value::Number);
        number.unwrap_or_else(|_| Value::Text(text.to_owned()))
    }

    fn is_truth(self) -> bool {
        matches!(
            self,
            Self::Justify | Self::Mouse | Self::Browser | Self::Abbreviations
        )
    }

    /// Takes a value, or says why it cannot be.
    pub(super) fn set(self, said: &mut Said, value: &Value) -> Result<(), EntryFault> {
        let settings = &mut said.settings;
        match (self, value) {
            (Self::Lang, Value::Text(name)) => {
                let lang = LANGS.iter().find(|(n, _)| n == name);
                said.lang = lang.ok_or_else(|| self.refused(value))?.1;
            }
            (Self::Theme, Value::Text(name)) => {
                let theme = ThemeName::named(name);
                settings.theme = theme.ok_or_else(|| self.refused(value))?;
            }
            (Self::Width, Value::Number(n)) => {
                let width = u16::try_from(*n).ok().filter(|n| WIDTHS.contains(n));
                settings.width = width.ok_or_else(|| self.refused(value))?;
            }
            (Self::ListLines, Value::Number(1)) => settings.list_lines = 1,
            (Self::ListLines, Value::Number(2)) => settings.list_lines = 2,
            (Self::ListColumns, Value::Words(words)) => {
                settings.list_columns = self.columns(words)?;
            }
            (Self::Justify, Value::Truth(truth)) => settings.justify = *truth,
            (Self::Mouse, Value::Truth(truth)) => said.mouse = *truth,
            (Self::Browser, Value::Truth(truth)) => settings.browser = *truth,
            (Self::Abbreviations, Value::Truth(truth)) => settings.abbreviations = *truth,
            _ => return Err(self.refused(value)),
        }
        Ok(())
    }

    /// The columns of these names.
    fn columns(self, words: &[String]) -> Result<Vec<Column>, EntryFault> {
        let mut columns = Vec::new();
        for word in words {
            let Some(column) = Column::named(word) else {
                return Err(self.refused(&Value::Text(word.clone())));
            };
            if columns.contains(&column) {
                return Err(EntryFault::Twice(self.name(), word.clone()));
            }
            columns.push(column);
        }
        if columns.contains(&Column::Title) {
            Ok(columns)
        } else {
            Err(EntryFault::Without(self.name(), Column::Title.name()))
        }
    }

    fn refused(self, value: &Value) -> EntryFault {
        let near = match value {
            Value::Text(text) => near(text, self.words()).map(str::to_owned),
            _ => None,
        };
        EntryFault::Refused {
            name: self.name(),
            takes: self.takes(),
            given: value.given(),
            near,
        }
    }
}
