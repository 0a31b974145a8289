//! The pictures of the README are those that the program draws now.

mod shown;

use std::fs;
use std::path::Path;

#[test]
fn the_pictures_are_not_stale() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/screens");
    let all = shown::all();
    for (name, picture) in &all {
        let kept = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(
            kept == *picture,
            "data/screens/{name} is stale: 'cargo run --example screens' draws it anew"
        );
    }
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(
            all.iter().any(|(n, _)| name == n.as_str()),
            "{} is of no picture",
            name.display()
        );
    }
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for (name, _) in &all {
        assert!(
            readme.contains(&format!("data/screens/{name}")),
            "{name} is not shown"
        );
    }
}
