//! An article in, its visual lines at one width out: the heading of the reader, the text, and the
//! folded lists. Each line knows where on the page it stands.

use std::ops::Range;

use super::finding::{name_of, shown};
use super::folds::{Fold, Item, Part, parts};
use super::links::{self, LinkWords};
use super::setter::Setter;
use super::{Laying, MadeFor, has_words};
use crate::lang::Texts;
use crate::library::opened::Reprint;
use crate::parse::article::Origin;
use crate::parse::article::{Kind, Published};
use crate::text::wrap::clip;

/// Syllables a minute: a calm reader of Vietnamese.
pub const PACE: usize = 220;

/// Where a line stands, in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// After the heading of the reader (title and what stands below it).
    pub body: bool,
    /// A byte of the page.
    pub byte: u32,
}

/// What a line is, and so what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// Nothing.
    Blank,
    /// The headline.
    Title,
    /// Source, date, byline, section, reading time.
    Meta,
    /// What docbao itself says about the article.
    Note,
    /// What the reader noted.
    Noted,
    /// The lead.
    Lead,
    /// Running text.
    Text,
    /// A paragraph that is all quotation.
    Quote,
    /// What the interviewer asks.
    Question,
    /// A heading inside the text.
    Subheading,
    /// The words under a picture.
    Caption,
    /// The line of a list that folds.
    Fold,
    /// A link to an article of the library.
    Link,
    /// A link to an article that is not there.
    DeadLink,
    /// The sentence under a link, a tag.
    Aside,
    /// In the line-by-line view: what a block was taken for.
    Verdict,
    /// In the line-by-line view: a line of furniture.
    Furniture,
}

/// What a line shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Bytes of the page.
    Page(Range<u32>),
    /// Words that do not stand in the page as they are shown.
    Made(String),
}

/// The list of reprints, among those that fold.
pub const REPRINTS: usize = usize::MAX;

/// What following a line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Folds or unfolds this list.
    Fold(usize),
    /// Opens this link: an index into the article's links.
    Link(usize),
    /// Opens this reprint: an index into those of the article.
    Reprint(usize),
}

/// One row of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it looks like.
    pub look: Look,
    /// Columns left free before its words.
    pub indent: u16,
    /// A sign in those columns, at their end but for one.
    pub mark: String,
    /// Its words.
    pub words: Words,
    /// Where it stands.
    pub place: Place,
    /// What following it does.
    pub target: Option<Target>,
    /// Words of our own behind those: how much is in a list.
    pub after: String,
    /// Columns to be shared out among its spaces, so that it ends where the text ends.
    pub fill: u16,
}

/// The lines of an article.
#[must_use]
pub(super) fn lines(laying: &Laying, texts: &Texts) -> Vec<Line> {
    let Laying {
        opened, made_for, ..
    } = laying;
    let mut page = Setter::new(laying);
    page.justify = made_for.justify;
    heading(&mut page, made_for, texts);
    let links = links::words(opened);
    let mut fold_no = 0;
    let mut below_folded = false;
    let mut hidden = 0;
    for part in parts(opened) {
        match part {
            Part::Block(n) => {
                let text = opened.article.blocks[n].span.of(&opened.page.text);
                if !has_words(&made_for.only, text) {
                    hidden += 1;
                    continue;
                }
                page.blank();
                block(&mut page, n);
                below_folded = false;
            }
            // Whoever looks for paragraphs does not look for lists.
            Part::Fold(_) if !made_for.only.is_empty() => {}
            Part::Fold(fold) => {
                let open = made_for.unfolded.contains(&fold_no);
                if !below_folded || open {
                    page.blank();
                }
                set_fold(&mut page, &fold, fold_no, texts);
                if open {
                    set_items(&mut page, &fold, &links);
                }
                fold_no += 1;
                below_folded = !open;
            }
        }
    }
    if made_for.only.is_empty() {
        hidden_note(&mut page, texts);
    } else if hidden > 0 {
        page.at(opened.page.text.len() as u32);
        page.blank();
        page.made(Look::Note, &texts.count(&texts.reading.hidden, hidden));
    }
    page.lines
}

fn heading(page: &mut Setter<'_>, made_for: &MadeFor, texts: &Texts) {
    let opened = page.opened;
    let article = &opened.article;
    match &article.title.span {
        Some(span) => page.span(Look::Title, span.bytes.clone(), None),
        None if article.title.text.is_empty() => page.made(Look::Title, texts.reader.untitled),
        None => page.made(Look::Title, &article.title.text),
    }
    page.head_end();
    if article.title.derived {
        page.made(Look::Note, texts.reader.derived);
    }
    let mut meta: Vec<String> = Vec::new();
    if !made_for.source.is_empty() {
        meta.push(texts.source(&made_for.source).to_owned());
    }
    meta.extend(article.published.map(|p| published(p, texts)));
    meta.extend(article.byline.clone());
    meta.extend(article.section.clone());
    if let Some(minutes) = minutes(page) {
        meta.push(texts.minutes(minutes));
    }
    if !meta.is_empty() {
        page.parted(Look::Meta, "", &meta);
    }
    if !made_for.tags.is_empty() {
        page.parted(Look::Meta, "#", &made_for.tags);
    }
    if let Some(note) = &made_for.note {
        page.made_marked(Look::Noted, "✎", note, None);
    }
    reprints(page, made_for, texts);
    for conference in opened.names.conferences.iter().filter(|c| c.inferred) {
        let words = texts.reader.inferred.replace("{}", &conference.name);
        page.made(Look::Note, &words);
    }
    if !article.has_body() {
        page.made(Look::Note, texts.reader.no_body);
    }
}

/// Where else the text was printed: one line, which leads there, or unfolds to lines that do.
fn reprints(page: &mut Setter<'_>, made_for: &MadeFor, texts: &Texts) {
    let reprints = &page.opened.reprints;
    let words: Vec<String> = reprints.iter().map(|r| reprint(r, texts)).collect();
    match words.as_slice() {
        [] => {}
        [one] => {
            let words = texts.reader.reprint.replace("{}", one);
            page.made_marked(Look::Meta, "→", &words, Some(Target::Reprint(0)));
        }
        several => {
            let open = made_for.unfolded.contains(&REPRINTS);
            let number = texts.number(several.len());
            let all = texts.reader.reprints.replace("{n}", &number);
            let all = all.replace("{}", &several.join(", "));
            let one_line = clip(&all, page.columns.saturating_sub(2));
            let mark = if open { "▾" } else { "▸" };
            let target = Some(Target::Fold(REPRINTS));
            page.made_marked(Look::Meta, mark, &one_line, target);
            for (n, words) in several.iter().enumerate().filter(|_| open) {
                page.made_marked(Look::Meta, "→", words, Some(Target::Reprint(n)));
            }
        }
    }
}

/// The source and the date of a reprint.
fn reprint(reprint: &Reprint, texts: &Texts) -> String {
    let date = reprint.published.map(|p| p.date);
    let date = date.map(|d| texts.date(d.day(), d.month(), d.year()));
    let source = Some(texts.source(&reprint.source).to_owned()).filter(|source| !source.is_empty());
    let parts: Vec<String> = source.into_iter().chain(date).collect();
    parts.join("\u{a0}· ")
}

fn published(published: Published, texts: &Texts) -> String {
    let date = texts.date(
        published.date.day(),
        published.date.month(),
        published.date.year(),
    );
    let date = match published.time {
        Some(time) => format!("{date} {:02}:{:02}", time.hour(), time.minute()),
        None => date,
    };
    match published.origin {
        Origin::Page => date,
        Origin::Record => texts.reader.dated_by_record.replace("{}", &date),
        Origin::File => texts.reader.dated_by_file.replace("{}", &date),
    }
}

/// Minutes it takes to read the text, at least one; `None` when there is none.
fn minutes(page: &Setter<'_>) -> Option<usize> {
    let opened = page.opened;
    let words = page.measured.words(|| {
        let body = opened.article.body();
        body.map(|b| b.span.of(&opened.page.text).split_whitespace().count())
            .sum()
    });
    (words > 0).then(|| words.div_ceil(PACE))
}

fn block(page: &mut Setter<'_>, n: usize) {
    let block = &page.opened.article.blocks[n];
    let bytes = block.span.bytes.clone();
    match block.kind {
        Kind::Lead => page.span(Look::Lead, bytes, None),
        Kind::Question => page.marked(Look::Question, "›", bytes, None),
        Kind::Subheading => page.span(Look::Subheading, bytes, None),
        Kind::Caption => page.marked(Look::Caption, "▫", shown(page.opened, block), None),
        _ if is_quotation(block.span.of(&page.opened.page.text)) => {
            page.marked(Look::Quote, "│", bytes, None);
        }
        _ => page.span(Look::Text, bytes, None),
    }
}

/// Whether a paragraph is the words of somebody from its beginning to its end.
fn is_quotation(text: &str) -> bool {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('"', '"'), ('«', '»'), ('‘', '’')];
    let text = text.trim_end_matches(['.', ',', '!', '?', '…', ' ']);
    PAIRS.iter().any(|(opening, closing)| {
        let inner = text
            .strip_prefix(*opening)
            .and_then(|inner| inner.strip_suffix(*closing));
        inner.is_some_and(|inner| !inner.contains([*opening, *closing]))
    })
}

/// The line of a list: its name, and how much is in it.
fn set_fold(page: &mut Setter<'_>, fold: &Fold, no: usize, texts: &Texts) {
    let open = page.made_for.unfolded.contains(&no);
    let mark = if open { "▾" } else { "▸" };
    let target = Some(Target::Fold(no));
    page.at(fold.at);
    let count = format!(" ({})", texts.number(fold.count()));
    page.before(&count, |page| match (&fold.name, &fold.heading) {
        (Some(bytes), _) => page.marked(Look::Fold, mark, bytes.clone(), target),
        (None, Some(heading)) => page.made_marked(Look::Fold, mark, heading, target),
        (None, None) => {
            page.made_marked(Look::Fold, mark, name_of(fold.kind, texts), target);
        }
    });
}

fn set_items(page: &mut Setter<'_>, fold: &Fold, links: &[LinkWords]) {
    for item in &fold.items {
        match item {
            Item::Text(span) => page.indented(Look::Aside, span.bytes.clone(), None),
            Item::Link(n) => set_link(page, *n, &links[*n]),
        }
    }
}

fn set_link(page: &mut Setter<'_>, n: usize, words: &LinkWords) {
    let opened = page.opened;
    let link = &opened.article.links[n];
    let here = opened.linked.get(n).copied().flatten().is_some();
    let (look, mark) = if here {
        (Look::Link, "→")
    } else {
        (Look::DeadLink, "·")
    };
    page.at(link.span.bytes.start);
    let target = Some(Target::Link(n));
    let first = link.title.as_ref().or(link.teaser.as_ref());
    match (&words.first, first) {
        (Some(bytes), _) => page.marked(look, mark, bytes.clone(), target),
        (None, Some(first)) => page.made_marked(look, mark, first, target),
        (None, None) => {}
    }
    match (&words.below, &link.teaser) {
        (Some(bytes), _) => page.indented(Look::Aside, bytes.clone(), target),
        (None, Some(teaser)) if link.title.is_some() => {
            page.made_marked(Look::Aside, "", teaser, target);
        }
        (None, _) => {}
    }
}

/// Says how many lines of the page are not shown here.
fn hidden_note(page: &mut Setter<'_>, texts: &Texts) {
    let hidden: u32 = page
        .opened
        .article
        .blocks
        .iter()
        .filter(|b| matches!(b.kind, Kind::Chrome | Kind::Alt))
        .map(|b| b.span.lines.end - b.span.lines.start)
        .sum();
    if hidden > 0 {
        page.at(page.opened.page.text.len() as u32);
        page.blank();
        page.made(Look::Note, &texts.hidden_lines(hidden as usize));
    }
}

impl From<crate::state::Place> for Place {
    fn from(crate::state::Place { body, byte }: crate::state::Place) -> Self {
        Self { body, byte }
    }
}

impl From<Place> for crate::state::Place {
    fn from(Place { body, byte }: Place) -> Self {
        Self { body, byte }
    }
}
