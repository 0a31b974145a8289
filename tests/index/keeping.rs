//! Keeping up with the files, and going on after the program ended in the middle.

use std::fs;
use std::io::Write as _;
use std::ops::ControlFlow;

use docbao::entity::Known;
use docbao::library::index::{Index, IndexError, State, Writing};
use docbao::library::search::{Options, Search};
use docbao::source;

use super::{Archive, open, sorted};

pub(super) fn page(day: u32, word: &str) -> String {
    format!(
        "Hội nghị bàn về {word} khai mạc\n\n{day:02}/12/2021 08:00\n\nSáng {day}/12, tại Bến Mây, các đại biểu \
         bàn về {word} trong khuôn khổ hội nghị thường niên của ngành, với nhiều ý kiến khác nhau.\n\n\
         Các ý kiến về {word} sẽ được ghi lại để trình lên cấp trên trong thời gian tới, theo ban tổ chức.\n"
    )
}

#[test]
fn changed_added_and_removed_files() {
    let archive = Archive::new();
    for (name, day, word) in [
        ("a.txt", 3, "lúa"),
        ("b.txt", 5, "tôm"),
        ("c.txt", 4, "muối"),
    ] {
        archive.write(name, page(day, word));
    }
    let first = archive.update();
    assert_eq!((first.added, first.kept, first.removed), (3, 0, 0));
    assert_eq!(archive.found("hội nghị"), ["b", "c", "a"], "newest first");
    let again = archive.update();
    assert_eq!((again.added, again.kept, again.removed), (0, 3, 0));

    archive.write("b.txt", page(2, "cá tra"));
    archive.remove("c.txt");
    archive.write("d.txt", page(9, "muối"));
    let changed = archive.update();
    assert_eq!((changed.added, changed.kept, changed.removed), (2, 1, 2));
    assert_eq!(archive.found("hội nghị"), ["d", "a", "b"]);
    assert_eq!(archive.found("muối"), ["d"]);
    assert!(archive.found("tôm").is_empty());
}

#[test]
fn an_index_knows_whether_anything_changed() {
    let archive = Archive::new();
    let fresh = || {
        let files = source::Archive::open(&[archive.pages.path().to_owned()]);
        archive.index().is_fresh(&files)
    };
    archive.write("a.txt", page(3, "lúa"));
    archive.write("b.jsonl", records(3));
    assert!(!fresh());
    archive.update();
    assert!(fresh());
    archive.write("b.jsonl", records(4));
    assert!(!fresh(), "a file changed");
    archive.update();
    archive.write("c.txt", page(4, "lúa"));
    assert!(!fresh(), "a file came");
    archive.update();
    archive.remove("a.txt");
    assert!(!fresh(), "a file went");
    archive.update();
    assert!(fresh());
    // A build that was broken off in the middle of a file is not done.
    archive.write("d.jsonl", records(30));
    let listing = archive.listing();
    let mut seen = 0;
    let tell = |_| {
        seen += 1;
        if seen == 5 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    archive
        .index()
        .update(&listing, Known::builtin(), tell)
        .unwrap();
    assert!(!fresh());
    archive.update();
    assert!(fresh());
}

fn records(count: u32) -> String {
    let record =
        |n| serde_json::json!({"id": format!("r{n}"), "text": page(1 + n % 28, "chè")}).to_string();
    (0..count).map(|n| record(n) + "\n").collect()
}

#[test]
fn a_build_that_is_broken_off_goes_on_where_it_was() {
    let archive = Archive::new();
    archive.write("nhieu.jsonl", records(60));
    archive.write("z.txt", page(30, "chè"));
    let mut pages = 0;
    let mut all = 0;
    // Broken off again and again, each time after a few pages.
    loop {
        let listing = archive.listing();
        let mut seen = 0;
        let updated = archive.index().update(&listing, Known::builtin(), |_| {
            seen += 1;
            if seen == 17 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        let updated = updated.unwrap();
        pages += seen;
        all += updated.added;
        if !updated.stopped {
            break;
        }
    }
    assert_eq!((pages, all), (61, 61), "none was read twice");
    assert_eq!(archive.found("chè").len(), 61);
}

/// The records of `count` pages, each in a member of its own.
fn members(count: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let records = records(count).replace("\"r", "\"m");
    for record in records.split_inclusive('\n') {
        let mut member = flate2::write::GzEncoder::new(&mut bytes, flate2::Compression::fast());
        member.write_all(record.as_bytes()).unwrap();
        member.finish().unwrap();
    }
    bytes
}

#[test]
fn of_a_file_that_grew_only_what_is_new_is_read() {
    let archive = Archive::new();
    archive.write("a.jsonl", records(30));
    archive.write("b.jsonl.gz", members(20).as_slice());
    archive.update();
    archive.write("a.jsonl", records(33));
    archive.write("b.jsonl.gz", members(21).as_slice());
    let grown = archive.update();
    assert_eq!((grown.added, grown.removed), (4, 0));
    assert_eq!(archive.found("chè").len(), 54);
    let library = archive.index().library().unwrap();
    assert_eq!(library.len(), 54);
    // Nothing but an empty line: nothing is read, and the file is known as it is now.
    archive.write("a.jsonl", records(33) + "\n");
    let files = || source::Archive::open(&[archive.pages.path().to_owned()]);
    assert!(!archive.index().is_fresh(&files()));
    let same = archive.update();
    assert_eq!((same.added, same.removed), (0, 0));
    assert!(archive.index().is_fresh(&files()));
    // And it grows on from there.
    archive.write(
        "a.jsonl",
        records(33) + "\n" + &records(36)[records(33).len()..],
    );
    assert_eq!(archive.update().added, 3);
    assert_eq!(archive.index().library().unwrap().len(), 57);
}

#[test]
fn a_file_that_grew_and_changed_is_read_anew() {
    let archive = Archive::new();
    archive.write("a.jsonl", records(30));
    archive.update();
    let longer = records(33);
    let changed = longer.replacen("chè", "ngô", 1);
    assert_eq!(changed.len(), longer.len(), "every page is where it was");
    archive.write("a.jsonl", changed);
    let updated = archive.update();
    assert_eq!((updated.added, updated.removed), (33, 1));
    assert_eq!(archive.found("ngô").len(), 1);
    archive.write("a.jsonl", records(20));
    let shorter = archive.update();
    assert_eq!((shorter.added, shorter.removed), (20, 1));
}

/// Takes the first article that is not in yet.
fn take_next(writing: &mut Writing<'_>, listing: &source::Listing) {
    let n = writing.kept().iter().position(|kept| !kept).unwrap();
    let builder = docbao::library::build::Builder::new(listing, Known::builtin());
    writing.take(n, builder.one(n).as_ref()).unwrap();
}

#[test]
fn what_was_not_committed_is_done_again() {
    let archive = Archive::new();
    archive.write("a.txt", page(3, "lúa"));
    archive.update();
    archive.write("b.txt", page(4, "lúa"));
    let listing = archive.listing();
    {
        // As when the program is killed: what was taken is neither committed nor in the ledger.
        let index = archive.index();
        let mut writing = index.writing(&listing).unwrap();
        take_next(&mut writing, &listing);
    }
    assert_eq!(archive.found("lúa"), ["a"]);
    let updated = archive.update();
    assert_eq!((updated.added, updated.kept), (1, 1));
    assert_eq!(archive.found("lúa"), ["b", "a"]);
}

#[test]
fn the_library_is_saved_with_each_update_and_is_what_is_in_the_index() {
    let archive = Archive::new();
    archive.write("a.txt", page(3, "lúa"));
    archive.write("b.txt", page(4, "khoai"));
    archive.update();
    let library = || archive.index().library().unwrap();
    let ids = || {
        let library = library();
        let ids = (0..library.len() as u32).map(|no| library.place(no).unwrap().0.to_owned());
        sorted(ids)
    };
    assert_eq!(ids(), sorted(["a", "b"].map(str::to_owned)));
    archive.write("c.txt", page(5, "sắn"));
    archive.remove("a.txt");
    archive.update();
    assert_eq!(ids(), sorted(["b", "c"].map(str::to_owned)));
    // A library of another commit counts for nothing, and without one the articles are not known any more.
    let path = archive.cache.path().join("library");
    let old = fs::read(&path).unwrap();
    archive.write("d.txt", page(6, "ngô"));
    archive.update();
    fs::write(&path, old).unwrap();
    let (index, state) = Index::open(archive.cache.path(), 0).unwrap();
    assert_eq!(state, State::Damaged);
    assert!(index.library().is_none());
    let updated = archive.update();
    assert_eq!((updated.added, library().len()), (3, 3));
}

#[test]
fn the_library_is_there_when_the_last_commit_of_a_few_articles_is() {
    let archive = Archive::new();
    archive.write("a.jsonl", records(20));
    archive.update();
    let before = fs::read(archive.cache.path().join("journal")).unwrap();
    archive.write("b.txt", page(9, "lúa"));
    let listing = archive.listing();
    let index = archive.index();
    let mut writing = index.writing(&listing).unwrap();
    take_next(&mut writing, &listing);
    let (updated, merging) = writing.finish().unwrap();
    assert_eq!(updated.added, 1);
    assert_eq!(archive.index().library().map(|l| l.len()), Some(21));
    // The journal goes on from it, and nothing is left to be saved.
    let journal = || fs::read(archive.cache.path().join("journal")).unwrap();
    let told = journal();
    assert_eq!(told.len(), 16);
    assert_ne!(told, before);
    let library = || fs::metadata(archive.cache.path().join("library")).unwrap();
    let saved = library().modified().unwrap();
    index.save_beside(merging).unwrap();
    assert_eq!(library().modified().unwrap(), saved);
    assert_eq!(journal(), told);
    assert_eq!(archive.found("lúa"), ["b"]);
}

#[test]
fn what_was_committed_and_not_saved_is_in_the_next_library() {
    let archive = Archive::new();
    for (name, day, word) in [
        ("a.txt", 3, "lúa"),
        ("b.txt", 4, "lúa"),
        ("c.txt", 5, "lúa"),
    ] {
        archive.write(name, page(day, word));
    }
    archive.update();
    // The program ends after the commit, twice, and each time a file went and one came.
    for (gone, come, day) in [("a.txt", "d.txt", 9), ("d.txt", "e.txt", 1)] {
        archive.remove(gone);
        archive.write(come, page(day, "lúa"));
        let listing = archive.listing();
        let index = archive.index();
        let mut writing = index.writing(&listing).unwrap();
        take_next(&mut writing, &listing);
        writing.commit().unwrap();
        drop(writing);
        assert!(archive.index().library().is_none());
    }
    assert_eq!(archive.found("lúa"), ["c", "b", "e"], "with rows of both");
    let updated = archive.update();
    assert_eq!((updated.added, updated.removed), (0, 0));
    let library = archive.index().library().unwrap();
    let ids: Vec<&str> = (0..3).map(|no| library.place(no).unwrap().0).collect();
    assert_eq!(ids, ["c", "b", "e"]);
    assert_eq!(archive.found("lúa"), ["c", "b", "e"]);
    // What the journal told is in the library now.
    let told = fs::metadata(archive.cache.path().join("journal")).unwrap();
    assert_eq!(told.len(), 16);
}

#[test]
fn what_a_killed_program_left_is_removed() {
    let archive = Archive::new();
    archive.write("a.txt", page(3, "lúa"));
    archive.update();
    let left = ["libraryXy1", "spoolXy1", "journalXy1"].map(|name| archive.cache.path().join(name));
    for path in &left {
        fs::write(path, "half").unwrap();
    }
    archive.write("b.txt", page(4, "lúa"));
    archive.update();
    assert!(left.iter().all(|path| !path.exists()));
    assert_eq!(archive.found("lúa"), ["b", "a"]);
}

#[test]
fn one_writes_and_others_read() {
    let archive = Archive::new();
    archive.write("a.txt", page(3, "lúa"));
    archive.update();
    archive.write("b.txt", page(4, "lúa"));
    let listing = archive.listing();
    let index = archive.index();
    let writing = index.writing(&listing).unwrap();
    let other = open(archive.cache.path());
    assert!(matches!(other.writing(&listing), Err(IndexError::Busy)));
    assert_eq!(archive.found("lúa"), ["a"]);
    let (updated, merging) = writing.finish().unwrap();
    assert_eq!(updated.added, 0, "b is to come");
    index.save_beside(merging).unwrap();
}

#[test]
fn nothing_is_left_of_parts_that_were_put_together() {
    let archive = Archive::new();
    for n in 0..24 {
        archive.write(&format!("{n:02}.txt"), page(1 + n % 28, "lúa"));
    }
    let (index, listing) = (archive.index(), archive.listing());
    let mut writing = index.writing(&listing).unwrap();
    for _ in 0..24 {
        take_next(&mut writing, &listing);
        writing.commit().unwrap();
    }
    let (_, merging) = writing.finish().unwrap();
    index.save_beside(merging).unwrap();
    let meta = fs::read_to_string(archive.cache.path().join("meta.json")).unwrap();
    let meta: serde_json::Value = serde_json::from_str(&meta).unwrap();
    let parts = meta["segments"].as_array().unwrap();
    assert!(parts.len() < 24, "some were put together");
    let parts = parts
        .iter()
        .map(|part| part["segment_id"].as_str().unwrap());
    let parts: Vec<String> = parts.map(|id| id.replace('-', "")).collect();
    for file in fs::read_dir(archive.cache.path()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let part = name.split_once('.').map_or("", |(part, _)| part);
        let is_left = part.len() == 32 && parts.iter().all(|of| of != part);
        assert!(!is_left, "{name} is of no part of {parts:?}");
    }
    assert_eq!(archive.found("lúa").len(), 24);
}

#[test]
fn pages_that_cannot_be_read_are_told_and_tried_again_when_they_change() {
    let archive = Archive::new();
    archive.write("a.txt", page(3, "lúa"));
    archive.write("b.txt", b"\x7fELF\0\0\0\x01\0\0");
    let updated = archive.update();
    assert_eq!((updated.added, updated.problems.len()), (1, 1));
    archive.write("b.txt", page(4, "lúa"));
    assert_eq!(archive.update().added, 1);
    assert_eq!(archive.found("lúa"), ["b", "a"]);
}

#[test]
fn names_that_are_not_unicode_are_read_again() {
    use std::os::unix::ffi::OsStrExt;
    let archive = Archive::new();
    let name = std::ffi::OsStr::from_bytes(b"b\xff.txt");
    fs::write(archive.pages.path().join(name), page(3, "lúa")).unwrap();
    archive.update();
    let searching = archive.index().searching().unwrap();
    let search = Search::parse("lúa", Options::default()).unwrap();
    let hits = searching.first(&search, 1, &mut |_| true).unwrap();
    let row = searching.row(hits[0]).unwrap().unwrap();
    let listing = source::open(&[archive.pages.path().to_owned()]);
    assert!(listing.read_at(&row.id, &row.locator).is_ok());
}
