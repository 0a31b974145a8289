//! The best path: which states the lines of a page are in, all of them together.
//!
//! A linear chain. Each line has a score for each state, each step between states has a score, and all
//! paths through the zones of a page count by their sums (forward-backward). The best path is the one on
//! which most lines are expected to be right: the single path of the highest sum may be one that nearly
//! every other path disagrees with.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

use super::article::Kind;
use pulp::{Arch, Simd, WithSimd};

use super::model::rows::{self, add_products};
use super::model::{Model, Row, Seen, Wide};
use super::states::{COUNT, STATES, Zone};

/// Paths that may be taken: for each line, whether each state is open to it.
pub type Allowed<'a> = &'a dyn Fn(usize, usize) -> bool;

/// No state is less likely than this by the lines on one side of it: what stands above a line and what
/// stands below may disagree as much as they like (two articles in one file), and still each line has odds.
const LEAST: f32 = 1e-30;

/// How many zones a page has.
const ZONES: usize = Zone::Tail as usize + 1;

/// What it costs, in lines that are right, to go back to a zone that is over: only another page behind the
/// first is worth that.
const AGAIN: f64 = 8.0;

/// The sum of a path that goes on in `zone` from the best of all zones, and that zone.
fn highest_before(sums: &[(f64, usize); ZONES], zone: usize) -> (f64, usize) {
    // A title follows what stands before it, and nothing else stands between (a title of two lines is one
    // that goes on in the head).
    let last = if zone == Zone::Title as usize {
        Zone::Front as usize
    } else {
        zone
    };
    let sum = |z: usize| sums[z].0 - if z > last { AGAIN } else { 0.0 };
    let first = (sum(0), 0);
    (1..ZONES).fold(
        first,
        |best, z| if sum(z) > best.0 { (sum(z), z) } else { best },
    )
}

/// The odds of states and steps over all paths.
pub struct Odds<'m> {
    /// For each line, the odds of each state.
    pub states: Vec<Row>,
    /// Logarithm of the sum over all paths. For learning.
    pub log_sum: f64,
    forward: Vec<Wide>,
    backward: Vec<Wide>,
    emit: Vec<Wide>,
    steps: &'m [Vec<Wide>; 2],
}

/// The sums that are to be made.
struct Summing<'m, 's> {
    model: &'m Model,
    lines: &'s [Seen],
    scores: &'s [Row],
    allowed: Option<Allowed<'s>>,
    /// Only what is left out by `allowed` is impossible.
    least: f32,
}

impl<'m> WithSimd for Summing<'m, '_> {
    type Output = Odds<'m>;

    // Loops and no closures over lines: the compiler would leave those outside, without the registers.
    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Odds<'m> {
        let (emit, tops) = self.emit();
        let (forward, sums) = self.forward(simd, &emit);
        let backward = self.backward(simd, &emit);
        let mut states = Vec::with_capacity(emit.len());
        for (forward, backward) in forward.iter().zip(&backward) {
            states.push(product(forward, backward));
        }
        Odds {
            states,
            log_sum: tops + sums,
            forward,
            backward,
            emit,
            steps: &self.model.chances,
        }
    }
}

impl Summing<'_, '_> {
    /// For each line, how likely each state is by its own score, the likeliest being one; and the sum of
    /// what was taken away from the scores for that.
    #[inline(always)]
    fn emit(&self) -> (Vec<Wide>, f64) {
        let mut tops = 0.0f64;
        let mut emit = Vec::with_capacity(self.scores.len());
        for (i, scores) in self.scores.iter().enumerate() {
            let top = rows::highest(scores);
            tops += f64::from(top);
            let mut row: Wide = [f32::NEG_INFINITY; _];
            row[..COUNT].copy_from_slice(scores);
            for v in &mut row {
                *v = rows::exp(*v - top);
            }
            if let Some(open) = self.allowed {
                for (s, v) in row.iter_mut().take(COUNT).enumerate() {
                    *v = if open(i, s) { *v } else { 0.0 };
                }
            }
            emit.push(row);
        }
        (emit, tops)
    }

    #[inline(always)]
    fn forward<S: Simd>(&self, simd: S, emit: &[Wide]) -> (Vec<Wide>, f64) {
        let mut sums = 0.0f64;
        let mut forward: Vec<Wide> = Vec::with_capacity(emit.len());
        for (i, emit) in emit.iter().enumerate() {
            let mut row: Wide = [0.0; _];
            if let Some(before) = forward.last() {
                let steps = &self.model.chances[usize::from(self.lines[i].gap)];
                // The least odds too: where a page begins anew they are what its front grows from.
                add_products(simd, &mut row, &before[..COUNT], |n| &steps[n]);
            } else {
                for (v, start) in row.iter_mut().zip(&self.model.start) {
                    *v = start.exp();
                }
            }
            for (v, emit) in row.iter_mut().zip(emit) {
                *v *= emit;
            }
            sums += f64::from(settled(&mut row, self.least).ln());
            forward.push(row);
        }
        (forward, sums)
    }

    #[inline(always)]
    fn backward<S: Simd>(&self, simd: S, emit: &[Wide]) -> Vec<Wide> {
        let n = emit.len();
        let mut backward: Vec<Wide> = vec![[1.0; _]; n];
        for i in (1..n).rev() {
            let steps = &self.model.chances_back[usize::from(self.lines[i].gap)];
            let mut ahead = backward[i];
            for (v, emit) in ahead.iter_mut().zip(&emit[i]) {
                *v *= emit;
            }
            let mut row: Wide = [0.0; _];
            add_products(simd, &mut row, &ahead[..COUNT], |n| &steps[n]);
            settled(&mut row, self.least);
            backward[i - 1] = row;
        }
        backward
    }
}

impl<'m> Odds<'m> {
    /// All paths over `lines` together; `allowed` may leave some out.
    #[must_use]
    pub fn new(
        model: &'m Model,
        lines: &[Seen],
        scores: &[Row],
        allowed: Option<Allowed<'_>>,
    ) -> Self {
        Arch::new().dispatch(Summing {
            model,
            lines,
            scores,
            allowed,
            least: if allowed.is_some() { 0.0 } else { LEAST },
        })
    }

    /// The path on which most lines are expected to be right, in kind first and then in state.
    #[must_use]
    pub fn best(&self) -> Vec<usize> {
        let n = self.states.len();
        // For each line, the best sum that ends in each zone, and the state there.
        let mut ends: Vec<[(f64, usize); ZONES]> = Vec::with_capacity(n);
        for odds in &self.states {
            let mut kinds = [0.0; Kind::ALL.len()];
            for (state, odds) in STATES.iter().zip(odds) {
                kinds[state.kind as usize] += odds;
            }
            let mut own = [(f64::NEG_INFINITY, 0); ZONES];
            for (s, state) in STATES.iter().enumerate() {
                let right = f64::from(kinds[state.kind as usize] + odds[s]);
                let zone = &mut own[state.zone as usize];
                if right > zone.0 {
                    *zone = (right, s);
                }
            }
            if let Some(before) = ends.last() {
                for (zone, own) in own.iter_mut().enumerate() {
                    own.0 += highest_before(before, zone).0;
                }
            }
            ends.push(own);
        }
        let Some(last) = ends.last() else {
            return Vec::new();
        };
        let mut zone =
            (0..ZONES).fold(0, |best, z| if last[z].0 > last[best].0 { z } else { best });
        let mut path = vec![0; n];
        for i in (0..n).rev() {
            path[i] = ends[i][zone].1;
            if i > 0 {
                zone = highest_before(&ends[i - 1], zone).1;
            }
        }
        path
    }

    /// The odds of the step from line `i - 1` to line `i`: from each state to each state. For learning.
    #[must_use]
    pub fn step(&self, lines: &[Seen], i: usize) -> Vec<Row> {
        let steps = &self.steps[usize::from(lines[i].gap)];
        let mut out: Vec<Row> = (0..COUNT)
            .map(|a| {
                std::array::from_fn(|b| {
                    self.forward[i - 1][a] * steps[a][b] * self.emit[i][b] * self.backward[i][b]
                })
            })
            .collect();
        let sum: f32 = out.iter().flatten().sum();
        if sum > 0.0 {
            for v in out.iter_mut().flatten() {
                *v /= sum;
            }
        }
        out
    }

    /// The kind that line `i` is most likely of if it is not of `kind`.
    #[must_use]
    pub fn rival(&self, i: usize, kind: Kind) -> Kind {
        let mut best = (kind, f32::NEG_INFINITY);
        for other in Kind::ALL.into_iter().filter(|k| *k != kind) {
            let states = self.states[i].iter().zip(STATES);
            let sum = states
                .filter(|(_, s)| s.kind == other)
                .map(|(o, _)| o)
                .sum();
            if sum > best.1 {
                best = (other, sum);
            }
        }
        best.0
    }

    /// How sure it is that line `i` is of the kind of `state`.
    #[must_use]
    pub fn of_kind(&self, i: usize, state: usize) -> f32 {
        let kind = STATES[state].kind;
        self.states[i]
            .iter()
            .zip(STATES)
            .filter(|(_, s)| s.kind == kind)
            .map(|(odds, _)| odds)
            .sum()
    }
}

/// Makes the sum of a row one, none of it less than `least`; returns what the sum was.
#[inline(always)]
fn settled(row: &mut Wide, least: f32) -> f32 {
    let sum = rows::sum(row);
    let sum = if sum > 0.0 { sum } else { f32::MIN_POSITIVE };
    let part = sum.recip();
    for odds in row {
        let share = *odds * part;
        *odds = if share > least { share } else { least };
    }
    sum
}

/// The products of two rows, which make one. Wide in bits too, as both may be as small as [`LEAST`].
#[inline(always)]
fn product(forward: &Wide, backward: &Wide) -> Row {
    let mut products = [0.0f64; COUNT];
    for ((product, f), b) in products.iter_mut().zip(forward).zip(backward) {
        *product = f64::from(*f) * f64::from(*b);
    }
    let mut sums = [0.0f64; 4];
    let (chunks, rest) = products.as_chunks::<4>();
    for chunk in chunks {
        for (sum, v) in sums.iter_mut().zip(chunk) {
            *sum += v;
        }
    }
    let sum = sums.iter().sum::<f64>() + rest.iter().sum::<f64>();
    let mut row = [0.0; COUNT];
    if sum > 0.0 {
        let part = sum.recip();
        for (to, product) in row.iter_mut().zip(&products) {
            *to = (product * part) as f32;
        }
    }
    row
}
