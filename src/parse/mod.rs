//! A page in, an article out. Total: any text gives an article, and every non-blank line of it is
//! in exactly one block.

pub mod article;
pub mod corpus;

use crate::source::page::Page;
use article::{Article, Block, Kind, Reason, Span, Title};
pub use corpus::Corpus;

/// Splits `page`. The result depends on the page alone when `corpus` is empty.
#[must_use]
pub fn parse(page: &Page, _corpus: &Corpus) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for (n, line) in page.text.split('\n').enumerate() {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span {
                lines: n as u32..n as u32 + 1,
                bytes: start as u32..(start + trimmed.len()) as u32,
            };
            let kind = if blocks.is_empty() {
                Kind::Title
            } else {
                Kind::Paragraph
            };
            blocks.push(Block {
                kind,
                span,
                why: Reason { rule: "place" },
                confidence: 0.5,
            });
        }
        at += line.len() + 1;
    }
    let span = blocks.first().map(|b| b.span.clone());
    let text = span
        .as_ref()
        .map_or(String::new(), |s| s.of(&page.text).to_owned());
    Article {
        title: Title {
            text,
            derived: span.is_none(),
            span,
        },
        byline: None,
        published: None,
        section: None,
        blocks,
        links: Vec::new(),
    }
}
