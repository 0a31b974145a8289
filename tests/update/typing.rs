//! A Vietnamese input method, a paste and a narrow screen, in every line of typing.

use docbao::app::Msg;
use docbao::app::key::{Code, Key};
use docbao::app::notice::Notice;

use crate::fixture::Session;

/// What opens each line of typing.
const LINES: [&str; 11] = [
    "/",
    "&",
    "c",
    "p",
    "c Esc F /",
    ":",
    "? /",
    "Enter /",
    "Enter &",
    "e",
    "|",
];

fn line(keys: &str) -> Session {
    let mut session = Session::new(80, 24);
    session.keys(keys);
    assert!(session.model.prompt.is_some(), "{keys}");
    session.keys("C-u");
    session
}

fn typed(session: &Session) -> &str {
    session.model.prompt.as_ref().unwrap().text()
}

fn press(session: &mut Session, keys: &[Key]) {
    for key in keys {
        session.send(Msg::Key(*key));
    }
}

#[test]
fn corrections_arrive_as_backspace_and_letters() {
    for opens in LINES {
        for backspace in [Key::from(Code::Backspace), Key::ctrl('h')] {
            let mut session = line(opens);
            session.keys("x t o");
            // Telex: o and j make ọ; the input method rubs out and types anew.
            press(&mut session, &[backspace, Key::char('ọ')]);
            assert_eq!(typed(&session), "xtọ", "{opens}");
            let burst = [backspace, backspace, Key::char('u'), Key::char('ố')];
            press(&mut session, &burst);
            assert_eq!(typed(&session), "xuố", "{opens}");
        }
    }
}

#[test]
fn marks_sent_alone_join_their_letters() {
    for opens in LINES {
        let mut session = line(opens);
        let keys = [
            'x', 'e', '\u{302}', '\u{323}', 't', 'u', '\u{31b}', '\u{303}',
        ];
        press(&mut session, &keys.map(Key::char));
        assert_eq!(typed(&session), "xệtữ", "{opens}");
        session.send(Msg::Key(Key::from(Code::Backspace)));
        assert_eq!(typed(&session), "xệt", "{opens}");
    }
}

#[test]
fn a_paste_is_one_composed_harmless_line() {
    for opens in LINES {
        let mut session = line(opens);
        session.keys("x");
        session.send(Msg::Paste(
            "Ho\u{302}\u{323}i\r\nnghi\u{323}\u{1b}[31m\tmới\n".into(),
        ));
        assert_eq!(typed(&session), "xHội nghị[31m mới", "{opens}");
    }
}

#[test]
fn a_paste_where_nothing_is_typed_does_nothing() {
    let mut session = Session::new(80, 24);
    let before = session.screen();
    session.send(Msg::Paste("q\nj".into()));
    assert!(session.running);
    assert_eq!(session.screen(), before);
}

#[test]
fn a_letter_of_an_input_method_is_its_last_key() {
    // Telex: w alone gives ư, dd gives đ, oj gives ọ.
    for (letter, read) in [('ư', 'w'), ('đ', 'd'), ('ọ', 'j'), ('ê', 'e'), ('á', 's')] {
        let mut session = Session::new(80, 24);
        session.send(Msg::Key(Key::char(letter)));
        assert_eq!(
            session.model.notice,
            Some(Notice::InputMethod(Some(read))),
            "{letter}"
        );
        // What it opened may stand where the words would.
        let said = session.screen().contains("bộ gõ tiếng Việt đang bật");
        assert!(said || session.model.prompt.is_some(), "{letter}");
    }
    // o and then j: the letter that came first has opened nothing, j moves.
    let mut session = Session::new(80, 24);
    let keys = [Key::char('o'), Key::from(Code::Backspace), Key::char('ọ')];
    press(&mut session, &keys);
    assert_eq!(session.model.list.cursor, 1);
    // More than one key could have made it: nothing happens, and it is said.
    let mut session = Session::new(80, 24);
    press(&mut session, &[Key::char('ộ')]);
    assert_eq!(session.model.notice, Some(Notice::InputMethod(None)));
    assert_eq!(session.model.list.cursor, 0);
}

#[test]
fn backspace_is_no_command_anywhere() {
    for place in ["", "Enter", "Enter v", "F", "?", "Enter #", "B", "Enter O"] {
        let mut session = Session::new(80, 24);
        session.keys(place);
        let before = session.screen();
        press(&mut session, &[Key::from(Code::Backspace), Key::ctrl('h')]);
        assert_eq!(session.screen(), before, "{place}");
    }
}

#[test]
fn everything_fits_every_screen() {
    let places = [
        "Enter v j",
        "Enter & s o n",
        "Enter &son<Enter>",
        "B",
        "e a.md",
        "e a<Enter>",
        "| w c",
        "|wc<Enter>",
        "Enter :justify<Enter>",
        "Enter i G",
        "c",
        "/ngày:nay",
        "R",
    ];
    for (width, height) in [
        (40, 10),
        (40, 15),
        (20, 6),
        (12, 4),
        (5, 3),
        (2, 2),
        (1, 1),
        (200, 1),
    ] {
        for keys in places {
            let mut session = Session::new(80, 24);
            session.keys(keys).resize(width, height);
            let screen = session.screen();
            assert_eq!(screen.lines().count(), usize::from(height), "{keys}");
            for line in screen.lines() {
                let columns = unicode_width::UnicodeWidthStr::width(line);
                assert!(columns <= usize::from(width), "{keys}: {line:?}");
            }
            // And begun there.
            let mut session = Session::new(width, height);
            session.keys(keys).resize(80, 24);
        }
    }
}
