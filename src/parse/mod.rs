//! A page in, an article out. Total: any text gives an article, and every non-blank line of it is
//! in exactly one block.
//!
//! Lines get facts (`shape` of the line alone, [`context`] of its place), facts get learnt weights,
//! and the best path over the page ([`path`]) says what each line is. Then paragraphs that the page
//! breaks are joined, and title, byline, date, section and link items are read out.

pub mod article;
pub mod context;
pub mod corpus;
pub mod facts;
mod doubt;
mod head;
mod joins;
pub mod line;
mod links;
pub mod marks;
pub mod model;
pub mod path;
mod reason;
mod shape;
pub mod states;
mod topic;
pub mod word;

use crate::source::page::Page;
use article::{Article, Block, Kind, Published, Span, Title};
use context::Context;
pub use corpus::Corpus;
pub use doubt::doubts;
use line::{Line, Scan};
use marks::Furniture;
use model::Model;
use states::{STATES, State, Zone};

/// Splits `page`. The result depends on the page alone when `corpus` is empty.
#[must_use]
pub fn parse(page: &Page, corpus: &Corpus) -> Article {
    let furniture = Furniture::builtin();
    let model = Model::builtin();
    let composed = crate::text::fold::composed(&page.text);
    let scan = Scan::new(&composed, &page.text);
    let lines = scan.lines();
    let context = Context::new(&lines, furniture, corpus, page.title.as_deref());
    let seen = model.see(&lines, &context.facts);
    let pass = model.pass(&seen);
    let path = path::best(model, &seen, &pass.scores);
    let odds = path::Odds::new(model, &seen, &pass.scores, None);
    let states: Vec<State> = path.iter().map(|&s| STATES[s]).collect();

    let lists: Vec<links::ListLine<'_, '_>> = (0..lines.len())
        .map(|i| links::ListLine {
            line: &lines[i],
            kind: states[i].kind,
            mark: context.marks[i],
            facts: &context.facts[i],
        })
        .collect();
    let items = links::items(&lists, &page.text);
    let head = Read {
        page,
        lines: &lines,
        states: &states,
        furniture,
        likely_title: context.title,
    };
    let title = head.title();
    let (byline, section) = (head.byline(), head.section(&title.text));
    let published = head.published().or_else(|| head::dated_elsewhere(page));
    let mut blocks: Vec<Block> = (0..lines.len())
        .map(|i| Block {
            kind: states[i].kind,
            span: lines[i].span.clone(),
            why: reason::reason(model, &seen, &pass, i, path[i], &odds, context.marks[i]),
            confidence: odds.of_kind(i, path[i]),
            rival: odds.rival(i, states[i].kind),
        })
        .collect();
    join(&mut blocks, &lines);
    Article {
        title,
        byline,
        published,
        section,
        blocks,
        links: items,
    }
}

/// Makes one block of each paragraph that the page breaks in mid-sentence.
fn join(blocks: &mut Vec<Block>, lines: &[Line<'_>]) {
    let joined = |kind: Kind| matches!(kind, Kind::Lead | Kind::Paragraph | Kind::Question);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.drain(..).enumerate() {
        match out.last_mut() {
            Some(last)
                if joined(block.kind)
                    && last.kind == block.kind
                    && joins::goes_on(&lines[i - 1], &lines[i]) =>
            {
                last.span.lines.end = block.span.lines.end;
                last.span.bytes.end = block.span.bytes.end;
                if block.confidence < last.confidence {
                    (last.confidence, last.rival) = (block.confidence, block.rival);
                }
            }
            _ => out.push(block),
        }
    }
    *blocks = out;
}

/// Reads the head of a page whose lines have their states.
struct Read<'p, 'a> {
    page: &'p Page,
    lines: &'p [Line<'a>],
    states: &'p [State],
    furniture: &'p Furniture,
    /// The line whose words make it the title.
    likely_title: Option<usize>,
}

impl<'a> Read<'_, 'a> {
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&Line<'a>, State)> {
        self.lines
            .iter()
            .zip(self.states.iter().copied())
            .filter(move |(_, s)| s.kind == kind)
    }

    fn title(&self) -> Title {
        let likely = self
            .likely_title
            .filter(|&i| self.states[i].kind == Kind::Title)
            .map(|i| &self.lines[i]);
        if let Some(line) = likely.or_else(|| self.of_kind(Kind::Title).next().map(|(l, _)| l)) {
            return Title {
                text: line
                    .span
                    .of(&self.page.text)
                    .trim_matches(line::is_blank)
                    .to_owned(),
                span: Some(line.span.clone()),
                derived: false,
            };
        }
        let text = match &self.page.title {
            Some(title) if !title.trim().is_empty() => title.trim().to_owned(),
            _ => self
                .lines
                .iter()
                .zip(self.states)
                .find(|(_, s)| s.kind.is_body())
                .or_else(|| {
                    self.lines
                        .iter()
                        .zip(self.states)
                        .find(|(_, s)| s.kind != Kind::Chrome)
                })
                .or_else(|| self.lines.iter().zip(self.states).next())
                .map_or(String::new(), |(l, _)| head::derived_title(l.text)),
        };
        Title {
            text,
            span: None::<Span>,
            derived: true,
        }
    }

    fn byline(&self) -> Option<String> {
        // Who drew the graphics or took the pictures is the author only when nobody else is named.
        let (writers, others): (Vec<&Line<'_>>, Vec<&Line<'_>>) = self
            .of_kind(Kind::Byline)
            .map(|(l, _)| l)
            .partition(|l| self.furniture.credit(l.words).is_none());
        let names = |lines: &[&Line<'_>]| lines.iter().find_map(|l| head::byline(l.text));
        let beside_date = || {
            self.of_kind(Kind::Dateline)
                .map(|(l, _)| crate::text::date::rest(l.text))
                .filter(|rest| head::is_name(rest, self.furniture))
                .find_map(head::byline)
        };
        let signed = || {
            let (last, _) = self.of_kind(Kind::Paragraph).last()?;
            head::signature(last.text).map(str::to_owned)
        };
        names(&writers)
            .or_else(beside_date)
            .or_else(signed)
            .or_else(|| names(&others))
    }

    /// The date beside the title says when the article was published; one at the very top of a page may
    /// be the day of the visit, one behind the text that of a list.
    fn published(&self) -> Option<Published> {
        let dated = |zones: &[Zone]| -> Vec<Published> {
            let of = |kind: Kind| {
                let lines = self.lines.iter().zip(self.states);
                lines.filter(move |(_, s)| s.kind == kind && zones.contains(&s.zone))
            };
            let beside_section = of(Kind::Chrome).filter(|(_, s)| s.section);
            of(Kind::Dateline)
                .chain(of(Kind::Byline))
                .chain(beside_section)
                .filter_map(|(l, _)| head::published(l.text))
                .collect()
        };
        let head = dated(&[Zone::Head]);
        let front = || dated(&[Zone::Front]).into_iter().next_back();
        let rest = || dated(&[Zone::Body, Zone::Tail]).into_iter().next();
        let first = head.first().copied().or_else(front).or_else(rest)?;
        // The same day with its minute says more.
        let everywhere = dated(&[Zone::Head, Zone::Front, Zone::Body, Zone::Tail]);
        everywhere
            .into_iter()
            .find(|p| p.date == first.date && p.time.is_some())
            .or(Some(first))
    }

    fn section(&self, title: &str) -> Option<String> {
        let named = self
            .lines
            .iter()
            .zip(self.states)
            .filter(|(_, s)| s.section)
            .filter_map(|(l, _)| head::section(l.text, title))
            .next_back();
        named.or_else(|| {
            self.of_kind(Kind::Dateline)
                .filter(|(_, s)| s.zone <= Zone::Head)
                .map(|(l, _)| crate::text::date::rest(l.text))
                .find(|rest| !rest.is_empty() && !head::is_name(rest, self.furniture))
                .and_then(|rest| head::section(rest, title))
        })
    }
}
