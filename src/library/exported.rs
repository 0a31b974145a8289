//! An article that docbao exported, as it was: its page carries it, and is not split again.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Time;

use crate::entity::names::{Conference, Mention, Names, Official, Target, official_id};
use crate::entity::{self, Known};
use crate::parse::article::{Article, Block, Kind, Link, Origin, Published, Span, Title};
use crate::source::exported::{self, Exported};
use crate::source::page::{Page, Record};

/// What was exported of `page`, if it is an exported one.
pub(super) fn of(page: &Page) -> Option<&Exported> {
    match page.record.as_ref()? {
        Record::Exported(exported) => Some(exported),
        Record::Fields(_) => None,
    }
}

/// The article.
pub(super) fn article(page: &Page, exported: &Exported) -> Article {
    let told = &exported.told;
    let blocks: Vec<Block> = told
        .blocks
        .iter()
        .zip(&exported.places)
        .map(|(block, bytes)| Block {
            kind: kind(&block.kind),
            span: Span {
                lines: lines(block.first_line, block.last_line),
                bytes: bytes.clone(),
            },
            why: None,
        })
        .collect();
    Article {
        title: title(page, &told.title, &blocks),
        byline: told.byline.clone(),
        published: published(told),
        section: told.section.clone(),
        links: told.links.iter().map(|l| link(l, &blocks)).collect(),
        blocks,
    }
}

/// The names, without the places where they stand: the export counts these only.
pub(super) fn names(exported: &Exported) -> Names {
    let mut ids = HashSet::new();
    Names {
        conferences: exported.told.conferences.iter().map(conference).collect(),
        officials: exported
            .told
            .officials
            .iter()
            .map(|o| official(o, &mut ids))
            .collect(),
        mentions: Vec::new(),
    }
}

/// Where the names stand, looked for again.
pub(super) fn mentions(page: &Page, article: &Article, names: &Names) -> Vec<Mention> {
    let found = entity::find(page, article, Known::builtin());
    let same = |target| {
        Some(match target {
            Target::Conference(n) => {
                let id = &found.conferences.get(n)?.id;
                Target::Conference(names.conferences.iter().position(|c| c.id == *id)?)
            }
            Target::Official(n) => {
                let name = &found.officials.get(n)?.name;
                Target::Official(names.officials.iter().position(|o| o.name == *name)?)
            }
        })
    };
    let mentions = found.mentions.iter();
    mentions
        .filter_map(|mention| {
            Some(Mention {
                target: same(mention.target)?,
                ..mention.clone()
            })
        })
        .collect()
}

fn kind(name: &str) -> Kind {
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
    // One that a later version exported is nothing that this one can place.
    kind.unwrap_or(Kind::Chrome)
}

/// Lines counted from 1 as lines counted from 0.
fn lines(first: u32, last: u32) -> Range<u32> {
    first.saturating_sub(1)..last
}

/// The blocks that have a line among `lines`.
fn among(blocks: &[Block], lines: &Range<u32>) -> Range<usize> {
    let start = blocks.partition_point(|b| b.span.lines.end <= lines.start);
    let end = blocks.partition_point(|b| b.span.lines.start < lines.end);
    start..end.max(start)
}

fn title(page: &Page, told: &exported::Title, blocks: &[Block]) -> Title {
    let span = told.line.and_then(|line| {
        let lines = lines(line, line);
        let block = blocks.get(among(blocks, &lines).start)?;
        let block = &block.span;
        let within = block.of(&page.text).find(&told.text);
        let bytes = within.map(|at| {
            let start = block.bytes.start + at as u32;
            start..start + told.text.len() as u32
        });
        Some(Span {
            lines,
            bytes: bytes.unwrap_or_else(|| block.bytes.clone()),
        })
    });
    Title {
        text: told.text.clone(),
        span,
        derived: told.derived,
    }
}

fn published(told: &exported::Told) -> Option<Published> {
    let of = |text: &str, origin| {
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        Some(Published {
            date: date.parse().ok()?,
            time: time.and_then(|t| t.parse::<Time>().ok()),
            origin,
        })
    };
    let by_record = told.published_origin.as_deref() == Some("record");
    let origin = if by_record {
        Origin::Record
    } else {
        Origin::Page
    };
    told.published
        .as_deref()
        .and_then(|text| of(text, origin))
        .or_else(|| of(told.file_date.as_deref()?, Origin::File))
}

fn link(told: &exported::Link, blocks: &[Block]) -> Link {
    let lines = lines(told.first_line, told.last_line);
    let own = blocks.get(among(blocks, &lines)).unwrap_or_default();
    let start = own.first().map_or(0, |b| b.span.bytes.start);
    Link {
        group: told.group.clone(),
        related: own.first().is_some_and(|b| b.kind == Kind::Related),
        title: told.title.clone(),
        teaser: told.teaser.clone(),
        span: Span {
            lines,
            bytes: start..own.last().map_or(start, |b| b.span.bytes.end),
        },
    }
}

fn conference(told: &exported::Conference) -> Conference {
    Conference {
        id: told.id.clone(),
        name: told.name.clone(),
        series: told.series.clone(),
        short: None,
        ordinal: told.ordinal,
        year: told.year,
        inferred: told.inferred,
        about: told.about,
    }
}

fn official(told: &exported::Official, ids: &mut HashSet<String>) -> Official {
    let id = official_id(&told.name, ids);
    Official {
        name: told.name.clone(),
        id,
        roles: told.roles.clone(),
        about: told.about,
    }
}
