//! `search` and `index`: what they find and print, and how they end.

use std::fs;

use super::{Folder, PAGE, docbao, json, run_command};

const OTHER: &str = "Đêm nhạc ở bến cảng\n\nThứ Năm, 16/12/2021, 08:00\n\nTối 15/12/2021, đông đảo khán giả đến \
    bến cảng nghe hát. Chương trình kéo dài hai giờ và được truyền đi khắp tỉnh.\n\nĐọc thêm\n\nHội nghị Ngoại giao \
    lần thứ 41 khai mạc tại Bến Mây\n";

/// A folder of two pages and a cache of their own.
struct Pages {
    folder: Folder,
    cache: tempfile::TempDir,
}

impl Pages {
    fn new() -> Self {
        Self {
            folder: Folder::new().with("nghi.txt", PAGE).with("nhac.txt", OTHER),
            cache: tempfile::tempdir().unwrap(),
        }
    }

    fn run(&self, args: &[&str]) -> super::Ran {
        let mut command = docbao(args);
        command
            .arg(self.folder.path())
            .env("XDG_CACHE_HOME", self.cache.path());
        run_command(command)
    }
}

#[test]
fn finds_articles_newest_first_and_says_why() {
    let pages = Pages::new();
    let ran = pages.run(&["search", "ben"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[0].starts_with("16/12/2021  nhac  "), "{}", ran.stdout);
    assert!(lines[1].contains("bến cảng"));
    assert!(lines[2].starts_with("14/12/2021  nghi  "));
    assert_eq!(
        pages
            .run(&["search", "--limit", "1", "ben"])
            .stdout
            .lines()
            .count(),
        2
    );
    assert_eq!(pages.run(&["search", "--count", "ben"]).stdout, "2\n");
}

#[test]
fn names_and_dates_and_the_lists_of_a_page() {
    let pages = Pages::new();
    let count = |args: &[&str]| {
        let ran = pages.run(&[&["search", "--count"], args].concat());
        (ran.stdout.trim().parse::<u64>().unwrap(), ran.code)
    };
    assert_eq!(count(&["\"hội nghị ngoại giao\""]), (1, Some(0)));
    assert_eq!(
        count(&["--in", "page", "\"hội nghị ngoại giao\""]),
        (2, Some(0))
    );
    assert_eq!(count(&["official:\"trần thái vân\""]), (1, Some(0)));
    assert_eq!(count(&["conference:hoi-nghi-ngoai-giao-41"]), (1, Some(0)));
    assert_eq!(count(&["date:16/12/2021"]), (1, Some(0)));
    assert_eq!(count(&["/kéo dài \\w+ giờ/"]), (1, Some(0)));
    assert_eq!(count(&["-bến"]), (0, Some(1)));
}

#[test]
fn words_typed_with_the_input_method_off() {
    let pages = Pages::new();
    let ran = pages.run(&["search", "beens caNGr"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.contains("nhac"));
    assert!(ran.stderr.contains("bến"), "{}", ran.stderr);
}

#[test]
fn as_data() {
    let pages = Pages::new();
    let ran = pages.run(&["search", "--json", "\"bến cảng\""]);
    let lines = json(&ran.stdout);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["id"], "nhac");
    assert_eq!(lines[0]["published"], "2021-12-16T08:00");
    let text = lines[0]["snippet"]["text"].as_str().unwrap();
    let mark = &lines[0]["snippet"]["marks"][0];
    let bytes = |n: usize| usize::try_from(mark[n].as_u64().unwrap()).unwrap();
    assert_eq!(&text[bytes(0)..bytes(1)], "bến cảng");
}

#[test]
fn a_query_that_makes_no_sense_is_shown_where() {
    let pages = Pages::new();
    let ran = pages.run(&["search", "hội nghi tieuđe:(bến"]);
    assert_eq!(ran.code, Some(2));
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines[1], "  hội nghi tieuđe:(bến");
    assert_eq!(lines[2], "                  ^", "{}", ran.stderr);
}

#[test]
fn nothing_found_and_nothing_opened() {
    let pages = Pages::new();
    let ran = pages.run(&["search", "khôngđâu"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    let mut nowhere = docbao(["search", "a", "/nonexistent/pages"]);
    nowhere.env("XDG_CACHE_HOME", pages.cache.path());
    let ran = run_command(nowhere);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("/nonexistent/pages"));
}

#[test]
fn the_sample_library_is_searched_without_a_path() {
    let cache = tempfile::tempdir().unwrap();
    let mut command = docbao(["search", "--count", "ngoại giao"]);
    command.env("XDG_CACHE_HOME", cache.path());
    let ran = run_command(command);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.trim().parse::<u64>().unwrap() > 3);
    assert_eq!(
        fs::read_dir(cache.path()).unwrap().count(),
        0,
        "nothing is kept of it"
    );
}

#[test]
fn index_says_what_it_did() {
    let pages = Pages::new();
    let done = |args: &[&str]| {
        let ran = pages.run(&[&["index", "--json"], args].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let done = json(&ran.stdout).remove(0);
        ["articles", "added", "files_kept", "files_removed"].map(|n| done[n].as_u64().unwrap())
    };
    assert_eq!(done(&[]), [2, 2, 0, 0]);
    assert_eq!(done(&[]), [2, 0, 2, 0]);
    fs::write(pages.folder.path().join("nhac.txt"), PAGE).unwrap();
    assert_eq!(done(&[]), [2, 1, 1, 1]);
    assert_eq!(done(&["--anew"]), [2, 2, 0, 0]);
}

#[test]
fn an_index_of_another_version_is_made_anew_and_that_is_said() {
    let pages = Pages::new();
    assert_eq!(pages.run(&["search", "bến"]).stderr, "");
    let archives = fs::read_dir(pages.cache.path().join("docbao/archives"));
    let archive = archives.unwrap().next().unwrap().unwrap().path();
    fs::write(archive.join("provenance"), "0/0.0.1 0\n").unwrap();
    let ran = pages.run(&["search", "bến"]);
    assert!(
        ran.stderr.contains("another version of docbao"),
        "{}",
        ran.stderr
    );
    assert_eq!(pages.run(&["search", "bến"]).stderr, "");
}

#[test]
fn a_cache_that_cannot_be_written_is_done_without() {
    let pages = Pages::new();
    let file = pages.cache.path().join("file");
    fs::write(&file, "").unwrap();
    let mut command = docbao(["search", "--count", "bến"]);
    command
        .arg(pages.folder.path())
        .env("XDG_CACHE_HOME", &file);
    let ran = run_command(command);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "2\n"));
    assert!(
        ran.stderr.contains("the index is not kept"),
        "{}",
        ran.stderr
    );
}

#[test]
fn reprints_are_folded_on_demand() {
    let pages = Pages {
        folder: Folder::new()
            .with("cu.txt", PAGE)
            .with(
                "moi.txt",
                PAGE.replace("14/12/2021, 10:38", "15/12/2021, 09:00"),
            )
            .with("nhac.txt", OTHER),
        cache: tempfile::tempdir().unwrap(),
    };
    let found = |args: &[&str]| -> Vec<String> {
        let ran = pages.run(&[&["search", "--json"], args, &["ben"]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let rows = json(&ran.stdout);
        rows.iter()
            .map(|row| format!("{} {}", row["id"], row["reprints"]))
            .collect()
    };
    assert_eq!(found(&[]).len(), 3);
    assert_eq!(found(&["--fold"]), [r#""nhac" []"#, r#""moi" ["cu"]"#]);
    assert_eq!(found(&["--fold", "--limit", "1"]), [r#""nhac" []"#]);
    let plain = pages.run(&["search", "--fold", "ben"]).stdout;
    let rows = plain.lines().filter(|line| !line.starts_with(' '));
    assert_eq!(rows.count(), 2, "{plain}");
    let ran = pages.run(&["search", "--fold", "--count", "ben"]);
    assert_eq!(ran.code, Some(2));
}
