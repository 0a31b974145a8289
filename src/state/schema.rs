//! The tables of the file, and how a file of an earlier program is brought forward.

use rusqlite::{Connection, TransactionBehavior};

/// Tells the file from those of other programs: "dcba" as a number.
pub(super) const APPLICATION: u32 = 0x6463_6261;

/// What makes version `n + 1` of version `n`. Never changed once a program with it is out: a new version is
/// a new line.
const MIGRATIONS: [&str; 1] = ["
CREATE TABLE page (
    id BLOB PRIMARY KEY,
    read INTEGER NOT NULL DEFAULT 0,
    star INTEGER NOT NULL DEFAULT 0,
    note TEXT,
    body INTEGER NOT NULL DEFAULT 0,
    byte INTEGER NOT NULL DEFAULT 0,
    opened INTEGER
) WITHOUT ROWID;
CREATE TABLE tag (
    page BLOB NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (page, name)
) WITHOUT ROWID;
CREATE TABLE letter (
    archive BLOB NOT NULL,
    letter TEXT NOT NULL,
    page BLOB NOT NULL,
    body INTEGER NOT NULL,
    byte INTEGER NOT NULL,
    PRIMARY KEY (archive, letter)
) WITHOUT ROWID;
CREATE TABLE line (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL,
    line TEXT NOT NULL,
    UNIQUE (kind, line)
);
CREATE TABLE saved (
    name TEXT PRIMARY KEY,
    search TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE session (
    archive BLOB PRIMARY KEY,
    state TEXT NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE step (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    archive BLOB NOT NULL,
    step TEXT NOT NULL
);
CREATE INDEX steps ON step (archive, n);
"];

/// The version that this program writes.
pub(super) const VERSION: u32 = MIGRATIONS.len() as u32;

/// The version of an open file.
pub(super) fn version(file: &Connection) -> rusqlite::Result<u32> {
    file.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings a file that is not newer than this program to its version. Of two programs that do so at once one
/// waits for the other.
pub(super) fn bring_forward(file: &mut Connection) -> rusqlite::Result<()> {
    if version(file)? >= VERSION {
        return Ok(());
    }
    let all = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = version(&all)? as usize;
    for migration in MIGRATIONS.iter().skip(from) {
        all.execute_batch(migration)?;
    }
    all.pragma_update(None, "application_id", APPLICATION)?;
    all.pragma_update(None, "user_version", VERSION.max(from as u32))?;
    all.commit()
}
