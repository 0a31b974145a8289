//! `docbao search`: the articles that a query means, newest first, each with the line that shows why.

use std::cell::OnceCell;
use std::io::Write;
use std::sync::Arc;

use serde::Serialize;

use super::args::{self, Within};
use super::filters::wrong;
use super::fold;
use super::indexed::{Indexed, failed};
use super::record::Source;
use super::{Ended, Outcome, Stop, Words, complain, complain_of, json, plain};
use crate::config::Config;
use crate::entity::names::Names;
use crate::error::{Error, Problem};
use crate::lang::Lang;
use crate::library::index::{Hit, Searching};
use crate::library::marks::MarkTable;
use crate::library::row::Row;
use crate::library::search::{Matcher, Options, Scope, Search, Sheet, Snippet, Subject};
use crate::parse::article::{Article, Origin, Published};
use crate::parse::{self, Corpus};
use crate::source::page::Page;

/// Searches the paths.
pub(super) fn run(args: &args::Search, config: &Config, out: &mut dyn Write) -> Ended {
    let language = config.lang;
    let options = Options {
        scope: match args.within {
            Within::Article => Scope::Article,
            Within::Page => Scope::Page,
        },
        ..config.search_options()
    };
    let search = Search::parse(&args.query, options)
        .map_err(|error| Error::Usage(wrong(&args.query, &error, language)))?;
    // What it decodes to is asked with the same things beside it.
    let decoded = search.decoded();
    let search = args.narrow.and(search, language)?;
    let decoded = decoded
        .map(|decoded| args.narrow.and(decoded, language))
        .transpose()?;
    let indexed = Indexed::open(&args.paths, false, language)?;
    let marks = super::marks::of(&search, language);
    let searching = indexed.index.searching().map_err(failed)?;
    let searching = searching.marked(marks.clone());
    let problems = indexed.problems();
    if searching.is_empty() && !problems.is_empty() {
        return Err(Error::NothingOpened(problems).into());
    }
    complain_of(&problems, language);
    let pages = Pages {
        indexed: &indexed,
        searching: &searching,
        marks: &marks,
        language,
        corpus: OnceCell::new(),
    };
    let mut asked = Asked {
        searching: &searching,
        pages: &pages,
    };
    let most = args.limit.unwrap_or(usize::MAX);
    // Which of them are reprints of others is known when all are.
    let limit = if args.fold { usize::MAX } else { most };
    if args.count {
        let mut count = asked.count(&search)?;
        if count == 0
            && let Some(decoded) = &decoded
        {
            count = asked.count(decoded)?;
        }
        writeln!(out, "{count}")?;
        return Ok(outcome(count > 0));
    }
    let mut meant = search;
    let mut hits = asked.first(&meant, limit)?;
    if hits.is_empty()
        && let Some(decoded) = decoded
    {
        hits = asked.first(&decoded, limit)?;
        if !hits.is_empty() {
            let texts = Words::of(language);
            complain(&format!("{} {}", texts.read_as, decoded.text));
        }
        meant = decoded;
    }
    let matcher = Matcher::new(&meant);
    let hits = if args.fold {
        fold::hits(&searching, &hits, most)?
    } else {
        hits.into_iter().map(|hit| (hit, None)).collect()
    };
    for (hit, reprints) in &hits {
        let Some(row) = searching.row(*hit).map_err(failed)? else {
            continue;
        };
        let mut shown = Vec::new();
        show(&mut shown, args.json, &row, &pages, &matcher)?;
        match reprints.as_ref().filter(|_| args.json) {
            Some(ids) => json::with_field(out, &shown, "reprints", ids)?,
            None => out.write_all(&shown)?,
        }
    }
    Ok(outcome(!hits.is_empty()))
}

fn outcome(any: bool) -> Outcome {
    if any {
        Outcome::Shown
    } else {
        Outcome::Nothing
    }
}

/// The pages of the archive, split again when a hit is looked at.
struct Pages<'a> {
    indexed: &'a Indexed,
    searching: &'a Searching,
    marks: &'a MarkTable,
    language: Lang,
    corpus: OnceCell<Arc<Corpus>>,
}

impl Pages<'_> {
    fn read(&self, row: &Row) -> Result<(Page, Article), Problem> {
        let page = self.indexed.read(row)?;
        let corpus = self
            .corpus
            .get_or_init(|| self.indexed.corpus(self.searching));
        let article = parse::parse(&page, corpus);
        Ok((page, article))
    }

    /// Whether a query means an article of which the index alone cannot tell.
    fn meant(&self, row: &Row, matcher: &Matcher<'_>) -> bool {
        let Ok((page, article)) = self.read(row) else {
            return false;
        };
        let names = Names {
            conferences: row.conferences.clone(),
            officials: row.officials.clone(),
            mentions: Vec::new(),
        };
        matcher.matches(&Subject {
            article: &article,
            sheet: &Sheet::new(&page.text, &article),
            names: &names,
            source: &row.source,
            marks: &self.marks.of(row.print),
        })
    }
}

/// A moment of the index, asked with what only the pages can tell.
struct Asked<'a> {
    searching: &'a Searching,
    pages: &'a Pages<'a>,
}

impl Asked<'_> {
    fn count(&mut self, search: &Search) -> Result<u64, Stop> {
        let matcher = Matcher::new(search);
        let mut meant = |row: &Row| self.pages.meant(row, &matcher);
        self.searching.count(search, &mut meant).map_err(failed)
    }

    fn first(&mut self, search: &Search, limit: usize) -> Result<Vec<Hit>, Stop> {
        let matcher = Matcher::new(search);
        let mut meant = |row: &Row| self.pages.meant(row, &matcher);
        let hits = self.searching.first(search, limit, &mut meant);
        hits.map_err(failed)
    }
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    id: &'a str,
    title: &'a str,
    derived: bool,
    source: Option<Source<'a>>,
    published: Option<String>,
    published_origin: Option<Origin>,
    snippet: Option<Shown<'a>>,
}

#[derive(Debug, Serialize)]
struct Shown<'a> {
    kind: &'static str,
    text: &'a str,
    /// Bytes of `text` that match.
    marks: Vec<(usize, usize)>,
}

fn show(
    out: &mut dyn Write,
    as_json: bool,
    row: &Row,
    pages: &Pages<'_>,
    matcher: &Matcher<'_>,
) -> Result<(), Stop> {
    let read = pages.read(row);
    let tell = |problem: Problem| complain(&problem.said(pages.language.texts()));
    let read = read.map_err(tell).ok();
    let snippet = read
        .as_ref()
        .and_then(|(page, article)| matcher.snippet(&Sheet::new(&page.text, article)));
    let shown = read.as_ref().zip(snippet.as_ref());
    let shown = shown.and_then(|((page, _), snippet)| Shown::new(&page.text, snippet));
    let told = row.published.filter(Published::is_told);
    if as_json {
        let line = Line {
            id: &row.id,
            title: &row.title,
            derived: row.derived,
            source: read.as_ref().map(|(page, _)| Source::of(page)),
            published: told.map(|p| p.to_string()),
            published_origin: told.map(|p| p.origin),
            snippet: shown,
        };
        return Ok(json::line(out, &line)?);
    }
    let date = told.map_or_else(String::new, |p| plain::date(p.date));
    let (id, title) = (plain::line(&row.id), plain::line(&row.title));
    writeln!(out, "{date:10}  {id}  {title}")?;
    if let Some(shown) = shown {
        writeln!(out, "            {}", plain::line(shown.text))?;
    }
    Ok(())
}

impl<'a> Shown<'a> {
    fn new(page: &'a str, snippet: &Snippet) -> Option<Self> {
        let start = snippet.bytes.start;
        Some(Self {
            kind: snippet.kind.name(),
            text: page.get(snippet.bytes.clone())?,
            marks: snippet
                .marks
                .iter()
                .map(|m| (m.start - start, m.end - start))
                .collect(),
        })
    }
}
