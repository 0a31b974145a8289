//! The neighbours of an article, and the library read anew.

use std::sync::Arc;

use docbao::app::Msg;
use docbao::app::layout::Pane;
use docbao::app::model::Overlay;
use docbao::app::msg::{Progress, Reloaded};
use docbao::app::notice::Notice;
use docbao::library::Renumbered;
use docbao::library::neighbours::Neighbour;
use docbao::library::query::ArticleNo;
use docbao::library::reprints::{Reprints, Sketch};

use crate::fixture::{Library, Session};

#[test]
fn neighbours_are_listed_with_why_and_open() {
    let mut session = Session::new(100, 24);
    session.keys("Enter B");
    let Some(Overlay::Neighbours(state)) = &session.model.overlay else {
        panic!("{}", session.screen());
    };
    // The first article shares a minister with the third; an inferred conference does not count.
    let found: Vec<ArticleNo> = state.neighbours.articles.iter().map(|n| n.no).collect();
    assert_eq!(found, [2]);
    let screen = session.screen();
    assert!(
        screen.contains("1 bài gần bài này · Khai mạc Hội nghị"),
        "{screen}"
    );
    assert!(screen.contains("13/12/2021  Đại sứ bán nước mắm"));
    assert!(screen.contains("     Bùi Thanh Sơn\n"));
    session.keys("Enter");
    assert_eq!(session.open(), "Đại sứ bán nước mắm");
    assert_eq!(session.model.focus, Pane::Reader);
    session.keys("C-o");
    assert_eq!(session.model.reader.no(), Some(0));
}

#[test]
fn an_article_that_shares_nothing_has_no_neighbours() {
    let mut session = Session::new(80, 24);
    session.keys("6 G B");
    assert_eq!(session.model.notice, Some(Notice::NoNeighbours));
    assert!(session.model.overlay.is_none());
    session.keys("&zzz<Enter> :neighbours<Enter>");
    assert_eq!(session.model.notice, Some(Notice::NoArticle));
}

#[test]
fn what_is_rarer_is_nearer_and_reprints_come_first() {
    let mut library = docbao::library::Library::default();
    let mut reprints = Reprints::default();
    let articles = Library::new().articles;
    for no in [3, 4, 3, 0, 2] {
        let opened = &articles[no];
        let no = library.add(&opened.page, &opened.article, &opened.names);
        reprints.add(no, Sketch::of(&opened.page.text, &opened.article));
    }
    library.fold(reprints.groups());
    let found = library.neighbours(0).unwrap();
    let shares = |n: &Neighbour| (n.no, n.reprint, n.same_title);
    let found: Vec<_> = found.articles.iter().map(shares).collect();
    // The same article again, then the one with the same official.
    assert_eq!(found, [(2, true, true), (1, false, false)]);
    assert_eq!(library.neighbours(5), None);
}

/// The library without its first article, which makes every number one less.
fn reload(session: &mut Session) {
    let mut articles: Vec<_> = session.library.articles.drain(..).skip(1).collect();
    for (no, opened) in (0..).zip(&mut articles) {
        Arc::make_mut(opened).no = no;
    }
    let moved = std::iter::once(None).chain((0..articles.len() as ArticleNo).map(Some));
    let numbers = Renumbered::from_numbers(moved);
    let articles_now = articles.len();
    session.library.articles = articles;
    session.send(Msg::Renewed(numbers));
    session.send(Msg::Reloaded(Reloaded {
        added: 0,
        gone: 0,
        articles: articles_now,
        problems: Vec::new(),
    }));
}

#[test]
fn a_new_library_keeps_the_place() {
    let mut session = Session::new(80, 8);
    session.keys("j j Enter q 4 G Enter 2 j q s k Enter j");
    let (open, selected) = (session.open().to_owned(), session.selected().to_owned());
    let place = session.model.reader.place;
    let read = session.model.remembered.memory.marks.len();
    session.keys(":reload<Enter>");
    assert_eq!(session.model.reloading, Some(Progress::default()));
    session.send(Msg::Reloading(Progress {
        pages: 5,
        of: Some(6),
    }));
    assert!(session.screen().contains("đang đọc lại kho: 5"));
    session.keys("R");
    assert_eq!(session.model.notice, Some(Notice::StillReading));
    reload(&mut session);
    assert_eq!(
        (session.open(), session.selected()),
        (open.as_str(), selected.as_str())
    );
    assert_eq!(session.model.reader.place, place);
    assert_eq!(session.model.remembered.memory.marks.len(), read);
    assert_eq!(session.model.list.order.len(), 6);
    assert_eq!(
        session.model.notice,
        Some(Notice::Reloaded {
            articles: 6,
            added: 0,
            gone: 0
        })
    );
    // Back through what was read before, by the numbers of now.
    session.keys("C-o");
    let before = session.open().to_owned();
    let no = session.model.reader.no().unwrap() as usize;
    assert_eq!(session.library.articles[no].article.title.text, before);
}

#[test]
fn an_article_that_is_gone_stays_on_the_screen() {
    let mut session = Session::new(80, 24);
    session.keys("Enter F5");
    let open = session.open().to_owned();
    reload(&mut session);
    assert_eq!(session.open(), open);
    assert!(session.screen().contains("Khai mạc Hội nghị Ngoại giao"));
    session.keys("q j Enter");
    assert_eq!(session.open(), session.selected());
}

#[test]
fn what_cannot_be_read_twice_is_said() {
    let mut session = Session::new(80, 24);
    session.keys("R");
    session.send(Msg::NotReloaded);
    assert_eq!(session.model.notice, Some(Notice::CannotReload));
    assert_eq!(session.model.reloading, None);
}
