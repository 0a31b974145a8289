//! Work on several things that is shared among the processors.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What `work` makes of each of `things`, in no order; `None` when `given_up` says that nobody wants it any more.
/// `work` is told how to ask for that, and may break off when it is so.
pub(super) fn shared<I: Sync, T: Send, E: Send>(
    things: &[I],
    work: impl Fn(&I, &dyn Fn() -> bool) -> Result<T, E> + Sync,
    given_up: &dyn Fn() -> bool,
) -> Result<Option<Vec<T>>, E> {
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let made = Mutex::new(Vec::with_capacity(things.len()));
    let is_stopped = || stopped.load(Ordering::Relaxed);
    let take = |asked: &dyn Fn() -> bool| {
        while !asked()
            && let Some(thing) = things.get(next.fetch_add(1, Ordering::Relaxed))
        {
            let result = work(thing, asked);
            // After an error the rest is of no use.
            if result.is_err() {
                stopped.store(true, Ordering::Relaxed);
            }
            made.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(result);
        }
    };
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let given_up_here = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 1..processors.min(things.len()) {
            scope.spawn(|| take(&is_stopped));
        }
        // Only this thread may ask whoever waits.
        take(&|| {
            if !is_stopped() && given_up() {
                given_up_here.store(true, Ordering::Relaxed);
                stopped.store(true, Ordering::Relaxed);
            }
            is_stopped()
        });
    });
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    let made: Result<Vec<T>, E> = made.into_iter().collect();
    let is_whole = !given_up_here.into_inner();
    made.map(|made| is_whole.then_some(made))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_worked_on_once() {
        let things: Vec<u32> = (0..100).collect();
        let made = shared(&things, |n, _| Ok::<_, ()>(n * 2), &|| false);
        let mut made = made.unwrap().unwrap();
        made.sort_unstable();
        assert_eq!(made, (0..100).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_is_told_and_what_nobody_wants_is_not_made() {
        let things = [1, 2, 3];
        let failing = shared(
            &things,
            |n, _| if *n == 2 { Err("two") } else { Ok(()) },
            &|| false,
        );
        assert_eq!(failing, Err("two"));
        let unwanted = shared(&things, |_, _| Ok::<_, ()>(()), &|| true);
        assert_eq!(unwanted, Ok(None));
    }
}
