//! An article as plain text: title, what is known about it, the text in paragraphs, its lists at the
//! end. Harmless on any terminal.

use std::borrow::Cow;
use std::io::{self, Write};

use jiff::civil::Date;

use super::words::Words;
use crate::library::build::Built;
use crate::parse::article::{Article, Kind, Link, Published};
use crate::text::{visible, without_bar};

/// `text` on one line, without anything a terminal would obey.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        shown if shown.contains(['\n', '\t']) => Cow::Owned(shown.replace(['\n', '\t'], " ")),
        shown => shown,
    }
}

/// `15/12/2021`.
#[must_use]
pub fn date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `15/12/2021 20:10`.
fn moment(published: Published) -> String {
    let day = date(published.date);
    match published.time {
        Some(t) => format!("{day} {:02}:{:02}", t.hour(), t.minute()),
        None => day,
    }
}

/// What is known about an article beside its title: source, date, byline, section, length.
pub(super) fn meta(built: &Built, folder: &str, words: &Words) -> String {
    let article = &built.article;
    let folder = if folder == "-" {
        words.standard_input
    } else {
        folder
    };
    let mut parts = vec![folder.to_owned()];
    parts.extend(article.told().map(moment));
    parts.extend(article.byline.clone());
    parts.extend(article.section.clone());
    parts.push(format!("{} {}", count(built), words.count));
    if article.title.derived {
        parts.push(words.derived.to_owned());
    }
    line(&parts.join(" · ")).into_owned()
}

/// Words (syllables) of the running text.
fn count(built: &Built) -> usize {
    built
        .article
        .body()
        .map(|b| b.text(&built.page.text).split_whitespace().count())
        .sum()
}

/// The running text, paragraphs parted by empty lines.
pub fn body(out: &mut dyn Write, built: &Built) -> io::Result<()> {
    let mut first = true;
    for block in built.article.body() {
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        writeln!(out, "{}", visible(&block.text(&built.page.text)))?;
    }
    Ok(())
}

/// The whole article.
pub fn article(out: &mut dyn Write, built: &Built, folder: &str, words: &Words) -> io::Result<()> {
    let Article { title, blocks, .. } = &built.article;
    writeln!(out, "{}\n{}", line(&title.text), meta(built, folder, words))?;
    for block in blocks {
        let text = block.text(&built.page.text);
        let text = visible(&text);
        match block.kind {
            kind if kind.is_body() => writeln!(out, "\n{text}")?,
            Kind::Caption => writeln!(out, "\n    {}", without_bar(&text))?,
            _ => {}
        }
    }
    for (heading, items) in names(built, words) {
        list(out, &heading, &items)?;
    }
    for (heading, links) in lists(built, words) {
        let items: Vec<String> = links.iter().map(|l| link(l)).collect();
        list(out, &heading, &items)?;
    }
    Ok(())
}

fn list(out: &mut dyn Write, heading: &str, items: &[String]) -> io::Result<()> {
    writeln!(out, "\n{} ({})", line(heading), items.len())?;
    for item in items {
        writeln!(out, "  - {}", line(item))?;
    }
    Ok(())
}

fn link(link: &Link) -> String {
    let parts: Vec<&str> = [&link.title, &link.teaser]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    parts.join(": ")
}

/// The conferences, officials and topics of an article under their headings; none that is empty.
pub(super) fn names(built: &Built, words: &Words) -> Vec<(String, Vec<String>)> {
    let conferences = built.names.conferences.iter().map(|c| {
        if c.inferred {
            format!("{} ({})", c.name, words.inferred)
        } else {
            c.name.clone()
        }
    });
    let officials = built.names.officials.iter().map(|o| {
        if o.roles.is_empty() {
            o.name.clone()
        } else {
            format!("{}: {}", o.name, o.roles.join(", "))
        }
    });
    let topics = built
        .article
        .blocks
        .iter()
        .filter(|b| b.kind == Kind::Topic)
        .map(|b| b.text(&built.page.text).into_owned());
    [
        (words.conferences, conferences.collect::<Vec<_>>()),
        (words.officials, officials.collect()),
        (words.topics, topics.collect()),
    ]
    .into_iter()
    .filter(|(_, items)| !items.is_empty())
    .map(|(heading, items)| (heading.to_owned(), items))
    .collect()
}

/// The link lists in page order, each under the heading the page gives it or a general one.
pub(super) fn lists<'a>(built: &'a Built, words: &Words) -> Vec<(String, Vec<&'a Link>)> {
    built
        .article
        .links
        .chunk_by(|a, b| a.related == b.related && a.group == b.group)
        .filter_map(|links| {
            let first = links.first()?;
            let general = if first.related {
                words.related
            } else {
                words.more
            };
            let heading = first.group.as_deref().unwrap_or(general);
            Some((heading.to_owned(), links.iter().collect()))
        })
        .collect()
}
