//! How many articles each saved search would find: asked for behind the loop whenever something changed that
//! the numbers depend on.

use std::collections::BTreeMap;

use super::model::Request;
use crate::library::marks::MarkTable;
use crate::library::query::Filter;

/// What is known of the numbers.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// The request for them.
    pub request: Request,
    /// What they were asked for.
    pub asked_for: Option<CountedFor>,
    /// The numbers by the names of the searches, as last answered.
    pub counts: BTreeMap<String, usize>,
}

/// What the numbers depend on.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedFor {
    /// What else the list is narrowed to.
    pub filter: Filter,
    /// The marks, if any of the searches asks for them.
    pub marks: Option<MarkTable>,
    /// How many articles are open, of which edition of the library.
    pub of: (usize, u64),
    /// The searches by their names.
    pub saved: BTreeMap<String, String>,
}
