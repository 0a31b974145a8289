//! Drawing and setting, as `frames` measures them. The slowest of a hundred frames counts, not the mean, so that
//! this is not measured by the harness.

use std::time::Duration;

use criterion::Criterion;

use crate::frames;

fn percentiles(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    format!(
        "p50 {:.2} ms, p99 {:.2} ms, max {:.2} ms",
        at(50),
        at(99),
        at(100)
    )
}

pub(crate) fn draw(_: &mut Criterion) {
    for bytes in [12 << 10, 200 << 10] {
        let frames = frames::measure(bytes);
        let at = format!("{} KB at 200x60", frames.kilobytes);
        println!(
            "shown first, {at}: {:.2?} in the loop, {:.2?} behind",
            frames.first, frames.first_behind
        );
        println!("draw, {at}: {}", percentiles(frames.drawn));
        println!("  an empty frame beside it: {}", percentiles(frames.empty));
        println!(
            "  another width, in the loop: {}",
            percentiles(frames.at_once)
        );
        println!(
            "  another width, behind the loop: {}",
            percentiles(frames.behind)
        );
    }
}
