//! What it means: the settings. Defaults, then the person's file, then the environment, then the words
//! typed; the later decides.
//!
//! The person's file is `config.toml` in the configuration folder, or another that `--config` or
//! `DOCBAO_CONFIG` names. What is wrong in it costs that entry, which keeps its default, and is told with
//! line and column. Beside it lie the files of what is known about offices and conferences, which extend
//! those of `data/` that have their names. Nothing here is ever written.

mod file;
mod setting;
mod shown;

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::keymap::Keymap;
use crate::app::settings::Settings;
use crate::app::theme::{Depth, ThemeName};
use crate::entity::Known;
use crate::entity::known::FileKind;
use crate::error::{EntryFault, Error, Problem, ProblemKind, Refusal};
use crate::folders;
use crate::lang::Lang;
use crate::library::search;
use crate::text::spread::mix;
use setting::Setting;

/// The settings in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// The language of the interface.
    pub lang: Lang,
    /// The language that was chosen; the locale decides without it.
    chosen_lang: Option<Lang>,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether colours are used.
    pub colour: bool,
    /// What the keys do.
    pub keymap: Arc<Keymap>,
    /// Everything else.
    pub settings: Settings,
    /// The person's file, whether it is there or not; `None` when there is no folder to look in.
    pub path: Option<PathBuf>,
    /// What of it cannot be used, in its order, then what of the environment cannot.
    pub faults: Vec<Problem>,
}

/// What was typed on the command line.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--lang`.
    pub lang: Option<Lang>,
    /// `--theme`.
    pub theme: Option<ThemeName>,
    /// `--no-mouse`.
    pub no_mouse: bool,
    /// `--no-open`.
    pub no_open: bool,
}

/// What a file and the environment say.
#[derive(Debug, Clone)]
struct Said {
    lang: Option<Lang>,
    mouse: bool,
    settings: Settings,
    keymap: Keymap,
    faults: Vec<Problem>,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            lang: None,
            mouse: true,
            settings: Settings::default(),
            keymap: Keymap::builtin(),
            faults: Vec::new(),
        }
    }
}

impl Config {
    /// The settings in force.
    ///
    /// # Errors
    /// [`Error::Io`] when a file that `--config` or `DOCBAO_CONFIG` names cannot be read. What is wrong in
    /// a file ends nothing: it is among the [`faults`](Config::faults).
    pub fn load(typed: &Typed) -> Result<Self, Error> {
        let named = typed.config.clone().or_else(|| {
            let path = env::var_os("DOCBAO_CONFIG").filter(|path| !path.is_empty());
            path.map(PathBuf::from)
        });
        let path = named
            .clone()
            .or_else(|| Some(folder()?.join("config.toml")));
        let mut said = Said::default();
        if named.is_none() {
            said.faults.extend(old_keymap());
        }
        match path.as_deref().map(fs::read_to_string) {
            Some(Ok(text)) => {
                file::read(&text, path.as_deref().unwrap_or(Path::new("")), &mut said);
            }
            Some(Err(error)) if named.is_some() => {
                return Err(Error::Io {
                    path: path.unwrap_or_default(),
                    source: error,
                });
            }
            Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => {
                said.faults.push(Problem {
                    path: path.clone().unwrap_or_default(),
                    line: None,
                    what: ProblemKind::Setting {
                        column: None,
                        fault: Box::new(EntryFault::Unreadable(Refusal::of_text(&error))),
                    },
                });
            }
            Some(Err(_)) | None => {}
        }
        for &setting in Setting::ALL {
            let name = setting.variable();
            if let Some(value) = env::var_os(&name).filter(|value| !value.is_empty()) {
                said.take_variable(setting, &name, &value.to_string_lossy());
            }
        }
        let told = |name| env::var(name).unwrap_or_default();
        let mut config = Self::of(said, typed);
        config.path = path;
        config.settings.depth = Depth::told(&told("COLORTERM"), &told("TERM"));
        config.colour = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Ok(config)
    }

    fn of(said: Said, typed: &Typed) -> Self {
        let mut settings = said.settings;
        settings.theme = typed.theme.unwrap_or(settings.theme);
        settings.browser &= !typed.no_open;
        let chosen_lang = typed.lang.or(said.lang);
        Self {
            lang: chosen_lang.unwrap_or_else(locale),
            chosen_lang,
            mouse: said.mouse && !typed.no_mouse,
            colour: true,
            keymap: Arc::new(said.keymap),
            settings,
            path: None,
            faults: said.faults,
        }
    }

    /// How a search is read.
    #[must_use]
    pub fn search_options(&self) -> search::Options {
        search::Options {
            abbreviations: self.settings.abbreviations,
            ..search::Options::default()
        }
    }

    /// The settings as a configuration that gives them again, with a comment for every entry.
    #[must_use]
    pub fn written(&self) -> String {
        shown::written(self)
    }
}

impl Said {
    fn take_variable(&mut self, setting: Setting, name: &str, text: &str) {
        if let Err(fault) = setting.set(self, &setting.value_of(text)) {
            self.faults.push(Problem {
                path: PathBuf::from(name),
                line: None,
                what: ProblemKind::Setting {
                    column: None,
                    fault: Box::new(fault),
                },
            });
        }
    }
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
                what: ProblemKind::Unreadable(Refusal::of_text(&source)),
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
    Some(folders::config()?.join("docbao"))
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

/// A keymap where earlier versions read it.
fn old_keymap() -> Option<Problem> {
    let path = folder()?.join("keys.toml");
    path.exists().then(|| Problem {
        path,
        line: None,
        what: ProblemKind::Setting {
            column: None,
            fault: Box::new(EntryFault::OldKeymap),
        },
    })
}

/// The language to say in what keeps the configuration from being read.
#[must_use]
pub fn language(typed: &Typed) -> Lang {
    typed.lang.unwrap_or_else(locale)
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
mod tests;
