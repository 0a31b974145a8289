//! Folding to the bare key, beside the same by Unicode decomposition and beside a table that knows
//! nothing but letters.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use docbao::text::fold as docbao_fold;

use crate::limits::{by_decomposition, by_letters, letters};

pub(crate) fn fold(c: &mut Criterion) {
    let (pages, bytes) = crate::pages::pages();
    let mut group = c.benchmark_group("fold");
    group.throughput(Throughput::Bytes(bytes));
    let mut out = String::new();
    group.bench_function("bare key", |b| {
        b.iter(|| {
            for page in &pages {
                out.clear();
                docbao_fold::bare_into(&page.text, &mut out);
                black_box(&out);
            }
        });
    });
    group.bench_function("limit: unicode decomposition", |b| {
        b.iter(|| {
            for page in &pages {
                by_decomposition(&page.text, &mut out);
                black_box(&out);
            }
        });
    });
    let letters = letters();
    group.bench_function("limit: table of letters", |b| {
        b.iter(|| {
            for page in &pages {
                by_letters(&letters, &page.text, &mut out);
                black_box(&out);
            }
        });
    });
    group.finish();
}
