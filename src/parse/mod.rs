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
mod few;
mod head;
mod joins;
pub mod line;
mod links;
mod lone;
pub mod marks;
pub mod model;
pub mod path;
mod reason;
mod registers;
mod shape;
mod sieve;
pub mod states;
mod table;
mod topic;
pub mod word;

use crate::source::page::Page;
use article::{Article, Block, Kind, Reason};
use context::Context;
pub use corpus::Corpus;
pub use doubt::doubts;
use head::Head;
use line::{Line, Scan};
use marks::Furniture;
use model::Model;
use path::Paths;
use states::{STATES, State};

/// Splits `page`. The result depends on the page alone when `corpus` is empty.
///
/// ```
/// use docbao::parse::{Corpus, article::Kind, parse};
/// use docbao::source;
///
/// let sample = source::open(&[]);
/// let page = sample.read(&sample.entries[0]).unwrap();
/// let article = parse(&page, &Corpus::default());
/// assert!(article.blocks.iter().any(|block| block.kind == Kind::Paragraph));
/// ```
#[must_use]
pub fn parse(page: &Page, corpus: &Corpus) -> Article {
    article(page, corpus, false)
}

/// Splits `page` as [`parse`] does and says of each block why it is what it is and how sure that is,
/// which takes longer.
#[must_use]
pub fn explain(page: &Page, corpus: &Corpus) -> Article {
    article(page, corpus, true)
}

/// Reads what the program knows of lines, as the first page that is split would: for a thread of its own, while pages
/// are still looked for.
pub fn prepare() {
    let _ = (Furniture::builtin(), Model::builtin());
}

/// A page of more lines is labelled in pieces of so many, so that none takes more than some fifty megabytes.
const PIECE: usize = 20_000;

fn article(page: &Page, corpus: &Corpus, explained: bool) -> Article {
    let furniture = Furniture::builtin();
    let model = Model::builtin();
    let composed = crate::text::fold::composed(&page.text);
    let scan = Scan::new(&composed, &page.text);
    let lines = scan.lines();
    let context = Context::new(&lines, furniture, corpus, page.title.as_deref());
    let seen = model.see(&lines, &context.facts);
    let mut states: Vec<State> = Vec::with_capacity(lines.len());
    let mut reasons = Vec::new();
    for (seen, marks) in seen.chunks(PIECE).zip(context.marks.chunks(PIECE)) {
        let pass = model.pass(seen);
        let odds = path::Odds::new(model, seen, &pass.scores, Paths::Likely);
        let path = odds.best();
        if explained {
            reasons.extend(reason::reasons(model, seen, &pass, (&path, &odds), marks));
        }
        states.extend(path.into_iter().map(|s| STATES[s]));
    }
    few::article(&lines, &context, &mut states, &mut reasons);
    lone::paragraph(&lines, &mut states, &mut reasons);
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
    let published = head.published();
    let mut reasons = reasons.into_iter();
    let blocks = lines.iter().zip(&states).map(|(line, state)| Block {
        kind: state.kind,
        span: line.span.clone(),
        why: reasons.next(),
    });
    let blocks = joined(blocks, &lines);
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
fn joined(blocks: impl Iterator<Item = Block>, lines: &[Line<'_>]) -> Vec<Block> {
    let text = |kind: Kind| matches!(kind, Kind::Lead | Kind::Paragraph | Kind::Question);
    let mut out: Vec<Block> = Vec::with_capacity(lines.len());
    for (i, block) in blocks.enumerate() {
        match out.last_mut() {
            Some(last)
                if text(block.kind)
                    && last.kind == block.kind
                    && joins::goes_on(&lines[i - 1], &lines[i]) =>
            {
                last.span.lines.end = block.span.lines.end;
                last.span.bytes.end = block.span.bytes.end;
                // The less sure of the two speaks for both.
                let less = |a: &Reason, b: &Reason| a.confidence < b.confidence;
                if block
                    .why
                    .as_ref()
                    .zip(last.why.as_ref())
                    .is_some_and(|(a, b)| less(a, b))
                {
                    last.why = block.why;
                }
            }
            _ => out.push(block),
        }
    }
    out
}
