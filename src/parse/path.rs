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

use pulp::Arch;

use super::article::Kind;
use super::model::{Model, Row, Seen};
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
    forward: Vec<Row>,
    backward: Vec<Row>,
    emit: Vec<Row>,
    steps: &'m [Vec<Row>; 2],
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
        Arch::new().dispatch(
            #[inline(always)]
            || Self::of(model, lines, scores, allowed),
        )
    }

    // Inlined where the machine's registers are known.
    #[inline(always)]
    fn of(model: &'m Model, lines: &[Seen], scores: &[Row], allowed: Option<Allowed<'_>>) -> Self {
        let n = lines.len();
        let steps = &model.chances;
        // Only what is left out by `allowed` is impossible.
        let least = if allowed.is_some() { 0.0 } else { LEAST };
        let mut log_sum = 0.0f64;
        let mut emit: Vec<Row> = Vec::with_capacity(n);
        for (i, row) in scores.iter().enumerate() {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            log_sum += f64::from(top);
            emit.push(std::array::from_fn(|s| {
                if allowed.is_none_or(|open| open(i, s)) {
                    (row[s] - top).exp()
                } else {
                    0.0
                }
            }));
        }
        let mut forward: Vec<Row> = Vec::with_capacity(n);
        for i in 0..n {
            let mut row: Row = [0.0; COUNT];
            if i == 0 {
                row = std::array::from_fn(|s| model.start[s].exp());
            } else {
                for (a, step) in forward[i - 1].iter().zip(&steps[usize::from(lines[i].gap)]) {
                    for (r, s) in row.iter_mut().zip(step) {
                        *r += a * s;
                    }
                }
            }
            for (r, e) in row.iter_mut().zip(&emit[i]) {
                *r *= e;
            }
            let sum: f32 = row.iter().sum();
            let sum = if sum > 0.0 { sum } else { f32::MIN_POSITIVE };
            log_sum += f64::from(sum.ln());
            for r in &mut row {
                *r = (*r / sum).max(least);
            }
            forward.push(row);
        }
        let mut backward: Vec<Row> = vec![[1.0; COUNT]; n];
        for i in (0..n.saturating_sub(1)).rev() {
            let ahead: Row = std::array::from_fn(|s| backward[i + 1][s] * emit[i + 1][s]);
            let mut row: Row = [0.0; COUNT];
            for (r, step) in row.iter_mut().zip(&steps[usize::from(lines[i + 1].gap)]) {
                *r = step.iter().zip(&ahead).map(|(s, a)| s * a).sum();
            }
            let sum: f32 = row.iter().sum();
            let sum = if sum > 0.0 { sum } else { f32::MIN_POSITIVE };
            for r in &mut row {
                *r = (*r / sum).max(least);
            }
            backward[i] = row;
        }
        let states = forward
            .iter()
            .zip(&backward)
            .map(|(f, b)| product(f, b))
            .collect();
        Self {
            states,
            log_sum,
            forward,
            backward,
            emit,
            steps,
        }
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

/// The products of two rows, which make one. Wide, as both may be as small as [`LEAST`].
fn product(forward: &Row, backward: &Row) -> Row {
    let products = || {
        let pairs = forward.iter().zip(backward);
        pairs.map(|(f, b)| f64::from(*f) * f64::from(*b))
    };
    let sum: f64 = products().sum();
    let mut row = [0.0; COUNT];
    if sum > 0.0 {
        for (to, product) in row.iter_mut().zip(products()) {
            *to = (product / sum) as f32;
        }
    }
    row
}
