//! Numbers above a bar, as bits: in one step where a machine has one for it.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::__m256i;

use pulp::Simd;

#[cfg(target_arch = "x86_64")]
use crate::text::registers::with_masks;

/// One bit for each number of `row`, one where it is more than what stands in its place in `bars`.
#[inline(always)]
pub(super) fn above<S: Simd, const N: usize>(simd: S, row: &[f32; N], bars: &[f32; N]) -> u64 {
    const { assert!(N <= 64) };
    let (numbers, rest) = S::as_simd_f32s(row.as_slice());
    let (limits, rest_limits) = S::as_simd_f32s(bars.as_slice());
    let (all, none) = (simd.splat_u32s(u32::MAX), simd.splat_u32s(0));
    let mut bits = 0;
    for n in 0..numbers.len() {
        let is = simd.less_than_f32s(limits[n], numbers[n]);
        bits |= lanes(simd, simd.select_u32s(is, all, none)) << (n * S::F32_LANES);
    }
    for (n, (number, limit)) in rest.iter().zip(rest_limits).enumerate() {
        bits |= u64::from(number > limit) << (N - rest.len() + n);
    }
    bits
}

/// One bit for each lane, all bits of which are ones or zeros.
#[inline(always)]
fn lanes<S: Simd>(simd: S, lanes: S::u32s) -> u64 {
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = with_masks(&simd) {
        let lanes: __m256i = bytemuck::cast(lanes);
        let lanes = simd.avx._mm256_castsi256_ps(lanes);
        return u64::from(simd.avx._mm256_movemask_ps(lanes).cast_unsigned());
    }
    let _ = simd;
    let lanes = bytemuck::cast_slice::<S::u32s, u32>(std::slice::from_ref(&lanes));
    let bits = lanes.iter().enumerate();
    bits.fold(0, |bits, (n, lane)| bits | u64::from(lane & 1) << n)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Above<'f>(&'f [f32; 50]);

    impl pulp::WithSimd for Above<'_> {
        type Output = u64;

        fn with_simd<S: Simd>(self, simd: S) -> u64 {
            above(simd, self.0, &[0.5; 50])
        }
    }

    #[test]
    fn a_bit_in_its_place() {
        for arch in [pulp::Arch::new(), pulp::Arch::Scalar] {
            for place in 0..50 {
                let row = std::array::from_fn(|n| if n == place { 1.0 } else { 0.0 });
                assert_eq!(arch.dispatch(Above(&row)), 1 << place);
            }
        }
    }
}
