//! The file against a plain model, and everything that can be wrong with it.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;
use crate::text::fingerprint::Fingerprint;

fn page(n: u32) -> Fingerprint {
    Fingerprint::of(&format!("trang {n}"))
}

fn archive() -> Fingerprint {
    Fingerprint::of("kho")
}

/// A folder with room for a file.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("docbao").join("marks.sqlite")
    }

    fn open(&self) -> Opened {
        Store::open(&self.path(), archive()).unwrap()
    }

    fn memory(&self) -> Memory {
        self.open().memory
    }

    /// The names of the files in it.
    fn names(&self) -> Vec<String> {
        let all = fs::read_dir(self.path().parent().unwrap()).unwrap();
        let mut names: Vec<String> = all
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn read(n: u32, read: bool) -> Write {
    Write::Mark(vec![Marking {
        change: Change::Read(read),
        pages: vec![page(n)],
    }])
}

fn changes() -> impl Strategy<Value = Change> {
    let tag = prop::sample::select(vec!["biển", "hòa bình", "x"]).prop_map(str::to_owned);
    prop_oneof![
        any::<bool>().prop_map(Change::Read),
        any::<bool>().prop_map(Change::Star),
        (tag, any::<bool>()).prop_map(|(tag, on)| Change::Tag(tag, on)),
        prop::option::of("[a-zđ\"'; ]{1,8}").prop_map(Change::Note),
    ]
}

fn markings() -> impl Strategy<Value = Marking> {
    let pages = prop::collection::vec((0u32..6).prop_map(page), 1..4);
    (changes(), pages).prop_map(|(change, pages)| Marking { change, pages })
}

fn places() -> impl Strategy<Value = Place> {
    (any::<bool>(), 0u32..3).prop_map(|(body, byte)| Place { body, byte })
}

fn writes() -> impl Strategy<Value = Write> {
    let line = "[a-c]{1,2}";
    prop_oneof![
        6 => prop::collection::vec(markings(), 1..3).prop_map(Write::Mark),
        2 => prop::collection::vec(markings(), 1..3).prop_map(|done| {
            Write::Did(Step { undone: done.clone(), done })
        }),
        1 => Just(Write::Undid),
        3 => (0u32..6, places()).prop_map(|(n, place)| Write::Place(page(n), place)),
        1 => (prop::char::range('a', 'd'), 0u32..6, places())
            .prop_map(|(letter, n, place)| Write::Letter(letter, page(n), place)),
        3 => (prop::sample::select(Line::ALL.to_vec()), line)
            .prop_map(|(kind, line)| Write::Typed(kind, line)),
        1 => ("[a-c]", prop::option::of("[a-c]{1,4}")).prop_map(|(name, s)| Write::Save(name, s)),
        1 => ("[a-z]{0,4}", prop::option::of(0u32..6)).prop_map(|(search, n)| {
            Write::Session(Session {
                search,
                selected: n.map(page),
                jumps: n.map(|n| Jump { page: page(n), place: Place::default() }).into_iter().collect(),
                ..Session::default()
            })
        }),
    ]
}

/// What is the same whatever order tags and marks were set in.
fn same(one: &Memory, other: &Memory) -> Result<(), TestCaseError> {
    let marks = |memory: &Memory| {
        let mut all: Vec<_> = memory
            .marks
            .pages()
            .map(|(page, m)| (page, m.read, m.starred, m.tags.to_vec()))
            .collect();
        all.sort();
        all
    };
    prop_assert_eq!(marks(one), marks(other));
    let rest = |memory: &Memory| Memory {
        marks: crate::library::marks::MarkTable::default(),
        ..memory.clone()
    };
    prop_assert_eq!(rest(one), rest(other));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever is written, in whatever portions and over however many programs: what is read is what a
    /// plain model of it holds.
    #[test]
    fn the_file_holds_what_was_written(
        batches in prop::collection::vec(prop::collection::vec(writes(), 0..8), 0..5),
    ) {
        let folder = Folder::new();
        let mut model = Memory::default();
        for batch in &batches {
            let Opened { mut store, memory, .. } = folder.open();
            same(&memory, &model)?;
            store.write(batch).unwrap();
            for write in batch {
                model.take(write);
            }
        }
        same(&folder.memory(), &model)?;
        // A new file with all that is remembered is as good as the old one.
        let another = Folder::new();
        another.open().store.write(&model.writes()).unwrap();
        same(&another.memory(), &model)?;
    }

    /// What a step did is taken back by what it says takes it back.
    #[test]
    fn a_step_taken_back_leaves_nothing(
        before in prop::collection::vec(markings(), 0..6),
        change in changes(),
        pages in prop::collection::vec((0u32..6).prop_map(page), 0..8),
    ) {
        let mut memory = Memory::default();
        memory.take(&Write::Mark(before));
        let at_first = memory.clone();
        let step = memory.step(&change, &pages);
        memory.take(&Write::Mark(step.done.clone()));
        prop_assert!(memory.step(&change, &pages).is_empty(), "it is so already");
        memory.take(&Write::Mark(step.undone));
        same(&memory, &at_first)?;
    }

    /// Two programs that mark by turns lose nothing: neither writes what the other knows better.
    #[test]
    fn two_programs_lose_nothing(
        turns in prop::collection::vec((any::<bool>(), prop::collection::vec(markings(), 1..3)), 0..12),
    ) {
        let folder = Folder::new();
        let mut programs = [folder.open(), folder.open()];
        let mut model = Memory::default();
        for (which, markings) in turns {
            let write = Write::Mark(markings);
            model.take(&write);
            programs[usize::from(which)].store.write(&[write]).unwrap();
        }
        for program in &mut programs {
            if let Some(memory) = program.store.others().unwrap() {
                same(&memory, &model)?;
            }
        }
        same(&folder.memory(), &model)?;
    }
}

#[test]
fn another_programs_marks_are_seen_once() {
    let folder = Folder::new();
    let mut one = folder.open().store;
    let mut other = folder.open().store;
    assert_eq!(one.others(), Ok(None));
    one.write(&[read(1, true)]).unwrap();
    assert_eq!(one.others(), Ok(None), "its own are none of another's");
    other.write(&[read(2, true)]).unwrap();
    let seen = one.others().unwrap().unwrap();
    assert!(seen.marks.of(page(1)).read && seen.marks.of(page(2)).read);
    assert_eq!(one.others(), Ok(None));
}

#[test]
fn archives_have_their_own_letters_and_sessions_and_share_marks() {
    let folder = Folder::new();
    let left = Session {
        search: "biển".to_owned(),
        ..Session::default()
    };
    let all = [
        read(1, true),
        Write::Letter(
            'a',
            page(1),
            Place {
                body: true,
                byte: 7,
            },
        ),
        Write::Session(left.clone()),
    ];
    folder.open().store.write(&all).unwrap();
    let other = Store::open(&folder.path(), Fingerprint::of("kho khác")).unwrap();
    assert!(other.memory.marks.of(page(1)).read);
    assert!(other.memory.letters.is_empty() && other.memory.session.is_none());
    let own = folder.memory();
    assert_eq!(
        own.letters[&'a'],
        (
            page(1),
            Place {
                body: true,
                byte: 7
            }
        )
    );
    assert_eq!(own.session, Some(left));
}

#[test]
fn only_the_last_lines_are_remembered() {
    let folder = Folder::new();
    let lines = (0..300).map(|n| Write::Typed(Line::Search, n.to_string()));
    let all: Vec<Write> = lines.collect();
    folder.open().store.write(&all).unwrap();
    let searches = folder.memory().searches;
    assert_eq!(searches.len(), memory::LINES as usize);
    assert_eq!(searches.last().unwrap(), "299");
}

fn damage(path: &Path, with: impl FnOnce(&mut Vec<u8>)) {
    // As the last program leaves it: everything in one file.
    let mut bytes = fs::read(path).unwrap();
    with(&mut bytes);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_file_is_put_aside_and_a_new_one_begun() {
    let ways: [fn(&mut Vec<u8>); 4] = [
        |bytes| bytes.truncate(50),
        |bytes| bytes[..16].fill(b'x'),
        |bytes| bytes[100..].fill(0xee),
        |bytes| *bytes = b"not a file of marks at all, but somebody's letter".to_vec(),
    ];
    for way in ways {
        let folder = Folder::new();
        folder.open().store.write(&[read(1, true)]).unwrap();
        damage(&folder.path(), way);
        let before = fs::read(folder.path()).unwrap();
        let opened = folder.open();
        let aside = opened.damaged.expect("said");
        let name = aside.file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with("marks.sqlite.damaged-"), "{name}");
        assert_eq!(fs::read(&aside).unwrap(), before, "left as it was");
        assert!(opened.memory.marks.is_empty());
        let mut store = opened.store;
        store.write(&[read(2, true)]).unwrap();
        drop(store);
        assert!(folder.memory().marks.of(page(2)).read);
    }
}

#[test]
fn a_file_of_another_program_is_put_aside_too() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().parent().unwrap()).unwrap();
    let other = Connection::open(folder.path()).unwrap();
    other
        .execute_batch("CREATE TABLE letter (a); PRAGMA application_id = 77")
        .unwrap();
    drop(other);
    assert!(folder.open().damaged.is_some());
}

#[test]
fn two_damaged_files_within_a_second_are_both_kept() {
    let folder = Folder::new();
    for _ in 0..3 {
        fs::create_dir_all(folder.path().parent().unwrap()).unwrap();
        fs::write(folder.path(), b"damaged, surely").unwrap();
        // The index of the latest changes of the file before is none of this one.
        assert!(folder.open().damaged.is_some());
    }
    let damaged = folder.names().into_iter().filter(|n| n.contains("damaged"));
    assert_eq!(damaged.count(), 3);
}

#[test]
fn a_file_damaged_while_it_is_open_is_put_aside() {
    let folder = Folder::new();
    let mut store = folder.open().store;
    store.write(&[read(1, true)]).unwrap();
    let tables = Connection::open(folder.path()).unwrap();
    tables
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    drop(tables);
    damage(&folder.path(), |bytes| bytes[4096..].fill(0xee));
    let Err(Fault::Damaged(aside)) = store.write(&[read(2, true)]) else {
        panic!("not noticed");
    };
    assert!(aside.exists() && !folder.path().exists());
}

#[test]
fn a_newer_file_is_left_untouched() {
    let folder = Folder::new();
    folder.open().store.write(&[read(1, true)]).unwrap();
    let newer = Connection::open(folder.path()).unwrap();
    newer
        .execute_batch("PRAGMA user_version = 99; ALTER TABLE page ADD COLUMN new")
        .unwrap();
    drop(newer);
    let before = (fs::read(folder.path()).unwrap(), folder.names());
    let fault = Store::open(&folder.path(), archive()).unwrap_err();
    assert_eq!(fault, Fault::Newer(folder.path()));
    assert_eq!(marks(&folder.path()), Err(Fault::Newer(folder.path())));
    assert_eq!((fs::read(folder.path()).unwrap(), folder.names()), before);
}

#[test]
fn a_newer_version_that_is_only_in_the_latest_changes_counts() {
    let folder = Folder::new();
    let _open = folder.open();
    let newer = Connection::open(folder.path()).unwrap();
    newer.execute_batch("PRAGMA user_version = 99").unwrap();
    let fault = Store::open(&folder.path(), archive()).unwrap_err();
    assert_eq!(fault, Fault::Newer(folder.path()));
    let version: u32 = newer
        .query_row("PRAGMA user_version", [], |r| r.get(0))
        .unwrap();
    assert_eq!(version, 99);
}

#[test]
fn a_locked_file_can_be_written_once_it_is_free() {
    let folder = Folder::new();
    let mut store = folder.open().store;
    let other = Connection::open(folder.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(store.write(&[read(1, true)]), Err(Fault::Locked));
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(store.write(&[read(1, true)]), Ok(()));
    drop(store);
    other
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        .unwrap();
    let opened = Store::open(&folder.path(), archive());
    assert!(matches!(opened, Err(Fault::Locked)), "{opened:?}");
    other
        .execute_batch("COMMIT; PRAGMA locking_mode = NORMAL")
        .unwrap();
    drop(other);
    assert!(folder.memory().marks.of(page(1)).read);
}

#[test]
fn a_full_disk_is_said_and_nothing_is_half_written() {
    let folder = Folder::new();
    let mut store = folder.open().store;
    store.full_at(12);
    let many: Vec<Write> = (0..4000).map(|n| read(n, true)).collect();
    let Err(fault @ Fault::Unusable(..)) = store.write(&many) else {
        panic!("there is room");
    };
    assert!(fault.to_string().contains("full"), "{fault}");
    assert!(folder.memory().marks.is_empty());
    store.full_at(10_000);
    store.write(&many).unwrap();
    assert_eq!(folder.memory().marks.len(), 4000);
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    for path in ["/dev/null/docbao/marks.sqlite", "/proc/docbao/marks.sqlite"] {
        let Err(Fault::Unusable(told, _)) = Store::open(Path::new(path), archive()) else {
            panic!("{path} can be made");
        };
        assert_eq!(told, Path::new(path).parent().unwrap());
    }
}

#[test]
fn what_is_kept_can_be_read_without_being_written() {
    let folder = Folder::new();
    assert_eq!(marks(&folder.path()).map(|m| m.len()), Ok(0), "no file");
    assert!(
        !folder.path().parent().unwrap().exists(),
        "and none is made"
    );
    let mut store = folder.open().store;
    store.write(&[read(1, true)]).unwrap();
    assert!(
        marks(&folder.path()).unwrap().of(page(1)).read,
        "while another has it open"
    );
    drop(store);
    let names = folder.names();
    assert!(
        super::read(&folder.path(), archive())
            .unwrap()
            .marks
            .of(page(1))
            .read
    );
    assert_eq!(folder.names(), names);
}
