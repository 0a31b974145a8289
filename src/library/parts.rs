//! Work on a long row of things that is shared among the processors.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// Fewer articles than this are gone through sooner than a thread is started.
pub(super) const MANY: usize = 1 << 16;

/// What `work` makes of each part of `len` things, in their order. Parts are at least `least` long but for the last
/// one, and worked on at the same time.
pub(super) fn in_parts<T: Send>(
    len: usize,
    least: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let parts = processors.min(len / least.max(1)).max(1);
    let part = |n: usize| len * n / parts..len * (n + 1) / parts;
    if parts == 1 {
        return vec![work(part(0))];
    }
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..parts)
            .map(|n| {
                let part = part(n);
                scope.spawn(move || work(part))
            })
            .collect();
        let mut all = vec![work(part(0))];
        for (other, n) in others.into_iter().zip(1..) {
            // A part whose thread broke off is worked on here, and breaks off here.
            all.push(other.join().unwrap_or_else(|_| work(part(n))));
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_one_row_in_order() {
        for len in [0, 1, 7, 1000] {
            let all = in_parts(len, 2, Iterator::collect::<Vec<_>>).concat();
            assert_eq!(all, (0..len).collect::<Vec<_>>());
        }
    }
}
