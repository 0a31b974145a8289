//! Places to go back to: letters set in texts, and the place before the last jump.

use super::{marks, session};
use crate::app::key::{Code, Key};
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model};
use crate::app::msg::Effect;
use crate::app::notice::{Did, Notice};
use crate::app::reader::Place;
use crate::app::remembered::{Letter, Wanted};
use crate::library::query::ArticleNo;
use crate::state::Write;

/// Waits for the letter to set here, or to go to.
pub(super) fn ask(model: &mut Model, letter: Letter) {
    if letter == Letter::Set && model.reader.article.is_none() {
        model.notice = Some(Notice::NoArticle);
        return;
    }
    model.remembered.letter = Some(letter);
}

/// Takes the key that was waited for; says whether it was one.
pub(super) fn letter(model: &mut Model, key: Key, out: &mut Effects) -> bool {
    let Some(wanted) = model.remembered.letter.take() else {
        return false;
    };
    if key.code == Code::Esc {
        return true;
    }
    match (wanted, key.typed()) {
        (Letter::Go, Some('\'')) => back(model, out),
        (_, Some(c)) if c.is_alphanumeric() => match wanted {
            Letter::Set => set(model, c, out),
            Letter::Go => go(model, c, out),
        },
        _ => model.notice = Some(Notice::NoLetter),
    }
    true
}

fn set(model: &mut Model, letter: char, out: &mut Effects) {
    let Some(opened) = &model.reader.article else {
        return;
    };
    let write = Write::Letter(letter, opened.print, model.reader.place.into());
    model.remembered.known.insert(opened.no, opened.print);
    let no = marks::keep(model, vec![write], out);
    model.remembered.said = Some((no, Did::Lettered(letter), 1));
}

fn go(model: &mut Model, letter: char, out: &mut Effects) {
    let Some((page, place)) = model.remembered.memory.letters.get(&letter).copied() else {
        model.notice = Some(Notice::NotSet(letter));
        return;
    };
    leave(model);
    if let Some(no) = model.article_of(page) {
        session::go(model, no, place.into(), out);
    } else {
        let generation = model.remembered.locate(Wanted::Place(page, place.into()));
        let pages = vec![page];
        out.push(Effect::Locate { generation, pages });
    }
}

/// Remembers the place that is about to be left.
pub(super) fn leave(model: &mut Model) {
    model.remembered.before = here(model).or(model.remembered.before);
}

fn here(model: &Model) -> Option<(ArticleNo, Place)> {
    let no = model.reader.no()?;
    (model.focus == Pane::Reader).then_some((no, model.reader.place))
}

/// Goes back to the place before the last jump; again, and forth again.
fn back(model: &mut Model, out: &mut Effects) {
    let Some((no, place)) = model.remembered.before else {
        model.notice = Some(Notice::NoPlaceBefore);
        return;
    };
    leave(model);
    session::go(model, no, place, out);
}
