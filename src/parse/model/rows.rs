//! Arithmetic on short rows of numbers, with the widest registers that a machine has.
//!
//! Everything here is inlined into what [`pulp`] runs with those registers, and so are its callers.

use pulp::Simd;

/// Numbers that are summed side by side.
const LANES: usize = 8;

/// The numbers of a row that are more than zero, and where they stand; none is less.
#[derive(Debug, Clone, Copy)]
pub(in crate::parse) struct Telling<const N: usize> {
    places: [u8; N],
    numbers: [f32; N],
    count: usize,
}

impl<const N: usize> Telling<N> {
    /// Of `row`.
    #[inline(always)]
    pub(in crate::parse) fn new(row: &[f32; N]) -> Self {
        const { assert!(N <= 256) };
        let mut telling = Self {
            places: [0; N],
            numbers: [0.0; N],
            count: 0,
        };
        // Written every time and counted when it tells: no branch that nobody can foresee.
        for (place, number) in row.iter().enumerate() {
            telling.places[telling.count] = place as u8;
            telling.numbers[telling.count] = *number;
            telling.count += usize::from(*number > 0.0);
        }
        telling
    }

    /// The numbers.
    #[inline(always)]
    pub(in crate::parse) fn numbers(&self) -> &[f32] {
        &self.numbers[..self.count]
    }

    /// Where the `n`th of them stands in the row.
    #[inline(always)]
    pub(in crate::parse) fn place(&self, n: usize) -> usize {
        usize::from(self.places[n])
    }
}

/// Adds to `to` each of `rows` times its number.
#[inline(always)]
pub(in crate::parse) fn add_products<'r, S: Simd, const N: usize>(
    simd: S,
    to: &mut [f32; N],
    numbers: &[f32],
    rows: impl Fn(usize) -> &'r [f32; N],
) {
    let (wide, rest) = S::as_mut_simd_f32s(to.as_mut_slice());
    let mut at = 0;
    // As many registers at a time as make one row, so that no addition waits for the one before.
    while at + 12 <= wide.len() {
        add_group::<S, 12, N>(simd, wide, at, numbers, &rows);
        at += 12;
    }
    while at + 7 <= wide.len() {
        add_group::<S, 7, N>(simd, wide, at, numbers, &rows);
        at += 7;
    }
    while at + 4 <= wide.len() {
        add_group::<S, 4, N>(simd, wide, at, numbers, &rows);
        at += 4;
    }
    while at < wide.len() {
        add_group::<S, 1, N>(simd, wide, at, numbers, &rows);
        at += 1;
    }
    let from = N - rest.len();
    for (n, number) in numbers.iter().enumerate() {
        for (to, v) in rest.iter_mut().zip(&rows(n)[from..]) {
            *to += number * v;
        }
    }
}

/// The same for the registers from `at` on.
#[inline(always)]
fn add_group<'r, S: Simd, const V: usize, const N: usize>(
    simd: S,
    to: &mut [S::f32s],
    at: usize,
    numbers: &[f32],
    rows: &impl Fn(usize) -> &'r [f32; N],
) {
    let mut own = [simd.splat_f32s(0.0); V];
    own.copy_from_slice(&to[at..at + V]);
    for (n, number) in numbers.iter().enumerate() {
        let (row, _) = S::as_simd_f32s(rows(n).as_slice());
        let row = &row[at..at + V];
        let number = simd.splat_f32s(*number);
        for (own, v) in own.iter_mut().zip(row) {
            *own = simd.mul_add_e_f32s(number, *v, *own);
        }
    }
    to[at..at + V].copy_from_slice(&own);
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
            let rows: [[f32; N]; 3] =
                std::array::from_fn(|n| std::array::from_fn(|k| (n * 10 + k) as f32));
            let mut to = [1.0; N];
            add_products(simd, &mut to, &[1.0, 2.0, 0.5], |n| &rows[n]);
            to
        }
    }

    #[test]
    fn products_of_rows_of_any_length() {
        fn check<const N: usize>() {
            let right: [f32; N] = std::array::from_fn(|k| {
                let k = k as f32;
                1.0 + k + 2.0 * (10.0 + k) + 0.5 * (20.0 + k)
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
        let telling = Telling::new(&[0.0, 2.0, 0.0, 3.0]);
        assert_eq!(telling.numbers(), [2.0, 3.0]);
        assert_eq!((telling.place(0), telling.place(1)), (1, 3));
        assert_eq!(Telling::new(&[1.0; 3]).numbers(), [1.0; 3]);
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
