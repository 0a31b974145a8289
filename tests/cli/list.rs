//! `docbao list`.

use super::{Folder, PAGE, json, run, run_with};

#[test]
fn a_line_an_article_with_its_date_id_and_title() {
    let folder = Folder::new().with("b.txt", PAGE).with(
        "sub/long-id.txt",
        "Một tiêu đề khác\n\nMột đoạn văn dài vừa đủ, có dấu chấm.\n",
    );
    let ran = run(["list", folder.arg()]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        ran.stdout,
        "14/12/2021  b        Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây\n\
         \u{20}           long-id  Một tiêu đề khác\n"
    );
}

#[test]
fn json_has_an_object_an_article() {
    let folder = Folder::new().with("b.txt", PAGE);
    let ran = run(["list", "--json", folder.arg()]);
    let rows = json(&ran.stdout);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["id"], "b");
    assert_eq!(
        rows[0]["title"],
        "Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây"
    );
    assert_eq!(rows[0]["published"], "2021-12-14T10:38");
    let path = rows[0]["source"]["path"].as_str().unwrap();
    assert_eq!(path, folder.path().join("b.txt").to_str().unwrap());
}

#[test]
fn a_dash_is_standard_input() {
    let ran = run_with(PAGE.as_bytes(), &["list", "-"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.starts_with("14/12/2021  -  Hội nghị"), "{ran:?}");
}

#[test]
fn without_a_path_the_sample_library_is_listed() {
    let ran = run(["list", "--json"]);
    for row in json(&ran.stdout) {
        let path = row["source"]["path"].as_str().unwrap();
        assert!(path.starts_with("sample/"), "{path}");
    }
}

#[test]
fn two_dashes_end_the_options() {
    let folder = Folder::new().with("--json", PAGE);
    let mut command = super::docbao(["list", "--", "--json"]);
    let output = command.current_dir(folder.path()).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(stdout.split_whitespace().nth(1), Some("--json"));
}

#[test]
fn a_command_may_follow_the_language() {
    let folder = Folder::new().with("b.txt", PAGE);
    let ran = run(["--lang", "vi", "list", folder.arg()]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (Some(0), 1));
}

#[test]
fn reprints_are_folded_on_demand() {
    let reprint = PAGE.replace(
        "Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây\n",
        "Bến Mây đón khách\n",
    );
    let folder = Folder::new()
        .with(
            "a.txt",
            "Giá dừa\n\nMột đoạn văn dài vừa đủ, có dấu chấm.\n",
        )
        .with("b.txt", PAGE)
        .with("c.txt", reprint)
        .with("d.txt", PAGE);
    let ids = |args: &[&str]| -> Vec<String> {
        let ran = run([&["list", "--json"], args, &[folder.arg()]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let rows = json(&ran.stdout);
        rows.iter()
            .map(|row| format!("{} {}", row["id"], row["reprints"]))
            .collect()
    };
    assert_eq!(ids(&[]).len(), 4);
    assert!(ids(&[])[1].ends_with("null"));
    assert_eq!(ids(&["--fold"]), [r#""a" []"#, r#""b" ["c","d"]"#]);
    assert_eq!(
        ids(&["--fold", "--sort", "title", "--limit", "1"]),
        [r#""c" ["b","d"]"#]
    );
    let plain = run(["list", "--fold", folder.arg()]).stdout;
    assert_eq!(plain.lines().count(), 2, "{plain}");
}
