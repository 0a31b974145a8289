//! The person's own files: what they change, and what is said about what is wrong in them.

use super::{Folder, PAGE, Ran, docbao, ended};

/// Runs a key script over one page with these files as the person's own.
fn with_files(files: &[(&str, &str)], keys: &str) -> (Folder, Ran) {
    let mut folder = Folder::new().with("pages/a.txt", PAGE);
    for (name, text) in files {
        folder = folder.with(format!("config/docbao/{name}"), text);
    }
    let pages = folder.path().join("pages");
    let ran = docbao(["--print", "--size", "60x20", "--keys", keys])
        .arg(pages)
        .env("XDG_CONFIG_HOME", folder.path().join("config"))
        .output();
    (folder, ended(ran.unwrap()))
}

#[test]
fn keys_of_the_person_count() {
    let (_folder, ran) = with_files(&[("keys.toml", "[global]\nhelp = [\"w\"]\n")], "w");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.contains("\n Help\n"), "{}", ran.stdout);
}

#[test]
fn faults_of_a_keymap_are_named_with_line_and_column() {
    let text = "[global]\nhelp = [\"w\"]\nhepl = [\"x\"]\n\n[list]\nopen = [\"Entr\"]\n";
    let (folder, ran) = with_files(&[("keys.toml", text)], "");
    let file = folder.path().join("config/docbao/keys.toml");
    let file = file.to_str().unwrap();
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    for fault in ["3:1: no verb is called 'hepl'", "6:9: 'Entr' names no key"] {
        let line = format!("{file}:{fault}");
        assert!(ran.stderr.contains(&line), "{line} in {}", ran.stderr);
    }
}

#[test]
fn the_language_of_the_person_counts() {
    let (_folder, ran) = with_files(&[("config.toml", "lang = \"vi\"\n")], "");
    assert!(ran.stdout.contains("mới nhất trước"), "{}", ran.stdout);
}

#[test]
fn an_unknown_setting_is_named() {
    let (_folder, ran) = with_files(&[("config.toml", "mouse = true\nmuose = true\n")], "");
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("line 2"), "{}", ran.stderr);
    assert!(ran.stderr.contains("muose"), "{}", ran.stderr);
}
