//! The command line: commands, arguments and their help.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::app::key::{self, Key, UnknownKey};
use crate::app::theme::ThemeName;
use crate::lang::Lang;

/// A terminal reader for archives of crawled Vietnamese news pages.
#[derive(Debug, Parser)]
#[command(name = "docbao", version)]
#[command(
    after_help = "PATH is a folder, a file, or '-' for standard input. Of a folder the files are read \
    that end in .txt, .jsonl or .wet, each also with .gz or .zst behind it; a file given by name is read \
    whatever its name. Without a PATH the sample library inside the program is opened. A folder named like a command is written \
    './list'.\n\nVariables: NO_COLOR takes all colours away; DOCBAO_CONFIG, DOCBAO_LANG, DOCBAO_THEME and others \
    set what the configuration sets ('docbao config' names them).\n\nExit code: 0 something was shown, 1 nothing was found, 2 nothing could be opened."
)]
pub(super) struct Args {
    /// What to do; without a command the pages are opened in the reader.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) read: Read,
    /// The language of the interface; the locale decides without it.
    #[arg(long, global = true, value_name = "LANG", value_parser = language())]
    pub(super) lang: Option<Lang>,
    /// The configuration to read instead of that in the configuration folder.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

impl Args {
    /// What was typed, or why it makes no sense.
    pub(super) fn typed() -> Result<Self, clap::Error> {
        let args = Self::try_parse()?;
        // Declared as a conflict, `--lang vi list` would be two paths.
        if args.command.is_some() && !args.read.is_empty() {
            return Err(Self::command().error(
                ErrorKind::ArgumentConflict,
                "a command comes first, and its paths behind it: 'docbao list PATH'; \
                 a folder named like a command is written './list'",
            ));
        }
        Ok(args)
    }
}

/// The commands that need no terminal.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the articles: date, id, title.
    List(List),
    /// Show one article.
    Show(Show),
    /// Write every article as data.
    Export(Export),
    /// Find articles by their words, names and dates.
    Search(Search),
    /// Make or bring up to date the index that search uses.
    Index(Index),
    /// Tell what is wrong or doubtful; exit code 1 when anything is.
    Check(Check),
    /// Count articles by conference, official, source, year and month.
    Stats(Stats),
    /// Show the configuration in force, with a comment for every entry.
    Config(Config),
    /// Write what a shell needs to complete the command line.
    Completions(Completions),
    /// Write the manual page, for 'man -l -'.
    Man,
}

/// Reading in the terminal.
#[derive(Debug, clap::Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(super) struct Read {
    /// Folders and files to read; '-' is standard input.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Run these keys without a terminal, such as "j j Enter".
    #[arg(
        long,
        value_name = "KEYS",
        requires = "print",
        allow_hyphen_values = true,
        value_parser = keys
    )]
    pub(super) keys: Option<Script>,
    /// The size of the screen for --print, in columns and rows.
    #[arg(long, value_name = "WxH", requires = "print", value_parser = size)]
    pub(super) size: Option<(u16, u16)>,
    /// Print the last screen and end; needs no terminal.
    #[arg(long)]
    pub(super) print: bool,
    /// How --print writes the screen.
    #[arg(long, value_name = "FORMAT", requires = "print")]
    pub(super) format: Option<PrintFormat>,
    /// Leave the mouse to the terminal.
    #[arg(long)]
    pub(super) no_mouse: bool,
    /// Open no browser; the key copies the address.
    #[arg(long)]
    pub(super) no_open: bool,
    /// The theme; the configuration decides without it.
    #[arg(long, value_name = "THEME", value_parser = theme())]
    pub(super) theme: Option<ThemeName>,
    /// Start at the top of the whole list, not where these pages were left the last time.
    #[arg(long)]
    pub(super) fresh: bool,
}

impl Read {
    /// Whether nothing of it was typed.
    fn is_empty(&self) -> bool {
        self.paths.is_empty()
            && self.keys.is_none()
            && self.size.is_none()
            && !self.print
            && self.format.is_none()
            && !self.no_mouse
            && !self.no_open
            && self.theme.is_none()
            && !self.fresh
    }
}

/// `docbao list`.
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Folders and files to read; '-' is standard input.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Of copies and reprints of one text only the first; with --json its "reprints" are the ids of the others.
    #[arg(long)]
    pub(super) fold: bool,
    #[command(flatten)]
    pub(super) filters: Filters,
    /// One JSON object a line.
    #[arg(long)]
    pub(super) json: bool,
}

/// Which articles, and in which order.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct Filters {
    /// Only what this query means, as 'docbao search' reads it.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: Option<String>,
    #[command(flatten)]
    pub(super) narrow: Narrow,
    /// In this order; without it, in the order of the pages.
    #[arg(long, value_name = "ORDER")]
    pub(super) sort: Option<Order>,
    /// The other way round.
    #[arg(long, requires = "sort")]
    pub(super) reverse: bool,
    /// At most so many articles.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
}

/// What is asked for beside a query.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct Narrow {
    /// Only articles that name this conference, by words of its name or by id; more than once: all of them.
    #[arg(long, value_name = "NAME")]
    pub(super) conference: Vec<String>,
    /// Only articles that name this official, by words of the name or by id; more than once: all of them.
    #[arg(long, value_name = "NAME")]
    pub(super) official: Vec<String>,
    /// Only articles from this source.
    #[arg(long, value_name = "NAME")]
    pub(super) source: Vec<String>,
    /// Only articles of this day and later: 2016, 5/2016, 15/12/2021 or 2021-12-15.
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<String>,
    /// Only articles of this day and earlier.
    #[arg(long, value_name = "DATE")]
    pub(super) to: Option<String>,
}

/// The order of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    /// Newest first; without a date last.
    Date,
    /// By title, in Vietnamese alphabetical order.
    Title,
    /// By source, then id.
    Source,
    /// Longest first.
    Length,
}

/// `docbao show`.
#[derive(Debug, clap::Args)]
pub(super) struct Show {
    /// The article's id, as 'docbao list' prints it; '-' is the first page of standard input.
    #[arg(value_name = "ID", allow_hyphen_values = true)]
    pub(super) id: OsString,
    /// Folders and files to look in.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Only the running text.
    #[arg(long)]
    pub(super) body: bool,
    /// The page line by line: number, kind, how sure, why.
    #[arg(long, conflicts_with_all = ["body", "names"])]
    pub(super) raw: bool,
    /// Every mention of an official or conference: rule, words, line.
    #[arg(long, conflicts_with = "body")]
    pub(super) names: bool,
    /// How to write it.
    #[arg(long, value_name = "FORMAT", default_value = "txt")]
    pub(super) format: ShowFormat,
}

/// `docbao export`.
#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// Folders and files to read; '-' is standard input.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// How to write them.
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    pub(super) format: ExportFormat,
    #[command(flatten)]
    pub(super) filters: Filters,
}

/// `docbao check`.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Folders and files to check; '-' is standard input.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// One JSON object a line.
    #[arg(long)]
    pub(super) json: bool,
}

/// `docbao stats`.
#[derive(Debug, clap::Args)]
pub(super) struct Stats {
    /// Folders and files to read; '-' is standard input.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Count only the articles that this means, as 'docbao search' finds them.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: Option<String>,
    #[command(flatten)]
    pub(super) narrow: Narrow,
    /// Only this part; can be given more than once.
    #[arg(long, value_name = "PART")]
    pub(super) only: Vec<Part>,
    /// Inferred conferences count too.
    #[arg(long)]
    pub(super) inferred: bool,
    /// List at most so many values of each; all in JSON, 20 else.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// One JSON object a line.
    #[arg(long)]
    pub(super) json: bool,
}

/// A part of `docbao stats`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Part {
    /// Conferences, officials, sources and years.
    Facets,
    /// Articles by year and month.
    Timeline,
    /// Officials by conferences.
    Matrix,
}

/// `docbao config`.
#[derive(Debug, clap::Args)]
pub(super) struct Config {
    /// Only the place where the configuration is read from.
    #[arg(long)]
    pub(super) path: bool,
}

/// `docbao completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}

/// `docbao search`.
#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// What to find: words, "phrases", -without, OR, title: official: conference: source: date: and more
    /// (see the README).
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: String,
    /// Folders and files to search; '-' is standard input.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Where words are looked for: in the article itself, or on the whole page with its link lists.
    #[arg(long = "in", value_name = "WHERE", default_value = "article")]
    pub(super) within: Within,
    #[command(flatten)]
    pub(super) narrow: Narrow,
    /// Print how many articles are found, and nothing else.
    #[arg(long)]
    pub(super) count: bool,
    /// Print at most so many articles, the newest.
    #[arg(long, value_name = "N", conflicts_with = "count")]
    pub(super) limit: Option<usize>,
    /// Of copies and reprints among those found only the newest; with --json its "reprints" are the ids of the
    /// others.
    #[arg(long, conflicts_with = "count")]
    pub(super) fold: bool,
    /// One JSON object a line.
    #[arg(long)]
    pub(super) json: bool,
}

/// `docbao index`.
#[derive(Debug, clap::Args)]
pub(super) struct Index {
    /// Folders and files to index.
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Forget what was indexed before.
    #[arg(long)]
    pub(super) anew: bool,
    /// The outcome as a JSON object.
    #[arg(long)]
    pub(super) json: bool,
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Within {
    /// Title, lead, body and captions.
    Article,
    /// Everything on the page.
    Page,
}

/// How a screen is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PrintFormat {
    /// Plain text.
    Txt,
    /// A picture with the colours of the theme.
    Svg,
}

/// How one article is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowFormat {
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
    /// JSON.
    Json,
}

/// How many articles are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// One JSON object a line.
    Jsonl,
    /// A table: one row an article, without its text.
    Csv,
    /// Markdown, one article after the other.
    Md,
    /// Plain text, one article after the other.
    Txt,
}

/// `vi` or `en`.
fn language() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["vi", "en"]).map(|name| Lang::of_locale(&name))
}

/// A theme by its name.
fn theme() -> impl TypedValueParser<Value = ThemeName> {
    let names = ThemeName::ALL.iter().map(|theme| theme.name());
    PossibleValuesParser::new(names).map(|name| ThemeName::named(&name).unwrap_or_default())
}

/// The keys of a script, in the order pressed.
pub(super) type Script = Arc<[Key]>;

/// As written in `app::key`.
fn keys(text: &str) -> Result<Script, UnknownKey> {
    key::script(text).map(Arc::from)
}

/// More columns or rows than this has no screen.
const LARGEST: u16 = 1000;

/// `120x40`.
fn size(text: &str) -> Result<(u16, u16), String> {
    text.split_once(['x', 'X'])
        .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)))
        .filter(|&(w, h)| (1..=LARGEST).contains(&w) && (1..=LARGEST).contains(&h))
        .ok_or_else(|| format!("columns and rows up to {LARGEST}, such as 80x24"))
}
