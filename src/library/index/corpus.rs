//! What the pages of an archive tell of each other, kept beside its index.

use std::io;
use std::path::Path;

use crate::parse::Corpus;

const NAME: &str = "corpus";

/// What was kept in `folder`; `None` when nothing was, or when it is damaged.
pub(super) fn open(folder: &Path) -> Option<Corpus> {
    let bytes = std::fs::read(folder.join(NAME)).ok()?;
    let (keys, rest) = bytes.as_chunks();
    let number = |key: &[u8; 8]| u64::from_le_bytes(*key);
    rest.is_empty()
        .then(|| Corpus::of_keys(keys.iter().map(number)))
}

/// Keeps `corpus` in `folder`.
pub(super) fn save(folder: &Path, corpus: &Corpus) -> io::Result<()> {
    let mut keys: Vec<u64> = corpus.keys().collect();
    keys.sort_unstable();
    let bytes: Vec<u8> = keys.iter().flat_map(|key| key.to_le_bytes()).collect();
    let mut new = tempfile::Builder::new().prefix(NAME).tempfile_in(folder)?;
    io::Write::write_all(&mut new, &bytes)?;
    new.persist(folder.join(NAME)).map_err(|e| e.error)?;
    Ok(())
}
