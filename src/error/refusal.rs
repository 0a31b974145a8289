//! What the system refuses, in words of the interface where it is something common.

use std::fmt;
use std::io::{self, ErrorKind};

use crate::lang::{Lang, Texts};

/// Why something could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The system refused; of what kind that is, and its own words.
    System(ErrorKind, String),
    /// What was read is no text.
    NotText,
    /// What was read is damaged.
    Damaged,
    /// Another program has locked it.
    Locked,
}

impl From<&io::Error> for Refusal {
    fn from(error: &io::Error) -> Self {
        Self::System(error.kind(), error.to_string())
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl Refusal {
    /// Of reading a file that should be text.
    #[must_use]
    pub fn of_text(error: &io::Error) -> Self {
        if error.kind() == ErrorKind::InvalidData {
            Self::NotText
        } else {
            Self::from(error)
        }
    }

    /// In the words of the interface; what is not common as the system words it.
    #[must_use]
    pub fn said(&self, texts: &Texts) -> String {
        let t = &texts.problems.system;
        let (kind, words) = match self {
            Self::NotText => return t.not_text.to_owned(),
            Self::Damaged => return t.damaged.to_owned(),
            Self::Locked => return t.locked.to_owned(),
            Self::System(kind, words) => (kind, words),
        };
        let own = match kind {
            ErrorKind::NotFound => t.not_found,
            ErrorKind::PermissionDenied => t.denied,
            ErrorKind::StorageFull => t.full,
            ErrorKind::QuotaExceeded => t.quota,
            ErrorKind::ReadOnlyFilesystem => t.read_only,
            ErrorKind::IsADirectory => t.is_folder,
            ErrorKind::NotADirectory => t.not_folder,
            ErrorKind::AlreadyExists => t.exists,
            ErrorKind::InvalidFilename => t.long_name,
            ErrorKind::TimedOut => t.timed_out,
            // The number behind the words says nothing to a person.
            _ => words.split(" (os error ").next().unwrap_or(words),
        };
        own.to_owned()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En.texts()))
    }
}
