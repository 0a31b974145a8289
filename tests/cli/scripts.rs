//! Key scripts without a terminal that search.

use super::{Folder, PAGE, docbao, ended, run};

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
