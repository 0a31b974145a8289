//! One run of the model over the lines of a page.

use pulp::{Simd, WithSimd};

use super::rows::{Telling, add_products};
use super::{EMBED, GATES, HIDDEN, MEMORY, Model, Row, Seen, WINDOW, Wide, window, word_share};
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

/// The run that is to be made; each hidden number counts by its part of `kept`.
pub(super) struct Running<'r> {
    pub(super) model: &'r Model,
    pub(super) lines: &'r [Seen],
    pub(super) kept: &'r [f32; HIDDEN],
}

impl WithSimd for Running<'_> {
    type Output = Pass;

    // Loops and no closures over lines: the compiler would leave those outside, without the registers.
    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Pass {
        let embed = self.embed(simd);
        // About half of the numbers are zero.
        let mut telling = Vec::with_capacity(embed.len());
        for row in &embed {
            telling.push(Telling::new(row));
        }
        let gates = self.gates(simd, &telling);
        let memory = memories(&gates);
        let hidden = self.hidden(simd, &telling, &memory);
        let scores = self.scores(simd, &hidden);
        Pass {
            embed,
            gates,
            memory,
            hidden,
            scores,
        }
    }
}

impl Running<'_> {
    #[inline(always)]
    fn embed<S: Simd>(&self, simd: S) -> Vec<[f32; EMBED]> {
        let mut out = Vec::with_capacity(self.lines.len());
        // The facts and words of a line, and how much each counts.
        let (mut places, mut shares) = (Vec::new(), Vec::new());
        for line in self.lines {
            places.clear();
            places.extend(line.facts.numbers());
            shares.clear();
            shares.resize(places.len(), 1.0);
            places.extend(line.words.iter().map(|w| usize::from(*w)));
            shares.resize(places.len(), word_share(line.words.len()));
            let mut own = [0.0; EMBED];
            own.copy_from_slice(&self.model.embed_bias);
            add_products(simd, &mut own, &shares, |n| &self.model.embed[places[n]]);
            positive(&mut own);
            out.push(own);
        }
        out
    }

    #[inline(always)]
    fn gates<S: Simd>(&self, simd: S, embed: &[Telling<EMBED>]) -> Vec<[f32; GATES]> {
        let mut out = Vec::with_capacity(embed.len());
        for row in embed {
            let mut gates = [0.0; GATES];
            gates.copy_from_slice(&self.model.gate_bias);
            add_products(simd, &mut gates, row.numbers(), |n| {
                &self.model.gates[row.place(n)]
            });
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

    #[inline(always)]
    fn hidden<S: Simd>(
        &self,
        simd: S,
        embed: &[Telling<EMBED>],
        memory: &[[f32; 2 * MEMORY]],
    ) -> Vec<[f32; HIDDEN]> {
        let mix = &self.model.mix;
        let mut out = Vec::with_capacity(embed.len());
        for (i, memory) in memory.iter().enumerate() {
            let mut own = [0.0; HIDDEN];
            own.copy_from_slice(&self.model.mix_bias);
            for (at, j) in window(i, embed.len()) {
                let line = &embed[j];
                add_products(simd, &mut own, line.numbers(), |n| {
                    &mix[at * EMBED + line.place(n)]
                });
            }
            add_products(simd, &mut own, memory, |n| &mix[WINDOW * EMBED + n]);
            positive(&mut own);
            for (v, kept) in own.iter_mut().zip(self.kept) {
                *v *= kept;
            }
            out.push(own);
        }
        out
    }

    #[inline(always)]
    fn scores<S: Simd>(&self, simd: S, hidden: &[[f32; HIDDEN]]) -> Vec<Row> {
        let mut out = Vec::with_capacity(hidden.len());
        for hidden in hidden {
            let mut own: Wide = [0.0; _];
            let hidden = Telling::new(hidden);
            add_products(simd, &mut own, hidden.numbers(), |n| {
                &self.model.out_wide[hidden.place(n)]
            });
            let mut row = [0.0; COUNT];
            row.copy_from_slice(&own[..COUNT]);
            out.push(row);
        }
        out
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
