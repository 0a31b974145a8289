//! Rows that stand for several articles of one text.

use docbao::app::folds::Sign;
use docbao::app::layout::Pane;
use docbao::app::notice::Notice;
use docbao::lang::Lang;

use crate::fixture::{Library, Session};

/// Seven articles, newest first; the second, the fourth and the fifth are of one text.
fn session() -> Session {
    let library = Library::new().with_reprints(&[&[1, 3, 4]]);
    Session::with(library, 80, 24, Lang::Vi, true)
}

#[test]
fn the_first_stands_for_the_others_until_it_is_unfolded() {
    // Keys, the rows then, and the selected one.
    let table: [(&str, &[u32], u32); 7] = [
        ("", &[0, 1, 2, 5, 6], 0),
        ("j L", &[0, 1, 3, 4, 2, 5, 6], 1),
        ("j L L", &[0, 1, 2, 5, 6], 1),
        ("j L j j L", &[0, 1, 2, 5, 6], 1),
        ("j L G", &[0, 1, 3, 4, 2, 5, 6], 6),
        ("j j L", &[0, 1, 2, 5, 6], 2),
        ("j :unfold<Enter>", &[0, 1, 3, 4, 2, 5, 6], 1),
    ];
    for (keys, rows, selected) in table {
        let mut session = session();
        session.keys(keys);
        let list = &session.model.list;
        assert_eq!(&list.order[..], rows, "after {keys:?}");
        assert_eq!(list.selected(), Some(selected), "after {keys:?}");
        assert_eq!((list.hits(), list.of), (7, 7), "after {keys:?}");
        assert_eq!(&list.all_hits()[..], [0, 1, 3, 4, 2, 5, 6]);
    }
}

#[test]
fn rows_say_what_is_behind_them() {
    let mut session = session();
    let list = &session.model.list;
    assert_eq!(list.sign(0), None);
    assert_eq!(list.sign(1), Some(Sign::Folded(2)));
    session.keys("j L");
    let list = &session.model.list;
    assert_eq!(list.sign(1), Some(Sign::Unfolded(2)));
    assert_eq!(list.sign(4), Some(Sign::Inside));
    assert!(session.screen().contains("▾2 "));
    session.keys("j j j L");
    assert_eq!(session.model.notice, Some(Notice::NoReprints));
}

#[test]
fn another_order_has_another_first() {
    let mut session = session();
    session.keys("j S");
    let list = &session.model.list;
    assert_eq!(&list.order[..], [6, 5, 4, 2, 0]);
    // The article that was selected is behind the row that is selected now.
    assert_eq!(list.selected(), Some(4));
    session.keys("S");
    assert_eq!(session.model.list.selected(), Some(1));
}

#[test]
fn filters_leave_what_they_leave() {
    let mut session = session();
    let title = session.library.articles[3].article.title.text.clone();
    session.keys("&");
    session.send(docbao::app::Msg::Paste(title));
    let list = &session.model.list;
    assert_eq!(&list.order[..], [3]);
    assert_eq!(list.sign(3), None);
    assert_eq!(list.hits(), 1);
}

#[test]
fn what_is_unfolded_stays_so_when_more_is_read() {
    let mut session = session();
    session.keys("j L j");
    session.send(docbao::app::Msg::Loading(
        docbao::app::msg::Progress::default(),
    ));
    let list = &session.model.list;
    assert_eq!(&list.order[..], [0, 1, 3, 4, 2, 5, 6]);
    assert_eq!(list.selected(), Some(3));
}

#[test]
fn an_article_leads_to_its_reprints() {
    let mut session = session();
    // One line below the title; it unfolds to a line for each.
    session.keys("j Enter < Enter");
    assert_eq!(session.model.reader.no(), Some(1));
    session.keys("> Enter");
    assert_eq!(session.model.focus, Pane::Reader);
    let no = session.model.reader.no();
    assert!(no == Some(3) || no == Some(4), "{no:?}");
    session.keys("C-o");
    assert_eq!(session.model.reader.no(), Some(1));

    let library = Library::new().with_reprints(&[&[0, 2]]);
    let mut session = Session::with(library, 80, 24, Lang::Vi, true);
    session.keys("Enter Enter Enter");
    assert_eq!(session.model.reader.no(), Some(2));
}
