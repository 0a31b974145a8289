//! Where the index of an archive is kept.

use std::path::{Path, PathBuf};

use crate::folders;
use crate::text::spread::mix;

/// The folder of the index of `paths`, in the person's cache folder; `None` when there is no such folder, or
/// when the paths cannot be read a second time (standard input, the sample library).
#[must_use]
pub fn place(paths: &[PathBuf]) -> Option<PathBuf> {
    if paths.is_empty() || paths.iter().any(|p| p == Path::new("-")) {
        return None;
    }
    let cache = folders::cache()?;
    let mut name = 0;
    for path in paths {
        // Ids and problems hold the path as it was typed: the same folder under another name is another
        // archive.
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        for path in [path, &real] {
            for byte in path.as_os_str().as_encoded_bytes() {
                name = mix(name, u64::from(*byte));
            }
            name = mix(name, 0x100);
        }
    }
    Some(
        cache
            .join("docbao")
            .join("archives")
            .join(format!("{name:016x}")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_archive_has_its_own_place() {
        let of = |paths: &[&str]| {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            place(&paths)
        };
        assert_eq!(of(&["a", "-"]), None);
        assert_eq!(of(&[]), None);
        assert_eq!(of(&["a"]), of(&["a"]));
        assert_ne!(of(&["a"]), of(&["b"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }
}
