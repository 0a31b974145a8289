//! What a file holds, as a number: whether it only grew since it was indexed.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::source::Stamp;
use crate::text::spread::mix;

/// So many bytes are read at once: a multiple of eight.
const BLOCK: usize = 1 << 18;

/// The number of the first `len` bytes of a file; `None` when it is shorter.
///
/// # Errors
/// When it cannot be read.
pub(super) fn of(path: &Path, len: u64) -> io::Result<Option<u64>> {
    let mut file = File::open(path)?.take(len);
    let mut block = vec![0; BLOCK];
    let (mut content, mut left) = (len, len);
    while left > 0 {
        let wanted = left.min(BLOCK as u64) as usize;
        match file.read_exact(&mut block[..wanted]) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        let (words, rest) = block[..wanted].as_chunks();
        content = words
            .iter()
            .fold(content, |c, word| mix(c, u64::from_le_bytes(*word)));
        content = rest
            .iter()
            .fold(content, |c, byte| mix(c, u64::from(*byte)));
        left -= wanted as u64;
    }
    Ok(Some(content))
}

/// The number of a whole file, which is as long and as old as `stamp` says; `None` when it is not any more, or
/// cannot be read.
pub(super) fn whole(path: &Path, stamp: Stamp) -> Option<u64> {
    let content = of(path, stamp.len).ok()??;
    let now = std::fs::metadata(path).ok()?;
    (Stamp::of(&now) == stamp).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_grew_begins_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pages");
        let bytes: Vec<u8> = (0..3 * BLOCK + 5).map(|n| (n % 251) as u8).collect();
        for len in [0, 1, 7, 8, 9, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5] {
            std::fs::write(&path, &bytes[..len]).unwrap();
            let stamp = Stamp::of(&std::fs::metadata(&path).unwrap());
            let content = whole(&path, stamp).unwrap();
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(of(&path, len as u64).unwrap(), Some(content), "{len}");
            if let Some(last) = len.checked_sub(1) {
                let mut other = bytes.clone();
                other[last] ^= 1;
                std::fs::write(&path, &other).unwrap();
                assert_ne!(of(&path, len as u64).unwrap(), Some(content), "{len}");
            }
        }
        assert_eq!(
            of(&path, bytes.len() as u64 + 1).unwrap(),
            None,
            "too short"
        );
    }
}
