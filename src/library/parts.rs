//! Work on very many articles, a part of them on each processor.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// Fewer articles than this are worked on sooner than a thread is started.
pub(super) const MANY: usize = 1 << 16;

/// What `work` makes of each part of `len` articles, in their order.
pub(super) fn in_parts<T: Send>(len: usize, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let parts = processors.min(len / MANY).max(1);
    let part = |n: usize| len * n / parts..len * (n + 1) / parts;
    if parts == 1 {
        return vec![work(part(0))];
    }
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..parts)
            .map(|n| scope.spawn(move || work(part(n))))
            .collect();
        let mut made = vec![work(part(0))];
        for (other, n) in others.into_iter().zip(1..) {
            // A part whose thread broke off is worked on here, and breaks off here.
            made.push(other.join().unwrap_or_else(|_| work(part(n))));
        }
        made
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_the_whole() {
        for len in [0, 1, MANY, 5 * MANY + 3] {
            let parts = in_parts(len, |part| part);
            let all: Vec<usize> = parts.into_iter().flatten().collect();
            assert_eq!(all, (0..len).collect::<Vec<_>>());
        }
    }
}
