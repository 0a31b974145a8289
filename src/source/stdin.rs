//! Standard input, read once to its end.

use std::io::{self, Read};
use std::path::PathBuf;

use super::LIMIT;
use crate::error::{Problem, ProblemKind};

/// All bytes of standard input.
///
/// # Errors
/// A [`Problem`] when it cannot be read or holds more than [`LIMIT`] bytes.
pub(super) fn read() -> Result<Vec<u8>, Problem> {
    let problem = |what| Problem {
        path: PathBuf::from("-"),
        line: None,
        what,
    };
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| problem(ProblemKind::Unreadable(e.to_string())))?;
    if bytes.len() as u64 > LIMIT {
        return Err(problem(ProblemKind::TooLarge(bytes.len() as u64)));
    }
    Ok(bytes)
}
