//! A long page: its lines are made behind the loop, and no key waits for them.

use docbao::app::reader::{AT_ONCE, Laying};
use docbao::app::{Effect, Msg};
use docbao::runtime::headless;

use crate::fixture::{Library, Session};

/// A session whose library begins with a page that is long, and whose lines nobody makes.
struct Slow {
    session: Session,
    asked: Vec<Laying>,
}

impl Slow {
    fn new() -> Self {
        let mut library = Library::new();
        for article in &mut library.articles {
            let mut long = (**article).clone();
            let more = "\nlời".repeat(AT_ONCE / 5);
            let end = long.page.text.len() as u32;
            long.page.text.push_str(&more);
            let body = long.article.blocks.iter().find(|b| b.kind.is_body());
            if let Some(mut block) = body.cloned() {
                block.span.bytes = end..end + more.len() as u32;
                long.article.blocks.push(block);
            }
            *article = std::sync::Arc::new(long);
        }
        let mut slow = Self {
            session: Session::unread(library, 80, 24),
            asked: Vec::new(),
        };
        slow.send(Msg::Loaded(docbao::app::msg::Progress::default()));
        slow
    }

    fn send(&mut self, msg: Msg) {
        let Session { model, library, .. } = &mut self.session;
        let asked = &mut self.asked;
        let mut outside = |effect| match effect {
            Effect::Lay(laying) => {
                asked.push(laying);
                Vec::new()
            }
            other => headless::Perform::perform(library, other),
        };
        headless::send(model, msg, &mut outside);
    }

    fn keys(&mut self, keys: &str) {
        for key in docbao::app::key::script(keys).unwrap() {
            self.send(Msg::Key(key));
        }
    }
}

#[test]
fn keys_are_answered_before_the_lines_are_made() {
    let mut slow = Slow::new();
    assert_eq!(slow.asked.len(), 1);
    slow.keys("Enter j j C-d 5 j");
    assert_eq!(slow.asked.len(), 1);
    assert!(slow.session.model.reader.lines.is_empty());
    slow.keys("q j");
    assert_eq!(slow.session.model.list.cursor, 1);
    // The article beside the list is another one now.
    assert_eq!(slow.asked.len(), 2);
    let old = slow.asked.remove(0);
    slow.send(old.lay());
    assert!(slow.session.model.reader.lines.is_empty());
    let new = slow.asked.remove(0);
    slow.send(new.lay());
    assert!(slow.session.model.reader.lines.len() > 1000);
}

#[test]
fn the_lines_of_before_stay_until_the_new_ones_come() {
    let mut slow = Slow::new();
    let laying = slow.asked.remove(0);
    slow.send(laying.lay());
    slow.keys("Enter 40 j");
    let place = slow.session.model.reader.place;
    let before = slow.session.model.reader.lines.len();
    slow.keys("z");
    assert_eq!(slow.session.model.reader.lines.len(), before);
    slow.keys("j");
    let moved = slow.session.model.reader.place;
    assert!(moved > place);
    let laying = slow.asked.remove(0);
    slow.send(laying.lay());
    let reader = &slow.session.model.reader;
    assert_ne!(reader.lines.len(), before);
    assert!(reader.lines[reader.top].place <= moved);
    assert_eq!(reader.line_of(moved), reader.top);
}
