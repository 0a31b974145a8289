//! A page in, an article out. Total: any text gives an article, and every non-blank line of it is
//! in exactly one block.
//!
//! Lines get facts (`shape` of the line alone, [`context`] of its place), facts get learnt weights,
//! and the best path over the page ([`path`]) says what each line is. Then paragraphs that the page
//! breaks are joined, and title, byline, date, section and link items are read out.

pub mod article;
pub mod context;
pub mod corpus;
mod doubt;
pub mod facts;
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
use article::{Article, Block, Kind};
use context::Context;
pub use corpus::Corpus;
pub use doubt::doubts;
use head::Head;
use line::{Line, Scan};
use marks::Furniture;
use model::Model;
use states::{STATES, State};

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
            state: states[i],
            facts: &context.facts[i],
        })
        .collect();
    let items = links::items(&lists);
    let head = Head {
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
