//! What is confirmed on the screen is kept, whatever happens to the program, the file or the disk.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;

use docbao::state::marks;
use docbao::text::fingerprint::Fingerprint;
use portable_pty::CommandBuilder;
use rusqlite::Connection;

use super::{Session, docbao};
use crate::cli::Folder;

const PAGES: usize = 12;

/// A folder of pages and a place for the state.
struct Kept(Folder);

impl Kept {
    fn new() -> Self {
        let folder = (0..PAGES).fold(Folder::new(), |folder, n| {
            folder.with(format!("pages/{n:02}.txt"), text(n))
        });
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("state/docbao/marks.sqlite")
    }

    fn command(&self, args: &[&str]) -> CommandBuilder {
        let pages = self.0.path().join("pages");
        let mut all = vec![pages.to_str().unwrap()];
        all.extend(args);
        let mut command = docbao(&all);
        command.env("XDG_STATE_HOME", self.0.path().join("state"));
        command
    }

    fn start(&self, args: &[&str]) -> Session {
        let mut session = Session::run(self.command(args));
        session.wait_for("12 articles");
        session.wait_for("Bài số 00");
        session
    }

    /// Whether a page is starred in the file.
    fn starred(&self, n: usize) -> bool {
        marks(&self.file())
            .unwrap()
            .of(Fingerprint::of(&text(n)))
            .starred
    }

    fn files(&self) -> Vec<String> {
        let all = fs::read_dir(self.file().parent().unwrap()).unwrap();
        all.map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect()
    }
}

/// The text of a page; the later the number, the older the page. Each says something else: reprints would be
/// one row.
fn text(n: usize) -> String {
    const WORDS: [&str; 29] = [
        "sông",
        "núi",
        "gạo",
        "thuyền",
        "chợ",
        "đèn",
        "lúa",
        "mưa",
        "cầu",
        "trường",
        "sách",
        "gió",
        "vườn",
        "biển",
        "muối",
        "tre",
        "đường",
        "nhà",
        "áo",
        "trâu",
        "nón",
        "cá",
        "bưởi",
        "chè",
        "khăn",
        "trống",
        "giếng",
        "đò",
        "than",
    ];
    let word = |line: usize, at: usize| WORDS[(n * 7 + line * 5 + at * (n + 2) + at * at) % 29];
    let line = |line: usize| {
        let words: Vec<&str> = (0..14).map(|at| word(line, at)).collect();
        format!("Người {n} kể về {}.\n\n", words.join(" "))
    };
    let body: String = (0..6).map(line).collect();
    format!(
        "Bài số {n:02} từ Bến Mây\n\n{:02}/12/2021\n\nSáng 14/12, bài số {n} mở đầu ở Bến Mây.\n\n\
         Phát biểu khai mạc, người viết nói về chuyện thứ {n}.\n\n{body}",
        28 - n
    )
}

/// Stars the selected article and waits until that is confirmed.
fn star(session: &mut Session) {
    session.type_keys("*");
    session.wait_for("starred");
}

#[test]
fn confirmed_marks_survive_being_killed_ten_times() {
    let kept = Kept::new();
    let mut confirmed = Vec::new();
    let random = RandomState::new();
    for round in 0..10u32 {
        let mut session = kept.start(&["--fresh"]);
        let from = random.hash_one(round) as usize % PAGES;
        session.type_keys(&format!("{}G", from + 1));
        let many = random.hash_one(u64::from(round) + 100) as usize % 4;
        let mut at = from;
        for _ in 0..many {
            if kept.starred(at) {
                // Starred in a round before: once more would take it away.
                break;
            }
            star(&mut session);
            confirmed.push(at);
            session.type_keys("j");
            session.wait_without("starred");
            at = (at + 1).min(PAGES - 1);
        }
        // Killed while it is at work: nobody waits for these.
        session.type_keys("ttag\rrjr");
        session.signal("KILL");
        session.end();
    }
    assert!(!confirmed.is_empty());
    for n in confirmed {
        assert!(kept.starred(n), "page {n}");
    }
    let mut session = kept.start(&["--fresh"]);
    session.wait_for("★");
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let kept = Kept::new();
    let mut one = kept.start(&["--fresh"]);
    let mut other = kept.start(&["--fresh"]);
    star(&mut one);
    other.type_keys("j");
    star(&mut other);
    // It wrote, and so it looks at what others wrote.
    other.wait("both stars", |screen| {
        screen.contents().matches("★ Bài").count() == 2
    });
    one.type_keys("jj");
    star(&mut one);
    one.wait("three stars", |screen| {
        screen.contents().matches("★ Bài").count() == 3
    });
    one.type_keys("q");
    one.ends_well();
    other.type_keys("q");
    other.ends_well();
    assert!((0..3).all(|n| kept.starred(n)));
}

#[test]
fn marks_of_another_program_are_seen_with_the_next_key() {
    let kept = Kept::new();
    let mut one = kept.start(&["--fresh"]);
    let mut other = kept.start(&["--fresh"]);
    star(&mut one);
    // It writes nothing of its own.
    other.type_keys("j");
    other.wait_for("★ Bài");
    // Or as soon as its window is looked at.
    one.type_keys("j");
    one.wait_without("starred");
    star(&mut one);
    other.type_keys("\x1b[I");
    other.wait("both stars", |screen| {
        screen.contents().matches("★ Bài").count() == 2
    });
    for mut session in [one, other] {
        session.type_keys("q");
        session.ends_well();
    }
}

#[test]
fn marks_are_written_when_the_program_is_ended_at_once() {
    for end in ["q", "\x03"] {
        let kept = Kept::new();
        let mut session = kept.start(&[]);
        session.type_keys(&format!("*{end}"));
        session.ends_well();
        assert!(kept.starred(0));
    }
    let kept = Kept::new();
    let mut session = kept.start(&[]);
    session.type_keys("*");
    session.wait_for("★");
    session.signal("TERM");
    session.ends_well();
    assert!(kept.starred(0));
}

#[test]
fn the_list_and_the_place_in_the_text_are_taken_up_again() {
    let kept = Kept::new();
    let mut session = kept.start(&[]);
    session.type_keys("/số 07\r");
    session.wait_for("1/12 articles");
    session.wait_for("chuyện thứ 7");
    session.type_keys("\r");
    session.resize(50, 9);
    // On the wide screen the whole text was in sight, and no key moved it.
    session.wait("the article alone", |screen| {
        let shown = screen.contents();
        shown.contains("Sáng 14/12") && !shown.contains("1/12 articles")
    });
    session.type_keys("jj");
    // What stands above it has scrolled away, and stays away.
    session.wait("the lead at the top", |screen| {
        let shown = screen.contents();
        shown.contains("Sáng 14/12") && !shown.contains("1 min")
    });
    session.type_keys("qq");
    session.ends_well();
    let mut session = Session::run(kept.command(&[]));
    session.wait_for("⌕ số 07");
    session.wait_for("Bài số 07");
    session.type_keys("X");
    session.wait_for("12 articles");
    session.type_keys("q");
    session.ends_well();
    // Nothing of that when a fresh list is asked for.
    let mut session = kept.start(&["--fresh"]);
    assert!(!session.screen().contents().contains('⌕'));
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn a_locked_file_is_waited_for() {
    let kept = Kept::new();
    let mut session = kept.start(&[]);
    star(&mut session);
    let lock = Connection::open(kept.file()).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.type_keys("j*");
    session.wait_for("another program has locked");
    session.type_keys("j");
    session.wait_for("1 mark not kept yet");
    // Reading goes on.
    session.type_keys("\r");
    session.wait_for("Phát biểu khai mạc");
    lock.execute_batch("COMMIT").unwrap();
    session.wait_without("not kept yet");
    session.type_keys("\x03");
    session.ends_well();
    assert!(kept.starred(1));
}

#[test]
fn a_file_that_is_locked_from_the_beginning_is_read_when_it_is_free() {
    let kept = Kept::new();
    let mut session = kept.start(&[]);
    star(&mut session);
    session.type_keys("\x03");
    session.ends_well();
    let lock = Connection::open(kept.file()).unwrap();
    lock.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM tag")
        .unwrap();
    let mut session = kept.start(&["--fresh"]);
    session.wait_for("another program has locked");
    session.type_keys("j*");
    lock.execute_batch("COMMIT").unwrap();
    drop(lock);
    session.wait("both stars", |screen| {
        screen.contents().matches("★ Bài").count() == 2
    });
    session.type_keys("\x03");
    session.ends_well();
    assert!(kept.starred(0) && kept.starred(1));
}

#[test]
fn a_file_that_stays_locked_is_told_at_the_end() {
    let kept = Kept::new();
    let mut session = kept.start(&[]);
    star(&mut session);
    let lock = Connection::open(kept.file()).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    session.type_keys("j*q");
    session.wait_for("1 change of marks could not be written");
    assert_eq!(session.end().exit_code(), 0);
    lock.execute_batch("COMMIT").unwrap();
    assert!(kept.starred(0) && !kept.starred(1));
}

#[test]
fn a_damaged_file_is_put_aside() {
    let kept = Kept::new();
    fs::create_dir_all(kept.file().parent().unwrap()).unwrap();
    fs::write(kept.file(), "what was a file of marks").unwrap();
    let mut session = kept.start(&[]);
    session.wait_for("the file of marks was damaged");
    star(&mut session);
    session.type_keys("\x03");
    session.ends_well();
    assert!(kept.starred(0));
    let aside = kept
        .files()
        .into_iter()
        .find(|n| n.contains(".damaged-"))
        .unwrap();
    let aside = kept.file().with_file_name(aside);
    assert_eq!(fs::read(aside).unwrap(), b"what was a file of marks");
}

#[test]
fn what_is_said_of_the_file_stands_there_whole_and_can_be_read_again() {
    let kept = Kept::new();
    fs::create_dir_all(kept.file().parent().unwrap()).unwrap();
    fs::write(kept.file(), "what was a file of marks").unwrap();
    let mut session = kept.start(&[]);
    let aside = |n: &String| n.contains(".damaged-");
    let aside = kept.files().into_iter().find(aside).unwrap();
    let aside = kept.file().with_file_name(aside);
    let whole = |screen: &vt100::Screen| {
        // A long name goes on in the next row.
        let words: String = screen.contents().split_whitespace().collect();
        words.contains(aside.to_str().unwrap())
    };
    session.wait("the whole name", whole);
    session.type_keys("j");
    session.wait_without("the file of marks");
    session.wait_for("1 problem");
    session.type_keys("P");
    session.wait_for("Problems · 1");
    session.wait("the whole name", whole);
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn without_a_home_marks_are_kept_nowhere_and_that_is_said() {
    let kept = Kept::new();
    let mut command = kept.command(&[]);
    command.env_remove("HOME");
    command.env("XDG_STATE_HOME", "");
    let mut session = Session::run(command);
    session.wait_for("set HOME");
    session.wait_for("Bài số 00");
    session.type_keys("*");
    session.wait_for("only until docbao ends");
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn a_newer_file_is_left_alone() {
    let kept = Kept::new();
    let mut session = kept.start(&[]);
    star(&mut session);
    session.type_keys("\x03");
    session.ends_well();
    let newer = Connection::open(kept.file()).unwrap();
    newer.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(newer);
    let before = fs::read(kept.file()).unwrap();
    let mut session = kept.start(&[]);
    session.wait_for("a newer docbao wrote");
    session.type_keys("j*");
    session.wait_for("only until docbao ends");
    session.wait_for("★");
    session.type_keys("\x03");
    session.ends_well();
    assert_eq!(fs::read(kept.file()).unwrap(), before);
}

#[test]
fn without_a_folder_marks_last_until_the_end() {
    let kept = Kept::new();
    let mut command = kept.command(&[]);
    command.env("XDG_STATE_HOME", "/dev/null");
    let mut session = Session::run(command);
    session.wait_for("marks cannot be kept");
    session.wait_for("Bài số 00");
    session.type_keys("*");
    session.wait_for("only until docbao ends");
    session.wait_for("★");
    session.type_keys("\r");
    session.wait_for("Phát biểu khai mạc");
    session.type_keys("\x03");
    session.ends_well();
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_reading_goes_on_and_what_was_confirmed_is_there() {
    let kept = Kept::new();
    let mut session = kept.start(&[]);
    star(&mut session);
    session.type_keys("\x03");
    session.ends_well();
    // No file may grow beyond a few pages: as good as a disk without room.
    let mut limited = CommandBuilder::new("sh");
    let inside = kept.command(&["--fresh"]);
    limited.args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$@\"", "sh"]);
    limited.args(inside.get_argv());
    limited.cwd(std::env::current_dir().unwrap());
    for (name, value) in inside.iter_full_env_as_str() {
        limited.env(name, value);
    }
    let mut session = Session::run(limited);
    session.wait_for("Bài số 00");
    session.type_keys("G");
    let full = |s: &Session| s.screen().contents().contains("marks cannot be kept");
    let mut starred = false;
    for _ in 0..100 {
        session.type_keys("*");
        session.wait("an answer", |screen| {
            let words = screen.contents();
            words.contains("starred") || words.contains("marks cannot be kept")
        });
        if full(&session) {
            break;
        }
        starred = !session.screen().contents().contains("no longer starred");
        // The notice goes with the next key.
        session.type_keys("kj");
        session.wait_without("starred");
    }
    assert!(full(&session), "the disk was never full");
    session.type_keys("\r");
    session.wait_for("Phát biểu khai mạc");
    session.type_keys("\x03");
    session.end();
    assert!(kept.starred(0));
    assert_eq!(kept.starred(PAGES - 1), starred);
}
