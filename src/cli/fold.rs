//! `--fold`: of copies and reprints of one text only the first is printed, with the ids of the others.

use std::io::Write;

use super::indexed::failed;
use super::{Stop, json};
use crate::library::index::{Hit, Searching};
use crate::library::reprints::{Reprints, Sketch};

/// What is printed of one article, once it is known whether another one stands for it.
struct Waiting {
    id: String,
    /// The whole line.
    line: Vec<u8>,
}

/// Articles that wait for the last of them.
#[derive(Default)]
pub(super) struct Folding {
    reprints: Reprints,
    waiting: Vec<Waiting>,
}

impl Folding {
    /// The next article, and what is printed of it: with `json` an object, else anything.
    pub(super) fn add(&mut self, id: &str, sketch: Sketch, line: Vec<u8>) {
        self.reprints.add(self.waiting.len() as u32, sketch);
        self.waiting.push(Waiting {
            id: id.to_owned(),
            line,
        });
    }

    /// Prints the first article of each text, in order; into a JSON object go the ids of the others.
    pub(super) fn print(&self, as_json: bool, out: &mut dyn Write) -> Result<(), Stop> {
        for (row, others) in rows(&self.reprints, self.waiting.len()) {
            let line = &self.waiting[row].line;
            if as_json {
                let ids: Vec<&str> = others
                    .iter()
                    .map(|&n| self.waiting[n].id.as_str())
                    .collect();
                json::with_field(out, line, "reprints", &ids)?;
            } else {
                out.write_all(line)?;
            }
        }
        Ok(())
    }
}

/// A hit to be printed, with the ids of its reprints where these are folded.
pub(super) type Row = (Hit, Option<Vec<String>>);

/// The first hit of each text, at most `most`, with the ids of the others.
pub(super) fn hits(searching: &Searching, hits: &[Hit], most: usize) -> Result<Vec<Row>, Stop> {
    let mut reprints = Reprints::default();
    for (no, hit) in (0..).zip(hits) {
        reprints.add(no, searching.sketch(*hit).map_err(failed)?);
    }
    let mut folded = Vec::new();
    for (row, others) in rows(&reprints, hits.len()).take(most) {
        let mut ids = Vec::with_capacity(others.len());
        for other in others {
            let row = searching.row(hits[other]).map_err(failed)?;
            ids.extend(row.map(|row| row.id));
        }
        folded.push((hits[row], Some(ids)));
    }
    Ok(folded)
}

/// The first of each text, with the others, of `len` articles in their order.
fn rows(reprints: &Reprints, len: usize) -> impl Iterator<Item = (usize, Vec<usize>)> {
    let groups = reprints.groups();
    (0..len as u32).filter_map(move |no| {
        let others: Vec<u32> = groups.others(no).collect();
        let first = others.iter().all(|&other| no < other);
        first.then(|| {
            (
                no as usize,
                others.into_iter().map(|n| n as usize).collect(),
            )
        })
    })
}
