//! Many articles, and answers about them: which match a filter, how many name each conference and
//! official, where a link leads.
//!
//! The library holds rows and keys, not bodies: the reader reads a page again through its
//! [`Locator`](crate::source::page::Locator).

pub mod build;
pub mod opened;
pub mod query;
pub mod row;
