//! What the system asks of the program: to end, to stop, to go on, to take another size.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::event_loop::Event;

/// The signals, caught from now on.
#[derive(Debug)]
pub(super) struct Caught(Signals);

impl Caught {
    /// Catches them; they wait until [`Caught::start`].
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self(Signals::new([
            SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH,
        ])?))
    }

    /// Starts the thread that turns them into events.
    pub(super) fn start(mut self, events: Sender<Event>) {
        thread::spawn(move || {
            for signal in self.0.forever() {
                let event = match signal {
                    SIGTSTP => Event::Stop,
                    SIGCONT => Event::Continue,
                    SIGWINCH => Event::Resized,
                    _ => Event::End,
                };
                if events.send(event).is_err() {
                    return;
                }
            }
        });
    }
}

/// Stops the process until the shell lets it go on.
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}
