//! Why an article was found, as a list shows it: the words of its title, and the line that shows it best.

use std::ops::Range;

use super::build::Built;
use super::search::{Matcher, Sheet};
use crate::parse::article::Kind;

/// Why an article was found. Nothing is in it when the search asks for no words, or when the page cannot be
/// read any more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Why {
    /// The matches in the title, as bytes of it.
    pub title: Vec<Range<usize>>,
    /// The line below the title.
    pub line: Option<Excerpt>,
}

/// A sentence of a page, or a part of one, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Its words.
    pub text: String,
    /// The matches in it, as bytes, in order and apart from each other; never empty.
    pub marks: Vec<Range<usize>>,
}

impl Why {
    /// Of an article that `matcher` found.
    #[must_use]
    pub fn new(built: &Built, matcher: &Matcher<'_>) -> Self {
        let page = &built.page.text;
        let sheet = Sheet::new(page, &built.article);
        let snippet = matcher.snippet(&sheet);
        let line = snippet
            // The title stands above it anyway.
            .filter(|snippet| snippet.kind != Kind::Title)
            .and_then(|snippet| {
                let start = snippet.bytes.start;
                let marks = snippet.marks.iter().map(|m| m.start - start..m.end - start);
                Some(Excerpt {
                    // Byte for byte, so that the marks stay where they are.
                    text: page
                        .get(snippet.bytes.clone())?
                        .replace(['\n', '\r', '\t'], " "),
                    marks: marks.collect(),
                })
            })
            .filter(|line| !line.marks.is_empty());
        Self {
            title: title(built, matcher, &sheet),
            line,
        }
    }
}

/// The matches in a title that stands on the page as the list shows it.
fn title(built: &Built, matcher: &Matcher<'_>, sheet: &Sheet<'_>) -> Vec<Range<usize>> {
    let title = &built.article.title;
    let Some(span) = &title.span else {
        return Vec::new();
    };
    if span.of(&built.page.text) != title.text {
        return Vec::new();
    }
    let (start, end) = (span.bytes.start as usize, span.bytes.end as usize);
    matcher
        .ranges(sheet)
        .into_iter()
        .filter(|m| start <= m.start && m.end <= end)
        .map(|m| m.start - start..m.end - start)
        .collect()
}
