//! The terminal: taken over, drawn to, and given back on every way out, a panic included.

use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ratatui::backend::{Backend, ClearType, CrosstermBackend};
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste,
    EnableFocusChange,
};
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};
use ratatui::{Frame, Terminal};

use crate::app::layout::Size;
use crate::library::build;

/// Whether the terminal is ours now. The panic hook must know, and it has no other way.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Reports clicks, the wheel and moves while a button is down, in the form without a limit of columns, and not
/// every move.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";

/// A frame goes out in one piece.
const FRAME_BYTES: usize = 1 << 16;

/// The terminal while it is ours.
#[derive(Debug)]
pub struct Screen {
    /// Never dropped: its drop complains on standard error when the terminal is gone, and panics when
    /// that is gone too.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
    mouse: bool,
    /// The next frame draws everything.
    anew: bool,
}

impl Screen {
    /// Takes the terminal over. It is given back when the screen is dropped, and before any panic is
    /// reported.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        restore_before_panics();
        take(mouse)?;
        let out = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out));
        match terminal {
            Ok(terminal) => Ok(Self {
                terminal: ManuallyDrop::new(terminal),
                mouse,
                // Not every terminal has a second screen to be empty.
                anew: true,
            }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Columns and rows.
    pub fn size(&self) -> io::Result<Size> {
        let size = self.terminal.size()?;
        Ok(Size {
            width: size.width,
            height: size.height,
        })
    }

    /// Draws a frame; the terminal shows it at once or not at all.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.anew) {
            // Not by `Terminal::clear`, which asks the terminal where its cursor is: the answer would go
            // to the thread that waits for input.
            self.terminal.backend_mut().clear_region(ClearType::All)?;
            self.terminal.swap_buffers();
        }
        self.terminal.draw(draw)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Forgets what the terminal shows: the next frame draws all of it.
    pub fn forget(&mut self) {
        self.anew = true;
    }

    /// Puts `text` on the clipboard of the person's own terminal (OSC 52).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        write!(out, "\x1b]52;c;{}\x07", STANDARD.encode(text))?;
        Write::flush(out)
    }

    /// Gives the terminal back, calls `meanwhile` and takes it over again.
    pub fn without<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let done = meanwhile();
        take(self.mouse)?;
        self.forget();
        Ok(done)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let on = if mouse { MOUSE_ON } else { "" };
    let taken = execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        EnableFocusChange,
        Hide,
        Print(on)
    );
    if taken.is_err() {
        give_back();
    }
    taken
}

/// Gives the terminal back if it is ours. When it is gone there is nobody to give it to, so that no
/// failure counts.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            io::stdout(),
            DisableMouseCapture,
            DisableFocusChange,
            DisableBracketedPaste,
            Show,
            LeaveAlternateScreen
        );
        let _ = disable_raw_mode();
    }
}

/// A panic on any thread gives the terminal back, is reported, and ends the program; one that only
/// costs a page does neither.
fn restore_before_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if build::is_guarded() {
                return;
            }
            let was_ours = TAKEN.load(Ordering::SeqCst);
            give_back();
            report(info);
            if was_ours {
                std::process::exit(101);
            }
        }));
    });
}
