//! Asking the index: the first hits, newest first, and how many there are.

use std::path::PathBuf;
use std::sync::OnceLock;

use tantivy::query::{EnableScoring, Weight};
use tantivy::{DocAddress, DocId, DocSet, Searcher, SegmentReader, TERMINATED};

use super::IndexError;
use super::compile::{Compiled, Compiler};
use super::newest::newest;
use super::rows::Rows;
use super::schema::Fields;
use super::shared::shared;
use crate::library::marks::MarkTable;
use crate::library::reprints::Sketch;
use crate::library::row::Row;
use crate::library::search::Search;

/// Whether all hits are still wanted is asked after so many of them.
const ASKED_AFTER: u32 = 1 << 14;

/// An article that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// In minutes; the greater, the newer.
    pub(super) when: i64,
    pub(super) at: DocAddress,
}

/// An index as it was at one moment.
pub struct Searching {
    searcher: Searcher,
    fields: Fields,
    marks: MarkTable,
    folder: PathBuf,
    /// What is kept of the articles, once that is asked for.
    rows: OnceLock<Option<Rows>>,
}

/// Whether an article is meant of which the index alone cannot tell.
pub type Meant<'a> = &'a mut dyn FnMut(&Row) -> bool;

impl Searching {
    /// Of the index in `folder`.
    pub(super) fn new(searcher: Searcher, fields: Fields, folder: PathBuf) -> Self {
        Self {
            searcher,
            fields,
            marks: MarkTable::default(),
            folder,
            rows: OnceLock::new(),
        }
    }

    /// From now on searches for marks find what bears them in `marks`; without it, nothing was touched.
    #[must_use]
    pub fn marked(mut self, marks: MarkTable) -> Self {
        self.marks = marks;
        self
    }

    /// How many articles are in it.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The newest articles that `search` finds, at most `limit`. Nothing behind them is looked at.
    ///
    /// # Errors
    /// [`IndexError::Damaged`] when the index cannot be read.
    pub fn first(
        &self,
        search: &Search,
        limit: usize,
        meant: Meant<'_>,
    ) -> Result<Vec<Hit>, IndexError> {
        let (weight, exact) = self.weight(search)?;
        let mut is_meant = |at| Ok(exact || self.row_at(at)?.as_ref().is_some_and(&mut *meant));
        newest(&self.searcher, weight.as_ref(), limit, &mut is_meant)
    }

    /// How many articles `search` finds.
    ///
    /// # Errors
    /// As [`Searching::first`].
    pub fn count(&self, search: &Search, meant: Meant<'_>) -> Result<u64, IndexError> {
        let (weight, exact) = self.weight(search)?;
        if exact {
            let count = |segment: &SegmentReader, _: &dyn Fn() -> bool| weight.count(segment);
            let counts = shared(self.searcher.segment_readers(), count, &|| false)?;
            return Ok(counts.into_iter().flatten().map(u64::from).sum());
        }
        let mut count = 0;
        for (ord, segment) in self.searcher.segment_readers().iter().enumerate() {
            each(segment, weight.as_ref(), |doc| {
                let at = DocAddress::new(ord as u32, doc);
                let is = self.row_at(at)?.as_ref().is_some_and(&mut *meant);
                count += u64::from(is);
                Ok(true)
            })?;
        }
        Ok(count)
    }

    /// Articles from all over the index, at most `most`.
    #[must_use]
    pub fn sample(&self, most: usize) -> Vec<Row> {
        self.rows().map_or_else(Vec::new, |rows| rows.sample(most))
    }

    /// The [`key`](super::key)s of all articles that `search` finds, in no order; `None` when
    /// `given_up`, which is asked again and again, says that nobody wants them any more.
    ///
    /// # Errors
    /// As [`Searching::first`].
    pub fn keys(
        &self,
        search: &Search,
        meant: Meant<'_>,
        given_up: &dyn Fn() -> bool,
    ) -> Result<Option<Vec<u64>>, IndexError> {
        let (weight, exact) = self.weight(search)?;
        if exact {
            let keys = |segment: &SegmentReader, given_up: &dyn Fn() -> bool| {
                keys_of(segment, weight.as_ref(), given_up)
            };
            let keys = shared(self.searcher.segment_readers(), keys, given_up)?;
            return Ok(keys.map(|keys| keys.concat()));
        }
        let mut keys = Vec::new();
        for (ord, segment) in self.searcher.segment_readers().iter().enumerate() {
            let key = segment.fast_fields().u64("key")?;
            let mut wanted = !given_up();
            each(segment, weight.as_ref(), |doc| {
                let at = DocAddress::new(ord as u32, doc);
                if self.row_at(at)?.as_ref().is_some_and(&mut *meant) {
                    keys.extend(key.first(doc));
                }
                // What has to be looked at page by page takes its time.
                wanted = !given_up();
                Ok(wanted)
            })?;
            if !wanted {
                return Ok(None);
            }
        }
        Ok(Some(keys))
    }

    /// What is kept of an article that was found; `None` when that is damaged.
    ///
    /// # Errors
    /// As [`Searching::first`].
    pub fn row(&self, hit: Hit) -> Result<Option<Row>, IndexError> {
        self.row_at(hit.at)
    }

    /// The sketch of the text of an article that was found.
    ///
    /// # Errors
    /// As [`Searching::first`].
    pub fn sketch(&self, hit: Hit) -> Result<Sketch, IndexError> {
        let key = self.key_at(hit.at)?;
        let sketch = |rows: &Rows| rows.sketch(key);
        Ok(self.rows().map_or(Sketch::EMPTY, sketch))
    }

    fn row_at(&self, at: DocAddress) -> Result<Option<Row>, IndexError> {
        let key = self.key_at(at)?;
        Ok(self.rows().and_then(|rows| rows.row(key)))
    }

    /// The number of the id of an article.
    fn key_at(&self, at: DocAddress) -> Result<u64, IndexError> {
        let segment = self.searcher.segment_reader(at.segment_ord);
        let keys = segment.fast_fields().u64("key")?;
        Ok(keys.first(at.doc_id).unwrap_or_default())
    }

    fn rows(&self) -> Option<&Rows> {
        let open = || Rows::open(self.searcher.index(), &self.folder);
        self.rows.get_or_init(open).as_ref()
    }

    fn weight(&self, search: &Search) -> Result<(Box<dyn Weight>, bool), IndexError> {
        let compiler = Compiler {
            searcher: &self.searcher,
            fields: self.fields,
            marks: &self.marks,
        };
        let Compiled { query, exact } = compiler.expr(&search.expr)?;
        let scoring = EnableScoring::disabled_from_searcher(&self.searcher);
        Ok((query.weight(scoring)?, exact))
    }
}

/// The keys of all articles of a segment that `weight` finds, as far as they were found when it is `given_up`.
fn keys_of(
    segment: &SegmentReader,
    weight: &dyn Weight,
    given_up: &dyn Fn() -> bool,
) -> Result<Vec<u64>, IndexError> {
    let key = segment.fast_fields().u64("key")?;
    let mut keys = Vec::new();
    let mut looked_at = 0;
    each(segment, weight, |doc| {
        keys.extend(key.first(doc));
        looked_at += 1;
        Ok(looked_at % ASKED_AFTER != 0 || !given_up())
    })?;
    Ok(keys)
}

/// Gives each article of a segment that `weight` finds to `take`, until it says that it has enough.
fn each(
    segment: &SegmentReader,
    weight: &dyn Weight,
    mut take: impl FnMut(DocId) -> Result<bool, IndexError>,
) -> Result<(), IndexError> {
    let alive = segment.alive_bitset();
    let mut articles = weight.scorer(segment, 1.0)?;
    let mut doc = articles.doc();
    while doc != TERMINATED {
        if alive.is_none_or(|alive| alive.is_alive(doc)) && !take(doc)? {
            break;
        }
        doc = articles.advance();
    }
    Ok(())
}
