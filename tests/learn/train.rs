//! Gradient steps on the conditional likelihood of what is known of the pages.

use docbao::parse::path::Odds;
use docbao::parse::states::COUNT;
use docbao::parse::weights::{Row, Weights};

use crate::corpus::Example;

/// First step length of AdaGrad.
const RATE: f32 = 0.25;
/// How much of a weight goes at each step that touches it.
const DECAY: f32 = 0.002;
/// A page of more lines than this weighs no more for them.
const LINES: f32 = 80.0;

/// The slope of one page, and the squares of all slopes so far.
struct Slopes {
    squares: Weights,
    own: Weights,
    touched: Vec<bool>,
}

/// Learns weights from pages labelled line by line and from pages of which only the body is known.
///
/// The labelled ones come first alone, so that they and not chance say what the kinds are. The order in
/// each round is shuffled in a fixed way.
pub(crate) fn train(pages: &[&Example], rounds: usize) -> Weights {
    let mut weights = Weights::zero();
    let mut slopes = Slopes {
        squares: flat(1e-2),
        own: flat(0.0),
        touched: vec![false; weights.features.len()],
    };
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for round in 0..rounds {
        for i in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for &i in &order {
            let alone = round < rounds / 3 || round + 2 >= rounds;
            if !alone || pages[i].is_labelled() {
                step(&mut weights, &mut slopes, pages[i]);
            }
        }
    }
    weights
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

fn step(weights: &mut Weights, slopes: &mut Slopes, page: &Example) {
    if page.chain.is_empty() {
        return;
    }
    let scores = page.chain.scores(weights);
    let free = page.chain.all(weights, &scores, None);
    let open = |line: usize, state: usize| page.right[line][state];
    let right = page.chain.all(weights, &scores, Some(&open));
    if !right.log_sum.is_finite() || !free.log_sum.is_finite() {
        return;
    }
    let weight = page.weight * (LINES / page.chain.len() as f32).min(1.0);
    for (i, numbers) in page.chain.features.iter().enumerate() {
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
            );
        }
    }
    for gap in 0..2 {
        for from in 0..COUNT {
            update(
                &mut weights.steps[gap][from],
                &mut slopes.squares.steps[gap][from],
                &mut slopes.own.steps[gap][from],
            );
        }
    }
    update(
        &mut weights.start,
        &mut slopes.squares.start,
        &mut slopes.own.start,
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
fn update(weights: &mut Row, squares: &mut Row, slope: &mut Row) {
    for ((w, sq), g) in weights.iter_mut().zip(squares).zip(slope) {
        if *g != 0.0 && w.is_finite() {
            *sq += *g * *g;
            *w += RATE * (*g - DECAY * *w) / sq.sqrt();
        }
        *g = 0.0;
    }
}
