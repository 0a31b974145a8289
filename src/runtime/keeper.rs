//! The thread that keeps what the reader did: opens the file, writes what it is told to, says when that is on
//! the disk and what keeps it from being so. While nothing is to be written it sleeps.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::app::Msg;
use crate::state::{self, Fault, Report, Store, Write};

/// Where the person is in a text is written after so long: it changes with every key.
const LAZY: Duration = Duration::from_millis(700);
/// What could not be written is tried again after so long.
const AGAIN: Duration = Duration::from_millis(500);
/// A program that ends waits so long for another one to let go of the file.
const AT_THE_END: Duration = Duration::from_secs(4);

/// Whoever has something kept.
#[derive(Debug, Clone)]
pub(super) struct Keeper {
    orders: Sender<Order>,
}

/// The thread that does so, to be waited for.
#[derive(Debug)]
pub(super) struct Keeping(JoinHandle<usize>);

enum Order {
    Keep(u64, Vec<Write>),
    /// Another program may have written.
    Look,
    /// The program ends.
    End,
}

impl Keeper {
    /// Starts the thread for what `paths` hold. `tell` is told of what was kept before, and of everything
    /// since.
    pub(super) fn start(
        paths: Arc<[PathBuf]>,
        tell: impl Fn(Msg) -> ControlFlow<()> + Send + 'static,
    ) -> (Self, Keeping) {
        let (orders, inbox) = mpsc::channel();
        let thread = thread::spawn(move || {
            let work = Work {
                orders: inbox,
                tell: Box::new(tell),
                waiting: Vec::new(),
                since: Instant::now(),
                said: None,
                written: 0,
                look: false,
                end: None,
            };
            work.run(&paths)
        });
        (Self { orders }, Keeping(thread))
    }

    /// Has something kept.
    pub(super) fn keep(&self, no: u64, writes: Vec<Write>) {
        // A thread that is gone has said so.
        let _ = self.orders.send(Order::Keep(no, writes));
    }

    /// Has it looked whether another program wrote. Costs next to nothing while none did.
    pub(super) fn look(&self) {
        let _ = self.orders.send(Order::Look);
    }

    /// Nothing more is to be kept.
    pub(super) fn end(&self) {
        let _ = self.orders.send(Order::End);
    }
}

impl Keeping {
    /// Waits until everything is kept, once [`Keeper::end`] was called, a few seconds at most; returns how many
    /// changes of marks are not.
    pub(super) fn wait(self) -> usize {
        self.0.join().unwrap_or(0)
    }
}

struct Work {
    orders: Receiver<Order>,
    tell: Box<dyn Fn(Msg) -> ControlFlow<()> + Send>,
    /// What is not written yet, in order.
    waiting: Vec<(u64, Vec<Write>)>,
    /// When the first of it came.
    since: Instant,
    /// The fault that was told last.
    said: Option<Fault>,
    /// The number of what was written last.
    written: u64,
    /// Another program may have written.
    look: bool,
    /// Until when a program that ends waits.
    end: Option<Instant>,
}

impl Work {
    fn run(mut self, paths: &[PathBuf]) -> usize {
        let Some(path) = state::file() else {
            self.fault(Fault::Homeless);
            return self.remember();
        };
        let archive = state::archive(paths);
        loop {
            match Store::open(&path, archive) {
                Ok(opened) => {
                    self.said = None;
                    self.report(Report::Read(Box::new(opened.memory)));
                    if let Some(aside) = opened.damaged {
                        self.fault(Fault::Damaged(aside));
                    }
                    match self.keep(opened.store) {
                        // A new file is to be begun.
                        ControlFlow::Continue(()) => self.report(Report::Anew),
                        ControlFlow::Break(lost) => return lost,
                    }
                }
                Err(Fault::Locked) => {
                    self.fault(Fault::Locked);
                    self.listen(Some(AGAIN));
                    if self.is_over() {
                        return self.lost();
                    }
                }
                Err(fault) => {
                    let readable = matches!(fault, Fault::Unusable(..));
                    self.fault(fault);
                    if readable && let Ok(memory) = state::read(&path, archive) {
                        self.report(Report::Read(Box::new(memory)));
                    }
                    return self.remember();
                }
            }
        }
    }

    /// Writes what comes, until the program ends or the file turns out to be damaged and was put aside.
    fn keep(&mut self, mut store: Store) -> ControlFlow<usize> {
        loop {
            if self.waiting.is_empty() {
                if self.end.is_some() {
                    return ControlFlow::Break(0);
                }
                self.listen(None);
            } else if self.end.is_none() {
                self.listen(self.patience());
                if self.patience().is_some_and(|left| !left.is_zero()) {
                    continue;
                }
            }
            let Some(&(last, _)) = self.waiting.last() else {
                if std::mem::take(&mut self.look) {
                    self.others(&mut store);
                }
                continue;
            };
            let writes: Vec<Write> = self.waiting.iter().flat_map(|(_, w)| w.clone()).collect();
            match store.write(&writes) {
                Ok(()) => {
                    self.waiting.clear();
                    self.said = None;
                    self.written = last;
                    self.look = false;
                    self.report(Report::Kept(last));
                    self.others(&mut store);
                }
                Err(fault @ Fault::Damaged(_)) => {
                    self.fault(fault);
                    return ControlFlow::Continue(());
                }
                Err(fault) => {
                    let locked = fault == Fault::Locked;
                    self.fault(fault);
                    // A file that cannot be written now will not be when the program ends either.
                    if self.is_over() || (self.end.is_some() && !locked) {
                        return ControlFlow::Break(self.lost());
                    }
                }
            }
        }
    }

    /// Tells what another program wrote, if one did. What keeps that from being read keeps from writing too,
    /// and is told then.
    fn others(&self, store: &mut Store) {
        if let Ok(Some(memory)) = store.others() {
            self.report(Report::Others(self.written, Box::new(memory)));
        }
    }

    /// How long what waits may still wait.
    fn patience(&self) -> Option<Duration> {
        if self.said.is_some() {
            // It failed before.
            return Some(AGAIN.saturating_sub(self.since.elapsed()));
        }
        let mut writes = self.waiting.iter().flat_map(|(_, writes)| writes);
        let lazy = writes.all(Write::can_wait);
        lazy.then(|| LAZY.saturating_sub(self.since.elapsed()))
    }

    /// There is no file: what is to be kept is remembered by whoever asks for it.
    fn remember(mut self) -> usize {
        loop {
            if let Some(&(last, _)) = self.waiting.last() {
                self.waiting.clear();
                self.report(Report::Remembered(last));
            }
            if self.end.is_some() {
                return 0;
            }
            self.listen(None);
        }
    }

    /// Takes orders: waits for the first, without a limit or for some time, and does not wait for others.
    fn listen(&mut self, limit: Option<Duration>) {
        let first = match limit {
            None if self.waiting.is_empty() => self
                .orders
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
            None => Err(RecvTimeoutError::Timeout),
            Some(limit) => self.orders.recv_timeout(limit),
        };
        match first {
            Ok(order) => self.take(order),
            Err(RecvTimeoutError::Timeout) => {}
            // Nobody is left who could end it in order.
            Err(RecvTimeoutError::Disconnected) => self.take(Order::End),
        }
        while let Ok(order) = self.orders.try_recv() {
            self.take(order);
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Keep(no, writes) => {
                if self.waiting.is_empty() {
                    self.since = Instant::now();
                }
                self.waiting.push((no, writes));
            }
            Order::Look => self.look = true,
            Order::End => {
                self.end.get_or_insert(Instant::now() + AT_THE_END);
            }
        }
    }

    fn is_over(&self) -> bool {
        self.end.is_some_and(|end| Instant::now() >= end)
    }

    fn lost(&self) -> usize {
        let writes = self.waiting.iter().flat_map(|(_, writes)| writes);
        writes.filter(|w| matches!(w, Write::Mark(_))).count()
    }

    /// Tells of a fault, once. What failed waits a moment before it is tried again.
    fn fault(&mut self, fault: Fault) {
        self.since = Instant::now();
        if self.said.as_ref() != Some(&fault) {
            self.said = Some(fault.clone());
            self.report(Report::Fault(fault));
        }
    }

    fn report(&self, report: Report) {
        // A loop that has ended does not listen any more.
        let _ = (self.tell)(Msg::State(report));
    }
}
