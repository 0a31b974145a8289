//! What a path that is being typed can go on with.

use std::fs;
use std::path::{MAIN_SEPARATOR, Path};

use crate::app::Msg;
use crate::text::fold::bare;

/// More than this nobody goes through one by one.
const MOST: usize = 200;

/// Answers [`Effect::Paths`](crate::app::Effect::Paths). A folder that cannot be read has nothing in it.
pub(super) fn answer(typed: String) -> Msg {
    let found = found(&typed);
    Msg::Paths { typed, found }
}

/// The files and folders whose paths begin as typed, with or without marks, folders first. Hidden ones are
/// shown to whoever types their full stop.
fn found(typed: &str) -> Vec<String> {
    let (folder, name) = match typed.rfind(MAIN_SEPARATOR) {
        Some(at) => typed.split_at(at + 1),
        None => ("", typed),
    };
    let place = if folder.is_empty() { "." } else { folder };
    let Ok(entries) = fs::read_dir(Path::new(place)) else {
        return Vec::new();
    };
    let wanted = bare(name);
    let fits = |entry: &str| {
        bare(entry).starts_with(&wanted) && (!entry.starts_with('.') || name.starts_with('.'))
    };
    let mut found: Vec<(bool, String)> = Vec::new();
    for entry in entries.flatten() {
        // A name that is not UTF-8 cannot be typed.
        let Ok(entry_name) = entry.file_name().into_string() else {
            continue;
        };
        if !fits(&entry_name) {
            continue;
        }
        if entry.path().is_dir() {
            found.push((false, format!("{folder}{entry_name}{MAIN_SEPARATOR}")));
        } else {
            found.push((true, format!("{folder}{entry_name}")));
        }
    }
    found.sort();
    found.truncate(MOST);
    found.into_iter().map(|(_, path)| path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_first_and_hidden_files_only_when_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["bài.md", "bao.csv", ".ẩn", "khac.txt"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("bản tin")).unwrap();
        let at = format!("{}/", folder.path().display());
        let names = |typed: &str| -> Vec<String> {
            let found = found(&format!("{at}{typed}")).into_iter();
            found.map(|path| path[at.len()..].to_owned()).collect()
        };
        assert_eq!(names("ba"), ["bản tin/", "bao.csv", "bài.md"]);
        assert_eq!(names("."), [".ẩn"]);
        assert_eq!(names("x/"), Vec::<String>::new());
        assert_eq!(names("").len(), 4);
    }
}
