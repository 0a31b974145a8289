//! `docbao stats`: how many articles there are of each conference, official, source and year, over time,
//! and of officials by conferences; for people or as JSON.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::Write;
use std::sync::Arc;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::args::{self, Part};
use super::filters::read;
use super::{Ended, Outcome, Stop, complain, json, pages, plain};
use crate::app::short::{fitted, known_or};
use crate::config::Config;
use crate::lang::{Lang, Texts};
use crate::library::Library;
use crate::library::build::Built;
use crate::library::marks::MarkTable;
use crate::library::picture::{Matrix, Picture, PictureKind, Timeline};
use crate::library::query::{ArticleNo, Facet, FacetKind, Filter, Folds, Generation, Query};
use crate::library::search::{Matcher, Search, Sheet, Subject};
use crate::source::Roots;
use crate::text::fingerprint::Fingerprint;

/// Values of a facet, officials and conferences that are listed for people, if they do not ask for more.
const LISTED: usize = 20;
/// Columns of the longest bar.
const BAR: usize = 40;
/// Columns of a conference in the table.
const COLUMN: usize = 5;
/// Columns of the names of officials.
const NAMES: usize = 26;

/// Counts the articles of the paths.
pub(super) fn run(args: &args::Stats, config: &Config, out: &mut dyn Write) -> Ended {
    let query = args.query.as_deref().unwrap_or_default();
    let typed = read(query, config.lang, config.search_options())?;
    // What the words mean is known at the end only: both are counted.
    let decoded = match typed.decoded() {
        Some(decoded) => Some(args.narrow.and(decoded, config.lang)?),
        None => None,
    };
    let asked = args.narrow.and(typed, config.lang)?;
    let mut counted = Counted::new(&asked, config.lang);
    let mut meant = Counted::new(decoded.as_ref().unwrap_or(&asked), config.lang);
    let roots = RefCell::new(Roots::default());
    let ended = pages::each(
        &args.paths,
        config.lang,
        |listing| *roots.borrow_mut() = listing.roots.clone(),
        |built| {
            let roots = roots.borrow();
            counted.add(built, &roots);
            if decoded.is_some() {
                meant.add(built, &roots);
            }
            Ok(())
        },
    )?;
    if counted.library.is_empty() && !meant.library.is_empty() {
        let words = super::Words::of(config.lang);
        let text = decoded.as_ref().map_or("", |d| d.text.as_str());
        complain(&format!("{} {text}", words.read_as));
        counted = meant;
    }
    if counted.library.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let stats = Stats::new(&counted, args);
    if args.json {
        stats.json(out, config.lang.texts())?;
    } else {
        stats.text(out, config.lang.texts())?;
    }
    Ok(ended)
}

/// The articles that a search means.
struct Counted<'a> {
    matcher: Matcher<'a>,
    marks: MarkTable,
    library: Library,
    of: usize,
}

impl<'a> Counted<'a> {
    fn new(search: &'a Search, lang: Lang) -> Self {
        Self {
            matcher: Matcher::new(search),
            marks: super::marks::of(search, lang),
            library: Library::default(),
            of: 0,
        }
    }

    fn add(&mut self, built: &Built, roots: &Roots) {
        if self.of == 0 {
            self.library = Library::new(roots.clone());
        }
        self.of += 1;
        let means = self.matcher.matches(&Subject {
            article: &built.article,
            sheet: &Sheet::new(&built.page.text, &built.article),
            names: &built.names,
            source: &roots.folder(&built.page.locator),
            marks: &self.marks.of(Fingerprint::of(&built.page.text)),
        });
        if means {
            self.library.add(&built.page, &built.article, &built.names);
        }
    }
}

/// What was counted.
struct Stats {
    articles: usize,
    of: usize,
    facets: Vec<Facet>,
    timeline: Option<Arc<Timeline>>,
    matrix: Option<Arc<Matrix>>,
    limit: usize,
}

impl Stats {
    fn new(counted: &Counted<'_>, args: &args::Stats) -> Self {
        let library = &counted.library;
        let query = Query {
            filter: Filter {
                inferred: args.inferred,
                ..Filter::default()
            },
            ..Query::default()
        };
        let hits = library.query(&query, Generation::default());
        let wanted = |part: Part| args.only.is_empty() || args.only.contains(&part);
        let picture = |part: Part, kind: PictureKind| {
            let articles: (&[ArticleNo], &Folds) = (&hits.order, &hits.folds);
            wanted(part)
                .then(|| library.picture(kind, articles, &query.filter, &|| false))
                .flatten()
        };
        let timeline = match picture(Part::Timeline, PictureKind::Timeline) {
            Some(Picture::Timeline(timeline)) => Some(timeline),
            _ => None,
        };
        let matrix = match picture(Part::Matrix, PictureKind::Matrix) {
            Some(Picture::Matrix(matrix)) => Some(matrix),
            _ => None,
        };
        let facets = hits.facets.filter(|_| wanted(Part::Facets));
        Self {
            articles: library.len(),
            of: counted.of,
            facets: facets.unwrap_or_default(),
            timeline,
            matrix,
            limit: args
                .limit
                .unwrap_or(if args.json { usize::MAX } else { LISTED }),
        }
    }

    fn json(&self, out: &mut dyn Write, texts: &Texts) -> Result<(), Stop> {
        json::line(
            out,
            &Line::Total {
                articles: self.articles,
                of: self.of,
            },
        )?;
        for facet in &self.facets {
            let Some((name, _)) = told(facet.kind, texts) else {
                continue;
            };
            for value in facet.values.iter().take(self.limit) {
                let names = matches!(facet.kind, FacetKind::Conference | FacetKind::Official);
                json::line(
                    out,
                    &Line::Facet {
                        facet: name,
                        id: &value.id,
                        label: &value.label,
                        year: value.year,
                        about: names.then_some(value.about),
                        articles: value.all,
                    },
                )?;
            }
        }
        if let Some(timeline) = &self.timeline {
            for year in &timeline.years {
                for (&articles, month) in year.months.iter().zip(1..).filter(|(n, _)| **n > 0) {
                    let month = format!("{:04}-{month:02}", year.year);
                    json::line(out, &Line::Month { month, articles })?;
                }
            }
            if timeline.undated > 0 {
                let articles = timeline.undated;
                json::line(out, &Line::Undated { articles })?;
            }
        }
        if let Some(matrix) = &self.matrix {
            for (row, official) in matrix.officials.iter().enumerate().take(self.limit) {
                let columns = matrix.conferences.iter().enumerate().take(self.limit);
                for (column, conference) in columns {
                    let articles = matrix.cell(row, column);
                    if articles > 0 {
                        json::line(
                            out,
                            &Line::Cell {
                                official: &official.id,
                                conference: &conference.id,
                                articles,
                            },
                        )?;
                    }
                }
            }
        }
        Ok(())
    }

    fn text(&self, out: &mut dyn Write, texts: &Texts) -> Result<(), Stop> {
        let articles = texts.count(&texts.status.articles, self.articles);
        if self.articles == self.of {
            writeln!(out, "{articles}")?;
        } else {
            writeln!(out, "{articles} / {}", texts.number(self.of))?;
        }
        for facet in &self.facets {
            text_of_facet(out, facet, self.limit, texts)?;
        }
        if let Some(timeline) = &self.timeline {
            text_of_timeline(out, timeline, texts)?;
        }
        if let Some(matrix) = self.matrix.as_ref().filter(|m| m.most() > 0) {
            text_of_matrix(out, matrix, self.limit, texts)?;
        }
        Ok(())
    }
}

fn text_of_facet(
    out: &mut dyn Write,
    facet: &Facet,
    limit: usize,
    texts: &Texts,
) -> Result<(), Stop> {
    if facet.values.is_empty() {
        return Ok(());
    }
    let Some((_, heading)) = told(facet.kind, texts) else {
        return Ok(());
    };
    let of = facet.values.len();
    writeln!(out, "\n{heading} · {}", largest(limit.min(of), of, texts))?;
    let counts: Vec<String> = facet
        .values
        .iter()
        .take(limit)
        .map(|value| match facet.kind {
            FacetKind::Conference | FacetKind::Official => {
                format!("{}/{}", texts.number(value.about), texts.number(value.all))
            }
            _ => texts.number(value.all),
        })
        .collect();
    let widest = counts.iter().map(|c| c.width()).max().unwrap_or(0);
    for (value, count) in facet.values.iter().zip(counts) {
        let label = match value.label.as_str() {
            "" => texts.facets.no_year,
            label => label,
        };
        writeln!(out, "  {count:>widest$}  {}", plain::line(label))?;
    }
    Ok(())
}

fn text_of_timeline(out: &mut dyn Write, timeline: &Timeline, texts: &Texts) -> Result<(), Stop> {
    writeln!(out, "\n{}", texts.pictures.timeline)?;
    let years = timeline.years.iter().map(|y| y.articles);
    let most = years.chain([timeline.undated]).max().unwrap_or(0);
    let bar = |articles: usize| {
        let cells = (articles * BAR).div_ceil(most.max(1));
        "█".repeat(cells)
    };
    let mut line = |name: &str, articles: usize| -> Result<(), Stop> {
        let number = texts.number(articles);
        let row = format!("  {name:8} {number:>7}  {}", bar(articles));
        writeln!(out, "{}", row.trim_end())?;
        Ok(())
    };
    for year in &timeline.years {
        line(&format!("{:04}", year.year), year.articles)?;
        for (&articles, month) in year.months.iter().zip(1..).filter(|(n, _)| **n > 0) {
            line(&format!("  {month:02}"), articles)?;
        }
    }
    if timeline.undated > 0 {
        line(texts.pictures.undated, timeline.undated)?;
    }
    Ok(())
}

/// The table; conferences have numbers there and their names below it.
fn text_of_matrix(
    out: &mut dyn Write,
    matrix: &Matrix,
    limit: usize,
    texts: &Texts,
) -> Result<(), Stop> {
    let rows = limit.min(matrix.officials.len());
    let columns = limit.min(matrix.conferences.len());
    writeln!(
        out,
        "\n{} · {} × {}",
        texts.pictures.matrix,
        largest(rows, matrix.of.0, texts),
        largest(columns, matrix.of.1, texts)
    )?;
    write!(out, "  {:NAMES$}", "")?;
    for column in 1..=columns {
        write!(out, "{:>COLUMN$}", format!("[{column}]"))?;
    }
    writeln!(out)?;
    for (row, official) in matrix.officials.iter().enumerate().take(rows) {
        let name = fitted(&plain::line(&official.label), NAMES);
        let pad = NAMES.saturating_sub(name.width());
        let mut line = format!("  {name}{:pad$}", "");
        for column in 0..columns {
            let cell = match matrix.cell(row, column) {
                0 => "·".to_owned(),
                n => n.to_string(),
            };
            // Writing to a String cannot fail.
            let _ = write!(line, "{cell:>COLUMN$}");
        }
        writeln!(out, "{line}")?;
    }
    for (conference, number) in matrix.conferences.iter().zip(1..=columns) {
        let known = conference.short.as_deref();
        let label = known_or(known, FacetKind::Conference, &conference.label);
        let number = format!("[{number}]");
        writeln!(out, "  {number:>5} {}", plain::line(&label))?;
    }
    Ok(())
}

fn largest(shown: usize, of: usize, texts: &Texts) -> String {
    let number = texts.number(shown);
    if shown == of {
        return number;
    }
    let words = texts.pictures.largest.replace("{of}", &texts.number(of));
    words.replace("{}", &number)
}

/// What a facet is called by programs and by people, if it is one that pages decide.
fn told(kind: FacetKind, texts: &Texts) -> Option<(&'static str, &'static str)> {
    let t = &texts.facets;
    let all = [
        (FacetKind::Conference, "conference", t.conferences),
        (FacetKind::Official, "official", t.officials),
        (FacetKind::Source, "source", t.sources),
        (FacetKind::Year, "year", t.years),
    ];
    let told = all.into_iter().find(|(k, ..)| *k == kind);
    told.map(|(_, name, heading)| (name, heading))
}

/// One JSON object.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Line<'a> {
    Total {
        articles: usize,
        of: usize,
    },
    Facet {
        facet: &'static str,
        id: &'a str,
        label: &'a str,
        year: Option<i16>,
        about: Option<usize>,
        articles: usize,
    },
    Month {
        month: String,
        articles: usize,
    },
    Undated {
        articles: usize,
    },
    Cell {
        official: &'a str,
        conference: &'a str,
        articles: usize,
    },
}
