//! A program in a terminal of its own, and how long it takes from a key to a frame. Frames are told apart by the
//! end of the synchronized update that each of them is.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const COLUMNS: u16 = 200;
const ROWS: u16 = 60;
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";
/// Nothing takes longer.
const DEADLINE: Duration = Duration::from_mins(10);
/// A screen on which nothing happens for so long is done.
const QUIET: Duration = Duration::from_millis(150);

/// How long a key took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timed {
    /// To the end of the first frame behind it.
    pub(crate) first: Duration,
    /// To the end of the last one.
    pub(crate) last: Duration,
}

/// A program in a terminal.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    /// The last bytes, in which the end of a frame may have begun.
    tail: Vec<u8>,
    started: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Session {
    pub(crate) fn start(command: CommandBuilder) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows: ROWS,
                cols: COLUMNS,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                if send.send((Instant::now(), bytes[..n].to_vec())).is_err() {
                    return;
                }
            }
        });
        let cells = |n| NonZero::new(n).unwrap();
        Self {
            child,
            writer: pair.master.take_writer().unwrap(),
            output,
            screen: vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0),
            tail: Vec::new(),
            started,
            _master: pair.master,
        }
    }

    /// Since the start, to the end of the first frame.
    pub(crate) fn first_frame(&mut self) -> Duration {
        let at = self.frame(DEADLINE).expect("a frame");
        at - self.started
    }

    /// Since the start, until `text` is on the screen at the end of a frame.
    pub(crate) fn shows(&mut self, text: &str) -> Duration {
        loop {
            let at = self.frame(DEADLINE).expect("a frame");
            if self.contents().contains(text) {
                return at - self.started;
            }
        }
    }

    /// Until nothing happens any more.
    pub(crate) fn rest(&mut self) {
        while self.frame(QUIET).is_some() {}
    }

    /// Types a key and waits until nothing happens any more.
    pub(crate) fn key(&mut self, key: &str) -> Timed {
        let start = Instant::now();
        self.writer.write_all(key.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        let mut last = self.frame(DEADLINE).expect("a frame");
        let first = last - start;
        while let Some(at) = self.frame(QUIET) {
            last = at;
        }
        Timed {
            first,
            last: last - start,
        }
    }

    pub(crate) fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// When the next frame ended, if that is within `time`.
    fn frame(&mut self, time: Duration) -> Option<Instant> {
        let deadline = Instant::now() + time;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let (at, bytes) = self.output.recv_timeout(left).ok()?;
            self.screen.process(&bytes);
            self.tail.extend(bytes);
            let ended = memchr::memmem::find(&self.tail, END_OF_FRAME).is_some();
            let keep = self.tail.len().saturating_sub(END_OF_FRAME.len() - 1);
            self.tail.drain(..keep);
            if ended {
                return Some(at);
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
