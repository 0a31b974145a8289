//! The library was replaced by a newer one, in which the same articles have other numbers: whatever is on the
//! screen stays there, and what was asked for is asked again.

use std::sync::Arc;

use super::list;
use crate::app::model::{Effects, Model, Overlay};
use crate::app::msg::Effect;
use crate::app::prompt::Purpose;
use crate::app::remembered::Wanted;
use crate::library::Renumbered;
use crate::library::query::ArticleNo;

/// Takes the new numbers.
pub(super) fn renew(model: &mut Model, numbers: &Renumbered, out: &mut Effects) {
    let new = |no: ArticleNo| numbers.of(no);
    model.edition += 1;
    let remembered = &mut model.remembered;
    let known = std::mem::take(&mut remembered.known).into_iter();
    let known = known.filter_map(|(no, page)| Some((new(no)?, page)));
    remembered.known = known.collect();
    remembered.before = remembered
        .before
        .and_then(|(no, place)| Some((new(no)?, place)));
    renew_marking(model, numbers, out);
    renew_list(model, numbers, out);
    renew_reader(model, numbers, out);
    match model.prompt.as_mut().map(|prompt| &mut prompt.purpose) {
        Some(Purpose::Filter { selected, .. }) => *selected = selected.and_then(new),
        Some(Purpose::Search(before)) => before.selected = before.selected.and_then(new),
        Some(Purpose::Save(scope) | Purpose::Pipe(scope)) => *scope = scope.renumbered(new),
        Some(Purpose::Sure { saving, .. }) => saving.scope = saving.scope.renumbered(new),
        _ => {}
    }
    // What is asked for has other articles now; what is shown has other numbers.
    let shown = match &model.overlay {
        Some(Overlay::Profile(state)) => Some(state.profile.id.clone()),
        _ => None,
    };
    let near = match &model.overlay {
        Some(Overlay::Neighbours(state)) => Some(new(state.neighbours.of)),
        _ => None,
    };
    match near {
        Some(Some(no)) => out.push(Effect::Neighbours {
            generation: model.neighbours.send(),
            no,
        }),
        Some(None) => model.overlay = None,
        None => {
            model.neighbours.send();
            model.neighbours.answered = model.neighbours.sent;
        }
    }
    if let Some(id) = shown {
        let generation = model.profile.send();
        out.push(Effect::Profile { generation, id });
    } else if model.profile.is_open() {
        model.profile.send();
        model.profile.answered = model.profile.sent;
    }
}

/// Asks again for what pages articles have, and where pages are.
fn renew_marking(model: &mut Model, numbers: &Renumbered, out: &mut Effects) {
    let remembered = &mut model.remembered;
    if remembered.printing.is_open()
        && let Some((_, nos)) = &mut remembered.printing_for
    {
        *nos = nos.iter().filter_map(|no| numbers.of(*no)).collect();
        out.push(Effect::Prints {
            nos: nos.clone(),
            generation: remembered.printing.send(),
        });
    }
    if remembered.locating.is_open() {
        let generation = remembered.locating.send();
        match remembered.locating_for {
            Wanted::Place(page, _) => {
                let pages = vec![page];
                out.push(Effect::Locate { generation, pages });
            }
            // Looked for again when the hits come.
            Wanted::Resume => remembered.locating.answered = generation,
        }
    }
}

fn renew_list(model: &mut Model, numbers: &Renumbered, out: &mut Effects) {
    let list = &mut model.list;
    let new = |no: ArticleNo| numbers.of(no);
    let selected = list.selected().and_then(new);
    list.order = list.order.iter().copied().filter_map(new).collect();
    list.renumber_folds(numbers);
    list.cursor = selected
        .and_then(|no| list.order.iter().position(|&n| n == no))
        .unwrap_or(list.cursor);
    list.keep = list.keep.and_then(new);
    list.range = None;
    list.shown = list.shown.and_then(new);
    // What is kept of an article may be another now.
    list.rows.clear();
    let why = std::mem::take(&mut list.why).into_iter();
    list.why = why.filter_map(|(no, why)| Some((new(no)?, why))).collect();
    list.asked.clear();
    list.explained.clear();
    list.explained_next.clear();
    list.explaining.send();
    list.explaining.answered = list.explaining.sent;
    list::ask(model, out);
}

fn renew_reader(model: &mut Model, numbers: &Renumbered, out: &mut Effects) {
    let reader = &mut model.reader;
    let new = |no: ArticleNo| numbers.of(no);
    let left = std::mem::take(&mut reader.left).into_iter();
    reader.left = left
        .filter_map(|(no, left)| Some((new(no)?, left)))
        .collect();
    // As below for the one on the screen.
    let counted = reader.counted;
    reader.counted = counted.map(|no| new(no).unwrap_or(ArticleNo::MAX));
    let line = reader.line.take();
    reader.line = line.and_then(|(no, line)| Some((new(no)?, line)));
    let at = reader.at;
    let before = reader.history.iter().take(at).copied().filter_map(new);
    reader.at = before.count();
    reader.history = reader.history.iter().copied().filter_map(new).collect();
    if let Some(shown) = &mut reader.article {
        let opened = Arc::make_mut(shown);
        // One that is gone stays on the screen under a number that no other has.
        opened.no = new(opened.no).unwrap_or(ArticleNo::MAX);
        for linked in &mut opened.linked {
            *linked = linked.and_then(new);
        }
        opened.reprints.retain_mut(|reprint| match new(reprint.no) {
            Some(no) => {
                reprint.no = no;
                true
            }
            None => false,
        });
        let no = opened.no;
        let made = [&mut reader.made_for, &mut reader.awaited];
        for made in made.into_iter().flatten() {
            made.no = no;
        }
    }
    let wanted = reader.wanted.and_then(new);
    let asked = reader.request.is_open();
    reader.wanted = wanted.or(reader.no());
    if let Some(no) = wanted.filter(|_| asked) {
        let generation = reader.request.send();
        out.push(Effect::Open { generation, no });
    } else if asked {
        reader.request.send();
        reader.request.answered = reader.request.sent;
    }
}
