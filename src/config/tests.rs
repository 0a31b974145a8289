//! What a file, the environment and the words typed come to.

use super::*;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::theme::{Colour, Role};

fn said(text: &str) -> Said {
    let mut said = Said::default();
    file::read(text, Path::new("c.toml"), &mut said);
    said
}

fn faults(said: &Said) -> Vec<String> {
    said.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn the_words_typed_decide_over_the_file() {
    let file = "lang = \"vi\"\nmouse = true\ntheme = \"light\"\nbrowser = true\n";
    let config = Config::of(said(file), &Typed::default());
    assert_eq!((config.lang, config.mouse), (Lang::Vi, true));
    assert_eq!(config.settings.theme, ThemeName::Light);
    let typed = Typed {
        lang: Some(Lang::En),
        theme: Some(ThemeName::Dark),
        no_mouse: true,
        no_open: true,
        config: None,
    };
    let config = Config::of(said(file), &typed);
    assert_eq!((config.lang, config.mouse), (Lang::En, false));
    assert_eq!(config.settings.theme, ThemeName::Dark);
    assert!(!config.settings.browser);
}

#[test]
fn variables_decide_over_the_file() {
    let mut said = said("width = 80\njustify = true\n");
    said.take_variable(Setting::Width, "DOCBAO_WIDTH", "60");
    said.take_variable(Setting::Justify, "DOCBAO_JUSTIFY", "0");
    said.take_variable(Setting::Theme, "DOCBAO_THEME", "drak");
    assert_eq!((said.settings.width, said.settings.justify), (60, false));
    let told = &faults(&said)[0];
    assert!(told.starts_with("DOCBAO_THEME: 'theme' takes"), "{told}");
    assert!(
        told.ends_with("not \"drak\": did you mean 'dark'?"),
        "{told}"
    );
    assert_eq!(Setting::ListLines.variable(), "DOCBAO_LIST_LINES");
}

#[test]
fn what_is_wrong_is_told_where_it_stands_and_the_rest_serves() {
    let text = "\
width = 90
muose = false
mouse = \"no\"
theme = \"dark\"
list-lines = 3

[colours]
official = \"purpel\"
conference = \"#00aa00\"
headin = 7
link = \"red on 300\"
match = \"black on bright-yellow\"

[keys.list]
open = [\"x\"]
search = [\"x\"]
opne = [\"Enter\"]
sort = [\"w\", \"Entr\"]
reverse = 7

[keys.lsit]
open = [\"x\"]

[window]
";
    let said = said(text);
    let table = [
        "c.toml:2:1: no setting is called 'muose': did you mean 'mouse'?",
        "c.toml:3:9: 'mouse' takes true, false, not \"no\"; the default serves",
        "c.toml:5:14: 'list-lines' takes 1, 2, not 3; the default serves",
        "c.toml:8:12: 'purpel' is no colour",
        "c.toml:10:1: no role is called 'headin': did you mean 'heading'?",
        "c.toml:11:8: '300' is no colour",
        "c.toml:16:11: 'x' for 'search' stands in the way of 'x' for 'open' in the same place",
        "c.toml:17:1: no verb is called 'opne': did you mean 'open'?",
        "c.toml:18:14: 'Entr' names no key",
        "c.toml:19:11: 'reverse' takes keys in quotes",
        "c.toml:21:7: no place is called 'lsit': did you mean 'list'?",
        "c.toml:24:2: no setting is called 'window'; 'docbao config' lists them",
    ];
    let told = faults(&said);
    assert_eq!(told.len(), table.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(table) {
        assert!(told.starts_with(expected), "{told}\n{expected}");
    }
    let settings = &said.settings;
    assert_eq!((settings.width, settings.theme), (90, ThemeName::Dark));
    assert!(said.mouse);
    assert_eq!(settings.list_lines, 1);
    let own = |role| settings.own.of(role);
    assert_eq!(own(Role::Official).ink, None);
    assert_eq!(own(Role::Conference).ink, Some(Colour::Rgb(0, 0xaa, 0)));
    assert_eq!(own(Role::Match).paper, Some(Colour::Number(11)));
    let keys = |action| said.keymap.own_keys(Context::List, action);
    assert_eq!(keys(Action::Open), ["x"]);
    assert_eq!(keys(Action::Sort), ["w"]);
    // A verb without a key that makes sense keeps what it had.
    assert_eq!(keys(Action::Search), ["/"]);
    assert_eq!(keys(Action::Reverse), ["S"]);
}

#[test]
fn what_is_no_toml_costs_its_line() {
    let said = said("width = 90\nthis is nothing\nmouse = false\n");
    assert_eq!((said.settings.width, said.mouse), (90, false));
    let told = faults(&said);
    assert!(told[0].starts_with("c.toml:2:"), "{told:?}");
    assert!(told.iter().all(|t| t.contains("no TOML")), "{told:?}");
    assert_eq!(told.len(), 1, "{told:?}");
    // Of two entries of one name the first counts; a list that is not closed costs itself.
    let said = self::said("width = 90\nwidth = 80\nlang = [\nmouse = false\n");
    assert_eq!((said.settings.width, said.lang), (90, None));
    assert!(said.faults.len() >= 2, "{:?}", said.faults);
}

#[test]
fn rubbish_is_told_in_few_words_and_the_defaults_serve() {
    let rubbish: String = (1..2000u32)
        .filter_map(|n| char::from_u32(n * 7 % 3000))
        .collect();
    let said = said(&rubbish);
    assert!((1..=21).contains(&said.faults.len()));
    assert_eq!(said.settings, Settings::default());
}

#[test]
fn what_is_written_gives_the_same_settings_again() {
    let file = "lang = \"vi\"\nmouse = false\ntheme = \"contrast\"\nwidth = 66\njustify = true\n\
        [colours]\nbackground = \"#010203\"\nmatch = \"on 3\"\n\
        [keys.list]\nopen = [\"x\", \"g o\"]\npeek-down = []\n[keys.typing]\ncancel = [\"Esc\", \"\\\"\"]\n";
    for (file, lang) in [("", Lang::En), ("", Lang::Vi), (file, Lang::Vi)] {
        let typed = Typed {
            lang: Some(lang),
            ..Typed::default()
        };
        let before = Config::of(said(file), &typed);
        assert!(before.faults.is_empty(), "{:?}", before.faults);
        let text = before.written();
        let read = said(&text);
        assert!(read.faults.is_empty(), "{:?}\n{text}", read.faults);
        let after = Config::of(read, &Typed::default());
        assert_eq!(after.settings, before.settings);
        assert_eq!(after.keymap, before.keymap, "{text}");
        assert_eq!((after.lang, after.mouse), (before.lang, before.mouse));
        assert_eq!(after.written(), text);
        // Every entry says what it is.
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let entry = lines
                .peek()
                .is_some_and(|l| l.contains(" = ") && !l.starts_with("# "));
            assert!(!entry || line.starts_with("# ") && line.len() > 4, "{line}");
        }
    }
}

#[test]
fn every_role_is_described() {
    for lang in [Lang::Vi, Lang::En] {
        for role in Role::ALL {
            assert!(
                !lang.texts().settings.role(role.name()).is_empty(),
                "{}",
                role.name()
            );
        }
    }
}
