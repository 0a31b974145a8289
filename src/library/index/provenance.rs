//! By what an index was made: beside it, in a file of one line.

use std::io;
use std::path::Path;

use super::schema::VERSION;

const NAME: &str = "provenance";

/// The format of an index, the program that made it, and a number of what that knew.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Provenance {
    program: String,
    knowledge: u64,
}

impl Provenance {
    /// Made by this program, with this `knowledge`. Another version may split pages and find names otherwise.
    pub(super) fn now(knowledge: u64) -> Self {
        Self {
            program: format!("{VERSION}/{}", env!("CARGO_PKG_VERSION")),
            knowledge,
        }
    }

    /// By what the index in `folder` was made; `None` when nothing tells.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn of(folder: &Path) -> io::Result<Option<Self>> {
        let line = match std::fs::read(folder.join(NAME)) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(line.split_once(' ').and_then(|(program, knowledge)| {
            let knowledge = u64::from_str_radix(knowledge.trim_end(), 16).ok()?;
            let program = program.to_owned();
            Some(Self { program, knowledge })
        }))
    }

    /// Whether the program is the same.
    pub(super) fn is_by_program_of(&self, other: &Self) -> bool {
        self.program == other.program
    }

    /// Says it of the index in `folder`.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let line = format!("{} {:016x}\n", self.program, self.knowledge);
        std::fs::write(folder.join(NAME), line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Provenance::of(folder.path()).unwrap(), None);
        let provenance = Provenance::now(u64::MAX - 7);
        provenance.write(folder.path()).unwrap();
        assert_eq!(Provenance::of(folder.path()).unwrap(), Some(provenance));
        for line in ["", "6/0.1.0", "6/0.1.0 x", "\u{0}\u{ff}"] {
            std::fs::write(folder.path().join(NAME), line).unwrap();
            assert_eq!(Provenance::of(folder.path()).unwrap(), None, "{line:?}");
        }
    }
}
