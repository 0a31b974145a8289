//! Standard input, read once to its end and kept for as long as the program runs: a little in memory,
//! more in a file without a name that goes with the program.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::input::Input;
use crate::error::{Problem, ProblemKind};

/// More than this does not stay in memory.
const IN_MEMORY: u64 = 32 << 20;

/// All bytes of standard input, and how many there are.
///
/// # Errors
/// A [`Problem`] when it cannot be read, or not be kept.
pub(super) fn read() -> Result<(Input, u64), Problem> {
    keep(&mut io::stdin().lock()).map_err(|e| Problem {
        path: PathBuf::from("-"),
        line: None,
        what: ProblemKind::Unreadable(e.into()),
    })
}

fn keep(input: &mut impl Read) -> io::Result<(Input, u64)> {
    let mut bytes = Vec::new();
    input.by_ref().take(IN_MEMORY).read_to_end(&mut bytes)?;
    let len = bytes.len() as u64;
    if len < IN_MEMORY {
        return Ok((Input::Memory(bytes.into()), len));
    }
    let mut file = tempfile::tempfile()?;
    file.write_all(&bytes)?;
    drop(bytes);
    let len = len + io::copy(input, &mut file)?;
    Ok((Input::Spool(Arc::new(Mutex::new(file))), len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_can_be_read_anywhere_any_time() {
        for len in [0, 1000, IN_MEMORY, IN_MEMORY + 12_345] {
            let (kept, told) = keep(&mut io::repeat(b'a').take(len)).unwrap();
            assert_eq!(told, len);
            let count = |from: u64| kept.open(from).unwrap().bytes().count() as u64;
            assert_eq!(
                (count(0), count(len / 2), count(len)),
                (len, len - len / 2, 0)
            );
        }
    }
}
