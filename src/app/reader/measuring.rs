//! The paragraphs of one page as they were measured when they were set first: setting them again at another
//! width only breaks them elsewhere. Lines are the same with it and without.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::text::wrap::Measured;

/// What is known of the texts of one page.
#[derive(Debug, Default)]
pub struct Paragraphs {
    measured: Mutex<HashMap<(u32, u32), Arc<Measured>>>,
    words: OnceLock<usize>,
}

impl Paragraphs {
    /// The text at these bytes of the page; `measure` is called where it was not set before.
    pub(super) fn of(
        &self,
        bytes: &Range<u32>,
        measure: impl FnOnce() -> Measured,
    ) -> Arc<Measured> {
        let key = (bytes.start, bytes.end);
        let known = || self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(measured) = known().get(&key) {
            return Arc::clone(measured);
        }
        let measured = Arc::new(measure());
        known().insert(key, Arc::clone(&measured));
        measured
    }

    /// The words of the article; `count` is called once.
    pub(super) fn words(&self, count: impl FnOnce() -> usize) -> usize {
        *self.words.get_or_init(count)
    }
}
