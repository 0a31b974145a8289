//! The learnt model: from the facts and words of the lines to a score for each state of each line.
//!
//! Facts and words of a line make a short row of numbers; the rows of five neighbouring lines, and what
//! two memories carry along the page from its top and from its end, make a hidden row, and that speaks for
//! the states; so a fact may mean one thing beside one neighbour and another beside another. The weights
//! are data, `data/line_weights.toml`, written by the learning program (`tests/learn`).

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

mod file;

use std::sync::OnceLock;

pub use file::ModelError;

use pulp::Arch;

use super::facts::{Fact, Facts};
use super::line::Line;
use super::states::{COUNT, STATES};
use super::word::{Map, Word};

/// One number for each state.
pub type Row = [f32; COUNT];

/// Numbers that stand for one line.
pub const EMBED: usize = 32;
/// Hidden numbers of a line and its neighbours.
pub const HIDDEN: usize = 48;
/// Lines on either side that the hidden numbers see.
pub const REACH: usize = 2;
/// Lines that the hidden numbers see one by one.
pub const WINDOW: usize = 2 * REACH + 1;
/// Numbers that a memory carries.
pub const MEMORY: usize = 24;
/// For each line: what the memory from above keeps and takes, then the same from below.
pub const GATES: usize = 4 * MEMORY;
/// Numbers that the hidden ones are made of.
pub const MIXED: usize = WINDOW * EMBED + 2 * MEMORY;
/// Words of a line, from its start, that are looked up.
const WORDS: usize = 14;

/// How many facts there are.
pub const FACTS: usize = Fact::ALL.len();

/// The learnt numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Model {
    /// For each fact, then for each known word: what it adds to the numbers of its line.
    pub embed: Vec<[f32; EMBED]>,
    /// The numbers of a line of which nothing is known.
    pub embed_bias: Vec<f32>,
    /// For each number of a line, what it says of keeping and taking ([`GATES`]).
    pub gates: Vec<[f32; GATES]>,
    /// The same of a line of which nothing is known.
    pub gate_bias: Vec<f32>,
    /// For each number of each line of the window, then for each of the two memories: what it adds to
    /// the hidden ones.
    pub mix: Vec<[f32; HIDDEN]>,
    /// The hidden numbers without any line.
    pub mix_bias: Vec<f32>,
    /// For each hidden number, a weight a state.
    pub out: Vec<Row>,
    /// Step from one state to the next, without a blank line between (0) and with one (1). Steps that
    /// [`super::states::State::may_precede`] forbids are minus infinity.
    pub steps: [Vec<Row>; 2],
    /// The first line's state.
    pub start: Vec<f32>,
    /// The exponentials of `steps`; see [`Model::settle`].
    pub(super) chances: [Vec<Row>; 2],
    /// The words that are known, each with its place in `embed`.
    pub words: Vec<String>,
    places: Map<Word, u16>,
}

/// A line as the model sees it.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// What is true of it.
    pub facts: Facts,
    /// Its known words, as places in [`Model::embed`].
    pub words: Vec<u16>,
    /// Whether a blank line stands before it.
    pub gap: bool,
}

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

impl Model {
    /// All zero, forbidden steps aside, with `words` known.
    #[must_use]
    pub fn zero(words: Vec<String>) -> Self {
        let steps: Vec<Row> = STATES
            .iter()
            .map(|from| {
                std::array::from_fn(|to| {
                    if from.may_precede(STATES[to]) {
                        0.0
                    } else {
                        f32::NEG_INFINITY
                    }
                })
            })
            .collect();
        let places = words
            .iter()
            .enumerate()
            .map(|(n, w)| (Word::of(w), (FACTS + n) as u16))
            .collect();
        Self {
            embed: vec![[0.0; EMBED]; FACTS + words.len()],
            embed_bias: vec![0.0; EMBED],
            gates: vec![[0.0; GATES]; EMBED],
            gate_bias: vec![0.0; GATES],
            mix: vec![[0.0; HIDDEN]; MIXED],
            mix_bias: vec![0.0; HIDDEN],
            out: vec![[0.0; COUNT]; HIDDEN],
            chances: [0, 1].map(|_| steps.iter().map(|r| r.map(f32::exp)).collect()),
            steps: [steps.clone(), steps],
            start: vec![0.0; COUNT],
            words,
            places,
        }
    }

    /// Makes what follows from the steps anew, after they were changed.
    pub fn settle(&mut self) {
        for (chances, steps) in self.chances.iter_mut().zip(&self.steps) {
            for (to, from) in chances.iter_mut().zip(steps) {
                *to = from.map(f32::exp);
            }
        }
    }

    /// The model compiled into the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Model> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            Self::read(include_str!("../../data/line_weights.toml"))
                .unwrap_or_else(|_| Self::zero(Vec::new()))
        })
    }

    /// The lines as this model sees them.
    #[must_use]
    pub fn see(&self, lines: &[Line<'_>], facts: &[Facts]) -> Vec<Seen> {
        lines
            .iter()
            .zip(facts)
            .map(|(line, facts)| Seen {
                facts: *facts,
                words: self.known(line),
                gap: line.gap > 0,
            })
            .collect()
    }

    /// The known words at the start of a line, as places in [`Model::embed`].
    fn known(&self, line: &Line<'_>) -> Vec<u16> {
        looked_up(line)
            .iter()
            .filter_map(|w| self.places.get(w).copied())
            .collect()
    }

    /// The score of each state of each line.
    #[must_use]
    pub fn pass(&self, lines: &[Seen]) -> Pass {
        self.pass_without(lines, &[1.0; HIDDEN])
    }

    /// The same with each hidden number times its part of `kept`, as learning needs it.
    #[must_use]
    pub fn pass_without(&self, lines: &[Seen], kept: &[f32; HIDDEN]) -> Pass {
        Arch::new().dispatch(
            #[inline(always)]
            || self.steps_of(lines, kept),
        )
    }

    // Inlined where the machine's registers are known, with all it calls.
    #[inline(always)]
    fn steps_of(&self, lines: &[Seen], kept: &[f32; HIDDEN]) -> Pass {
        let mut embed: Vec<[f32; EMBED]> = Vec::with_capacity(lines.len());
        let mut scores: Vec<Row> = vec![[0.0; COUNT]; lines.len()];
        for line in lines {
            let mut own = [0.0; EMBED];
            own.copy_from_slice(&self.embed_bias);
            for n in line.facts.numbers() {
                add(&mut own, &self.embed[n]);
            }
            let share = word_share(line.words.len());
            for &w in &line.words {
                add_times(&mut own, share, &self.embed[usize::from(w)]);
            }
            for v in &mut own {
                *v = v.max(0.0);
            }
            embed.push(own);
        }
        let gates = self.gates_of(&embed);
        let memory = memories(&gates);
        let hidden = (0..lines.len())
            .map(|i| {
                let mut own = [0.0; HIDDEN];
                own.copy_from_slice(&self.mix_bias);
                for (at, j) in window(i, lines.len()) {
                    for (v, weights) in embed[j].iter().zip(&self.mix[at * EMBED..]) {
                        add_times(&mut own, *v, weights);
                    }
                }
                for (v, weights) in memory[i].iter().zip(&self.mix[WINDOW * EMBED..]) {
                    add_times(&mut own, *v, weights);
                }
                for (v, kept) in own.iter_mut().zip(kept) {
                    *v = v.max(0.0) * kept;
                }
                own
            })
            .collect::<Vec<_>>();
        for (row, hidden) in scores.iter_mut().zip(&hidden) {
            for (v, weights) in hidden.iter().zip(&self.out) {
                add_times(row, *v, weights);
            }
        }
        Pass {
            embed,
            gates,
            memory,
            hidden,
            scores,
        }
    }

    #[inline(always)]
    fn gates_of(&self, embed: &[[f32; EMBED]]) -> Vec<[f32; GATES]> {
        embed
            .iter()
            .map(|row| {
                let mut gates = [0.0; GATES];
                gates.copy_from_slice(&self.gate_bias);
                for (v, weights) in row.iter().zip(&self.gates) {
                    add_times(&mut gates, *v, weights);
                }
                for half in gates.chunks_exact_mut(2 * MEMORY) {
                    let (keep, take) = half.split_at_mut(MEMORY);
                    for v in keep {
                        *v = 0.5 + 0.5 * soft_sign(*v);
                    }
                    for v in take {
                        *v = soft_sign(*v);
                    }
                }
                gates
            })
            .collect()
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

/// The words of a line that are looked up: all of a short line, the first of a long one.
#[must_use]
pub fn looked_up<'a>(line: &Line<'a>) -> &'a [Word] {
    &line.words[..line.words.len().min(WORDS)]
}

/// How much one of so many known words counts, so that many count little more than few.
#[must_use]
pub fn word_share(words: usize) -> f32 {
    1.0 / (words.max(1) as f32).sqrt()
}

/// The lines that the hidden numbers of line `i` see: place in the window, and line.
pub fn window(i: usize, lines: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..WINDOW).filter_map(move |at| {
        let j = (i + at).checked_sub(REACH)?;
        (j < lines).then_some((at, j))
    })
}

#[inline(always)]
fn add<const N: usize>(to: &mut [f32; N], row: &[f32; N]) {
    for (t, w) in to.iter_mut().zip(row) {
        *t += w;
    }
}

#[inline(always)]
fn add_times<const N: usize>(to: &mut [f32; N], times: f32, row: &[f32; N]) {
    for (t, w) in to.iter_mut().zip(row) {
        *t += times * w;
    }
}
