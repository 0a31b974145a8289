//! How keys are written, the keymap, and an input method that is on.

use docbao::app::action::Action;
use docbao::app::input_method::{LastKey, last_key};
use docbao::app::key::{Code, Key, script};
use docbao::app::keymap::{BUILTIN, Context, Keymap, Lookup};
use docbao::app::layout::Pane;
use docbao::app::notice::Notice;
use docbao::app::{Effect, Msg, update};

use crate::fixture::Session;

#[test]
fn scripts() {
    let char = Key::char;
    let table: [(&str, Vec<Key>); 10] = [
        ("", vec![]),
        ("j k", vec![char('j'), char('k')]),
        ("C-d g g", vec![Key::ctrl('d'), char('g'), char('g')]),
        ("C-D", vec![Key::ctrl('d')]),
        (": q", vec![char(':'), char('q')]),
        ("a<C-w>b", vec![char('a'), Key::ctrl('w'), char('b')]),
        (
            "- + <lt> >",
            vec![char('-'), char('+'), char('<'), char('>')],
        ),
        (
            "S-Tab",
            vec![Key {
                shift: true,
                ..Code::Tab.into()
            }],
        ),
        (
            "A-Left",
            vec![Key {
                alt: true,
                ..Code::Left.into()
            }],
        ),
        ("đi", vec![char('đ'), char('i')]),
    ];
    for (text, keys) in table {
        assert_eq!(script(text).unwrap(), keys, "{text:?}");
    }
    assert_eq!(script("a <Nope>").unwrap_err().0, "<Nope>");
}

#[test]
fn every_key_reads_back_as_it_is_written() {
    for name in [
        "j", "C-d", "S-Tab", "A-Left", "Space", "F12", "PgUp", "<", "-", "C-S-Home",
    ] {
        let key = Key::named(name).unwrap();
        assert_eq!(Key::named(&key.to_string()), Some(key), "{name}");
    }
}

#[test]
fn the_builtin_keymap_has_no_faults_and_leaves_the_unsafe_keys_free() {
    let mut keymap = Keymap::default();
    assert_eq!(keymap.read(BUILTIN), []);
    for context in Context::ALL {
        for key in ["Backspace", "C-h", "w", "[", "]"] {
            let keys = script(key).unwrap();
            assert_eq!(
                keymap.lookup(context, &keys),
                Lookup::Nothing,
                "{key} in {context:?}"
            );
        }
    }
}

#[test]
fn faults_are_all_reported_where_they_stand() {
    let text = "[list]\nopen = [\"x\", \"<Nope>\"]\nsort = [\"x\"]\nfly = [\"f\"]\n\n[nowhere]\nopen = [\"o\"]\n\n[reader]\nfirst = [\"g g\"]\nlast = [\"g\"]\n";
    let mut keymap = Keymap::builtin();
    let faults = keymap.read(text);
    let at: Vec<(usize, usize)> = faults.iter().map(|f| (f.line, f.column)).collect();
    assert_eq!(at, [(2, 14), (3, 9), (4, 1), (6, 2), (11, 9)], "{faults:?}");
    // What was right counts.
    let x = script("x").unwrap();
    assert_eq!(keymap.lookup(Context::List, &x), Lookup::Verb(Action::Open));
    assert_eq!(keymap.keys(Context::List, Action::Open), ["x"]);
    let broken = keymap.read("[list]\nopen = x\n");
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].line, 2);
}

#[test]
fn a_users_key_takes_it_from_its_verb() {
    let mut keymap = Keymap::builtin();
    assert_eq!(keymap.read("[list]\nsort = [\"j\", \"o o\"]\n"), []);
    let look = |keys: &str| keymap.lookup(Context::List, &script(keys).unwrap());
    assert_eq!(look("j"), Lookup::Verb(Action::Sort));
    assert_eq!(look("o"), Lookup::Prefix);
    assert_eq!(look("o o"), Lookup::Verb(Action::Sort));
    assert_eq!(look("s"), Lookup::Nothing);
    assert_eq!(look("Down"), Lookup::Verb(Action::MoveDown));
}

#[test]
fn a_letter_of_an_input_method_is_read_as_its_last_key() {
    let table = [
        ('ọ', LastKey::Key('j')),
        ('ó', LastKey::Key('s')),
        ('ỳ', LastKey::Key('f')),
        ('ỉ', LastKey::Key('r')),
        ('ẽ', LastKey::Key('x')),
        ('ô', LastKey::Key('o')),
        ('ê', LastKey::Key('e')),
        ('ư', LastKey::Key('w')),
        ('ă', LastKey::Key('w')),
        ('đ', LastKey::Key('d')),
        ('\u{323}', LastKey::Key('j')),
        ('ộ', LastKey::Unclear),
        ('ứ', LastKey::Unclear),
        ('Ọ', LastKey::Unclear),
        ('Đ', LastKey::Unclear),
        ('o', LastKey::None),
        ('ñ', LastKey::None),
        ('日', LastKey::None),
        ('1', LastKey::None),
    ];
    for (c, expected) in table {
        assert_eq!(last_key(c), expected, "{c:?}");
    }
}

#[test]
fn an_input_method_that_is_on_moves_and_says_so() {
    let mut session = Session::new(80, 24);
    session.keys("o Backspace ọ");
    assert_eq!(session.model.list.cursor, 1);
    assert_eq!(session.model.notice, Some(Notice::InputMethod(Some('j'))));
    session.keys("ộ");
    assert_eq!(session.model.list.cursor, 1);
    assert_eq!(session.model.notice, Some(Notice::InputMethod(None)));
    session.keys("C-h Backspace");
    assert!(session.running);
    // What the key did is said with it.
    session.keys("ỉ");
    let words = session.model.notice.as_ref().unwrap();
    let words = words.text(session.model.texts());
    assert!(
        words.contains("đã đọc") && words.contains("phím được hiểu là r"),
        "{words}"
    );
}

#[test]
fn keys_wait_for_the_article_that_they_are_meant_for() {
    // In one pane nothing is fetched before it is opened.
    let ahead = |keys: &str| {
        let mut session = Session::new(40, 15);
        session.keys("Enter q j");
        let mut asked = Vec::new();
        for key in script(keys).unwrap() {
            asked.extend(update(&mut session.model, Msg::Key(key)));
        }
        let opens = asked.iter().find_map(|effect| match effect {
            Effect::Open { generation, no } => Some((*generation, *no)),
            _ => None,
        });
        let (generation, no) = opens.unwrap();
        let opened = session.library.articles[no as usize].clone();
        session.send(Msg::Opened { generation, opened });
        session
    };
    let session = ahead("Enter * q");
    assert_eq!(session.model.focus, Pane::List);
    let session = ahead("Enter *");
    assert_eq!(session.model.reader.no(), session.model.list.selected());
    assert!(session.marks().1);
    let print = session.library.articles[0].print;
    assert!(!session.model.remembered.memory.marks.of(print).starred);
    // Whoever goes back does not wait, and what was typed is not for another article.
    let session = ahead("Enter * Esc j");
    assert_eq!(session.model.focus, Pane::List);
    assert!(session.library.kept.is_empty() || !session.marks().1);
}
