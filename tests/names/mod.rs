//! The name finder: sentences with their names, pages with their truth, and what holds for any text.

mod across;
mod gold;
mod labelled;
mod own;
mod properties;
mod sentences;

use docbao::entity::names::Names;
use docbao::entity::{self, Known};
use docbao::parse::article::{Article, Block, Kind, Origin, Published, Span, Title};
use docbao::source::page::{Locator, Page, Source};

/// A page with this text.
fn page(text: &str) -> Page {
    Page {
        id: "page".into(),
        locator: Locator {
            source: Source::Stdin,
            offset: 0,
            len: text.len() as u64,
        },
        text: text.into(),
        url: None,
        date: None,
        modified: None,
        title: None,
        record: None,
        problems: Vec::new(),
    }
}

/// A block of some lines of the page: lines from 0, bytes without white space at either end.
fn block(text: &str, kind: Kind, lines: std::ops::Range<u32>) -> Block {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(i, _)| i + 1))
        .collect();
    let from = starts[lines.start as usize];
    let to = starts
        .get(lines.end as usize)
        .map_or(text.len(), |&s| s - 1);
    let inner = &text[from..to];
    let start = from + inner.len() - inner.trim_start().len();
    let end = start + inner.trim().len();
    Block {
        kind,
        span: Span {
            lines,
            bytes: start as u32..end as u32,
        },
        why: None,
    }
}

/// An article of these blocks.
fn article(blocks: Vec<Block>, byline: Option<&str>, date: Option<&str>) -> Article {
    Article {
        title: Title {
            text: String::new(),
            span: None,
            derived: true,
        },
        byline: byline.map(str::to_owned),
        published: date.map(|d| Published {
            date: d.parse().unwrap(),
            time: None,
            origin: Origin::Page,
        }),
        section: None,
        blocks,
        links: Vec::new(),
    }
}

/// The names of a text that is one paragraph.
fn names(text: &str, date: Option<&str>) -> Names {
    let lines = text.matches('\n').count() as u32 + 1;
    let article = article(vec![block(text, Kind::Paragraph, 0..lines)], None, date);
    entity::find(&page(text), &article, Known::builtin())
}
