//! What is doubtful about a split: lines that might as well be something else, and pages that hold no
//! article.

use super::article::{Article, Kind};
use crate::error::{Problem, ProblemKind};
use crate::source::page::Page;

/// A kind that is less sure than this is doubtful. Of the lines of `tests/fixtures/unseen`, 32 of the 131
/// below it are wrong, and 11 of the 2311 above it.
const SURE: f32 = 0.8;

/// The doubtful lines of `article`, which must be explained ([`super::explain`]), in page order, and that it
/// is none where there is no running text.
#[must_use]
pub fn doubts(page: &Page, article: &Article) -> Vec<Problem> {
    let path = page.locator.path();
    let problem = |line, what| Problem {
        path: path.clone(),
        line,
        what,
    };
    let none = (!article.has_body()).then(|| problem(None, ProblemKind::NoArticle));
    let reasons = article
        .blocks
        .iter()
        .filter_map(|b| Some((b, b.why.as_ref()?)));
    let doubtful = reasons.filter(|(_, why)| why.confidence < SURE);
    none.into_iter()
        .chain(doubtful.map(|(block, why)| {
            let what = ProblemKind::Doubtful {
                taken: words(block.kind),
                percent: percent(why.confidence),
                rival: words(why.rival),
                why: why.rule,
            };
            problem(Some(block.span.lines.start + 1), what)
        }))
        .collect()
}

/// A part of one in whole percent.
#[allow(clippy::cast_sign_loss, reason = "held between 0 and 100")]
fn percent(part: f32) -> u8 {
    (part * 100.0).clamp(0.0, 100.0) as u8
}

/// A kind as a sentence names it.
fn words(kind: Kind) -> &'static str {
    match kind {
        Kind::Alt => "an alternative text",
        Kind::Links => "a list of other articles",
        Kind::Related => "a related link",
        Kind::Chrome => "site furniture",
        Kind::Topic => "a topic",
        Kind::Title => "the title",
        Kind::Byline => "the byline",
        Kind::Dateline => "the date",
        Kind::Lead => "the lead",
        Kind::Paragraph => "a paragraph",
        Kind::Question => "a question",
        Kind::Subheading => "a subheading",
        Kind::Caption => "a caption",
    }
}
