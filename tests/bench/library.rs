//! The library: titles narrowed while typing, facets, rows, at as many articles as `DOCBAO_ARTICLES` says and at
//! a tenth of them, beside what must be paid anyway.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use docbao::entity::names::Official;
use docbao::library::Library;
use docbao::library::query::{Generation, Query, SortBy};
use docbao::library::row::Row;
use docbao::parse::article::{Origin, Published};
use docbao::source::page::{Locator, Source};
use docbao::text::fold;
use memchr::memmem;

use crate::press::{OFFICIALS, Press};

const TYPED: [&str; 3] = ["p", "ben may", "vi sao cong ty go"];

fn row(n: usize) -> Row {
    let press = Press::new(23);
    let officials = OFFICIALS.iter().enumerate().filter(|(at, _)| n % 11 == *at);
    let date = jiff::civil::date(
        2010 + i16::try_from(n % 15).unwrap(),
        1 + i8::try_from(n % 12).unwrap(),
        1 + i8::try_from(n % 28).unwrap(),
    );
    Row {
        print: docbao::text::fingerprint::Fingerprint::default(),
        id: format!("{n:08}"),
        locator: Locator {
            source: Source::Stdin,
            offset: n as u64,
            len: 1,
        },
        title: press.title(n),
        derived: false,
        source: format!("nguồn {}", n % 7),
        published: Some(Published {
            date,
            time: None,
            origin: Origin::Page,
        }),
        section: None,
        byline: None,
        words: 300 + (n % 900) as u32,
        conferences: Vec::new(),
        officials: officials
            .map(|(_, (name, role))| Official {
                name: (*name).to_owned(),
                id: fold::slug(name),
                roles: vec![(*role).to_owned()],
                about: n.is_multiple_of(2),
            })
            .collect(),
        problems: 0,
    }
}

pub(crate) fn library(c: &mut Criterion) {
    let most = crate::pages::articles();
    for len in [most / 10, most] {
        let mut library = Library::default();
        let mut titles = String::new();
        for n in 0..len {
            let row = row(n);
            fold::bare_into(&row.title, &mut titles);
            titles.push('\n');
            library.add_row(&row);
        }
        // Orders are made once.
        black_box(library.query(&Query::default(), Generation(1)));
        let mut group = c.benchmark_group("library");
        group.sample_size(20);
        for typed in TYPED {
            let mut query = Query::default();
            typed.clone_into(&mut query.filter.words);
            group.bench_function(
                BenchmarkId::new(format!("titles with “{typed}”"), len),
                |b| {
                    b.iter(|| black_box(library.query(&query, Generation(1))));
                },
            );
            group.bench_function(
                BenchmarkId::new(format!("limit: the same bytes in one text, “{typed}”"), len),
                |b| b.iter(|| black_box(memmem::find_iter(titles.as_bytes(), typed).count())),
            );
        }
        group.bench_function(BenchmarkId::new("all rows, all facets", len), |b| {
            b.iter(|| black_box(library.query(&Query::default(), Generation(1))));
        });
        let mut chosen = Query::default();
        let official = fold::slug(OFFICIALS[3].0);
        chosen.filter.officials.wanted.insert(official);
        group.bench_function(BenchmarkId::new("one official chosen", len), |b| {
            b.iter(|| black_box(library.query(&chosen, Generation(1))));
        });
        let turned = Query {
            sort: SortBy::Title,
            reverse: true,
            ..Query::default()
        };
        black_box(library.query(&turned, Generation(1)));
        group.bench_function(BenchmarkId::new("the order turned round", len), |b| {
            b.iter(|| black_box(library.query(&turned, Generation(1))));
        });
        group.bench_function(BenchmarkId::new("60 rows from the middle", len), |b| {
            let middle = len as u32 / 2;
            b.iter(|| {
                for no in middle..middle + 60 {
                    black_box(library.row(no));
                }
            });
        });
        group.finish();
    }
}
