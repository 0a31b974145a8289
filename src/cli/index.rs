//! `docbao index`: the index of an archive, made or brought up to date, and what that did.

use std::io::Write;

use serde::Serialize;

use super::args;
use super::indexed::{Indexed, failed};
use super::{Ended, Outcome, complain_of, json};
use crate::error::Error;
use crate::lang::Lang;

#[derive(Debug, Serialize)]
struct Done {
    articles: u64,
    added: u64,
    files_kept: u64,
    files_removed: u64,
    problems: usize,
}

/// Indexes the paths.
pub(super) fn run(args: &args::Index, lang: Lang, out: &mut dyn Write) -> Ended {
    let indexed = Indexed::open(&args.paths, args.anew, lang)?;
    let articles = indexed.index.searching().map_err(failed)?.len();
    let problems = indexed.problems();
    if articles == 0 && !problems.is_empty() {
        return Err(Error::NothingOpened(problems).into());
    }
    complain_of(&problems, lang);
    let done = Done {
        articles,
        added: indexed.updated.added,
        files_kept: indexed.updated.kept,
        files_removed: indexed.updated.removed,
        problems: problems.len(),
    };
    if args.json {
        json::line(out, &done)?;
    } else {
        writeln!(
            out,
            "{articles} articles, {} of them new; {} files as before, {} changed or gone; {} problems",
            done.added, done.files_kept, done.files_removed, done.problems
        )?;
    }
    Ok(if articles > 0 {
        Outcome::Shown
    } else {
        Outcome::Nothing
    })
}
