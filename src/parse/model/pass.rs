//! One run of the model over the lines of a page.

use pulp::{Arch, Simd, WithSimd};

use super::rows::{Telling, Told, add_products, add_products_to_two};
use super::{EMBED, GATES, HIDDEN, MEMORY, Model, REACH, Row, Seen, WINDOW, Wide, word_share};
use crate::parse::states::COUNT;

/// What came out for each line of a page, step by step.
#[derive(Debug, Clone, Default)]
pub struct Pass {
    /// The numbers of each line, none below zero.
    pub embed: Vec<[f32; EMBED]>,
    /// How much of each line's memories is kept, from 0 to 1, and what is taken, from -1 to 1
    /// ([`GATES`]).
    pub gates: Vec<[f32; GATES]>,
    /// The memories at each line: from above, then from below.
    pub memory: Vec<[f32; 2 * MEMORY]>,
    /// The hidden numbers of each line, none below zero.
    pub hidden: Vec<[f32; HIDDEN]>,
    /// The score of each state.
    pub scores: Vec<Row>,
}

impl Pass {
    /// The run of `model` over `lines`; each hidden number counts by its part of `kept`.
    pub(super) fn of(model: &Model, lines: &[Seen], kept: &[f32; HIDDEN]) -> Self {
        // Each step is made known to the compiler alone, so that it has registers enough.
        let arch = Arch::new();
        let (embed, telling) = arch.dispatch(Embed { model, lines });
        let told = (embed.as_slice(), telling.as_slice());
        let gates = arch.dispatch(Gates { model, told });
        let memory = memories(&gates);
        let hidden = arch.dispatch(Hidden {
            model,
            told,
            memory: &memory,
            kept,
        });
        let scores = arch.dispatch(Scores {
            model,
            hidden: &hidden,
        });
        Self {
            embed,
            gates,
            memory,
            hidden,
            scores,
        }
    }
}

/// The numbers of lines, and which of them are not zero: about half.
type Lines<'r> = (&'r [[f32; EMBED]], &'r [Telling]);

struct Embed<'r> {
    model: &'r Model,
    lines: &'r [Seen],
}

// Loops and no closures over lines: the compiler would leave those outside, without the registers.
impl WithSimd for Embed<'_> {
    type Output = (Vec<[f32; EMBED]>, Vec<Telling>);

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let rows = &self.model.embed;
        let mut out = Vec::with_capacity(self.lines.len());
        let mut telling = Vec::with_capacity(self.lines.len());
        for line in self.lines {
            let mut own = [0.0; EMBED];
            own.copy_from_slice(&self.model.embed_bias);
            add_products(simd, &mut own, line.facts.ones(), rows);
            let share = word_share(line.words.len());
            let words = line.words.iter();
            add_products(simd, &mut own, Words { share, words }, rows);
            positive(&mut own);
            telling.push(Telling::above(simd, &own, 0.0));
            out.push(own);
        }
        (out, telling)
    }
}

struct Gates<'r> {
    model: &'r Model,
    told: Lines<'r>,
}

impl WithSimd for Gates<'_> {
    type Output = Vec<[f32; GATES]>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let mut out = Vec::with_capacity(self.told.0.len());
        for (row, telling) in self.told.0.iter().zip(self.told.1) {
            let telling = telling.clone();
            let mut gates = [0.0; GATES];
            gates.copy_from_slice(&self.model.gate_bias);
            add_products(simd, &mut gates, Told { row, telling }, &self.model.gates);
            for v in &mut gates {
                *v = soft_sign(*v);
            }
            for half in [0, 2 * MEMORY] {
                for keep in &mut gates[half..half + MEMORY] {
                    *keep = 0.5 + 0.5 * *keep;
                }
            }
            out.push(gates);
        }
        out
    }
}

struct Hidden<'r> {
    model: &'r Model,
    told: Lines<'r>,
    memory: &'r [[f32; 2 * MEMORY]],
    kept: &'r [f32; HIDDEN],
}

impl WithSimd for Hidden<'_> {
    type Output = Vec<[f32; HIDDEN]>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let mix = &self.model.mix;
        let (embed, telling) = self.told;
        let mut bias = [0.0; HIDDEN];
        bias.copy_from_slice(&self.model.mix_bias);
        // Each line adds to all that see it, some of which would stand beyond the ends of the page.
        let mut sums = vec![bias; embed.len() + 2 * REACH];
        for (j, (row, telling)) in embed.iter().zip(telling).enumerate() {
            let telling = telling.clone();
            let told = Told { row, telling };
            for (n, seeing) in sums[j..].chunks_mut(2).take(REACH + 1).enumerate() {
                // The line is the last that the first of them sees.
                let at = WINDOW - 1 - 2 * n;
                match seeing {
                    [one, two] if at > 0 => {
                        let both = told.clone().map(|(number, place)| {
                            [at, at - 1].map(|at| (number, at * EMBED + place))
                        });
                        add_products_to_two(simd, [one, two], both, mix);
                    }
                    [one, ..] => add_products(simd, one, told.clone(), &mix[at * EMBED..]),
                    [] => {}
                }
            }
        }
        let memory_mix = &mix[WINDOW * EMBED..];
        let mut out = Vec::with_capacity(embed.len());
        for (own, row) in sums[REACH..].iter_mut().zip(self.memory) {
            let telling = Telling::all::<{ 2 * MEMORY }>();
            add_products(simd, own, Told { row, telling }, memory_mix);
            positive(own);
            for (v, kept) in own.iter_mut().zip(self.kept) {
                *v *= kept;
            }
            out.push(*own);
        }
        out
    }
}

struct Scores<'r> {
    model: &'r Model,
    hidden: &'r [[f32; HIDDEN]],
}

impl WithSimd for Scores<'_> {
    type Output = Vec<Row>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let mut out = Vec::with_capacity(self.hidden.len());
        for row in self.hidden {
            let telling = Telling::above(simd, row, 0.0);
            let mut own = Wide::default();
            add_products(simd, &mut own, Told { row, telling }, &self.model.out_wide);
            let mut row = [0.0; COUNT];
            row.copy_from_slice(&own[..COUNT]);
            out.push(row);
        }
        out
    }
}

/// The words of a line, each of which counts the same.
#[derive(Clone)]
struct Words<'w> {
    share: f32,
    words: std::slice::Iter<'w, u16>,
}

impl Iterator for Words<'_> {
    type Item = (f32, usize);

    #[inline(always)]
    fn next(&mut self) -> Option<(f32, usize)> {
        let word = self.words.next()?;
        Some((self.share, usize::from(*word)))
    }
}

#[inline(always)]
fn positive<const N: usize>(row: &mut [f32; N]) {
    for v in row {
        *v = if *v > 0.0 { *v } else { 0.0 };
    }
}

/// The memories along a page: at each line a part is kept and the rest taken from the line.
#[inline(always)]
fn memories(gates: &[[f32; GATES]]) -> Vec<[f32; 2 * MEMORY]> {
    let mut out = vec![[0.0; 2 * MEMORY]; gates.len()];
    let mut above = [0.0; MEMORY];
    for (to, gates) in out.iter_mut().zip(gates) {
        carry(&mut above, &gates[..2 * MEMORY]);
        to[..MEMORY].copy_from_slice(&above);
    }
    let mut below = [0.0; MEMORY];
    for (to, gates) in out.iter_mut().zip(gates).rev() {
        carry(&mut below, &gates[2 * MEMORY..]);
        to[MEMORY..].copy_from_slice(&below);
    }
    out
}

/// From -1 to 1, steepest at zero, without the cost of an exponential.
#[inline(always)]
fn soft_sign(v: f32) -> f32 {
    v / (1.0 + v.abs())
}

#[inline(always)]
fn carry(memory: &mut [f32; MEMORY], gates: &[f32]) {
    let (keep, take) = gates.split_at(MEMORY);
    for ((m, keep), take) in memory.iter_mut().zip(keep).zip(take) {
        *m = keep * *m + (1.0 - keep) * take;
    }
}
