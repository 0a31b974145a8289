//! The rooms and the arrows: who may import whom, and that every verb can be reached and is
//! explained.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use docbao::app::action::Action;
use docbao::app::command;
use docbao::app::keymap::{Context, Keymap};
use docbao::lang::Lang;

/// A module, what of the crate it may import, and what it never names.
const TABLE: [(&str, &[&str], &[&str]); 12] = [
    (
        "text",
        &[],
        &["ratatui", "tantivy", "std::fs", "std::thread"],
    ),
    ("source", &["text", "error"], &["ratatui", "tantivy"]),
    (
        "parse",
        &["text", "source", "error"],
        &["ratatui", "tantivy", "std::fs", "std::thread"],
    ),
    (
        "entity",
        &["text", "source", "parse", "error"],
        &["ratatui", "tantivy", "std::thread"],
    ),
    (
        "library",
        &["text", "source", "parse", "entity", "error", "folders"],
        &["ratatui", "crossterm"],
    ),
    (
        "state",
        &["text", "library", "error", "folders"],
        &["ratatui", "crossterm", "tantivy", "std::thread"],
    ),
    (
        "app",
        &[
            "text", "source", "parse", "entity", "library", "state", "error", "lang",
        ],
        &[
            "ratatui",
            "crossterm",
            "tantivy",
            "std::fs",
            "std::thread",
            "std::time",
            "std::io",
            "std::env",
        ],
    ),
    (
        "export",
        &["text", "source", "parse", "entity", "library", "lang"],
        &["ratatui", "crossterm", "tantivy", "std::fs", "std::thread"],
    ),
    // The articles it draws come to it through the state, as plain data.
    (
        "view",
        &["app", "text", "lang", "library", "entity", "parse"],
        &[
            "crossterm",
            "std::fs",
            "std::thread",
            "std::time",
            "&mut Model",
        ],
    ),
    ("lang", &[], &["ratatui", "crossterm", "std::fs"]),
    // What went wrong is put into words where it is told.
    (
        "error",
        &["text", "lang"],
        &["ratatui", "tantivy", "std::fs"],
    ),
    ("folders", &[], &["ratatui", "tantivy", "std::fs"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn sources(under: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    if under.is_file() {
        found.push(under.to_owned());
    }
    for entry in fs::read_dir(under).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// The files of a top-level module: `src/name.rs` and what lies in `src/name/`.
fn module(name: &str) -> Vec<PathBuf> {
    let src = root().join("src");
    let mut files = sources(&src.join(name));
    files.extend(sources(&src.join(name).with_extension("rs")));
    files
}

/// The code of a file, without comments and without its unit tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines()
        .map(|l| l.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn modules_import_only_what_the_table_allows() {
    for (name, allowed, never) in TABLE {
        let files = module(name);
        assert!(!files.is_empty(), "no file in {name}");
        for file in files {
            let code = code(&file);
            for part in code.split("crate::").skip(1) {
                let used: String = part
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                assert!(
                    used == name || allowed.contains(&used.as_str()),
                    "{} imports crate::{used}; {name} may import {allowed:?}",
                    file.display()
                );
            }
            for word in never {
                assert!(!code.contains(word), "{} names {word}", file.display());
            }
        }
    }
}

#[test]
fn only_the_view_and_the_runtime_know_the_terminal() {
    for file in sources(&root().join("src")) {
        let inside = file.strip_prefix(root().join("src")).unwrap().to_owned();
        let code = code(&file);
        if code.contains("ratatui::") {
            assert!(
                inside.starts_with("view") || inside.starts_with("runtime"),
                "{}",
                file.display()
            );
        }
        if code.contains("crossterm::") {
            assert!(inside.starts_with("runtime"), "{}", file.display());
        }
    }
}

#[test]
fn only_the_state_knows_its_database() {
    for file in sources(&root().join("src")) {
        let inside = file.strip_prefix(root().join("src")).unwrap().to_owned();
        assert!(
            !code(&file).contains("rusqlite") || inside.starts_with("state"),
            "{}",
            file.display()
        );
    }
}

#[test]
fn there_is_one_crossterm() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    assert_eq!(lock.matches("name = \"crossterm\"").count(), 1);
    // The manifest names it for a feature; the code knows it through ratatui alone.
    for file in module("runtime") {
        let own = code(&file).replace("ratatui::crossterm::", "");
        assert!(!own.contains("crossterm::"), "{}", file.display());
    }
}

#[test]
fn every_verb_can_be_reached_and_is_explained_in_both_languages() {
    let keymap = Keymap::builtin();
    for action in Action::ALL {
        let keys = Context::ALL
            .iter()
            .any(|c| !keymap.own_keys(*c, *action).is_empty());
        let named = command::verbs().any(|a| a == *action);
        assert!(keys || named, "{} has no key and no name", action.name());
        assert_eq!(Action::named(action.name()), Some(*action));
        let vi = action.help(&Lang::Vi.texts().actions);
        let en = action.help(&Lang::En.texts().actions);
        assert!(!vi.is_empty() && !en.is_empty(), "{}", action.name());
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for file in sources(&root().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!"), "{}", file.display());
    }
}
