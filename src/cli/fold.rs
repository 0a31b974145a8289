//! `--fold`: of copies and reprints of one text only the first is printed, with the ids of the others.

use std::collections::HashSet;

use super::Stop;
use super::indexed::failed;
use crate::library::index::{Hit, Searching};
use crate::library::query::ArticleNo;
use crate::library::reprints::{Groups, Reprints};

/// How folded articles are printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fold {
    /// Each is a JSON object, into which go the ids of the others.
    pub(super) json: bool,
}

/// The first of each text in this order, each with the others.
pub(super) fn rows(
    order: impl IntoIterator<Item = ArticleNo>,
    groups: &Groups,
) -> Vec<(ArticleNo, Vec<ArticleNo>)> {
    let mut shown = HashSet::new();
    let mut is_first = |no| groups.of(no).is_none_or(|group| shown.insert(group));
    let firsts = order.into_iter().filter(|&no| is_first(no));
    firsts.map(|no| (no, groups.others(no).collect())).collect()
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
    let all = 0..hits.len() as ArticleNo;
    for (no, others) in rows(all, &reprints.groups()).into_iter().take(most) {
        let mut ids = Vec::with_capacity(others.len());
        for other in others {
            let row = searching.row(hits[other as usize]).map_err(failed)?;
            ids.extend(row.map(|row| row.id));
        }
        folded.push((hits[no as usize], Some(ids)));
    }
    Ok(folded)
}
