//! Asks 7 to 14: searching and filtering.

use docbao::library::marked;

use super::{found, hides, pages, screen, shows};
use crate::cli::run;
use crate::fixture::Session;

#[test]
fn a_word_filters_without_an_expression() {
    let folder = pages();
    let shown = screen(&folder, "80x24", "&duong");
    shows(&shown, &["2/6", "Con đường mới", "Ông Dương"]);
    hides(&shown, &["Chợ phiên họp"]);
    // Two words in any order.
    shows(
        &screen(&folder, "80x24", "&moi<Space>con Enter"),
        &["1/6 bài", "Con đường mới"],
    );
}

#[test]
fn a_search_keeps_to_the_filters_and_says_so() {
    let folder = pages();
    let all = screen(&folder, "120x40", "/biển Enter");
    shows(&all, &["2/6 bài"]);
    let within = screen(&folder, "120x40", "p binh<Space>minh Enter Esc /biển Enter");
    shows(&within, &["1/6 bài", "⌕ biển  Phạm Bình Minh"]);
    hides(&within, &["Ông Dương giữ nghề"]);
}

#[test]
fn hits_do_not_vanish_because_they_were_read() {
    let mut session = Session::new(80, 24);
    session.keys("4").wait();
    let unread = session.model.list.order.len();
    session.keys("Enter q");
    // It is read now and stays where it was, no longer bold.
    assert!(session.marks().0);
    assert_eq!(session.model.list.order.len(), unread);
    assert!(
        session
            .model
            .query
            .filter
            .marks
            .wanted
            .contains(marked::UNREAD)
    );
    // Whoever asks again gets those that are left.
    session.keys("4").wait();
    assert_eq!(session.model.list.order.len(), unread - 1);
    // A search finds what was read as before.
    session.keys("X /son Enter Enter q");
    assert_eq!(session.model.list.order.len(), 3);
}

#[test]
fn a_word_can_be_excluded() {
    let folder = pages();
    assert_eq!(found("duong", &folder), ["mo-duong", "ong-duong"]);
    assert_eq!(found("duong -lưới", &folder), ["mo-duong"]);
    assert_eq!(found("duong -\"đan lưới\"", &folder), ["mo-duong"]);
    let shown = screen(&folder, "80x24", "/duong<Space>-suối Enter");
    shows(&shown, &["1/6 bài", "Ông Dương"]);
}

#[test]
fn a_regular_expression_is_a_search() {
    let folder = pages();
    assert_eq!(found(r"/lần thứ \d+/", &folder), ["cho-phien"]);
    assert_eq!(found("/c[ôo]n đ/", &folder), ["mo-duong"]);
    let shown = screen(&folder, "80x24", r"//thứ<Space>\d+/ Enter");
    shows(&shown, &["1/6 bài", "Chợ phiên"]);
}

#[test]
fn a_filter_that_makes_no_sense_leaves_the_list_alone() {
    let folder = pages();
    let before = screen(&folder, "80x24", "j j");
    let wrong = screen(&folder, "80x24", "j j /ngay:nay");
    shows(&wrong, &["«nay» không phải là ngày"]);
    // Every row is still there, and after leaving so is the selection.
    for row in before.lines().skip(2).take(6) {
        shows(&wrong, &[row.split('│').next().unwrap().trim_end()]);
    }
    assert_eq!(screen(&folder, "80x24", "j j /ngay:nay Esc"), before);
    let ran = run(["search", "ngay:nay", folder.arg()]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains('^'), "{}", ran.stderr);
}

#[test]
fn the_next_match_is_a_key_away_in_lists_and_in_articles() {
    let mut session = Session::new(80, 24);
    session.keys("/son Enter");
    let first = session.selected().to_owned();
    session.keys("n");
    let second = session.selected().to_owned();
    assert_ne!(first, second);
    session.keys("N");
    assert_eq!(session.selected(), first);
    session.keys("X g g Enter /hoi<Space>nghi Enter");
    let current = |session: &Session| session.model.reader.find.current;
    assert_eq!(current(&session), Some(0));
    session.keys("n n");
    assert_eq!(current(&session), Some(2));
    shows(&session.screen(), &["3/"]);
    session.keys("N");
    assert_eq!(current(&session), Some(1));
}

#[test]
fn a_hit_opens_at_its_first_match() {
    let mut session = Session::new(80, 12);
    session.keys("/giữ<Space>lời Enter Enter");
    // Far below the first screen of the article, and highlighted.
    assert!(session.model.reader.top > 0);
    shows(&session.screen(), &["giữ lời hứa", "2/"]);
    let mut plain = Session::new(80, 12);
    plain.keys("Enter");
    hides(&plain.screen(), &["giữ lời hứa"]);
}
