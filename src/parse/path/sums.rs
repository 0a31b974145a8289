//! The sums over all paths: from the top of a page to each line, and from its end back to each line.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

use pulp::{Arch, Simd, WithSimd};

use super::super::model::rows::{self, Telling, Told, add_products};
use super::super::model::{Aligned, Model, Row, Seen, Wide};
use super::super::states::COUNT;
use super::{WIDE, zones};

/// The paths that are summed.
#[derive(Clone, Copy)]
pub enum Paths<'a> {
    /// Those that tell something, as a page is read.
    Likely,
    /// Nearly all, as learning needs them.
    All,
    /// All that are open: for each line, whether each state is open to it.
    Open(&'a dyn Fn(usize, usize) -> bool),
}

/// No state is less likely than this by the lines on one side of it: what stands above a line and what
/// stands below may disagree as much as they like (two articles in one file), and still each line has odds.
const LEAST: f32 = 1e-30 * WHOLE;

/// What the odds of the states of a line make together by the lines on one side of it: so much that all
/// products are normal numbers, which processors are fast with.
const WHOLE: f32 = 1e15;

/// No state is less likely than this by its own score.
const UNLIKELY: f32 = 1e-14;

/// A state this much less likely than the likeliest of its zone tells nothing of the next line where a page is read.
const FAINT: f32 = 1e-3;
/// The same where is learnt from a page: what is learnt is made of small differences.
const FAINTEST: f32 = 1e-4;

/// The sums that are to be made.
pub(super) struct Summing<'s> {
    model: &'s Model,
    lines: &'s [Seen],
    scores: &'s [Row],
    paths: Paths<'s>,
    /// The least odds of a state by the lines on one side, and by its own score.
    least: (f32, f32),
    /// A state this much less likely than the likeliest of its zone is passed over.
    faint: f32,
}

/// Sums along a page.
pub(super) struct Sums {
    /// For each line, the odds of the states by the lines above and its own score.
    pub(super) forward: Vec<Wide>,
    /// For each line, the odds of the states by the lines below.
    pub(super) backward: Vec<Wide>,
    /// Logarithm of the sum over all paths.
    pub(super) log_sum: f64,
}

impl<'s> Summing<'s> {
    pub(super) fn new(
        model: &'s Model,
        lines: &'s [Seen],
        scores: &'s [Row],
        paths: Paths<'s>,
    ) -> Self {
        let (least, faint) = match paths {
            Paths::Likely => ((LEAST, UNLIKELY), FAINT),
            Paths::All => ((LEAST, UNLIKELY), FAINTEST),
            Paths::Open(_) => ((0.0, 0.0), 0.0),
        };
        Self {
            model,
            lines,
            scores,
            paths,
            least,
            faint,
        }
    }

    /// For each line, how likely each state is by its own score, the likeliest being one; and the sum of
    /// what was taken away from the scores for that.
    pub(super) fn emit(&self) -> (Vec<Wide>, f64) {
        Arch::new().dispatch(Emit(self))
    }

    /// The sums along the page, down and up.
    pub(super) fn along(&self, emit: &[Wide]) -> Sums {
        Arch::new().dispatch(Along(self, emit))
    }

    /// The states of a line that tell something of the next: in each zone those that are not faint beside its
    /// likeliest. Zones are apart, for the sums of a zone that is not likely here may win in the end.
    #[inline(always)]
    fn telling<'r, S: Simd>(&self, simd: S, row: &'r Wide) -> Told<'r, WIDE> {
        let least = self.least.0;
        let bars = zones::tops(simd, row).map(|top| {
            let bar = top * self.faint;
            if bar > least { bar } else { least }
        });
        let telling = Telling::above_each(simd, row, &zones::spread(simd, bars));
        Told { row, telling }
    }
}

struct Emit<'s>(&'s Summing<'s>);

// Loops and no closures over lines: the compiler would leave those outside, without the registers.
impl WithSimd for Emit<'_> {
    type Output = (Vec<Wide>, f64);

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let Summing {
            scores,
            paths,
            least,
            ..
        } = *self.0;
        let mut tops = 0.0f64;
        let mut emit = Vec::with_capacity(scores.len());
        for (i, scores) in scores.iter().enumerate() {
            let top = rows::highest(simd, scores);
            tops += f64::from(top);
            let mut row = Aligned([f32::NEG_INFINITY; WIDE]);
            row[..COUNT].copy_from_slice(scores);
            for v in row.iter_mut() {
                let odds = rows::exp(*v - top);
                *v = if odds > least.1 { odds } else { least.1 };
            }
            row[COUNT..].fill(0.0);
            if let Paths::Open(open) = paths {
                for (s, v) in row.iter_mut().take(COUNT).enumerate() {
                    *v = if open(i, s) { *v } else { 0.0 };
                }
            }
            emit.push(row);
        }
        (emit, tops)
    }
}

struct Along<'s>(&'s Summing<'s>, &'s [Wide]);

impl WithSimd for Along<'_> {
    type Output = Sums;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Sums {
        let Self(summing, emit) = self;
        let Summing { model, lines, .. } = *summing;
        let least = summing.least.0;
        let n = emit.len();
        let mut log_sum = Logarithm::default();
        let mut forward: Vec<Wide> = Vec::with_capacity(n);
        let mut backward: Vec<Wide> = vec![Aligned([WHOLE; _]); n];
        // One step down and one step up at a time: neither waits for the other.
        for i in 0..n {
            // The least odds: where a page begins anew they are what its front grows from.
            let mut row = Aligned([least; WIDE]);
            if let Some(before) = forward.last() {
                let steps = &model.chances[usize::from(lines[i].gap)];
                add_products(simd, &mut row, summing.telling(simd, before), steps);
            } else {
                for (v, start) in row.iter_mut().zip(&model.start_chances) {
                    *v = start * WHOLE;
                }
            }
            for (v, emit) in row.iter_mut().zip(emit[i].iter()) {
                *v *= emit;
            }
            log_sum.add(settled(simd, &mut row, least) / WHOLE);
            forward.push(row);

            let below = n - 1 - i;
            if below == 0 {
                break;
            }
            let steps = &model.chances_back[usize::from(lines[below].gap)];
            let mut ahead = backward[below];
            for (v, emit) in ahead.iter_mut().zip(emit[below].iter()) {
                *v *= emit;
            }
            let mut row = Wide::default();
            add_products(simd, &mut row, summing.telling(simd, &ahead), steps);
            settled(simd, &mut row, least);
            backward[below - 1] = row;
        }
        Sums {
            forward,
            backward,
            log_sum: log_sum.sum(),
        }
    }
}

/// A sum of logarithms: one logarithm for many numbers.
struct Logarithm {
    sum: f64,
    product: f64,
}

impl Default for Logarithm {
    fn default() -> Self {
        Self {
            sum: 0.0,
            product: 1.0,
        }
    }
}

impl Logarithm {
    /// Adds the logarithm of `number`.
    #[inline(always)]
    fn add(&mut self, number: f32) {
        /// No number that is added takes a product between these out of what a number can be.
        const NORMAL: std::ops::RangeInclusive<f64> = 1e-200..=1e200;
        self.product *= f64::from(number);
        if !NORMAL.contains(&self.product) {
            *self = Self {
                sum: self.sum(),
                product: 1.0,
            };
        }
    }

    fn sum(&self) -> f64 {
        self.sum + self.product.ln()
    }
}

/// The odds of each line's states over all paths.
pub(super) fn products(forward: &[Wide], backward: &[Wide]) -> Vec<Row> {
    Arch::new().dispatch(Products(forward, backward))
}

struct Products<'s>(&'s [Wide], &'s [Wide]);

impl WithSimd for Products<'_> {
    type Output = Vec<Row>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Vec<Row> {
        let mut states = Vec::with_capacity(self.0.len());
        for (forward, backward) in self.0.iter().zip(self.1) {
            states.push(product(simd, forward, backward));
        }
        states
    }
}

/// Makes the sum of a row [`WHOLE`], none of it less than `least`; returns what the sum was.
#[inline(always)]
fn settled<S: Simd>(simd: S, row: &mut Wide, least: f32) -> f32 {
    let sum = rows::sum(simd, row);
    // Of a smaller sum the part would be infinite.
    let sum = if sum > f32::MIN_POSITIVE * WHOLE {
        sum
    } else {
        f32::MIN_POSITIVE * WHOLE
    };
    let part = WHOLE / sum;
    for odds in row.iter_mut() {
        let share = *odds * part;
        *odds = if share > least { share } else { least };
    }
    sum
}

/// The products of two rows, which make one.
#[inline(always)]
fn product<S: Simd>(simd: S, forward: &Wide, backward: &Wide) -> Row {
    let mut products = Wide::default();
    for ((product, f), b) in products
        .iter_mut()
        .zip(forward.iter())
        .zip(backward.iter())
        .take(COUNT)
    {
        *product = f * b;
    }
    let sum = rows::sum(simd, &products);
    let mut row = [0.0; COUNT];
    if sum < f32::MIN_POSITIVE {
        // The lines on either side disagree more than these numbers can tell.
        small_products(forward, backward, &mut row);
        return row;
    }
    let part = sum.recip();
    for (to, product) in row.iter_mut().zip(products.iter()) {
        *to = product * part;
    }
    row
}

/// The same with numbers of a wider range; nothing where even those are all zero.
#[cold]
fn small_products(forward: &Wide, backward: &Wide, row: &mut Row) {
    let product = |(f, b): (&f32, &f32)| f64::from(*f) * f64::from(*b);
    let products = || forward.iter().zip(backward.iter()).take(COUNT).map(product);
    let sum: f64 = products().sum();
    if sum > 0.0 {
        for (to, product) in row.iter_mut().zip(products()) {
            *to = (product / sum) as f32;
        }
    }
}
