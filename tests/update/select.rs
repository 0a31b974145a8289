//! Selecting text: what the keys reach, what is copied, and what survives.

use docbao::app::keymap::Context;
use docbao::app::notice::Notice;
use docbao::app::{Effect, Msg};
use docbao::lang::Lang;

use crate::fixture::{Library, Session};

/// In the first article, at the beginning of its lead.
fn at_the_lead(width: u16, height: u16) -> Session {
    let mut session = Session::new(width, height);
    session.keys("Enter v j j j");
    let lead = session.model.reader.selection.unwrap().cursor;
    let page = &session.library.articles[0].page.text;
    assert!(page[lead as usize..].starts_with("Hội nghị Ngoại giao lần thứ 31 khai mạc"));
    session.keys("o Esc v j j j o j j j Esc");
    session.model.reader.selection = None;
    session.keys("v j j j");
    let selection = session.model.reader.selection.as_mut().unwrap();
    selection.anchor = selection.cursor;
    session
}

fn selected(session: &Session) -> String {
    session.model.reader.selected_text()
}

fn copied(session: &Session) -> Option<&str> {
    match session.library.outside.last() {
        Some(Effect::Copy(text)) => Some(text),
        _ => None,
    }
}

#[test]
fn keys_reach_letters_words_lines_and_paragraphs() {
    let lead = "Hội nghị Ngoại giao lần thứ 31 khai mạc sáng nay với hơn ba trăm đại biểu, nhiều người dự từ xa.";
    let table = [
        ("", "H"),
        ("l l", "Hội"),
        ("3 l", "Hội n"),
        ("f", "Hội n"),
        ("2 f l l l", "Hội nghị Ngoạ"),
        ("2 f b", "Hội n"),
        ("l l h", "Hộ"),
        ("f h", "Hội"),
        ("V", lead),
        ("V V", "H"),
        ("G g g o h", ""),
    ];
    for (keys, expected) in table {
        let mut session = at_the_lead(80, 24);
        session.keys(keys);
        assert_eq!(session.model.context(), Context::Selecting);
        if expected.is_empty() {
            assert!(
                selected(&session).starts_with("Khai mạc Hội nghị"),
                "{keys}"
            );
        } else {
            assert_eq!(selected(&session), expected, "after {keys:?}");
        }
    }
    let mut session = at_the_lead(80, 24);
    session.keys("$ 0 j $");
    assert!(lead.starts_with(&selected(&session)));
    session.keys("G");
    let text = selected(&session);
    assert!(text.contains("\n\nBa việc trước mắt\n\n") && !text.contains("khai-mac-hoi-nghi"));
}

#[test]
fn decomposed_letters_are_selected_whole() {
    let mut session = Session::with(Library::decomposed(), 80, 24, Lang::Vi, true);
    session.keys("Enter v 3 l");
    assert_eq!(selected(&session), "Khai".chars().collect::<String>());
    session.keys("3 l y");
    let text = copied(&session).unwrap();
    assert_eq!(text, "Khai ma\u{323}c");
    assert_eq!(session.model.notice, Some(Notice::CopiedWords(2)));
    assert!(session.model.reader.selection.is_none());
}

#[test]
fn a_selection_survives_what_re_wraps_the_text() {
    let mut session = at_the_lead(120, 40);
    session.keys("4 f");
    let text = selected(&session);
    session.resize(30, 8).resize(1, 1).resize(200, 60);
    assert_eq!(selected(&session), text);
    session.keys(":wider<Enter> :justify<Enter>");
    assert_eq!(selected(&session), text);
    session.keys("y");
    assert_eq!(copied(&session), Some(text.as_str()));
}

#[test]
fn the_end_that_moves_stays_on_the_screen() {
    let mut session = at_the_lead(60, 8);
    for keys in ["j", "C-d", "C-f", "G", "C-b", "k k k", "g g", "}", "}"] {
        session.keys(keys);
        let reader = &session.model.reader;
        let line = reader.line_at(reader.selection.unwrap().cursor).unwrap();
        let rows = session.model.rows_of(docbao::app::layout::Pane::Reader);
        assert!((reader.top..reader.top + rows).contains(&line), "{keys}");
    }
}

#[test]
fn escape_leaves_and_another_article_too() {
    let mut session = at_the_lead(80, 24);
    session.keys("Esc");
    for keys in ["Esc", "v", "q"] {
        session.keys("v").keys(keys);
        assert!(session.model.reader.selection.is_none(), "{keys}");
        assert_eq!(session.model.focus, docbao::app::layout::Pane::Reader);
    }
    session.keys("v :next-article<Enter>");
    assert!(session.model.reader.selection.is_none());
}

#[test]
fn selected_words_are_looked_for() {
    let mut session = at_the_lead(80, 24);
    session.keys("4 f h /");
    assert_eq!(
        session.model.prompt.as_ref().unwrap().text(),
        "Hội nghị Ngoại giao"
    );
    session.keys("Enter");
    assert_eq!(session.model.reader.find.matches.len(), 3);
}

#[test]
fn only_paragraphs_with_the_words_are_shown() {
    let mut session = Session::new(80, 40);
    session.keys("Enter & bui<Space>son");
    let screen = session.screen();
    assert!(screen.contains("chỉ đoạn có: bui son"));
    assert!(screen.contains("Phát biểu khai mạc, Bộ trưởng"));
    assert!(screen.contains("giữ lời hứa"), "{screen}");
    assert!(!screen.contains("Ba việc trước mắt") && !screen.contains("Đọc thêm"));
    assert!(screen.contains("6 đoạn không khớp đang ẩn"), "{screen}");
    // What was typed is marked, and n goes on in it.
    session.keys("Enter n n");
    assert_eq!(session.model.reader.find.current, Some(1));
    session.keys("/ loi<Space>hua<Enter>");
    assert_eq!(session.model.reader.find.matches.len(), 1);
    session.keys("Esc");
    assert!(session.screen().contains("Ba việc trước mắt"));
    assert_eq!(session.model.focus, docbao::app::layout::Pane::Reader);
}

#[test]
fn leaving_the_line_shows_all_paragraphs_again() {
    let mut session = Session::new(80, 24);
    session.keys("Enter 4 j");
    let place = session.model.reader.place;
    session.keys("& son");
    session.keys("Esc");
    assert_eq!(session.model.reader.only, "");
    assert_eq!(session.model.reader.place, place);
    session.keys("& zzz<Enter>");
    assert_eq!(session.model.notice, Some(Notice::NotFound("zzz".into())));
    assert_eq!(session.model.reader.only, "");
    session.keys(":paragraphs<Space>son<Enter>");
    assert_eq!(session.model.reader.only, "son");
    session.keys("J");
    assert_eq!(session.model.reader.only, "");
}

#[test]
fn pasted_text_narrows_like_typed_text() {
    let mut session = Session::new(80, 40);
    session.keys("Enter &");
    session.send(Msg::Paste("thu\u{323}c kh\ndậy".into()));
    assert_eq!(session.model.prompt.as_ref().unwrap().text(), "thục kh dậy");
}
