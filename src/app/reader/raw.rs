//! The page line by line: what each block was taken for, by which rule and how surely, and under
//! it the names found in it with the words that made them. An article in, visual lines out.

use super::Laying;
use super::lines::{Line, Look, Words};
use super::setter::Setter;
use crate::entity::names::{Mention, Target as Name};
use crate::lang::Texts;
use crate::library::opened::Opened;
use crate::parse::article::Kind;

/// Columns of the line numbers.
const GUTTER: u16 = 6;

/// The lines of the whole page.
pub(super) fn lines(laying: &Laying, texts: &Texts) -> Vec<Line> {
    let opened = &laying.opened;
    let mut page = Setter::new(laying);
    let source = &opened.page;
    page.made(Look::Title, &source.id);
    let path = source.locator.path();
    page.made(Look::Meta, texts.source(&path.to_string_lossy()));
    if let Some(url) = &source.url {
        page.made(Look::Meta, url);
    }
    for problem in &source.problems {
        page.made(Look::Note, &format!("! {}", problem.said(texts)));
    }
    for block in &opened.article.blocks {
        page.blank();
        page.at(block.span.bytes.start);
        let kind = texts.kinds.name(block.kind.name());
        let verdict = match &block.why {
            Some(why) => {
                let sure = (why.confidence.clamp(0.0, 1.0) * 100.0).round();
                format!("── {kind} · {sure} % · {}", texts.rule(why.rule))
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
    names(&mut page, texts);
    page.lines
        .retain(|l| !matches!(&l.words, Words::Page(r) if r.is_empty()));
    page.lines
}

/// Every official and conference of the article: offices, how often, and where it was first found by
/// which words.
fn names(page: &mut Setter<'_>, texts: &Texts) {
    let names = &page.opened.names;
    let conferences = names.conferences.iter().enumerate().map(|(n, c)| {
        let inferred = texts.reader.inferred.replace("{}", &c.name);
        let name = if c.inferred { inferred } else { c.name.clone() };
        (Name::Conference(n), name, c.about)
    });
    let officials = names.officials.iter().enumerate().map(|(n, o)| {
        let name = [std::slice::from_ref(&o.name), &o.roles]
            .concat()
            .join(", ");
        (Name::Official(n), name, o.about)
    });
    let all: Vec<(Name, String, bool)> = conferences.chain(officials).collect();
    if all.is_empty() {
        return;
    }
    page.blank();
    page.at(page.opened.page.text.len() as u32);
    page.made(Look::Verdict, &format!("── {}", texts.reading.names));
    for (target, name, about) in all {
        let count = names.count(target);
        let mut words = format!("{name} · {}", texts.count(&texts.reading.places, count));
        if about {
            words = format!("{words} · {}", texts.reading.about);
        }
        page.made_rows(Look::Text, 2, "·", &words, None);
        if let Some(first) = names.mentions.iter().find(|m| m.target == target) {
            let words = evidence(page.opened, first, texts);
            let words = format!("{:>4} {words}", first.how.line + 1);
            page.made_rows(Look::Note, GUTTER, "", &words, None);
        }
    }
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
        texts.rule(mention.how.rule)
    )
}
