//! Opening articles and moving in them.

use std::collections::BTreeSet;

use super::{finding, jumps};
use crate::app::action::Action;
use crate::app::command::{Argument, Command};
use crate::app::layout::Pane;
use crate::app::model::{Effects, Model, Overlay};
use crate::app::msg::Effect;
use crate::app::notice::Notice;
use crate::app::reader::{Place, REPRINTS, Target, USUAL_WIDTH, WIDTHS};
use crate::entity::names::Target as Name;
use crate::library::query::ArticleNo;
use crate::text::visible;

/// Columns that the text gains or loses at once.
const WIDTH_STEP: u16 = 4;

/// The rows of a page that move at once: all but one, so that the eye keeps a line.
pub(super) fn page_of(rows: usize, half: bool) -> isize {
    let rows = if half {
        rows.div_ceil(2)
    } else {
        rows.saturating_sub(1)
    };
    rows.max(1).cast_signed()
}

/// Asks for an article to be shown in the reader.
pub(super) fn open(model: &mut Model, no: ArticleNo, out: &mut Effects) {
    let reader = &mut model.reader;
    if reader.wanted == Some(no) {
        return;
    }
    reader.wanted = Some(no);
    let generation = reader.request.send();
    out.push(Effect::Open { generation, no });
}

/// Fetches the selected article, which nothing on the screen needed yet, and does `action` once it is there.
pub(super) fn fetch_for(model: &mut Model, action: Action, out: &mut Effects) {
    let Some(no) = model.list.selected() else {
        model.notice = Some(Notice::NoArticle);
        return;
    };
    open(model, no, out);
    model.queue.push_front(Command {
        action,
        argument: Argument::None,
    });
}

/// Opens an article and goes to it; from then on it has been read.
pub(super) fn read(model: &mut Model, no: ArticleNo, out: &mut Effects) {
    if model.reader.no() != Some(no) {
        jumps::leave(model);
    }
    let reader = &mut model.reader;
    if reader.at == 0 || reader.history.get(reader.at - 1) != Some(&no) {
        reader.history.truncate(reader.at);
        reader.history.push(no);
        reader.at = reader.history.len();
    }
    go_to(model, no, out);
}

/// Brings the article that was on the screen before the file was read to the place where it was left.
pub(super) fn find_place(model: &mut Model) {
    let places = &model.remembered.memory.places;
    let reader = &mut model.reader;
    let at_first = |place: Place| place == Place::default();
    // Nobody was anywhere in those that were shown beside the list.
    reader.left.retain(|_, left| !at_first(left.place));
    let Some(opened) = reader.article.as_ref().filter(|_| at_first(reader.place)) else {
        return;
    };
    if let Some(place) = places.get(&opened.print) {
        reader.place = (*place).into();
        reader.top = reader.line_of(reader.place);
    }
}

/// Opens an article and goes to it, without a word about it among those that were read.
pub(super) fn go_to(model: &mut Model, no: ArticleNo, out: &mut Effects) {
    open(model, no, out);
    model.reader.counted = None;
    model.focus = Pane::Reader;
    model.overlay = None;
    if let Some(at) = model.list.position(no) {
        model.list.select(at);
        model.list.shown = Some(no);
    }
    if model.reader.no() == Some(no) {
        finding::say_where(model);
    }
}

/// Goes to the reader: to the selected article, or to the one on the screen.
pub(super) fn enter(model: &mut Model, out: &mut Effects) {
    let no = match model.focus {
        Pane::List => model.list.selected(),
        Pane::Facets | Pane::Reader => model.reader.wanted.or(model.list.selected()),
    };
    match no {
        Some(no) => read(model, no, out),
        None => model.notice = Some(Notice::NoArticle),
    }
}

/// Opens the article so many rows further down the list.
pub(super) fn neighbour(model: &mut Model, by: isize, out: &mut Effects) {
    let at = model.reader.wanted.and_then(|no| model.list.position(no));
    let next = match at {
        Some(at) => at.checked_add_signed(by),
        None => Some(model.list.cursor),
    };
    match next.and_then(|n| model.list.order.get(n).copied()) {
        Some(no) => read(model, no, out),
        None => model.notice = Some(Notice::NoMore),
    }
}

/// Goes back or forward through the articles read.
pub(super) fn history(model: &mut Model, by: isize, out: &mut Effects) {
    let to = model.reader.at.saturating_add_signed(by);
    let no = to
        .checked_sub(1)
        .and_then(|i| model.reader.history.get(i).copied());
    match no {
        Some(no) if to != model.reader.at => {
            jumps::leave(model);
            model.reader.at = to;
            go_to(model, no, out);
        }
        _ => model.notice = Some(Notice::EndOfHistory),
    }
}

/// Scrolls by lines.
pub(super) fn step(model: &mut Model, by: isize) {
    let rows = model.rows_of(Pane::Reader);
    model.reader.scroll(by, rows);
}

/// Scrolls by pages or halves of pages.
pub(super) fn page(model: &mut Model, pages: isize, half: bool) {
    let by = page_of(model.rows_of(Pane::Reader), half);
    step(model, pages.saturating_mul(by));
}

/// A page down, and at the end the next article.
pub(super) fn read_on(model: &mut Model, pages: isize, out: &mut Effects) {
    let rows = model.rows_of(Pane::Reader);
    if !model
        .reader
        .scroll(pages.saturating_mul(page_of(rows, false)), rows)
    {
        neighbour(model, 1, out);
    }
}

/// Puts the line with this number at the top, counted from 1.
pub(super) fn goto(model: &mut Model, line: usize) {
    let rows = model.rows_of(Pane::Reader);
    model.reader.scroll_to(line.saturating_sub(1), rows);
}

/// Goes to the mention so many further on, round the end.
pub(super) fn mention(model: &mut Model, by: isize) {
    let rows = model.rows_of(Pane::Reader);
    let Some(opened) = model.reader.article.clone() else {
        model.notice = Some(Notice::NoArticle);
        return;
    };
    let shown: Vec<(usize, usize)> = opened
        .names
        .mentions
        .iter()
        .enumerate()
        .filter_map(|(n, m)| Some((n, model.reader.line_at(m.bytes.start)?)))
        .collect();
    let top = model.reader.top;
    let current = model
        .reader
        .mention
        .and_then(|n| shown.iter().position(|(m, _)| *m == n));
    let first_below = shown.iter().position(|(_, line)| *line >= top).unwrap_or(0);
    let next = match current {
        Some(at) => at.cast_signed() + by,
        None if by > 0 => first_below.cast_signed() + by - 1,
        None => first_below.cast_signed() + by,
    };
    if shown.is_empty() {
        model.notice = Some(Notice::NoMentions);
        return;
    }
    jumps::leave(model);
    let (n, line) = shown[next.rem_euclid(shown.len().cast_signed()).cast_unsigned()];
    model.reader.mention = Some(n);
    model.reader.reveal(line, rows);
    let words = match opened.names.mentions[n].target {
        Name::Conference(c) => opened.names.conferences.get(c).map(|c| c.name.clone()),
        Name::Official(o) => opened.names.officials.get(o).map(|o| {
            let roles = o.roles.join(", ");
            if roles.is_empty() {
                o.name.clone()
            } else {
                format!("{} · {roles}", o.name)
            }
        }),
    };
    model.notice = words.map(Notice::Words);
}

/// Selects the link or list so many further on.
pub(super) fn link(model: &mut Model, by: isize) {
    let rows = model.rows_of(Pane::Reader);
    let reader = &mut model.reader;
    let targets = reader.targets();
    let current = reader
        .link
        .and_then(|t| targets.iter().position(|(u, _)| *u == t));
    let below = targets.iter().position(|(_, line)| *line >= reader.top);
    let next = match current {
        Some(at) => at
            .saturating_add_signed(by)
            .min(targets.len().saturating_sub(1)),
        None if by > 0 => below.unwrap_or(targets.len().saturating_sub(1)),
        None => below.unwrap_or(targets.len()).saturating_sub(1),
    };
    match targets.get(next) {
        Some((target, line)) => {
            reader.link = Some(*target);
            reader.reveal(*line, rows);
        }
        None => model.notice = Some(Notice::NoLinks),
    }
}

/// Follows the selected link when it is on the screen; else selects the first one there.
pub(super) fn follow_selected(model: &mut Model, out: &mut Effects) {
    let rows = model.rows_of(Pane::Reader);
    let visible = model.reader.visible_targets(rows);
    match model
        .reader
        .link
        .filter(|t| visible.iter().any(|(v, _)| v == t))
    {
        Some(target) => follow(model, target, out),
        None => match visible.first() {
            Some((target, _)) => model.reader.link = Some(*target),
            None => link(model, 1),
        },
    }
}

/// Folds or unfolds a list, or opens the article a link leads to.
pub(super) fn follow(model: &mut Model, target: Target, out: &mut Effects) {
    match target {
        Target::Fold(no) => {
            let unfolded = &mut model.reader.unfolded;
            if !unfolded.remove(&no) {
                unfolded.insert(no);
            }
            model.reader.link = Some(target);
        }
        Target::Reprint(n) => {
            let opened = model.reader.article.as_ref();
            let reprint = opened.and_then(|o| o.reprints.get(n));
            if let Some(no) = reprint.map(|reprint| reprint.no) {
                read(model, no, out);
            }
        }
        Target::Link(n) => {
            let linked = model
                .reader
                .article
                .as_ref()
                .and_then(|o| o.linked.get(n).copied());
            match linked.flatten() {
                Some(no) => read(model, no, out),
                None => model.notice = Some(Notice::NotInLibrary),
            }
        }
    }
}

/// Unfolds all lists, or folds them when all are open.
pub(super) fn unfold(model: &mut Model) {
    let Some(opened) = &model.reader.article else {
        model.notice = Some(Notice::NoArticle);
        return;
    };
    let all = crate::app::reader::fold_count(opened);
    if all == 0 {
        model.notice = Some(Notice::NoLinks);
    }
    let unfolded = &mut model.reader.unfolded;
    let open = unfolded.iter().filter(|&&list| list != REPRINTS).count();
    *unfolded = if open < all {
        (0..all).collect()
    } else {
        BTreeSet::default()
    };
}

/// Numbers the links on the screen; with none in sight, lists all of the article.
pub(super) fn hints(model: &mut Model) {
    let rows = model.rows_of(Pane::Reader);
    if model.reader.visible_targets(rows).is_empty() {
        // None in sight: they are folded away, or farther down. The list has them all.
        links(model);
    } else {
        model.reader.hints = Some(String::new());
    }
}

/// Shows all links of the article.
pub(super) fn links(model: &mut Model) {
    match &model.reader.article {
        Some(opened) if !opened.article.links.is_empty() => {
            model.overlay = Some(Overlay::Links(crate::app::window::Window::default()));
        }
        Some(_) => model.notice = Some(Notice::NoLinks),
        None => model.notice = Some(Notice::NoArticle),
    }
}

/// Changes the width of the text.
pub(super) fn width(model: &mut Model, steps: isize) {
    let by = steps.saturating_mul(isize::from(WIDTH_STEP.cast_signed()));
    let width = usize::from(model.reader.width).saturating_add_signed(by);
    set_width(model, width);
}

/// Sets the width of the text.
pub(super) fn set_width(model: &mut Model, width: usize) {
    let width = width.clamp(WIDTHS.start.into(), (WIDTHS.end - 1).into());
    let width = u16::try_from(width).unwrap_or(USUAL_WIDTH);
    model.reader.width = width;
    if let Some(place) = model.layout().reader {
        model.notice = Some(Notice::Width(width, place.body.width));
    }
}

/// Shows the page line by line, or as an article again.
pub(super) fn raw(model: &mut Model) {
    if model.reader.article.is_none() {
        model.notice = Some(Notice::NoArticle);
        return;
    }
    model.reader.raw = !model.reader.raw;
    let reader = &mut model.reader;
    let find = &reader.find;
    let current = find.current.and_then(|n| find.matches.get(n)).cloned();
    let only_raw = find.only_raw;
    reader.look_for();
    let find = &mut reader.find;
    find.current = current.and_then(|m| find.matches.iter().position(|n| n.bytes == m.bytes));
    // What only this view shows is what it was asked for.
    find.landing |= only_raw && reader.raw;
}

/// Shows a page line by line at one of its lines, as soon as it is open.
pub(super) fn show_line(model: &mut Model, no: ArticleNo, line: u32) {
    model.reader.raw = true;
    model.reader.line = Some((no, line));
    model.reader.look_for();
    model.reader.show_line();
}

/// Copies the page's address, with the title when `title`.
pub(super) fn copy(model: &mut Model, title: bool, out: &mut Effects) {
    let Some(opened) = model.article_in_focus() else {
        model.notice = Some(Notice::NoArticle);
        return;
    };
    let Some(url) = &opened.page.url else {
        model.notice = Some(Notice::NoUrl);
        return;
    };
    let url = one_line(url);
    let words = if title {
        format!("{}\n{url}", one_line(&opened.article.title.text))
    } else {
        url
    };
    out.push(Effect::Copy(words.clone()));
    model.notice = Some(Notice::Copied(words.replace('\n', " · ")));
}

/// Opens the page's address in a browser.
pub(super) fn launch(model: &mut Model, out: &mut Effects) {
    let Some(opened) = model.article_in_focus() else {
        model.notice = Some(Notice::NoArticle);
        return;
    };
    let url = opened.page.url.as_deref().map(one_line);
    match url.filter(|u| u.starts_with("http://") || u.starts_with("https://")) {
        Some(url) if !model.options.settings.browser => {
            out.push(Effect::Copy(url.clone()));
            model.notice = Some(Notice::NotOpened(url));
        }
        Some(url) => out.push(Effect::Launch(url)),
        None => model.notice = Some(Notice::NoUrl),
    }
}

/// No browser opened the address: the person gets it where it can be pasted.
pub(super) fn not_launched(model: &mut Model, url: String, out: &mut Effects) {
    out.push(Effect::Copy(url.clone()));
    model.notice = Some(Notice::NoBrowser(url));
}

fn one_line(text: &str) -> String {
    visible(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// One step back out of the reader.
pub(super) fn back(model: &mut Model) {
    if model.reader.selection.is_some() {
        model.reader.selection = None;
    } else if !model.reader.only.is_empty() {
        model.reader.show_only("");
    } else if model.reader.raw {
        raw(model);
    } else if model.zen {
        model.zen = false;
    } else {
        model.focus = Pane::List;
    }
}
