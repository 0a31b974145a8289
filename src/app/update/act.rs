//! The table from verbs to what they do. A verb goes to the overlay, or to the pane with the focus.

use super::{
    facets, finding, help, jumps, list, look, marks, neighbours, outward, overlay, pictures,
    problems, profile, prompt, reader, reloading, search, select, session, views,
};
use crate::app::action::Action;
use crate::app::command;
use crate::app::command::Argument;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::notice::Notice;
use crate::app::remembered::{Letter, Verb};
use crate::library::query::FacetKind;

/// Does what the person asks for.
pub(super) fn act(model: &mut Model, action: Action, argument: Argument, out: &mut Effects) {
    let (count, words, order) = match argument {
        Argument::Theme(theme) => return look::theme(model, Some(theme)),
        Argument::None => (None, None, None),
        Argument::Number(n) => (Some(n), None, None),
        Argument::Words(words) => (None, Some(words), None),
        Argument::Order(order) => (None, None, Some(order)),
    };
    let times = count.map_or(1, |n| isize::try_from(n).unwrap_or(isize::MAX));
    if help::act(model, action, count)
        || overlay::act(model, action, count, out)
        || select::act(model, action, count, out)
    {
        return;
    }
    match action {
        Action::MoveDown => step(model, times),
        Action::MoveUp => step(model, -times),
        Action::HalfPageDown => page(model, times, true),
        Action::HalfPageUp => page(model, -times, true),
        Action::PageUp => page(model, -times, false),
        Action::ReadOn if model.focus == Pane::Reader => reader::read_on(model, times, out),
        Action::PageDown | Action::ReadOn => page(model, times, false),
        Action::First => goto(model, count.map_or(1, |n| n as usize)),
        Action::Last => goto(model, count.map_or(usize::MAX, |n| n as usize)),
        Action::Follow if model.focus == Pane::Reader => reader::follow_selected(model, out),
        Action::Open if model.focus == Pane::Facets => facets::enter(model, out),
        Action::Open | Action::Follow => reader::enter(model, out),
        Action::Back => {
            if !back(model) {
                model.notice = Some(Notice::Outermost);
            }
        }
        Action::Leave => {
            if !back(model) {
                quit(model, out);
            }
        }
        Action::NextPane => pane(model, true, out),
        Action::PreviousPane => pane(model, false, out),
        Action::PeekDown => reader::step(model, times),
        Action::PeekUp => reader::step(model, -times),
        Action::NextArticle => reader::neighbour(model, times, out),
        Action::PreviousArticle => reader::neighbour(model, -times, out),
        Action::Filter => match words {
            Some(words) => list::filter_to(model, &words, out),
            None => prompt::filter(model),
        },
        Action::Search => match words {
            Some(words) => search::now(model, &words, out),
            None => search::open(model),
        },
        Action::Find => match words {
            Some(words) => prompt::find_now(model, &words),
            None => prompt::find(model),
        },
        Action::Save => outward::save(model, words.as_deref(), out),
        Action::Paragraphs => match words {
            Some(words) => prompt::paragraphs_now(model, &words),
            None => prompt::paragraphs(model),
        },
        Action::Pipe => outward::pipe(model, words.as_deref(), out),
        Action::FindNext if model.focus == Pane::List => search::next_hit(model, times),
        Action::FindPrevious if model.focus == Pane::List => search::next_hit(model, -times),
        Action::FindNext => finding::find_next(model, times),
        Action::FindPrevious => finding::find_next(model, -times),
        Action::Sort => list::sort(model, order, out),
        Action::Reverse => list::reverse(model, out),
        Action::NextMention => reader::mention(model, times),
        Action::PreviousMention => reader::mention(model, -times),
        Action::NextLink => reader::link(model, times),
        Action::PreviousLink => reader::link(model, -times),
        Action::Backward => reader::history(model, -times, out),
        Action::Forward => reader::history(model, times, out),
        Action::Wider => reader::width(model, times),
        Action::Narrower => reader::width(model, -times),
        Action::UsualWidth => {
            let usual = model.options.settings.width.into();
            let width = count.map_or(usual, |n| n as usize);
            reader::set_width(model, width);
        }
        Action::Tag | Action::Untag => {
            let on = action == Action::Tag;
            match words {
                Some(words) => marks::tag(model, &words, on, out),
                None => marks::type_tag(model, on),
            }
        }
        Action::Note => match words {
            Some(words) => marks::note(model, &words, out),
            None => marks::type_note(model),
        },
        Action::SaveSearch => session::save_search(model, &words.unwrap_or_default(), out),
        Action::ForgetSearch => session::forget_search(model, &words.unwrap_or_default(), out),
        other => match (command::facet_of(other), words) {
            (Some(kind), Some(words)) => facets::choose_named(model, kind, &words, out),
            (Some(kind), None) => facets::choose(model, kind),
            (None, _) => act_once(model, other, out),
        },
    }
}

/// Verbs that take no count.
fn act_once(model: &mut Model, action: Action, out: &mut Effects) {
    if about_article(model, action) && model.article_in_focus().is_none() {
        return reader::fetch_for(model, action, out);
    }
    match action {
        Action::Facets => facets::toggle_pane(model),
        Action::Profile => profile::show(model, out),
        Action::Narrow => facets::narrow(model),
        Action::Want => facets::want(model, out),
        Action::Exclude => facets::exclude(model, out),
        Action::Combine => facets::combine(model, out),
        Action::NextFacet => facets::neighbour(model, true),
        Action::PreviousFacet => facets::neighbour(model, false),
        Action::AboutOnly => facets::about_only(model, out),
        Action::Inferred => facets::inferred(model, out),
        Action::ClearFilters => facets::clear(model, out),
        Action::ToggleRead => marks::mark(model, Verb::Read, out),
        Action::Star => marks::mark(model, Verb::Star, out),
        Action::Undo => marks::undo(model, out),
        Action::Redo => marks::redo(model, out),
        Action::Select => marks::select(model),
        Action::SelectAll => marks::select_all(model),
        Action::ShowAll
        | Action::WithConferences
        | Action::WithOfficials
        | Action::Unread
        | Action::Starred => views::show(model, action, out),
        Action::Marks => facets::choose(model, FacetKind::Mark),
        Action::SetMark => jumps::ask(model, Letter::Set),
        Action::GoToMark => jumps::ask(model, Letter::Go),
        Action::Hints => reader::hints(model),
        Action::Links => reader::links(model),
        Action::Unfold if model.focus == Pane::List => list::unfold(model),
        Action::Unfold => reader::unfold(model),
        Action::Neighbours => neighbours::show(model, out),
        Action::Reload => reloading::ask(model, out),
        Action::SelectText => select::toggle(model),
        Action::Justify => model.reader.justify = !model.reader.justify,
        Action::Zen => zen(model, out),
        Action::Raw => reader::raw(model),
        Action::OpenUrl => reader::launch(model, out),
        Action::CopyUrl => reader::copy(model, false, out),
        Action::CopyTitleUrl => reader::copy(model, true, out),
        Action::Timeline => pictures::timeline(model, out),
        Action::Matrix => pictures::matrix(model, out),
        Action::Theme => look::theme(model, None),
        Action::Command => prompt::command(model),
        Action::Help => help::show(model),
        Action::Problems => problems::show(model),
        Action::Redraw => out.push(Effect::Redraw),
        Action::Suspend => out.push(Effect::Suspend),
        Action::Quit => quit(model, out),
        // Verbs of the line of typing, of selected text and of pictures, where there is none of these.
        other => model.notice = Some(Notice::NotHere(other.name())),
    }
}

/// Whether a verb is about what stands on the page of the selected article.
fn about_article(model: &Model, action: Action) -> bool {
    match action {
        Action::OpenUrl | Action::CopyUrl | Action::CopyTitleUrl => true,
        Action::Profile => model.focus == Pane::List,
        _ => false,
    }
}

/// Ends the program; while something is being saved, only when that is asked for twice.
fn quit(model: &mut Model, out: &mut Effects) {
    if model.saving.is_some() && !model.breaking_off {
        model.breaking_off = true;
        model.notice = Some(Notice::StillSaving);
    } else {
        out.push(Effect::Quit);
    }
}

fn step(model: &mut Model, by: isize) {
    match model.focus {
        Pane::List => list::step(model, by),
        Pane::Reader => reader::step(model, by),
        Pane::Facets => model.facets.step(by),
    }
}

fn page(model: &mut Model, pages: isize, half: bool) {
    match model.focus {
        Pane::List => list::page(model, pages, half),
        Pane::Reader => reader::page(model, pages, half),
        Pane::Facets => facets::page(model, pages, half),
    }
}

/// Goes to a row or line, counted from 1.
fn goto(model: &mut Model, row: usize) {
    match model.focus {
        Pane::List => list::goto(model, row),
        Pane::Reader => {
            jumps::leave(model);
            reader::goto(model, row);
        }
        Pane::Facets => facets::goto(model, row),
    }
}

/// One step back out; says whether there was one.
fn back(model: &mut Model) -> bool {
    if model.overlay.take().is_some() {
        return true;
    }
    match model.focus {
        Pane::Reader => {
            reader::back(model);
            true
        }
        Pane::Facets => {
            if model.facets.narrow.is_empty() {
                model.focus = Pane::List;
            } else {
                model.facets.narrow_to(String::new());
            }
            true
        }
        Pane::List => model.list.range.take().is_some(),
    }
}

fn pane(model: &mut Model, forward: bool, out: &mut Effects) {
    const ORDER: [Pane; 3] = [Pane::Facets, Pane::List, Pane::Reader];
    let at = ORDER.iter().position(|p| *p == model.focus).unwrap_or(0);
    let next = ORDER[if forward { (at + 1) % 3 } else { (at + 2) % 3 }];
    model.zen = false;
    if next == Pane::Reader && model.list.selected().is_some() {
        reader::enter(model, out);
    } else {
        model.focus = next;
    }
}

fn zen(model: &mut Model, out: &mut Effects) {
    if model.zen {
        model.zen = false;
    } else {
        if model.focus != Pane::Reader {
            reader::enter(model, out);
        }
        model.zen = model.focus == Pane::Reader;
    }
}
