//! Where one left off: the list, the article, the place in it, letters, the way back.

use docbao::app::layout::Pane;
use docbao::app::notice::Notice;
use docbao::app::{Effect, Msg, leave};
use docbao::lang::Lang;
use docbao::library::query::SortBy;
use docbao::state::{Memory, Report, Write};

use crate::fixture::{Library, Session};

/// What the file holds after a session.
fn kept(session: &mut Session, before: &Memory) -> Memory {
    let mut memory = before.clone();
    for write in &session.library.kept {
        memory.take(write);
    }
    for effect in leave(&mut session.model) {
        if let Effect::Keep { writes, .. } = effect {
            for write in &writes {
                memory.take(write);
            }
        }
    }
    memory
}

/// A new session over the same articles, with what the file holds.
fn again(memory: &Memory, width: u16, height: u16) -> Session {
    let mut session = Session::with(Library::new(), width, height, Lang::Vi, true);
    session.send(Msg::State(Report::Read(Box::new(memory.clone()))));
    session
}

#[test]
fn the_list_is_taken_up_where_it_was_left() {
    let scripts = [
        "j j j",
        "S j j",
        "s s j",
        "/giao<Enter> j",
        "&hoi<Enter>",
        "c 3 1 Enter Esc j",
        "p son Enter Esc b",
        "I j",
        "c 3 1 Enter } Space - a Esc",
        "2 j j",
        "j * j * 5 j",
        "t x Enter j :marks<Enter> x<Enter> Esc",
    ];
    for keys in scripts {
        let mut first = Session::new(120, 40);
        first.keys(keys);
        let memory = kept(&mut first, &Memory::default());
        let second = again(&memory, 120, 40);
        assert_eq!(second.model.query.sort, first.model.query.sort, "{keys}");
        assert_eq!(
            second.model.query.reverse, first.model.query.reverse,
            "{keys}"
        );
        // The last word of a search that is being typed is open, that of one that is read is whole.
        let mut filter = first.model.query.filter.clone();
        filter.search.clone_from(&second.model.query.filter.search);
        assert_eq!(second.model.query.filter, filter, "{keys}");
        let selected = |session: &Session| session.model.list.selected();
        assert_eq!(selected(&second), selected(&first), "{keys}");
        assert_eq!(second.model.list.order, first.model.list.order, "{keys}");
    }
}

#[test]
fn an_article_is_taken_up_at_the_place_where_it_was_left() {
    for (width, height) in [(80, 8), (120, 12), (40, 10)] {
        let mut first = Session::new(80, 8);
        first.keys("Enter j j j j");
        let place = first.model.reader.place;
        let memory = kept(&mut first, &Memory::default());
        let second = again(&memory, width, height);
        assert_eq!(second.model.focus, Pane::Reader);
        assert_eq!(second.open(), first.open());
        assert_eq!(second.model.reader.place, place, "{width}x{height}");
        let reader = &second.model.reader;
        assert!(reader.lines[reader.top].place <= place);
    }
}

#[test]
fn places_are_kept_across_articles_and_sessions() {
    let mut first = Session::new(80, 5);
    first.keys("Enter 8 j J 5 j Esc g g");
    let memory = kept(&mut first, &Memory::default());
    let mut second = again(&memory, 80, 5);
    second.keys("g g Enter");
    let one = second.model.reader.place;
    assert!(one.byte > 0);
    second.keys("J");
    let other = second.model.reader.place;
    assert!(other.byte > 0 && other != one);
    // Back at the beginning, nothing is kept.
    second.keys("g g");
    let memory = kept(&mut second, &memory);
    assert_eq!(memory.places.len(), 1);
}

#[test]
fn the_way_back_survives() {
    let mut first = Session::new(80, 24);
    first.keys("Enter J J C-o");
    let memory = kept(&mut first, &Memory::default());
    let mut second = again(&memory, 80, 24);
    let titles: Vec<String> = second
        .library
        .articles
        .iter()
        .map(|o| o.article.title.text.clone())
        .collect();
    assert_eq!(second.open(), titles[1]);
    second.keys("C-o");
    assert_eq!(second.open(), titles[0]);
    second.keys("C-i C-i");
    assert_eq!(second.open(), titles[2]);
}

#[test]
fn whoever_goes_on_is_not_led_back() {
    let mut first = Session::new(80, 24);
    first.keys("/giao<Enter> j");
    let memory = kept(&mut first, &Memory::default());
    // A key before the file was read.
    let mut second = Session::with(Library::new(), 80, 24, Lang::Vi, true);
    second.keys("j j");
    let selected = second.selected().to_owned();
    second.send(Msg::State(Report::Read(Box::new(memory.clone()))));
    assert_eq!(second.model.query.filter.search, None);
    assert_eq!(second.selected(), selected);
    // The person asked for a fresh list.
    let mut third = Session::with(Library::new(), 80, 24, Lang::Vi, true);
    third.model.options.resume = false;
    third.send(Msg::State(Report::Read(Box::new(memory))));
    assert_eq!(third.model.query.filter.search, None);
    // What was typed comes back all the same.
    third.keys("/ Up");
    assert_eq!(third.model.prompt.as_ref().unwrap().text(), "giao");
}

#[test]
fn whoever_leaves_at_once_loses_nothing() {
    let mut first = Session::new(80, 24);
    first.keys("j j j");
    let selected = first.model.list.selected();
    let memory = kept(&mut first, &Memory::default());
    // The list is not there yet when the person leaves.
    let mut second = Session::unread(Library::new(), 80, 24);
    second.send(Msg::State(Report::Read(Box::new(memory.clone()))));
    second.library.kept.clear();
    second.model.remembered.touched = true;
    docbao::app::update(
        &mut second.model,
        Msg::Key(docbao::app::key::Key::char('?')),
    );
    let memory = kept(&mut second, &memory);
    let third = again(&memory, 80, 24);
    assert_eq!(third.model.list.selected(), selected);
}

#[test]
fn what_is_left_unread_is_not_replaced() {
    let mut session = Session::unread(Library::new(), 80, 24);
    let nothing = leave(&mut session.model);
    assert_eq!(nothing, Vec::new());
    let mut looked = Session::new(80, 24);
    let nothing = leave(&mut looked.model);
    assert_eq!(nothing, Vec::new(), "nobody did anything");
}

#[test]
fn what_a_later_program_wrote_is_passed_over() {
    let session = docbao::state::Session {
        search: "(ngoặc".to_owned(),
        sort: "by-moon".to_owned(),
        chosen: vec![docbao::state::Choice {
            facet: "weather".to_owned(),
            ..docbao::state::Choice::default()
        }],
        ..docbao::state::Session::default()
    };
    let memory = Memory {
        session: Some(session),
        ..Memory::default()
    };
    let session = again(&memory, 80, 24);
    assert_eq!(session.model.query.sort, SortBy::Date);
    assert_eq!(session.model.list.order.len(), 7);
}

#[test]
fn letters_lead_to_where_they_were_set() {
    let mut session = Session::new(80, 8);
    session.keys("Enter j j j m a");
    let (title, place) = (session.open().to_owned(), session.model.reader.place);
    session.keys("G ' a");
    assert_eq!(session.model.reader.place, place);
    session.keys("J j ' a");
    assert_eq!(
        (session.open(), session.model.reader.place),
        (title.as_str(), place)
    );
    // From the list, and on another day.
    let memory = kept(&mut session, &Memory::default());
    let mut second = again(&memory, 80, 8);
    second.keys("Esc G ' a");
    assert_eq!(
        (second.open(), second.model.reader.place),
        (title.as_str(), place)
    );
    assert_eq!(second.model.focus, Pane::Reader);
    second.keys("' b");
    assert_eq!(second.model.notice, Some(Notice::NotSet('b')));
    second.keys("' Esc j");
    assert_eq!(second.model.notice, None);
    second.keys("' Enter");
    assert_eq!(second.model.notice, Some(Notice::NoLetter));
}

#[test]
fn two_quotes_lead_back_and_forth() {
    let mut session = Session::new(80, 8);
    session.keys("' '");
    assert_eq!(session.model.notice, Some(Notice::NoPlaceBefore));
    session.keys("Enter j j");
    let before = session.model.reader.place;
    session.keys("G");
    let end = session.model.reader.place;
    assert_ne!(before, end);
    session.keys("' '");
    assert_eq!(session.model.reader.place, before);
    session.keys("' '");
    assert_eq!(session.model.reader.place, end);
    let title = session.open().to_owned();
    session.keys("J ' '");
    assert_eq!(
        (session.open(), session.model.reader.place),
        (title.as_str(), end)
    );
}

#[test]
fn lines_typed_are_remembered_once() {
    let mut session = Session::new(80, 24);
    session.keys("/giao<Enter> X /son<Enter> X /giao<Enter> :help<Enter> Esc");
    let memory = kept(&mut session, &Memory::default());
    assert_eq!(memory.searches, ["son", "giao"]);
    assert_eq!(memory.commands, ["help"]);
    let typed = |write: &&Write| matches!(write, Write::Typed(..));
    assert_eq!(session.library.kept.iter().filter(typed).count(), 4);
}
