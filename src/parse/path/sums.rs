//! The sums over all paths: from the top of a page to each line, and from its end back to each line.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

use pulp::{Arch, Simd, WithSimd};

use super::super::model::rows::{self, Telling, Told, add_products};
use super::super::model::{Model, Row, Seen, Wide};
use super::super::states::COUNT;
use super::{SPANS, WIDE, ZONES};

/// Paths that may be taken: for each line, whether each state is open to it.
pub type Allowed<'a> = &'a dyn Fn(usize, usize) -> bool;

/// No state is less likely than this by the lines on one side of it: what stands above a line and what
/// stands below may disagree as much as they like (two articles in one file), and still each line has odds.
const LEAST: f32 = 1e-30 * WHOLE;

/// What the odds of the states of a line make together by the lines on one side of it: so much that all
/// products are normal numbers, which processors are fast with.
const WHOLE: f32 = 1e15;

/// No state is less likely than this by its own score.
const UNLIKELY: f32 = 1e-14;

/// A state this much less likely than the likeliest of its zone tells nothing of the next line.
const FAINT: f32 = 1e-4;

/// The sums that are to be made.
pub(super) struct Summing<'s> {
    model: &'s Model,
    lines: &'s [Seen],
    scores: &'s [Row],
    allowed: Option<Allowed<'s>>,
    /// The least odds of a state by the lines on one side, and by its own score.
    least: (f32, f32),
}

impl<'s> Summing<'s> {
    pub(super) fn new(
        model: &'s Model,
        lines: &'s [Seen],
        scores: &'s [Row],
        allowed: Option<Allowed<'s>>,
    ) -> Self {
        let least = if allowed.is_some() {
            (0.0, 0.0)
        } else {
            (LEAST, UNLIKELY)
        };
        Self {
            model,
            lines,
            scores,
            allowed,
            least,
        }
    }

    /// For each line, how likely each state is by its own score, the likeliest being one; and the sum of
    /// what was taken away from the scores for that.
    pub(super) fn emit(&self) -> (Vec<Wide>, f64) {
        Arch::new().dispatch(Emit(self))
    }

    /// For each line, the odds of the states by the lines above and its own score; and the logarithm of the
    /// sum over all paths.
    pub(super) fn forward(&self, emit: &[Wide]) -> (Vec<Wide>, f64) {
        Arch::new().dispatch(Forward(self, emit))
    }

    /// For each line, the odds of the states by the lines below.
    pub(super) fn backward(&self, emit: &[Wide]) -> Vec<Wide> {
        Arch::new().dispatch(Backward(self, emit))
    }

    /// The states of a line that tell something of the next: in each zone those that are not faint beside its
    /// likeliest. Zones are apart, for the sums of a zone that is not likely here may win in the end.
    #[inline(always)]
    fn telling<'r>(&self, row: &'r Wide) -> Told<'r, WIDE> {
        let least = self.least.0;
        let faint = if least > 0.0 { FAINT } else { 0.0 };
        let mut bars: Wide = [f32::INFINITY; _];
        bar::<0>(row, &mut bars, faint, least);
        bar::<1>(row, &mut bars, faint, least);
        bar::<2>(row, &mut bars, faint, least);
        bar::<3>(row, &mut bars, faint, least);
        bar::<4>(row, &mut bars, faint, least);
        let mut flags = [0; 64];
        for ((flag, v), bar) in flags.iter_mut().zip(row).zip(&bars) {
            *flag = u8::from(*v > *bar);
        }
        let telling = Telling::of(&flags);
        Told { row, telling }
    }
}

/// Writes how likely a state of a zone must at least be to tell something. The zone is known to the compiler,
/// so that nothing is left of the loops.
#[inline(always)]
fn bar<const ZONE: usize>(row: &Wide, bars: &mut Wide, faint: f32, least: f32) {
    const { assert!(ZONE < ZONES) };
    let (from, to) = const { SPANS[ZONE] };
    // Of numbers that are not below zero, the bits are in their order.
    let mut top = 0;
    for v in &row[from..to] {
        top = top.max(v.to_bits());
    }
    let bar = f32::from_bits(top) * faint;
    let bar = if bar > least { bar } else { least };
    for v in &mut bars[from..to] {
        *v = bar;
    }
}

struct Emit<'s>(&'s Summing<'s>);

// Loops and no closures over lines: the compiler would leave those outside, without the registers.
impl WithSimd for Emit<'_> {
    type Output = (Vec<Wide>, f64);

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Self::Output {
        let Summing {
            scores,
            allowed,
            least,
            ..
        } = *self.0;
        let mut tops = 0.0f64;
        let mut emit = Vec::with_capacity(scores.len());
        for (i, scores) in scores.iter().enumerate() {
            let top = rows::highest(scores);
            tops += f64::from(top);
            let mut row: Wide = [f32::NEG_INFINITY; _];
            row[..COUNT].copy_from_slice(scores);
            for v in &mut row {
                *v = rows::exp(*v - top);
            }
            for v in &mut row[..COUNT] {
                *v = if *v > least.1 { *v } else { least.1 };
            }
            if let Some(open) = allowed {
                for (s, v) in row.iter_mut().take(COUNT).enumerate() {
                    *v = if open(i, s) { *v } else { 0.0 };
                }
            }
            emit.push(row);
        }
        (emit, tops)
    }
}

struct Forward<'s>(&'s Summing<'s>, &'s [Wide]);

impl WithSimd for Forward<'_> {
    type Output = (Vec<Wide>, f64);

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let Self(summing, emit) = self;
        let least = summing.least.0;
        let mut sums = Logarithm::default();
        let mut forward: Vec<Wide> = Vec::with_capacity(emit.len());
        for (i, emit) in emit.iter().enumerate() {
            // The least odds: where a page begins anew they are what its front grows from.
            let mut row: Wide = [least; _];
            if let Some(before) = forward.last() {
                let steps = &summing.model.chances[usize::from(summing.lines[i].gap)];
                add_products(simd, &mut row, summing.telling(before), steps);
            } else {
                for (v, start) in row.iter_mut().zip(&summing.model.start) {
                    *v = start.exp() * WHOLE;
                }
            }
            for (v, emit) in row.iter_mut().zip(emit) {
                *v *= emit;
            }
            sums.add(settled(&mut row, least) / WHOLE);
            forward.push(row);
        }
        (forward, sums.sum())
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

struct Backward<'s>(&'s Summing<'s>, &'s [Wide]);

impl WithSimd for Backward<'_> {
    type Output = Vec<Wide>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let Self(summing, emit) = self;
        let n = emit.len();
        let mut backward: Vec<Wide> = vec![[WHOLE; _]; n];
        for i in (1..n).rev() {
            let steps = &summing.model.chances_back[usize::from(summing.lines[i].gap)];
            let mut ahead = backward[i];
            for (v, emit) in ahead.iter_mut().zip(&emit[i]) {
                *v *= emit;
            }
            let mut row: Wide = [0.0; _];
            add_products(simd, &mut row, summing.telling(&ahead), steps);
            settled(&mut row, summing.least.0);
            backward[i - 1] = row;
        }
        backward
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
    fn with_simd<S: Simd>(self, _: S) -> Vec<Row> {
        let mut states = Vec::with_capacity(self.0.len());
        for (forward, backward) in self.0.iter().zip(self.1) {
            states.push(product(forward, backward));
        }
        states
    }
}

/// Makes the sum of a row [`WHOLE`], none of it less than `least`; returns what the sum was.
#[inline(always)]
fn settled(row: &mut Wide, least: f32) -> f32 {
    let sum = rows::sum(row);
    // Of a smaller sum the part would be infinite.
    let sum = if sum > f32::MIN_POSITIVE * WHOLE {
        sum
    } else {
        f32::MIN_POSITIVE * WHOLE
    };
    let part = WHOLE / sum;
    for odds in row {
        let share = *odds * part;
        *odds = if share > least { share } else { least };
    }
    sum
}

/// The products of two rows, which make one.
#[inline(always)]
fn product(forward: &Wide, backward: &Wide) -> Row {
    let mut products: Wide = [0.0; _];
    for ((product, f), b) in products.iter_mut().zip(forward).zip(backward).take(COUNT) {
        *product = f * b;
    }
    let sum = rows::sum(&products);
    let mut row = [0.0; COUNT];
    if sum < f32::MIN_POSITIVE {
        // The lines on either side disagree more than these numbers can tell.
        small_products(forward, backward, &mut row);
        return row;
    }
    let part = sum.recip();
    for (to, product) in row.iter_mut().zip(&products) {
        *to = product * part;
    }
    row
}

/// The same with numbers of a wider range; nothing where even those are all zero.
#[cold]
fn small_products(forward: &Wide, backward: &Wide, row: &mut Row) {
    let product = |(f, b): (&f32, &f32)| f64::from(*f) * f64::from(*b);
    let products = || forward.iter().zip(backward).take(COUNT).map(product);
    let sum: f64 = products().sum();
    if sum > 0.0 {
        for (to, product) in row.iter_mut().zip(products()) {
            *to = (product / sum) as f32;
        }
    }
}
