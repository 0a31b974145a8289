//! Asks 17 to 19: the text of an article.

use super::pages;
use crate::cli::Folder;
use crate::fixture::Session;
use crate::pty::{self, docbao};

#[test]
fn the_text_keeps_its_width_however_the_window_changes() {
    let mut session = Session::new(160, 48);
    session.keys("Enter z");
    let before = session.screen();
    let widest = |screen: &str| {
        let widths = screen.lines().map(|line| line.trim().chars().count());
        widths.max().unwrap()
    };
    // A column of its own in the middle of the window.
    assert!(widest(&before) <= 72, "{before}");
    let margin = before.lines().find(|l| !l.trim().is_empty()).unwrap();
    assert!(margin.starts_with(&" ".repeat(40)), "{before}");
    session.resize(50, 20);
    assert!(widest(&session.screen()) <= 50);
    session.resize(160, 48);
    assert_eq!(session.screen(), before);
}

#[test]
fn justified_paragraphs_are_remembered() {
    let folder = pages();
    let state = Folder::new();
    let run = || {
        let mut command = docbao(&[folder.arg()]);
        command.env("XDG_STATE_HOME", state.path());
        let mut session = pty::Session::run(command);
        session.wait_for("6 articles");
        session
    };
    // Wide spaces: the lines of a justified paragraph end where the text ends.
    let torn = |screen: &vt100::Screen| {
        let text = screen.contents();
        let text = text.lines().filter_map(|line| line.split_once('│'));
        let mut rows = text.map(|(_, text)| text.trim());
        rows.any(|row| row.contains("lan qua") && row.contains("  "))
    };
    let mut session = run();
    session.wait_for("lan qua");
    assert!(!torn(session.screen()));
    session.type_keys("\r:justify\r");
    session.wait("justified lines", torn);
    session.type_keys("++");
    session.type_keys("\x03");
    session.ends_well();
    let mut session = run();
    session.wait("justified lines again", torn);
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn an_article_opens_where_it_was_left() {
    let mut session = Session::new(80, 16);
    session.keys("Enter 9j");
    let place = session.model.reader.place;
    let top = |session: &Session| {
        let line = &session.model.reader.lines[session.model.reader.top];
        line.place
    };
    assert!(session.model.reader.top > 0);
    // Other articles, other widths, the list: the paragraph at the top stays.
    session.keys("J J K K");
    assert_eq!(session.model.reader.place, place);
    session.keys("q j k Enter");
    assert_eq!(session.model.reader.place, place);
    session.resize(50, 16);
    assert!(top(&session) <= place);
    session.resize(80, 16);
    assert_eq!(top(&session), place);
    // It is kept by the text, for the next time the program runs: a test with a terminal holds that
    // (`the_list_and_the_place_in_the_text_are_taken_up_again`).
    let kept = session.model.remembered.memory.places.values().next();
    assert_eq!(kept.map(|kept| kept.byte), Some(place.byte));
}
