//! A newer library takes the place of the one that is open: the same articles have other numbers.

use std::sync::Arc;

use docbao::app::layout::Pane;
use docbao::app::{Effect, Msg, update};
use docbao::lang::Lang;
use docbao::library::Renumbered;
use docbao::library::query::ArticleNo;

use crate::fixture::{Library, Session};

/// Turns the numbers of all articles round and takes out the one with the number `gone`.
fn turn_round(session: &mut Session, gone: Option<ArticleNo>) {
    let len = session.library.articles.len() as ArticleNo;
    let kept: Vec<ArticleNo> = (0..len).rev().filter(|&no| Some(no) != gone).collect();
    let number = |old: ArticleNo| {
        (0..)
            .zip(&kept)
            .find(|(_, no)| **no == old)
            .map(|(new, _)| new)
    };
    let articles = kept.iter().map(|&old| {
        let mut opened = (*session.library.articles[old as usize]).clone();
        opened.no = number(old).unwrap();
        for linked in &mut opened.linked {
            *linked = linked.and_then(number);
        }
        opened.reprints.retain_mut(|reprint| {
            let new = number(reprint.no);
            reprint.no = new.unwrap_or_default();
            new.is_some()
        });
        Arc::new(opened)
    });
    session.library.articles = articles.collect();
    for group in &mut session.library.reprints {
        *group = group.iter().copied().filter_map(number).collect();
    }
    let numbers = Renumbered::from_numbers((0..len).map(number));
    session.send(Msg::Renewed(numbers));
}

#[test]
fn what_is_folded_stays_folded() {
    for (keys, gone, rows) in [
        ("", None, 5),
        ("jLj", None, 7),
        ("j Enter", None, 5),
        ("jL", Some(4), 6),
        ("", Some(3), 5),
        ("jj", Some(1), 5),
    ] {
        let library = Library::new().with_reprints(&[&[1, 3, 4]]);
        let mut session = Session::with(library, 120, 40, Lang::Vi, true);
        session.keys(keys);
        let (before, chosen) = (session.screen(), selected(&session));
        turn_round(&mut session, gone);
        assert_eq!(session.model.list.order.len(), rows, "{keys} {gone:?}");
        assert_eq!(selected(&session), chosen, "{keys} {gone:?}");
        if gone.is_none() {
            assert_eq!(session.screen(), before, "{keys}");
        }
    }
}

fn selected(session: &Session) -> String {
    let no = session.model.list.selected().unwrap();
    session.library.articles[no as usize].page.id.clone()
}

fn on_screen(session: &Session) -> String {
    session
        .model
        .reader
        .article
        .as_ref()
        .unwrap()
        .page
        .id
        .clone()
}

#[test]
fn the_screen_stays_as_it_is() {
    for keys in [
        "",
        "jj",
        "jjj Enter jj",
        "c hoi Enter j Enter",
        "/ngoai<Enter>j",
        "jO",
        "s",
    ] {
        let mut session = Session::new(120, 40);
        session.keys(keys);
        let (before, chosen) = (session.screen(), selected(&session));
        turn_round(&mut session, None);
        assert_eq!(selected(&session), chosen, "{keys}");
        assert_eq!(session.screen(), before, "{keys}");
    }
}

#[test]
fn links_history_and_places_lead_to_the_same_articles() {
    let mut session = Session::new(120, 40);
    session.keys("j Enter jjj");
    let first = on_screen(&session);
    let top = session.model.reader.top;
    session.keys("J J");
    let third = on_screen(&session);
    turn_round(&mut session, None);
    session.keys("C-o C-o");
    assert_eq!(on_screen(&session), first);
    assert_eq!(session.model.reader.top, top);
    session.keys("A-Right A-Right");
    assert_eq!(on_screen(&session), third);
    assert_eq!(session.model.remembered.memory.marks.len(), 3);
}

#[test]
fn an_article_that_is_gone_stays_on_the_screen_until_it_is_left() {
    let mut session = Session::new(120, 40);
    session.keys("jj Enter");
    let (shown, no) = (on_screen(&session), session.model.list.selected());
    turn_round(&mut session, no);
    assert_eq!(
        (on_screen(&session), session.model.focus),
        (shown.clone(), Pane::Reader)
    );
    assert!(session.model.list.order.len() + 1 == 7 && session.model.list.of == 6);
    session.keys("q j k");
    assert_ne!(on_screen(&session), shown);
}

#[test]
fn what_was_asked_for_is_asked_again() {
    let mut session = Session::new(120, 40);
    let asked = |effects: Vec<Effect>, wanted: ArticleNo| {
        effects
            .iter()
            .any(|e| matches!(e, Effect::Open { no, .. } if *no == wanted))
    };
    let key = docbao::app::key::script("j").unwrap()[0];
    let effects = update(&mut session.model, Msg::Key(key));
    let old = session.model.list.selected().unwrap();
    assert!(asked(effects, old));
    let len = session.library.articles.len() as ArticleNo;
    let numbers = (0..len).map(|no| Some(len - 1 - no));
    let effects = update(
        &mut session.model,
        Msg::Renewed(Renumbered::from_numbers(numbers)),
    );
    assert!(asked(effects, len - 1 - old));
}
