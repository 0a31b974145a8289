//! Key scripts without a terminal that search.

use super::{Folder, PAGE, docbao, ended, json, run};

#[test]
fn a_script_searches_the_sample_library() {
    let ran = run([
        "--lang",
        "vi",
        "--keys",
        "/ngoai<Space>giao Enter",
        "--print",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("⌕ ngoai giao"), "{}", ran.stdout);
    assert!(ran.stdout.contains("/28 bài"), "{}", ran.stdout);
}

#[test]
fn a_script_searches_a_large_folder_by_an_index_and_a_look_makes_none() {
    let cache = Folder::new();
    let folder = (0..80).fold(Folder::new(), |folder, n| {
        let page = PAGE.replace("hai trăm", &format!("số{n}"));
        folder.with(format!("{n}.txt"), page)
    });
    let script = |keys: &str| {
        let mut command = docbao([folder.arg(), "--lang", "vi", "--keys", keys, "--print"]);
        command.env("XDG_CACHE_HOME", cache.path());
        ended(command.output().unwrap())
    };
    let ran = script("j j");
    assert!(ran.stdout.contains("80 bài"), "{}", ran.stdout);
    assert!(!cache.path().join("docbao").exists());
    let ran = script("/số7 Enter");
    assert!(ran.stdout.contains("11/80 bài"), "{}", ran.stdout);
    assert!(cache.path().join("docbao/archives").is_dir());
}

#[test]
fn twelve_keys_and_one_line_make_a_document() {
    let folder = Folder::new();
    let path = folder.path().join("son-o-31.md");
    // Conference 31, official Sơn, oldest first, saved: eleven keys, a path and Enter.
    let keys = format!("c 3 1 Enter p s o n Enter S e {} Enter", path.display());
    let ran = run([
        "--lang", "vi", "--keys", &keys, "--print", "--size", "200x40",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("đã lưu"), "{}", ran.stdout);
    let list = run([
        "list",
        "--json",
        "--conference",
        "hoi-nghi-ngoai-giao-31",
        "--official",
        "bui-thanh-son",
        "--sort",
        "date",
        "--reverse",
    ]);
    let expected: Vec<String> = json(&list.stdout)
        .iter()
        .map(|row| row["title"].as_str().unwrap().to_owned())
        .collect();
    let document = std::fs::read_to_string(path).unwrap();
    let titles = document.lines().filter_map(|line| line.strip_prefix("# "));
    assert!(!expected.is_empty());
    assert_eq!(titles.collect::<Vec<_>>(), expected);
}
