//! From an article to what the index takes of it: on any thread, for it is work.

use tantivy::TantivyDocument;

use super::schema::Fields;
use super::words::BETWEEN;
use super::{entry, facet, key};
use crate::error::Problem;
use crate::library::build::Built;
use crate::library::reprints::Sketch;
use crate::library::row::Row;
use crate::parse::article::Kind;
use crate::source::Listing;

/// Makes of articles what the index takes of them.
#[derive(Clone, Copy)]
pub(super) struct Maker<'l> {
    pub(super) listing: &'l Listing,
    pub(super) fields: Fields,
}

/// What the index takes of an article.
pub(super) struct Made {
    /// All but where it is from.
    pub(super) document: TantivyDocument,
    /// When it was published; [`entry::when`].
    pub(super) when: i64,
    /// [`entry::bytes`] of it.
    pub(super) stored: Vec<u8>,
    pub(super) problems: Vec<Problem>,
}

impl Maker<'_> {
    /// What is taken of an article.
    pub(super) fn make(self, built: &Built) -> Made {
        let source = self.listing.roots.folder(&built.page.locator);
        let row = Row::new(built, source);
        let sketch = Sketch::of(&built.page.text, &built.article);
        let stored = entry::bytes(&sketch, &row);
        Made {
            document: document(self.fields, built, &row),
            when: entry::when(built.article.told()),
            stored,
            problems: built.page.problems.clone(),
        }
    }
}

/// The article as the index keeps it, but for where it is from.
fn document(fields: Fields, built: &Built, row: &Row) -> TantivyDocument {
    let Built {
        page,
        article,
        names,
    } = built;
    // Room for the text, and for what stands between its parts.
    let mut document = TantivyDocument::with_capacity(page.text.len() + page.text.len() / 4);
    document.add_u64(fields.key, key(&page.id));
    document.add_i64(fields.when, entry::when(article.told()));
    document.add_text(fields.source, &row.source);
    let mut article_says = String::with_capacity(page.text.len() + 64);
    let mut rest = String::with_capacity(page.text.len());
    // A title that stands nowhere on the page is looked through too.
    if article.title.span.is_none() {
        document.add_text(fields.title, &article.title.text);
        add_block(&mut article_says, &article.title.text);
    }
    for block in &article.blocks {
        let text = block.span.of(&page.text);
        if block.kind == Kind::Title {
            document.add_text(fields.title, text);
        }
        if block.kind.is_article() {
            add_block(&mut article_says, text);
        } else {
            add_block(&mut rest, text);
        }
    }
    document.add_text(fields.article, &article_says);
    document.add_text(fields.rest, &rest);
    for c in names.conferences.iter().filter(|c| !c.inferred) {
        document.add_text(fields.conference, facet::term(&c.id, &c.name));
    }
    for o in &names.officials {
        document.add_text(fields.official, facet::term(&o.id, &o.name));
    }
    document.add_bytes(fields.print, row.print.bytes());
    document
}

/// Adds a block to others, from which no phrase passes to it.
fn add_block(blocks: &mut String, text: &str) {
    let mut parts = text.split(BETWEEN);
    blocks.push_str(parts.next().unwrap_or_default());
    for part in parts {
        blocks.push(' ');
        blocks.push_str(part);
    }
    blocks.push(BETWEEN);
}
