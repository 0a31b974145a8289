//! Places of one article, one bit each: whether others are among them is seen without comparing any two, and
//! without a branch that a processor could guess wrong.

/// A set of places.
#[derive(Debug, Default)]
pub(super) struct Spots {
    bits: Vec<u64>,
    /// The words of `bits` that are not empty, and maybe others.
    used: Vec<u32>,
}

impl Spots {
    /// Takes all out.
    pub(super) fn clear(&mut self) {
        for at in self.used.drain(..) {
            self.bits[at as usize] = 0;
        }
    }

    /// Adds `places`.
    pub(super) fn add(&mut self, places: &[u32]) {
        let words = places.iter().max().map_or(0, |last| last / 64 + 1);
        if self.bits.len() < words as usize {
            self.bits.resize(words as usize, 0);
        }
        for &place in places {
            self.bits[place as usize / 64] |= 1 << (place % 64);
        }
        self.used.extend(places.iter().map(|place| place / 64));
    }

    fn has(&self, place: u32) -> bool {
        let word = self.bits.get(place as usize / 64).copied();
        word.unwrap_or(0) >> (place % 64) & 1 == 1
    }

    /// The first of `places` that is in.
    pub(super) fn first(&self, places: &[u32]) -> Option<u32> {
        let any = places
            .iter()
            .fold(false, |any, &place| any | self.has(place));
        if any {
            places.iter().copied().find(|&place| self.has(place))
        } else {
            None
        }
    }

    /// Appends those of `places` that are in to `kept`.
    pub(super) fn keep(&self, places: &[u32], kept: &mut Vec<u32>) {
        kept.extend(places.iter().filter(|&&place| self.has(place)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_among_others() {
        let mut spots = Spots::default();
        spots.add(&[3, 64, 1000]);
        spots.add(&[4]);
        assert_eq!(spots.first(&[2, 5, 65, 64, 3]), Some(64));
        assert_eq!(spots.first(&[2, 5, 100_000]), None);
        let mut kept = vec![1];
        spots.keep(&[4, 5, 1000, 1001], &mut kept);
        assert_eq!(kept, [1, 4, 1000]);
        spots.clear();
        assert_eq!(spots.first(&[3, 4, 64, 1000]), None);
    }
}
