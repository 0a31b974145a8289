//! Arithmetic on short rows of numbers, with the widest registers that a machine has.
//!
//! Everything here is inlined into what [`pulp`] runs with those registers, and so are its callers.

use pulp::Simd;

/// Numbers that are summed side by side.
const LANES: usize = 8;

/// Which numbers of a row count, a bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::parse) struct Telling(u64);

impl Telling {
    /// Those of `row` that are more than `bar`.
    #[inline(always)]
    pub(in crate::parse) fn above<const N: usize>(row: &[f32; N], bar: f32) -> Self {
        const { assert!(N <= 64) };
        let mut flags = [0; 64];
        for (flag, number) in flags.iter_mut().zip(row) {
            *flag = u8::from(*number > bar);
        }
        Self::of(&flags)
    }

    /// All of a row.
    #[inline(always)]
    pub(in crate::parse) fn all<const N: usize>() -> Self {
        const { assert!(0 < N && N <= 64) };
        Self(u64::MAX >> (64 - N))
    }

    /// Those whose flag is one; the other flags are zero.
    #[inline(always)]
    pub(in crate::parse) fn of(flags: &[u8; 64]) -> Self {
        Self(crate::text::spread::bits(flags))
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
    rows: &[[f32; N]],
) {
    let (wide, rest) = S::as_mut_simd_f32s(to.as_mut_slice());
    let mut at = 0;
    // As many registers at a time as keep the machine busy: no addition waits for the one before.
    while at < wide.len() {
        let numbers = numbers.clone();
        at += match wide.len() - at {
            12.. => add_group::<S, 12, N>(simd, wide, at, numbers, rows),
            8.. => add_group::<S, 8, N>(simd, wide, at, numbers, rows),
            7.. => add_group::<S, 7, N>(simd, wide, at, numbers, rows),
            6.. => add_group::<S, 6, N>(simd, wide, at, numbers, rows),
            4.. => add_pairs::<S, 4, N>(simd, wide, at, numbers, rows),
            3.. => add_pairs::<S, 3, N>(simd, wide, at, numbers, rows),
            2.. => add_pairs::<S, 2, N>(simd, wide, at, numbers, rows),
            _ => add_pairs::<S, 1, N>(simd, wide, at, numbers, rows),
        };
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
    rows: &[[f32; N]],
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
    rows: &[[f32; N]],
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

/// Adds to the registers one of `rows` times its number.
#[inline(always)]
fn add_row<S: Simd, const V: usize, const N: usize>(
    simd: S,
    to: &mut [S::f32s; V],
    at: usize,
    (number, place): (f32, usize),
    rows: &[[f32; N]],
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
pub(in crate::parse) fn sum<const N: usize>(row: &[f32; N]) -> f32 {
    let mut sums = [0.0; LANES];
    let (chunks, rest) = row.as_chunks::<LANES>();
    for chunk in chunks {
        for (sum, v) in sums.iter_mut().zip(chunk) {
            *sum += v;
        }
    }
    sums.iter().chain(rest).sum()
}

/// The highest number of a row.
#[inline(always)]
pub(in crate::parse) fn highest<const N: usize>(row: &[f32; N]) -> f32 {
    let mut tops = [f32::NEG_INFINITY; LANES];
    let (chunks, rest) = row.as_chunks::<LANES>();
    for chunk in chunks {
        for (top, v) in tops.iter_mut().zip(chunk) {
            *top = if v > top { *v } else { *top };
        }
    }
    tops.iter()
        .chain(rest)
        .fold(f32::NEG_INFINITY, |top, v| if *v > top { *v } else { top })
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
    use super::*;

    struct Added<const N: usize>;

    impl<const N: usize> pulp::WithSimd for Added<N> {
        type Output = [f32; N];

        fn with_simd<S: Simd>(self, simd: S) -> [f32; N] {
            let rows: [[f32; N]; 4] =
                std::array::from_fn(|n| std::array::from_fn(|k| (n * 10 + k) as f32));
            let mut to = [1.0; N];
            let numbers = [1.0, 2.0, 0.0, 0.5];
            let telling = Telling::above(&numbers, 0.0);
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
            assert_eq!(pulp::Arch::new().dispatch(Added::<N>), right);
            assert_eq!(pulp::Arch::Scalar.dispatch(Added::<N>), right);
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
        assert_eq!(Telling::above(&row, 0.0).collect::<Vec<_>>(), [1, 17, 49]);
        assert_eq!(Telling::above(&row, 0.5).collect::<Vec<_>>(), [1, 49]);
        assert_eq!(Telling::above(&[1.0; 64], 0.0).count(), 64);
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
        assert_eq!((sum(&row), highest(&row)), (0.0, 4.5));
        assert_eq!(highest(&[f32::NEG_INFINITY; 3]), f32::NEG_INFINITY);
    }
}
