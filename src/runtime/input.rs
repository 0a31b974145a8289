//! What the terminal sends, as messages, and that it is gone. The only place that knows the terminal
//! library's keys.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use ratatui::crossterm::event::{
    self, Event as Sent, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::event_loop::Event;
use crate::app::Msg;
use crate::app::key::{Code, Key};
use crate::app::msg::{Mouse, MouseKind};

/// Starts the threads that wait for input and for the terminal's end, which ends the program.
pub(super) fn start(events: Sender<Event>) {
    let hung_up = events.clone();
    thread::spawn(move || {
        if wait_for_hangup() {
            // The loop may have ended meanwhile.
            let _ = hung_up.send(Event::End);
        }
    });
    thread::spawn(move || {
        loop {
            let event = match event::read() {
                Ok(Sent::FocusGained) => Some(Event::Seen),
                Ok(sent) => message(sent).map(Event::Msg),
                Err(_) => Some(Event::End),
            };
            let Some(event) = event else { continue };
            let last = matches!(event, Event::End);
            if events.send(event).is_err() || last {
                return;
            }
        }
    });
}

/// Waits until the terminal is closed. The thread that reads cannot tell: a closed terminal gives it
/// nothing to read, again and again, and the signal of its closing may have been meant for another.
/// Returns false where that cannot be waited for.
fn wait_for_hangup() -> bool {
    let terminal = io::stdout();
    loop {
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) => return watched[0].revents().contains(PollFlags::HUP),
            Err(error) if error == Errno::INTR => {}
            Err(_) => return false,
        }
    }
}

/// What an event means, if anything.
fn message(event: Sent) -> Option<Msg> {
    match event {
        Sent::Key(event) => key(event).map(Msg::Key),
        Sent::Mouse(event) => mouse(event).map(Msg::Mouse),
        Sent::Paste(text) => Some(Msg::Paste(text)),
        // The size comes with the signal, which is not lost when a key comes at the same moment.
        Sent::Resize(..) | Sent::FocusGained | Sent::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let code = match event.code {
        KeyCode::Char(c) => {
            shift = false;
            Code::Char(if ctrl { c.to_ascii_lowercase() } else { c })
        }
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => {
            shift = true;
            Code::Tab
        }
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl,
        alt: event.modifiers.contains(KeyModifiers::ALT),
        shift,
    })
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let what = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        what,
        x: event.column,
        y: event.row,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_arrive_as_the_keymap_writes_them() {
        let cases = [
            (KeyCode::Char('j'), KeyModifiers::NONE, "j"),
            (KeyCode::Char('G'), KeyModifiers::SHIFT, "G"),
            (KeyCode::Char('D'), KeyModifiers::CONTROL, "C-d"),
            (KeyCode::Char('h'), KeyModifiers::CONTROL, "C-h"),
            (KeyCode::Char('đ'), KeyModifiers::NONE, "đ"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "S-Tab"),
            (KeyCode::Left, KeyModifiers::ALT, "A-Left"),
            (KeyCode::PageDown, KeyModifiers::NONE, "PgDn"),
        ];
        for (code, modifiers, name) in cases {
            assert_eq!(pressed(code, modifiers), Key::named(name), "{name}");
        }
    }

    #[test]
    fn a_key_that_goes_up_means_nothing() {
        let mut event = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(key(event), None);
    }
}
