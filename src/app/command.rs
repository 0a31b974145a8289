//! The command line: a verb by its name, or by the beginning of its name where that is clear, and
//! what some verbs take with it.

use super::action::Action;
use super::notice::Notice;
use super::theme::ThemeName;
use crate::library::query::{FacetKind, SortBy};

/// A command as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// What to do.
    pub action: Action,
    /// With what.
    pub argument: Argument,
}

/// What a verb takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    None,
    /// A count, a row, a width.
    Number(u32),
    /// Words to look for.
    Words(String),
    /// An order of the list.
    Order(SortBy),
    /// A theme.
    Theme(ThemeName),
}

/// Verbs that make sense on the command line.
pub fn verbs() -> impl Iterator<Item = Action> {
    Action::ALL.iter().copied().filter(|a| {
        !matches!(
            a,
            Action::Accept | Action::Cancel | Action::Complete | Action::CompleteBack
        )
    })
}

/// Reads a command line that is not blank.
///
/// # Errors
/// What to say when it cannot be read.
pub fn parse(line: &str) -> Result<Command, Notice> {
    let line = line.trim();
    if let Ok(number) = line.parse() {
        return Ok(Command {
            action: Action::First,
            argument: Argument::Number(number),
        });
    }
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let action = named(name).ok_or_else(|| Notice::UnknownCommand(name.to_owned()))?;
    let argument =
        argument(action, rest.trim()).ok_or_else(|| Notice::BadArgument(rest.trim().to_owned()))?;
    Ok(Command { action, argument })
}

/// The verb of this name, or the only one whose name begins so.
pub(super) fn named(name: &str) -> Option<Action> {
    if let Some(exact) = Action::named(name) {
        return verbs().find(|a| *a == exact);
    }
    let mut fitting = verbs().filter(|a| a.name().starts_with(name));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

fn argument(action: Action, rest: &str) -> Option<Argument> {
    if rest.is_empty() {
        return Some(Argument::None);
    }
    match action {
        Action::Search
        | Action::Filter
        | Action::Find
        | Action::Save
        | Action::Pipe
        | Action::Paragraphs
        | Action::Tag
        | Action::Untag
        | Action::Note
        | Action::SaveSearch
        | Action::ForgetSearch => Some(Argument::Words(rest.to_owned())),
        Action::Theme => ThemeName::named(rest).map(Argument::Theme),
        action if facet_of(action).is_some() => Some(Argument::Words(rest.to_owned())),
        Action::Sort => ORDERS
            .iter()
            .find(|(name, _)| *name == rest)
            .map(|(_, order)| Argument::Order(*order)),
        action if takes_count(action) => rest.parse().ok().map(Argument::Number),
        _ => None,
    }
}

/// Whether a number before the verb, or behind it on the command line, means something to it.
#[must_use]
pub fn takes_count(action: Action) -> bool {
    matches!(
        action,
        Action::First
            | Action::Last
            | Action::MoveDown
            | Action::MoveUp
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::PageDown
            | Action::PageUp
            | Action::ReadOn
            | Action::PeekDown
            | Action::PeekUp
            | Action::NextArticle
            | Action::PreviousArticle
            | Action::NextMention
            | Action::PreviousMention
            | Action::FindNext
            | Action::FindPrevious
            | Action::Backward
            | Action::Forward
            | Action::Wider
            | Action::Narrower
            | Action::UsualWidth
    )
}

/// The orders by the names they have on the command line.
pub const ORDERS: [(&str, SortBy); 5] = [
    ("date", SortBy::Date),
    ("title", SortBy::Title),
    ("source", SortBy::Source),
    ("length", SortBy::Length),
    ("relevance", SortBy::Relevance),
];

/// The facet of which a verb chooses values.
#[must_use]
pub fn facet_of(action: Action) -> Option<FacetKind> {
    Some(match action {
        Action::Conferences => FacetKind::Conference,
        Action::Officials => FacetKind::Official,
        Action::Sources => FacetKind::Source,
        Action::Years => FacetKind::Year,
        _ => return None,
    })
}
