//! Arithmetic on short rows of numbers, with the widest registers that a machine has.
//!
//! Everything here is inlined into what [`pulp`] runs with those registers, and so are its callers.

use std::ops::{Deref, DerefMut};

use pulp::Simd;

use crate::parse::registers;

/// A row that begins where wide registers are loaded from one line of the cache.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(C, align(32))]
pub struct Aligned<const N: usize>(pub [f32; N]);

impl<const N: usize> Default for Aligned<N> {
    fn default() -> Self {
        Self([0.0; N])
    }
}

impl<const N: usize> Deref for Aligned<N> {
    type Target = [f32; N];

    #[inline(always)]
    fn deref(&self) -> &[f32; N] {
        &self.0
    }
}

impl<const N: usize> DerefMut for Aligned<N> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [f32; N] {
        &mut self.0
    }
}

/// Which numbers of a row count, a bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::parse) struct Telling(u64);

impl Telling {
    /// Those of `row` that are more than `bar`.
    #[inline(always)]
    pub(in crate::parse) fn above<S: Simd, const N: usize>(
        simd: S,
        row: &[f32; N],
        bar: f32,
    ) -> Self {
        Self::above_each(simd, row, &[bar; N])
    }

    /// Those of `row` that are more than what stands in their place in `bars`.
    #[inline(always)]
    pub(in crate::parse) fn above_each<S: Simd, const N: usize>(
        simd: S,
        row: &[f32; N],
        bars: &[f32; N],
    ) -> Self {
        Self(registers::above(simd, row, bars))
    }

    /// Those that it does not hold.
    #[inline(always)]
    pub(in crate::parse) fn others(self) -> Self {
        Self(!self.0)
    }

    /// All of a row.
    #[inline(always)]
    pub(in crate::parse) fn all<const N: usize>() -> Self {
        const { assert!(0 < N && N <= 64) };
        Self(u64::MAX >> (64 - N))
    }
}

impl Iterator for Telling {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let place = self.0.trailing_zeros() as usize;
        (self.0 != 0).then(|| {
            self.0 &= self.0 - 1;
            place
        })
    }
}

/// Adds to `to` each of `rows` times its number.
#[inline(always)]
pub(in crate::parse) fn add_products<S: Simd, const N: usize>(
    simd: S,
    to: &mut [f32; N],
    numbers: impl Iterator<Item = (f32, usize)> + Clone,
    rows: &[Aligned<N>],
) {
    let (wide, rest) = S::as_mut_simd_f32s(to.as_mut_slice());
    let mut at = 0;
    // As many registers at a time as keep the machine busy: no addition waits for the one before.
    while at < wide.len() {
        let numbers = numbers.clone();
        at += match wide.len() - at {
            12.. => add_group::<S, 12, N>(simd, wide, at, numbers, rows),
            8.. => add_group::<S, 8, N>(simd, wide, at, numbers, rows),
            7.. => add_pairs::<S, 7, N>(simd, wide, at, numbers, rows),
            6.. => add_pairs::<S, 6, N>(simd, wide, at, numbers, rows),
            4.. => add_pairs::<S, 4, N>(simd, wide, at, numbers, rows),
            3.. => add_pairs::<S, 3, N>(simd, wide, at, numbers, rows),
            2.. => add_pairs::<S, 2, N>(simd, wide, at, numbers, rows),
            _ => add_pairs::<S, 1, N>(simd, wide, at, numbers, rows),
        };
    }
    if rest.is_empty() {
        return;
    }
    let from = N - rest.len();
    for (number, place) in numbers {
        for (to, v) in rest.iter_mut().zip(&rows[place][from..]) {
            *to += number * v;
        }
    }
}

/// The same for `V` registers from `at` on; returns how many.
#[inline(always)]
fn add_group<S: Simd, const V: usize, const N: usize>(
    simd: S,
    to: &mut [S::f32s],
    at: usize,
    numbers: impl Iterator<Item = (f32, usize)>,
    rows: &[Aligned<N>],
) -> usize {
    // Rows of a length that is known, so that they stay in registers all the while.
    let Some(to) = to[at..].first_chunk_mut::<V>() else {
        return V;
    };
    let mut own = *to;
    for number in numbers {
        add_row(simd, &mut own, at, number, rows);
    }
    *to = own;
    V
}

/// The same for few registers, two of `rows` at a time.
#[inline(always)]
fn add_pairs<S: Simd, const V: usize, const N: usize>(
    simd: S,
    to: &mut [S::f32s],
    at: usize,
    mut numbers: impl Iterator<Item = (f32, usize)>,
    rows: &[Aligned<N>],
) -> usize {
    let Some(to) = to[at..].first_chunk_mut::<V>() else {
        return V;
    };
    let (mut own, mut other) = (*to, [simd.splat_f32s(0.0); V]);
    while let Some(number) = numbers.next() {
        add_row(simd, &mut own, at, number, rows);
        let Some(number) = numbers.next() else {
            break;
        };
        add_row(simd, &mut other, at, number, rows);
    }
    for v in 0..V {
        to[v] = simd.add_f32s(own[v], other[v]);
    }
    V
}

/// Adds to two rows at once, to each of them each of `rows` times its number: so many sums side by side that
/// none waits for another.
#[inline(always)]
pub(in crate::parse) fn add_products_to_two<S: Simd, const N: usize>(
    simd: S,
    to: [&mut [f32; N]; 2],
    numbers: impl Iterator<Item = [(f32, usize); 2]> + Clone,
    rows: &[Aligned<N>],
) {
    let [one, two] = to;
    let (one, one_rest) = S::as_mut_simd_f32s(one.as_mut_slice());
    let (two, two_rest) = S::as_mut_simd_f32s(two.as_mut_slice());
    let mut at = 0;
    while at < one.len() {
        let (one, two, numbers) = (&mut *one, &mut *two, numbers.clone());
        at += match one.len() - at {
            6.. => add_two_groups::<S, 6, N>(simd, [one, two], at, numbers, rows),
            3.. => add_two_groups::<S, 3, N>(simd, [one, two], at, numbers, rows),
            _ => add_two_groups::<S, 1, N>(simd, [one, two], at, numbers, rows),
        };
    }
    if one_rest.is_empty() {
        return;
    }
    let from = N - one_rest.len();
    for [first, second] in numbers {
        for (to, (number, place)) in [(&mut *one_rest, first), (&mut *two_rest, second)] {
            for (to, v) in to.iter_mut().zip(&rows[place][from..]) {
                *to += number * v;
            }
        }
    }
}

/// The same for `V` registers of both from `at` on; returns how many.
#[inline(always)]
fn add_two_groups<S: Simd, const V: usize, const N: usize>(
    simd: S,
    [one, two]: [&mut [S::f32s]; 2],
    at: usize,
    numbers: impl Iterator<Item = [(f32, usize); 2]>,
    rows: &[Aligned<N>],
) -> usize {
    let (Some(one), Some(two)) = (
        one[at..].first_chunk_mut::<V>(),
        two[at..].first_chunk_mut::<V>(),
    ) else {
        return V;
    };
    let (mut first, mut second) = (*one, *two);
    for [for_one, for_two] in numbers {
        add_row(simd, &mut first, at, for_one, rows);
        add_row(simd, &mut second, at, for_two, rows);
    }
    (*one, *two) = (first, second);
    V
}

/// Adds to the registers one of `rows` times its number.
#[inline(always)]
fn add_row<S: Simd, const V: usize, const N: usize>(
    simd: S,
    to: &mut [S::f32s; V],
    at: usize,
    (number, place): (f32, usize),
    rows: &[Aligned<N>],
) {
    let (row, _) = S::as_simd_f32s(rows[place].as_slice());
    let Some(row) = row[at..].first_chunk::<V>() else {
        return;
    };
    let number = simd.splat_f32s(number);
    for v in 0..V {
        to[v] = simd.mul_add_e_f32s(number, row[v], to[v]);
    }
}

/// Some numbers of a row with their places in it.
#[derive(Debug, Clone)]
pub(in crate::parse) struct Told<'r, const N: usize> {
    pub(in crate::parse) row: &'r [f32; N],
    pub(in crate::parse) telling: Telling,
}

impl<const N: usize> Iterator for Told<'_, N> {
    type Item = (f32, usize);

    #[inline(always)]
    fn next(&mut self) -> Option<(f32, usize)> {
        let place = self.telling.next()?;
        Some((self.row[place], place))
    }
}

/// The sum of a row.
#[inline(always)]
pub(in crate::parse) fn sum<S: Simd, const N: usize>(simd: S, row: &[f32; N]) -> f32 {
    let (wide, rest) = S::as_simd_f32s(row.as_slice());
    let mut sums = [simd.splat_f32s(0.0); 2];
    for (n, own) in wide.iter().enumerate() {
        sums[n % 2] = simd.add_f32s(sums[n % 2], *own);
    }
    let sum = simd.reduce_sum_f32s(simd.add_f32s(sums[0], sums[1]));
    rest.iter().fold(sum, |sum, v| sum + v)
}

/// The highest number of a row.
#[inline(always)]
pub(in crate::parse) fn highest<S: Simd, const N: usize>(simd: S, row: &[f32; N]) -> f32 {
    let (wide, rest) = S::as_simd_f32s(row.as_slice());
    let mut tops = [simd.splat_f32s(f32::NEG_INFINITY); 2];
    for (n, own) in wide.iter().enumerate() {
        tops[n % 2] = simd.max_f32s(tops[n % 2], *own);
    }
    let top = simd.reduce_max_f32s(simd.max_f32s(tops[0], tops[1]));
    rest.iter()
        .fold(top, |top, v| if *v > top { *v } else { top })
}

/// `e` to the power of `v`, which is at most 88; zero below -87, else right to one part in a million.
///
/// `v` is a whole number of halvings and a rest; the series of the rest is short, and the halvings are the
/// exponent of the result.
#[inline(always)]
pub(in crate::parse) fn exp(v: f32) -> f32 {
    const LOWEST: f32 = -87.0;
    // Adding this rounds to a whole number, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    let rounded = v * std::f32::consts::LOG2_E + ROUND;
    let whole = rounded - ROUND;
    let r = (v - whole * LN_2_HIGH) - whole * LN_2_LOW;
    // 1 + r + r²/2! + ... + r⁶/6!, for |r| <= ln 2 / 2.
    let series = 1.0
        + r * (1.0
            + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    let power = f32::from_bits((rounded.to_bits() << 23).wrapping_add(127 << 23));
    if v < LOWEST { 0.0 } else { series * power }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "these are whole numbers and halves")]
mod tests {
    use pulp::{Arch, Scalar};

    use super::*;

    struct Added<const N: usize>;

    impl<const N: usize> pulp::WithSimd for Added<N> {
        type Output = [f32; N];

        fn with_simd<S: Simd>(self, simd: S) -> [f32; N] {
            let rows: [Aligned<N>; 4] =
                std::array::from_fn(|n| Aligned(std::array::from_fn(|k| (n * 10 + k) as f32)));
            let mut to = [1.0; N];
            let numbers = [1.0, 2.0, 0.0, 0.5];
            let telling = Telling::above(simd, &numbers, 0.0);
            let numbers = Told {
                row: &numbers,
                telling,
            };
            add_products(simd, &mut to, numbers, &rows);
            to
        }
    }

    #[test]
    fn products_of_rows_of_any_length() {
        fn check<const N: usize>() {
            let right: [f32; N] = std::array::from_fn(|k| {
                let k = k as f32;
                1.0 + k + 2.0 * (10.0 + k) + 0.5 * (30.0 + k)
            });
            assert_eq!(Arch::new().dispatch(Added::<N>), right);
            assert_eq!(Arch::Scalar.dispatch(Added::<N>), right);
        }
        check::<3>();
        check::<32>();
        check::<50>();
        check::<96>();
        check::<100>();
    }

    #[test]
    fn telling_numbers() {
        let mut row = [0.0; 50];
        (row[1], row[17], row[49]) = (2.0, 0.5, 3.0);
        let above = |bar| Telling::above(Scalar, &row, bar).collect::<Vec<_>>();
        assert_eq!((above(0.0), above(0.5)), (vec![1, 17, 49], vec![1, 49]));
        assert_eq!(Telling::above(Scalar, &[1.0; 64], 0.0).count(), 64);
        assert_eq!(Telling::above(Scalar, &row, 0.0).others().count(), 61);
        assert_eq!(Telling::all::<50>().count(), 50);
    }

    #[test]
    fn exponentials() {
        for n in -8600..=8800 {
            let v = n as f32 / 100.0;
            let right = f64::from(v).exp();
            assert!((f64::from(exp(v)) / right - 1.0).abs() < 1e-6, "{v}");
        }
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(-100.0), 0.0);
        assert_eq!(exp(f32::NEG_INFINITY), 0.0);
    }

    #[test]
    fn sums_and_tops() {
        let row: [f32; 19] = std::array::from_fn(|n| (n as f32 - 9.0) * 0.5);
        assert_eq!((sum(Scalar, &row), highest(Scalar, &row)), (0.0, 4.5));
        let none = [f32::NEG_INFINITY; 3];
        assert_eq!(highest(Scalar, &none), f32::NEG_INFINITY);
        for arch in [Arch::new(), Arch::Scalar] {
            assert_eq!(arch.dispatch(Both(row)), (0.0, 4.5));
        }
    }

    struct Both([f32; 19]);

    impl pulp::WithSimd for Both {
        type Output = (f32, f32);

        fn with_simd<S: Simd>(self, simd: S) -> (f32, f32) {
            (sum(simd, &self.0), highest(simd, &self.0))
        }
    }

    struct Twice<const N: usize>;

    impl<const N: usize> pulp::WithSimd for Twice<N> {
        type Output = [[f32; N]; 2];

        fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
            let rows: [Aligned<N>; 3] =
                std::array::from_fn(|n| Aligned(std::array::from_fn(|k| (n * 10 + k) as f32)));
            let (mut one, mut two) = ([1.0; N], [2.0; N]);
            let numbers = [(0, 2.0), (1, 0.5)].into_iter();
            let both = numbers.map(|(place, v)| [(v, place), (v, place + 1)]);
            add_products_to_two(simd, [&mut one, &mut two], both, &rows);
            [one, two]
        }
    }

    #[test]
    fn products_for_two_rows_at_once() {
        fn check<const N: usize>() {
            let right = [1.0, 2.0].map(|first| {
                std::array::from_fn(|k| {
                    let (k, more) = (k as f32, (first - 1.0) * 25.0);
                    first + 2.0 * k + 0.5 * (10.0 + k) + more
                })
            });
            assert_eq!(Arch::new().dispatch(Twice::<N>), right);
            assert_eq!(Arch::Scalar.dispatch(Twice::<N>), right);
        }
        check::<3>();
        check::<32>();
        check::<48>();
        check::<50>();
    }
}
