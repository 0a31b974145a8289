//! The file read as a whole.

use rusqlite::types::Type;
use rusqlite::{Connection, Row};

use super::memory::{LINES, Line, Memory, Place};
use crate::library::marks::MarkTable;
use crate::text::fingerprint::Fingerprint;

/// Steps that can be undone when the program starts again.
pub(super) const STEPS: u32 = 100;

/// Everything that the file holds for `archive`.
pub(super) fn memory(file: &Connection, archive: Fingerprint) -> rusqlite::Result<Memory> {
    // One moment of the file, whatever others write meanwhile.
    let now = file.unchecked_transaction()?;
    let mut memory = Memory {
        marks: marks(&now)?,
        ..Memory::default()
    };
    each(
        &now,
        "SELECT id, note, body, byte FROM page WHERE note IS NOT NULL OR body OR byte",
        |row| {
            let page = print(row, 0)?;
            if let Some(note) = row.get(1)? {
                memory.notes.insert(page, note);
            }
            let place = place(row, 2)?;
            if place != Place::default() {
                memory.places.insert(page, place);
            }
            Ok(())
        },
    )?;
    let own = [archive.bytes().as_slice()];
    let mut letters =
        now.prepare("SELECT letter, page, body, byte FROM letter WHERE archive = ?1")?;
    let mut rows = letters.query(own)?;
    while let Some(row) = rows.next()? {
        let letter: String = row.get(0)?;
        if let Some(letter) = letter.chars().next() {
            memory
                .letters
                .insert(letter, (print(row, 1)?, place(row, 2)?));
        }
    }
    for kind in Line::ALL {
        *memory.lines_mut(kind) = lines(&now, kind)?;
    }
    each(&now, "SELECT name, search FROM saved", |row| {
        memory.saved.insert(row.get(0)?, row.get(1)?);
        Ok(())
    })?;
    let mut sessions = now.prepare("SELECT state FROM session WHERE archive = ?1")?;
    let mut rows = sessions.query(own)?;
    if let Some(row) = rows.next()? {
        let written: String = row.get(0)?;
        // One that cannot be read is of no use: the list begins at its top.
        memory.session = serde_json::from_str(&written).ok();
    }
    let mut steps = now.prepare(
        "SELECT step FROM (SELECT n, step FROM step WHERE archive = ?1 ORDER BY n DESC LIMIT ?2)
         ORDER BY n",
    )?;
    let mut rows = steps.query((archive.bytes(), STEPS))?;
    while let Some(row) = rows.next()? {
        let written: String = row.get(0)?;
        memory.steps.extend(serde_json::from_str(&written).ok());
    }
    Ok(memory)
}

/// What was read, starred, tagged.
pub(super) fn marks(file: &Connection) -> rusqlite::Result<MarkTable> {
    let mut marks = MarkTable::default();
    each(
        file,
        "SELECT id, read, star FROM page WHERE read OR star",
        |row| {
            let page = print(row, 0)?;
            marks.read(page, row.get(1)?);
            marks.star(page, row.get(2)?);
            Ok(())
        },
    )?;
    each(file, "SELECT page, name FROM tag", |row| {
        let name: String = row.get(1)?;
        marks.tag(print(row, 0)?, &name, true);
        Ok(())
    })?;
    Ok(marks)
}

fn lines(file: &Connection, kind: Line) -> rusqlite::Result<Vec<String>> {
    let mut lines = file.prepare(
        "SELECT line FROM (SELECT n, line FROM line WHERE kind = ?1 ORDER BY n DESC LIMIT ?2)
         ORDER BY n",
    )?;
    let rows = lines.query_map((number(kind), LINES), |row| row.get(0))?;
    rows.collect()
}

/// The kind of a line as the file has it.
pub(super) fn number(kind: Line) -> i64 {
    match kind {
        Line::Search => 1,
        Line::Command => 2,
        Line::Path => 3,
        Line::Pipe => 4,
    }
}

fn each(
    file: &Connection,
    sql: &str,
    mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut all = file.prepare(sql)?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}

fn print(row: &Row<'_>, at: usize) -> rusqlite::Result<Fingerprint> {
    let bytes: [u8; 16] = row.get(at)?;
    Ok(bytes.into())
}

fn place(row: &Row<'_>, at: usize) -> rusqlite::Result<Place> {
    let byte: i64 = row.get(at + 1)?;
    Ok(Place {
        body: row.get(at)?,
        byte: u32::try_from(byte).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(at + 1, Type::Integer, error.into())
        })?,
    })
}
