//! What the journal keeps of an article, to show it in a list and to read its page again.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

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
    bytes
        .first_chunk()
        .map_or(Sketch::EMPTY, Sketch::from_bytes)
}

/// The row that `bytes` hold; `None` when they are damaged.
pub(super) fn row(bytes: &[u8]) -> Option<Row> {
    let stored: Stored<'_> = postcard::from_bytes(bytes.get(Sketch::BYTES..)?).ok()?;
    Some(Row {
        print: stored.print.into(),
        conferences: stored.conferences,
        officials: stored.officials,
        ..stored.kept.row(stored.source.to_owned())
    })
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
