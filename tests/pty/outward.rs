//! Saving to real files and piping to real commands.

use std::fs;

use super::Session;
use crate::cli::{Folder, PAGE};

fn folder() -> Folder {
    Folder::new().with("a.txt", PAGE)
}

#[test]
fn an_article_is_saved_whole_and_never_over_another_unasked() {
    let (archive, target) = (folder(), Folder::new().with("cu.md", "cũ"));
    let path = |name: &str| target.path().join(name);
    let mut session = Session::start(archive.path());
    session.wait_for("Hội nghị Ngoại giao");
    session.resize(120, 30);
    session.wait_for("Hội nghị Ngoại giao");
    session.type_keys(&format!("\re{}\r", path("moi.md").display()));
    session.wait_for("article saved to");
    let written = fs::read_to_string(path("moi.md")).unwrap();
    assert!(written.starts_with("# Hội nghị Ngoại giao lần thứ 41"));
    session.type_keys(&format!("e{}\r", path("cu.md").display()));
    session.wait_for("overwrite it?");
    session.type_keys("n");
    session.wait_without("overwrite it?");
    assert_eq!(fs::read_to_string(path("cu.md")).unwrap(), "cũ");
    session.type_keys("\r");
    session.wait_for("overwrite it?");
    session.type_keys("y");
    session.wait_for("article saved to");
    assert_eq!(fs::read_to_string(path("cu.md")).unwrap(), written);
    // Nothing else is left behind.
    assert_eq!(fs::read_dir(target.path()).unwrap().count(), 2);
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn the_archive_is_written_to_only_by_consent() {
    let archive = folder();
    let mut session = Session::start(archive.path());
    session.wait_for("Hội nghị Ngoại giao");
    session.resize(120, 30);
    session.wait_for("Hội nghị Ngoại giao");
    let path = archive.path().join("a.txt");
    session.type_keys(&format!("e{}\r", path.display()));
    session.wait_for("is a file of the archive");
    session.type_keys("n");
    session.type_keys("\x15/nonexistent/a.md\r");
    session.wait_for("does not exist");
    session.type_keys("\x1b");
    session.wait_without("does not exist");
    assert_eq!(fs::read_to_string(path).unwrap(), PAGE);
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn commands_may_do_what_they_like() {
    let archive = folder();
    let mut session = Session::start(archive.path());
    session.wait_for("Hội nghị Ngoại giao");
    let mut pipe = |command: &str, says: &[&str]| {
        session.type_keys(&format!("|{command}\r"));
        for says in says {
            session.wait_for(says);
        }
        session.type_keys("\x1b");
        session.wait_for("1/1");
    };
    pipe("grep -c Bến", &["done, exit status 0"]);
    // One that never reads, one that fails, one that floods, one that kills itself.
    pipe("exec true", &["done, exit status 0"]);
    pipe("exit 7", &["done, exit status 7"]);
    pipe("yes", &["256 KB", "y\n y\n y"]);
    pipe("kill -9 $$", &["ended by signal 9"]);
    // One that says what would harm a terminal.
    pipe("printf '\\033[31mred'", &["␛[31mred", "exit status"]);
    // One that never ends, and does not listen.
    session.type_keys("|trap '' TERM; echo begun; while :; do sleep 9; done\r");
    session.wait_for("begun");
    session.type_keys("\x1b");
    session.wait_for("stopping");
    session.type_keys("\x1b");
    session.wait_for("ended by signal 9");
    session.type_keys("\x1b");
    session.wait_for("1/1");
    // One that runs while the program ends.
    session.type_keys("|sleep 600\r");
    session.wait_for("running");
    session.type_keys("\x03");
    session.ends_well();
}
