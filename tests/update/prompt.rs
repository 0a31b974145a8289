//! The line of typing: what input methods send, and what leaving it restores.

use docbao::app::action::Action;
use docbao::app::command::{self, Argument};
use docbao::app::msg::Msg;
use docbao::app::notice::Notice;

use crate::fixture::Session;

fn typed(session: &Session) -> &str {
    session.model.prompt.as_ref().unwrap().text()
}

#[test]
fn keys_edit_the_line() {
    let table = [
        ("abc", "abc"),
        ("abc C-h", "ab"),
        ("abc Backspace Backspace", "a"),
        ("abc Left Backspace", "ac"),
        ("abc Home Delete", "bc"),
        ("abc C-a x C-e y", "xabcy"),
        ("mot<Space>hai C-w", "mot "),
        ("mot<Space>hai C-u", ""),
        ("mot<Space>hai Home C-k", ""),
        ("ngoại", "ngoại"),
        // Letters and marks sent apart are composed.
        ("o\u{323} \u{302}", "ộ"),
        ("a\u{323}b", "ạb"),
        ("ab Left \u{301}", "áb"),
        // What an input method sends to correct a letter: it rubs out and types anew.
        ("o Backspace ọ", "ọ"),
        ("nguyê Backspace ễ n", "nguyễn"),
        ("viêt C-h C-h ệt", "việt"),
        // A letter with its marks goes at once.
        ("việ Backspace", "vi"),
        ("👩‍👩‍👧 Backspace", ""),
    ];
    for (keys, expected) in table {
        let mut session = Session::new(80, 24);
        session.keys("/").keys(keys);
        assert_eq!(typed(&session), expected, "after {keys:?}");
    }
}

#[test]
fn pasted_text_is_one_line_composed_and_harmless() {
    let mut session = Session::new(80, 24);
    session.keys("/");
    session.send(Msg::Paste(
        "  nu\u{31b}\u{301}c\nma\u{306}\u{301}m\u{1b}[2J \u{202e}".to_owned(),
    ));
    assert_eq!(typed(&session), "nức mắm[2J");
    let mut session = Session::new(80, 24);
    session.send(Msg::Paste("q".to_owned()));
    assert!(session.running && session.model.prompt.is_none());
}

#[test]
fn the_list_narrows_while_typing_and_is_restored() {
    let mut session = Session::new(80, 24);
    session.keys("j j j");
    let selected = session.selected().to_owned();
    session.keys("&nuoc");
    assert_eq!(session.model.list.order.len(), 1);
    session.keys("Esc");
    assert_eq!(session.model.list.order.len(), 7);
    assert_eq!(session.selected(), selected);
    session.keys("&nuoc Enter & C-u bế Esc");
    assert_eq!(session.model.query.filter.words, "nuoc");
    session.keys("& C-u Enter");
    assert_eq!(session.model.list.order.len(), 7);
    session.keys("& m Down Enter");
    assert!(session.model.list.cursor > 0);
}

#[test]
fn marks_decide_what_the_filter_finds() {
    for (words, found) in [
        ("dai", 2),
        ("đại", 1),
        ("đai sứ", 0),
        ("DAI SU", 1),
        ("be mac", 1),
    ] {
        let mut session = Session::new(80, 24);
        session.keys("&").keys(&words.replace(' ', "<Space>"));
        assert_eq!(session.model.list.order.len(), found, "{words}");
    }
}

#[test]
fn leaving_find_restores_the_place() {
    let mut session = Session::new(80, 10);
    session.keys("Enter 3 j");
    let (top, place) = (session.model.reader.top, session.model.reader.place);
    session.keys("/màn<Space>hình");
    assert_ne!(session.model.reader.top, top);
    session.keys("Esc");
    assert_eq!(
        (session.model.reader.top, session.model.reader.place),
        (top, place)
    );
    assert!(session.model.reader.find.matches.is_empty());
}

#[test]
fn commands_are_verbs_with_arguments() {
    let table = [
        ("42", Ok((Action::First, Argument::Number(42)))),
        ("quit", Ok((Action::Quit, Argument::None))),
        ("  zen ", Ok((Action::Zen, Argument::None))),
        ("last 3", Ok((Action::Last, Argument::Number(3)))),
        (
            "find hai  chữ",
            Ok((Action::Find, Argument::Words("hai  chữ".to_owned()))),
        ),
        (
            "sort title",
            Ok((
                Action::Sort,
                Argument::Order(docbao::library::query::SortBy::Title),
            )),
        ),
        ("sort color", Err(Notice::BadArgument("color".to_owned()))),
        ("zen 3", Err(Notice::BadArgument("3".to_owned()))),
        ("move", Err(Notice::UnknownCommand("move".to_owned()))),
        ("hepl", Err(Notice::UnknownCommand("hepl".to_owned()))),
        ("accept", Err(Notice::UnknownCommand("accept".to_owned()))),
    ];
    for (line, expected) in table {
        let parsed = command::parse(line).map(|c| (c.action, c.argument));
        assert_eq!(parsed, expected, "{line}");
    }
}

#[test]
fn commands_complete_and_are_remembered() {
    let mut session = Session::new(80, 24);
    session.keys(": z e Tab");
    assert_eq!(typed(&session), "zen");
    session.keys("Enter");
    assert!(session.model.zen);
    session.keys(": Up");
    assert_eq!(typed(&session), "zen");
    session.keys("Down");
    assert_eq!(typed(&session), "");
    session.keys("m o v e - Tab Tab");
    assert_eq!(typed(&session), "move-up");
    session.keys("S-Tab");
    assert_eq!(typed(&session), "move-down");
    session.keys("Backspace Esc : Backspace");
    assert!(session.model.prompt.is_none());
    session.keys(":find<Space>man<Space>hinh<Enter>");
    assert_eq!(session.model.reader.find.matches.len(), 1);
}

#[test]
fn a_line_longer_than_its_room_says_that_more_is_before_it() {
    for (width, height) in [(20, 6), (40, 15)] {
        let mut session = Session::new(width, height);
        session.keys("e").keys("thu-muc/rat/dai/ten-tep.md");
        let screen = session.screen();
        let line = screen.lines().last().unwrap();
        assert!(line.contains(" …"), "{line}");
        assert!(line.trim_end().ends_with("ep.md"), "{line}");
    }
}

#[test]
fn a_verb_of_another_place_says_so() {
    let mut session = Session::new(80, 24);
    session.keys(":swap-ends<Enter>");
    assert_eq!(session.model.notice, Some(Notice::NotHere("swap-ends")));
    session.keys("Enter +");
    assert!(matches!(session.model.notice, Some(Notice::Width(_, room)) if room < 80));
}

#[test]
fn help_narrows_while_typing() {
    let mut session = Session::new(80, 24);
    session.keys("? /");
    let lines = |s: &Session| s.model.help.as_ref().map_or(0, |help| help.lines.len());
    let all = lines(&session);
    session.keys("hoi<Space>nghi");
    assert!(lines(&session) < all / 2);
    session.keys("Esc");
    assert_eq!(lines(&session), all);
    session.keys("/zzz Enter q");
    assert!(session.model.help.is_none());
}
