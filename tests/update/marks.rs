//! Marks: what they change, what takes them back, when they are said to be kept, and what the list shows of
//! them.

use std::io::ErrorKind;
use std::path::PathBuf;

use docbao::app::layout::Pane;
use docbao::app::notice::{Did, Notice};
use docbao::app::{Effect, Msg, update};
use docbao::error::Refusal;
use docbao::library::query::{FacetKind, Query};
use docbao::state::{Fault, Memory, Report, Write};

use crate::fixture::Session;

/// Read, starred and tags of each article of the list, as a word each.
fn all(session: &Session) -> Vec<String> {
    let memory = &session.model.remembered.memory;
    let marks = |no: &u32| {
        let marks = memory
            .marks
            .of(session.library.articles[*no as usize].print);
        let read = if marks.read { "r" } else { "" };
        let star = if marks.starred { "*" } else { "" };
        format!("{read}{star}{}", marks.tags.join(","))
    };
    session.model.list.order.iter().map(marks).collect()
}

#[test]
fn keys_mark_and_take_back() {
    // Keys, and the marks of the first four articles.
    let table = [
        ("r", ["r", "", "", ""]),
        ("r r", ["", "", "", ""]),
        ("* j *", ["*", "*", "", ""]),
        ("t a Enter t b Enter T a Enter", ["b", "", "", ""]),
        ("r * u", ["r", "", "", ""]),
        ("r * u u", ["", "", "", ""]),
        ("r * u u u C-r", ["r", "", "", ""]),
        ("r * u u C-r C-r C-r", ["r*", "", "", ""]),
        ("r * u r", ["", "", "", ""]),
        ("r * u t x Enter C-r", ["rx", "", "", ""]),
        ("j v j j *", ["", "*", "*", "*"]),
        ("j j j v k k *", ["", "*", "*", "*"]),
        ("j v j j * u", ["", "", "", ""]),
        ("r j j r k k v j j r", ["r", "r", "r", ""]),
        ("r j j r k k v j j r u", ["r", "", "r", ""]),
        ("r j r k v j r", ["", "", "", ""]),
        (
            "v j t m ộ t <Space> h a i Enter",
            ["một hai", "một hai", "", ""],
        ),
        ("v j :tag<Space>x<Enter>", ["x", "x", "", ""]),
        ("v j Esc *", ["", "*", "", ""]),
        ("v j v *", ["", "*", "", ""]),
        ("Enter r", ["", "", "", ""]),
        ("Enter *", ["r*", "", "", ""]),
        ("Enter * J * u", ["r*", "r", "", ""]),
        (":star<Enter>", ["*", "", "", ""]),
        ("t Enter", ["", "", "", ""]),
        ("t <Space> Enter", ["", "", "", ""]),
    ];
    for (keys, marks) in table {
        let mut session = Session::new(80, 24);
        session.keys(keys);
        assert_eq!(all(&session)[..4], marks, "after {keys:?}");
    }
}

#[test]
fn all_hits_are_marked_in_one_step() {
    let mut session = Session::new(80, 24);
    session.keys("V :tag<Space>biển<Enter>");
    assert!(all(&session).iter().all(|marks| marks == "biển"));
    assert_eq!(session.model.list.range, None);
    session.keys("u");
    assert!(all(&session).iter().all(String::is_empty));
    // Also of articles whose rows are not held.
    session.keys("V");
    session.model.list.rows.clear();
    session.keys("r");
    assert!(all(&session).iter().all(|marks| marks == "r"));
    session.keys("u");
    assert!(all(&session).iter().all(String::is_empty));
}

#[test]
fn a_mark_shows_at_once_and_is_confirmed_when_it_is_kept() {
    let mut session = Session::new(80, 24);
    session.library.confirms = false;
    session.keys("*");
    assert!(session.screen().contains("★"));
    assert_eq!(session.model.notice, None);
    let no = session.model.remembered.said.as_ref().unwrap().0;
    session.send(Msg::State(Report::Kept(no - 1)));
    assert_eq!(session.model.notice, None);
    session.send(Msg::State(Report::Kept(no)));
    let starred = |kept| {
        Some(Notice::Marked {
            did: Did::Starred,
            pages: 1,
            kept,
        })
    };
    assert_eq!(session.model.notice, starred(true));
    session.keys("j *");
    let no = session.model.remembered.sent;
    session.send(Msg::State(Report::Remembered(no)));
    assert_eq!(session.model.notice, starred(false));
    assert!(session.screen().contains("chỉ nhớ đến khi thoát"));
}

#[test]
fn what_is_marked_before_the_file_is_read_joins_what_is_in_it() {
    let mut session = Session::new(80, 24);
    let pages: Vec<_> = session.library.articles.iter().map(|o| o.print).collect();
    session.library.confirms = false;
    session.keys("* j r");
    let mut before = Memory::default();
    before.marks.tag(pages[2], "cũ", true);
    before.marks.read(pages[0], true);
    session.send(Msg::State(Report::Read(Box::new(before.clone()))));
    assert_eq!(all(&session)[..3], ["r*", "r", "cũ"]);
    // What another program wrote, together with what of this one is not in the file yet.
    before.marks.star(pages[2], true);
    before.marks.star(pages[0], true);
    let first = session.model.remembered.sent - 2;
    session.send(Msg::State(Report::Others(first, Box::new(before))));
    assert_eq!(all(&session)[..3], ["r*", "r", "*cũ"]);
}

#[test]
fn a_new_file_gets_everything_that_is_remembered() {
    let mut session = Session::new(80, 24);
    session.keys("* j r :note<Space>x<Enter>");
    session.library.kept.clear();
    session.send(Msg::State(Report::Anew));
    let mut memory = Memory::default();
    for write in &session.library.kept {
        memory.take(write);
    }
    assert_eq!(memory.marks.len(), 2);
    assert_eq!(memory.notes.len(), 1);
}

#[test]
fn what_is_wrong_with_the_file_is_listed_once_until_it_is_mended() {
    use docbao::error::{Problem, ProblemKind};

    let mut session = Session::new(80, 24);
    let damaged = Fault::Damaged(PathBuf::from("marks.sqlite.damaged-7"));
    for fault in [&damaged, &Fault::Locked, &damaged, &Fault::Locked] {
        session.send(Msg::State(Report::Fault(fault.clone())));
    }
    let listed = |session: &Session| -> Vec<Fault> {
        let fault = |problem: &Problem| match &problem.what {
            ProblemKind::Marks(fault) => (**fault).clone(),
            other => panic!("{other}"),
        };
        session.model.problems.iter().map(fault).collect()
    };
    assert_eq!(listed(&session), [damaged.clone(), Fault::Locked]);
    session.keys("P");
    let screen = session.screen();
    assert!(screen.contains("Trục trặc · 2"), "{screen}");
    let words: String = screen.split_whitespace().collect();
    assert!(
        words.contains("marks.sqlite.damaged-7;mộttệpmớiđãbắtđầu"),
        "{screen}"
    );
    // Reading the library anew mends nothing of it; writing does.
    let read = docbao::app::msg::Reloaded {
        articles: 7,
        added: 1,
        gone: 2,
        problems: Vec::new(),
    };
    session.send(Msg::Reloaded(read));
    assert_eq!(listed(&session).len(), 2);
    assert!(
        session.screen().contains("7 bài · +1 −2"),
        "{}",
        session.screen()
    );
    session.send(Msg::State(Report::Kept(session.model.remembered.sent)));
    assert_eq!(listed(&session), [damaged]);
}

#[test]
fn what_is_wrong_with_the_file_is_said_in_both_languages() {
    let faults = [
        Fault::Locked,
        Fault::Damaged(PathBuf::from("marks.sqlite.damaged-7")),
        Fault::Newer(PathBuf::from("marks.sqlite")),
        Fault::Homeless,
        Fault::Unusable(
            PathBuf::from("/x"),
            Refusal::System(ErrorKind::StorageFull, "no room".to_owned()),
        ),
    ];
    for fault in faults {
        let mut session = Session::new(160, 24);
        session.send(Msg::State(Report::Fault(fault.clone())));
        for lang in [docbao::lang::Lang::Vi, docbao::lang::Lang::En] {
            session.model.options.lang = lang;
            let words = Notice::State(fault.clone()).text(lang.texts());
            let begin: String = words.chars().take(60).collect();
            assert!(session.screen().contains(&begin), "{words}");
        }
    }
    // Reading goes on, and what waits is counted.
    let mut session = Session::new(80, 24);
    session.library.confirms = false;
    session.send(Msg::State(Report::Fault(Fault::Locked)));
    session.keys("* j *");
    assert!(
        session.screen().contains("2 dấu chưa lưu"),
        "{}",
        session.screen()
    );
    session.send(Msg::State(Report::Kept(session.model.remembered.sent)));
    assert!(!session.screen().contains("chưa lưu"));
}

#[test]
fn a_digit_is_a_view_or_a_count() {
    let mut session = Session::new(80, 24);
    session.keys("j * g g 5");
    assert_eq!(session.model.list.order.len(), 7, "it may become a count");
    session.wait();
    assert_eq!(session.model.list.order.len(), 1);
    session.keys("1").wait();
    assert_eq!(session.model.list.order.len(), 7);
    // A key that takes a count makes it one; another one follows the view.
    session.keys("3 j");
    assert_eq!(
        (session.model.list.cursor, session.model.list.order.len()),
        (3, 7)
    );
    session.wait();
    assert_eq!(session.model.list.order.len(), 7);
    session.keys("g g 5 Enter");
    assert_eq!(
        (session.model.list.order.len(), session.model.focus),
        (1, Pane::Reader)
    );
    session.keys("Esc 1 2 g g");
    assert_eq!(session.model.list.order.len(), 1, "twelve is no view");
    session.keys("1 Esc").wait();
    assert_eq!(session.model.list.order.len(), 1, "taken back");
    session.keys("2").wait();
    let all: Vec<bool> = session
        .library
        .articles
        .iter()
        .map(|o| o.names.conferences.iter().any(|c| !c.inferred))
        .collect();
    let with = all.iter().filter(|has| **has).count();
    assert!(with > 0 && with < 7);
    assert_eq!(session.model.list.order.len(), with);
    session.keys("3").wait();
    let officials = session.library.articles.iter();
    let with = officials.filter(|o| !o.names.officials.is_empty()).count();
    assert_eq!(session.model.list.order.len(), with);
}

#[test]
fn hits_stay_while_they_are_gone_through() {
    for unread in ["4 Enter Esc", "/is:unread<Enter> Enter Esc"] {
        let mut session = Session::new(80, 24);
        session.keys(unread);
        assert_eq!(all(&session)[0], "r");
        assert_eq!(session.model.list.order.len(), 7, "after {unread}");
        // Another order and a library that grows change nothing.
        session.keys("S S j Enter Esc");
        session.send(Msg::Loading(docbao::app::msg::Progress::default()));
        assert_eq!(session.model.list.order.len(), 7, "after {unread}");
    }
    // Asking anew asks by the marks of now.
    let mut session = Session::new(80, 24);
    session.keys("4 Enter Esc 4").wait();
    assert_eq!(session.model.list.order.len(), 6);
    // The counts are those of now.
    let marks = session.model.facets.values(FacetKind::Mark);
    assert_eq!((marks[0].id.as_str(), marks[0].all), ("unread", 6));
}

#[test]
fn marking_does_not_dim_the_list() {
    let mut session = Session::new(80, 24);
    let effects = update(
        &mut session.model,
        Msg::Key(docbao::app::key::Key::char('*')),
    );
    let asked = |e: &Effect| matches!(e, Effect::Query { .. });
    assert!(effects.iter().any(asked));
    let query: Query = session.model.query.clone();
    assert!(!session.model.list.is_old(&query));
}

#[test]
fn marks_are_searched_and_filtered_by() {
    let mut session = Session::new(120, 40);
    session.keys("* j t biển<Enter> j j r g g");
    let table = [
        ("is:starred", 1),
        ("is:read", 1),
        ("is:unread", 6),
        ("tag:bien", 1),
        ("-tag:biển is:unread", 5),
        ("la:sao OR nhan:biển", 2),
    ];
    for (query, hits) in table {
        session.keys(&format!("/ C-u {}<Enter>", query.replace(' ', "<Space>")));
        assert_eq!(session.model.list.order.len(), hits, "{query}");
    }
    session.keys("X :marks<Enter> biển<Enter>");
    assert_eq!(session.model.list.order.len(), 1);
    assert!(session.screen().contains("# biển"));
}

#[test]
fn tags_are_completed() {
    let mut session = Session::new(80, 24);
    session.keys("t hòa<Space>bình<Enter> j t biển<Enter> j t");
    let words = |session: &Session| session.model.prompt.as_ref().unwrap().words.clone();
    assert_eq!(words(&session), ["biển", "hòa bình"]);
    session.keys("h o a Tab Enter");
    assert_eq!(session.marks().2, ["hòa bình"]);
    // Of what is to be taken away, those that are there.
    session.keys("T");
    assert_eq!(words(&session), ["hòa bình"]);
    session.keys("Down Enter");
    assert!(session.marks().2.is_empty());
    session.keys("t C-g");
    assert!(session.model.prompt.is_none());
}

#[test]
fn a_note_is_written_shown_changed_and_taken_away() {
    let mut session = Session::new(80, 24);
    session.keys(":note<Space>Hỏi<Space>lại<Enter>");
    assert!(
        session.screen().contains("✎ Hỏi lại"),
        "{}",
        session.screen()
    );
    session.keys("Enter :note<Enter>");
    assert_eq!(session.model.prompt.as_ref().unwrap().text(), "Hỏi lại");
    session.keys("<Space>ngay<Enter>");
    assert!(session.screen().contains("✎ Hỏi lại ngay"));
    session.keys(":note<Enter> C-u Enter");
    assert!(!session.screen().contains("✎"));
    session.keys("u");
    assert!(session.screen().contains("✎ Hỏi lại ngay"));
}

#[test]
fn a_saved_search_is_a_facet() {
    let mut session = Session::new(120, 40);
    session.keys(":save-search<Space>x<Enter>");
    assert_eq!(session.model.notice, Some(Notice::NoSearch));
    session.keys("/giao<Enter>");
    let hits = session.model.list.order.len();
    session.keys(":save-search<Space>Về<Space>ngoại<Space>giao<Enter> X");
    let values = session.model.facets.values(FacetKind::Saved);
    assert_eq!(values[0].label, "Về ngoại giao");
    session.keys("F } } } } } Space");
    assert_eq!(session.model.list.order.len(), hits);
    assert_eq!(session.model.facets.values(FacetKind::Saved)[0].all, hits);
    session.keys("Space");
    assert_eq!(session.model.list.order.len(), 7);
    session.keys(":forget-search<Space>khác<Enter>");
    assert_eq!(
        session.model.notice,
        Some(Notice::NoSuchSearch("khác".into()))
    );
    session.keys(":forget-search<Space>Về<Space>ngoại<Space>giao<Enter>");
    assert!(session.model.facets.values(FacetKind::Saved).is_empty());
}

#[test]
fn saved_searches_are_counted_before_they_are_chosen() {
    let mut session = Session::new(120, 40);
    session.keys(
        "/giao<Enter> :save-search<Space>a<Enter> / C-u tag:xa<Enter> :save-search<Space>b<Enter> X",
    );
    let counts = |session: &Session| {
        let values = session.model.facets.values(FacetKind::Saved).iter();
        values.map(|value| value.all).collect::<Vec<_>>()
    };
    assert_eq!(counts(&session), [4, 0]);
    // They follow the other filters, and the marks where they ask for them.
    session.keys("p son Enter Esc");
    assert_eq!(counts(&session), [2, 0]);
    session.keys("g g t xa<Enter>");
    assert_eq!(counts(&session), [2, 1]);
    assert_eq!(session.model.list.order.len(), 2);
    // What was counted stands in its row.
    let row = session.screen();
    let row = row.lines().find(|line| line.starts_with(" ○ b ")).unwrap();
    assert!(
        row.split('│').next().unwrap().trim_end().ends_with('1'),
        "{row}"
    );
}

#[test]
fn nothing_to_undo_is_said() {
    let mut session = Session::new(80, 24);
    session.keys("u");
    assert_eq!(session.model.notice, Some(Notice::NothingToUndo));
    session.keys("C-r");
    assert_eq!(session.model.notice, Some(Notice::NothingToRedo));
    session.keys("t x Enter t x Enter");
    assert_eq!(session.model.notice, Some(Notice::MarkedAlready));
}

#[test]
fn reading_counts_as_read_once_the_article_is_there() {
    let mut session = Session::new(80, 24);
    session.keys("j j");
    assert_eq!(
        all(&session)[..3],
        ["", "", ""],
        "looked at beside the list"
    );
    session.keys("Enter r J");
    assert_eq!(
        all(&session)[..4],
        ["", "", "", "r"],
        "unread again, and the next one read"
    );
    let marks = |write: &&Write| matches!(write, Write::Mark(_));
    assert_eq!(session.library.kept.iter().filter(marks).count(), 3);
}
