//! A hash of numbers that are spread already: numbers of words, keys of lines; flags as bits.

use std::hash::Hasher;

/// Hashes one number after another by multiplying. The numbers are the program's own or hashes themselves,
/// so no text can choose them to collide at will.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = mix(self.0, n);
    }
}

/// One number for two.
#[must_use]
pub const fn mix(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^ (x >> 29)
}

/// One bit for each of the flags, which are zero or one; the first is the lowest.
#[inline]
#[must_use]
pub fn bits(flags: &[u8; 64]) -> u64 {
    let (eights, _) = flags.as_chunks::<8>();
    let mut bits = 0;
    for (n, eight) in eights.iter().enumerate() {
        // Each flag times one of the factor's bits comes to stand in the highest byte, in its place.
        let byte = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= byte << (8 * n);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bit_for_each_flag() {
        for place in 0..64 {
            let mut flags = [0; 64];
            flags[place] = 1;
            assert_eq!(bits(&flags), 1 << place);
        }
        assert_eq!(bits(&[1; 64]), u64::MAX);
    }
}
