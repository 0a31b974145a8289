//! Finding in the article: whatever can be shown of it is found, and what only the page itself has is said to
//! be there.

use std::collections::BTreeSet;

use docbao::app::layout::Pane;
use docbao::app::notice::Notice;
use docbao::app::reader::Target;

use crate::fixture::Session;

/// How many matches there are, and the list that the current one is in.
fn found(session: &Session) -> (usize, Option<usize>) {
    let find = &session.model.reader.find;
    let list = find.current.and_then(|n| find.matches[n].list);
    (find.matches.len(), list)
}

/// Whether the current match is on the screen.
fn is_seen(session: &Session) -> bool {
    let reader = &session.model.reader;
    let current = &reader.find.matches[reader.find.current.unwrap()];
    let rows = session.model.rows_of(Pane::Reader);
    let line = reader.line_of_match(current);
    line.is_some_and(|line| (reader.top..reader.top + rows).contains(&line))
}

#[test]
fn lists_and_their_headings_are_found() {
    let mut session = Session::new(80, 12);
    session.keys("Enter /đọc<Space>thêm<Enter>");
    assert_eq!((found(&session), is_seen(&session)), ((1, None), true));
    assert!(session.screen().contains("▸ Đọc thêm (3)"));
    assert!(session.model.reader.unfolded.is_empty());
    // In a list that is folded, which is unfolded.
    session.keys("g g /gạo<Space>tăng<Enter>");
    assert_eq!((found(&session), is_seen(&session)), ((1, Some(2)), true));
    assert!(session.screen().contains("Giá gạo tăng ba tuần liền"));
    assert!(session.screen().contains("1/1"));
    // The page has no heading above its topics; the words on the screen are found all the same.
    session.keys("g g /chủ<Space>đề<Enter>");
    assert_eq!((found(&session), is_seen(&session)), ((1, Some(1)), true));
    assert!(!session.model.reader.unfolded.contains(&1));
    let reader = &session.model.reader;
    let line = reader.line_of_match(&reader.find.matches[0]).unwrap();
    assert_eq!(reader.lines[line].target, Some(Target::Fold(1)));
    assert_eq!(session.model.notice, None);
}

#[test]
fn as_many_are_counted_as_are_visited() {
    let mut session = Session::new(80, 12);
    session.keys("Enter /bài<Enter>");
    let (all, _) = found(&session);
    assert!(all >= 1);
    let mut visited = BTreeSet::new();
    for n in 0..all {
        assert!(session.screen().contains(&format!("{}/{all}", n + 1)));
        assert!(is_seen(&session));
        visited.insert(session.model.reader.find.matches[n].bytes.start);
        session.keys("n");
    }
    assert_eq!(visited.len(), all);
    assert_eq!(session.model.notice, Some(Notice::Wrapped));
}

#[test]
fn what_was_unfolded_while_typing_is_folded_when_that_is_left() {
    let mut session = Session::new(80, 12);
    session.keys("Enter j j");
    let stand = session.model.reader.stand();
    session.keys("/ g ạ o <Space> t ă n g");
    assert_eq!((found(&session), is_seen(&session)), ((1, Some(2)), true));
    session.keys("<Esc>");
    assert_eq!(session.model.reader.stand(), stand);
    session.keys("/ g ạ o <Space> t ă n g BS BS BS BS t r ẻ");
    assert_eq!(session.model.reader.unfolded, stand.unfolded);
}

#[test]
fn what_only_the_page_itself_has_is_said_to_be_there() {
    let words = "bản quyền".to_owned();
    let only_raw = Some(Notice::OnlyRaw {
        words,
        key: "i".to_owned(),
    });
    let mut session = Session::new(80, 12);
    session.keys("Enter /bản<Space>quyền<Enter>");
    assert_eq!(
        (found(&session), &session.model.notice),
        ((0, None), &only_raw)
    );
    session.keys("j n");
    assert_eq!(session.model.notice, only_raw);
    session.keys("i");
    assert_eq!((found(&session), is_seen(&session)), ((1, None), true));
    assert!(session.screen().contains("Bản quyền của toà soạn"));
    // A hit of a search of whole pages says it when it is opened, without the signs of the search.
    let mut session = Session::new(80, 12);
    session.keys("/in:page<Space>\"bản<Space>quyền\"<Enter>");
    assert_eq!(session.model.notice, None);
    session.keys("Enter");
    assert_eq!(session.model.notice, only_raw);
    session.keys("i");
    assert_eq!((found(&session), is_seen(&session)), ((1, None), true));
    session.keys("i");
    assert_eq!(found(&session), (0, None));
}

#[test]
fn a_hit_in_a_list_opens_there() {
    let mut session = Session::new(80, 12);
    session.keys("/in:page<Space>\"giá<Space>gạo\"<Enter> Enter");
    assert_eq!((found(&session), is_seen(&session)), ((1, Some(2)), true));
    session.keys("n");
    assert_eq!(session.model.notice, Some(Notice::Wrapped));
}

#[test]
fn matches_are_counted_each_time_a_hit_is_opened() {
    let mut session = Session::new(80, 24);
    session.keys("/ngoai<Space>giao<Enter> Enter n");
    let (all, _) = found(&session);
    assert!(
        session.screen().contains(&format!("2/{all}")),
        "{}",
        session.screen()
    );
    session.keys("q j Enter q k Enter");
    assert_eq!(found(&session).0, all);
    assert!(
        session.screen().contains(&format!("2/{all}")),
        "{}",
        session.screen()
    );
}
