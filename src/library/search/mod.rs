//! The query language: what a person types, and which articles it means.
//!
//! | typed | finds articles |
//! |---|---|
//! | `ngoại giao` | with both words, in any order and place |
//! | `"ngoại giao"` | with the words side by side; `“ ”`, `„ ”` and `« »` quote too |
//! | `3.763`, `15/12`, `Covid-19` | as in quotes: a word with signs inside is a phrase of its parts |
//! | `ngo*` | with a word that begins so |
//! | `-tiệc` | without the word; also before quotes, parentheses and fields |
//! | `a OR b c` | with a, or with both b and c; parentheses group |
//! | `title:hội`, `title:(a OR b)` | with the word in the title |
//! | `official:minh`, `official:pham-binh-minh` | that name the official, by words of the name or by id |
//! | `conference:"ngoại giao 31"` | that name the conference |
//! | `source:sample`, `tag:đọc` | from the source, with the tag |
//! | `date:2016`, `date:5/2016`, `date:15/12/2021`, `date:2016..2021`, `date:..2018` | of these days |
//! | `is:unread`, `is:read`, `is:starred` | with the mark |
//! | `in:page`, `in:title` | looks through the whole page, link lists and furniture too, or through the title; usually through the article |
//! | `/lần thứ \d+/` | that the regular expression matches, inside one block |
//!
//! The Vietnamese names of the fields are `tieude:`, `nguoi:`, `hoinghi:`, `nguon:`, `nhan:`, `ngay:`,
//! `la:` (`chuadoc`, `dadoc`, `sao`) and `trong:` (`trang`, `bai`), with marks or without.
//!
//! Each word decides for itself: with any mark it must match exactly, with none it matches with every mark
//! ([`Word`](crate::text::word::Word)). `hi vọng` also finds *hy vọng*. Known abbreviations and their long
//! forms are one.
//!
//! This module reads no file and knows no index. [`tree`] is what an index runs, and the [`Matcher`] says of
//! one article whether it is meant: the two must always agree. The words of a text are those of
//! [`syllable::words`](crate::text::syllable::words), block by block, each with its bare and its exact key.

mod abbreviations;
mod dates;
mod decode;
mod error;
mod field;
mod matcher;
mod parse;
mod ranks;
mod regexes;
mod sheet;
mod show;
mod snippet;
pub mod tree;

pub use error::{Error, Wrong};
pub use field::Field;
pub use matcher::{Marks, Matcher, Subject, Untouched};
pub use sheet::Sheet;
pub use snippet::Snippet;
pub use tree::{Expr, Options, Scope, Search, Status};
