//! Saving and piping: what the person is asked, and what comes back.

use std::sync::Arc;

use super::prompt::remember;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model, Overlay};
use crate::app::msg::{Effect, Progress};
use crate::app::notice::Notice;
use crate::app::output::OutputState;
use crate::app::outward::{Piped, Piping, Saved, Saving, Scope, Stop};
use crate::app::prompt::{Prompt, Purpose};
use crate::library::query::{ArticleNo, Generation};
use crate::state::Line;

/// What the person means by "this": the article that is read, or everything in the list.
fn scope(model: &Model) -> Result<Scope, Notice> {
    match model.focus {
        Pane::Reader => model.reader.no().map(Scope::Article),
        Pane::List | Pane::Facets if model.list.order.is_empty() => return Err(Notice::NoHits),
        Pane::List | Pane::Facets => Some(Scope::List),
    }
    .ok_or(Notice::NoArticle)
}

fn articles(model: &Model, scope: Scope) -> Result<Arc<[ArticleNo]>, Notice> {
    match scope {
        Scope::Article(no) => Ok([no].into()),
        // What is on the screen is not what was asked for last.
        Scope::List if model.list.is_old(&model.query) => Err(Notice::StillSearching),
        Scope::List => Ok(match model.list.selected_hits() {
            Some(hits) => hits.into(),
            None => model.list.all_hits(),
        }),
    }
}

/// Asks where to save to, or saves there at once.
pub(super) fn save(model: &mut Model, path: Option<&str>, out: &mut Effects) {
    ask(model, Purpose::Save, path, out);
}

/// Asks which command to pipe to, or pipes to it at once.
pub(super) fn pipe(model: &mut Model, command: Option<&str>, out: &mut Effects) {
    ask(model, Purpose::Pipe, command, out);
}

fn ask(model: &mut Model, purpose: fn(Scope) -> Purpose, typed: Option<&str>, out: &mut Effects) {
    match scope(model) {
        Err(notice) => model.notice = Some(notice),
        Ok(scope) => {
            let prompt = Prompt::new(purpose(scope), typed.unwrap_or_default());
            if typed.is_some() {
                accept(model, prompt, out);
            } else {
                model.prompt = Some(prompt);
            }
        }
    }
}

/// Takes what was typed; what cannot be done now is left to be put right.
pub(super) fn accept(model: &mut Model, mut prompt: Prompt, out: &mut Effects) {
    let typed = prompt.text().trim().to_owned();
    let (Purpose::Save(scope) | Purpose::Pipe(scope)) = prompt.purpose else {
        return;
    };
    if typed.is_empty() {
        return;
    }
    let saves = matches!(prompt.purpose, Purpose::Save(_));
    let nos = match articles(model, scope) {
        _ if saves && model.saving.is_some() => Err(Notice::StillSaving),
        nos => nos,
    };
    match nos {
        Err(notice) => {
            prompt.said = Some(notice);
            model.prompt = Some(prompt);
        }
        Ok(nos) if saves => {
            remember(model, Line::Path, &typed, out);
            let saving = Saving {
                generation: Generation::default(),
                scope,
                nos,
                edition: model.edition,
                path: typed,
                sure: false,
                lang: model.options.lang,
            };
            send(model, saving, out);
        }
        Ok(nos) => {
            remember(model, Line::Pipe, &typed, out);
            let generation = model.piping.send();
            let output = OutputState::new(generation, typed.clone(), nos.len());
            model.overlay = Some(Overlay::Output(output));
            out.push(Effect::Pipe(Piping {
                generation,
                nos,
                edition: model.edition,
                command: typed,
                lang: model.options.lang,
            }));
        }
    }
}

fn send(model: &mut Model, mut saving: Saving, out: &mut Effects) {
    saving.generation = model.save.send();
    model.breaking_off = false;
    model.saving = Some(Progress {
        pages: 0,
        of: Some(saving.nos.len()),
    });
    out.push(Effect::Save(saving));
}

/// The person was asked, and answers.
pub(super) fn answer(model: &mut Model, yes: bool, out: &mut Effects) {
    let Some(Prompt {
        purpose: Purpose::Sure { mut saving, .. },
        ..
    }) = model.prompt.take()
    else {
        return;
    };
    if yes {
        // What is in the list now, should it have changed meanwhile.
        match articles(model, saving.scope) {
            Ok(nos) => {
                saving.nos = nos;
                saving.edition = model.edition;
                saving.sure = true;
                send(model, saving, out);
            }
            Err(notice) => model.notice = Some(notice),
        }
    } else {
        model.prompt = Some(Prompt::new(Purpose::Save(saving.scope), &saving.path));
    }
}

/// Takes how far saving is.
pub(super) fn saving(model: &mut Model, generation: Generation, done: usize) {
    if generation == model.save.sent
        && let Some(progress) = &mut model.saving
    {
        progress.pages = done;
    }
}

/// Takes how saving ended.
pub(super) fn saved(model: &mut Model, saving: Saving, saved: Saved) {
    if !model.save.answer(saving.generation) {
        return;
    }
    model.saving = None;
    let busy = model.prompt.is_some() || model.is_covered();
    match saved {
        Saved::Done { articles, missing } => {
            model.notice = Some(Notice::Saved {
                path: saving.path,
                articles,
                missing,
            });
        }
        Saved::GivenUp => {}
        // Whoever types something else meanwhile is not interrupted.
        Saved::Ask(_) if busy => model.notice = Some(Notice::NotSaved(saving.path)),
        Saved::Ask(question) => {
            let purpose = Purpose::Sure { saving, question };
            model.prompt = Some(Prompt::new(purpose, ""));
        }
        Saved::Failed(why) => {
            let notice = Notice::CannotSave(saving.path.clone(), why);
            if busy {
                model.notice = Some(notice);
            } else {
                let mut prompt = Prompt::new(Purpose::Save(saving.scope), &saving.path);
                prompt.said = Some(notice);
                model.prompt = Some(prompt);
            }
        }
    }
}

/// Takes what a command says, and how it ends.
pub(super) fn piped(model: &mut Model, generation: Generation, piped: Piped, out: &mut Effects) {
    let Some(Overlay::Output(output)) = &mut model.overlay else {
        return;
    };
    if output.generation != generation {
        return;
    }
    match piped {
        Piped::Said(more) => output.say(&more),
        Piped::Ended(end) => {
            model.piping.answer(generation);
            output.end = Some(end);
            // It may have drawn on the terminal by itself.
            out.push(Effect::Redraw);
        }
    }
}

/// Stops the command whose output is on the screen; says whether it was running.
pub(super) fn stop(model: &mut Model, out: &mut Effects) -> bool {
    let Some(Overlay::Output(output)) = &mut model.overlay else {
        return false;
    };
    if output.end.is_some() {
        return false;
    }
    let how = if output.stopping {
        Stop::Force
    } else {
        Stop::Ask
    };
    output.stopping = true;
    out.push(Effect::StopPipe(how));
    true
}

/// The output is about to leave the screen: whatever runs is ended.
pub(super) fn leave(model: &Model, out: &mut Effects) {
    if let Some(Overlay::Output(output)) = &model.overlay
        && output.end.is_none()
    {
        out.push(Effect::StopPipe(Stop::Force));
    }
}

/// Copies what the command said.
pub(super) fn copy_output(model: &mut Model, out: &mut Effects) {
    if let Some(Overlay::Output(output)) = &model.overlay {
        let text = crate::text::visible(&output.text).into_owned();
        let lines = text.lines().count();
        out.push(Effect::Copy(text));
        model.notice = Some(Notice::CopiedLines(lines));
    }
}
