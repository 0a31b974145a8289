//! The table from messages to what they do. Every message is followed by the same settling: what
//! moved is brought into range, lines are made anew where they must be, and rows and articles that
//! came into view are asked for.

mod act;
mod answers;
mod complete;
mod facets;
mod finding;
mod help;
mod jumps;
mod keys;
mod list;
mod look;
mod marks;
mod mouse;
mod neighbours;
mod outward;
mod overlay;
mod pictures;
mod problems;
mod profile;
mod prompt;
mod reader;
mod reloading;
mod renew;
mod search;
mod select;
mod session;
mod tally;
mod views;

use super::layout::{Pane, measure};
use super::model::{Effects, Model, Overlay};
use super::msg::{Effect, Msg};
use super::reader::MadeFor;

/// The first effects: the whole library, newest first.
pub fn start(model: &mut Model) -> Effects {
    let mut out = Vec::new();
    list::ask(model, &mut out);
    out
}

/// The last effects, when the program ends: how it is left.
pub fn leave(model: &mut Model) -> Effects {
    session::leave(model)
}

/// Takes one message and changes the state; what is to be done outside is returned.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    let mut out = Vec::new();
    match msg {
        Msg::Key(key) => keys::key(model, key, &mut out),
        Msg::Mouse(mouse) => mouse::mouse(model, mouse, &mut out),
        Msg::Paste(text) => prompt::paste(model, &text, &mut out),
        Msg::Resize(size) => model.options.size = size,
        Msg::Hits(hits) => answers::hits(model, hits, &mut out),
        Msg::Facets { generation, facets } => answers::facets(model, generation, facets, &mut out),
        Msg::Rows(rows) => answers::rows(model, rows),
        Msg::Why {
            generation,
            search,
            found,
        } => search::explained(model, generation, &search, found),
        Msg::Marked { generation, marks } => model.reader.take_marks(generation, marks),
        Msg::Index(indexing) => search::indexed(model, indexing, &mut out),
        Msg::Opened { generation, opened } => answers::opened(model, generation, opened),
        Msg::Laid {
            generation,
            made_for,
            lines,
        } => model.reader.take_lines(generation, made_for, lines),
        Msg::OpenFailed {
            generation,
            problem,
            ..
        } => {
            answers::open_failed(model, generation, problem);
        }
        Msg::Profile {
            generation,
            profile,
        } => profile::take(model, generation, profile),
        Msg::Picture {
            generation,
            picture,
        } => pictures::take(model, generation, picture),
        Msg::Problems(problems) => model.problems.extend(problems),
        Msg::Loading(progress) => answers::grown(model, progress, false, &mut out),
        Msg::Loaded(progress) => answers::grown(model, progress, true, &mut out),
        Msg::Neighbours {
            generation,
            neighbours,
        } => neighbours::take(model, generation, neighbours),
        Msg::Reloading(progress) => reloading::progress(model, progress),
        Msg::Reloaded(reloaded) => reloading::take(model, reloaded, &mut out),
        Msg::NotReloaded => reloading::failed(model),
        Msg::Saving { generation, done } => outward::saving(model, generation, done),
        Msg::Saved { saving, saved } => outward::saved(model, saving, saved),
        Msg::Piped { generation, piped } => outward::piped(model, generation, piped, &mut out),
        Msg::Renewed(numbers) => renew::renew(model, &numbers, &mut out),
        Msg::State(report) => marks::report(model, report, &mut out),
        Msg::Prints { generation, pages } => marks::printed(model, generation, &pages, &mut out),
        Msg::Found { generation, found } => problems::found(model, generation, found, &mut out),
        Msg::Located { generation, found } => {
            session::located(model, generation, &found, &mut out);
        }
        Msg::Tallied { generation, counts } => tally::take(model, generation, counts),
        Msg::Paths { typed, found } => complete::take(model, &typed, found),
        Msg::Elapsed(no) => views::elapsed(model, no, &mut out),
        Msg::NotLaunched(url) => reader::not_launched(model, url, &mut out),
        Msg::Resumed => out.push(Effect::Redraw),
    }
    settle(model, &mut out);
    while keys::typed_ahead(model, &mut out) {
        settle(model, &mut out);
    }
    while let Some(command) = keys::queued(model) {
        act::act(model, command.action, command.argument, &mut out);
        settle(model, &mut out);
    }
    out
}

fn settle(model: &mut Model, out: &mut Effects) {
    let layout = model.layout();
    let rows = model.rows_of(Pane::List);
    model.list.settle(rows);
    let missing = model.list.missing(rows);
    if !missing.is_empty() {
        out.push(Effect::Rows(missing));
    }
    search::explain(model, rows, out);
    if layout.reader.is_some() && model.focus != Pane::Reader {
        preview(model, out);
    }
    if let Some(place) = layout.facets {
        model.facets.settle(place.body.height.into());
    }
    if model.reader.land() {
        finding::say_where(model);
    }
    if let (Some(place), Some(opened)) = (layout.reader, model.reader.article.clone()) {
        let made_for = MadeFor {
            no: opened.no,
            columns: measure(place.body.width, model.reader.width).1,
            unfolded: model.reader.unfolded.clone(),
            raw: model.reader.raw,
            justify: model.reader.justify,
            only: model.reader.only.clone(),
            lang: model.options.lang,
            source: model.source_of(&opened),
            tags: model.remembered.memory.marks.of(opened.print).tags.to_vec(),
            note: model.remembered.memory.notes.get(&opened.print).cloned(),
        };
        let ask = model.reader.settle(made_for, place.body.height.into());
        out.extend(ask.map(Effect::Lay));
        out.extend(model.reader.to_mark().map(Effect::Mark));
    }
    marks::reading(model, out);
    tally::settle(model, out);
    help::settle(model);
    let rows = model.overlay_rows();
    match &mut model.overlay {
        Some(Overlay::Links(window)) => window.settle(model.reader.link_count(), rows),
        Some(Overlay::Problems(window)) => window.settle(model.problems.len(), rows),
        Some(Overlay::Profile(state)) => state.settle(rows),
        Some(Overlay::Timeline(state)) => state.settle(rows),
        Some(Overlay::Matrix(state)) => state.settle(layout.panes.width, rows as u16),
        Some(Overlay::Neighbours(state)) => state.settle(rows),
        Some(Overlay::Output(output)) => {
            let columns = model.options.size.width.saturating_sub(2);
            output.settle(columns.into(), rows);
        }
        None => {}
    }
}

/// Shows the selected article beside the list.
fn preview(model: &mut Model, out: &mut Effects) {
    let selected = model.list.selected();
    if selected.is_some() && selected != model.list.shown {
        model.list.shown = selected;
        if let Some(no) = selected {
            reader::open(model, no, out);
        }
    }
}
