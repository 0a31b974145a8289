//! What was typed: the commands, one file each, and what they have in common: where their output goes
//! and which exit code they end with.
//!
//! As with grep: 0 something was shown, 1 nothing was found, 2 nothing could be opened or the words
//! typed make no sense. Whoever closes the pipe has seen enough, which is no failure.

mod args;
mod check;
mod config;
mod export;
mod filters;
mod fold;
mod index;
mod indexed;
mod list;
mod marks;
mod pages;
mod read;
mod search;
mod shells;
mod show;
mod stats;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::Arc;

use crate::config::{self as settings, Config, Typed};
use crate::entity::Known;
use crate::error::{Error, Problem};
use crate::export::{Words, json, markdown, plain, record};
use crate::lang::Lang;
use crate::text::visible;
use args::{Args, Command};

/// How a command ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Something was shown.
    Shown,
    /// There was nothing to show.
    Nothing,
}

/// Why a command ended early.
#[derive(Debug)]
enum Stop {
    /// Whoever read the output closed it.
    Closed,
    /// It failed.
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        match error {
            Error::Io { source, .. } | Error::Output(source) | Error::Terminal(source)
                if source.kind() == io::ErrorKind::BrokenPipe =>
            {
                Self::Closed
            }
            error => Self::Failed(error),
        }
    }
}

impl From<io::Error> for Stop {
    /// For writing to standard output: everything else says what it read.
    fn from(source: io::Error) -> Self {
        Self::from(Error::Output(source))
    }
}

/// What every command returns.
type Ended = Result<Outcome, Stop>;

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    match Args::typed() {
        Ok(args) => run(args),
        Err(error) => explain(&error),
    }
}

fn run(args: Args) -> ExitCode {
    let typed = Typed {
        config: args.config.clone(),
        lang: args.lang,
        theme: args.read.theme,
        no_mouse: args.read.no_mouse,
        no_open: args.read.no_open,
    };
    match Config::load(&typed) {
        Ok(config) => {
            let lang = config.lang;
            finish(perform(args, config), lang)
        }
        Err(error) => finish(Err(error.into()), settings::language(&typed)),
    }
}

fn perform(args: Args, config: Config) -> Ended {
    if args.command.is_some() {
        // The reader tells of them itself.
        complain_of(&config.faults, config.lang);
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let ended = match args.command {
        // What goes to a terminal is the reader's own affair, and it may be gone by now.
        None if !args.read.print => return read::run(&args.read, config),
        None => read::print(&args.read, config, &mut out),
        Some(Command::List(list)) => list::run(&list, &config, &mut out),
        Some(Command::Show(show)) => show::run(&show, config.lang, &mut out),
        Some(Command::Export(export)) => export::run(&export, &config, &mut out),
        Some(Command::Search(search)) => search::run(&search, &config, &mut out),
        Some(Command::Index(index)) => index::run(&index, config.lang, &mut out),
        Some(Command::Check(check)) => check::run(&check, config.lang, &mut out),
        Some(Command::Stats(stats)) => stats::run(&stats, &config, &mut out),
        Some(Command::Config(args)) => config::run(&args, &config, &mut out),
        Some(Command::Completions(args)) => shells::completions(args.shell, &mut out),
        Some(Command::Man) => shells::manual(&mut out),
    };
    out.flush()?;
    ended
}

fn finish(ended: Ended, lang: Lang) -> ExitCode {
    match ended {
        Ok(Outcome::Shown) | Err(Stop::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Err(Stop::Failed(error)) => {
            complain(&error.said(lang.texts()));
            ExitCode::from(if matches!(error, Error::UnknownId(_)) {
                1
            } else {
                2
            })
        }
    }
}

/// Help and version go to standard output, everything else about the words typed to standard error;
/// both may quote what was typed.
fn explain(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    let text = visible(&text);
    // There is nobody left to tell when this cannot be written.
    let _ = if error.use_stderr() {
        io::stderr().write_all(text.as_bytes())
    } else {
        io::stdout().write_all(text.as_bytes())
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// What names are found with; the person's files that cannot be used are complained of.
fn knowledge(lang: Lang) -> Arc<Known> {
    let knowledge = settings::knowledge();
    complain_of(&knowledge.faults, lang);
    knowledge.known
}

/// A line of complaint for each.
fn complain_of(problems: &[Problem], lang: Lang) {
    for problem in problems {
        complain(&problem.said(lang.texts()));
    }
}

/// One line on standard error. A closed one is no reason to stop.
fn complain(what: &str) {
    let line = format!("docbao: {what}\n");
    let _ = io::stderr().write_all(visible(&line).as_bytes());
}
