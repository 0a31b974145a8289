//! The page of an official: whose it is, and where its rows lead.

use docbao::app::layout::Pane;
use docbao::app::model::Overlay;
use docbao::app::notice::Notice;
use docbao::app::profile::ProfileRow;
use docbao::app::profile::ProfileState;
use docbao::app::{Effect, Msg, update};

use crate::fixture::Session;

fn page(session: &Session) -> &ProfileState {
    match &session.model.overlay {
        Some(Overlay::Profile(state)) => state,
        other => panic!("no page of an official: {other:?}"),
    }
}

#[test]
fn keys_show_the_official_who_is_meant() {
    let table = [
        ("O", "Bùi Thanh Sơn"),
        ("Enter O", "Bùi Thanh Sơn"),
        ("p chinh Enter O", "Phạm Minh Chính"),
    ];
    for (keys, name) in table {
        let mut session = Session::new(120, 40);
        session.keys(keys);
        assert_eq!(page(&session).profile.name, name, "after {keys:?}");
        session.keys("q");
        assert!(session.model.overlay.is_none() && session.running);
    }
}

#[test]
fn it_tells_offices_others_and_articles() {
    let mut session = Session::new(120, 40);
    session.keys("O");
    let profile = &page(&session).profile;
    assert_eq!(profile.offices[0].role, "Bộ trưởng Ngoại giao");
    assert_eq!(profile.articles.len(), 2);
    assert!(profile.articles[0].published >= profile.articles[1].published);
    let others = &profile.officials;
    assert!(others.iter().any(|o| o.label == "Phạm Minh Chính"));
    assert!(others.iter().all(|o| o.id != profile.id));
}

#[test]
fn rows_lead_on() {
    let mut session = Session::new(120, 40);
    session.keys("O G");
    let last = page(&session).profile.articles.last().unwrap().clone();
    session.keys("Enter");
    assert_eq!(session.open(), last.title);
    assert_eq!(session.model.focus, Pane::Reader);

    let mut session = Session::new(120, 40);
    session.keys("O");
    let profile = page(&session).profile.clone();
    let offices = profile.offices.len();
    session.keys(&"j ".repeat(offices)).keys("Enter");
    let filter = &session.model.query.filter;
    assert!(filter.officials.wanted.contains(&profile.id));
    assert!(
        filter
            .conferences
            .wanted
            .contains(&profile.conferences[0].id)
    );
    assert_eq!(session.model.focus, Pane::List);

    let mut session = Session::new(120, 40);
    session.keys("O");
    let down = offices + profile.conferences.len();
    session.keys(&"j ".repeat(down)).keys("Enter");
    assert_eq!(page(&session).profile.id, profile.officials[0].id);
}

#[test]
fn the_selection_stays_on_entries() {
    let mut session = Session::new(80, 24);
    session.keys("O");
    let first = page(&session).window.cursor;
    for keys in ["k", "g g", "C-u", "j k"] {
        session.keys(keys);
        assert_eq!(page(&session).window.cursor, first, "after {keys:?}");
    }
    session.keys("G");
    let rows = page(&session).rows.len();
    assert_eq!(page(&session).window.cursor, rows - 1);
}

#[test]
fn an_article_without_officials_says_so() {
    let mut session = Session::new(120, 40);
    session.keys("G O");
    assert!(session.model.overlay.is_none());
    assert_eq!(session.model.notice, Some(Notice::NoOfficial));
}

#[test]
fn an_old_answer_is_dropped() {
    let mut session = Session::new(120, 40);
    session.keys("O");
    let profile = page(&session).profile.clone();
    session.keys("q");
    let key = docbao::app::key::script("O").unwrap()[0];
    let mut asked = Vec::new();
    for _ in 0..2 {
        asked.extend(update(&mut session.model, Msg::Key(key)));
    }
    let generations: Vec<_> = asked
        .iter()
        .filter_map(|effect| match effect {
            Effect::Profile { generation, .. } => Some(*generation),
            _ => None,
        })
        .collect();
    let answer = |generation| Msg::Profile {
        generation,
        profile: Some(profile.clone()),
    };
    session.send(answer(generations[0]));
    assert!(session.model.overlay.is_none());
    session.send(answer(generations[1]));
    assert_eq!(page(&session).profile.name, profile.name);
}

#[test]
fn an_office_leads_to_the_articles_of_its_holder() {
    let mut session = Session::new(120, 40);
    session.keys("O g g");
    let name = page(&session).profile.name.clone();
    let selected = page(&session).selected();
    assert!(
        matches!(selected, Some(ProfileRow::Office(_))),
        "{selected:?}"
    );
    session.keys("Enter");
    assert!(session.model.overlay.is_none());
    let chosen = &session.model.query.filter.officials.wanted;
    assert_eq!((chosen.len(), name.as_str()), (1, "Bùi Thanh Sơn"));
    assert_eq!(session.model.list.order.len(), 2);
}
