//! A sieve before a look-up: most words are in no list, most lines stand on a page once, and one bit tells.

use super::word::Word;

/// Bits of the sieve; some hundred words or lines leave most of them free.
const BITS: usize = 1 << 13;

/// A set of spread numbers that may say yes to what it does not hold, and never no to what it does.
#[derive(Debug)]
pub(super) struct Sieve([u64; BITS / 64]);

impl Default for Sieve {
    fn default() -> Self {
        Self([0; BITS / 64])
    }
}

impl Sieve {
    pub(super) fn of(words: &[Word]) -> Self {
        let mut sieve = Self::default();
        for word in words {
            sieve.insert(word.spread());
        }
        sieve
    }

    pub(super) fn insert(&mut self, number: u64) {
        let bit = bit(number);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    #[inline]
    pub(super) fn may_hold(&self, number: u64) -> bool {
        let bit = bit(number);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}

fn bit(number: u64) -> usize {
    (number >> 51) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::spread::mix;

    #[test]
    fn lets_through_what_it_holds_and_little_else() {
        let mut sieve = Sieve::default();
        let number = |n| mix(0, n);
        (0..300).for_each(|n| sieve.insert(number(n)));
        assert!((0..300).all(|n| sieve.may_hold(number(n))));
        assert!((300..10_300).filter(|n| sieve.may_hold(number(*n))).count() < 1000);
    }
}
