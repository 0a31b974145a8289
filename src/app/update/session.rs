//! How an archive is left, and taken up again where it was.

use std::sync::Arc;

use super::{list, marks, reader};
use crate::app::command::ORDERS;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::reader::WIDTHS;
use crate::app::remembered::{Resume, Wanted};
use crate::library::query::{ArticleNo, Chosen, Combine, FacetKind, Filter, Generation, SortBy};
use crate::library::search::{Expr, Options, Search};
use crate::state::{Choice, Jump, Session, Write};
use crate::text::fingerprint::Fingerprint;

/// Articles read that are remembered when the program ends.
const JUMPS: usize = 100;

/// The facets by the names under which they are kept.
const FACETS: [(&str, FacetKind); 6] = [
    ("conference", FacetKind::Conference),
    ("official", FacetKind::Official),
    ("source", FacetKind::Source),
    ("year", FacetKind::Year),
    ("mark", FacetKind::Mark),
    ("saved", FacetKind::Saved),
];

/// Keeps how the archive is left, if that changed.
pub(super) fn save(model: &mut Model, out: &mut Effects) {
    // Before the file is read, there is nothing that could replace what it says.
    if !model.remembered.is_read || !model.remembered.touched {
        return;
    }
    let session = of(model);
    if model.remembered.memory.session.as_ref() != Some(&session) {
        marks::keep(model, vec![Write::Session(session)], out);
    }
}

fn of(model: &Model) -> Session {
    let filter = &model.query.filter;
    let (name, _) = ORDERS
        .into_iter()
        .find(|(_, order)| *order == model.query.sort)
        .unwrap_or(ORDERS[0]);
    let chosen = FACETS.into_iter().filter_map(|(facet, kind)| {
        let Chosen {
            wanted,
            unwanted,
            combine,
            some,
        } = filter.chosen(kind);
        let choice = Choice {
            facet: facet.to_owned(),
            wanted: wanted.iter().cloned().collect(),
            unwanted: unwanted.iter().cloned().collect(),
            all: *combine == Combine::All,
            some: *some,
        };
        (!filter.chosen(kind).is_empty()).then_some(choice)
    });
    let (jumps, at) = jumps(model);
    let search = filter.search.as_ref();
    let settings = &model.options.settings;
    Session {
        search: search.map_or_else(String::new, |s| s.text.clone()),
        words: filter.words.clone(),
        chosen: chosen.collect(),
        about_only: filter.about_only,
        inferred: filter.inferred,
        sort: name.to_owned(),
        reverse: model.query.reverse,
        selected: selected(model),
        reading: model.focus == Pane::Reader,
        jumps,
        at,
        width: (model.reader.width != settings.width).then_some(model.reader.width),
        justify: (model.reader.justify != settings.justify).then_some(model.reader.justify),
    }
}

fn selected(model: &Model) -> Option<Fingerprint> {
    let given_up = model.remembered.resume.as_ref().and_then(|r| r.given_up);
    let here = || model.print_of(model.list.selected()?);
    given_up.filter(|_| !model.list.moved).or_else(here)
}

/// The articles read, and which of them is the current one. Those of the last time that were not found
/// again yet stand before them.
fn jumps(model: &Model) -> (Vec<Jump>, usize) {
    let places = &model.remembered.memory.places;
    let jump = |page| Jump {
        page,
        place: places.get(&page).copied().unwrap_or_default(),
    };
    let history = &model.reader.history;
    let oldest = history.len().saturating_sub(JUMPS);
    let mut all = Vec::new();
    let mut at = 0;
    if let Some(resume) = &model.remembered.resume {
        all.clone_from(&resume.jumps);
        at = resume.at.min(all.len());
    }
    for (n, no) in history.iter().enumerate().skip(oldest) {
        if let Some(page) = model.print_of(*no) {
            all.push(jump(page));
            if n < model.reader.at {
                at = all.len();
            }
        }
    }
    let oldest = all.len().saturating_sub(JUMPS);
    (all.split_off(oldest), at.saturating_sub(oldest))
}

/// Asks for what was asked for last time, and remembers what is to be found again.
pub(super) fn begin(model: &mut Model, session: Session, _out: &mut Effects) {
    let mut filter = Filter {
        words: session.words,
        about_only: session.about_only,
        inferred: session.inferred,
        ..Filter::default()
    };
    // What this program does not understand any more is left out.
    if let Ok(search) = Search::parse(&session.search, Options::default())
        && search.expr != Expr::Everything
    {
        filter.search = Some(Arc::new(search));
    }
    for choice in session.chosen {
        if let Some((_, kind)) = FACETS.into_iter().find(|(name, _)| *name == choice.facet) {
            *filter.chosen_mut(kind) = Chosen {
                wanted: choice.wanted.into_iter().collect(),
                unwanted: choice.unwanted.into_iter().collect(),
                combine: if choice.all {
                    Combine::All
                } else {
                    Combine::Any
                },
                some: choice.some,
            };
        }
    }
    model.query.filter = filter;
    let order = ORDERS.into_iter().find(|(name, _)| *name == session.sort);
    model.query.sort = order.map_or(SortBy::default(), |(_, order)| order);
    model.query.reverse = session.reverse;
    if let Some(width) = session.width.filter(|width| WIDTHS.contains(width)) {
        model.reader.width = width;
    }
    model.reader.justify = session.justify.unwrap_or(model.reader.justify);
    model.remembered.resume = Some(Resume {
        selected: session.selected,
        given_up: None,
        reading: session.reading,
        jumps: session.jumps,
        at: session.at,
    });
}

/// Looks for what is still to be brought back, whenever the list may hold more of it.
pub(super) fn look(model: &mut Model, out: &mut Effects) {
    let Some(resume) = &model.remembered.resume else {
        return;
    };
    if model.list.of == 0 || model.remembered.locating.is_open() {
        return;
    }
    let jumps = resume.jumps.iter().map(|jump| jump.page);
    let pages: Vec<Fingerprint> = resume.selected.into_iter().chain(jumps).collect();
    if pages.is_empty() {
        return;
    }
    let generation = model.remembered.locate(Wanted::Resume);
    out.push(Effect::Locate { generation, pages });
}

/// Takes where pages are.
pub(super) fn located(
    model: &mut Model,
    generation: Generation,
    found: &[(Fingerprint, ArticleNo)],
    out: &mut Effects,
) {
    if !model.remembered.locating.answer(generation) {
        return;
    }
    let number = |page: Fingerprint| found.iter().find(|(p, _)| *p == page).map(|(_, no)| *no);
    for (page, no) in found {
        model.remembered.known.insert(*no, *page);
    }
    match model.remembered.locating_for {
        Wanted::Place(_, place) => match found.first() {
            Some((_, no)) => go(model, *no, place, out),
            None => model.notice = Some(crate::app::notice::Notice::NotInLibrary),
        },
        Wanted::Resume => {
            let Some(mut resume) = model.remembered.resume.take() else {
                return;
            };
            if let Some(no) = resume.selected.and_then(number)
                && let Some(at) = model.list.position(no)
            {
                model.list.select(at);
                resume.selected = None;
                if std::mem::take(&mut resume.reading) {
                    reader::go_to(model, no, out);
                }
            }
            if model.loading.is_none()
                && let Some(no) = resume.selected.and_then(number)
                && resume.reading
            {
                // It was read by a link, and is no hit.
                resume.selected = None;
                reader::go_to(model, no, out);
            }
            let all = resume.jumps.iter().all(|jump| number(jump.page).is_some());
            if all || model.loading.is_none() {
                bring_back(model, &resume, number);
                resume.jumps.clear();
            }
            let found = resume.selected.is_none() && resume.jumps.is_empty();
            let kept = resume.given_up.is_some();
            if kept || (!found && model.loading.is_some()) {
                model.remembered.resume = Some(resume);
            }
        }
    }
}

/// Puts the articles read last time before those read since.
fn bring_back(
    model: &mut Model,
    resume: &Resume,
    number: impl Fn(Fingerprint) -> Option<ArticleNo>,
) {
    let mut history = Vec::new();
    let mut at = 0;
    for (n, jump) in resume.jumps.iter().enumerate() {
        let Some(no) = number(jump.page) else {
            continue;
        };
        history.push(no);
        if n < resume.at {
            at = history.len();
        }
    }
    let reader = &mut model.reader;
    if reader.history.is_empty() {
        reader.at = at;
    } else {
        // What was read since follows what was current then.
        history.truncate(at);
        if history.last() == reader.history.first() {
            history.pop();
        }
        reader.at += history.len();
    }
    history.append(&mut reader.history);
    reader.history = history;
}

/// Opens an article at a place.
pub(super) fn go(
    model: &mut Model,
    no: ArticleNo,
    place: crate::app::reader::Place,
    out: &mut Effects,
) {
    if model.reader.no() == Some(no) && model.reader.wanted == Some(no) {
        reader::read(model, no, out);
        let rows = model.rows_of(Pane::Reader);
        let line = model.reader.line_of(place);
        model.reader.scroll_to(line, rows);
        return;
    }
    let search = model.reader.find.search.clone();
    let left = model.reader.left.entry(no).or_default();
    left.place = place;
    left.search = search;
    reader::read(model, no, out);
}

/// The last effects of the program: how it is left.
pub(in crate::app) fn leave(model: &mut Model) -> Effects {
    let mut out = Effects::new();
    model.remembered.is_read |= model.remembered.sent > 0;
    save(model, &mut out);
    out.retain(|effect| matches!(effect, Effect::Keep { .. }));
    out
}

/// Saves the search of the list under a name.
pub(super) fn save_search(model: &mut Model, name: &str, out: &mut Effects) {
    use crate::app::notice::{Did, Notice};
    let Some(search) = &model.query.filter.search else {
        model.notice = Some(Notice::NoSearch);
        return;
    };
    let text = search.text.trim().to_owned();
    let name = if name.is_empty() {
        text.clone()
    } else {
        name.to_owned()
    };
    let write = Write::Save(name.clone(), Some(text));
    let no = marks::keep(model, vec![write], out);
    model.remembered.said = Some((no, Did::Saved(name.clone()), 1));
    model.query.filter.saved.wanted = [name].into();
    list::ask_again(model, out);
}

/// Forgets a saved search.
pub(super) fn forget_search(model: &mut Model, name: &str, out: &mut Effects) {
    use crate::app::notice::{Did, Notice};
    if !model.remembered.memory.saved.contains_key(name) {
        model.notice = Some(Notice::NoSuchSearch(name.to_owned()));
        return;
    }
    let no = marks::keep(model, vec![Write::Save(name.to_owned(), None)], out);
    model.remembered.said = Some((no, Did::Forgot(name.to_owned()), 1));
    model.query.filter.saved.wanted.remove(name);
    list::ask_again(model, out);
}
