//! Building an index, and adding to it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Bench;
use super::archive::{Archive, texts};
use super::figures::{Figures, Table, times};
use super::peers::{self, Stock};
use super::process::{self, Ran, is_there};

/// Where an archive was put for the program, and where its index is.
pub(crate) struct Place {
    pub(crate) pages: PathBuf,
    pub(crate) cache: PathBuf,
    /// tantivy's own index of the same pages.
    pub(crate) stock: PathBuf,
    /// Seconds that a build takes.
    seconds: f64,
}

/// Archives with more text than this are built once.
const LARGE: u64 = 1 << 30;

/// The program on an archive, with everything of its own in the work folder.
pub(crate) fn docbao(bench: &Bench, cache: &Path) -> Command {
    let mut command = Command::new(&bench.docbao);
    command
        .env("XDG_CACHE_HOME", cache)
        .env("HOME", bench.work.path())
        .stderr(Stdio::null());
    command
}

/// Builds the index of an archive and those of the peers, in turn.
pub(crate) fn build(bench: &Bench, archive: &Archive, table: &mut Table) -> Place {
    let folder = bench.work.path().join(&archive.name);
    let place = Place {
        pages: folder.join("pages"),
        cache: folder.join("cache"),
        stock: folder.join("stock"),
        seconds: 0.0,
    };
    fs::create_dir_all(&place.pages).unwrap();
    let file = place.pages.join("a.jsonl");
    if fs::hard_link(&archive.file, &file).is_err() {
        fs::copy(&archive.file, &file).unwrap();
    }
    let runs = if archive.bytes > LARGE { 1 } else { bench.runs };
    let (mut ours, mut stock, mut fts5) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs {
        let mut index = docbao(bench, &place.cache);
        ours.push(process::run(
            index.args(["index", "--anew"]).arg(&place.pages),
        ));
        stock.push(run_peer("tantivy", archive, &place.stock));
        fts5.push(run_peer("fts5", archive, &folder.join("fts5")));
    }
    let megabytes = archive.bytes as f64 / 1e6;
    let rate = |runs: &[Ran]| Figures::of(runs.iter().map(|ran| megabytes / ran.cpu));
    let memory = |runs: &[Ran]| Figures::of(runs.iter().map(|ran| ran.anonymous));
    let (own, tantivy, sqlite) = (rate(&ours), rate(&stock), rate(&fts5));
    table.row(
        "P4",
        &archive.name,
        "build, MB of text a second of processor time",
        format!(
            "{own} = {} tantivy, {} FTS5",
            times(own.median(), tantivy.median()),
            times(own.median(), sqlite.median())
        ),
        format!("tantivy {tantivy}; FTS5 {sqlite} (neither splits pages or finds names)"),
    );
    let seconds = Figures::of(ours.iter().map(|ran| ran.seconds));
    let per_second = megabytes / seconds.median();
    let grown = table.grown("build", per_second);
    table.row(
        "P14",
        &archive.name,
        "build, MB of text a second on the clock",
        format!("{per_second:.1}"),
        grown.map_or(String::new(), |times| {
            format!("× {times:.2} of the smallest archive's")
        }),
    );
    let share = |folder: &Path| process::size(folder) as f64 * 100.0 / archive.bytes as f64;
    let index = index_bytes(&place.cache);
    let library = process::size(&place.cache) as f64 - index;
    table.row(
        "P5",
        &archive.name,
        "index in % of the text; catalogue in bytes a page",
        format!(
            "{:.1} %; {:.0}",
            index * 100.0 / archive.bytes as f64,
            library / archive.pages as f64
        ),
        format!(
            "tantivy {:.1} %; FTS5 {:.1} %",
            share(&place.stock),
            share(&folder.join("fts5"))
        ),
    );
    table.row(
        "P6",
        &archive.name,
        "most anonymous memory of a build, MB",
        memory(&ours),
        format!("tantivy {}; FTS5 {}", memory(&stock), memory(&fts5)),
    );
    let _ = fs::remove_dir_all(folder.join("fts5"));
    two_threads(bench, archive, &place, seconds.median(), table);
    Place {
        seconds: seconds.median(),
        ..place
    }
}

/// Bytes of the search index alone.
fn index_bytes(cache: &Path) -> f64 {
    let files = walkdir::WalkDir::new(cache).into_iter().flatten();
    let is_library = |file: &walkdir::DirEntry| file.file_name() == "library";
    let files = files.filter(|f| f.file_type().is_file() && !is_library(f));
    files.map(|f| f.metadata().unwrap().len() as f64).sum()
}

/// How much faster a build is than on one processor.
fn two_threads(bench: &Bench, archive: &Archive, place: &Place, seconds: f64, table: &mut Table) {
    if archive.bytes > LARGE {
        return;
    }
    if !is_there("taskset") {
        table.note("`taskset` is missing: a build on one processor was not measured".to_owned());
        return;
    }
    let mut command = Command::new("taskset");
    command.args(["-c", "0"]).arg(&bench.docbao);
    command
        .env("XDG_CACHE_HOME", place.cache.with_extension("one"))
        .env("HOME", bench.work.path())
        .stderr(Stdio::null());
    let one = process::run(command.args(["index", "--anew"]).arg(&place.pages));
    table.row(
        "P4",
        &archive.name,
        "build on all processors, times as fast as on one",
        times(one.seconds, seconds),
        format!(
            "{} processors",
            std::thread::available_parallelism().map_or(1, usize::from)
        ),
    );
    let _ = fs::remove_dir_all(place.cache.with_extension("one"));
}

fn run_peer(name: &str, archive: &Archive, folder: &Path) -> Ran {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    process::run(
        command
            .args(["--peer", name])
            .arg(&archive.file)
            .arg(folder),
    )
}

/// What a process of a peer does: its name, the archive, the folder of its index.
pub(crate) fn peer(args: &[PathBuf]) {
    let [name, file, folder] = args else {
        panic!("--peer NAME FILE FOLDER");
    };
    match name.to_str() {
        Some("tantivy") => Stock::new(folder).add(texts(file)),
        Some("fts5") => peers::fts5(&folder.join("pages.db"), texts(file)),
        _ => panic!("no peer is called {}", name.display()),
    }
}

/// Adds one page in a hundred and brings the index up to date, as often as there are runs, each time in a file of
/// its own; the work of the archive is done then.
pub(crate) fn grow(bench: &Bench, archive: &Archive, place: &Place, table: &mut Table) {
    let more = (archive.pages / 100).max(1);
    let mut ran = Vec::new();
    for run in 0..bench.runs {
        let lines = BufReader::new(File::open(&archive.file).unwrap()).lines();
        let file = place.pages.join(format!("b{run}.jsonl"));
        let mut out = BufWriter::new(File::create(file).unwrap());
        for (n, line) in lines.take(more as usize).enumerate() {
            let mut page: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            page["id"] = format!("new-{run}-{n}").into();
            writeln!(out, "{page}").unwrap();
        }
        // What a crawler wrote lies on the disk before it is asked for.
        out.into_inner().unwrap().sync_all().unwrap();
        let mut index = docbao(bench, &place.cache);
        ran.push(process::run(index.arg("index").arg(&place.pages)).seconds);
    }
    let seconds = Figures::of(ran);
    let share = place.seconds * more as f64 / archive.pages as f64;
    table.row(
        "P15",
        &archive.name,
        "adding 1 % new pages, s",
        format!(
            "{seconds} = {} their share of a build",
            times(seconds.median(), share)
        ),
        format!("their share {share:.2}"),
    );
    let _ = fs::remove_dir_all(bench.work.path().join(&archive.name));
}
