//! The program in a terminal: first frames, and what each key costs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use portable_pty::CommandBuilder;

use super::Bench;
use super::archive::{Archive, texts};
use super::building::Place;
use super::figures::{Figures, Table, ms, times};
use super::process::anonymous_memory;
use super::terminal::{Session, Timed};

/// Keys that are pressed, by what they do.
const SCRIPT: [(&str, &[&str]); 12] = [
    ("scroll", &["j"; 60]),
    (
        "scroll",
        &["\x04", "\x04", "\x04", "\x06", "\x06", "\x15", "k", "k"],
    ),
    ("end", &["G", "g", "g", "G", "g", "g"]),
    (
        "open",
        &["\r", "q", "j", "\r", "q", "j", "\r", "q", "j", "\r", "q"],
    ),
    (
        "read",
        &["\r", "j", "j", "\x04", "\x04", "G", "i", "i", "q"],
    ),
    ("sort", &["s", "s", "s", "s", "S", "S"]),
    ("facet", &["F", " ", " ", "j", " ", "x", "X", "h"]),
    (
        "search",
        &[
            "/", "n", "g", "o", "a", "i", " ", "g", "i", "a", "o", "\r", "n", "n", "X",
        ],
    ),
    (
        "search",
        &[
            "/", "\"", "đ", "ố", "i", " ", "n", "g", "o", "ạ", "i", "\"", "\r", "X",
        ],
    ),
    (
        "filter",
        &["&", "h", "o", "i", " ", "n", "g", "h", "i", "\r", "X"],
    ),
    ("filter", &["&", "v", "i", "e", "t", "\x7f", "\x7f", "\x07"]),
    ("help", &["?", "j", "q"]),
];

/// What the smallest program takes.
pub(crate) struct Smallest {
    first: Figures,
    key: Figures,
}

pub(crate) fn smallest(bench: &Bench) -> Smallest {
    let start = || {
        let mut command = CommandBuilder::new(&bench.smallest);
        command.env("TERM", "xterm-256color");
        Session::start(command)
    };
    let runs = bench.runs.max(5) * 4;
    let first = Figures::of((0..runs).map(|_| ms(start().first_frame())));
    let mut session = start();
    session.rest();
    let key = Figures::of((0..60).map(|_| ms(session.key("j").first)));
    Smallest { first, key }
}

/// The program in a terminal, in English.
fn docbao(bench: &Bench, cache: &Path, path: Option<&Path>) -> Session {
    let mut command = CommandBuilder::new(&bench.docbao);
    command.args(["--lang", "en", "--no-mouse"]);
    if let Some(path) = path {
        command.arg(path);
    }
    command.cwd(bench.work.path());
    command.env("TERM", "xterm-256color");
    command.env("XDG_CACHE_HOME", cache);
    command.env("HOME", bench.work.path());
    Session::start(command)
}

/// P10 and P13 of the pages inside the program; P3 of files.
pub(crate) fn few(bench: &Bench, archive: &Archive, smallest: &Smallest, table: &mut Table) {
    let cache = bench.work.path().join("few");
    let start = || docbao(bench, &cache, None);
    let runs = bench.runs.max(5) * 4;
    let first = Figures::of((0..runs).map(|_| ms(start().first_frame())));
    let listed = Figures::of((0..runs).map(|_| ms(start().shows("newest first"))));
    table.row(
        "P10",
        "sample",
        "first frame; its list, ms",
        format!(
            "{first}; {listed}; {}",
            times(listed.median(), smallest.first.median())
        ),
        format!("the smallest program {}", smallest.first),
    );
    let five = bench.work.path().join("five");
    fs::create_dir_all(&five).unwrap();
    for (n, text) in texts(&archive.file).take(5).enumerate() {
        fs::write(five.join(format!("{n}.txt")), text).unwrap();
    }
    for (what, path) in [("five pages", Some(five.as_path())), ("sample", None)] {
        let mut session = docbao(bench, &cache, path);
        session.rest();
        for key in SCRIPT.iter().flat_map(|(_, keys)| keys.iter()) {
            session.key(key);
        }
        table.row(
            "P13",
            what,
            "anonymous memory after the keys, MB",
            format!("{:.1}", anonymous_memory(session.pid())),
            "",
        );
    }
    files(bench, archive, table);
}

/// P3: a folder of files, listed to its end, beside one pass over them.
fn files(bench: &Bench, archive: &Archive, table: &mut Table) {
    const MOST: usize = 10_000;
    let folder = bench.work.path().join("files");
    fs::create_dir_all(&folder).unwrap();
    let mut count = 0;
    for (n, text) in texts(&archive.file).take(MOST).enumerate() {
        fs::write(folder.join(format!("{n:06}.txt")), text).unwrap();
        count += 1;
    }
    let pass = || {
        let start = Instant::now();
        let files = fs::read_dir(&folder).unwrap();
        let bytes: usize = files
            .map(|f| fs::read(f.unwrap().path()).unwrap().len())
            .sum();
        assert!(bytes > 0);
        ms(start.elapsed())
    };
    let cache = bench.work.path().join("files-cache");
    let mut index = super::building::docbao(bench, &cache);
    super::process::run(index.arg("index").arg(&folder));
    let all = format!("{} articles", grouped(count));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        theirs.push(pass());
        ours.push(ms(docbao(bench, &cache, Some(&folder)).shows(&all)));
    }
    let (ours, theirs) = (Figures::of(ours), Figures::of(theirs));
    table.row(
        "P3",
        &archive.name,
        format!("{count} files, indexed before: the whole list, ms"),
        format!("{ours}; {}", times(ours.median(), theirs.median())),
        format!("open, read and close each {theirs}"),
    );
    let _ = fs::remove_dir_all(folder);
    let _ = fs::remove_dir_all(cache);
}

/// As English writes numbers.
fn grouped(n: usize) -> String {
    if n < 1000 {
        n.to_string()
    } else {
        format!("{},{:03}", n / 1000, n % 1000)
    }
}

/// P7, P10, P12, P13 and P14 of an archive.
pub(crate) fn keys(
    bench: &Bench,
    archive: &Archive,
    place: &Place,
    smallest: &Smallest,
    table: &mut Table,
) {
    let name = &archive.name;
    let start = || docbao(bench, &place.cache, Some(&place.pages));
    let listed = Figures::of((0..bench.runs).map(|_| ms(start().shows("newest first"))));
    table.row(
        "P10",
        name,
        "the list of an archive that was indexed, ms",
        &listed,
        format!("the smallest program's first frame {}", smallest.first),
    );
    let mut session = start();
    session.shows("newest first");
    session.rest();
    let mut by_kind: BTreeMap<&str, Vec<Timed>> = BTreeMap::new();
    for _ in 0..bench.runs {
        for (kind, keys) in SCRIPT {
            let timed = keys.iter().map(|key| session.key(key));
            by_kind.entry(kind).or_default().extend(timed);
        }
    }
    let memory = anonymous_memory(session.pid());
    drop(session);
    let first = |timed: &[Timed]| Figures::of(timed.iter().map(|t| ms(t.first)));
    let last = |timed: &[Timed]| Figures::of(timed.iter().map(|t| ms(t.last)));
    let all: Vec<Timed> = by_kind.values().flatten().copied().collect();
    key_row(
        ("P7", name),
        "key to frame, all keys",
        &first(&all),
        smallest,
        table,
    );
    for (kind, timed) in &by_kind {
        let (first, last) = (first(timed), last(timed));
        let goal = match *kind {
            "search" => "P8",
            "filter" => "P12",
            _ => "P14",
        };
        let grown = table.grown(kind, last.median());
        table.row(
            goal,
            name,
            format!("{kind}: to the first frame, p50; p99. To the last one, p50; p99. ms"),
            format!(
                "{:.1}; {:.1}. {:.1}; {:.1}",
                first.median(),
                first.share(0.99),
                last.median(),
                last.share(0.99)
            ),
            grown.map_or(String::new(), |times| {
                format!("× {times:.2} of the smallest archive's")
            }),
        );
    }
    table.row(
        "P13",
        name,
        "anonymous memory after the keys, MB",
        format!("{memory:.1}"),
        "",
    );
    // While everything is read and indexed for the first time.
    let cache = place.cache.with_extension("during");
    let mut session = docbao(bench, &cache, Some(&place.pages));
    session.shows("newest first");
    let during =
        Figures::of((0..200).map(|n| ms(session.key(if n % 8 == 7 { "k" } else { "j" }).first)));
    drop(session);
    let _ = fs::remove_dir_all(cache);
    key_row(
        ("P7", name),
        "key to frame while the archive is read",
        &during,
        smallest,
        table,
    );
}

fn key_row(
    (goal, archive): (&str, &str),
    what: &str,
    keys: &Figures,
    smallest: &Smallest,
    table: &mut Table,
) {
    table.row(
        goal,
        archive,
        format!("{what}, ms: p50; p99; most"),
        format!(
            "{:.2}; {:.1}; {:.1}",
            keys.median(),
            keys.share(0.99),
            keys.most()
        ),
        format!(
            "the smallest program {}; p50 {}",
            smallest.key,
            times(keys.median(), smallest.key.median())
        ),
    );
}
