//! Where texts end that stand one behind the other, in four bytes each however long all of them are.

use std::io;
use std::ops::Range;

use super::columns::Column;
use super::saved::{Saved, Saving};

/// The end of each of some texts: no end is before the one before it.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// The lower half of each.
    low: Column<u32>,
    /// For each further four gigabytes the number of the first text that ends behind them: there is mostly none.
    turns: Column<u64>,
}

impl Ends {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.low.len()
    }

    /// Adds one that is not before the last.
    pub(super) fn push(&mut self, end: u64) {
        let n = self.len() as u64;
        while (self.turns.len() as u64) < end >> 32 {
            self.turns.push(n);
        }
        self.low.push(end as u32);
    }

    /// Number `n`.
    pub(super) fn get(&self, n: usize) -> Option<u64> {
        let low = u64::from(*self.low.get(n)?);
        if self.turns.is_empty() {
            return Some(low);
        }
        let high = self.turns.partition_point(|turn| *turn <= n as u64);
        Some((high as u64) << 32 | low)
    }

    /// Where text `n` stands among all; nowhere when there is none.
    pub(super) fn place(&self, n: usize) -> Range<usize> {
        let before = n.checked_sub(1).and_then(|before| self.get(before));
        let start = before.unwrap_or(0);
        start as usize..self.get(n).unwrap_or(start) as usize
    }

    /// The last one; 0 when there is none.
    pub(super) fn last(&self) -> u64 {
        let last = self.len().checked_sub(1);
        last.and_then(|last| self.get(last)).unwrap_or(0)
    }

    /// Writes them to a file.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        to.column(&self.low)?;
        to.column(&self.turns)
    }

    /// Writes those of `old`, which was saved, and these of texts that stand behind its own.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        let last = old.last();
        let mut moved = Self::default();
        for n in 0..self.len() {
            moved.push(last + self.get(n).unwrap_or(0));
        }
        let behind = old.len() as u64;
        // The first turns are those of the old texts.
        let turns = moved.turns.iter().skip(old.turns.len());
        let turns: Vec<u64> = turns.map(|turn| turn + behind).collect();
        to.column_of(&[&old.low, &moved.low])?;
        to.column_of(&[&old.turns, &turns])
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        Some(Self {
            low: from.column()?,
            turns: from.column()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use tantivy::directory::OwnedBytes;

    use super::*;

    fn saved(save: impl Fn(&mut Saving) -> io::Result<()>) -> Ends {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ends");
        let mut to = Saving::new(&path).unwrap();
        save(&mut to).unwrap();
        to.finish(7).unwrap();
        let bytes = OwnedBytes::new(std::fs::read(&path).unwrap());
        Ends::saved(&mut Saved::open(bytes).unwrap()).unwrap()
    }

    fn all(ends: &Ends) -> Vec<u64> {
        (0..ends.len()).filter_map(|n| ends.get(n)).collect()
    }

    #[test]
    fn ends_behind_many_gigabytes_are_kept() {
        const GB: u64 = 1 << 30;
        let right = [0, 3, 3, 4 * GB - 1, 4 * GB, 5 * GB, 13 * GB, 13 * GB + 7];
        for parted in 0..=right.len() {
            let (mut old, mut new) = (Ends::default(), Ends::default());
            for &end in &right[..parted] {
                old.push(end);
            }
            for &end in &right[parted..] {
                new.push(end - old.last());
            }
            let old = saved(|to| old.save(to));
            let both = saved(|to| new.join(&old, to));
            assert_eq!(all(&both), right, "parted at {parted}");
            assert_eq!(both.last(), 13 * GB + 7);
        }
        assert_eq!(Ends::default().last(), 0);
    }
}
