//! An archive that was indexed before: its list is there at once, and what changed since comes in.

use std::thread;
use std::time::Instant;

use super::{DEADLINE, Session, docbao};
use crate::cli::{Folder, PAGE};

const PAGES: usize = 60;

fn page(n: usize) -> String {
    PAGE.replace(
        "Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây",
        &format!("Chợ phiên số {n} mở lại"),
    )
}

#[test]
fn what_was_indexed_is_shown_at_once_and_brought_up_to_date() {
    let cache = tempfile::tempdir().unwrap();
    let mut folder = Folder::new();
    for n in 0..PAGES {
        folder = folder.with(format!("{n:03}.txt"), page(n));
    }
    let start = || {
        let mut command = docbao(&[folder.path().to_str().unwrap()]);
        command.env("XDG_CACHE_HOME", cache.path());
        Session::run(command)
    };
    let kept = |name: &str| {
        let archives = std::fs::read_dir(cache.path().join("docbao/archives"));
        let mut archives = archives.into_iter().flatten().flatten();
        archives.any(|archive| archive.path().join(name).is_file())
    };
    let mut session = start();
    session.wait_for("60 articles");
    // The library is saved when the index is done.
    let deadline = Instant::now() + DEADLINE;
    while !(kept("library") && kept("corpus")) {
        assert!(Instant::now() < deadline, "no library was saved");
        thread::yield_now();
    }
    session.type_keys("q");
    session.ends_well();

    std::fs::remove_file(folder.path().join("007.txt")).unwrap();
    std::fs::remove_file(folder.path().join("008.txt")).unwrap();
    std::fs::write(folder.path().join("zzz.txt"), page(777)).unwrap();
    let mut session = start();
    session.wait_for("59 articles");
    session.type_keys("&777");
    session.wait_for("Chợ phiên số 777 mở lại");
    session.wait_for("1/59");
    session.type_keys("\r\r");
    session.wait_for("1/1");
    session.type_keys("\x03");
    session.ends_well();
}
