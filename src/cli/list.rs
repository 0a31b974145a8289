//! `docbao list`: one line an article, for people or as JSON.

use std::cell::Cell;
use std::io::Write;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::args::List;
use super::filters::{self, Written};
use super::fold::Fold;
use super::record::{self, Source};
use super::{Ended, Stop, json, plain};
use crate::config::Config;
use crate::library::build::Built;
use crate::parse::article::Origin;

/// Ids are padded to the longest one, but not further than this.
const MAX_ID_WIDTH: usize = 40;

#[derive(Debug, Serialize)]
struct Line<'a> {
    id: &'a str,
    title: &'a str,
    derived: bool,
    source: Source<'a>,
    published: Option<String>,
    published_origin: Option<Origin>,
    file_date: Option<String>,
    byline: Option<&'a str>,
    section: Option<&'a str>,
    conferences: Vec<&'a str>,
    officials: Vec<&'a str>,
}

/// Lists the articles of the paths.
pub(super) fn run(args: &List, config: &Config, out: &mut dyn Write) -> Ended {
    let width = Cell::new(0);
    filters::each(
        &args.paths,
        &args.filters,
        &Written {
            language: config.lang,
            options: config.search_options(),
            between: "",
            fold: args.fold.then_some(Fold { json: args.json }),
        },
        out,
        |listing| {
            let widest = listing.entries.iter().map(|e| e.id.width()).max();
            width.set(widest.unwrap_or(0).min(MAX_ID_WIDTH));
        },
        |out, built, _| {
            if args.json {
                Ok(json::line(out, &Line::new(built))?)
            } else {
                text(out, built, width.get())
            }
        },
    )
}

fn text(out: &mut dyn Write, built: &Built, id_width: usize) -> Result<(), Stop> {
    let date = built
        .article
        .told()
        .map_or_else(String::new, |p| plain::date(p.date));
    let id = plain::line(&built.page.id);
    let pad = id_width.saturating_sub(id.width());
    let title = plain::line(&built.article.title.text);
    writeln!(out, "{date:10}  {id}{:pad$}  {title}", "")?;
    Ok(())
}

impl<'a> Line<'a> {
    fn new(built: &'a Built) -> Self {
        let article = &built.article;
        Self {
            id: &built.page.id,
            title: &article.title.text,
            derived: article.title.derived,
            source: Source::of(&built.page),
            published: article.told().map(|p| p.to_string()),
            published_origin: article.told().map(|p| p.origin),
            file_date: record::file_date(article),
            byline: article.byline.as_deref(),
            section: article.section.as_deref(),
            conferences: built
                .names
                .conferences
                .iter()
                .map(|c| c.id.as_str())
                .collect(),
            officials: built
                .names
                .officials
                .iter()
                .map(|o| o.name.as_str())
                .collect(),
        }
    }
}
