//! What it means: the settings. Defaults, then the person's files, then the environment, then the words
//! typed; the later decides.
//!
//! The person's files are `config.toml` (`lang = "vi"`, `mouse = false`), `keys.toml`, which is written
//! as `data/keys.toml` and extends it, and the files of what is known about offices and conferences, which
//! extend those of `data/` that have their names. Nothing here is ever written.

use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use etcetera::BaseStrategy;
use serde::Deserialize;

use crate::app::keymap::Keymap;
use crate::entity::Known;
use crate::entity::known::FileKind;
use crate::error::{Error, Problem, ProblemKind};
use crate::lang::Lang;
use crate::text::spread::mix;

/// The settings of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The language of the interface.
    pub lang: Lang,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether colours are used.
    pub colour: bool,
    /// What the keys do.
    pub keymap: Arc<Keymap>,
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

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

impl Config {
    /// The settings in force.
    ///
    /// # Errors
    /// [`Error::Usage`] with line and column when a file of the person cannot be understood, and
    /// [`Error::Io`] when it is there and cannot be read.
    pub fn load(typed: Typed) -> Result<Self, Error> {
        Ok(Self::of(&file()?, typed, keymap()?))
    }

    fn of(file: &File, typed: Typed, keymap: Keymap) -> Self {
        let filed = file.lang.map(Lang::from);
        Self {
            lang: typed.lang.or(filed).unwrap_or_else(locale),
            mouse: !typed.no_mouse && file.mouse.unwrap_or(true),
            colour: env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
            keymap: Arc::new(keymap),
        }
    }
}

/// The language of what a command writes: as typed, as in the person's file, as the locale says. A
/// file that cannot be understood is the reader's to report.
#[must_use]
pub fn language(typed: Option<Lang>) -> Lang {
    typed
        .or_else(|| file().ok()?.lang.map(Lang::from))
        .unwrap_or_else(locale)
}

/// What names are found with.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// The program's own files with the person's on top.
    pub known: Arc<Known>,
    /// What keeps a file of the person from being used. The others are.
    pub faults: Vec<Problem>,
}

/// Reads the person's knowledge files: those of `data/` that describe offices and conferences, by the
/// same names, beside `config.toml`. A file with a fault is left out whole and the fault is told.
#[must_use]
pub fn knowledge() -> Knowledge {
    let mut known = Known::compiled();
    let mut faults = Vec::new();
    for kind in FileKind::ALL {
        match text(kind.file_name()) {
            Ok(Some((path, text))) => {
                if let Err(fault) = known.extend(kind, &path, &text) {
                    faults.push(fault.into());
                }
            }
            Err(Error::Io { path, source }) => faults.push(Problem {
                path,
                line: None,
                what: ProblemKind::Unreadable(source.to_string()),
            }),
            Ok(None) | Err(_) => {}
        }
    }
    Knowledge {
        known: Arc::new(known),
        faults,
    }
}

/// A number of what stands in the person's knowledge files: another one where an article may name others. Costs
/// less than reading them.
#[must_use]
pub fn knowledge_number() -> u64 {
    let files = FileKind::ALL.into_iter().zip(1..);
    files.fold(0, |number, (kind, n)| match text(kind.file_name()) {
        Ok(Some((_, text))) => text
            .bytes()
            .fold(mix(number, n), |number, byte| mix(number, byte.into())),
        _ => number,
    })
}

/// The folder of the person's files; `None` when there is no home to look in.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("docbao"))
}

/// The text of one of the person's files and where it is; `None` when there is none.
fn text(name: &str) -> Result<Option<(PathBuf, String)>, Error> {
    let Some(path) = folder().map(|folder| folder.join(name)) else {
        return Ok(None);
    };
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Io { path, source }),
    }
}

fn file() -> Result<File, Error> {
    let Some((path, text)) = text("config.toml")? else {
        return Ok(File::default());
    };
    toml::from_str(&text).map_err(|error| Error::Usage(format!("{}: {error}", path.display())))
}

fn keymap() -> Result<Keymap, Error> {
    let mut keymap = Keymap::builtin();
    let Some((path, text)) = text("keys.toml")? else {
        return Ok(keymap);
    };
    let faults: Vec<String> = keymap
        .read(&text)
        .iter()
        .map(|fault| format!("{}:{fault}", path.display()))
        .collect();
    if faults.is_empty() {
        Ok(keymap)
    } else {
        Err(Error::Usage(faults.join("\n")))
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
        let config = Config::of(&file, Typed::default(), Keymap::builtin());
        assert_eq!((config.lang, config.mouse), (Lang::Vi, true));
        let typed = Typed {
            lang: Some(Lang::En),
            no_mouse: true,
        };
        let config = Config::of(&file, typed, Keymap::builtin());
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
