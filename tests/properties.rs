//! Any keys with any sizes: nothing panics, and every cursor stays in range.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use docbao::app::key::{Code, Key};
use docbao::app::layout::Size;
use docbao::app::model::Overlay;
use docbao::app::msg::{Mouse, MouseKind};
use docbao::app::{Model, Msg};
use docbao::runtime::headless::{frame, plain};
use proptest::prelude::*;

use crate::fixture::Session;

fn messages() -> impl Strategy<Value = Msg> {
    let named = prop::sample::select(vec![
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::Backspace,
        Code::Delete,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::F(1),
    ]);
    let typed = prop::sample::select(
        "jkgGhlqJK/&nNcpFbIXzsSr}{><f#L+-=0i:?oyYxa \"()OR 123456789ọđ\u{301}日👩sonngoaiDMPODMmt*ue|vTV'"
            .chars()
            .collect::<Vec<_>>(),
    );
    let mouse = prop::sample::select(vec![
        MouseKind::Click,
        MouseKind::Click,
        MouseKind::Drag,
        MouseKind::Drag,
        MouseKind::Release,
        MouseKind::WheelUp,
        MouseKind::WheelDown,
    ]);
    prop_oneof![
        12 => typed.prop_map(|c| Msg::Key(Key::char(c))),
        5 => named.clone().prop_map(|c| Msg::Key(c.into())),
        1 => named.prop_map(|c| Msg::Key(Key { shift: true, ..c.into() })),
        3 => prop::sample::select("dufboihlwaeknpr".chars().collect::<Vec<_>>())
            .prop_map(|c| Msg::Key(Key::ctrl(c))),
        2 => (0u16..170, 0u16..50).prop_map(|(width, height)| Msg::Resize(Size { width, height })),
        1 => (0u16..12, 0u16..12).prop_map(|(width, height)| Msg::Resize(Size { width, height })),
        3 => (mouse, 0u16..170, 0u16..50).prop_map(|(what, x, y)| Msg::Mouse(Mouse { what, x, y })),
        1 => "[ăâê a-z\n\u{301}\u{1b}]{0,12}".prop_map(Msg::Paste),
    ]
}

fn in_range(model: &Model) {
    let list = &model.list;
    assert!(list.order.is_empty() || list.cursor < list.order.len());
    assert!(list.top <= list.cursor);
    let reader = &model.reader;
    assert!(reader.lines.is_empty() || reader.top < reader.lines.len());
    assert!(
        reader
            .find
            .current
            .is_none_or(|n| n < reader.find.matches.len())
    );
    assert!(reader.lines.is_sorted_by_key(|l| l.place));
    if let Some(selection) = reader.selection {
        let page = &reader.article.as_ref().unwrap().page.text;
        let ends = [selection.anchor, selection.cursor];
        assert!(ends.iter().all(|end| page.is_char_boundary(*end as usize)));
    }
    let facets = &model.facets;
    assert!(facets.left.is_empty() || facets.cursor < facets.left.len());
    match &model.overlay {
        Some(Overlay::Links(links)) => {
            let len = reader.article.as_ref().unwrap().article.links.len();
            assert!(links.cursor < len && links.top <= links.cursor);
        }
        Some(Overlay::Timeline(state)) => {
            let (window, len) = (state.window, state.rows.len());
            assert!(len == 0 || window.cursor < len && window.top <= window.cursor);
        }
        Some(Overlay::Matrix(state)) => {
            let (officials, conferences) = state.size();
            for (window, len) in [(state.rows, officials), (state.columns, conferences)] {
                assert!(len == 0 || window.cursor < len && window.top <= window.cursor);
            }
        }
        _ => {}
    }
}

/// Mostly the size changes, with keys and the mouse in between.
fn restless() -> impl Strategy<Value = Msg> {
    prop_oneof![
        2 => messages(),
        1 => (1u16..200, 1u16..60).prop_map(|(width, height)| Msg::Resize(Size { width, height })),
    ]
}

/// Sends messages one by one; nothing panics, all stays in range, and no change of the size moves the
/// place in the text.
fn walk((width, height): (u16, u16), messages: Vec<Msg>) {
    let mut session = Session::new(width, height);
    for message in messages {
        if !session.running {
            // The person starts again.
            session = Session::new(width, height);
        }
        let resized = matches!(message, Msg::Resize(_));
        let before = (session.model.reader.no(), session.model.reader.place);
        // An article that was opened as a hit where nothing of it fits goes to its match once something does.
        let find = &session.model.reader.find;
        let landing = find.landing || find.showing;
        session.send(message);
        let reader = &session.model.reader;
        // In a larger size the selected article may come to stand beside the list.
        if resized && !landing && reader.no() == before.0 {
            assert_eq!(reader.place, before.1);
        }
        in_range(&session.model);
        let screen = plain(&frame(&session.model));
        let rows = usize::from(session.model.options.size.height);
        assert_eq!(screen.lines().count(), rows);
    }
}

// Together 200 times 100 steps and more.
proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_and_sizes(
        size in (1u16..170, 1u16..50),
        messages in prop::collection::vec(messages(), 100..120),
    ) {
        walk(size, messages);
    }

    #[test]
    fn any_sizes_and_keys(
        size in (1u16..170, 1u16..50),
        messages in prop::collection::vec(restless(), 100..120),
    ) {
        walk(size, messages);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn resizing_keeps_the_paragraph(
        lines in 0usize..40,
        sizes in prop::collection::vec((20u16..160, 4u16..30), 1..6),
    ) {
        let mut session = Session::new(80, 12);
        session.keys("Enter").keys(&"j ".repeat(lines));
        let place = session.model.reader.place;
        for (width, height) in sizes {
            session.resize(width, height);
            prop_assert_eq!(session.model.reader.place, place);
        }
        session.resize(80, 12);
        let reader = &session.model.reader;
        prop_assert!(reader.lines[reader.top].place <= place);
    }
}
