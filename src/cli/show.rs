//! `docbao show`: one article as text, Markdown or JSON; its page line by line; its names and why.

use std::io::Write;

use serde::Serialize;

use super::args::{Show, ShowFormat};
use super::{Ended, Outcome, Stop, Words, complain_of, json, markdown, plain, record};
use crate::entity::names::Target;
use crate::error::Error;
use crate::lang::Lang;
use crate::library::build::{Builder, Built};
use crate::parse::article::{Block, Kind, Span};
use crate::source::{self, Listing};

/// Shows one article.
pub(super) fn run(args: &Show, language: Lang, out: &mut dyn Write) -> Ended {
    let (listing, found) = find(args);
    let Some(n) = found else {
        return Err(not_found(args, listing, language).into());
    };
    complain_of(&listing.problems, language);
    let known = super::knowledge(language);
    let built = match Builder::new(&listing, &known).explaining().one(n) {
        Ok(built) => built,
        Err(problem) => return Err(Error::NothingOpened(vec![problem]).into()),
    };
    complain_of(&built.page.problems, language);
    if args.raw {
        raw(args.format, &built, out)?;
    } else if args.names {
        if built.names.mentions.is_empty() {
            return Ok(Outcome::Nothing);
        }
        mentions(args.format, &built, out)?;
    } else if args.body && !built.article.has_body() {
        return Ok(Outcome::Nothing);
    } else {
        let words = Words::of(language);
        let folder = listing.roots.folder(&built.page.locator);
        article(args, &built, &folder, words, out)?;
    }
    Ok(Outcome::Shown)
}

/// Where the article is. `-` is whatever standard input holds; any other id may also be typed letter by
/// letter as the file's stem.
fn find(args: &Show) -> (Listing, Option<usize>) {
    if args.id == "-" {
        let listing = source::open_stdin();
        let found = (!listing.entries.is_empty()).then_some(0);
        return (listing, found);
    }
    let listing = source::open(&args.paths);
    let typed = source::as_typed(&args.id);
    let found = listing.entries.iter().position(|e| e.id == typed);
    (listing, found)
}

fn not_found(args: &Show, listing: Listing, language: Lang) -> Error {
    if listing.entries.is_empty() && !listing.problems.is_empty() {
        return Error::NothingOpened(listing.problems);
    }
    complain_of(&listing.problems, language);
    Error::UnknownId(source::as_typed(&args.id))
}

fn article(
    args: &Show,
    built: &Built,
    folder: &str,
    words: &Words,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    match (args.format, args.body) {
        (ShowFormat::Txt, false) => plain::article(out, built, folder, words)?,
        (ShowFormat::Txt, true) => plain::body(out, built)?,
        (ShowFormat::Md, false) => markdown::article(out, built, folder, words)?,
        (ShowFormat::Md, true) => markdown::body(out, built)?,
        (ShowFormat::Json, false) => record::line(out, built)?,
        (ShowFormat::Json, true) => json::line(out, &Body::new(built))?,
    }
    Ok(())
}

#[derive(Debug, Serialize)]
struct Body<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(rename = "body")]
    paragraphs: Vec<std::borrow::Cow<'a, str>>,
}

impl<'a> Body<'a> {
    fn new(built: &'a Built) -> Self {
        Self {
            id: &built.page.id,
            title: &built.article.title.text,
            paragraphs: built
                .article
                .body()
                .map(|b| b.text(&built.page.text))
                .collect(),
        }
    }
}

/// A line of the page and what it was taken for.
#[derive(Debug, Serialize)]
struct RawLine<'a> {
    line: u32,
    kind: Option<Kind>,
    confidence: Option<f32>,
    why: Option<&'static str>,
    text: &'a str,
}

/// Every line of the page; blank ones are of no kind.
fn raw_lines(built: &Built) -> impl Iterator<Item = RawLine<'_>> {
    let mut blocks = built.article.blocks.iter().peekable();
    built
        .page
        .text
        .split('\n')
        .zip(0u32..)
        .map(move |(text, n)| {
            while blocks.next_if(|b| b.span.lines.end <= n).is_some() {}
            let block: Option<&Block> = blocks
                .peek()
                .copied()
                .filter(|b| b.span.lines.contains(&n) && !text.trim().is_empty());
            let why = block.and_then(|b| b.why.as_ref());
            RawLine {
                line: n + 1,
                kind: block.map(|b| b.kind),
                confidence: why.map(|w| w.confidence),
                why: why.map(|w| w.rule),
                text: text.strip_suffix('\r').unwrap_or(text),
            }
        })
}

fn raw(format: ShowFormat, built: &Built, out: &mut dyn Write) -> Result<(), Stop> {
    let whys = built.article.blocks.iter().filter_map(|b| b.why.as_ref());
    let rules = whys.map(|w| w.rule.len());
    let rule_width = rules.max().unwrap_or(0);
    for line in raw_lines(built) {
        match (format, line.kind) {
            (ShowFormat::Json, _) => json::line(out, &line)?,
            (_, Some(kind)) => writeln!(
                out,
                "{:5}  {:10}  {:4.2}  {:rule_width$}  {}",
                line.line,
                kind.name(),
                line.confidence.unwrap_or_default(),
                line.why.unwrap_or_default(),
                plain::line(line.text)
            )?,
            (_, None) => writeln!(out, "{:5}", line.line)?,
        }
    }
    Ok(())
}

/// A place where a name stands, and why it counts.
#[derive(Debug, Serialize)]
struct MentionLine<'a> {
    line: u32,
    kind: &'static str,
    name: &'a str,
    text: &'a str,
    rule: &'static str,
    words: &'a str,
}

fn mention_lines(built: &Built) -> impl Iterator<Item = MentionLine<'_>> {
    let of = |bytes: &std::ops::Range<u32>| {
        let span = Span {
            lines: 0..0,
            bytes: bytes.clone(),
        };
        span.of(&built.page.text)
    };
    built.names.mentions.iter().filter_map(move |m| {
        let (kind, name) = match m.target {
            Target::Conference(n) => ("conference", &built.names.conferences.get(n)?.name),
            Target::Official(n) => ("official", &built.names.officials.get(n)?.name),
        };
        Some(MentionLine {
            line: m.how.line + 1,
            kind,
            name,
            text: of(&m.bytes),
            rule: m.how.rule,
            words: of(&m.how.words),
        })
    })
}

fn mentions(format: ShowFormat, built: &Built, out: &mut dyn Write) -> Result<(), Stop> {
    for mention in mention_lines(built) {
        if format == ShowFormat::Json {
            json::line(out, &mention)?;
            continue;
        }
        // A line may break inside them.
        let words: Vec<&str> = mention.words.split_whitespace().collect();
        writeln!(
            out,
            "{:5}  {:10}  {}  <- {}  [{}]",
            mention.line,
            mention.kind,
            plain::line(mention.name),
            plain::line(&words.join(" ")),
            mention.rule
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Known;
    use crate::library::build::Builder;

    #[test]
    fn every_line_of_the_page_is_shown_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, "Title\r\n\r\n  One\n\u{a0}\nTwo\n").unwrap();
        let listing = source::open(&[path]);
        let built = Builder::new(&listing, Known::builtin()).one(0).unwrap();
        let lines: Vec<(u32, bool, &str)> = raw_lines(&built)
            .map(|l| (l.line, l.kind.is_some(), l.text))
            .collect();
        assert_eq!(
            lines,
            [
                (1, true, "Title"),
                (2, false, ""),
                (3, true, "  One"),
                (4, false, "\u{a0}"),
                (5, true, "Two"),
                (6, false, ""),
            ]
        );
    }
}
