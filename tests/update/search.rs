//! Searching the library: while typing, what is wrong, what leaving restores, from hit to hit.

use std::io::ErrorKind;

use docbao::app::Msg;
use docbao::app::layout::Pane;
use docbao::app::msg::Indexing;
use docbao::app::notice::Notice;
use docbao::app::{Effect, update};
use docbao::error::Refusal;
use docbao::library::query::{FacetKind, Generation, Hits};

use crate::fixture::Session;

fn searched(session: &Session) -> Option<&str> {
    let search = session.model.query.filter.search.as_ref();
    search.map(|s| s.text.as_str())
}

fn found(session: &Session) -> usize {
    session.model.list.order.len()
}

fn wrong(session: &Session) -> Option<&str> {
    let prompt = session.model.prompt.as_ref()?;
    Some(prompt.wrong.as_ref()?.what.name())
}

#[test]
fn the_list_is_searched_while_typing() {
    let table = [
        ("", 7),
        ("s", 5),
        ("son", 3),
        ("sơn", 2),
        ("son<Space>", 2),
        ("so<Space>", 2),
        ("sớn", 0),
        ("\"ngoại<Space>gi", 4),
        ("ngoai<Space>-son", 3),
        ("title:ba", 5),
        ("title:\"nước<Space>mắm", 1),
        ("date:2016", 3),
        ("(son<Space>OR<Space>minh<Space>", 4),
    ];
    for (typed, hits) in table {
        let mut session = Session::new(80, 24);
        session.keys("/").keys(typed);
        assert_eq!(found(&session), hits, "{typed:?}");
    }
}

#[test]
fn it_combines_with_facets_and_words_of_the_title() {
    let mut session = Session::new(80, 24);
    session.keys("/ngoai<Space>giao<Enter>");
    assert_eq!(found(&session), 4);
    let values = session.model.facets.values(FacetKind::Official);
    let son = values.iter().find(|v| v.label == "Bùi Thanh Sơn").unwrap();
    assert_eq!((son.about, son.all), (1, 2));
    session.keys("p son Enter");
    assert_eq!(found(&session), 2);
    session.keys("Esc & mam Enter");
    assert_eq!(found(&session), 1);
    session.keys("X");
    assert_eq!((found(&session), searched(&session)), (7, None));
}

#[test]
fn what_makes_no_sense_leaves_the_list_alone() {
    let mut session = Session::new(80, 24);
    session.keys("/son<Space>ngay:nay");
    assert_eq!(wrong(&session), Some("bad-date"));
    let span = session.model.prompt.as_ref().unwrap().wrong.clone();
    assert_eq!(span.unwrap().span, 9..12);
    assert_eq!(found(&session), 2);
    // It is not taken, and stays to be put right.
    session.keys("Enter");
    assert!(session.model.prompt.is_some());
    session.keys("C-u mam");
    assert_eq!((wrong(&session), found(&session)), (None, 1));
    session.keys("Enter");
    assert_eq!(searched(&session), Some("mam"));
}

#[test]
fn leaving_restores_the_list_and_the_place_in_it() {
    let mut session = Session::new(80, 7);
    session.keys("G");
    let (selected, top) = (session.selected().to_owned(), session.model.list.top);
    assert!(top > 0);
    session.keys("/ngoai<Space>gi");
    assert_ne!(
        (session.selected(), session.model.list.top),
        (&*selected, top)
    );
    session.keys("Esc");
    assert_eq!((found(&session), searched(&session)), (7, None));
    assert_eq!(
        (session.selected(), session.model.list.top),
        (&*selected, top)
    );
    session.keys("/son<Enter>").keys("/ C-u mam Esc");
    assert_eq!((found(&session), searched(&session)), (3, Some("son")));
    session.keys("/ C-u Enter");
    assert_eq!((found(&session), searched(&session)), (7, None));
}

#[test]
fn old_searches_come_back() {
    let mut session = Session::new(80, 24);
    session.keys("/son<Enter> / C-u mam<Enter> / C-u giao");
    let typed = |s: &Session| s.model.prompt.as_ref().unwrap().text().to_owned();
    let mut lines = Vec::new();
    for key in ["Up", "Up", "Up", "Down", "Down", "Down"] {
        session.keys(key);
        lines.push(typed(&session));
    }
    assert_eq!(lines, ["mam", "son", "son", "mam", "giao", "giao"]);
    session.keys("Up Up");
    assert_eq!(found(&session), 3);
    session.keys("Enter");
    assert_eq!(session.model.remembered.memory.searches, ["mam", "son"]);
}

#[test]
fn keys_lead_from_hit_to_hit() {
    let mut session = Session::new(80, 24);
    session.keys("n");
    assert_eq!(session.model.notice, Some(Notice::NoSearch));
    session.keys("/ngoai<Space>giao<Enter> n");
    assert_eq!(session.model.list.cursor, 1);
    session.keys("2 n");
    assert_eq!(
        (session.model.list.cursor, &session.model.notice),
        (3, &None)
    );
    session.keys("n");
    assert_eq!(session.model.list.cursor, 0);
    assert_eq!(session.model.notice, Some(Notice::Wrapped));
    session.keys("N");
    assert_eq!(session.model.list.cursor, 3);
    session.keys("/ C-u zzzz<Enter> n");
    assert_eq!(session.model.notice, Some(Notice::NoHits));
}

#[test]
fn a_hit_opens_where_its_words_stand_together() {
    let mut session = Session::new(80, 12);
    session.keys("/giữ<Space>lời<Enter>");
    assert_eq!(found(&session), 1);
    // Beside the list already.
    let line = |s: &Session| {
        let reader = &s.model.reader;
        let first = &reader.find.matches[reader.find.current.unwrap()];
        let line = reader.line_of_match(first).unwrap();
        (reader.top..reader.top + s.model.rows_of(Pane::Reader)).contains(&line)
    };
    assert!(session.model.reader.top > 0 && line(&session));
    session.keys("Enter");
    assert!(line(&session));
    let matches = session.model.reader.find.matches.len();
    // The first `giữ` keeps labour, not a word.
    assert_eq!(session.model.reader.find.current, Some(1));
    assert!(session.screen().contains(&format!("2/{matches}")));
    session.keys("n");
    assert_eq!(session.model.reader.find.current, Some(2));
    session.keys("N N N");
    assert_eq!(session.model.reader.find.current, Some(matches - 1));
    assert_eq!(session.model.notice, Some(Notice::Wrapped));
    // Words typed in the article take their place, until the next hit.
    session.keys("/ba<Enter>");
    assert_ne!(session.model.reader.find.matches.len(), matches);
    session.keys("q X");
    assert!(session.model.reader.find.matches.is_empty());
}

#[test]
fn a_hit_is_found_as_it_was_left() {
    let mut session = Session::new(80, 12);
    session.keys("/giao<Enter> Enter G");
    let place = session.model.reader.place;
    session.keys("J K");
    assert_eq!(session.model.reader.place, place);
}

#[test]
fn words_typed_raw_are_read_as_meant() {
    let mut session = Session::new(80, 24);
    session.keys("/ngoaij<Space>giao<Enter>");
    assert_eq!(session.model.list.read_as(), Some("ngoại giao"));
    assert_eq!(found(&session), 4);
    assert_eq!(searched(&session), Some("ngoaij giao"));
    assert!(session.screen().contains("hiểu là «ngoại giao»"));
}

#[test]
fn visible_hits_say_why_they_were_found() {
    let mut session = Session::new(80, 24);
    session.keys("/giao<Enter>");
    let list = &session.model.list;
    let line = |n: usize| list.why[&list.order[n]].line.as_ref();
    let excerpt = line(0).unwrap();
    let marked: Vec<&str> = excerpt
        .marks
        .iter()
        .map(|m| &excerpt.text[m.clone()])
        .collect();
    assert_eq!(marked, ["giao"]);
    assert!(excerpt.text.contains("giao"));
    assert_eq!(session.model.lines_of_hit(), 2);
    session.keys("/ C-u title:mam<Enter>");
    let list = &session.model.list;
    assert_eq!(session.model.lines_of_hit(), 1);
    let why = &list.why[&list.order[0]];
    assert_eq!((why.title.len(), &why.line), (1, &None));
    // A query without words shows no matches, and asks for none.
    session.keys("/ C-u date:2016<Enter>");
    assert_eq!(session.model.lines_of_hit(), 1);
    assert!(session.model.list.explained.is_empty());
}

#[test]
fn commands_search_whole_words() {
    let mut session = Session::new(80, 24);
    session.keys("Enter :search<Space>so<Enter>");
    assert_eq!((found(&session), session.model.focus), (2, Pane::List));
    session.keys(":search<Space>\"son<Enter>");
    assert!(matches!(session.model.notice, Some(Notice::BadSearch(_))));
    assert_eq!(searched(&session), Some("so"));
}

#[test]
fn old_hits_stay_until_newer_ones_come_and_old_answers_are_dropped() {
    let mut session = Session::new(80, 24);
    let mut asked = Vec::new();
    for key in docbao::app::key::script("/so").unwrap() {
        for effect in update(&mut session.model, Msg::Key(key)) {
            if let Effect::Query { generation, .. } = effect {
                asked.push(generation);
            }
        }
    }
    let model = &mut session.model;
    assert_eq!(asked.len(), 2);
    assert_eq!(model.list.order.len(), 7);
    assert!(model.list.is_old(&model.query));
    let hits = |generation: Generation, order: &[u32]| {
        Msg::Hits(Hits {
            generation,
            order: order.into(),
            of: 7,
            search: None,
            ..Hits::default()
        })
    };
    update(model, hits(asked[0], &[1, 2, 3]));
    assert_eq!(model.list.order.len(), 7);
    update(model, hits(asked[1], &[4]));
    assert_eq!(&model.list.order[..], [4]);
    assert!(!model.list.is_old(&model.query));
}

#[test]
fn reasons_of_another_search_are_dropped() {
    let mut session = Session::new(80, 24);
    session.keys("/giao<Enter>");
    let before = session.model.list.search.clone().unwrap();
    session.keys("/ C-u bùi<Enter>");
    let why = session.model.list.why.clone();
    session.send(Msg::Why {
        generation: session.model.list.explaining.sent,
        search: before,
        found: vec![(
            session.model.list.order[0],
            docbao::library::why::Why::default(),
        )],
    });
    assert_eq!(session.model.list.why, why);
}

#[test]
fn a_growing_index_is_asked_again() {
    let mut session = Session::new(80, 24);
    let queries = |effects: &[Effect]| {
        let query = |e: &&Effect| matches!(e, Effect::Query { .. });
        effects.iter().filter(query).count()
    };
    let grown = Msg::Index(Indexing::Grown);
    assert_eq!(queries(&update(&mut session.model, grown.clone())), 0);
    session.keys("/giao<Enter>");
    session.send(Msg::Index(Indexing::Begun));
    assert!(session.screen().contains("lập chỉ mục"));
    assert_eq!(queries(&update(&mut session.model, grown.clone())), 1);
    assert_eq!(queries(&update(&mut session.model, grown)), 0);
    assert!(session.model.list.request.stale);
    let generation = session.model.list.request.sent;
    let search = session.model.list.search.clone();
    let hits = Hits {
        generation,
        order: [0, 2].into(),
        of: 7,
        search,
        facets: Some(Vec::new()),
        ..Hits::default()
    };
    assert_eq!(queries(&update(&mut session.model, Msg::Hits(hits))), 1);
    session.send(Msg::Index(Indexing::Complete));
    assert!(!session.model.indexing);
    session.send(Msg::Index(Indexing::NotKept(
        "/x".into(),
        Refusal::System(ErrorKind::StorageFull, "full".to_owned()),
    )));
    assert!(
        session
            .screen()
            .contains("không giữ được chỉ mục: /x: ổ đĩa đã đầy")
    );
}

#[test]
fn a_click_selects_the_hit_it_is_on() {
    use docbao::app::msg::{Mouse, MouseKind};
    let mut session = Session::new(80, 24);
    session.keys("/ngoai<Space>giao<Enter>");
    for (y, hit) in [(2, 0), (4, 1), (5, 1), (6, 2)] {
        session.send(Msg::Mouse(Mouse {
            what: MouseKind::Click,
            x: 5,
            y,
        }));
        assert_eq!(session.model.list.cursor, hit, "row {y}");
        session.keys("g g j j j");
    }
}
