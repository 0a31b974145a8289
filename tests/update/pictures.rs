//! The timeline and the matrix: what they count, where their bars and cells lead.

use docbao::app::layout::Pane;
use docbao::app::model::Overlay;
use docbao::app::msg::{Mouse, MouseKind};
use docbao::app::notice::Notice;
use docbao::app::pictures::{Bar, MatrixState, TimelineState};
use docbao::app::{Effect, Msg, update};
use docbao::lang::Lang;
use docbao::library::query::Generation;

use crate::fixture::{Library, Session};

fn timeline(session: &Session) -> &TimelineState {
    match &session.model.overlay {
        Some(Overlay::Timeline(state)) => state,
        other => panic!("no timeline: {other:?}"),
    }
}

fn matrix(session: &Session) -> &MatrixState {
    match &session.model.overlay {
        Some(Overlay::Matrix(state)) => state,
        other => panic!("no matrix: {other:?}"),
    }
}

#[test]
fn years_unfold_to_months_and_every_bar_counts_what_it_leads_to() {
    let mut session = Session::new(80, 24);
    session.keys("D L");
    let rows = timeline(&session).rows.clone();
    assert!(rows.iter().any(|b| matches!(b, Bar::Month(..))));
    let of_years = rows.iter().filter(|b| !matches!(b, Bar::Month(..)));
    let all: usize = of_years.map(|b| timeline(&session).articles(*b)).sum();
    assert_eq!(all, session.model.list.hits());
    for (n, &bar) in rows.iter().enumerate() {
        let mut session = Session::new(80, 24);
        session.keys("D L").keys(&"j ".repeat(n));
        assert_eq!(timeline(&session).selected(), Some(bar));
        let articles = timeline(&session).articles(bar);
        session.keys("Enter");
        if articles == 0 {
            assert_eq!(session.model.notice, Some(Notice::NoHits));
            continue;
        }
        assert!(session.model.overlay.is_none());
        assert_eq!(session.model.focus, Pane::List);
        assert_eq!(session.model.list.hits(), articles, "{bar:?}");
    }
}

#[test]
fn folding_keeps_the_selection_on_its_year() {
    let mut session = Session::new(80, 24);
    session.keys("D l");
    let Some(Bar::Year(year)) = timeline(&session).selected() else {
        panic!("no year");
    };
    session.keys("j j j");
    assert_eq!(timeline(&session).selected(), Some(Bar::Month(year, 3)));
    session.keys("h");
    assert_eq!(timeline(&session).selected(), Some(Bar::Year(year)));
    assert!(timeline(&session).unfolded.is_empty());
    session.keys("L L");
    assert!(timeline(&session).unfolded.is_empty());
    session.keys("D");
    assert!(session.model.overlay.is_none());
}

#[test]
fn a_date_joins_the_search_and_takes_the_place_of_one() {
    let table = [
        (Lang::Vi, "", "ngay:"),
        (Lang::Vi, "giao", "giao ngay:"),
        (Lang::En, "giao OR nước", "(giao OR nước) date:"),
        (Lang::Vi, "giao date:2000..2030", "giao ngay:"),
        (Lang::En, "date:2000..2030", "date:"),
    ];
    for (lang, typed, expected) in table {
        let mut session = Session::with(Library::new(), 80, 24, lang, true);
        if !typed.is_empty() {
            let keys = typed.replace(' ', "<Space>");
            session.keys("/").keys(&keys).keys("Enter");
        }
        session.keys("D");
        let Some(Bar::Year(year)) = timeline(&session).selected() else {
            panic!("no year for {typed:?}");
        };
        let articles = timeline(&session).articles(Bar::Year(year));
        session.keys("Enter");
        let search = session.model.query.filter.search.as_ref().unwrap();
        assert_eq!(search.text, format!("{expected}{year}"));
        assert_eq!(session.model.list.hits(), articles, "{typed:?}");
    }
}

#[test]
fn every_cell_counts_what_it_leads_to() {
    for before in ["", "b", "I", "c Enter Esc", "p son Enter Esc"] {
        let mut session = Session::new(120, 40);
        session.keys(before).keys("M");
        let state = matrix(&session);
        let counted = state.matrix.clone().unwrap();
        let (officials, conferences) = state.size();
        assert!(officials > 0 && conferences > 0, "{before:?}");
        for (row, column) in (0..officials).flat_map(|r| (0..conferences).map(move |c| (r, c))) {
            let mut session = Session::new(120, 40);
            session.keys(before).keys("M");
            session.keys(&"j ".repeat(row)).keys(&"l ".repeat(column));
            let state = matrix(&session);
            assert_eq!((state.rows.cursor, state.columns.cursor), (row, column));
            let articles = counted.cell(row, column);
            session.keys("Enter");
            if articles == 0 {
                assert_eq!(session.model.notice, Some(Notice::NoHits));
            } else {
                assert_eq!(
                    session.model.list.hits(),
                    articles,
                    "{before:?} {row} {column}"
                );
            }
        }
    }
}

#[test]
fn the_matrix_scrolls_both_ways_and_keeps_the_selected_cell_on_the_screen() {
    for (width, height) in [(120, 40), (40, 10), (20, 6), (8, 4), (1, 1)] {
        let mut session = Session::new(width, height);
        session.keys("M G 99 l");
        let (officials, conferences) = matrix(&session).size();
        let state = matrix(&session);
        assert_eq!(
            (state.rows.cursor, state.columns.cursor),
            (officials - 1, conferences - 1)
        );
        assert!(state.rows.top <= state.rows.cursor && state.columns.top <= state.columns.cursor);
        session.keys("g g 99 h");
        let state = matrix(&session);
        assert_eq!((state.rows.top, state.columns.top), (0, 0));
        assert_eq!(session.screen().lines().count(), usize::from(height));
    }
}

#[test]
fn the_mouse_selects_a_cell_and_opens_it_the_second_time() {
    let mut session = Session::new(120, 40);
    session.keys("M");
    let click = |x, y| {
        Msg::Mouse(Mouse {
            what: MouseKind::Click,
            x,
            y,
        })
    };
    // Heading, four rows of names, the second official; the second conference.
    session.send(click(26 + 8 + 3, 1 + 1 + 4 + 1));
    let state = matrix(&session);
    assert_eq!((state.rows.cursor, state.columns.cursor), (1, 1));
    session.send(Msg::Mouse(Mouse {
        what: MouseKind::WheelDown,
        x: 30,
        y: 20,
    }));
    assert!(matrix(&session).rows.cursor > 1);
    session.keys("g g D");
    session.send(click(10, 3));
    assert_eq!(timeline(&session).window.cursor, 1);
    session.send(click(10, 2)).send(click(10, 2));
    assert!(session.model.overlay.is_none());
    assert!(session.model.query.filter.search.is_some());
}

#[test]
fn what_is_counted_follows_the_hits_and_old_counts_are_dropped() {
    let mut session = Session::new(80, 24);
    session.keys("D");
    let state = timeline(&session).clone();
    let key = docbao::app::key::script("D").unwrap()[0];
    // Closed again before the answer comes: it is not shown.
    update(&mut session.model, Msg::Key(key));
    let asked = update(&mut session.model, Msg::Key(key));
    assert!(asked.iter().any(|e| matches!(e, Effect::Picture { .. })));
    update(&mut session.model, Msg::Key(key));
    assert!(session.model.overlay.is_none());
    let answer = |generation| Msg::Picture {
        generation: Generation(generation),
        picture: docbao::library::picture::Picture::Timeline(state.timeline.clone().unwrap()),
    };
    session.send(answer(1)).send(answer(2));
    assert!(session.model.overlay.is_none());
    // New hits are counted while the picture is looked at.
    session.keys("D");
    let before = timeline(&session).most();
    let mut hits = docbao::library::query::Hits {
        generation: session.model.list.request.send(),
        order: session.model.list.order[..1].into(),
        of: session.model.list.of,
        ..docbao::library::query::Hits::default()
    };
    hits.facets = Some(session.model.facets.facets.clone());
    session.send(Msg::Hits(hits));
    assert!(timeline(&session).most() < before);
}

#[test]
fn a_click_folds_and_one_on_the_scroll_bar_jumps() {
    let click = |x, y| {
        Msg::Mouse(Mouse {
            what: MouseKind::Click,
            x,
            y,
        })
    };
    // From the list the first click on a fold already unfolds it.
    let mut session = Session::new(120, 60);
    let place = session.model.layout().reader.unwrap().body;
    let lines = &session.model.reader.lines;
    let fold = lines.iter().position(|l| l.target.is_some()).unwrap();
    session.send(click(place.x + 10, place.y + fold as u16));
    assert_eq!(session.model.focus, Pane::Reader);
    assert_eq!(session.model.reader.unfolded.len(), 1);
    session.send(click(place.x + 10, place.y + fold as u16));
    assert!(session.model.reader.unfolded.is_empty());

    let mut session = Session::new(80, 12);
    session.keys("Enter");
    let place = session.model.layout().reader.unwrap().body;
    let bar = place.x + place.width - 1;
    session.send(click(bar, place.y + place.height - 1));
    let last = session.model.reader.top;
    assert_eq!(session.model.reader.progress(place.height.into()), 100);
    session.send(click(bar, place.y + place.height / 2));
    assert!((1..last).contains(&session.model.reader.top));
    session.send(click(bar, place.y));
    assert_eq!(session.model.reader.top, 0);
}
