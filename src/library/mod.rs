//! Many articles, and answers about them: which match a filter, how many name each conference and
//! official, where a link leads.
//!
//! The library holds rows and keys, not bodies: the reader reads a page again through its
//! [`Locator`](crate::source::page::Locator).

pub mod alphabet;
mod bits;
pub mod build;
mod called;
mod columns;
mod exported;
mod facets;
mod filter;
mod found;
pub mod index;
mod kept;
mod links;
mod lookup;
pub mod marked;
pub mod marks;
pub mod neighbours;
pub mod opened;
mod order;
mod parts;
pub mod picture;
mod prints;
pub mod profile;
pub mod query;
mod renumbered;
pub mod reprints;
mod roles;
pub mod row;
mod saved;
pub mod search;
mod spool;
mod store;
mod titles;
mod told;
pub mod why;

pub use found::Found;
pub use renumbered::Renumbered;
pub use store::Library;

#[cfg(test)]
mod tests;
