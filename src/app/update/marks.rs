//! Marking: what is meant, what changes, what takes it back. A mark is on the screen at once; that it is kept
//! is said when it is.

use super::{list, reader, session};
use crate::app::complete;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::notice::{Did, Notice};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::remembered::{Resume, STEPS, Verb};
use crate::library::query::{ArticleNo, Generation};
use crate::state::{Change, Fault, Marking, Report, Write};
use crate::text::fingerprint::Fingerprint;

/// Has something kept; it is remembered at once. Gives the number under which that will be confirmed.
pub(super) fn keep(model: &mut Model, writes: Vec<Write>, out: &mut Effects) -> u64 {
    let remembered = &mut model.remembered;
    for write in &writes {
        remembered.memory.take(write);
    }
    let steps = &mut remembered.memory.steps;
    let oldest = steps.len().saturating_sub(STEPS);
    steps.drain(..oldest);
    remembered.sent += 1;
    let no = remembered.sent;
    remembered.unkept.push_back((no, writes.clone()));
    let marks = writes.iter().any(|w| matches!(w, Write::Mark(_)));
    out.push(Effect::Keep { no, writes });
    if marks {
        list::ask_again(model, out);
    }
    no
}

/// Marks what is meant: the selected range, or one article.
pub(super) fn mark(model: &mut Model, verb: Verb, out: &mut Effects) {
    let nos = model.meant();
    if nos.is_empty() {
        model.notice = Some(Notice::NoArticle);
        return;
    }
    let pages: Vec<Fingerprint> = nos.iter().map_while(|no| model.print_of(*no)).collect();
    if pages.len() == nos.len() {
        change(model, &verb, &pages, out);
    } else {
        let generation = model.remembered.printing.send();
        model.remembered.printing_for = Some((verb, nos.clone()));
        out.push(Effect::Prints { generation, nos });
    }
    if model.focus == Pane::List {
        model.list.range = None;
    }
}

/// Takes the pages asked for, and marks them.
pub(super) fn printed(
    model: &mut Model,
    generation: Generation,
    pages: &[(ArticleNo, Fingerprint)],
    out: &mut Effects,
) {
    if model.remembered.printing.answer(generation)
        && let Some((verb, _)) = model.remembered.printing_for.take()
    {
        let pages: Vec<Fingerprint> = pages.iter().map(|(_, page)| *page).collect();
        change(model, &verb, &pages, out);
    }
}

fn change(model: &mut Model, verb: &Verb, pages: &[Fingerprint], out: &mut Effects) {
    let memory = &model.remembered.memory;
    let all = |is: &dyn Fn(Fingerprint) -> bool| pages.iter().all(|page| is(*page));
    let (change, did) = match verb {
        Verb::Read => {
            let read = !all(&|page| memory.marks.of(page).read);
            (
                Change::Read(read),
                if read { Did::Read } else { Did::Unread },
            )
        }
        Verb::Star => {
            let star = !all(&|page| memory.marks.of(page).starred);
            (
                Change::Star(star),
                if star { Did::Starred } else { Did::Unstarred },
            )
        }
        Verb::Tag(tag, true) => (Change::Tag(tag.clone(), true), Did::Tagged(tag.clone())),
        Verb::Tag(tag, false) => (Change::Tag(tag.clone(), false), Did::Untagged(tag.clone())),
        Verb::Note(note) if note.is_empty() => (Change::Note(None), Did::NoteGone),
        Verb::Note(note) => (Change::Note(Some(note.clone())), Did::Noted),
    };
    let step = memory.step(&change, pages);
    if step.is_empty() {
        model.notice = Some(Notice::MarkedAlready);
        return;
    }
    model.remembered.undone.clear();
    let changed = step.pages();
    let writes = vec![Write::Mark(step.done.clone()), Write::Did(step)];
    let no = keep(model, writes, out);
    model.remembered.said = Some((no, did, changed));
}

/// Takes the last step back.
pub(super) fn undo(model: &mut Model, out: &mut Effects) {
    let Some(step) = model.remembered.memory.steps.last().cloned() else {
        model.notice = Some(Notice::NothingToUndo);
        return;
    };
    let writes = vec![Write::Mark(step.undone.clone()), Write::Undid];
    let pages = step.pages();
    model.remembered.undone.push(step);
    let no = keep(model, writes, out);
    model.remembered.said = Some((no, Did::Undone, pages));
}

/// Does again what was undone last.
pub(super) fn redo(model: &mut Model, out: &mut Effects) {
    let Some(step) = model.remembered.undone.pop() else {
        model.notice = Some(Notice::NothingToRedo);
        return;
    };
    let pages = step.pages();
    let writes = vec![Write::Mark(step.done.clone()), Write::Did(step)];
    let no = keep(model, writes, out);
    model.remembered.said = Some((no, Did::Redone, pages));
}

/// Types a tag to give or to take away.
pub(super) fn type_tag(model: &mut Model, on: bool) {
    if model.meant().is_empty() {
        model.notice = Some(Notice::NoArticle);
        return;
    }
    let mut prompt = Prompt::new(Purpose::Tag { on }, "");
    prompt.words = complete::tags(model, on, "");
    model.prompt = Some(prompt);
}

/// Gives the tag that was typed, or takes it away.
pub(super) fn tag(model: &mut Model, typed: &str, on: bool, out: &mut Effects) {
    let words: Vec<&str> = typed.split_whitespace().collect();
    if !words.is_empty() {
        mark(model, Verb::Tag(words.join(" "), on), out);
    }
}

/// Types a note on the article.
pub(super) fn type_note(model: &mut Model) {
    let one = model.meant();
    let page = match one.as_slice() {
        [no] => model.print_of(*no),
        _ => None,
    };
    match page {
        Some(page) => {
            let note = model.remembered.memory.notes.get(&page);
            let note = note.cloned().unwrap_or_default();
            model.prompt = Some(Prompt::new(Purpose::Note, &note));
        }
        None => model.notice = Some(Notice::NoArticle),
    }
}

/// Notes what was typed; nothing takes the note away.
pub(super) fn note(model: &mut Model, typed: &str, out: &mut Effects) {
    mark(model, Verb::Note(typed.trim().to_owned()), out);
}

/// Begins to select a range of the list, or leaves it.
pub(super) fn select(model: &mut Model) {
    let list = &mut model.list;
    list.range = match list.range {
        None if !list.order.is_empty() => Some(list.cursor),
        _ => None,
    };
}

/// Selects all hits.
pub(super) fn select_all(model: &mut Model) {
    if !model.list.order.is_empty() {
        model.list.range = Some(0);
        model.list.select(usize::MAX);
        model.focus = Pane::List;
        model.zen = false;
    }
}

/// What is being read has been read, and its place is kept.
pub(super) fn reading(model: &mut Model, out: &mut Effects) {
    if model.focus != Pane::Reader {
        return;
    }
    let Some(opened) = &model.reader.article else {
        return;
    };
    let (no, page) = (opened.no, opened.print);
    if model.reader.wanted != Some(no) {
        return;
    }
    model.remembered.known.insert(no, page);
    if model.reader.counted != Some(no) {
        model.reader.counted = Some(no);
        if !model.remembered.memory.marks.of(page).read {
            let read = Marking {
                change: Change::Read(true),
                pages: vec![page],
            };
            keep(model, vec![Write::Mark(vec![read])], out);
        }
        session::save(model, out);
    }
    let place = model.reader.place.into();
    let kept = model.remembered.memory.places.get(&page).copied();
    // Without lines nobody has been anywhere in it yet.
    if !model.reader.lines.is_empty() && kept.unwrap_or_default() != place {
        keep(model, vec![Write::Place(page, place)], out);
    }
}

/// Takes what the thread that keeps the state tells.
pub(super) fn report(model: &mut Model, report: Report, out: &mut Effects) {
    match report {
        Report::Read(memory) => {
            let session = memory.session.clone();
            model.remembered.take(*memory);
            model.remembered.is_read = true;
            reader::find_place(model);
            match session.filter(|_| model.options.resume && !model.remembered.touched) {
                Some(session) => session::begin(model, session, out),
                None => model.remembered.resume = None,
            }
            list::ask_anew(model, out);
        }
        Report::Kept(no) => {
            model.remembered.settle(no);
            if matches!(
                model.remembered.fault,
                Some(Fault::Locked | Fault::Unusable(_))
            ) {
                model.remembered.fault = None;
            }
            confirm(model, no, true);
        }
        Report::Remembered(no) => {
            model.remembered.settle(no);
            confirm(model, no, false);
        }
        Report::Others(no, mut memory) => {
            model.remembered.settle(no);
            // What can be undone here is what was done here, and this archive is left here.
            let own = &model.remembered.memory;
            memory.steps.clone_from(&own.steps);
            memory.session.clone_from(&own.session);
            model.remembered.take(*memory);
            list::ask_again(model, out);
        }
        Report::Fault(fault) => {
            model.remembered.is_read = true;
            model.remembered.fault = Some(fault.clone());
            model.notice = Some(Notice::State(fault));
        }
        Report::Anew => {
            let writes = model.remembered.memory.writes();
            model.remembered.sent += 1;
            let no = model.remembered.sent;
            model.remembered.unkept.push_back((no, Vec::new()));
            out.push(Effect::Keep { no, writes });
        }
    }
}

fn confirm(model: &mut Model, no: u64, kept: bool) {
    if let Some((_, did, pages)) = model.remembered.said.take_if(|(of, ..)| *of <= no) {
        let marked = Notice::Marked { did, pages, kept };
        model.notice = Some(marked.behind(model.notice.as_ref()));
    }
}

/// Nothing of the last time is brought back any more: the person went on.
pub(super) fn go_on(model: &mut Model) {
    model.remembered.touched = true;
    if let Some(resume) = &mut model.remembered.resume {
        // What was read before can still be gone back to.
        *resume = Resume {
            selected: None,
            given_up: resume.selected.or(resume.given_up),
            reading: false,
            jumps: std::mem::take(&mut resume.jumps),
            at: resume.at,
        };
    }
}
