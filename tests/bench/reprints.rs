//! Reprints: the sketch of an article beside splitting its page, and the groups of many articles.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use docbao::library::reprints::{Reprints, Sketch};
use docbao::parse::article::Article;
use docbao::parse::{Corpus, parse};
use docbao::text::fold;

use crate::press::Press;

pub(crate) fn sketch(c: &mut Criterion) {
    let (pages, bytes) = crate::pages::pages();
    let corpus = Corpus::default();
    let articles: Vec<Article> = pages.iter().map(|p| parse(p, &corpus)).collect();
    let mut group = c.benchmark_group("reprints");
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("sketch", |b| {
        b.iter(|| {
            for (page, article) in pages.iter().zip(&articles) {
                black_box(Sketch::of(&page.text, article));
            }
        });
    });
    group.bench_function("limit: a tenth of this, splitting", |b| {
        b.iter(|| {
            for page in &pages {
                black_box(parse(page, &corpus));
            }
        });
    });
    group.bench_function("limit: bare key of the texts", |b| {
        let mut out = String::new();
        b.iter(|| {
            for (page, article) in pages.iter().zip(&articles) {
                for block in article.body() {
                    out.clear();
                    fold::bare_into(block.span.of(&page.text), &mut out);
                    black_box(&out);
                }
            }
        });
    });
    group.finish();
}

/// Of as many articles as `DOCBAO_ARTICLES` says, else of a hundred thousand, one in seven a reprint. What they
/// must cost is sorting so many numbers once for each band.
pub(crate) fn groups(c: &mut Criterion) {
    let corpus = Corpus::default();
    let some: Vec<Sketch> = Press::new(5)
        .pages(2000)
        .map(|made| {
            let page = made.page();
            Sketch::of(&page.text, &parse(&page, &corpus))
        })
        .collect();
    let len = crate::pages::articles();
    let mut reprints = Reprints::default();
    for no in 0..len {
        // Two thousand pages again and again, each time as other texts.
        let again = (no / some.len()) as u64;
        let mut bytes = some[no % some.len()].to_bytes();
        for (at, byte) in bytes.iter_mut().enumerate().skip(16) {
            *byte ^= (again.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (at % 8 * 8)) as u8;
        }
        bytes[0] ^= again as u8;
        bytes[1] ^= (again >> 8) as u8;
        reprints.add(no as u32, Sketch::from_bytes(&bytes));
    }
    let mut group = c.benchmark_group("groups");
    group.sample_size(10);
    group.throughput(Throughput::Elements(len as u64));
    group.bench_function(BenchmarkId::new("reprints", len), |b| {
        b.iter(|| black_box(reprints.groups()));
    });
    group.bench_function(BenchmarkId::new("limit: sorting", len), |b| {
        b.iter(|| {
            for band in 0..32u64 {
                let keys = (0..len as u64).map(|n| (n ^ band).wrapping_mul(0x9e37_79b9_7f4a_7c15));
                let mut keys: Vec<u64> = keys.collect();
                keys.sort_unstable();
                black_box(keys);
            }
        });
    });
    group.finish();
}
