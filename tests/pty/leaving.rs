//! Every way out gives the terminal back.

use std::io::Write;

use docbao::runtime::terminal::Screen;
use portable_pty::CommandBuilder;

use super::Session;
use crate::cli::{Folder, PAGE};

const TITLE: &str = "Hội nghị Ngoại giao lần thứ 41";

fn started() -> (Folder, Session) {
    let folder = Folder::new().with("a.txt", PAGE);
    let mut session = Session::start(folder.path());
    session.wait_for(TITLE);
    (folder, session)
}

#[test]
fn ctrl_c_ends() {
    let (_folder, mut session) = started();
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn a_request_of_the_system_ends() {
    for signal in ["TERM", "HUP", "INT"] {
        let (_folder, mut session) = started();
        session.signal(signal);
        session.ends_well();
    }
}

#[test]
fn a_closed_terminal_ends() {
    let (_folder, mut session) = started();
    session.close();
    assert_eq!(session.end().exit_code(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_z_stops_and_the_shell_goes_on() {
    let (_folder, mut session) = started();
    for _ in 0..2 {
        session.type_keys("\x1a");
        session.wait("the terminal back", |screen| !screen.alternate_screen());
        session.wait_until_stopped();
        session.is_given_back();
        session.signal("CONT");
        session.wait("the program back", vt100::Screen::alternate_screen);
        session.wait_for(TITLE);
    }
    session.type_keys("q");
    session.ends_well();
}

#[cfg(target_os = "linux")]
#[test]
fn a_stop_from_outside_is_as_good_as_ctrl_z() {
    let (_folder, mut session) = started();
    session.signal("TSTP");
    session.wait("the terminal back", |screen| !screen.alternate_screen());
    session.wait_until_stopped();
    session.signal("CONT");
    session.wait_for(TITLE);
    session.type_keys("q");
    session.ends_well();
}

/// Runs itself again in a terminal, where it panics.
#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    const INSIDE: &str = "DOCBAO_TEST_PANIC";
    if std::env::var_os(INSIDE).is_some() {
        let mut screen = Screen::enter(true).unwrap();
        screen
            .draw(|frame| frame.render_widget("drawn", frame.area()))
            .unwrap();
        std::io::stdout().flush().unwrap();
        let worker = std::thread::spawn(|| panic!("on purpose"));
        let _ = worker.join();
        unreachable!("a panic on any thread ends the program");
    }
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "--nocapture",
        "pty::leaving::a_panic_gives_the_terminal_back_before_it_is_reported",
    ]);
    command.env(INSIDE, "1");
    let mut session = Session::run(command);
    let status = session.end();
    assert_eq!(status.exit_code(), 101, "{status:?}");
    session.is_given_back();
    assert!(session.screen().contents().contains("on purpose"));
    assert!(!session.screen().contents().contains("unreachable"));
}
