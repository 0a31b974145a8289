//! What it means: the settings, from the environment and the words typed.

use crate::cli::Language;

/// The language of the interface: as typed, else Vietnamese when the locale says so, else English.
#[must_use]
pub fn language(typed: Option<Language>) -> Language {
    typed.unwrap_or_else(|| {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(std::env::var_os)
            .find(|value| !value.is_empty())
            .unwrap_or_default();
        if locale.to_string_lossy().starts_with("vi") {
            Language::Vi
        } else {
            Language::En
        }
    })
}
