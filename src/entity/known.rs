//! What is known beforehand: role words, surnames, series of conferences, officials and their posts.

use std::sync::OnceLock;

/// The knowledge files, read.
#[derive(Debug, Default)]
pub struct Known {}

impl Known {
    /// The files compiled into the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static KNOWN: OnceLock<Known> = OnceLock::new();
        KNOWN.get_or_init(Self::default)
    }
}
