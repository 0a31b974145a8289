//! The path on which most lines are expected to be right, from the odds of their states.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

use pulp::{Arch, Simd, WithSimd};

use super::super::model::rows::{Telling, Told, add_products};
use super::super::model::{Row, Wide};
use super::super::states::{COUNT, STATES, Zone};
use super::{SPANS, WIDE, ZONES};

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
    let mut speaks = [[0.0; WIDE]; COUNT];
    let mut a = 0;
    while a < COUNT {
        let mut b = 0;
        while b < COUNT {
            if STATES[a].kind as u8 == STATES[b].kind as u8 {
                speaks[a][b] = if a == b { 2.0 } else { 1.0 };
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
        // For each line, how right each state is expected to be, and the best sum that ends in each zone.
        let mut right: Vec<Wide> = Vec::with_capacity(n);
        let mut ends: Vec<[f64; ZONES]> = Vec::with_capacity(n);
        for odds in self.0 {
            let mut row: Wide = [0.0; _];
            let telling = Telling::above(odds, FAINT);
            let told = Told { row: odds, telling };
            add_products(simd, &mut row, told, &SPEAKS);
            let mut own = [0.0; ZONES];
            for (zone, own) in own.iter_mut().enumerate() {
                let (from, to) = SPANS[zone];
                let mut top = 0;
                for v in &row[from..to] {
                    top = top.max(v.to_bits());
                }
                *own = f64::from(f32::from_bits(top));
                if let Some(before) = ends.last() {
                    *own += highest_before(before, zone).0;
                }
            }
            right.push(row);
            ends.push(own);
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
            let (from, to) = SPANS[zone];
            let mut best = from;
            for state in from..to {
                if right[i][state] > right[i][best] {
                    best = state;
                }
            }
            path[i] = best;
            if i > 0 {
                zone = highest_before(&ends[i - 1], zone).1;
            }
        }
        path
    }
}
