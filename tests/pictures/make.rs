//! Draws the pictures of the README anew: `cargo run --example screens`.

#![allow(missing_docs, clippy::print_stdout, reason = "run by hand")]

mod shown;

use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/screens");
    std::fs::create_dir_all(&folder)?;
    for (name, picture) in shown::all() {
        std::fs::write(folder.join(&name), picture)?;
        println!("data/screens/{name}");
    }
    Ok(())
}
