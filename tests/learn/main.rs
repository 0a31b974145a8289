//! Learns the weights of the line path from labelled pages and writes them as a file.
//!
//! ```text
//! cargo run --release --example learn -- --out data/line_weights.toml \
//!     --gold PAGES:GOLD [--gold PAGES:GOLD ...] [--bodies ARTICLES.jsonl]
//! ```
//!
//! `PAGES:GOLD` are a folder of pages and a folder of gold files with the kind of every line.
//! `ARTICLES.jsonl` has one object a line with `text` and `body`: only whether a line belongs to the
//! body is known of those pages. `--folds N` learns N times without every Nth page and prints how well
//! the pages left out are labelled (`--errors` shows each wrong line); nothing is written then. The
//! same input gives the same file.
//!
//! The weights that are compiled in were learnt with `--dropout 0.25 --rounds 16 --body-weight 0.1` from
//! `tests/fixtures/labelled/*`, from the five real pages twice and from the sample library four times.
//!
//! The model is a linear-chain conditional random field; what a page leaves open (the zone of a line,
//! the kind of a body line) is summed over. Gradient steps of `AdaGrad`, a fixed order, a small weight
//! decay.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for those who make docbao, run by hand"
)]

mod corpus;
mod train;

use std::path::PathBuf;
use std::process::ExitCode;

use docbao::parse::states::STATES;

struct Args {
    gold: Vec<(PathBuf, PathBuf)>,
    bodies: Option<PathBuf>,
    out: Option<PathBuf>,
    folds: usize,
    how: train::How,
    body_weight: f32,
    errors: bool,
}

fn args() -> Result<Args, String> {
    let mut args = Args {
        gold: Vec::new(),
        bodies: None,
        out: None,
        folds: 0,
        how: train::How {
            rounds: 14,
            decay: 0.002,
            dropout: 0.0,
        },
        body_weight: 0.1,
        errors: false,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--gold" => {
                let value = value()?;
                let (pages, gold) = value.split_once(':').ok_or("--gold takes PAGES:GOLD")?;
                args.gold.push((pages.into(), gold.into()));
            }
            "--bodies" => args.bodies = Some(value()?.into()),
            "--out" => args.out = Some(value()?.into()),
            "--errors" => args.errors = true,
            "--folds" => args.folds = value()?.parse().map_err(|_| "--folds takes a number")?,
            "--rounds" => {
                args.how.rounds = value()?.parse().map_err(|_| "--rounds takes a number")?;
            }
            "--decay" => args.how.decay = value()?.parse().map_err(|_| "--decay takes a number")?,
            "--dropout" => {
                args.how.dropout = value()?.parse().map_err(|_| "--dropout takes a number")?;
            }
            "--body-weight" => {
                args.body_weight = value()?
                    .parse()
                    .map_err(|_| "--body-weight takes a number")?;
            }
            other => return Err(format!("unknown option {other}")),
        }
    }
    Ok(args)
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

fn run(args: &Args) -> Result<(), String> {
    let mut pages = Vec::new();
    for (folder, gold) in &args.gold {
        pages.extend(corpus::labelled(folder, gold)?);
    }
    let mut bodies = match &args.bodies {
        Some(path) => corpus::bodies(path)?,
        None => Vec::new(),
    };
    for body in &mut bodies {
        body.weight = args.body_weight;
    }
    println!(
        "{} labelled pages, {} pages of which the body is known",
        pages.len(),
        bodies.len()
    );
    if args.folds > 1 {
        let mut total = corpus::Tally::default();
        for fold in 0..args.folds {
            let learn: Vec<&corpus::Example> = bodies
                .iter()
                .chain(
                    pages
                        .iter()
                        .enumerate()
                        .filter(|(i, _)| (i / 2) % args.folds != fold)
                        .map(|(_, p)| p),
                )
                .collect();
            let weights = train::train(&learn, &args.how);
            for (_, page) in pages
                .iter()
                .enumerate()
                .filter(|(i, _)| (i / 2) % args.folds == fold)
            {
                let tally = page.tally(&weights, args.errors);
                println!("{:<40} {:.3}  {}", page.name, tally.share(), tally.errors());
                total.add(&tally);
            }
        }
        println!(
            "pages left out: {:.4} of {} lines right; {}",
            total.share(),
            total.lines,
            total.errors()
        );
        println!("recall {}", total.recall());
        return Ok(());
    }
    let learn: Vec<&corpus::Example> = bodies.iter().chain(&pages).collect();
    let weights = train::train(&learn, &args.how);
    let mut total = corpus::Tally::default();
    for page in &pages {
        total.add(&page.tally(&weights, false));
    }
    println!(
        "pages learnt from: {:.4} of {} lines right; {}",
        total.share(),
        total.lines,
        total.errors()
    );
    if let Some(out) = &args.out {
        let header = format!(
            "# How much each fact of a line speaks for each of the {} states of the path (see src/parse/states.rs and\n\
             # src/parse/facts.rs); a number a state, in the order of `states`. `prev.` and `next.` are facts of the\n\
             # neighbouring lines, `tight` and `gap` the steps without and with a blank line between, `start` the first\n\
             # line. Learnt, not written by hand: `tests/learn` says how.\n\
             # Learnt from {} pages labelled line by line, and from {} pages of which only the body is known: the\n\
             # development split of the Web Content Extraction Benchmark, Murrough Foley, 2026, CC BY 4.0.\n\n",
            STATES.len(),
            pages.len(),
            bodies.len(),
        );
        std::fs::write(out, weights.write(&header))
            .map_err(|e| format!("{}: {e}", out.display()))?;
    }
    Ok(())
}
