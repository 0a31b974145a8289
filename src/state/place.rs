//! Where the state is kept, and by what name an archive is known in it.

use std::path::{Path, PathBuf};

use crate::folders;
use crate::text::fingerprint::Fingerprint;

/// The file; `None` when there is no home to keep it in.
#[must_use]
pub fn file() -> Option<PathBuf> {
    Some(folders::state()?.join("docbao").join("marks.sqlite"))
}

/// The name of what `paths` hold: the same from whatever folder and by whatever link they are opened.
#[must_use]
pub fn archive(paths: &[PathBuf]) -> Fingerprint {
    let mut name = String::new();
    for path in paths {
        let real = if path == Path::new("-") {
            path.clone()
        } else {
            std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())
        };
        // Bytes that are no text become escapes, so that two names stay two.
        name.push_str(
            &real
                .as_os_str()
                .as_encoded_bytes()
                .escape_ascii()
                .to_string(),
        );
        name.push('\n');
    }
    Fingerprint::of(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_known_by_where_it_really_is() {
        let dir = tempfile::tempdir().unwrap();
        let inside = dir.path().join("kho");
        std::fs::create_dir(&inside).unwrap();
        let round = inside.join("..").join("kho");
        let of = |path: &PathBuf| archive(std::slice::from_ref(path));
        assert_eq!(of(&inside), of(&round));
        assert_ne!(of(&inside), archive(&[]));
        assert_ne!(of(&inside), of(&dir.path().to_owned()));
    }
}
