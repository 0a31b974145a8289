//! The zones of a page in a row of numbers, one for each state: the highest number of each zone, all at once.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

use pulp::Simd;

use super::super::model::Wide;
use super::super::model::rows::{Aligned, Telling};
use super::super::states::{COUNT, STATES, Zone};
use super::WIDE;

/// How many zones a page has.
pub(super) const ZONES: usize = Zone::Tail as usize + 1;

/// One number for each zone.
pub(super) type Zoned = [f32; ZONES];

/// For each zone, its first state and the one behind its last.
const SPANS: [(usize, usize); ZONES] = {
    let mut spans = [(COUNT, 0); ZONES];
    let mut s = 0;
    while s < COUNT {
        let span = &mut spans[STATES[s].zone as usize];
        if s < span.0 {
            span.0 = s;
        }
        assert!(
            span.1 == 0 || span.1 == s,
            "the states of a zone stand together"
        );
        span.1 = s + 1;
        s += 1;
    }
    spans
};

/// For each zone, infinity where its states stand, else zero: the lower of that and of a number is the number or
/// zero.
const MASKS: [Wide; ZONES] = {
    let mut masks = [Aligned([0.0; WIDE]); ZONES];
    let mut zone = 0;
    while zone < ZONES {
        let (mut s, to) = SPANS[zone];
        while s < to {
            masks[zone].0[s] = f32::INFINITY;
            s += 1;
        }
        zone += 1;
    }
    masks
};

/// Infinity where no state stands.
const BEHIND: Wide = {
    let mut behind = Aligned([0.0; WIDE]);
    let mut s = COUNT;
    while s < WIDE {
        behind.0[s] = f32::INFINITY;
        s += 1;
    }
    behind
};

/// The registers of a row in which a zone stands. The zone is known to the compiler, so that nothing is left of
/// loops over them.
#[inline(always)]
fn spanned<S: Simd, const ZONE: usize>() -> std::ops::Range<usize> {
    const { assert!(ZONE < ZONES && WIDE.is_multiple_of(S::F32_LANES)) };
    let (from, to) = const { SPANS[ZONE] };
    from / S::F32_LANES..to.div_ceil(S::F32_LANES)
}

/// The highest number of each zone in a row of numbers that are not below zero.
#[inline(always)]
pub(super) fn tops<S: Simd>(simd: S, row: &Wide) -> Zoned {
    [
        top::<S, 0>(simd, row),
        top::<S, 1>(simd, row),
        top::<S, 2>(simd, row),
        top::<S, 3>(simd, row),
        top::<S, 4>(simd, row),
    ]
}

#[inline(always)]
fn top<S: Simd, const ZONE: usize>(simd: S, row: &Wide) -> f32 {
    let (row, _) = S::as_simd_f32s(row.as_slice());
    let (mask, _) = S::as_simd_f32s(const { &MASKS[ZONE] }.as_slice());
    let mut top = simd.splat_f32s(0.0);
    for n in spanned::<S, ZONE>() {
        top = simd.max_f32s(top, simd.min_f32s(row[n], mask[n]));
    }
    simd.reduce_max_f32s(top)
}

/// A row with the number of its zone, not below zero, at each state; infinity behind the states.
#[inline(always)]
pub(super) fn spread<S: Simd>(simd: S, zoned: Zoned) -> Wide {
    let mut row = BEHIND;
    put::<S, 0>(simd, &mut row, zoned);
    put::<S, 1>(simd, &mut row, zoned);
    put::<S, 2>(simd, &mut row, zoned);
    put::<S, 3>(simd, &mut row, zoned);
    put::<S, 4>(simd, &mut row, zoned);
    row
}

#[inline(always)]
fn put<S: Simd, const ZONE: usize>(simd: S, row: &mut Wide, zoned: Zoned) {
    let (row, _) = S::as_mut_simd_f32s(row.as_mut_slice());
    let (mask, _) = S::as_simd_f32s(const { &MASKS[ZONE] }.as_slice());
    let number = simd.splat_f32s(zoned[ZONE]);
    for n in spanned::<S, ZONE>() {
        row[n] = simd.max_f32s(row[n], simd.min_f32s(number, mask[n]));
    }
}

/// The first state of a zone whose number is `top`, the highest of the zone.
#[inline(always)]
pub(super) fn first<S: Simd>(simd: S, row: &Wide, zone: usize, top: f32) -> usize {
    let (from, to) = SPANS[zone];
    let below = Telling::above_each(simd, &Aligned([top; WIDE]), row);
    below
        .others()
        .find(|s| (from..to).contains(s))
        .unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct All(Wide);

    impl pulp::WithSimd for All {
        type Output = (Zoned, Wide, [usize; ZONES]);

        fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
            let tops = tops(simd, &self.0);
            let firsts = std::array::from_fn(|zone| first(simd, &self.0, zone, tops[zone]));
            (tops, spread(simd, tops), firsts)
        }
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "these are whole numbers")]
    fn the_highest_of_each_zone() {
        let row: Wide = Aligned(std::array::from_fn(|s| (s * 7 % 11) as f32));
        for arch in [pulp::Arch::new(), pulp::Arch::Scalar] {
            let (tops, spread, firsts) = arch.dispatch(All(row));
            for (zone, (from, to)) in SPANS.into_iter().enumerate() {
                let top = row[from..to].iter().copied().fold(0.0, f32::max);
                assert_eq!(tops[zone], top);
                assert!(spread[from..to].iter().all(|v| *v == top));
                let first = row[from..to].iter().position(|v| *v == top);
                assert_eq!(Some(firsts[zone] - from), first);
            }
            assert!(spread[COUNT..].iter().all(|v| *v == f32::INFINITY));
        }
    }
}
