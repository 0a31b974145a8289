//! Finding in the article: words, the matches one after another, and what there is to say when there are none.

use super::jumps;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::layout::Pane;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::reader::Stand;

/// Looks for words, and goes to the first match from where `stand` is; no other list is unfolded for it.
pub(super) fn find(model: &mut Model, words: &str, stand: &Stand) {
    let rows = model.rows_of(Pane::Reader);
    let reader = &mut model.reader;
    words.clone_into(&mut reader.find.words);
    reader.unfolded.clone_from(&stand.unfolded);
    reader.look_for();
    let from = reader.line_of(stand.place);
    let place = reader.lines.get(from).map_or(stand.place, |l| l.place);
    let mut matches = reader.find.matches.iter();
    let first = matches.position(|m| reader.place_of(m) >= place);
    let first = first.or((!reader.find.matches.is_empty()).then_some(0));
    reader.scroll_to(from, rows);
    if let Some(first) = first {
        reader.go_to_match(first);
    }
}

/// Goes to the match so many further on, round the end.
pub(super) fn find_next(model: &mut Model, by: isize) {
    jumps::leave(model);
    let reader = &mut model.reader;
    let len = reader.find.matches.len().cast_signed();
    if len == 0 {
        not_found(model);
        return;
    }
    let next = match reader.find.current {
        Some(at) => at.cast_signed() + by,
        None if by > 0 => by - 1,
        None => by,
    };
    if !(0..len).contains(&next) {
        model.notice = Some(Notice::Wrapped);
    }
    reader.go_to_match(next.rem_euclid(len).cast_unsigned());
}

/// Says that the words are not in the article, or where they are.
pub(super) fn not_found(model: &mut Model) {
    let words = model.reader.find.asked();
    model.notice = Some(if model.reader.find.only_raw {
        let keys = model.options.keymap.keys(Context::Reader, Action::Raw);
        let key = keys.into_iter().next().unwrap_or_default();
        Notice::OnlyRaw { words, key }
    } else {
        Notice::NotFound(words)
    });
}

/// Says where a hit that was opened has its words when the article does not show them.
pub(super) fn say_where(model: &mut Model) {
    if model.focus == Pane::Reader && model.reader.find.only_raw {
        not_found(model);
    }
}
