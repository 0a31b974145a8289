//! Hits in, rows out: of each group the first hit stands for all.

use super::groups::Groups;
use crate::library::query::{ArticleNo, Folds};

/// The rows of a list of hits in their order: of each group the first, wherever the others stand. So rows stay
/// in the order that was asked for, and the newest of several reprints is where the newest are looked for; of
/// hits that the order holds for equal, the one with the lower number comes first, as everywhere.
pub(in crate::library) fn fold(
    hits: impl Iterator<Item = ArticleNo>,
    groups: &Groups,
) -> (Vec<ArticleNo>, Folds) {
    if groups.is_empty() {
        return (hits.collect(), Folds::default());
    }
    /// The group has no row yet.
    const NONE: u32 = u32::MAX;
    let mut rows = vec![NONE; groups.len()];
    let mut order = Vec::new();
    // Folded hits with the row they are behind.
    let mut behind: Vec<(ArticleNo, ArticleNo)> = Vec::new();
    for no in hits {
        if let Some(group) = groups.of(no) {
            let row = &mut rows[group as usize];
            if *row != NONE {
                behind.push((*row, no));
                continue;
            }
            *row = no;
        }
        order.push(no);
    }
    // Stable: what is behind one row keeps the order of the hits.
    behind.sort_by_key(|&(row, _)| row);
    (order, Folds::new(behind))
}
