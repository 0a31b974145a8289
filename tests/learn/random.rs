//! A fixed row of numbers that look like chance, so that the same input learns the same weights.

/// A linear congruential generator.
#[derive(Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Self(seed ^ 0x2545_f491_4f6c_dd1d);
        random.next();
        random
    }

    /// Below 2^31.
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// From 0 to 1.
    pub(crate) fn part(&mut self) -> f32 {
        self.next() as f32 / (1u64 << 31) as f32
    }

    pub(crate) fn chance(&mut self, of: f32) -> bool {
        self.part() < of
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// Around zero, about as far as 1.
    pub(crate) fn around(&mut self) -> f32 {
        (0..4).map(|_| self.part() - 0.5).sum::<f32>() * 1.7
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}
