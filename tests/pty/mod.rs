//! The real program in a terminal of its own: what a person sees, and how it lets go of the terminal.
//! Every wait is for something to appear, with a deadline; nothing sleeps.

mod keeping;
mod leaving;
mod looks;
mod outward;
mod reading;
mod reloading;
mod reopening;

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Long enough for a loaded machine; a test that passes never waits for it.
const DEADLINE: Duration = Duration::from_mins(1);

/// The program, the terminal it runs in, and what that terminal shows.
pub(crate) struct Session {
    /// `None` once it was closed.
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    /// Tells the thread that reads to stop at the next output.
    closed: Arc<AtomicBool>,
    /// Where it keeps what the reader did, unless the test says where.
    _state: tempfile::TempDir,
    output: Receiver<Vec<u8>>,
    terminal: vt100::Parser<Clipboard>,
    /// The terminal has no second screen, to be empty when the program starts.
    one_screen: bool,
}

/// What the program put on the clipboard of the terminal last.
#[derive(Debug, Default)]
pub(crate) struct Clipboard(Option<String>);

impl vt100::Callbacks for Clipboard {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        let text = STANDARD.decode(data).unwrap();
        self.0 = Some(String::from_utf8(text).unwrap());
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}

/// The program with `args`, away from the settings and the locale of whoever runs the tests.
pub(crate) fn docbao(args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_docbao"));
    command.args(args);
    // Else it would start in the home that is not there.
    command.cwd(std::env::current_dir().unwrap());
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "NO_COLOR",
        "COLORTERM",
    ] {
        command.env_remove(name);
    }
    command.env("LANG", "C");
    command.env("HOME", "/nonexistent");
    // Whoever runs the tests, no folder can be made there.
    command.env("XDG_CACHE_HOME", "/dev/null");
    command.env("TERM", "xterm-256color");
    command
}

impl Session {
    /// Starts the program on `folder` in a terminal of 80 columns and 24 rows.
    pub(crate) fn start(folder: &Path) -> Self {
        Self::run(docbao(&[folder.to_str().unwrap()]))
    }

    pub(crate) fn run(mut command: CommandBuilder) -> Self {
        let state = tempfile::tempdir().unwrap();
        if command.get_env("XDG_STATE_HOME").is_none() {
            command.env("XDG_STATE_HOME", state.path());
        }
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = mpsc::channel();
        let closed = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&closed);
        thread::spawn(move || {
            let mut bytes = [0; 1 << 14];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                if stop.load(Ordering::SeqCst) || send.send(bytes[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            child,
            closed,
            _state: state,
            output,
            terminal: vt100::Parser::new_with_callbacks(
                cells(24),
                cells(80),
                0,
                Clipboard::default(),
            ),
            one_screen: false,
        }
    }

    /// The same in a terminal that has no second screen, and `text` on its own.
    pub(crate) fn on_one_screen(mut self, text: &str) -> Self {
        self.one_screen = true;
        self.terminal.process(text.as_bytes());
        self
    }

    /// Shows what came out. The program asks for the second screen in one piece.
    fn show(&mut self, bytes: &[u8]) {
        const SECOND: &[u8] = b"\x1b[?1049h";
        let at = memchr::memmem::find(bytes, SECOND).filter(|_| self.one_screen);
        let (before, behind) = at.map_or((bytes, &[][..]), |at| {
            (&bytes[..at], &bytes[at + SECOND.len()..])
        });
        self.terminal.process(before);
        self.terminal.process(behind);
    }

    pub(crate) fn type_keys(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Changes the size and empties the screen: what stands on it then was drawn after.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.process(b"\x1b[2J");
        self.terminal
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        let master = self.master.as_ref().unwrap();
        master.resize(size(columns, rows)).unwrap();
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.terminal.screen()
    }

    /// What the program put on the clipboard last, as far as it was waited for.
    pub(crate) fn copied(&self) -> Option<&str> {
        self.terminal.callbacks().0.as_deref()
    }

    /// Waits until the screen is as it should be.
    pub(crate) fn wait(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !is_so(self.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.show(&bytes),
                Err(why) => panic!("{what}: {why}; the screen:\n{}", self.screen().contents()),
            }
        }
    }

    /// Waits until `text` stands on one line of the screen.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until `text` stands nowhere on the screen.
    pub(crate) fn wait_without(&mut self, text: &str) {
        self.wait(text, |screen| !screen.contents().contains(text));
    }

    /// Sends a signal such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let sent = Command::new("kill").args(["-s", name, &pid]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits until the process is stopped.
    pub(crate) fn wait_until_stopped(&self) {
        let stat = format!("/proc/{}/stat", self.child.process_id().unwrap());
        let deadline = Instant::now() + DEADLINE;
        loop {
            let stat = std::fs::read_to_string(&stat).unwrap();
            let state = stat.rsplit(')').next().unwrap().trim_start().chars().next();
            if state == Some('T') {
                return;
            }
            assert!(Instant::now() < deadline, "not stopped: {stat}");
            thread::yield_now();
        }
    }

    /// Closes the terminal, as a window is closed: all that is open of it.
    pub(crate) fn close(&mut self) {
        self.closed.store(true, Ordering::SeqCst);
        // The thread that reads wakes up when something is drawn.
        self.resize(70, 20);
        while self.output.recv_timeout(DEADLINE).is_ok() {}
        self.writer = None;
        self.master = None;
    }

    /// Waits for the end; what came out until then is on the screen.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.show(&bytes),
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap(),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("still running; the screen:\n{}", self.screen().contents())
                }
            }
        }
    }

    /// Waits for an end without an error that leaves the terminal as it was.
    pub(crate) fn ends_well(&mut self) {
        let status = self.end();
        assert_eq!(status.exit_code(), 0, "{status:?}");
        self.is_given_back();
    }

    pub(crate) fn is_given_back(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen());
        assert!(!screen.hide_cursor());
        assert!(!screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed leaves no program behind; one that ended has none.
        let _ = self.child.kill();
    }
}
