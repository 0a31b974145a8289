//! `docbao completions` and `docbao man`: what other programs know of the command line, made from the
//! command line itself.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Args;
use super::{Ended, Outcome};

/// Writes what a shell needs to complete the command line.
pub(super) fn completions(shell: Shell, out: &mut dyn Write) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "docbao", &mut script);
    out.write_all(&script)?;
    Ok(Outcome::Shown)
}

/// Writes the manual page, with a section for each command.
pub(super) fn manual(out: &mut dyn Write) -> Ended {
    let mut command = Args::command();
    command.build();
    let manual = clap_mangen::Man::new(command.clone());
    let mut page = Vec::new();
    manual.render_title(&mut page)?;
    manual.render_name_section(&mut page)?;
    manual.render_synopsis_section(&mut page)?;
    manual.render_description_section(&mut page)?;
    manual.render_options_section(&mut page)?;
    page.extend_from_slice(b".SH COMMANDS\n");
    for command in command.get_subcommands().filter(|c| c.get_name() != "help") {
        let manual = clap_mangen::Man::new(command.clone());
        let mut section = Vec::new();
        manual.render_synopsis_section(&mut section)?;
        manual.render_description_section(&mut section)?;
        manual.render_options_section(&mut section)?;
        let section = String::from_utf8_lossy(&section);
        page.extend_from_slice(format!(".SS docbao {}\n", command.get_name()).as_bytes());
        page.extend_from_slice(as_part(&section).as_bytes());
    }
    manual.render_extra_section(&mut page)?;
    manual.render_version_section(&mut page)?;
    out.write_all(&page)?;
    Ok(Outcome::Shown)
}

/// A page as a part of another: its headings are paragraphs.
fn as_part(page: &str) -> String {
    let lines = page.lines().map(|line| match line.strip_prefix(".SH ") {
        Some(_) => ".PP",
        None => line,
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}
