//! What it means: the settings. Defaults, then the person's file, then the environment, then the words
//! typed; the later decides.

use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;

use etcetera::BaseStrategy;
use serde::Deserialize;

use crate::error::Error;
use crate::lang::Lang;

/// The settings of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Config {
    /// The language of the interface.
    pub lang: Lang,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether colours are used.
    pub colour: bool,
}

/// What was typed on the command line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed {
    /// `--lang`.
    pub lang: Option<Lang>,
    /// `--no-mouse`.
    pub no_mouse: bool,
}

/// The person's file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lang: Option<Language>,
    mouse: Option<bool>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Language {
    Vi,
    En,
}

impl Config {
    /// The settings in force.
    ///
    /// # Errors
    /// [`Error::Usage`] with line and column when the person's file cannot be understood, and
    /// [`Error::Io`] when it is there and cannot be read.
    pub fn load(typed: Typed) -> Result<Self, Error> {
        Ok(Self::of(&file()?, typed))
    }

    fn of(file: &File, typed: Typed) -> Self {
        let filed = file.lang.map(|l| match l {
            Language::Vi => Lang::Vi,
            Language::En => Lang::En,
        });
        Self {
            lang: typed.lang.or(filed).unwrap_or_else(locale),
            mouse: !typed.no_mouse && file.mouse.unwrap_or(true),
            colour: env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }
}

/// The language of what a command writes: as typed, as in the person's file, as the locale says. A
/// file that cannot be understood is the reader's to report.
#[must_use]
pub fn language(typed: Option<Lang>) -> Lang {
    let filed = file().unwrap_or_default();
    let typed = Typed {
        lang: typed,
        no_mouse: false,
    };
    Config::of(&filed, typed).lang
}

/// Where the person's file is; `None` when there is no home to look in.
#[must_use]
pub fn path() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("docbao").join("config.toml"))
}

fn file() -> Result<File, Error> {
    let Some(path) = path() else {
        return Ok(File::default());
    };
    match fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text)
            .map_err(|error| Error::Usage(format!("{}: {error}", path.display()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(File::default()),
        Err(source) => Err(Error::Io { path, source }),
    }
}

/// Vietnamese when the locale says so, else English.
fn locale() -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(env::var_os)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    Lang::of_locale(&locale.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_typed_decide_over_the_file() {
        let file: File = toml::from_str("lang = \"vi\"\nmouse = true").unwrap();
        let config = Config::of(&file, Typed::default());
        assert_eq!((config.lang, config.mouse), (Lang::Vi, true));
        let typed = Typed {
            lang: Some(Lang::En),
            no_mouse: true,
        };
        let config = Config::of(&file, typed);
        assert_eq!((config.lang, config.mouse), (Lang::En, false));
    }

    #[test]
    fn an_unknown_setting_is_named_with_its_line() {
        let error = toml::from_str::<File>("mouse = true\nmuose = true").unwrap_err();
        let words = error.to_string();
        assert!(
            words.contains("line 2, column 1") && words.contains("muose"),
            "{words}"
        );
    }
}
