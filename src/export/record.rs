//! An article as data: the shape of `docbao export`, which `show --format json` and saving share. One that came out
//! of an export goes as it came, byte for byte.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::value::RawValue;

use super::json;
use crate::entity::names::Target;
use crate::library::build::Built;
use crate::parse::article::{Article, Kind, Origin, Span};
use crate::source::page::{self, Page};

/// One article.
#[derive(Debug, Serialize)]
struct Record<'a> {
    id: &'a str,
    source: Source<'a>,
    title: Title<'a>,
    byline: Option<&'a str>,
    published: Option<String>,
    /// Who says so: the page or the record it came in.
    published_origin: Option<Origin>,
    /// Without either, the day the file was last written.
    file_date: Option<String>,
    section: Option<&'a str>,
    blocks: Vec<Block<'a>>,
    links: Vec<Link<'a>>,
    conferences: Vec<Conference<'a>>,
    officials: Vec<Official<'a>>,
    /// What else the record of the page said, as it was written there.
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<&'a BTreeMap<String, Box<RawValue>>>,
}

/// Writes an article as one line.
pub fn line(out: &mut dyn Write, built: &Built) -> io::Result<()> {
    match built.page.record.as_ref() {
        Some(page::Record::Exported(exported)) if exported.told.id == built.page.id => {
            json::written(out, &exported.json)
        }
        Some(page::Record::Exported(exported)) => {
            json::written(out, &with_id(&exported.json, &built.page.id))
        }
        Some(page::Record::Fields(_)) | None => json::line(out, &Record::new(built)),
    }
}

/// A JSON object with another `id` than its own: that of the article among those that are open now.
fn with_id<'a>(object: &'a str, id: &str) -> Cow<'a, str> {
    let behind = |mark: &str| object.find(mark).map(|at| at + mark.len());
    // An export begins with it; whoever wrote another order gets what they wrote.
    let Some(start) = behind("{\"id\":").filter(|&start| start == "{\"id\":".len()) else {
        return Cow::Borrowed(object);
    };
    let mut own = serde_json::Deserializer::from_str(&object[start..]).into_iter::<String>();
    own.next();
    let end = start + own.byte_offset();
    let id = serde_json::Value::from(id);
    Cow::Owned(format!("{}{id}{}", &object[..start], &object[end..]))
}

/// Where the page is.
#[derive(Debug, Serialize)]
pub struct Source<'a> {
    pub(super) path: String,
    line: Option<u32>,
    pub(super) url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Title<'a> {
    text: &'a str,
    line: Option<u32>,
    derived: bool,
}

#[derive(Debug, Serialize)]
struct Block<'a> {
    kind: Kind,
    first_line: u32,
    last_line: u32,
    text: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
struct Link<'a> {
    group: Option<&'a str>,
    title: Option<&'a str>,
    teaser: Option<&'a str>,
    first_line: u32,
    last_line: u32,
}

#[derive(Debug, Serialize)]
struct Conference<'a> {
    id: &'a str,
    name: &'a str,
    series: &'a str,
    ordinal: Option<u16>,
    year: Option<i16>,
    inferred: bool,
    about: bool,
    mentions: usize,
}

#[derive(Debug, Serialize)]
struct Official<'a> {
    name: &'a str,
    roles: &'a [String],
    about: bool,
    mentions: usize,
}

impl<'a> Record<'a> {
    fn new(built: &'a Built) -> Self {
        let Built {
            page,
            article,
            names,
        } = built;
        Self {
            id: &page.id,
            source: Source::of(page),
            title: Title {
                text: &article.title.text,
                line: article
                    .title
                    .span
                    .as_ref()
                    .filter(|_| !article.title.derived)
                    .map(|s| lines(s).0),
                derived: article.title.derived,
            },
            byline: article.byline.as_deref(),
            published: article.told().map(|p| p.to_string()),
            published_origin: article.told().map(|p| p.origin),
            file_date: file_date(article),
            section: article.section.as_deref(),
            blocks: blocks(page, article),
            links: links(article),
            conferences: names
                .conferences
                .iter()
                .enumerate()
                .map(|(n, c)| Conference {
                    id: &c.id,
                    name: &c.name,
                    series: &c.series,
                    ordinal: c.ordinal,
                    year: c.year,
                    inferred: c.inferred,
                    about: c.about,
                    mentions: names.count(Target::Conference(n)),
                })
                .collect(),
            officials: names
                .officials
                .iter()
                .enumerate()
                .map(|(n, o)| Official {
                    name: &o.name,
                    roles: &o.roles,
                    about: o.about,
                    mentions: names.count(Target::Official(n)),
                })
                .collect(),
            fields: match page.record.as_ref() {
                Some(page::Record::Fields(fields)) => Some(fields),
                _ => None,
            },
        }
    }
}

impl<'a> Source<'a> {
    /// Of one page.
    #[must_use]
    pub fn of(page: &'a Page) -> Self {
        Self {
            path: display(&page.locator.file()),
            line: page.locator.line(),
            url: page.url.as_deref(),
        }
    }
}

/// The day the file was last written, for an article that nothing else dates.
#[must_use]
pub fn file_date(article: &Article) -> Option<String> {
    let published = article.published.filter(|p| !p.is_told());
    published.map(|p| p.to_string())
}

fn display(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The first and last line, counted from 1.
fn lines(span: &Span) -> (u32, u32) {
    (
        span.lines.start + 1,
        span.lines.end.max(span.lines.start + 1),
    )
}

fn blocks<'a>(page: &'a Page, article: &Article) -> Vec<Block<'a>> {
    article
        .blocks
        .iter()
        .map(|b| {
            let (first_line, last_line) = lines(&b.span);
            Block {
                kind: b.kind,
                first_line,
                last_line,
                text: b.text(&page.text),
            }
        })
        .collect()
}

fn links(article: &Article) -> Vec<Link<'_>> {
    article
        .links
        .iter()
        .map(|l| {
            let (first_line, last_line) = lines(&l.span);
            Link {
                group: l.group.as_deref(),
                title: l.title.as_deref(),
                teaser: l.teaser.as_deref(),
                first_line,
                last_line,
            }
        })
        .collect()
}
