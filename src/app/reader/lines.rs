//! An article in, its visual lines at one width out: the heading of the reader, the text, and the
//! folded lists. Each line knows where on the page it stands.

use std::ops::Range;

use super::MadeFor;
use super::folds::{Fold, FoldKind, Item, Part, parts};
use crate::lang::Texts;
use crate::library::opened::{Opened, Reprint};
use crate::parse::article::Origin;
use crate::parse::article::{Kind, Published};
use crate::text::wrap::{clip, wrap};

/// Syllables a minute: a calm reader of Vietnamese.
const PACE: usize = 220;

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
    /// The lead.
    Lead,
    /// Running text.
    Text,
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
}

/// The lines of an article.
#[must_use]
pub fn lines(opened: &Opened, made_for: &MadeFor, texts: &Texts) -> Vec<Line> {
    let mut page = Setter::new(opened, made_for.columns.into());
    heading(&mut page, made_for, texts);
    let mut fold_no = 0;
    let mut below_folded = false;
    for part in parts(opened) {
        match part {
            Part::Block(n) => {
                page.blank();
                block(&mut page, n);
                below_folded = false;
            }
            Part::Fold(fold) => {
                let open = made_for.unfolded.contains(&fold_no);
                if !below_folded || open {
                    page.blank();
                }
                set_fold(&mut page, &fold, fold_no, open, texts);
                fold_no += 1;
                below_folded = !open;
            }
        }
    }
    hidden_note(&mut page, texts);
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
        meta.push(made_for.source.clone());
    }
    meta.extend(article.published.map(|p| published(p, texts)));
    meta.extend(article.byline.clone());
    meta.extend(article.section.clone());
    if let Some(minutes) = minutes(opened) {
        meta.push(texts.minutes(minutes));
    }
    if !meta.is_empty() {
        page.made(Look::Meta, &meta.join("\u{a0}· "));
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
    let source = Some(reprint.source.clone()).filter(|source| !source.is_empty());
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
#[must_use]
fn minutes(opened: &Opened) -> Option<usize> {
    let words: usize = opened
        .article
        .body()
        .map(|b| b.span.of(&opened.page.text).split_whitespace().count())
        .sum();
    (words > 0).then(|| words.div_ceil(PACE))
}

fn block(page: &mut Setter<'_>, n: usize) {
    let block = &page.opened.article.blocks[n];
    let bytes = block.span.bytes.clone();
    match block.kind {
        Kind::Lead => page.span(Look::Lead, bytes, None),
        Kind::Question => page.marked(Look::Question, "›", bytes, None),
        Kind::Subheading => page.span(Look::Subheading, bytes, None),
        Kind::Caption => page.marked(Look::Caption, "▫", bytes, None),
        _ => page.span(Look::Text, bytes, None),
    }
}

fn set_fold(page: &mut Setter<'_>, fold: &Fold, no: usize, open: bool, texts: &Texts) {
    let name = fold.heading.as_deref().unwrap_or(match fold.kind {
        FoldKind::Related => texts.reader.related,
        FoldKind::Links => texts.reader.links,
        FoldKind::Topics => texts.reader.topics,
    });
    let name = name.trim_end_matches([':', ' ']);
    let words = format!("{name} ({})", texts.number(fold.count()));
    page.at(fold.at);
    page.made_marked(
        Look::Fold,
        if open { "▾" } else { "▸" },
        &words,
        Some(Target::Fold(no)),
    );
    if !open {
        return;
    }
    for item in &fold.items {
        match item {
            Item::Text(span) => page.indented(Look::Aside, span.bytes.clone()),
            Item::Link(n) => set_link(page, *n),
        }
    }
}

fn set_link(page: &mut Setter<'_>, n: usize) {
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
    match (&link.title, &link.teaser) {
        (Some(title), _) => page.made_marked(look, mark, title, target),
        (None, Some(teaser)) => page.made_marked(look, mark, teaser, target),
        (None, None) => page.marked(look, mark, link.span.bytes.clone(), target),
    }
    if let (Some(_), Some(teaser)) = (&link.title, &link.teaser) {
        page.made_marked(Look::Aside, "", teaser, target);
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

/// Sets lines one below the other.
pub(super) struct Setter<'a> {
    /// What is set.
    pub(super) opened: &'a Opened,
    columns: usize,
    /// The lines so far.
    pub(super) lines: Vec<Line>,
    place: Place,
}

impl<'a> Setter<'a> {
    pub(super) fn new(opened: &'a Opened, columns: usize) -> Self {
        Self {
            opened,
            columns,
            lines: Vec::new(),
            place: Place::default(),
        }
    }

    /// What follows stands at this byte of the page, in the body.
    pub(super) fn at(&mut self, byte: u32) {
        self.place = Place { body: true, byte };
    }

    /// What follows is the heading of the reader, below the title.
    fn head_end(&mut self) {
        self.place = Place {
            body: false,
            byte: u32::MAX,
        };
    }

    pub(super) fn blank(&mut self) {
        if self.lines.last().is_none_or(|l| l.look != Look::Blank) {
            self.push(
                Look::Blank,
                0,
                String::new(),
                Words::Made(String::new()),
                None,
            );
        }
    }

    pub(super) fn push(
        &mut self,
        look: Look,
        indent: u16,
        mark: String,
        words: Words,
        target: Option<Target>,
    ) {
        self.lines.push(Line {
            look,
            indent,
            mark,
            words,
            place: self.place,
            target,
        });
    }

    /// Words of the page at the margin.
    pub(super) fn span(&mut self, look: Look, bytes: Range<u32>, target: Option<Target>) {
        self.rows(look, 0, "", bytes, target);
    }

    /// Words of the page with a sign before their first row.
    fn marked(&mut self, look: Look, mark: &str, bytes: Range<u32>, target: Option<Target>) {
        self.rows(look, 2, mark, bytes, target);
    }

    fn indented(&mut self, look: Look, bytes: Range<u32>) {
        self.rows(look, 2, "", bytes, None);
    }

    /// Words of the page, wrapped, behind `indent` columns.
    pub(super) fn rows(
        &mut self,
        look: Look,
        indent: u16,
        mark: &str,
        bytes: Range<u32>,
        target: Option<Target>,
    ) {
        let page = self.opened.page.text.as_str();
        let start = bytes.start;
        let text = page
            .get(start as usize..bytes.end as usize)
            .unwrap_or_default();
        let title = look == Look::Title;
        for (n, row) in wrap(text, self.columns.saturating_sub(indent.into()))
            .into_iter()
            .enumerate()
        {
            let bytes = start + row.start as u32..start + row.end as u32;
            self.place = Place {
                body: !title,
                byte: bytes.start,
            };
            let mark = if n == 0 {
                mark.to_owned()
            } else {
                String::new()
            };
            self.push(look, indent, mark, Words::Page(bytes), target);
        }
        self.place.byte = bytes.end.max(start + 1) - 1;
    }

    /// Words of our own at the margin.
    pub(super) fn made(&mut self, look: Look, words: &str) {
        self.made_rows(look, 0, "", words, None);
    }

    /// Words of our own with a sign before their first row.
    pub(super) fn made_marked(
        &mut self,
        look: Look,
        mark: &str,
        words: &str,
        target: Option<Target>,
    ) {
        self.made_rows(look, 2, mark, words, target);
    }

    /// Words of our own, wrapped, behind `indent` columns.
    pub(super) fn made_rows(
        &mut self,
        look: Look,
        indent: u16,
        mark: &str,
        words: &str,
        target: Option<Target>,
    ) {
        for (n, row) in wrap(words, self.columns.saturating_sub(indent.into()))
            .into_iter()
            .enumerate()
        {
            let mark = if n == 0 {
                mark.to_owned()
            } else {
                String::new()
            };
            self.push(
                look,
                indent,
                mark,
                Words::Made(words[row].to_owned()),
                target,
            );
        }
    }
}
