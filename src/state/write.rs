//! Changes of the file: each a statement about what changes and nothing else.

use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, params};

use super::load::{STEPS, number};
use super::memory::{Change, LINES, Marking, Place, Write};
use crate::text::fingerprint::Fingerprint;

/// A step of more pages than this can be undone as long as the program runs.
const LARGEST_STEP: usize = 10_000;

/// Makes the changes, in order. Whoever calls it does so in one transaction.
pub(super) fn all(
    file: &Connection,
    archive: Fingerprint,
    writes: &[Write],
) -> rusqlite::Result<()> {
    writes
        .iter()
        .try_for_each(|write| one(file, archive, write))
}

fn one(file: &Connection, archive: Fingerprint, write: &Write) -> rusqlite::Result<()> {
    let own = archive.bytes();
    match write {
        Write::Mark(markings) => markings.iter().try_for_each(|m| mark(file, m)),
        Write::Did(step) => {
            if step.pages() > LARGEST_STEP {
                return Ok(());
            }
            let written = serde_json::to_string(step).unwrap_or_default();
            run(
                file,
                "INSERT INTO step (archive, step) VALUES (?1, ?2)",
                params![own, written],
            )?;
            run(
                file,
                "DELETE FROM step WHERE archive = ?1 AND n NOT IN
                 (SELECT n FROM step WHERE archive = ?1 ORDER BY n DESC LIMIT ?2)",
                params![own, STEPS],
            )
        }
        Write::Undid => run(
            file,
            "DELETE FROM step WHERE n = (SELECT max(n) FROM step WHERE archive = ?1)",
            params![own],
        ),
        Write::Place(page, Place { body, byte }) => run(
            file,
            "INSERT INTO page (id, body, byte, opened) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET body = ?2, byte = ?3, opened = ?4",
            params![page.bytes(), body, byte, now()],
        ),
        Write::Letter(letter, page, Place { body, byte }) => run(
            file,
            "INSERT OR REPLACE INTO letter VALUES (?1, ?2, ?3, ?4, ?5)",
            params![own, letter.to_string(), page.bytes(), body, byte],
        ),
        Write::Typed(kind, line) => {
            let kind = number(*kind);
            // The newest has the highest number; one typed again becomes the newest.
            run(
                file,
                "INSERT OR REPLACE INTO line (kind, line) VALUES (?1, ?2)",
                params![kind, line],
            )?;
            run(
                file,
                "DELETE FROM line WHERE kind = ?1 AND n NOT IN
                 (SELECT n FROM line WHERE kind = ?1 ORDER BY n DESC LIMIT ?2)",
                params![kind, LINES],
            )
        }
        Write::Save(name, Some(search)) => run(
            file,
            "INSERT OR REPLACE INTO saved VALUES (?1, ?2)",
            params![name, search],
        ),
        Write::Save(name, None) => run(file, "DELETE FROM saved WHERE name = ?1", params![name]),
        Write::Session(session) => {
            let written = serde_json::to_string(session).unwrap_or_default();
            run(
                file,
                "INSERT OR REPLACE INTO session VALUES (?1, ?2, ?3)",
                params![own, written, now()],
            )
        }
    }
}

fn mark(file: &Connection, marking: &Marking) -> rusqlite::Result<()> {
    let (sql, value) = match &marking.change {
        Change::Read(read) => (
            "INSERT INTO page (id, read) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET read = ?2",
            Some(i64::from(*read).to_string()),
        ),
        Change::Star(star) => (
            "INSERT INTO page (id, star) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET star = ?2",
            Some(i64::from(*star).to_string()),
        ),
        Change::Tag(tag, true) => (
            "INSERT OR IGNORE INTO tag VALUES (?1, ?2)",
            Some(tag.clone()),
        ),
        Change::Tag(tag, false) => (
            "DELETE FROM tag WHERE page = ?1 AND name = ?2",
            Some(tag.clone()),
        ),
        Change::Note(note) => (
            "INSERT INTO page (id, note) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET note = ?2",
            note.clone(),
        ),
    };
    let mut statement = file.prepare_cached(sql)?;
    for page in &marking.pages {
        statement.execute(params![page.bytes(), value])?;
    }
    Ok(())
}

fn run(file: &Connection, sql: &str, params: impl rusqlite::Params) -> rusqlite::Result<()> {
    file.prepare_cached(sql)?.execute(params).map(drop)
}

/// Seconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs().cast_signed())
}
