//! Saving and piping: what is asked, what is sent, what is said.

use std::io;

use docbao::app::model::Overlay;
use docbao::app::msg::Progress;
use docbao::app::notice::Notice;
use docbao::app::outward::{CannotSave, End, Piped, Piping, Question, Saved, Saving, Scope, Stop};
use docbao::app::prompt::{Prompt, Purpose};
use docbao::app::{Effect, Msg};

use crate::fixture::Session;

fn saving(session: &Session) -> Saving {
    match session.library.outside.last() {
        Some(Effect::Save(saving)) => saving.clone(),
        other => panic!("{other:?}"),
    }
}

fn piping(session: &Session) -> Piping {
    let effects = session.library.outside.iter().rev();
    effects
        .into_iter()
        .find_map(|effect| match effect {
            Effect::Pipe(piping) => Some(piping.clone()),
            _ => None,
        })
        .unwrap()
}

fn answer(session: &mut Session, saved: Saved) {
    let saving = saving(session);
    session.send(Msg::Saved { saving, saved });
}

fn say(session: &mut Session, piped: Piped) {
    let generation = piping(session).generation;
    session.send(Msg::Piped { generation, piped });
}

fn typed(session: &Session) -> Option<&str> {
    session.model.prompt.as_ref().map(Prompt::text)
}

#[test]
fn the_list_is_saved_from_the_list_and_the_article_from_the_reader() {
    let mut session = Session::new(80, 24);
    session.keys("&hoi<Enter> e hai.md<Enter>");
    let list = saving(&session);
    assert_eq!(list.scope, Scope::List);
    assert_eq!(list.nos[..], session.model.list.order[..]);
    assert_eq!((list.path.as_str(), list.sure), ("hai.md", false));
    answer(
        &mut session,
        Saved::Done {
            articles: 1,
            missing: 0,
        },
    );
    session.keys("X j Enter e mot.txt<Enter>");
    let one = saving(&session);
    assert_eq!(one.scope, Scope::Article(1));
    assert_eq!(one.nos[..], [1]);
}

#[test]
fn what_was_saved_is_said_and_the_path_remembered() {
    let mut session = Session::new(80, 24);
    session.keys("e a.csv<Enter>");
    assert_eq!(
        session.model.saving,
        Some(Progress {
            pages: 0,
            of: Some(7)
        })
    );
    let generation = saving(&session).generation;
    session.send(Msg::Saving {
        generation,
        done: 3,
    });
    assert!(session.screen().contains("đang lưu 3/7"));
    answer(
        &mut session,
        Saved::Done {
            articles: 6,
            missing: 1,
        },
    );
    let said = "đã lưu 6 bài vào a.csv; 1 bài không đọc lại được";
    assert!(session.screen().contains(said), "{}", session.screen());
    session.keys("e Up");
    assert_eq!(typed(&session), Some("a.csv"));
}

#[test]
fn a_file_that_exists_is_asked_about() {
    for (key, written) in [("c", true), ("y", true), ("k", false), ("Enter", false)] {
        let mut session = Session::new(80, 24);
        session.keys("e a.md<Enter>");
        let question = Question {
            exists: true,
            in_archive: false,
        };
        answer(&mut session, Saved::Ask(question));
        assert!(session.screen().contains("đã có a.md, ghi đè?"));
        // What is pasted answers nothing.
        session.send(Msg::Paste("c".to_owned()));
        session.keys(key);
        let sure = saving(&session);
        assert_eq!((sure.sure, sure.path.as_str()), (written, "a.md"), "{key}");
        assert_eq!(typed(&session), (!written).then_some("a.md"));
    }
}

#[test]
fn what_cannot_be_saved_is_said_where_it_can_be_put_right() {
    for (why, words) in [
        (CannotSave::Ending, "chưa rõ định dạng của a"),
        (CannotSave::Folder, "a là thư mục"),
        (CannotSave::Special, "a không phải tệp thường"),
        (CannotSave::NoFolder, "chưa có thư mục của a"),
        (
            CannotSave::System(io::Error::from(io::ErrorKind::StorageFull).into()),
            "không ghi được a: ổ đĩa đã đầy",
        ),
    ] {
        let mut session = Session::new(80, 24);
        session.keys("e a<Enter>");
        answer(&mut session, Saved::Failed(why));
        assert!(session.screen().contains(words), "{}", session.screen());
        session.keys(".md");
        assert_eq!(typed(&session), Some("a.md"));
        assert!(!session.screen().contains(words));
    }
}

#[test]
fn whoever_types_something_else_is_not_interrupted() {
    let mut session = Session::new(80, 24);
    session.keys("e a.md<Enter> /giao");
    let question = Question {
        exists: true,
        in_archive: true,
    };
    answer(&mut session, Saved::Ask(question));
    assert_eq!(typed(&session), Some("giao"));
    session.keys("Enter");
    let notice = Notice::NotSaved("a.md".to_owned());
    assert_ne!(session.model.notice, Some(notice.clone()));
    session.keys("e a.md<Enter> ?");
    answer(&mut session, Saved::Ask(question));
    assert_eq!(session.model.notice, Some(notice));
}

#[test]
fn nothing_is_saved_of_nothing() {
    let mut session = Session::new(80, 24);
    session.keys("&zzz<Enter> e");
    assert_eq!(session.model.notice, Some(Notice::NoHits));
    session.keys("X e <Enter>");
    assert!(session.library.outside.is_empty() && session.model.prompt.is_none());
}

#[test]
fn a_list_that_is_changing_is_not_saved() {
    let mut session = Session::new(80, 24);
    session.keys("e a.md");
    // Something else is asked for, and the answer is not there yet.
    session.model.query.reverse = true;
    session.model.list.request.send();
    session.keys("Enter");
    assert!(session.library.outside.is_empty());
    assert!(session.screen().contains("danh sách đang đổi"));
    assert_eq!(typed(&session), Some("a.md"));
}

#[test]
fn one_thing_is_saved_at_a_time_and_leaving_breaks_it_off() {
    let mut session = Session::new(80, 24);
    session.keys("e a.md<Enter> e b.md<Enter>");
    assert_eq!(saving(&session).path, "a.md");
    assert!(session.screen().contains("đang lưu dở"));
    session.keys("Esc q");
    assert!(session.running);
    assert_eq!(session.model.notice, Some(Notice::StillSaving));
    session.keys("q");
    assert!(!session.running);
    // What is saved later is not broken off by one key either.
    let mut session = Session::new(80, 24);
    session.keys("e a.md<Enter> q");
    answer(&mut session, Saved::GivenUp);
    session.keys("e b.md<Enter> q");
    assert!(session.running);
}

#[test]
fn the_command_line_saves_and_pipes() {
    let mut session = Session::new(80, 24);
    session.keys(":save<Space>/tmp/a<Space>b.json<Enter>");
    assert_eq!(saving(&session).path, "/tmp/a b.json");
    answer(&mut session, Saved::GivenUp);
    session.keys("Enter :pipe<Space>wc<Space>-l<Enter>");
    assert_eq!(piping(&session).command, "wc -l");
    assert_eq!(piping(&session).nos[..], [0]);
}

#[test]
fn a_command_says_something_and_ends() {
    let mut session = Session::new(80, 24);
    session.keys("| sort<Enter>");
    assert!(session.model.prompt.is_none());
    assert!(session.screen().contains("7 bài | sort · đang chạy"));
    say(&mut session, Piped::Said("một\n\thai \u{1b}[2J".into()));
    say(&mut session, Piped::Said("ba\n".into()));
    let screen = session.screen();
    assert!(screen.contains("\n         hai ␛[2Jba\n"), "{screen}");
    say(&mut session, Piped::Ended(End::Exit(3)));
    assert!(session.screen().contains("xong, mã thoát 3"));
    assert_eq!(session.library.outside.last(), Some(&Effect::Redraw));
    session.keys("y");
    let copied = Effect::Copy("một\n\thai ␛[2Jba\n".into());
    assert_eq!(session.library.outside.last(), Some(&copied));
    session.keys("Esc");
    assert!(session.model.overlay.is_none());
    session.keys("| Up");
    assert_eq!(typed(&session), Some("sort"));
}

#[test]
fn escape_stops_a_command_and_leaving_ends_it() {
    let stops = |session: &Session| -> Vec<Stop> {
        let effects = session.library.outside.iter();
        effects
            .filter_map(|e| match e {
                Effect::StopPipe(how) => Some(*how),
                _ => None,
            })
            .collect()
    };
    let mut session = Session::new(80, 24);
    session.keys("| cat<Enter> Esc");
    assert_eq!(stops(&session), [Stop::Ask]);
    assert!(session.screen().contains("đang dừng"));
    session.keys("Esc");
    assert_eq!(stops(&session), [Stop::Ask, Stop::Force]);
    say(&mut session, Piped::Ended(End::Signal(9)));
    assert!(session.screen().contains("tín hiệu 9"));
    session.keys("Esc");
    assert!(session.model.overlay.is_none());
    session.library.outside.clear();
    session.keys("| cat<Enter> ? j q");
    assert!(matches!(session.model.overlay, Some(Overlay::Output(_))));
    assert_eq!(stops(&session), []);
    session.keys("q");
    assert_eq!(stops(&session), [Stop::Force]);
    assert!(session.model.overlay.is_none());
    // What comes late is nobody's.
    say(&mut session, Piped::Said("muộn".into()));
    assert!(!session.screen().contains("muộn"));
}

#[test]
fn a_question_is_not_a_line() {
    let mut session = Session::new(80, 24);
    session.keys("e a.md<Enter>");
    let question = Question {
        exists: false,
        in_archive: true,
    };
    answer(&mut session, Saved::Ask(question));
    let purpose = session.model.prompt.as_ref().map(|p| p.purpose.clone());
    assert!(matches!(purpose, Some(Purpose::Sure { .. })));
    assert!(session.screen().contains("a.md nằm trong kho đang đọc"));
    session.keys("C-l");
    assert!(session.screen().contains("a.md nằm trong kho đang đọc"));
    session.keys("Up Tab");
    assert_eq!(typed(&session), Some("a.md"));
}
