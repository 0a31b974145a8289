//! What one page after the other takes: splitting and folding beside their limits, in turn, and the frames of an
//! article.

use std::hint::black_box;
use std::time::Duration;

use docbao::parse::{Corpus, parse};
use docbao::source;
use docbao::source::page::Page;
use docbao::text::fold;

use super::archive::Archive;
use super::figures::{Figures, Table, ms, times};
use super::limits::{by_decomposition, by_letters, letters};
use super::searching::timed;
use super::{Bench, frames};

/// Pages of the archive that are looked at: enough that no cache holds them.
const PAGES: usize = 2000;
/// Each run counts as the fastest of so many rounds: what else the machine does only makes one slower.
const ROUNDS: usize = 5;
/// Bytes of the articles that are drawn.
const DRAWN: [usize; 2] = [12 << 10, 200 << 10];

pub(crate) fn measure(bench: &Bench, archive: &Archive, table: &mut Table) {
    let listing = source::open(std::slice::from_ref(&archive.file));
    let entries = listing.entries.iter().take(PAGES);
    let pages: Vec<Page> = entries.filter_map(|e| listing.read(e).ok()).collect();
    drop(listing);
    let bytes: usize = pages.iter().map(|page| page.text.len()).sum();
    let (corpus, letters, mut out) = (Corpus::default(), letters(), String::new());
    let mut work: [&mut dyn FnMut(&Page); 4] = [
        &mut |page| {
            black_box(simdutf8::basic::from_utf8(page.text.as_bytes()).is_ok());
            black_box(parse(page, &corpus));
        },
        &mut |page| {
            let mut bare = String::with_capacity(page.text.len());
            fold::bare_into(&page.text, &mut bare);
            black_box(&bare);
        },
        &mut |page| {
            by_letters(&letters, &page.text, &mut out);
            black_box(&out);
        },
        &mut |page| {
            let mut bare = String::with_capacity(page.text.len());
            by_decomposition(&page.text, &mut bare);
            black_box(&bare);
        },
    ];
    let mut rates: [Vec<f64>; 4] = Default::default();
    for _ in 0..bench.runs {
        let mut fastest = [Duration::MAX; 4];
        for _ in 0..ROUNDS {
            for (work, fastest) in work.iter_mut().zip(&mut fastest) {
                *fastest = timed(|| pages.iter().for_each(&mut **work)).min(*fastest);
            }
        }
        for (rates, fastest) in rates.iter_mut().zip(fastest) {
            rates.push(bytes as f64 / 1e6 / fastest.as_secs_f64());
        }
    }
    let [split, own, by_hand, decomposed] = rates.map(Figures::of);
    table.row(
        "P1",
        &archive.name,
        format!("pages split, UTF-8 checked, MB/s on one processor ({PAGES} pages)"),
        format!("{split}; {}", times(split.median(), by_hand.median())),
        format!("a table of letters {by_hand}"),
    );
    table.row(
        "P2",
        &archive.name,
        "text folded to bare letters, MB/s",
        format!(
            "{own}; {}, {}",
            times(own.median(), by_hand.median()),
            times(own.median(), decomposed.median())
        ),
        format!("a table of letters {by_hand}; unicode-normalization {decomposed}"),
    );
    for bytes in DRAWN {
        let frames = frames::measure(bytes);
        let times = |times: Vec<Duration>| Figures::of(times.into_iter().map(ms));
        let (drawn, empty) = (times(frames.drawn), times(frames.empty));
        let (at_once, behind) = (times(frames.at_once), times(frames.behind));
        table.row(
            "P11",
            &format!("{} KB", frames.kilobytes),
            "draw at 200x60, ms: p50; p99. Another width, in the loop; lines made behind it, p99. Shown first, both",
            format!(
                "{:.2}; {:.2}. {:.2}; {:.2}. {:.2}; {:.2}",
                drawn.median(),
                drawn.share(0.99),
                at_once.share(0.99),
                behind.share(0.99),
                ms(frames.first),
                ms(frames.first_behind)
            ),
            format!(
                "an empty frame {:.2}; {:.2}",
                empty.median(),
                empty.share(0.99)
            ),
        );
    }
}
