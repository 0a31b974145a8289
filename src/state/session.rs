//! How an archive was left: what was asked of it, which article was selected, which were read before.

use serde::{Deserialize, Serialize};

use super::memory::Place;
use crate::text::fingerprint::Fingerprint;

/// How an archive was left.
#[allow(clippy::struct_excessive_bools, reason = "each says one thing")]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The search, as typed.
    pub search: String,
    /// The words of the title that were filtered by.
    pub words: String,
    /// What was chosen of each facet, those of which nothing was chosen left out.
    pub chosen: Vec<Choice>,
    /// Only what articles are about counted.
    pub about_only: bool,
    /// Inferred conferences counted.
    pub inferred: bool,
    /// The order by its name; empty for the usual one.
    pub sort: String,
    /// The order was turned round.
    pub reverse: bool,
    /// The article selected in the list.
    pub selected: Option<Fingerprint>,
    /// The article was being read, not only selected.
    pub reading: bool,
    /// Articles read, oldest first, each with its place.
    pub jumps: Vec<Jump>,
    /// The current one among them, counted from 1; 0 before the first.
    pub at: usize,
    /// The width of the text, where the person changed it.
    pub width: Option<u16>,
    /// Whether lines end where the text ends, where the person changed that.
    pub justify: Option<bool>,
}

/// What was chosen of one facet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// The facet by its name.
    pub facet: String,
    /// Values wanted.
    pub wanted: Vec<String>,
    /// Values excluded.
    pub unwanted: Vec<String>,
    /// All of the wanted, not any.
    pub all: bool,
    /// Any value at all.
    pub some: bool,
}

/// A place that can be gone back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jump {
    /// The page.
    pub page: Fingerprint,
    /// Where in it.
    pub place: Place,
}
