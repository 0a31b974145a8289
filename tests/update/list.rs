//! Moving in the list, orders, panes, the way out.

use docbao::app::Effect;
use docbao::app::layout::Pane;
use docbao::app::msg::{Mouse, MouseKind};
use docbao::app::{Msg, notice::Notice};
use docbao::library::query::SortBy;

use crate::fixture::Session;

#[test]
fn keys_move_the_selection() {
    // Seven articles; a screen of 80x9 shows six rows of them below the heading.
    let table = [
        ("", 0),
        ("j", 1),
        ("j j k", 1),
        ("k", 0),
        ("3 j", 3),
        ("9 9 j", 6),
        ("G", 6),
        ("G g g", 0),
        ("5 G", 4),
        ("3 g g", 2),
        ("End Home", 0),
        ("Down Down Up", 1),
        ("C-d", 4),
        ("C-d C-u", 0),
        ("C-f", 6),
        ("Space", 6),
        ("G PgUp", 0),
        ("g j", 1),
        ("1 2 Esc j", 1),
        ("g Esc G", 6),
        ("1 0 0 0 0 0 0 0 0 0 0 0 0 0 j", 6),
    ];
    for (keys, row) in table {
        let mut session = Session::new(80, 9);
        session.keys(keys);
        assert_eq!(session.model.list.cursor, row, "after {keys:?}");
    }
}

#[test]
fn the_window_follows_the_selection() {
    let mut session = Session::new(80, 5);
    session.keys("G");
    let list = &session.model.list;
    let rows = session.model.rows_of(Pane::List);
    assert_eq!(list.top + rows, list.order.len());
    session.keys("g g");
    assert_eq!(session.model.list.top, 0);
}

#[test]
fn orders_go_round_and_turn() {
    let mut session = Session::new(80, 24);
    let mut orders = Vec::new();
    for _ in 0..4 {
        session.keys("s");
        orders.push(session.model.query.sort);
    }
    assert_eq!(
        orders,
        [SortBy::Title, SortBy::Source, SortBy::Length, SortBy::Date]
    );
    // What fits best can only be told of a search.
    session.keys("/ngoai<Enter> sss");
    assert_eq!(session.model.query.sort, SortBy::Length);
    session.keys("s");
    assert_eq!(session.model.query.sort, SortBy::Relevance);
    session.keys("X");
    assert_eq!(session.model.query.sort, SortBy::Date);
    assert_eq!(
        session.selected(),
        session.library.articles[0].article.title.text
    );
    session.keys("S G");
    assert_eq!(
        session.selected(),
        session.library.articles[0].article.title.text
    );
    session.keys(":sort<Space>length<Enter>");
    assert_eq!(session.model.query.sort, SortBy::Length);
}

#[test]
fn a_new_order_keeps_the_selected_article() {
    let mut session = Session::new(80, 24);
    session.keys("j j");
    let selected = session.selected().to_owned();
    session.keys("s");
    assert_eq!(session.selected(), selected);
    session.keys("S");
    assert_eq!(session.selected(), selected);
}

#[test]
fn the_way_out_is_one_step_at_a_time() {
    // Keys, and where that leads: the pane with the focus, or nothing when the program ended.
    let table = [
        ("Enter", Some(Pane::Reader)),
        ("Enter q", Some(Pane::List)),
        ("Enter h", Some(Pane::List)),
        ("Enter Esc", Some(Pane::List)),
        ("Enter Left", Some(Pane::List)),
        ("Enter q q", None),
        ("h h Esc Left", Some(Pane::List)),
        ("q", None),
        ("C-c", None),
        ("Enter C-c", None),
        ("/ x C-c", None),
        ("? C-c", None),
        ("? q", Some(Pane::List)),
        ("? q q", None),
        ("Enter i q", Some(Pane::Reader)),
        ("Enter z q", Some(Pane::Reader)),
        ("Enter z q q", Some(Pane::List)),
        ("F q", Some(Pane::List)),
        ("F F", Some(Pane::List)),
        ("F l", Some(Pane::List)),
        ("Tab", Some(Pane::Reader)),
        ("Tab Tab", Some(Pane::Facets)),
        ("Tab Tab Tab", Some(Pane::List)),
        ("S-Tab", Some(Pane::Facets)),
        (":quit<Enter>", None),
        (":q<Enter>", Some(Pane::List)),
    ];
    for (keys, pane) in table {
        // On the command line `q` is the beginning of one verb only.
        let pane = if keys.starts_with(":q<") { None } else { pane };
        let mut session = Session::new(80, 24);
        session.keys(keys);
        assert_eq!(
            session.running.then_some(session.model.focus),
            pane,
            "after {keys:?}"
        );
    }
}

#[test]
fn leaving_the_outermost_place_says_how() {
    let mut session = Session::new(80, 24);
    session.keys("Esc");
    assert_eq!(session.model.notice, Some(Notice::Outermost));
}

#[test]
fn the_article_beside_the_list_follows_the_selection_but_is_not_read() {
    let mut session = Session::new(80, 24);
    session.keys("j j");
    assert_eq!(session.open(), session.selected());
    assert!(!session.marks().0);
    session.keys("Enter");
    assert!(session.marks().0);
    session.keys("r");
    assert!(!session.marks().0);
}

#[test]
fn nothing_is_opened_beside_a_list_that_stands_alone() {
    let mut session = Session::new(50, 20);
    session.keys("j j");
    assert!(session.model.reader.article.is_none());
    session.keys("Enter");
    assert_eq!(session.open(), session.selected());
}

#[test]
fn suspend_and_redraw_are_left_to_the_outside() {
    let mut session = Session::new(80, 24);
    session.keys("C-z C-l / C-z Esc");
    session.send(Msg::Resumed);
    let expected = [
        Effect::Suspend,
        Effect::Redraw,
        Effect::Suspend,
        Effect::Redraw,
    ];
    assert_eq!(session.library.outside, expected);
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer_and_a_click_selects() {
    let mut session = Session::new(80, 8);
    let at = |what, x, y| Msg::Mouse(Mouse { what, x, y });
    session.send(at(MouseKind::WheelDown, 60, 4));
    assert_eq!((session.model.reader.top, session.model.list.top), (3, 0));
    session.send(at(MouseKind::WheelDown, 5, 4));
    assert_eq!((session.model.reader.top, session.model.list.top), (0, 1));
    session.send(at(MouseKind::WheelUp, 5, 4));
    assert_eq!(session.model.list.top, 0);
    session.send(at(MouseKind::Click, 5, 3));
    assert_eq!(
        (session.model.list.cursor, session.model.focus),
        (2, Pane::List)
    );
    session.send(at(MouseKind::Click, 5, 3));
    assert_eq!(session.model.focus, Pane::Reader);
    session.send(at(MouseKind::Click, 5, 1));
    assert_eq!(
        (session.model.list.cursor, session.model.focus),
        (0, Pane::List)
    );
}
