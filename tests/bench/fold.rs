//! Folding to the bare key, beside the same by Unicode decomposition and beside a table that knows
//! nothing but letters.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use docbao::text::fold as docbao_fold;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Code point to bare ASCII letter: 0 leaves it, 1 drops it.
fn table() -> Vec<u8> {
    let mut table = vec![0; 0x1f00];
    for (n, slot) in table.iter_mut().enumerate().skip(0xc0) {
        let Some(c) = char::from_u32(n as u32) else {
            continue;
        };
        let base = [c].into_iter().nfd().next().unwrap();
        *slot = match c {
            '\u{300}'..='\u{36f}' => 1,
            'đ' | 'Đ' => b'd',
            _ if base.is_ascii_alphabetic() => base.to_ascii_lowercase() as u8,
            _ => 0,
        };
    }
    table
}

/// One pass over the characters with one look-up each.
fn by_table(table: &[u8], text: &str, out: &mut String) {
    out.clear();
    for c in text.chars() {
        match table.get(c as usize) {
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            Some(0) | None => out.push(c),
            Some(1) => {}
            Some(b) => out.push(char::from(*b)),
        }
    }
}

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
                out.clear();
                let letters = page.text.nfd().filter(|c| !is_combining_mark(*c));
                out.extend(letters.flat_map(char::to_lowercase));
                black_box(&out);
            }
        });
    });
    let table = table();
    group.bench_function("limit: table of letters", |b| {
        b.iter(|| {
            for page in &pages {
                by_table(&table, &page.text, &mut out);
                black_box(&out);
            }
        });
    });
    group.finish();
}
