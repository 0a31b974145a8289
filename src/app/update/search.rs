//! Searching the library: what each change of the line does at once, and how the list is led from hit to
//! hit.

use std::sync::Arc;

use super::{list, prompt};
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::msg::{Effect, Indexing};
use crate::app::notice::Notice;
use crate::app::prompt::{Before, Prompt, Purpose};
use crate::library::query::{ArticleNo, Generation};
use crate::library::search::{Error, Expr, Options, Search};
use crate::library::why::Why;
use crate::state::Line;

/// Types a search.
pub(super) fn open(model: &mut Model) {
    let search = model.query.filter.search.clone();
    let text = search.as_ref().map_or("", |s| s.text.as_str());
    let purpose = Purpose::Search(Before {
        search: search.clone(),
        selected: model.list.selected().filter(|_| model.list.moved),
        top: model.list.top,
    });
    model.prompt = Some(Prompt::new(purpose, text));
    go_to_list(model);
}

/// Searches for what is typed so far. What makes no sense leaves the list alone.
pub(super) fn changed(model: &mut Model, out: &mut Effects) {
    let options = model.search_options();
    let Some(prompt) = &mut model.prompt else {
        return;
    };
    let options = Options {
        typing: true,
        ..options
    };
    match read(prompt.text(), options) {
        Ok(search) => {
            prompt.wrong = None;
            list::search(model, search, out);
        }
        Err(wrong) => prompt.wrong = Some(wrong),
    }
}

/// Takes the search that was typed; the list shows its hits already. One that makes no sense is left to be
/// put right.
pub(super) fn accept(model: &mut Model, prompt: Prompt, out: &mut Effects) {
    if prompt.wrong.is_some() {
        model.prompt = Some(prompt);
        return;
    }
    prompt::remember(model, Line::Search, prompt.text(), out);
}

/// Restores the list as it was before.
pub(super) fn cancel(model: &mut Model, before: Before, out: &mut Effects) {
    list::search(model, before.search, out);
    list::go_back(model, before.selected, before.top);
}

/// Searches without typing; the words are whole.
pub(super) fn now(model: &mut Model, words: &str, out: &mut Effects) {
    match read(words, model.search_options()) {
        Ok(search) => {
            prompt::remember(model, Line::Search, words, out);
            list::search(model, search, out);
            go_to_list(model);
        }
        Err(wrong) => model.notice = Some(Notice::BadSearch(wrong)),
    }
}

/// What a line asks for; `None` when that is everything.
pub(super) fn read(line: &str, options: Options) -> Result<Option<Arc<Search>>, Error> {
    let search = Search::parse(line, options)?;
    Ok((search.expr != Expr::Everything).then(|| Arc::new(search)))
}

fn go_to_list(model: &mut Model) {
    model.focus = Pane::List;
    model.zen = false;
}

/// Selects the hit so many further on, round the end.
pub(super) fn next_hit(model: &mut Model, by: isize) {
    let len = model.list.order.len().cast_signed();
    if model.list.search.is_none() {
        model.notice = Some(Notice::NoSearch);
        return;
    }
    if len == 0 {
        model.notice = Some(Notice::NoHits);
        return;
    }
    let next = model.list.cursor.cast_signed().saturating_add(by);
    if !(0..len).contains(&next) {
        model.notice = Some(Notice::Wrapped);
    }
    model.list.select(next.rem_euclid(len).cast_unsigned());
}

/// Asks why the visible hits were found, where that is not known.
pub(super) fn explain(model: &mut Model, rows: usize, out: &mut Effects) {
    let list = &mut model.list;
    if let Some(nos) = list.unexplained(rows)
        && let Some(search) = list.search.clone()
    {
        out.push(Effect::Why {
            generation: list.explaining.send(),
            search,
            nos,
        });
    }
}

/// Takes why hits were found.
pub(super) fn explained(
    model: &mut Model,
    generation: Generation,
    search: &Arc<Search>,
    found: Vec<(ArticleNo, Why)>,
) {
    let list = &mut model.list;
    list.explaining.answer(generation);
    if list.search.as_ref() != Some(search) {
        return;
    }
    for (no, why) in found {
        list.explained.insert(no);
        list.why.insert(no, why);
    }
}

/// Takes how the index fares. When it holds more than before, the search is asked again.
pub(super) fn indexed(model: &mut Model, indexing: Indexing, out: &mut Effects) {
    match indexing {
        Indexing::Begun => model.indexing = true,
        Indexing::Grown => again(model, out),
        Indexing::Complete => {
            model.indexing = false;
            again(model, out);
        }
        Indexing::Anew | Indexing::Old | Indexing::Busy | Indexing::NotKept(..) => {
            model.notice = Some(Notice::Index(indexing));
        }
        Indexing::Failed(_) => {
            model.indexing = false;
            model.notice = Some(Notice::Index(indexing));
            again(model, out);
        }
    }
}

fn again(model: &mut Model, out: &mut Effects) {
    if model.query.filter.search.is_some() {
        list::ask_again(model, out);
    }
}
