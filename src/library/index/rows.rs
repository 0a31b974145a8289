//! What is kept of the articles of an index, by the numbers of their ids: in the library that was saved last, and
//! while the index is being made also in the journal.

use std::collections::HashMap;
use std::path::Path;

use foldhash::fast::RandomState;
use tantivy::index::Index;

use super::committed::Committed;
use super::journal::{Came, Told};
use super::{catalogue, entry, key};
use crate::library::Library;
use crate::library::query::ArticleNo;
use crate::library::reprints::Sketch;
use crate::library::row::Row;

/// The rows and sketches of an index as it was at one moment.
pub(super) struct Rows {
    library: Library,
    told: Option<Fresh>,
}

/// What came since the library was saved.
struct Fresh {
    told: Told,
    came: Vec<Came>,
    /// Where among them the article of an id is.
    places: HashMap<u64, u32, RandomState>,
}

impl Rows {
    /// Those of the index in `folder`; `None` when something is missing.
    pub(super) fn open(index: &Index, folder: &Path) -> Option<Self> {
        let meta = index.load_metas().ok()?;
        if let Some(library) = catalogue::open(folder, meta.opstamp) {
            return Some(Self {
                library,
                told: None,
            });
        }
        let committed = Committed::of(meta.payload.as_deref());
        let told = Told::open(folder, committed.journal)?;
        Some(Self {
            library: catalogue::before(folder, &told)?,
            told: Some(Fresh::new(told)),
        })
    }

    /// The row of the article of an id with this number.
    pub(super) fn row(&self, key: u64) -> Option<Row> {
        if let Some(kept) = self.told.as_ref().and_then(|told| told.kept(key)) {
            return entry::row(kept);
        }
        self.library.row(self.library.with_key(key)?)
    }

    /// The sketch of its text, an empty one when there is none.
    pub(super) fn sketch(&self, key: u64) -> Sketch {
        if let Some(kept) = self.told.as_ref().and_then(|told| told.kept(key)) {
            return entry::sketch(kept);
        }
        let no = self.library.with_key(key);
        no.map_or(Sketch::EMPTY, |no| self.library.sketch(no))
    }

    /// Rows from all over the index, at most `most`.
    pub(super) fn sample(&self, most: usize) -> Vec<Row> {
        let fresh = self.told.as_ref();
        let came = fresh.map_or(&[][..], |fresh| &fresh.came);
        let step = (self.library.len() + came.len())
            .div_ceil(most.max(1))
            .max(1);
        let saved = (0..self.library.len()).step_by(step);
        let saved = saved.filter_map(|no| self.library.row(no as ArticleNo));
        let came = came.iter().step_by(step);
        let came = came.filter_map(|came| entry::row(fresh?.told.kept(came)));
        saved.chain(came).take(most).collect()
    }
}

impl Fresh {
    fn new(told: Told) -> Self {
        let came = told.changes().came;
        let number = |came| entry::row(told.kept(came)).map(|row| key(&row.id));
        let places = (0..)
            .zip(&came)
            .filter_map(|(n, came)| Some((number(came)?, n)));
        Self {
            places: places.collect(),
            came,
            told,
        }
    }

    fn kept(&self, key: u64) -> Option<&[u8]> {
        let came = self.came.get(*self.places.get(&key)? as usize)?;
        Some(self.told.kept(came))
    }
}
