//! The page line by line: what each block was taken for, by which rule and how surely, and under
//! it the names found in it with the words that made them. An article in, visual lines out.

use super::lines::{Line, Look, Setter, Words};
use crate::entity::names::{Mention, Target as Name};
use crate::lang::Texts;
use crate::library::opened::Opened;
use crate::parse::article::Kind;

/// Columns of the line numbers.
const GUTTER: u16 = 6;

/// The lines of the whole page at `columns` columns.
pub(super) fn lines(opened: &Opened, columns: usize, texts: &Texts) -> Vec<Line> {
    let mut page = Setter::new(opened, columns);
    let source = &opened.page;
    page.made(Look::Title, &source.id);
    page.made(Look::Meta, &source.locator.path().to_string_lossy());
    if let Some(url) = &source.url {
        page.made(Look::Meta, url);
    }
    for problem in &source.problems {
        page.made(Look::Note, &format!("! {problem}"));
    }
    for block in &opened.article.blocks {
        page.blank();
        page.at(block.span.bytes.start);
        let kind = texts.kinds.name(block.kind.name());
        let verdict = match &block.why {
            Some(why) => {
                let sure = (why.confidence.clamp(0.0, 1.0) * 100.0).round();
                format!("── {kind} · {sure} % · {}", why.rule)
            }
            None => format!("── {kind}"),
        };
        page.made(Look::Verdict, &verdict);
        let look = match block.kind {
            Kind::Chrome | Kind::Alt | Kind::Links | Kind::Topic => Look::Furniture,
            _ => Look::Text,
        };
        let text = block.span.of(&source.text);
        let mut at = block.span.bytes.start;
        for (line, words) in (block.span.lines.start..).zip(text.split('\n')) {
            let len = words.len() as u32;
            if !words.trim().is_empty() {
                let number = format!("{:>4}", line + 1);
                page.rows(look, GUTTER, &number, at..at + len, None);
            }
            at += len + 1;
        }
        for mention in within(opened, block.span.bytes.start, block.span.bytes.end) {
            page.made_rows(
                Look::Note,
                GUTTER,
                "↳",
                &evidence(opened, mention, texts),
                None,
            );
        }
    }
    page.lines
        .retain(|l| !matches!(&l.words, Words::Page(r) if r.is_empty()));
    page.lines
}

fn within(opened: &Opened, start: u32, end: u32) -> impl Iterator<Item = &Mention> {
    let mentions = &opened.names.mentions;
    let from = mentions.partition_point(|m| m.bytes.start < start);
    mentions[from..]
        .iter()
        .take_while(move |m| m.bytes.start < end)
}

fn evidence(opened: &Opened, mention: &Mention, texts: &Texts) -> String {
    let (kind, name) = match mention.target {
        Name::Conference(n) => (
            texts.raw.conference,
            opened.names.conferences.get(n).map(|c| c.name.as_str()),
        ),
        Name::Official(n) => (
            texts.raw.official,
            opened.names.officials.get(n).map(|o| o.name.as_str()),
        ),
    };
    let words = &mention.how.words;
    let words = opened
        .page
        .text
        .get(words.start as usize..words.end as usize)
        .unwrap_or_default();
    format!(
        "{} ({kind}) · «{words}» · {}",
        name.unwrap_or_default(),
        mention.how.rule
    )
}
