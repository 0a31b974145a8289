//! The index: building it, first screens and counts, beside tantivy as it comes on the same texts.

use std::hint::black_box;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

use criterion::{Criterion, Throughput};
use docbao::entity::Known;
use docbao::library::index::Index;
use docbao::library::search::{Options, Search};
use docbao::source::{self, Listing};

use crate::peers::Stock;
use crate::press::Press;

/// Pages of the press that are indexed.
const PAGES: usize = 2_000;
const PHRASES: [&str; 3] = ["do khac lam", "ben may", "hoi nghi ngoai giao"];

fn listing(file: &mut impl Write, path: PathBuf, texts: &[String]) -> Listing {
    for (n, text) in texts.iter().enumerate() {
        let line = serde_json::json!({ "id": format!("{n:06}"), "text": text });
        writeln!(file, "{line}").unwrap();
    }
    file.flush().unwrap();
    source::open(&[path])
}

fn build(listing: &Listing) -> Index {
    let index = Index::temporary().unwrap();
    let go_on = |_| ControlFlow::Continue(());
    index.update(listing, Known::builtin(), go_on).unwrap();
    index
}

fn stock(texts: &[String]) -> (tempfile::TempDir, Stock) {
    let folder = tempfile::tempdir().unwrap();
    let stock = Stock::new(folder.path());
    stock.add(texts.iter().cloned());
    (folder, stock)
}

pub(crate) fn index(c: &mut Criterion) {
    let texts: Vec<String> = Press::new(31).pages(PAGES).map(|made| made.text).collect();
    let bytes: u64 = texts.iter().map(|text| text.len() as u64).sum();
    let mut file = tempfile::Builder::new()
        .suffix(".jsonl")
        .tempfile()
        .unwrap();
    let path = file.path().to_owned();
    let listing = listing(&mut file, path, &texts);
    let mut group = c.benchmark_group("index");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("build", |b| b.iter(|| build(&listing)));
    group.bench_function("limit: tantivy as it comes", |b| b.iter(|| stock(&texts)));
    group.finish();

    let index = build(&listing);
    let searching = index.searching().unwrap();
    let (_folder, stock) = stock(&texts);
    let searcher = stock.searcher();
    let mut group = c.benchmark_group("search");
    for phrase in PHRASES {
        let search = Search::parse(&format!("\"{phrase}\""), Options::default()).unwrap();
        group.bench_function(format!("first screen of “{phrase}”"), |b| {
            b.iter(|| black_box(searching.first(&search, 60, &mut |_| true).unwrap()));
        });
        group.bench_function(format!("count of “{phrase}”"), |b| {
            b.iter(|| black_box(searching.count(&search, &mut |_| true).unwrap()));
        });
        group.bench_function(format!("limit: tantivy's count of “{phrase}”"), |b| {
            b.iter(|| black_box(stock.count(&searcher, phrase)));
        });
    }
    group.finish();
}
