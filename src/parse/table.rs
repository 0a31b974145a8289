//! Numbers that a page has, each with how often, looked up without a branch that nobody can foresee.

/// Numbers of one bucket.
const WIDTH: usize = 4;

/// Numbers that are spread already, and which of them were put in from several lines.
///
/// A number is known by a part of it; one in some millions is taken for another. A number whose bucket
/// is full is left out.
#[derive(Debug, Default)]
pub(super) struct Table(Vec<[u32; WIDTH]>);

/// Set in the entry of a number that several lines have.
const SEVERAL: u32 = 1;
/// The bits of an entry that tell the line it was put in from.
const LINE: u32 = 0xfe;

impl Table {
    /// A table that has room for `size` numbers.
    pub(super) fn of(size: usize) -> Self {
        Self(vec![[0; WIDTH]; size.next_power_of_two().max(64)])
    }

    /// The bucket of a number, and its mark, which is never zero.
    #[inline]
    fn place(&self, number: u64) -> (usize, u32) {
        let bucket = (number >> 40) as usize & (self.0.len() - 1);
        (bucket, ((number >> 20) as u32 & !(LINE | SEVERAL)) | 0x100)
    }

    /// Puts a number in that stands in `line`, which is below 128.
    pub(super) fn insert(&mut self, number: u64, line: u32) {
        let (bucket, mark) = self.place(number);
        let new = mark | line << 1 & LINE;
        let bucket = &mut self.0[bucket];
        // The first place that is free or its own; no branch depends on which it is.
        let mut place = WIDTH;
        for (n, own) in bucket.iter().enumerate().rev() {
            let fits = *own == 0 || *own & !(LINE | SEVERAL) == mark;
            place = if fits { n } else { place };
        }
        if let Some(own) = bucket.get_mut(place) {
            let several = u32::from(*own != 0 && *own & LINE != new & LINE) * SEVERAL;
            *own = if *own == 0 { new } else { *own | several };
        }
    }

    /// Whether a number was put in.
    #[inline]
    pub(super) fn has(&self, number: u64) -> bool {
        let (bucket, mark) = self.place(number);
        let mut any = false;
        for own in self.0[bucket] {
            any |= own & !(LINE | SEVERAL) == mark;
        }
        any
    }

    /// Whether a number was put in from two lines or more.
    #[inline]
    pub(super) fn has_several(&self, number: u64) -> bool {
        let (bucket, mark) = self.place(number);
        let mut any = false;
        for own in self.0[bucket] {
            any |= own & !LINE == mark | SEVERAL;
        }
        any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_put_in() {
        let spread = |n: u64| crate::text::spread::mix(0, n);
        let mut table = Table::of(1000);
        (0..1000).for_each(|n| table.insert(spread(n), (n % 7) as u32));
        (0..300).for_each(|n| table.insert(spread(n), (n % 5) as u32));
        let held = (0..1000).filter(|n| table.has(spread(*n))).count();
        assert!(held > 980, "{held}");
        assert_eq!((1000..20_000).filter(|n| table.has(spread(*n))).count(), 0);
        let several = |n: &u64| table.has_several(spread(*n));
        assert_eq!((300..1000).filter(several).count(), 0);
        // A number that comes twice from one line stands in one.
        let right = (0..300)
            .filter(|n| table.has(spread(*n)) && n % 7 != n % 5)
            .count();
        assert_eq!((0..300).filter(several).count(), right);
    }
}
