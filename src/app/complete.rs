//! What completes a command line: verbs by name and by what they do, and what a verb takes with it.

use super::action::Action;
use super::command::{ORDERS, facet_of, verbs};
use super::model::Model;
use super::theme::ThemeName;
use crate::library::query::SortBy;
use crate::text::find::{Folded, Pattern};
use crate::text::fold::bare;
use crate::text::wrap::shown;

/// One completion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The whole line once it is taken.
    pub line: String,
    /// What is listed.
    pub word: String,
    /// What it does, in one line.
    pub help: String,
}

/// Values of a facet that are listed at most.
const VALUES: usize = 200;

/// What completes `line`.
#[must_use]
pub fn completions(line: &str, model: &Model) -> Vec<Completion> {
    let line = line.trim_start();
    match line.split_once(char::is_whitespace) {
        None => of_verbs(line, model),
        Some((name, typed)) => match super::command::named(name) {
            Some(action) => of_arguments(action, typed.trim_start(), model),
            None => Vec::new(),
        },
    }
}

/// The verbs whose names begin with what was typed, then those that say it anywhere, also in their line
/// of help.
fn of_verbs(typed: &str, model: &Model) -> Vec<Completion> {
    let actions = &model.texts().actions;
    let pattern = Pattern::new(typed);
    let says = |a: &Action| {
        let words = format!("{} {}", a.name().replace('-', " "), a.help(actions));
        pattern.matches(&Folded::new(&words))
    };
    let (mut begin, rest): (Vec<Action>, Vec<Action>) =
        verbs().partition(|a| a.name().starts_with(typed));
    begin.extend(rest.into_iter().filter(says));
    let completion = |action: Action| Completion {
        line: action.name().to_owned(),
        word: action.name().to_owned(),
        help: action.help(actions).to_owned(),
    };
    begin.into_iter().map(completion).collect()
}

/// What a verb takes, as far as it fits; else the verb itself with what it does.
fn of_arguments(action: Action, typed: &str, model: &Model) -> Vec<Completion> {
    let pattern = Pattern::new(typed);
    let fits = |(word, _): &(String, String)| {
        word.starts_with(typed) || pattern.matches(&Folded::new(word))
    };
    let mut fitting: Vec<(String, String)> =
        arguments(action, model).into_iter().filter(fits).collect();
    fitting.sort_by_key(|(word, _)| !word.starts_with(typed));
    if fitting.is_empty() {
        let (name, actions) = (action.name(), &model.texts().actions);
        return vec![Completion {
            line: format!("{name} {typed}"),
            word: name.to_owned(),
            help: action.help(actions).to_owned(),
        }];
    }
    let completion = |(word, help): (String, String)| Completion {
        line: format!("{} {word}", action.name()),
        word,
        help,
    };
    fitting.into_iter().map(completion).collect()
}

/// The known tags that begin with what was typed, with or without marks; to be taken away from one article,
/// those that it has.
#[must_use]
pub fn tags(model: &Model, on: bool, typed: &str) -> Vec<String> {
    let marks = &model.remembered.memory.marks;
    let own = match model.meant().as_slice() {
        [no] if !on => model.print_of(*no).map(|page| marks.of(page).tags.to_vec()),
        _ => None,
    };
    let tags = own.unwrap_or_else(|| marks.tags().into_iter().map(str::to_owned).collect());
    let typed = bare(typed.trim());
    let mut tags: Vec<String> = tags
        .into_iter()
        .filter(|tag| bare(tag).starts_with(&typed))
        .collect();
    tags.sort_unstable();
    tags
}

/// Words that need no explaining.
fn alone(words: Vec<String>) -> Vec<(String, String)> {
    words
        .into_iter()
        .map(|word| (word, String::new()))
        .collect()
}

/// Lines typed before, the newest first.
fn typed_before(lines: &[String]) -> Vec<(String, String)> {
    alone(lines.iter().rev().cloned().collect())
}

/// The words a verb takes, with what they mean.
fn arguments(action: Action, model: &Model) -> Vec<(String, String)> {
    let texts = model.texts();
    match action {
        Action::Theme => {
            let settings = texts.settings;
            let themes = ThemeName::ALL.iter();
            themes
                .map(|t| {
                    (
                        t.name().to_owned(),
                        settings.theme_help(t.name()).to_owned(),
                    )
                })
                .collect()
        }
        Action::Tag | Action::Untag => alone(tags(model, action == Action::Tag, "")),
        // They were asked for when the path was typed.
        Action::Save => alone(model.prompt.iter().flat_map(|p| p.words.clone()).collect()),
        Action::SaveSearch | Action::ForgetSearch => {
            let saved = model.remembered.memory.saved.iter();
            saved
                .map(|(name, search)| (name.clone(), search.clone()))
                .collect()
        }
        Action::Search => typed_before(&model.remembered.memory.searches),
        Action::Pipe => typed_before(&model.remembered.memory.pipes),
        Action::Sort => {
            let help = |order: SortBy| match order {
                SortBy::Date => texts.list.by_date,
                SortBy::Title => texts.list.by_title,
                SortBy::Source => texts.list.by_source,
                SortBy::Length => texts.list.by_length,
                SortBy::Relevance => texts.list.by_relevance,
            };
            let orders = ORDERS.iter();
            orders
                .map(|(name, order)| ((*name).to_owned(), help(*order).to_owned()))
                .collect()
        }
        _ => match facet_of(action) {
            Some(kind) => {
                let values = model.facets.values(kind).iter().take(VALUES);
                values
                    .filter(|value| !value.label.is_empty())
                    .map(|value| {
                        let count = texts.count(&texts.status.articles, value.all);
                        (shown(&value.label), count)
                    })
                    .collect()
            }
            None => Vec::new(),
        },
    }
}
