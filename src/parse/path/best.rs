//! The path on which most lines are expected to be right, from the odds of their states.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

use pulp::{Arch, Simd, WithSimd};

use super::super::model::rows::{Telling, Told, add_products};
use super::super::model::{Aligned, Row, Wide};
use super::super::states::{COUNT, STATES, Zone};
use super::WIDE;
use super::zones::{self, ZONES, Zoned};

/// Odds that are lower change no path.
const FAINT: f32 = 1e-6;

/// What it costs, in lines that are right, to go back to a zone that is over: only another page behind the
/// first is worth that.
const AGAIN: f64 = 8.0;

/// The sum of a path that goes on in `zone` from the best of all zones, and that zone.
#[inline(always)]
fn highest_before(sums: &[f64; ZONES], zone: usize) -> (f64, usize) {
    // A title follows what stands before it, and nothing else stands between (a title of two lines is one
    // that goes on in the head).
    let last = if zone == Zone::Title as usize {
        Zone::Front as usize
    } else {
        zone
    };
    let mut best = (sums[0], 0);
    for (z, sum) in sums.iter().enumerate().skip(1) {
        let sum = sum - if z > last { AGAIN } else { 0.0 };
        if sum > best.0 {
            best = (sum, z);
        }
    }
    best
}

/// For each state and each state, how much the odds of the first speak for taking the second: once when
/// they are of one kind, twice when they are one.
const SPEAKS: [Wide; COUNT] = {
    let mut speaks = [Aligned([0.0; WIDE]); COUNT];
    let mut a = 0;
    while a < COUNT {
        let mut b = 0;
        while b < COUNT {
            if STATES[a].kind as u8 == STATES[b].kind as u8 {
                speaks[a].0[b] = if a == b { 2.0 } else { 1.0 };
            }
            b += 1;
        }
        a += 1;
    }
    speaks
};

/// The best path, in kind first and then in state.
pub(super) fn best(odds: &[Row]) -> Vec<usize> {
    Arch::new().dispatch(Choosing(odds))
}

/// Finds the best path of what came out.
struct Choosing<'o>(&'o [Row]);

impl WithSimd for Choosing<'_> {
    type Output = Vec<usize>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Vec<usize> {
        let n = self.0.len();
        // For each line, how right each state is expected to be, the highest of that in each zone, and the best
        // sum that ends in each.
        let mut right: Vec<Wide> = Vec::with_capacity(n);
        let mut tops: Vec<Zoned> = Vec::with_capacity(n);
        let mut ends: Vec<[f64; ZONES]> = Vec::with_capacity(n);
        for odds in self.0 {
            let mut row = Wide::default();
            let telling = Telling::above(simd, odds, FAINT);
            let told = Told { row: odds, telling };
            add_products(simd, &mut row, told, &SPEAKS);
            let own = zones::tops(simd, &row);
            let mut end = own.map(f64::from);
            if let Some(before) = ends.last() {
                for (zone, end) in end.iter_mut().enumerate() {
                    *end += highest_before(before, zone).0;
                }
            }
            right.push(row);
            tops.push(own);
            ends.push(end);
        }
        let Some(last) = ends.last() else {
            return Vec::new();
        };
        let mut zone = 0;
        for other in 1..ZONES {
            if last[other] > last[zone] {
                zone = other;
            }
        }
        let mut path = vec![0; n];
        for i in (0..n).rev() {
            path[i] = zones::first(simd, &right[i], zone, tops[i][zone]);
            if i > 0 {
                zone = highest_before(&ends[i - 1], zone).1;
            }
        }
        path
    }
}
