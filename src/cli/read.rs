//! `docbao [PATH...]`: reading in the terminal, or a key script and its last screen.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::{PrintFormat, Read};
use super::pages::{Problems, keeps_closed};
use super::{Ended, Outcome, complain_of};
use crate::app::Options;
use crate::app::layout::Size;
use crate::app::theme::Depth;
use crate::config::Config;
use crate::error::{Error, Problem, ProblemKind};
use crate::lang::Lang;
use crate::runtime;
use crate::source::{Archive, Position};

/// The screen of `--print` without a `--size`.
const USUAL_SIZE: Size = Size {
    width: 80,
    height: 24,
};

/// So many records that are none are looked at before the terminal is taken over.
const LOOKED_AT: usize = 20;

/// Opens the reader.
pub(super) fn run(args: &Read, config: Config) -> Ended {
    let mouse = config.mouse;
    let options = options(args, config);
    let lang = options.lang;
    some_opens(&args.paths, lang)?;
    runtime::run(args.paths.clone(), options, mouse)?;
    Ok(Outcome::Shown)
}

/// Runs a key script and prints its last screen.
pub(super) fn print(args: &Read, config: Config, out: &mut dyn Write) -> Ended {
    let lang = config.lang;
    let mut options = options(args, config);
    // What is drawn here is shown by no terminal.
    options.settings.depth = Depth::True;
    let keys = args.keys.clone().unwrap_or_default();
    let printed = runtime::print(&args.paths, options, &keys);
    let mut problems = Problems::new(lang);
    problems.add(&printed.problems);
    if printed.articles > 0 {
        problems.shown();
        match args.format.unwrap_or(PrintFormat::Txt) {
            PrintFormat::Txt => writeln!(out, "{}", printed.screen.trim_end_matches('\n'))?,
            PrintFormat::Svg => out.write_all(printed.svg().as_bytes())?,
        }
    }
    problems.end()
}

/// What is decided before the first frame.
fn options(args: &Read, config: Config) -> Options {
    Options {
        size: args
            .size
            .map_or(USUAL_SIZE, |(width, height)| Size { width, height }),
        lang: config.lang,
        colour: config.colour,
        library: name(&args.paths, config.lang),
        keymap: config.keymap,
        // What comes from standard input is another thing each time.
        resume: !args.fresh && !args.paths.iter().any(|path| path == Path::new("-")),
        settings: config.settings,
        faults: config.faults,
    }
}

/// Says at once what cannot come to anything, before the terminal is taken over: nothing that was named exists,
/// or nothing of it can be opened. A folder can, whatever is in it.
fn some_opens(paths: &[PathBuf], lang: Lang) -> Result<(), Error> {
    let missing = |path: &&PathBuf| path.as_path() != Path::new("-") && !path.exists();
    let problems: Vec<Problem> = paths
        .iter()
        .filter(missing)
        .map(|path| Problem {
            path: path.clone(),
            line: None,
            what: ProblemKind::Missing,
        })
        .collect();
    if !problems.is_empty() && problems.len() == paths.len() {
        return Err(Error::NothingOpened(problems));
    }
    let is_file = |path: &PathBuf| path.as_path() != Path::new("-") && !path.is_dir();
    if !paths.is_empty() && paths.iter().all(is_file) {
        some_file_opens(paths)?;
    }
    complain_of(&problems, lang);
    Ok(())
}

/// Looks into files until one of them has a page.
fn some_file_opens(paths: &[PathBuf]) -> Result<(), Error> {
    let archive = Archive::open(paths);
    let mut problems = archive.problems().to_vec();
    for file in archive.files() {
        for (n, read) in archive.records(file, Position::START).enumerate() {
            match read {
                Err(problem) if n < LOOKED_AT => problems.push(problem),
                // There is a page, or may be one behind so much that is none.
                Ok(_) | Err(_) => return Ok(()),
            }
        }
    }
    if problems.iter().any(|problem| keeps_closed(&problem.what)) {
        return Err(Error::NothingOpened(problems));
    }
    Ok(())
}

/// What the header calls the library.
fn name(paths: &[PathBuf], lang: Lang) -> String {
    match (paths, lang) {
        ([], Lang::Vi) => "kho mẫu".to_owned(),
        ([], Lang::En) => "sample library".to_owned(),
        ([path], _) => short(path, lang),
        ([path, rest @ ..], _) => format!("{} +{}", short(path, lang), rest.len()),
    }
}

fn short(path: &Path, lang: Lang) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    lang.texts().source(&name.to_string_lossy()).to_owned()
}
