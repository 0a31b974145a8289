//! A mailbox in which the newest request wins: an older one that nobody took is gone.

use std::sync::{Condvar, Mutex, PoisonError};

/// Room for one request.
#[derive(Debug)]
pub(super) struct Latest<T> {
    slot: Mutex<Option<T>>,
    filled: Condvar,
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self {
            slot: Mutex::new(None),
            filled: Condvar::new(),
        }
    }
}

impl<T> Latest<T> {
    /// Leaves a request; one that was not taken yet is dropped.
    pub(super) fn put(&self, request: T) {
        *self.slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        self.filled.notify_one();
    }

    /// Whether a request waits to be taken: whoever works on one before it may give up.
    pub(super) fn has_newer(&self) -> bool {
        let slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        slot.is_some()
    }

    /// Waits for a request and takes it.
    pub(super) fn take(&self) -> T {
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(request) = slot.take() {
                return request;
            }
            slot = self
                .filled
                .wait(slot)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn the_newest_request_wins() {
        let mailbox = Latest::default();
        mailbox.put(1);
        mailbox.put(2);
        assert!(mailbox.has_newer());
        assert_eq!(mailbox.take(), 2);
        assert!(!mailbox.has_newer());
    }

    #[test]
    fn a_taker_waits_for_a_request() {
        let mailbox = Arc::new(Latest::default());
        let taker = {
            let mailbox = Arc::clone(&mailbox);
            std::thread::spawn(move || mailbox.take())
        };
        mailbox.put("late");
        assert_eq!(taker.join().unwrap(), "late");
    }
}
