//! `docbao export`: every article as one line of data, in the order of its source.

use std::io::Write;

use super::args::{Export, ExportFormat};
use super::{Ended, pages, record};

/// Writes the articles of the paths.
pub(super) fn run(args: &Export, out: &mut dyn Write) -> Ended {
    pages::each(
        &args.paths,
        |_| {},
        |built| match args.format {
            ExportFormat::Jsonl => record::line(out, built),
        },
    )
}
