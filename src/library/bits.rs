//! A set of articles, one bit each.

use std::ops::Range;

/// Articles by number, below a length fixed at the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// None of `len` articles.
    pub(super) fn none(len: usize) -> Self {
        Self {
            words: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// All of `len` articles.
    pub(super) fn all(len: usize) -> Self {
        let mut words = vec![u64::MAX; len.div_ceil(64)];
        if let Some(last) = words.last_mut()
            && !len.is_multiple_of(64)
        {
            *last = (1 << (len % 64)) - 1;
        }
        Self { words, len }
    }

    /// Adds one; a number past the end is ignored.
    pub(super) fn insert(&mut self, no: u32) {
        let no = no as usize;
        if no < self.len {
            self.words[no / 64] |= 1 << (no % 64);
        }
    }

    /// Whether it is in.
    pub(super) fn contains(&self, no: u32) -> bool {
        let no = no as usize;
        no < self.len && self.words[no / 64] >> (no % 64) & 1 == 1
    }

    /// The first that is in and not below `from`.
    pub(super) fn next(&self, from: u32) -> Option<u32> {
        let from = from as usize;
        let mut at = from / 64;
        let mut word = self.words.get(at)? & (u64::MAX << (from % 64));
        while word == 0 {
            at += 1;
            word = *self.words.get(at)?;
        }
        Some(at as u32 * 64 + word.trailing_zeros())
    }

    /// Keeps what is in `other` too.
    pub(super) fn keep(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Adds what is in `other`.
    pub(super) fn add_all(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// One bit for each article, 64 to a word, the lowest first.
    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// How many there could be.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Those that are not in.
    pub(super) fn others(&self) -> Self {
        let mut others = Self::all(self.len);
        others.drop_all(self);
        others
    }

    /// The numbers of those in a part of all, in order.
    pub(super) fn within(&self, part: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        let end = part.end as u32;
        let first = self.next(part.start as u32);
        let rest = std::iter::successors(first, |&no| self.next(no + 1));
        rest.take_while(move |&no| no < end)
    }

    /// How many are in.
    pub(super) fn count(&self) -> usize {
        let ones = self.words.iter().map(|word| word.count_ones() as usize);
        ones.sum()
    }

    /// Drops what is in `other`.
    pub(super) fn drop_all(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Their numbers, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0u32..).flat_map(|(&word, n)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                Some(n * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_in_and_come_out() {
        let mut bits = Bits::none(130);
        for no in [0, 63, 64, 129, 130] {
            bits.insert(no);
        }
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        let next = |from| bits.next(from);
        assert_eq!([next(0), next(1), next(64)], [Some(0), Some(63), Some(64)]);
        assert_eq!([next(65), next(130), next(500)], [Some(129), None, None]);
        let mut rest = Bits::all(130);
        rest.drop_all(&bits);
        assert_eq!(rest.iter().count(), 126);
        assert!(!rest.contains(64) && rest.contains(65) && !rest.contains(130));
        rest.keep(&bits);
        assert_eq!(rest, Bits::none(130));
    }
}
