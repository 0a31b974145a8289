//! What wide registers tell of many bytes at once, as bits: in one step where a machine has one for it.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

#[cfg(target_arch = "x86_64")]
use std::{any::Any, arch::x86_64::__m256i};

use pulp::Simd;

use super::spread;

/// One bit for each of the flags, which are zero or one; the first is the lowest.
#[inline(always)]
pub(crate) fn bits<S: Simd>(simd: S, flags: &[u8; 64]) -> u64 {
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
    let _ = simd;
    spread::bits(flags)
}

/// The registers that gather bits in one step, when they are those at hand; which that are is known when this is
/// compiled.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(crate) fn with_masks<S: Simd>(simd: &S) -> Option<&pulp::x86::V3> {
    (simd as &dyn Any).downcast_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Flags<'f>(&'f [u8; 64]);

    impl pulp::WithSimd for Flags<'_> {
        type Output = u64;

        fn with_simd<S: Simd>(self, simd: S) -> u64 {
            bits(simd, self.0)
        }
    }

    #[test]
    fn a_bit_in_its_place() {
        for arch in [pulp::Arch::new(), pulp::Arch::Scalar] {
            for place in 0..64 {
                let mut flags = [0; 64];
                flags[place] = 1;
                assert_eq!(arch.dispatch(Flags(&flags)), 1 << place);
            }
        }
    }
}
