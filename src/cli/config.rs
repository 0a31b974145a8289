//! `docbao config`: the configuration in force, or where it is read from.

use std::io::Write;

use super::args;
use super::{Ended, Outcome, complain};
use crate::config::Config;
use crate::text::visible;

/// Shows the configuration.
pub(super) fn run(args: &args::Config, config: &Config, out: &mut dyn Write) -> Ended {
    if args.path {
        let Some(path) = &config.path else {
            complain(config.lang.texts().problems.commands.no_config_folder);
            return Ok(Outcome::Nothing);
        };
        writeln!(out, "{}", visible(&path.to_string_lossy()))?;
    } else {
        out.write_all(config.written().as_bytes())?;
    }
    Ok(Outcome::Shown)
}
