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

/// Runs a command over one page with these files as the person's own.
fn command_with(files: &[(&str, &str)], command: &str) -> (Folder, Ran) {
    let mut folder = Folder::new().with("pages/a.txt", PAGE);
    for (name, text) in files {
        folder = folder.with(format!("config/docbao/{name}"), text);
    }
    let pages = folder.path().join("pages");
    let ran = docbao([command])
        .arg(pages)
        .env("XDG_CONFIG_HOME", folder.path().join("config"))
        .output();
    (folder, ended(ran.unwrap()))
}

#[test]
fn knowledge_of_the_person_adds_to_the_programs_own() {
    let series = "[[series]]\nid = \"hoi-cho-ben-may\"\nname = \"Hội nghị Ngoại giao\"\nshort = \"Bến Mây\"\n\
        keyed_by = \"ordinal\"\nkind = \"forum\"\n";
    let (_folder, ran) = command_with(&[], "export");
    assert!(
        ran.stdout.contains("\"hoi-nghi-ngoai-giao-41\""),
        "{}",
        ran.stdout
    );
    let (_folder, ran) = command_with(&[("conferences.toml", series)], "export");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(
        ran.stdout.contains("\"hoi-nghi-ngoai-giao-41\""),
        "{}",
        ran.stdout
    );

    let roles = "role = [{ name = \"Bộ trưởng\", class = \"none\" }]";
    let (_folder, ran) = command_with(&[("roles.toml", roles)], "export");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.contains("\"officials\":[]"), "{}", ran.stdout);
}

#[test]
fn a_mistake_in_a_knowledge_file_is_told_and_the_rest_serves() {
    let roles = "role = [\n  { name = \"Trưởng tàu\", clas = \"local\" },\n]\n";
    let (folder, ran) = command_with(&[("roles.toml", roles)], "export");
    let file = folder.path().join("config/docbao/roles.toml");
    let place = format!("{}:2:26: unknown field `clas`", file.display());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains(&place), "{place} in {}", ran.stderr);
    assert!(
        ran.stderr.contains("left out until this is mended"),
        "{}",
        ran.stderr
    );
    assert!(ran.stdout.contains("Trần Thái Vân"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("\"hoi-nghi-ngoai-giao-41\""),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_reader_tells_of_a_mistake_in_a_knowledge_file() {
    let bodies = "state = \"Sở Cầu đường\"\n";
    let (_folder, ran) = with_files(&[("bodies.toml", bodies)], "P");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("bodies.toml:1:9"), "{}", ran.stdout);
    assert!(ran.stderr.contains("bodies.toml:1:9: "), "{}", ran.stderr);
}
