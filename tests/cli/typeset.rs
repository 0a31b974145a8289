//! How the articles of the sample library are set on the screen.

use super::{Folder, PAGE, json, run};

/// The screen after a script.
fn screen(lang: &str, size: &str, keys: &str) -> String {
    let ran = run(["--lang", lang, "--size", size, "--keys", keys, "--print"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    ran.stdout
}

#[test]
fn a_name_that_has_room_is_not_broken() {
    for size in ["84x24", "120x40"] {
        let screen = screen("vi", size, "2 G Enter");
        assert_eq!(screen.matches("Saysomphone").count(), 2, "{screen}");
        assert_eq!(
            screen.matches("Saysomphone Phomvihane").count(),
            2,
            "{screen}"
        );
    }
}

#[test]
fn no_row_is_left_half_empty_for_the_name_of_a_conference() {
    let screen = screen("vi", "120x40", "/36th<Enter> Enter");
    let line = screen
        .lines()
        .find(|line| line.contains("rooms. In 2020 the"));
    let row = line.unwrap().rsplit('│').next().unwrap();
    let row = row.trim_matches(['┃', ' ']);
    assert!(row.chars().count() > 30, "{screen}");
}

#[test]
fn what_is_known_is_parted_within_a_row_only() {
    for size in ["84x24", "120x40", "60x24", "44x20"] {
        let screen = screen("vi", size, "2 G Enter");
        let ends = |line: &str| line.trim_end_matches(['┃', ' ']).ends_with('·');
        assert!(screen.contains("17/10/2024 10:05"), "{screen}");
        assert!(!screen.lines().any(ends), "{screen}");
    }
}

#[test]
fn the_bar_behind_a_caption_is_the_pages_own() {
    let shown = screen("vi", "120x60", "2 G Enter");
    assert!(shown.contains("Viên Thị Thảo)"), "{shown}");
    assert!(!shown.contains("Viên Thị Thảo) |"), "{shown}");
    let raw = screen("vi", "200x60", "2 G Enter i z");
    assert!(raw.contains("Viên Thị Thảo) |"), "{raw}");
    let list = run(["list", "--json"]);
    let mut rows = json(&list.stdout).into_iter();
    let row = rows.find(|row| row["title"].as_str().unwrap().contains("AIPA-45"));
    let id = row.unwrap()["id"].as_str().unwrap().to_owned();
    for (format, bar) in [("txt", false), ("md", false), ("json", true)] {
        let shown = run(["show", &id, "--format", format]).stdout;
        assert!(shown.contains("Viên Thị Thảo"), "{shown}");
        let has = shown.contains("Thảo) |") || shown.contains("Thảo) \\|");
        assert_eq!(has, bar, "{format}: {shown}");
    }
}

#[test]
fn the_order_of_the_list_stays_readable() {
    let shown = screen("en", "80x24", "");
    assert!(shown.contains("28 articles · newest first "), "{shown}");
    let shown = screen("en", "160x40", "");
    assert!(
        shown.contains("28 articles · 1 folded · newest first "),
        "{shown}"
    );
}

#[test]
fn what_neighbours_share_is_cut_once() {
    for size in ["120x40", "100x30", "80x24", "60x20"] {
        let shown = screen("vi", size, "2 G Enter :neighbours<Enter>");
        assert!(!shown.contains("……"), "{shown}");
    }
}

#[test]
fn thousands_are_parted_in_the_matrix_as_everywhere() {
    let records = (0..1100).map(|n| {
        let text = PAGE.replace("hai trăm", &format!("{n} trăm"));
        format!(
            "{}\n",
            serde_json::json!({"id": n.to_string(), "text": text})
        )
    });
    let folder = Folder::new().with("a.jsonl", records.collect::<String>());
    let path = folder.path().join("a.jsonl").display().to_string();
    let ran = run([
        &path, "--lang", "vi", "--size", "120x40", "--keys", "M", "--print",
    ]);
    assert!(ran.stdout.contains(" 1.100 "), "{}", ran.stdout);
    assert!(!ran.stdout.contains("1100"), "{}", ran.stdout);
}
