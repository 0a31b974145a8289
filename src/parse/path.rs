//! The best path: which states the lines of a page are in, all of them together.
//!
//! A linear chain. Each line's facts and its neighbours' give a score for each state, each step
//! between states has a score, and the path with the largest sum wins (Viterbi). How sure it is of a
//! line comes from all paths together (forward-backward).

use super::facts::{self, Fact};
use super::states::{COUNT, STATES};
use super::weights::{Row, Weights};

/// A page as the path sees it.
pub struct Chain {
    /// For each line, the numbers of its features.
    pub features: Vec<Vec<usize>>,
    /// For each line, whether a blank line stands before it.
    pub gaps: Vec<bool>,
}

/// Paths that may be taken: for each line, whether each state is open to it.
pub type Allowed<'a> = &'a dyn Fn(usize, usize) -> bool;

impl Chain {
    /// From the facts of the lines and the blank lines before them.
    #[must_use]
    pub fn new(facts: &[Vec<Fact>], gaps: Vec<bool>) -> Self {
        let features = (0..facts.len())
            .map(|i| {
                let mut numbers = Vec::with_capacity(96);
                let before = i.checked_sub(1).map(|p| (&facts[p], 0));
                let after = facts.get(i + 1).map(|f| (f, 2));
                for (own, whose) in [before, Some((&facts[i], 1)), after].into_iter().flatten() {
                    numbers.extend(own.iter().map(|&f| facts::feature(f, whose)));
                }
                numbers
            })
            .collect();
        Self { features, gaps }
    }

    /// How many lines.
    #[must_use]
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// No line at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// For each line, the score of each state by the line's features alone.
    #[must_use]
    pub fn scores(&self, weights: &Weights) -> Vec<Row> {
        self.features
            .iter()
            .map(|numbers| {
                let mut row = [0.0; COUNT];
                for &n in numbers {
                    for (r, w) in row.iter_mut().zip(&weights.features[n]) {
                        *r += w;
                    }
                }
                row
            })
            .collect()
    }

    /// The state of each line on the best path.
    #[must_use]
    pub fn best(&self, weights: &Weights, scores: &[Row]) -> Vec<usize> {
        let n = self.len();
        if n == 0 {
            return Vec::new();
        }
        let mut from: Vec<[u8; COUNT]> = vec![[0; COUNT]; n];
        let mut score: Row = std::array::from_fn(|s| weights.start[s] + scores[0][s]);
        for i in 1..n {
            let steps = &weights.steps[usize::from(self.gaps[i])];
            let mut next = [f32::NEG_INFINITY; COUNT];
            for (a, step) in steps.iter().enumerate() {
                for b in 0..COUNT {
                    let s = score[a] + step[b];
                    if s > next[b] {
                        next[b] = s;
                        from[i][b] = a as u8;
                    }
                }
            }
            for (s, own) in next.iter_mut().zip(&scores[i]) {
                *s += own;
            }
            score = next;
        }
        let mut at = (0..COUNT)
            .max_by(|a, b| score[*a].total_cmp(&score[*b]))
            .unwrap_or(0);
        let mut path = vec![at; n];
        for i in (1..n).rev() {
            at = from[i][at] as usize;
            path[i - 1] = at;
        }
        path
    }

    /// All paths together.
    #[must_use]
    pub fn all(&self, weights: &Weights, scores: &[Row], allowed: Option<Allowed<'_>>) -> Odds {
        Odds::new(self, weights, scores, allowed)
    }
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
    fn new(chain: &Chain, weights: &Weights, scores: &[Row], allowed: Option<Allowed<'_>>) -> Self {
        let n = chain.len();
        let steps = [0, 1].map(|g| {
            weights.steps[g]
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
                row = std::array::from_fn(|s| weights.start[s].exp());
            } else {
                for (a, step) in forward[i - 1]
                    .iter()
                    .zip(&steps[usize::from(chain.gaps[i])])
                {
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
            for (r, step) in row.iter_mut().zip(&steps[usize::from(chain.gaps[i + 1])]) {
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
    pub fn step(&self, chain: &Chain, i: usize) -> Vec<Row> {
        let steps = &self.steps[usize::from(chain.gaps[i])];
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
