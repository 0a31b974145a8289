//! What the reader did, kept from one day to the next: marks, notes, reading places, letters set in a text,
//! searches and commands typed, saved searches, where each archive was left. The only module that knows
//! its database, `SQLite`.
//!
//! One file in the person's state folder, `marks.sqlite`, shared by all programs that run: every change is
//! one statement about one page, never a copy of everything, so that two programs that mark at once lose
//! nothing. Pages are known by their [`Fingerprint`](crate::text::fingerprint::Fingerprint), so that moved and
//! renamed files keep their marks.
//!
//! ```text
//! Model --Write--> keeper thread --Store--> marks.sqlite
//!   ^                   |
//!   +----- Report ------+     read once; then: what is kept, what went wrong
//! ```
//!
//! All of it is held in memory while the program runs: it is what one person did by hand, whatever the size
//! of the library, some forty bytes a marked page. What is asked of it while a list is drawn costs no disk.

mod load;
mod memory;
mod place;
mod schema;
mod session;
mod store;
mod write;

pub use memory::{Change, Line, Marking, Memory, Place, Step, Write};
pub use place::{archive, file};
pub use session::{Choice, Jump, Session};
pub use store::{Fault, Opened, Store, marks, read};

/// What the thread that keeps the state tells the model.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// What was kept up to now, in answer to nothing: it is read as the program starts.
    Read(Box<Memory>),
    /// Everything up to the write with this number is in the file, whatever happens to this program.
    Kept(u64),
    /// Everything up to the write with this number is remembered while the program runs, and there is no
    /// file to keep it in.
    Remembered(u64),
    /// Another program wrote: what the file holds now, with the writes up to this number.
    Others(u64, Box<Memory>),
    /// Something is wrong with the file.
    Fault(Fault),
    /// The file was damaged and a new one was begun: everything remembered is to be written into it.
    Anew,
}

#[cfg(test)]
mod tests;
