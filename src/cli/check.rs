//! `docbao check`: everything that is wrong or doubtful, one line each, and how much of it there is.

use std::io::Write;
use std::ops::ControlFlow;

use serde::Serialize;

use super::args::Check;
use super::{Ended, Outcome, Stop, complain, json, pages};
use crate::error::{Error, Problem, ProblemKind};
use crate::lang::Lang;
use crate::library::build::Builder;
use crate::parse::doubts;
use crate::source;
use crate::text::visible;

/// One problem as data.
#[derive(Debug, Serialize)]
struct Told<'a> {
    path: String,
    line: Option<u32>,
    problem: &'static str,
    reason: &'a str,
}

/// What was seen so far.
#[derive(Debug, Default)]
struct Totals {
    lang: Lang,
    pages: usize,
    problems: usize,
    doubtful: usize,
    /// Pages with a problem or a doubt.
    marked: usize,
}

impl Totals {
    fn told(&self) -> usize {
        self.problems + self.doubtful
    }

    fn said(&self) -> String {
        let texts = self.lang.texts();
        let counts = [
            ("{pages}", self.pages),
            ("{marked}", self.marked),
            ("{problems}", self.problems),
            ("{doubtful}", self.doubtful),
        ];
        let words = texts.problems.commands.checked.to_owned();
        counts.into_iter().fold(words, |words, (place, n)| {
            words.replace(place, &texts.number(n))
        })
    }

    fn tell(&mut self, args: &Check, problem: &Problem, out: &mut dyn Write) -> Result<(), Stop> {
        match problem.what {
            ProblemKind::Doubtful { .. } => self.doubtful += 1,
            _ => self.problems += 1,
        }
        if args.json {
            let told = Told {
                path: problem.path.to_string_lossy().into_owned(),
                line: problem.line,
                problem: problem.what.name(),
                reason: &problem.what.to_string(),
            };
            return Ok(json::line(out, &told)?);
        }
        writeln!(out, "{}", visible(&problem.said(self.lang.texts())))?;
        Ok(())
    }
}

/// Checks the pages of the paths. The problems go to standard output, the totals to standard error.
/// Problems found are [`Outcome::Nothing`], so that the exit code is 1.
pub(super) fn run(args: &Check, lang: Lang, out: &mut dyn Write) -> Ended {
    let listing = source::open(&args.paths);
    let mut totals = Totals {
        lang,
        ..Totals::default()
    };
    if listing.entries.is_empty()
        && listing
            .problems
            .iter()
            .any(|p| pages::keeps_closed(&p.what))
    {
        return Err(Error::NothingOpened(listing.problems).into());
    }
    for problem in &listing.problems {
        totals.tell(args, problem, out)?;
    }
    let mut ended = Ok(());
    let known = super::knowledge(lang);
    Builder::new(&listing, &known)
        .explaining()
        .each(|_, built| {
            totals.pages += 1;
            let before = totals.told();
            ended = match built {
                Err(problem) => totals.tell(args, &problem, out),
                Ok(built) => {
                    let doubts = doubts(&built.page, &built.article);
                    let mut all = built.page.problems.iter().chain(&doubts);
                    all.try_for_each(|p| totals.tell(args, p, out))
                }
            };
            totals.marked += usize::from(totals.told() > before);
            if ended.is_err() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
    ended?;
    out.flush()?;
    complain(&totals.said());
    Ok(if totals.told() == 0 {
        Outcome::Shown
    } else {
        Outcome::Nothing
    })
}
