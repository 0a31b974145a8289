//! Hits in, rows out: of each group the first hit stands for all.

use std::sync::Arc;

use super::groups::Groups;
use crate::library::parts::{MANY, in_parts};
use crate::library::query::{ArticleNo, Folds};

/// The rows of a list of hits in their order: of each group the first, wherever the others stand. So rows stay
/// in the order that was asked for, and the newest of several reprints is where the newest are looked for; of
/// hits that the order holds for equal, the one with the lower number comes first, as everywhere.
pub(in crate::library) fn fold(
    mut hits: Vec<ArticleNo>,
    groups: Option<&Groups>,
) -> (Arc<[ArticleNo]>, Arc<Folds>) {
    let Some(groups) = groups.filter(|groups| !groups.is_empty()) else {
        return (hits.into(), Arc::default());
    };
    let grouped = in_parts(hits.len(), MANY, |part| {
        let hits = hits[part.clone()].iter().zip(part);
        let grouped = hits.filter_map(|(&no, at)| Some((at, groups.of(no)?)));
        grouped.collect::<Vec<_>>()
    });
    let mut rows: Vec<Option<ArticleNo>> = vec![None; groups.len()];
    // Folded hits with the row they are behind.
    let mut behind: Vec<(ArticleNo, ArticleNo)> = Vec::new();
    // So many rows are in their places; hits from here on are not yet.
    let (mut placed, mut from) = (0, 0);
    for (at, group) in grouped.into_iter().flatten() {
        let Some(row) = rows.get_mut(group as usize) else {
            continue;
        };
        let no = hits[at];
        let Some(row) = *row else {
            *row = Some(no);
            continue;
        };
        behind.push((row, no));
        hits.copy_within(from..at, placed);
        placed += at - from;
        from = at + 1;
    }
    hits.copy_within(from.., placed);
    hits.truncate(placed + hits.len() - from);
    // Stable: what is behind one row keeps the order of the hits.
    behind.sort_by_key(|&(row, _)| row);
    (hits.into(), Arc::new(Folds::new(behind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_each_group_is_a_row_and_the_others_are_behind_it() {
        let groups = Groups::new(9, vec![vec![0, 3, 8], vec![5, 6]]);
        let (rows, folds) = fold(vec![8, 1, 6, 0, 2, 5, 3, 4], Some(&groups));
        assert_eq!(*rows, [8, 1, 6, 2, 4]);
        assert_eq!((folds.behind(8), folds.behind(6)), (&[0, 3][..], &[5][..]));
        assert_eq!(folds.len(), 3);
        let (rows, folds) = fold(vec![0, 3, 5], None);
        assert_eq!((&*rows, folds.len()), (&[0, 3, 5][..], 0));
    }
}
