//! Help stands over what is on the screen, begins with the keys of that place, and is gone without a trace.

use std::sync::Arc;

use docbao::app::Msg;
use docbao::app::help::HelpLine;
use docbao::app::keymap::Context;
use docbao::library::picture::{Picture, Timeline};

use crate::fixture::Session;

/// The first heading on the screen of help.
fn first_heading(session: &Session) -> &'static str {
    let help = session.model.help.as_ref().unwrap();
    let headings = help.lines.iter().filter_map(|line| match line {
        HelpLine::Heading(words) => Some(*words),
        _ => None,
    });
    headings.into_iter().next().unwrap()
}

#[test]
fn it_begins_with_the_keys_of_where_it_is_asked_for() {
    let texts = Session::new(80, 24).model.texts();
    let table = [
        ("", Context::List, texts.help.list),
        ("Enter", Context::Reader, texts.help.reader),
        ("Enter v", Context::Selecting, texts.reading.selecting),
        ("F", Context::Facets, texts.help.facets),
        ("D", Context::Pictures, texts.pictures.help),
        ("B", Context::Links, texts.help.links),
    ];
    for (keys, context, heading) in table {
        let mut session = Session::new(80, 24);
        session.keys(keys);
        assert_eq!(session.model.context(), context, "{keys}");
        session.keys("?");
        assert_eq!(first_heading(&session), heading, "{keys}");
        // And again when it was narrowed, or the screen became another.
        session.keys("/ j Esc").resize(60, 20);
        assert_eq!(first_heading(&session), heading, "{keys}");
        session.keys("q");
        assert_eq!(session.model.context(), context, "{keys}");
    }
}

#[test]
fn what_it_covers_is_there_again() {
    for keys in ["D", "M", "B", "O", "| cat<Enter>"] {
        for leaves in ["q", "Esc", "?"] {
            let mut session = Session::new(80, 24);
            session.keys(keys);
            let before = session.screen();
            session.keys("? C-d j").keys(leaves);
            assert_eq!(session.screen(), before, "{keys} ? {leaves}");
        }
    }
}

#[test]
fn what_is_counted_meanwhile_is_not_lost() {
    let mut session = Session::new(80, 24);
    session.keys("D ?");
    let timeline = Arc::new(Timeline {
        undated: 77,
        ..Timeline::default()
    });
    let generation = session.model.picture.send();
    let picture = Picture::Timeline(timeline);
    session.send(Msg::Picture {
        generation,
        picture,
    });
    session.keys("q");
    assert!(session.screen().contains("77"));
}
