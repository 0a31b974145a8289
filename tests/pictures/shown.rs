//! The pictures of the README: which keys lead to them, and how they look.

use docbao::app::Options;
use docbao::app::key::script;
use docbao::app::keymap::Keymap;
use docbao::app::layout::Size;
use docbao::app::settings::Settings;
use docbao::app::theme::{Depth, ThemeName};
use docbao::lang::Lang;
use docbao::runtime;

/// A picture: its name, its columns and rows, its theme and the keys pressed in the sample library.
type Shown = (&'static str, (u16, u16), ThemeName, &'static str);

const ALL: [Shown; 6] = [
    (
        "main",
        (140, 32),
        ThemeName::TrueDark,
        "c giao<Space>32 Enter Esc Enter }",
    ),
    (
        "search",
        (110, 24),
        ThemeName::TrueLight,
        "/doi<Space>ngoai<Space>-asean Enter",
    ),
    ("timeline", (90, 20), ThemeName::TrueDark, "D G k l j"),
    ("matrix", (120, 26), ThemeName::TrueLight, "M j l"),
    ("raw", (100, 26), ThemeName::TrueDark, "j j Enter i"),
    ("narrow", (44, 22), ThemeName::TrueLight, "j j Enter"),
];

/// Every picture by the name of its file.
pub(crate) fn all() -> Vec<(String, String)> {
    ALL.iter()
        .map(|shown| (format!("{}.svg", shown.0), picture(*shown)))
        .collect()
}

fn picture((name, (width, height), theme, keys): Shown) -> String {
    let settings = Settings {
        theme,
        depth: Depth::True,
        ..Settings::default()
    };
    let options = Options {
        size: Size { width, height },
        lang: Lang::Vi,
        colour: true,
        library: "kho mẫu".to_owned(),
        keymap: Keymap::builtin().into(),
        settings,
        faults: Vec::new(),
        resume: false,
    };
    let keys = script(keys).unwrap_or_else(|error| panic!("{name}: {error}"));
    runtime::print(&[], options, &keys).svg()
}
