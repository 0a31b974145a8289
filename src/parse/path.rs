//! The best path: which states the lines of a page are in, all of them together.
//!
//! A linear chain. Each line has a score for each state, each step between states has a score, and all
//! paths through the zones of a page count by their sums (forward-backward). The best path is the one on
//! which most lines are expected to be right: the single path of the highest sum may be one that nearly
//! every other path disagrees with.

mod best;
mod sums;
mod zones;

use super::article::Kind;
use super::model::{Model, Row, Seen, Wide};
use super::states::{COUNT, STATES};
pub use sums::Paths;
use sums::{Summing, Sums};

/// The numbers of a row that fills wide registers.
const WIDE: usize = COUNT.next_multiple_of(8);

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

impl<'m> Odds<'m> {
    /// All `paths` over `lines` together.
    #[must_use]
    pub fn new(model: &'m Model, lines: &[Seen], scores: &[Row], paths: Paths<'_>) -> Self {
        let summing = Summing::new(model, lines, scores, paths);
        let (emit, tops) = summing.emit();
        let Sums {
            forward,
            backward,
            log_sum,
        } = summing.along(&emit);
        Self {
            states: sums::products(&forward, &backward),
            log_sum: tops + log_sum,
            forward,
            backward,
            emit,
            steps: &model.chances,
        }
    }

    /// The path on which most lines are expected to be right, in kind first and then in state.
    #[must_use]
    pub fn best(&self) -> Vec<usize> {
        best::best(&self.states)
    }

    /// Adds to `to`, from each state to each state, `times` the odds of the step from line `i - 1` to line `i`. For
    /// learning.
    pub fn add_step(&self, lines: &[Seen], i: usize, times: f32, to: &mut [Row]) {
        let steps = &self.steps[usize::from(lines[i].gap)];
        let before = &self.forward[i - 1];
        let mut behind = self.backward[i];
        for (v, emit) in behind.iter_mut().zip(self.emit[i].iter()) {
            *v *= emit;
        }
        let mut coming = Wide::default();
        for (from, row) in before.iter().zip(steps) {
            for (sum, step) in coming.iter_mut().zip(row.iter()) {
                *sum += from * step;
            }
        }
        let sum: f32 = coming.iter().zip(behind.iter()).map(|(c, b)| c * b).sum();
        // The lines on either side disagree more than these numbers can tell.
        if sum < 1e-15 {
            return;
        }
        for ((from, row), to) in before.iter().zip(steps).zip(to) {
            let part = times * (from / sum);
            if part == 0.0 {
                continue;
            }
            for ((to, step), behind) in to.iter_mut().zip(row.iter()).zip(behind.iter()) {
                *to += part * step * behind;
            }
        }
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
