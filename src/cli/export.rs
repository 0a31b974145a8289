//! `docbao export`: articles as data or as documents, in the order of their source unless another is asked
//! for.

use std::io::Write;

use super::args::{Export, ExportFormat};
use super::filters::{self, Written};
use super::{Ended, Words};
use crate::config::Config;
use crate::export::Format;

/// Writes the articles of the paths.
pub(super) fn run(args: &Export, config: &Config, out: &mut dyn Write) -> Ended {
    let words = Words::of(config.lang);
    let format = match args.format {
        ExportFormat::Jsonl => Format::Jsonl,
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Md => Format::Md,
        ExportFormat::Txt => Format::Txt,
    };
    out.write_all(format.head(true).as_bytes())?;
    filters::each(
        &args.paths,
        &args.filters,
        &Written {
            language: config.lang,
            options: config.search_options(),
            between: format.between(),
            fold: None,
        },
        out,
        |_| {},
        |out, built, folder| Ok(format.article(out, built, folder, words)?),
    )
}
