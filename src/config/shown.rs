//! The configuration in force as a configuration: reading it gives the same settings again.

use std::fmt::Write as _;

use super::file::{BACKGROUND, written as colours_written};
use super::setting::Setting;
use super::{Config, Said};
use crate::app::action::Action;
use crate::app::keymap::{Context, Keymap};
use crate::app::theme::Role;
use crate::lang::SettingTexts;
use crate::text::wrap::wrap;

/// Columns of a comment.
const COLUMNS: usize = 96;

pub(super) fn written(config: &Config) -> String {
    let texts = config.lang.texts().settings;
    let mut out = String::new();
    comment(&mut out, texts.head);
    let said = Said {
        lang: config.chosen_lang,
        mouse: config.mouse,
        settings: config.settings.clone(),
        keymap: Keymap::default(),
        faults: Vec::new(),
    };
    let usual = Said::default();
    for &setting in Setting::ALL {
        out.push('\n');
        comment(&mut out, what(setting, texts));
        let values = texts.values.replace("{default}", &setting.shown(&usual));
        let values = values.replace("{variable}", &setting.variable());
        comment(&mut out, &values.replace("{}", &setting.takes()));
        line(&mut out, setting.name(), &setting.shown(&said));
    }
    colours(&mut out, config, texts);
    keys(&mut out, config, texts);
    macros(&mut out, config, texts);
    out
}

fn what(setting: Setting, texts: &SettingTexts) -> &'static str {
    match setting {
        Setting::Lang => texts.lang,
        Setting::Theme => texts.theme,
        Setting::Width => texts.width,
        Setting::Justify => texts.justify,
        Setting::ListLines => texts.list_lines,
        Setting::ListColumns => texts.list_columns,
        Setting::Mouse => texts.mouse,
        Setting::Browser => texts.browser,
        Setting::Abbreviations => texts.abbreviations,
    }
}

/// Writing to a `String` cannot fail.
fn line(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "{name} = {value}");
}

fn comment(out: &mut String, text: &str) {
    for row in wrap(text, COLUMNS) {
        let _ = writeln!(out, "# {}", text[row].trim_end());
    }
}

fn colours(out: &mut String, config: &Config, texts: &SettingTexts) {
    let settings = &config.settings;
    out.push('\n');
    comment(out, texts.colours);
    out.push_str("[colours]\n");
    let mut entry = |name: &str, what: &str, own: Option<String>, of_theme: Option<String>| {
        let _ = writeln!(out, "# {what}");
        if let Some(own) = own {
            line(out, name, &format!("\"{own}\""));
        } else {
            let colour = of_theme.unwrap_or_else(|| "default".to_owned());
            let _ = writeln!(out, "#{name} = \"{colour}\"");
        }
    };
    let paper = |colour: Option<crate::app::theme::Colour>| colour.map(|c| c.to_string());
    entry(
        BACKGROUND,
        texts.background,
        paper(settings.own.background),
        paper(settings.theme.paper()),
    );
    for &role in Role::ALL {
        entry(
            role.name(),
            texts.role(role.name()),
            colours_written(settings.own.of(role)),
            colours_written(settings.theme.inks(role)),
        );
    }
}

fn keys(out: &mut String, config: &Config, texts: &SettingTexts) {
    let actions = &config.lang.texts().actions;
    let usual = Keymap::builtin();
    out.push('\n');
    comment(out, texts.keys);
    for context in Context::ALL {
        let _ = writeln!(out, "\n[keys.{}]", context.name());
        for &action in Action::ALL {
            let list = |keymap: &Keymap| {
                let keys = keymap.own_keys(context, action).into_iter();
                let quoted = keys.map(|k| toml::Value::String(k).to_string());
                quoted.collect::<Vec<_>>().join(", ")
            };
            let (now, before) = (list(&config.keymap), list(&usual));
            if now.is_empty() && before.is_empty() {
                continue;
            }
            let was = texts.usual_keys.replace("{}", &before);
            let was = if now == before { String::new() } else { was };
            let _ = writeln!(out, "# {}{was}", action.help(actions));
            line(out, action.name(), &format!("[{now}]"));
        }
    }
}

fn macros(out: &mut String, config: &Config, texts: &SettingTexts) {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    out.push('\n');
    comment(out, texts.macros);
    out.push_str("# [macros.list]\n# \"A-s\" = [\"star\", \"tag x\", \"move-down\"]\n");
    for context in Context::ALL {
        let mut own = config.keymap.macros(context).peekable();
        if own.peek().is_some() {
            let _ = writeln!(out, "\n[macros.{}]", context.name());
        }
        for (key, commands) in own {
            let lines: Vec<String> = commands.lines.iter().map(|l| quoted(l)).collect();
            line(out, &quoted(&key), &format!("[{}]", lines.join(", ")));
        }
    }
}
