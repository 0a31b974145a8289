//! Moving in an article: pages, mentions, matches, links, history, width, the line-by-line view.

use docbao::app::keymap::Context;
use docbao::app::layout::Pane;
use docbao::app::model::Overlay;
use docbao::app::notice::Notice;
use docbao::app::reader::{Line, Target, Words};
use docbao::app::{Effect, Msg};

use crate::fixture::Session;

fn top_words(session: &Session) -> String {
    let reader = &session.model.reader;
    words(session, &reader.lines[reader.top])
}

fn words(session: &Session, line: &Line) -> String {
    match &line.words {
        Words::Made(words) => words.clone(),
        Words::Page(r) => {
            let page = &session.model.reader.article.as_ref().unwrap().page.text;
            page[r.start as usize..r.end as usize].to_owned()
        }
    }
}

#[test]
fn keys_scroll() {
    // The first article at 80x12: a pane of nine rows.
    let table = [
        ("j", 1),
        ("j j k", 1),
        ("5 j", 5),
        ("k", 0),
        ("C-d", 5),
        ("C-d C-u", 0),
        ("C-f", 8),
        ("C-f C-b", 0),
        ("PgDn PgDn PgUp", 8),
        ("Space", 8),
        ("G g g", 0),
        ("4 G", 3),
        ("4 g g", 3),
        ("Down Down Up", 1),
    ];
    for (keys, top) in table {
        let mut session = Session::new(80, 12);
        session.keys("Enter").keys(keys);
        assert_eq!(session.model.rows_of(Pane::Reader), 9);
        assert_eq!(session.model.reader.top, top, "after {keys:?}");
    }
}

#[test]
fn the_list_scrolls_the_reader_and_the_reader_turns_pages() {
    let mut session = Session::new(80, 12);
    session.keys("J J K");
    assert_eq!(
        (session.model.reader.top, session.model.list.cursor),
        (1, 0)
    );
    session.keys("Enter J J K");
    assert_eq!(
        (session.model.list.cursor, session.model.focus),
        (1, Pane::Reader)
    );
    assert_eq!(session.open(), session.selected());
    session.keys("2 0 J");
    assert_eq!(session.model.notice, Some(Notice::NoMore));
    session.keys("K K");
    assert_eq!(session.model.notice, Some(Notice::NoMore));
}

#[test]
fn space_at_the_end_opens_the_next_article() {
    let mut session = Session::new(80, 24);
    session.keys("Enter G Space");
    assert_eq!(session.model.list.cursor, 1);
    assert_eq!(session.model.reader.top, 0);
}

#[test]
fn an_article_is_found_where_it_was_left() {
    let mut session = Session::new(80, 12);
    session.keys("Enter 6 j");
    let before = top_words(&session);
    session.keys("J K");
    assert_eq!(top_words(&session), before);
    session.keys("q j k");
    assert_eq!(top_words(&session), before);
}

#[test]
fn width_folds_and_views_keep_the_paragraph() {
    let paragraph = "Bộ trưởng Bùi Thanh Sơn trả lời ngắn gọn";
    let mut session = Session::new(80, 10);
    session.keys("Enter");
    let line = session
        .model
        .reader
        .lines
        .iter()
        .position(|l| words(&session, l).starts_with(&paragraph[..20]))
        .unwrap();
    session.keys(&format!("{} G", line + 1));
    let start = top_words(&session);
    assert!(start.starts_with(&paragraph[..20]));
    for keys in ["L", "L", "i", "i", "- - -", "+ + + +", "0", "z", "z"] {
        session.keys(keys);
        let shown = top_words(&session);
        assert!(
            shown.starts_with("Bộ trưởng Bùi") || shown.starts_with("── đoạn văn"),
            "{keys}: {shown}"
        );
    }
    session.resize(44, 10).resize(200, 50).resize(80, 10);
    assert_eq!(top_words(&session), start);
}

#[test]
fn width_has_bounds() {
    let mut session = Session::new(160, 24);
    session.keys("Enter 9 9 9 9 +");
    assert_eq!(session.model.reader.width, 200);
    session.keys("9 9 9 9 -");
    assert_eq!(session.model.reader.width, 20);
    session.keys("0");
    assert_eq!(session.model.reader.width, 72);
    session.keys(":usual-width<Space>60<Enter>");
    assert_eq!(session.model.reader.width, 60);
}

#[test]
fn mentions_go_round() {
    let mut session = Session::new(80, 12);
    session.keys("Enter");
    let all = session
        .model
        .reader
        .article
        .as_ref()
        .unwrap()
        .names
        .mentions
        .len();
    assert_eq!(all, 6);
    let mut seen = Vec::new();
    for _ in 0..=all {
        session.keys("}");
        seen.push(session.model.reader.mention.unwrap());
    }
    assert_eq!(seen, [0, 1, 2, 3, 4, 5, 0]);
    session.keys("{");
    assert_eq!(session.model.reader.mention, Some(5));
    session.keys("3 {");
    assert_eq!(session.model.reader.mention, Some(2));
    let words = "Bùi Thanh Sơn · Bộ trưởng Ngoại giao".to_owned();
    assert_eq!(session.model.notice, Some(Notice::Words(words)));
    session.keys("q 6 G Enter }");
    assert_eq!(session.model.notice, Some(Notice::NoMentions));
}

#[test]
fn matches_are_counted_and_go_round() {
    let mut session = Session::new(80, 12);
    session.keys("Enter /ngoai<Space>giao<Enter>");
    let matches = session.model.reader.find.matches.len();
    assert_eq!(matches, 4);
    let at = |s: &Session| s.model.reader.find.current;
    assert_eq!(at(&session), Some(0));
    session.keys("n n");
    assert_eq!(at(&session), Some(2));
    session.keys("n n");
    assert_eq!(at(&session), Some(0));
    assert_eq!(session.model.notice, Some(Notice::Wrapped));
    session.keys("N");
    assert_eq!(at(&session), Some(3));
    assert!(session.screen().contains("4/4"));
    // The match is on the screen.
    let reader = &session.model.reader;
    let line = reader.line_of_match(&reader.find.matches[3]).unwrap();
    assert!((reader.top..reader.top + 9).contains(&line));
}

#[test]
fn marks_count_where_they_are_typed() {
    // A word with marks matches exactly, one without matches with every mark.
    for (typed, found) in [
        ("thu tuong", 1),
        ("thủ tướng", 1),
        ("thú tướng", 0),
        ("HÀ NỘI", 1),
    ] {
        let mut session = Session::new(80, 24);
        session
            .keys("Enter /")
            .keys(&typed.replace(' ', "<Space>"))
            .keys("Enter");
        assert_eq!(session.model.reader.find.matches.len(), found, "{typed}");
        let missing = Notice::NotFound(typed.to_owned());
        assert_eq!(session.model.notice == Some(missing), found == 0, "{typed}");
    }
}

#[test]
fn lists_unfold_and_links_lead_to_articles() {
    let mut session = Session::new(80, 30);
    session.keys("Enter >");
    assert_eq!(session.model.reader.link, Some(Target::Fold(0)));
    session.keys("Enter >");
    assert_eq!(session.model.reader.link, Some(Target::Link(0)));
    session.keys("Enter");
    assert_eq!(session.open(), "Ba bài học sau ba mươi lăm năm");
    assert_eq!(session.selected(), "Ba bài học sau ba mươi lăm năm");
    session.keys("C-o");
    assert_eq!(
        session.open(),
        session.library.articles[0].article.title.text
    );
    session.keys("C-i");
    assert_eq!(session.open(), "Ba bài học sau ba mươi lăm năm");
    session.keys("C-i");
    assert_eq!(session.model.notice, Some(Notice::EndOfHistory));
    session.keys("C-o C-o");
    assert_eq!(session.model.notice, Some(Notice::EndOfHistory));
}

#[test]
fn numbers_follow_links() {
    let mut session = Session::new(160, 60);
    // Lists: related (1 link), topics, other articles (3 links); with all open seven targets.
    session.keys("Enter L f 2");
    assert_eq!(session.open(), "Ba bài học sau ba mươi lăm năm");
    session.keys("C-o f Esc j");
    assert_eq!(session.model.reader.hints, None);
    session.keys("f 6");
    assert_eq!(session.model.notice, Some(Notice::NotInLibrary));
    session.keys("f 1");
    assert_eq!(session.model.reader.unfolded.len(), 2);
    session.keys("q 4 G Enter f");
    assert_eq!(session.model.notice, Some(Notice::NoLinks));
}

#[test]
fn links_out_of_sight_are_listed_instead_of_numbered() {
    let mut session = Session::new(80, 8);
    session.keys("Enter f");
    assert_eq!(session.model.reader.hints, None);
    assert!(matches!(session.model.overlay, Some(Overlay::Links(_))));
    session.keys("j Enter");
    assert_eq!(session.open(), "Đại sứ bán nước mắm");
}

#[test]
fn all_links_stand_in_one_list() {
    let mut session = Session::new(80, 24);
    session.keys("Enter # j Enter");
    assert_eq!(session.open(), "Đại sứ bán nước mắm");
    assert!(session.model.overlay.is_none());
    session.keys("#");
    assert_eq!(session.model.notice, Some(Notice::NoLinks));
}

#[test]
fn addresses_are_copied_and_opened_where_the_page_has_one() {
    let url = "https://vi-du.vn/nuoc-mam".to_owned();
    let mut session = Session::new(80, 24);
    session.keys("j y Y o");
    assert!(session.library.outside.is_empty());
    assert_eq!(session.model.notice, Some(Notice::NoUrl));
    session.keys("j y Enter Y o");
    let expected = [
        Effect::Copy(url.clone()),
        Effect::Copy(format!("Đại sứ bán nước mắm\n{url}")),
        Effect::Launch(url),
    ];
    assert_eq!(session.library.outside, expected);
}

#[test]
fn addresses_are_those_of_the_selected_row_where_the_list_stands_alone() {
    let url = "https://vi-du.vn/nuoc-mam".to_owned();
    let mut session = Session::new(40, 15);
    session.keys("j j y Y o");
    let expected = [
        Effect::Copy(url.clone()),
        Effect::Copy(format!("Đại sứ bán nước mắm\n{url}")),
        Effect::Launch(url),
    ];
    assert_eq!(session.library.outside, expected);
    session.keys("k y");
    assert_eq!(session.model.notice, Some(Notice::NoUrl));
    assert_eq!(session.model.context(), Context::List);
    session.keys("g g O");
    assert!(matches!(session.model.overlay, Some(Overlay::Profile(_))));
}

#[test]
fn an_address_that_is_no_web_address_is_not_opened() {
    for address in [
        "file:///etc/passwd",
        "javascript:1",
        "-x",
        "https\u{1b}://x",
    ] {
        let mut session = Session::new(80, 24);
        let mut opened = (*session.library.articles[0]).clone();
        opened.page.url = Some(address.to_owned());
        session.library.articles[0] = std::sync::Arc::new(opened);
        session.keys("j k Enter o");
        assert!(session.library.outside.is_empty(), "{address}");
    }
}

#[test]
fn a_page_that_is_gone_is_said_and_the_old_one_stays() {
    let mut session = Session::new(80, 24);
    let generation = session.model.reader.request.send();
    let problem = docbao::error::Problem {
        path: "kho/a.txt".into(),
        line: None,
        what: docbao::error::ProblemKind::Missing,
    };
    session.send(Msg::OpenFailed {
        generation,
        no: 1,
        problem,
    });
    assert!(matches!(session.model.notice, Some(Notice::CannotOpen(_))));
    assert_eq!(session.open(), session.selected());
}
