//! The best path: which states the lines of a page are in, all of them together.
//!
//! A linear chain. Each line's facts and its neighbours' give a score for each state, each step
//! between states has a score, and the path with the largest sum wins (Viterbi). How sure it is of a
//! line comes from all paths together (forward-backward).

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

use pulp::Arch;

use super::article::Kind;
use super::model::{Model, Row, Seen};
use super::states::{COUNT, STATES};

/// Paths that may be taken: for each line, whether each state is open to it.
pub type Allowed<'a> = &'a dyn Fn(usize, usize) -> bool;

/// The state of each line on the best path.
#[must_use]
pub fn best(model: &Model, lines: &[Seen], scores: &[Row]) -> Vec<usize> {
    Arch::new().dispatch(
        #[inline(always)]
        || best_inlined(model, lines, scores),
    )
}

// Inlined where the machine's registers are known.
#[inline(always)]
fn best_inlined(model: &Model, lines: &[Seen], scores: &[Row]) -> Vec<usize> {
    let n = lines.len();
    if n == 0 {
        return Vec::new();
    }
    // For each line and state, the best sum of a path that ends there.
    let mut sums: Vec<Row> = Vec::with_capacity(n);
    sums.push(std::array::from_fn(|s| model.start[s] + scores[0][s]));
    for i in 1..n {
        let steps = &model.steps[usize::from(lines[i].gap)];
        let mut next = [f32::NEG_INFINITY; COUNT];
        for (before, step) in sums[i - 1].iter().zip(steps) {
            for (to, step) in next.iter_mut().zip(step) {
                let sum = before + step;
                *to = if sum > *to { sum } else { *to };
            }
        }
        for (s, own) in next.iter_mut().zip(&scores[i]) {
            *s += own;
        }
        sums.push(next);
    }
    // Backwards, only the states on the path ask which state came before.
    let mut at = highest(sums[n - 1].iter().copied());
    let mut path = vec![at; n];
    for i in (1..n).rev() {
        let steps = &model.steps[usize::from(lines[i].gap)];
        let before = sums[i - 1].iter().zip(steps);
        at = highest(before.map(|(sum, step)| sum + step[at]));
        path[i - 1] = at;
    }
    path
}

/// The first place of the highest value.
fn highest(values: impl Iterator<Item = f32>) -> usize {
    let first = (0, f32::NEG_INFINITY);
    let higher = |best: (usize, f32), new: (usize, f32)| if new.1 > best.1 { new } else { best };
    values.enumerate().fold(first, higher).0
}

/// The odds of states and steps over all paths.
pub struct Odds {
    /// For each line, the odds of each state.
    pub states: Vec<Row>,
    /// Logarithm of the sum over all paths.
    pub log_sum: f64,
    forward: Vec<Row>,
    backward: Vec<Row>,
    emit: Vec<Row>,
    steps: [Vec<Row>; 2],
}

impl Odds {
    /// All paths over `lines` together; `allowed` may leave some out.
    #[must_use]
    pub fn new(
        model: &Model,
        lines: &[Seen],
        scores: &[Row],
        allowed: Option<Allowed<'_>>,
    ) -> Self {
        let n = lines.len();
        let steps = [0, 1].map(|g| {
            model.steps[g]
                .iter()
                .map(|r| r.map(f32::exp))
                .collect::<Vec<Row>>()
        });
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
                *r /= sum;
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
                *r /= sum;
            }
            backward[i] = row;
        }
        let states = forward
            .iter()
            .zip(&backward)
            .map(|(f, b)| normal(std::array::from_fn(|s| f[s] * b[s])))
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

    /// The odds of the step from line `i - 1` to line `i`: from each state to each state.
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

fn normal(mut row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        for r in &mut row {
            *r /= sum;
        }
    }
    row
}
