//! Why a record is none, how compressed data is damaged, what is wrong with an index and with the file that
//! keeps marks.

use std::fmt;
use std::path::PathBuf;

use super::Refusal;
use crate::lang::{Lang, Texts};

/// Why a record is none. Bytes are counted from 1 in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordFault {
    /// The line is not JSON from this byte on.
    NotJson(usize),
    /// The line ends inside its JSON.
    Cut(usize),
    /// It is JSON, and no object.
    NoObject,
    /// Its text is no string.
    TextIsNone,
    /// It looks like an article that docbao exported, and a field of it is missing or another thing.
    ExportFields(usize),
    /// The same, and its blocks are not in the order of their lines.
    ExportOrder,
    /// The same, and a block stands on a line that no page has.
    ExportLine,
    /// The same, and a link stands on no line.
    ExportLink,
    /// No WARC record begins here.
    NoWarc,
    /// The headers of a WARC record do not end.
    WarcHeaders,
}

impl RecordFault {
    /// In the words of the interface.
    #[must_use]
    pub fn said(self, texts: &Texts) -> String {
        let t = &texts.problems.records;
        let (words, at) = match self {
            Self::NotJson(at) => (t.not_json, at),
            Self::Cut(at) => (t.cut, at),
            Self::NoObject => (t.no_object, 0),
            Self::TextIsNone => (t.text_is_none, 0),
            Self::ExportFields(at) => (t.export_fields, at),
            Self::ExportOrder => (t.export_order, 0),
            Self::ExportLine => (t.export_line, 0),
            Self::ExportLink => (t.export_link, 0),
            Self::NoWarc => (t.no_warc, 0),
            Self::WarcHeaders => (t.warc_headers, 0),
        };
        words.replace("{}", &texts.number(at))
    }
}

/// How compressed data is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It is not compressed as its name says.
    NotCompressed,
    /// Something else follows it.
    OtherBytes,
    /// It ends too early.
    Cut,
    /// It contradicts itself.
    Inside,
}

impl Damage {
    /// In the words of the interface.
    #[must_use]
    pub fn said(self, texts: &Texts) -> &'static str {
        let t = &texts.problems.damage;
        match self {
            Self::NotCompressed => t.not_compressed,
            Self::OtherBytes => t.other_bytes,
            Self::Cut => t.cut,
            Self::Inside => t.inside,
        }
    }
}

/// What is wrong with the index of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexFault {
    /// Another program is bringing it up to date.
    Busy,
    /// It cannot be written.
    Refused(Refusal),
    /// It is damaged; the words of the library that reads it.
    Damaged(String),
}

impl IndexFault {
    /// In the words of the interface.
    #[must_use]
    pub fn said(&self, texts: &Texts) -> String {
        let t = &texts.problems.index;
        match self {
            Self::Busy => t.busy.to_owned(),
            Self::Refused(why) => t.refused.replace("{}", &why.said(texts)),
            Self::Damaged(why) => t.damaged.replace("{}", why),
        }
    }
}

/// What is wrong with the file that keeps marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarksFault {
    /// Another program has locked it; it is tried again and again.
    Locked,
    /// It was damaged, or another program's: it is under this name now, and a new one was begun.
    Damaged(PathBuf),
    /// A newer program wrote it: it is left as it is.
    Newer(PathBuf),
    /// There is no folder for it.
    Homeless,
    /// It, or the folder above it, cannot be read or written, and why.
    Unusable(PathBuf, Refusal),
}

impl MarksFault {
    /// In the words of the interface.
    #[must_use]
    pub fn said(&self, texts: &Texts) -> String {
        let t = &texts.notices.marks;
        match self {
            Self::Locked => t.locked.to_owned(),
            Self::Damaged(aside) => t.damaged.replace("{}", &aside.to_string_lossy()),
            Self::Newer(path) => t.newer.replace("{}", &path.to_string_lossy()),
            Self::Homeless => t.homeless.to_owned(),
            Self::Unusable(path, why) => {
                let why = format!("{}: {}", path.to_string_lossy(), why.said(texts));
                t.unusable.replace("{}", &why)
            }
        }
    }
}

/// `Display` of what has words in every language: the English ones.
macro_rules! in_english {
    ($($name:ty),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.said(Lang::En.texts()))
            }
        }
    )*};
}

in_english!(RecordFault, IndexFault, MarksFault);
