//! What wide registers tell of many numbers at once, as bits: in one step where a machine has one for it.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

#[cfg(target_arch = "x86_64")]
use std::{any::Any, arch::x86_64::__m256i};

use pulp::Simd;

use crate::text::spread;

/// One bit for each of the flags, which are zero or one; the first is the lowest.
#[inline(always)]
pub(super) fn bits<S: Simd>(simd: S, flags: &[u8; 64]) -> u64 {
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = with_masks(&simd) {
        let halves: [__m256i; 2] = bytemuck::cast(*flags);
        // The highest bit of each byte is what is gathered.
        let low = simd.avx2._mm256_slli_epi16::<7>(halves[0]);
        let high = simd.avx2._mm256_slli_epi16::<7>(halves[1]);
        let low = simd.avx2._mm256_movemask_epi8(low).cast_unsigned();
        let high = simd.avx2._mm256_movemask_epi8(high).cast_unsigned();
        return u64::from(low) | u64::from(high) << 32;
    }
    spread::bits(flags)
}

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

/// The registers that gather bits in one step, when they are those at hand; which that are is known when this is
/// compiled.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn with_masks<S: Simd>(simd: &S) -> Option<&pulp::x86::V3> {
    (simd as &dyn Any).downcast_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Both<'f>(&'f [u8; 64], &'f [f32; 50]);

    impl pulp::WithSimd for Both<'_> {
        type Output = (u64, u64);

        fn with_simd<S: Simd>(self, simd: S) -> (u64, u64) {
            (bits(simd, self.0), above(simd, self.1, &[0.5; 50]))
        }
    }

    #[test]
    fn a_bit_in_its_place() {
        for arch in [pulp::Arch::new(), pulp::Arch::Scalar] {
            for place in 0..64 {
                let mut flags = [0; 64];
                flags[place] = 1;
                let row = std::array::from_fn(|n| f32::from(flags[n]));
                let of_row = if place < 50 { 1 << place } else { 0 };
                assert_eq!(arch.dispatch(Both(&flags, &row)), (1 << place, of_row));
            }
        }
    }
}
