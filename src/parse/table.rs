//! Numbers that a page has, each with how often, looked up without a branch that nobody can foresee.

use crate::text::spread::mix;

/// Numbers of one bucket.
const WIDTH: usize = 4;

/// Numbers and how often each was put in, on different lines.
///
/// A number is known by the bits of its hash; one in a billion is taken for another. A number whose bucket is
/// full is left out.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// For each number, its mark or zero.
    marks: Vec<[u32; WIDTH]>,
    /// For each number, the last line it was put in from, and whether one before did too.
    lines: Vec<[u32; WIDTH]>,
}

/// Stands in `lines` for a number that several lines have.
const SEVERAL: u32 = 1 << 31;

impl Table {
    /// A table that has room for `size` numbers.
    pub(super) fn of(size: usize) -> Self {
        let buckets = size.next_power_of_two().max(64);
        Self {
            marks: vec![[0; WIDTH]; buckets],
            lines: vec![[0; WIDTH]; buckets],
        }
    }

    fn place(&self, number: u64) -> (usize, u32) {
        let hash = mix(0, number);
        let bucket = (hash >> 40) as usize & (self.marks.len() - 1);
        (bucket, hash as u32 | 1)
    }

    /// Puts a number in that stands in `line`.
    pub(super) fn insert(&mut self, number: u64, line: u32) {
        let (bucket, mark) = self.place(number);
        let (marks, lines) = (&mut self.marks[bucket], &mut self.lines[bucket]);
        for (own, last) in marks.iter_mut().zip(lines) {
            if *own == 0 {
                *own = mark;
                *last = line;
                return;
            }
            if *own == mark {
                *last |= if *last == line { 0 } else { SEVERAL };
                return;
            }
        }
    }

    /// Whether a number was put in.
    #[inline]
    pub(super) fn has(&self, number: u64) -> bool {
        let (bucket, mark) = self.place(number);
        let mut times = 0;
        for own in self.marks[bucket] {
            times += u32::from(own == mark);
        }
        times > 0
    }

    /// Whether a number was put in from two lines or more.
    #[inline]
    pub(super) fn has_several(&self, number: u64) -> bool {
        let (bucket, mark) = self.place(number);
        let mut lines = 0;
        for (own, line) in self.marks[bucket].iter().zip(self.lines[bucket]) {
            lines |= if *own == mark { line } else { 0 };
        }
        lines & SEVERAL != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_put_in() {
        let mut table = Table::of(1000);
        (0..1000).for_each(|n| table.insert(n, (n % 7) as u32));
        (0..300).for_each(|n| table.insert(n, (n % 5) as u32));
        let held = (0..1000).filter(|n| table.has(*n)).count();
        assert!(held > 980, "{held}");
        assert_eq!((1000..20_000).filter(|n| table.has(*n)).count(), 0);
        let several = |n: &u64| table.has_several(*n);
        assert_eq!((300..1000).filter(several).count(), 0);
        // A number that comes twice from one line stands in one.
        let right = (0..300).filter(|n| table.has(*n) && n % 7 != n % 5).count();
        assert_eq!((0..300).filter(several).count(), right);
    }
}
