//! Which articles a command is about: a query, names, a source, days, and in which order they come. The
//! same options for every command that shows many articles.

use std::cell::OnceCell;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

use unicode_width::UnicodeWidthStr;

use super::args::{Filters, Narrow, Order};
use super::fold::{self, Fold};
use super::{Ended, Outcome, Stop, json, pages, plain};
use crate::error::Error;
use crate::lang::Lang;
use crate::library::Library;
use crate::library::build::Built;
use crate::library::query::{ArticleNo, Query, SortBy};
use crate::library::reprints::{Reprints, Sketch};
use crate::library::search::{self, Matcher, Options, Search, Sheet, Subject};
use crate::source::{Listing, Roots};
use crate::text::fingerprint::Fingerprint;

impl Narrow {
    /// `search`, and whatever else is asked for beside it.
    pub(super) fn and(&self, mut search: Search, language: Lang) -> Result<Search, Error> {
        for text in self.queries() {
            let more = read(&text, language, Options::default())?;
            search = search.and(more);
        }
        Ok(search)
    }

    /// Each option as the query that means the same.
    fn queries(&self) -> Vec<String> {
        let field = |field: &str, value: &String| {
            let words = value.replace(|c: char| "\"“”„«»″".contains(c), " ");
            format!("{field}:\"{words}\"")
        };
        let mut queries = Vec::new();
        queries.extend(self.conference.iter().map(|v| field("conference", v)));
        queries.extend(self.official.iter().map(|v| field("official", v)));
        queries.extend(self.source.iter().map(|v| field("source", v)));
        if self.from.is_some() || self.to.is_some() {
            let end = |end: &Option<String>| end.clone().unwrap_or_default().replace(' ', "");
            queries.push(format!("date:{}..{}", end(&self.from), end(&self.to)));
        }
        queries
    }
}

/// Reads a query; what is wrong with it is said with a mark under the place.
pub(super) fn read(text: &str, language: Lang, options: Options) -> Result<Search, Error> {
    Search::parse(text, options).map_err(|error| Error::Usage(wrong(text, &error, language)))
}

/// What is wrong with a query, and below it the query with a mark under the place.
pub(super) fn wrong(query: &str, error: &search::Error, language: Lang) -> String {
    let texts = &language.texts().search;
    let what = texts.wrong(error.what.name(), error.what.detail());
    let before = query.get(..error.span.start).unwrap_or_default();
    let inside = query.get(error.span.clone()).unwrap_or_default();
    // The query stands on one line, whatever was typed, so that the mark stands under its place.
    let (before, inside) = (plain::line(before), plain::line(inside));
    let behind = query.get(error.span.end..).unwrap_or_default();
    format!(
        "{what}\n  {before}{inside}{}\n  {:indent$}{:^<len$}",
        plain::line(behind),
        "",
        "",
        indent = before.width(),
        len = inside.width().max(1),
    )
}

/// How articles are written.
pub(super) struct Written {
    /// The language of complaints.
    pub(super) language: Lang,
    /// How the query is read.
    pub(super) options: Options,
    /// What stands between two articles.
    pub(super) between: &'static str,
    /// Whether of copies and reprints only the first is written, and how.
    pub(super) fold: Option<Fold>,
}

/// Calls `write` for every article that the options mean, in the order they ask for; what it writes goes
/// to `out`. `begin` is told what was listed.
pub(super) fn each(
    paths: &[std::path::PathBuf],
    filters: &Filters,
    written: &Written,
    out: &mut dyn Write,
    begin: impl FnOnce(&Listing),
    mut write: impl FnMut(&mut dyn Write, &Built, &str) -> Result<(), Stop>,
) -> Ended {
    let query = filters.query.as_deref().unwrap_or_default();
    let search = filters.narrow.and(
        read(query, written.language, written.options)?,
        written.language,
    )?;
    let marks = super::marks::of(&search, written.language);
    let matcher = Matcher::new(&search);
    let limit = filters.limit.unwrap_or(usize::MAX);
    let waits = filters.sort.is_some() || written.fold.is_some();
    let mut sorted = waits.then(|| Sorted::new(filters, written.fold));
    let mut shown = 0;
    let roots: OnceCell<Roots> = OnceCell::new();
    let ended = pages::each(
        paths,
        written.language,
        |listing| {
            roots.get_or_init(|| listing.roots.clone());
            begin(listing);
        },
        |built| {
            if shown >= limit {
                return Err(Stop::Closed);
            }
            let folder = roots
                .get()
                .map_or_else(String::new, |roots| roots.folder(&built.page.locator));
            let meant = matcher.matches(&Subject {
                article: &built.article,
                sheet: &Sheet::new(&built.page.text, &built.article),
                names: &built.names,
                source: &folder,
                marks: &marks.of(Fingerprint::of(&built.page.text)),
            });
            if !meant {
                return Ok(());
            }
            if let Some(sorted) = &mut sorted {
                return sorted.take(built, |out| write(out, built, &folder));
            }
            if shown > 0 {
                out.write_all(written.between.as_bytes())?;
            }
            shown += 1;
            write(out, built, &folder)
        },
    );
    match (ended, sorted) {
        (Ok(Outcome::Shown), Some(sorted)) => {
            shown = sorted.release(limit, written.between, out)?;
        }
        // Whoever asks for so many has seen enough.
        (Err(Stop::Closed), _) if shown >= limit => {}
        (ended, _) => {
            ended?;
        }
    }
    Ok(if shown > 0 {
        Outcome::Shown
    } else {
        Outcome::Nothing
    })
}

/// What was written of articles, kept until all are there and their order is known: in a temporary file,
/// since a whole archive may be on its way.
struct Sorted {
    /// In the order of the pages when it is none.
    by: Option<SortBy>,
    reverse: bool,
    fold: Option<Fold>,
    reprints: Reprints,
    library: Library,
    file: Option<File>,
    /// How long each is.
    lengths: Vec<u64>,
}

impl Sorted {
    fn new(filters: &Filters, fold: Option<Fold>) -> Self {
        let by = filters.sort.map(|order| match order {
            Order::Date => SortBy::Date,
            Order::Title => SortBy::Title,
            Order::Source => SortBy::Source,
            Order::Length => SortBy::Length,
        });
        Self {
            by,
            reverse: filters.reverse,
            fold,
            reprints: Reprints::default(),
            library: Library::default(),
            file: None,
            lengths: Vec::new(),
        }
    }

    fn take(
        &mut self,
        built: &Built,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let mut written = Vec::new();
        write(&mut written)?;
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile().map_err(temporary)?),
        };
        file.write_all(&written).map_err(temporary)?;
        self.lengths.push(written.len() as u64);
        let no = self.library.add(&built.page, &built.article, &built.names);
        if self.fold.is_some() {
            let sketch = Sketch::of(&built.page.text, &built.article);
            self.reprints.add(no, sketch);
        }
        Ok(())
    }

    /// Writes them in order, at most `limit`; gives how many.
    fn release(mut self, limit: usize, between: &str, out: &mut dyn Write) -> Result<usize, Stop> {
        let rows = fold::rows(self.order(), &self.reprints.groups());
        let starts: Vec<u64> = self
            .lengths
            .iter()
            .scan(0, |end, len| {
                *end += len;
                Some(*end - len)
            })
            .collect();
        let shown = rows.len().min(limit);
        let Some(file) = &mut self.file else {
            return Ok(0);
        };
        for (n, (no, others)) in rows.into_iter().take(shown).enumerate() {
            let no = no as usize;
            if n > 0 {
                out.write_all(between.as_bytes())?;
            }
            file.seek(SeekFrom::Start(starts[no])).map_err(temporary)?;
            let mut written = vec![0; self.lengths[no] as usize];
            file.read_exact(&mut written).map_err(temporary)?;
            if self.fold.is_some_and(|fold| fold.json) {
                let ids = others.iter().filter_map(|&no| self.library.place(no));
                let ids: Vec<&str> = ids.map(|(id, _)| id).collect();
                json::with_field(out, &written, "reprints", &ids)?;
            } else {
                out.write_all(&written)?;
            }
        }
        Ok(shown)
    }

    fn order(&self) -> Vec<ArticleNo> {
        let Some(sort) = self.by else {
            return (0..self.library.len() as ArticleNo).collect();
        };
        let query = Query {
            sort,
            reverse: self.reverse,
            ..Query::default()
        };
        self.library.rows(&query).0.to_vec()
    }
}

/// A temporary file that cannot be made, written or read.
fn temporary(source: io::Error) -> Stop {
    Error::Io {
        path: std::env::temp_dir(),
        source,
    }
    .into()
}
