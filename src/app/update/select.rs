//! Selecting text in the reader, and what is done with it.

use super::{finding, prompt, reader};
use crate::app::action::Action;
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::notice::Notice;

/// More than this is no line to be looked for.
const LONGEST_TO_FIND: usize = 120;

/// Begins to select, or ends it.
pub(super) fn toggle(model: &mut Model) {
    let rows = model.rows_of(Pane::Reader);
    if model.reader.article.is_none() {
        model.notice = Some(Notice::NoArticle);
    } else if model.reader.selection.take().is_none() {
        model.reader.select(rows);
    }
}

/// Does what the person asks for while text is selected; says whether that was meant for it.
pub(super) fn act(
    model: &mut Model,
    action: Action,
    count: Option<u32>,
    out: &mut Effects,
) -> bool {
    if model.is_covered() || model.focus != Pane::Reader || model.reader.selection.is_none() {
        return false;
    }
    let rows = model.rows_of(Pane::Reader);
    let times = count.map_or(1, |n| isize::try_from(n).unwrap_or(isize::MAX));
    let page = reader::page_of(rows, false);
    let half = reader::page_of(rows, true);
    let text = &mut model.reader;
    match action {
        Action::MoveDown => text.move_line(times, rows),
        Action::MoveUp => text.move_line(-times, rows),
        Action::CursorRight => text.move_cursor(times, rows),
        Action::CursorLeft => text.move_cursor(-times, rows),
        Action::NextWord => text.move_word(times, rows),
        Action::PreviousWord => text.move_word(-times, rows),
        Action::LineStart => text.move_in_line(false, rows),
        Action::LineEnd => text.move_in_line(true, rows),
        Action::HalfPageDown => text.move_line(times.saturating_mul(half), rows),
        Action::HalfPageUp => text.move_line(times.saturating_mul(-half), rows),
        Action::PageDown | Action::ReadOn => text.move_line(times.saturating_mul(page), rows),
        Action::PageUp => text.move_line(times.saturating_mul(-page), rows),
        Action::First => text.move_to_end(false, rows),
        Action::Last => text.move_to_end(true, rows),
        Action::SwapEnds => {
            if let Some(selection) = &mut text.selection {
                std::mem::swap(&mut selection.anchor, &mut selection.cursor);
                let cursor = selection.cursor;
                text.move_to(cursor, rows);
            }
        }
        Action::SelectParagraphs => {
            if let Some(selection) = &mut text.selection {
                selection.whole = !selection.whole;
            }
        }
        Action::FindNext => find_next(model, times),
        Action::FindPrevious => find_next(model, -times),
        Action::NextMention => mention(model, times),
        Action::PreviousMention => mention(model, -times),
        Action::Find => find(model),
        Action::CopyText => copy(model, out),
        _ => return false,
    }
    true
}

/// The selection reaches to the match so many further on.
fn find_next(model: &mut Model, by: isize) {
    finding::find_next(model, by);
    let find = &model.reader.find;
    let found = find.current.and_then(|n| find.matches.get(n));
    reach(model, found.map(|m| m.bytes.start));
}

/// The selection reaches to the mention so many further on.
fn mention(model: &mut Model, by: isize) {
    reader::mention(model, by);
    let opened = model.reader.article.as_ref();
    let mention = model.reader.mention.zip(opened);
    let mention = mention.and_then(|(n, opened)| opened.names.mentions.get(n));
    reach(model, mention.map(|m| m.bytes.start));
}

fn reach(model: &mut Model, byte: Option<u32>) {
    let rows = model.rows_of(Pane::Reader);
    if let Some(byte) = byte {
        model.reader.move_to(byte, rows);
    }
}

/// Looks for the selected words; of more than a line, for what is typed then.
fn find(model: &mut Model) {
    let words = model.reader.selected_text();
    model.reader.selection = None;
    prompt::find(model);
    if let Some(prompt) = &mut model.prompt
        && words.len() <= LONGEST_TO_FIND
        && !words.contains('\n')
    {
        prompt.set(words.clone());
        prompt::find_now(model, &words);
    }
}

fn copy(model: &mut Model, out: &mut Effects) {
    let text = model.reader.selected_text();
    model.reader.selection = None;
    let words = text.split_whitespace().count();
    model.notice = Some(Notice::CopiedWords(words));
    out.push(Effect::Copy(text));
}
