//! Learns the weights of the line path from labelled pages and writes them as a file.
//!
//! ```text
//! cargo run --release --example learn
//! ```
//!
//! learns from `tests/fixtures/labelled/*`, the sample library and, beside the project, the real pages and
//! the articles of which the body is known, and writes `data/line_weights.toml`; the same input gives the
//! same file. Other input and other ends:
//!
//! ```text
//! --gold PAGES:GOLD         a folder of pages and one of gold files with the kind of every line; repeatable
//! --bodies ARTICLES.jsonl   one object a line with `text` and `body`, also .gz
//! --out FILE                where the weights go; without it and with --gold, nowhere
//! --against PAGES:GOLD      pages that are not learnt from: how well they are labelled; repeatable
//! --folds N [--errors]      learns N times without every Nth page and prints how well those are labelled
//! --body-folds N            the same with the articles, in shingles of four words
//! --without FACT[,FACT…]    does without some facts, to see what they bring
//! --rounds N --rate X --decay X --dropout X --hidden-dropout X --body-weight X --vary N --least N --seed N
//!                           how it learns; the defaults are those of the file in the repository
//! ```
//!
//! The model is a conditional random field over the lines (`docbao::parse::model`); what a page leaves
//! open (the zone of a line, the kind of a body line) is summed over. Each page is also learnt from in
//! other forms (`vary`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::needless_range_loop,
    reason = "a program for those who make docbao, run by hand; its loops go over several rows at once"
)]

mod breaks;
mod corpus;
mod lent;
mod random;
mod shingles;
mod tally;
mod train;
mod vary;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use corpus::{Example, Page};
use docbao::parse::corpus::Corpus;
use docbao::parse::facts::Fact;
use docbao::parse::model::Model;
use docbao::parse::states::STATES;
use random::Random;
use tally::Tally;

struct Args {
    gold: Vec<(PathBuf, PathBuf)>,
    against: Vec<(PathBuf, PathBuf)>,
    bodies: Option<PathBuf>,
    out: Option<PathBuf>,
    folds: usize,
    body_folds: usize,
    how: train::How,
    body_weight: f32,
    /// Other forms of each page.
    vary: usize,
    /// Pages on which a word stands that the model knows.
    least: usize,
    errors: bool,
}

fn number<T: std::str::FromStr>(value: &str) -> Result<T, String> {
    value
        .parse()
        .map_err(|_| format!("{value} is not a number of the right form"))
}

/// A folder of pages and one of gold files.
fn folders(value: &str) -> Result<(PathBuf, PathBuf), String> {
    let (pages, gold) = value
        .split_once(':')
        .ok_or(format!("{value} is not of the form PAGES:GOLD"))?;
    Ok((pages.into(), gold.into()))
}

fn args() -> Result<Args, String> {
    let mut args = Args {
        gold: Vec::new(),
        against: Vec::new(),
        bodies: None,
        out: None,
        folds: 0,
        body_folds: 0,
        how: train::How {
            rounds: 36,
            rate: 0.003,
            decay: 0.01,
            dropout: 0.4,
            hidden_dropout: 0.2,
            seed: 33,
            without: Vec::new(),
        },
        body_weight: 0.3,
        vary: 6,
        least: 12,
        errors: false,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--gold" => args.gold.push(folders(&value()?)?),
            "--against" => args.against.push(folders(&value()?)?),
            "--bodies" => args.bodies = Some(value()?.into()),
            "--out" => args.out = Some(value()?.into()),
            "--errors" => args.errors = true,
            "--folds" => args.folds = number(&value()?)?,
            "--body-folds" => args.body_folds = number(&value()?)?,
            "--without" => {
                let value = value()?;
                let fact = |name: &str| Fact::ALL.iter().find(|f| f.name() == name).copied();
                for name in value.split(',') {
                    let fact = fact(name).ok_or(format!("no fact is called {name}"))?;
                    args.how.without.push(fact);
                }
            }
            "--rounds" => args.how.rounds = number(&value()?)?,
            "--rate" => args.how.rate = number(&value()?)?,
            "--decay" => args.how.decay = number(&value()?)?,
            "--dropout" => args.how.dropout = number(&value()?)?,
            "--hidden-dropout" => args.how.hidden_dropout = number(&value()?)?,
            "--seed" => args.how.seed = number(&value()?)?,
            "--body-weight" => args.body_weight = number(&value()?)?,
            "--vary" => args.vary = number(&value()?)?,
            "--least" => args.least = number(&value()?)?,
            other => return Err(format!("unknown option {other}")),
        }
    }
    if args.gold.is_empty() {
        args.usual()?;
    }
    Ok(args)
}

impl Args {
    /// The pages that stand in the project and beside it.
    fn usual(&mut self) -> Result<(), String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shared = root.join("../shared");
        let labelled = root.join("tests/fixtures/labelled");
        let folders = std::fs::read_dir(&labelled)
            .map_err(|e| format!("{}: {e}", labelled.display()))?
            .filter_map(|f| f.ok().map(|f| f.path()));
        self.gold = folders.map(|f| (f.join("pages"), f.join("gold"))).collect();
        self.gold.sort();
        // Those that must be right count twice.
        for _ in 0..2 {
            self.gold
                .push((root.join("data/sample"), root.join("tests/golden")));
            self.gold.push((shared.join("seeds"), shared.join("gold")));
        }
        self.bodies
            .get_or_insert_with(|| shared.join("wcxb-dev/articles.jsonl.gz"));
        if self.folds == 0 && self.body_folds == 0 {
            self.out
                .get_or_insert_with(|| root.join("data/line_weights.toml"));
        }
        Ok(())
    }
}

fn main() -> ExitCode {
    match args().and_then(|args| run(&args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("learn: {why}");
            ExitCode::from(2)
        }
    }
}

/// Learns from labelled pages, each alone, beside the others and in other forms, and from bodies.
fn learn(pages: &[&Page], bodies: &[&corpus::Bodied], args: &Args) -> Model {
    let alone = Corpus::default();
    let library = corpus::library(&pages.iter().map(|p| (*p).clone()).collect::<Vec<_>>());
    let mut random = Random::new(7 + args.how.seed);
    let mut examples: Vec<Example> = Vec::new();
    for page in pages {
        for corpus in [&alone, &library] {
            examples.push(corpus::example(page, corpus));
        }
        for n in 0..args.vary {
            let page = vary::vary(page, pages, &mut random);
            let corpus = if n % 2 == 0 { &alone } else { &library };
            examples.push(corpus::example(&page, corpus));
        }
    }
    for body in bodies {
        let mut example = corpus::body_example(body);
        example.weight = args.body_weight;
        // A few of those pages are longer than any archive's and would take all the time.
        if example.len() <= 1500 {
            examples.push(example);
        }
    }
    let labelled = examples.iter().filter(|e| e.is_labelled());
    let words = corpus::vocabulary(labelled, args.least * (2 + args.vary));
    let model = Model::zero(words.clone());
    let places = corpus::places(&model);
    for example in &mut examples {
        example.look_up(&places);
    }
    train::train(&examples.iter().collect::<Vec<_>>(), &words, &args.how)
}

fn run(args: &Args) -> Result<(), String> {
    let mut pages = Vec::new();
    for (folder, gold) in &args.gold {
        pages.extend(corpus::labelled(folder, gold)?);
    }
    let bodies = match &args.bodies {
        Some(path) => corpus::bodies(path)?,
        None => Vec::new(),
    };
    println!(
        "{} labelled pages, {} pages of which the body is known",
        pages.len(),
        bodies.len()
    );
    let bodies: Vec<&corpus::Bodied> = bodies.iter().collect();
    if args.body_folds > 1 {
        body_folds(&pages, &bodies, args);
        return Ok(());
    }
    if args.folds > 1 {
        folds(&pages, &bodies, args);
        return Ok(());
    }
    let all: Vec<&Page> = pages.iter().collect();
    let model = learn(&all, &bodies, args);
    let total = measure(&all, &model, false, false);
    println!("{} words are known", model.words.len());
    println!(
        "pages learnt from: {:.4} of {} lines right; {}",
        total.share(),
        total.lines,
        total.errors()
    );
    for (folder, gold) in &args.against {
        let pages = corpus::labelled(folder, gold)?;
        let tally = measure(
            &pages.iter().collect::<Vec<_>>(),
            &model,
            args.errors,
            args.errors,
        );
        println!(
            "{}: {:.4} of {} lines right, mean of pages {:.4}; {}\n  recall {}",
            folder.display(),
            tally.share(),
            tally.lines,
            tally.mean(),
            tally.errors(),
            tally.recall()
        );
    }
    if let Some(out) = &args.out {
        std::fs::write(out, model.write(&header(pages.len(), bodies.len())))
            .map_err(|e| format!("{}: {e}", out.display()))?;
    }
    Ok(())
}

/// Labels pages with `model`, each opened alone.
fn measure(pages: &[&Page], model: &Model, errors: bool, names: bool) -> Tally {
    let places = corpus::places(model);
    let mut total = Tally::default();
    for page in pages {
        let mut example = corpus::example(page, &Corpus::default());
        example.look_up(&places);
        let tally = Tally::of(&example, model, errors);
        if names {
            println!("{:<40} {:.3}  {}", page.name, tally.share(), tally.errors());
        }
        total.add(&tally);
    }
    total
}

/// Learns without every Nth page and measures on those.
fn folds(pages: &[Page], bodies: &[&corpus::Bodied], args: &Args) {
    let mut total = Tally::default();
    for fold in 0..args.folds {
        let part = |own: bool| -> Vec<&Page> {
            pages
                .iter()
                .enumerate()
                .filter(|(i, _)| (i % args.folds == fold) == own)
                .map(|(_, p)| p)
                .collect()
        };
        let model = learn(&part(false), bodies, args);
        total.add(&measure(&part(true), &model, args.errors, true));
    }
    println!(
        "pages left out: {:.4} of {} lines right, mean of pages {:.4}; {}",
        total.share(),
        total.lines,
        total.mean(),
        total.errors()
    );
    println!("recall {}", total.recall());
}

/// Learns without every Nth page of `bodies` and measures how much of their bodies is found, beside the
/// rule of C4 and beside taking every line.
fn body_folds(pages: &[Page], bodies: &[&corpus::Bodied], args: &Args) {
    let pages: Vec<&Page> = pages.iter().collect();
    let mut found = [(); 3].map(|()| shingles::Found::default());
    for fold in 0..args.body_folds {
        let part = |own: bool| -> Vec<&corpus::Bodied> {
            bodies
                .iter()
                .enumerate()
                .filter(|(i, _)| (i % args.body_folds == fold) == own)
                .map(|(_, p)| *p)
                .collect()
        };
        let model = learn(&pages, &part(false), args);
        let places = corpus::places(&model);
        for page in part(true) {
            let mut example = corpus::body_example(page);
            example.look_up(&places);
            let taken = example.body(&model);
            found[0].add(&taken, &page.body);
            found[1].add(&shingles::c4(&page.text), &page.body);
            found[2].add(&page.text, &page.body);
        }
    }
    for (name, found) in ["this model", "rule of C4", "all lines"].iter().zip(&found) {
        let (p, r, f) = found.means();
        println!("{name:<12} precision {p:.4} recall {r:.4} F1 {f:.4}");
    }
}

fn header(pages: usize, bodies: usize) -> String {
    format!(
        "# The learnt numbers of the line path: how the facts (src/parse/facts.rs) and words of a line and of its\n\
         # neighbours speak for each of the {} states (src/parse/states.rs). What the tables are is told in\n\
         # src/parse/model.rs, how a row is written in src/parse/model/file.rs. Learnt, not written by hand:\n\
         # `tests/learn` says how.\n\
         # Learnt from {pages} pages labelled line by line, and from {bodies} pages of which only the body is known: the\n\
         # development split of the Web Content Extraction Benchmark, Murrough Foley, 2026, CC BY 4.0.\n\n",
        STATES.len(),
    )
}
