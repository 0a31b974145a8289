//! Other programs that find things in text, as whole processes beside docbao's commands: what a person waits for who
//! asks once.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::{Command, Stdio};

use docbao::library::Library;
use docbao::library::query::ArticleNo;

use super::Bench;
use super::archive::Archive;
use super::building::{Place, docbao};
use super::figures::{Figures, Table, ms, times};
use super::process::is_there;
use super::searching::timed;

/// Looked for as it is written: rg knows nothing of marks.
const PHRASE: &str = "Phạm Bình Minh";
/// Words of titles.
const WORDS: &str = "hoi nghi ngoai";

/// rg on the pages, and fzf on their titles.
pub(crate) fn beside(
    bench: &Bench,
    archive: &Archive,
    place: &Place,
    library: &Library,
    table: &mut Table,
) {
    let search = |scope: &str, query: String| {
        let mut command = docbao(bench, &place.cache);
        command.args(["search", "--count", "--in", scope, "--"]);
        command.arg(query).arg(&place.pages);
        command
    };
    let rg = || {
        let mut command = Command::new("rg");
        command.args(["--count", "--fixed-strings", PHRASE]);
        command.arg(&place.pages);
        command
    };
    let titles = bench.work.path().join("titles");
    let mut file = BufWriter::new(File::create(&titles).unwrap());
    for no in 0..library.len() as ArticleNo {
        let row = library.row(no).unwrap();
        writeln!(file, "{}", row.title).unwrap();
    }
    file.into_inner().unwrap();
    let fzf = || {
        let mut command = Command::new("fzf");
        command.args(["--filter", WORDS]);
        command.stdin(File::open(&titles).unwrap());
        command
    };
    let phrase = || search("page", format!("\"{PHRASE}\""));
    let what = format!("pages with “{PHRASE}” counted by a whole process, ms");
    row(bench, table, ("P9", archive, what), ("rg", &rg), &phrase);
    let words = || search("article", format!("title:({WORDS})"));
    let what = format!("titles with “{WORDS}” by a whole process, ms");
    row(bench, table, ("P12", archive, what), ("fzf", &fzf), &words);
    std::fs::remove_file(titles).unwrap();
}

/// A row of two programs that run in turn.
fn row(
    bench: &Bench,
    table: &mut Table,
    (goal, archive, what): (&str, &Archive, String),
    (peer, theirs): (&str, &dyn Fn() -> Command),
    ours: &dyn Fn() -> Command,
) {
    if !is_there(peer) {
        table.note(format!("`{peer}` is missing on this machine"));
        return;
    }
    let run = |command: &dyn Fn() -> Command| {
        let mut command = command();
        command.stdout(Stdio::null());
        ms(timed(|| assert!(command.status().unwrap().success())))
    };
    let (mut own, mut other) = (Vec::new(), Vec::new());
    // The first of each reads what the others find in memory.
    for n in 0..=bench.runs {
        let (one, two) = (run(ours), run(theirs));
        if n > 0 {
            own.push(one);
            other.push(two);
        }
    }
    let (own, other) = (Figures::of(own), Figures::of(other));
    let ratio = times(own.median(), other.median());
    let own = format!("{own}; {ratio}");
    table.row(goal, &archive.name, what, own, format!("{peer} {other}"));
}
