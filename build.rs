//! Lists the sample pages for `source::sample`, so that a page put into `data/sample` cannot be
//! forgotten.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new("data/sample");
    // This is how a build script speaks to cargo.

    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if Path::new(&name).extension().is_some_and(|e| e == "txt") {
                names.push(name);
            }
        }
    }
    names.sort();
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let mut list = String::from("&[\n");
    for name in names {
        let path = Path::new(&root).join(folder).join(&name);
        let path = path.display().to_string();
        // Writing to a String cannot fail.
        let _ = writeln!(list, "    ({name:?}, include_bytes!({path:?})),");
    }
    list.push(']');
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("sample.rs"), list)
}
