//! Bytes in, pages out.

pub mod page;
