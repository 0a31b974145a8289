//! Hits in, rows out: of each group the first hit stands for all.

use std::sync::Arc;

use super::groups::Groups;
use crate::library::query::{ArticleNo, Folds};

/// The rows of a list of hits in their order: of each group the first, wherever the others stand. So rows stay
/// in the order that was asked for, and the newest of several reprints is where the newest are looked for; of
/// hits that the order holds for equal, the one with the lower number comes first, as everywhere.
pub(in crate::library) fn fold(
    hits: impl Iterator<Item = ArticleNo>,
    groups: Option<&Groups>,
) -> (Arc<[ArticleNo]>, Arc<Folds>) {
    let Some(groups) = groups.filter(|groups| !groups.is_empty()) else {
        return (hits.collect(), Arc::default());
    };
    let mut rows: Vec<Option<ArticleNo>> = vec![None; groups.len()];
    // Folded hits with the row they are behind.
    let mut behind: Vec<(ArticleNo, ArticleNo)> = Vec::new();
    let order = hits.filter(|&no| {
        let group = groups.of(no).and_then(|group| rows.get_mut(group as usize));
        let Some(row) = group else { return true };
        if let Some(row) = *row {
            behind.push((row, no));
            return false;
        }
        *row = Some(no);
        true
    });
    let order = order.collect();
    // Stable: what is behind one row keeps the order of the hits.
    behind.sort_by_key(|&(row, _)| row);
    (order, Arc::new(Folds::new(behind)))
}
