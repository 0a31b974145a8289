//! Articles as documents: plain text, Markdown, JSON, a table. Shared by the commands that print and by
//! the reader, which saves and pipes. Articles in, bytes out; where they go is not its business.

mod csv;
pub mod json;
pub mod markdown;
pub mod plain;
pub mod record;
mod words;

use std::io::{self, Write};
use std::path::Path;

pub use words::Words;

use crate::library::build::Built;

/// How articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
    /// JSON: one object for one article, an array for several.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A table: one row an article, without its text.
    Csv,
}

impl Format {
    /// The formats with the endings of their files.
    pub const ENDINGS: [(&'static str, Self); 5] = [
        ("txt", Self::Txt),
        ("md", Self::Md),
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
        ("csv", Self::Csv),
    ];

    /// The format that the ending of a path asks for.
    ///
    /// ```
    /// use docbao::export::Format;
    /// assert_eq!(Format::of("ghi/bai.MD".as_ref()), Some(Format::Md));
    /// assert_eq!(Format::of("bai".as_ref()), None);
    /// ```
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        Self::ENDINGS
            .into_iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(ending))
            .map(|(_, format)| format)
    }

    /// What stands before the first article. `several` says whether more than one comes: one alone is a
    /// JSON object, several are an array.
    #[must_use]
    pub fn head(self, several: bool) -> &'static str {
        match self {
            Self::Csv => csv::HEAD,
            Self::Json if several => "[\n",
            _ => "",
        }
    }

    /// What stands between two articles.
    #[must_use]
    pub fn between(self) -> &'static str {
        match self {
            Self::Txt => "\n────────────────────────\n\n",
            Self::Md => "\n---\n\n",
            Self::Json => ",",
            Self::Jsonl | Self::Csv => "",
        }
    }

    /// What stands behind the last article.
    #[must_use]
    pub fn tail(self, several: bool) -> &'static str {
        if self == Self::Json && several {
            "]\n"
        } else {
            ""
        }
    }

    /// Writes one article; `folder` is where it comes from, as the list shows it.
    pub fn article(
        self,
        out: &mut dyn Write,
        built: &Built,
        folder: &str,
        words: &Words,
    ) -> io::Result<()> {
        match self {
            Self::Txt => plain::article(out, built, folder, words),
            Self::Md => markdown::article(out, built, folder, words),
            Self::Json | Self::Jsonl => record::line(out, built),
            Self::Csv => csv::row(out, built, folder),
        }
    }
}
