//! What the index keeps of an article to show it in a list and to read its page again.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use tantivy::schema::Field;
use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize,
    ValueDeserializer,
};

use crate::entity::names::{Conference, Official};
use crate::library::kept::Kept;
use crate::library::reprints::Sketch;
use crate::library::row::Row;
use crate::parse::article::Published;

/// A [`Row`] as it is stored.
#[derive(Deserialize)]
struct Stored<'a> {
    #[serde(borrow)]
    kept: Kept<'a>,
    print: [u8; 16],
    source: &'a str,
    conferences: Vec<Conference>,
    officials: Vec<Official>,
}

/// The same, to be written.
#[derive(Serialize)]
struct Storing<'a> {
    kept: Kept<'a>,
    print: [u8; 16],
    source: &'a str,
    conferences: &'a [Conference],
    officials: &'a [Official],
}

/// Bytes of the sketch before the row.
const SKETCH: usize = 64;

/// The sketch of an article's text and its row, as bytes.
pub(super) fn bytes(sketch: &Sketch, row: &Row) -> Vec<u8> {
    let storing = Storing {
        kept: Kept::of(row),
        print: *row.print.bytes(),
        source: &row.source,
        conferences: &row.conferences,
        officials: &row.officials,
    };
    postcard::to_extend(&storing, sketch.to_bytes().to_vec()).unwrap_or_default()
}

/// The sketch that `bytes` hold, an empty one when they are damaged.
pub(super) fn sketch(bytes: &[u8]) -> Sketch {
    let sketch: Option<&[u8; SKETCH]> = bytes.first_chunk();
    sketch.map_or(Sketch::EMPTY, Sketch::from_bytes)
}

/// The row that `bytes` hold; `None` when they are damaged.
pub(super) fn row(bytes: &[u8]) -> Option<Row> {
    let stored: Stored<'_> = postcard::from_bytes(bytes.get(SKETCH..)?).ok()?;
    Some(Row {
        print: stored.print.into(),
        conferences: stored.conferences,
        officials: stored.officials,
        ..stored.kept.row(stored.source.to_owned())
    })
}

/// What is stored of an article: [`bytes`], nothing when the index is damaged.
#[derive(Default)]
pub(super) struct Bytes(pub(super) Vec<u8>);

impl DocumentDeserialize for Bytes {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(
        mut from: D,
    ) -> Result<Self, DeserializeError> {
        let first: Option<(Field, Self)> = from.next_field()?;
        Ok(first.map(|(_, bytes)| bytes).unwrap_or_default())
    }
}

impl ValueDeserialize for Bytes {
    fn deserialize<'de, D: ValueDeserializer<'de>>(from: D) -> Result<Self, DeserializeError> {
        from.deserialize_bytes().map(Self)
    }
}

/// When an article was published, in minutes since the year 0, as the index sorts by it; 0 when that is
/// not told, which puts it last.
pub(super) fn when(told: Option<Published>) -> i64 {
    told.map_or(0, |p| minutes(p.date, p.time))
}

/// The minutes of a day and a time since the year 0. Months count 31 days: the order is what matters.
pub(super) fn minutes(date: Date, time: Option<Time>) -> i64 {
    let days = (i64::from(date.year()) * 12 + i64::from(date.month())) * 31 + i64::from(date.day());
    let time = time.map_or(0, |t| i64::from(t.hour()) * 60 + i64::from(t.minute()));
    days * 1440 + time
}
