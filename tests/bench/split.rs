//! Splitting and names, beside what the text costs anyway: checking that it is UTF-8, folding it, finding
//! its lines.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use docbao::entity::{Finder, Known};
use docbao::parse::article::Article;
use docbao::parse::line::Scan;
use docbao::parse::{Corpus, explain, parse};
use docbao::text::fold;

pub(crate) fn split(c: &mut Criterion) {
    let (pages, bytes) = crate::pages::pages();
    let corpus = Corpus::default();
    let mut group = c.benchmark_group("page");
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("split, UTF-8 checked", |b| {
        b.iter(|| {
            for page in &pages {
                black_box(simdutf8::basic::from_utf8(page.text.as_bytes()).is_ok());
                black_box(parse(page, &corpus));
            }
        });
    });
    group.bench_function("split with reasons", |b| {
        b.iter(|| {
            for page in &pages {
                black_box(explain(page, &corpus));
            }
        });
    });
    group.bench_function("lines and words alone", |b| {
        b.iter(|| {
            for page in &pages {
                let composed = fold::composed(&page.text);
                black_box(Scan::new(&composed, &page.text).lines().len());
            }
        });
    });
    let articles: Vec<Article> = pages.iter().map(|p| parse(p, &corpus)).collect();
    group.bench_function("names", |b| {
        let mut finder = Finder::new(Known::builtin());
        b.iter(|| {
            for (page, article) in pages.iter().zip(&articles) {
                black_box(finder.find(page, article));
            }
        });
    });
    group.bench_function("limit: bare key", |b| {
        let mut out = String::new();
        b.iter(|| {
            for page in &pages {
                out.clear();
                fold::bare_into(&page.text, &mut out);
                black_box(&out);
            }
        });
    });
    group.bench_function("limit: line ends", |b| {
        b.iter(|| {
            for page in &pages {
                black_box(memchr::memchr_iter(b'\n', page.text.as_bytes()).count());
            }
        });
    });
    group.finish();
}
