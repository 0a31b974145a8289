//! Gradient steps on the conditional likelihood of what is known of the pages.

use docbao::parse::path::{Chain, Odds};
use docbao::parse::states::COUNT;
use docbao::parse::weights::{Row, Weights};

use crate::corpus::Example;

/// First step length of `AdaGrad`.
const RATE: f32 = 0.25;
/// A page of more lines than this weighs no more for them.
const LINES: f32 = 80.0;

/// The slope of one page, and the squares of all slopes so far.
struct Slopes {
    squares: Weights,
    own: Weights,
    touched: Vec<bool>,
}

/// How to learn.
#[derive(Clone)]
pub(crate) struct How {
    /// How often each page is looked at.
    pub(crate) rounds: usize,
    /// How much of a weight goes at each step that touches it.
    pub(crate) decay: f32,
    /// The share of features that a page does without each time it is looked at, so that no weight
    /// leans on another.
    pub(crate) dropout: f32,
}

/// Learns weights from pages labelled line by line and from pages of which only the body is known.
///
/// The labelled ones come first alone, so that they and not chance say what the kinds are. The order in
/// each round is shuffled in a fixed way.
pub(crate) fn train(pages: &[&Example], how: &How) -> Weights {
    let rounds = how.rounds;
    let mut weights = Weights::zero();
    let mut slopes = Slopes {
        squares: flat(1e-2),
        own: flat(0.0),
        touched: vec![false; weights.features.len()],
    };
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut sum = flat(0.0);
    let mut summed = 0;
    for round in 0..rounds {
        for i in (1..order.len()).rev() {
            order.swap(i, next(&mut seed) as usize % (i + 1));
        }
        for &i in &order {
            let alone = round < rounds / 3 || round + 2 >= rounds;
            if !alone || pages[i].is_labelled() {
                step(&mut weights, &mut slopes, pages[i], how, &mut seed);
            }
        }
        // The mean of the later rounds leans less on the last pages looked at.
        if round * 2 >= rounds {
            each(&mut sum, &weights, |total, w| *total += w);
            summed += 1;
        }
    }
    each(&mut weights, &sum, |w, total| {
        if w.is_finite() {
            *w = total / summed as f32;
        }
    });
    // A page that is read has all its features, a page learnt from had fewer.
    weights
        .features
        .iter_mut()
        .flatten()
        .for_each(|w| *w *= 1.0 - how.dropout);
    weights
}

/// The next of a fixed row of numbers below 2^31 (a linear congruential generator).
fn next(seed: &mut u64) -> u64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// Goes over all weights of two models together.
fn each(to: &mut Weights, from: &Weights, apply: impl Fn(&mut f32, f32)) {
    let rows = to
        .features
        .iter_mut()
        .chain(to.steps.iter_mut().flatten())
        .chain([&mut to.start]);
    let others = from
        .features
        .iter()
        .chain(from.steps.iter().flatten())
        .chain([&from.start]);
    for (row, other) in rows.zip(others) {
        for (w, o) in row.iter_mut().zip(other) {
            apply(w, *o);
        }
    }
}

fn flat(value: f32) -> Weights {
    let mut weights = Weights::zero();
    let rows = weights
        .features
        .iter_mut()
        .chain(weights.steps.iter_mut().flatten())
        .chain([&mut weights.start]);
    rows.for_each(|row| *row = [value; COUNT]);
    weights
}

fn step(weights: &mut Weights, slopes: &mut Slopes, page: &Example, how: &How, seed: &mut u64) {
    if page.chain.is_empty() {
        return;
    }
    let kept: Vec<bool> = (0..weights.features.len())
        .map(|_| (next(seed) as f32 / (1u64 << 31) as f32) >= how.dropout)
        .collect();
    let features = page
        .chain
        .features
        .iter()
        .map(|own| own.iter().copied().filter(|&n| kept[n]).collect())
        .collect();
    let chain = Chain {
        features,
        gaps: page.chain.gaps.clone(),
    };
    let scores = chain.scores(weights);
    let free = chain.all(weights, &scores, None);
    let open = |line: usize, state: usize| page.right[line][state];
    let right = chain.all(weights, &scores, Some(&open));
    if !right.log_sum.is_finite() || !free.log_sum.is_finite() {
        return;
    }
    let weight = page.weight * (LINES / page.chain.len() as f32).min(1.0);
    for (i, numbers) in chain.features.iter().enumerate() {
        let slope: Row = std::array::from_fn(|s| weight * (right.states[i][s] - free.states[i][s]));
        if slope.iter().all(|g| g.abs() < 1e-6) {
            continue;
        }
        for &n in numbers {
            slopes.touched[n] = true;
            add(&mut slopes.own.features[n], &slope);
        }
        if i == 0 {
            add(&mut slopes.own.start, &slope);
        } else {
            steps(slopes, page, weight, i, &right, &free);
        }
    }
    for n in 0..weights.features.len() {
        if slopes.touched[n] {
            slopes.touched[n] = false;
            update(
                &mut weights.features[n],
                &mut slopes.squares.features[n],
                &mut slopes.own.features[n],
                how.decay,
            );
        }
    }
    for gap in 0..2 {
        for from in 0..COUNT {
            update(
                &mut weights.steps[gap][from],
                &mut slopes.squares.steps[gap][from],
                &mut slopes.own.steps[gap][from],
                how.decay,
            );
        }
    }
    update(
        &mut weights.start,
        &mut slopes.squares.start,
        &mut slopes.own.start,
        how.decay,
    );
}

fn steps(slopes: &mut Slopes, page: &Example, weight: f32, i: usize, right: &Odds, free: &Odds) {
    let gap = usize::from(page.chain.gaps[i]);
    let (right, free) = (right.step(&page.chain, i), free.step(&page.chain, i));
    for (from, (r, f)) in right.iter().zip(&free).enumerate() {
        let slope: Row = std::array::from_fn(|to| weight * (r[to] - f[to]));
        add(&mut slopes.own.steps[gap][from], &slope);
    }
}

fn add(sum: &mut Row, slope: &Row) {
    for (s, g) in sum.iter_mut().zip(slope) {
        *s += g;
    }
}

/// One step along the page's slope, which is then flat again.
fn update(weights: &mut Row, squares: &mut Row, slope: &mut Row, decay: f32) {
    for ((w, sq), g) in weights.iter_mut().zip(squares).zip(slope) {
        if *g != 0.0 && w.is_finite() {
            *sq += *g * *g;
            *w += RATE * (*g - decay * *w) / sq.sqrt();
        }
        *g = 0.0;
    }
}
