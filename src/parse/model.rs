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
mod pass;
pub(super) mod rows;
mod vocabulary;

use std::ops::Deref;
use std::sync::OnceLock;

pub use file::ModelError;
pub use pass::Pass;
pub use rows::Aligned;

use super::facts::{Fact, Facts};
use super::line::Line;
use super::states::{COUNT, STATES};
use super::word::Word;
use vocabulary::Vocabulary;

/// One number for each state.
pub type Row = [f32; COUNT];
/// The same, with zeros behind, so that it fills wide registers.
pub(super) type Wide = Aligned<{ COUNT.next_multiple_of(8) }>;

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
    pub embed: Vec<Aligned<EMBED>>,
    /// The numbers of a line of which nothing is known.
    pub embed_bias: Vec<f32>,
    /// For each number of a line, what it says of keeping and taking ([`GATES`]).
    pub gates: Vec<Aligned<GATES>>,
    /// The same of a line of which nothing is known.
    pub gate_bias: Vec<f32>,
    /// For each number of each line of the window, then for each of the two memories: what it adds to
    /// the hidden ones.
    pub mix: Vec<Aligned<HIDDEN>>,
    /// The hidden numbers without any line.
    pub mix_bias: Vec<f32>,
    /// For each hidden number, a weight a state.
    pub out: Vec<Row>,
    /// Step from one state to the next, without a blank line between (0) and with one (1). Steps that
    /// [`super::states::State::may_precede`] forbids are minus infinity.
    pub steps: [Vec<Row>; 2],
    /// The first line's state.
    pub start: Vec<f32>,
    /// `out` for wide registers; this and what follows is made by [`Model::settle`].
    out_wide: Vec<Wide>,
    /// The exponentials of `start`.
    pub(super) start_chances: Vec<f32>,
    /// The exponentials of `steps`.
    pub(super) chances: [Vec<Wide>; 2],
    /// The same from the state behind to the state before.
    pub(super) chances_back: [Vec<Wide>; 2],
    /// The words that are known, each with its place in `embed`.
    pub words: Vec<String>,
    vocabulary: Vocabulary,
}

/// A line as the model sees it.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// What is true of it.
    pub facts: Facts,
    /// Its known words.
    pub words: Known,
    /// Whether a blank line stands before it.
    pub gap: bool,
}

/// The known words at the start of a line, as places in [`Model::embed`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    places: [u16; WORDS],
    len: usize,
}

impl Known {
    fn push(&mut self, place: u16) {
        if let Some(to) = self.places.get_mut(self.len) {
            *to = place;
            self.len += 1;
        }
    }
}

impl FromIterator<u16> for Known {
    /// The first words of a line; what is too many is left out.
    fn from_iter<I: IntoIterator<Item = u16>>(places: I) -> Self {
        let mut known = Self::default();
        places.into_iter().for_each(|place| known.push(place));
        known
    }
}

impl Deref for Known {
    type Target = [u16];

    fn deref(&self) -> &[u16] {
        &self.places[..self.len]
    }
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
        let numbered = words.iter().enumerate();
        let vocabulary = Vocabulary::new(numbered.map(|(n, w)| (Word::of(w), (FACTS + n) as u16)));
        let mut model = Self {
            embed: vec![Aligned::default(); FACTS + words.len()],
            embed_bias: vec![0.0; EMBED],
            gates: vec![Aligned::default(); EMBED],
            gate_bias: vec![0.0; GATES],
            mix: vec![Aligned::default(); MIXED],
            mix_bias: vec![0.0; HIDDEN],
            out: vec![[0.0; COUNT]; HIDDEN],
            steps: [steps.clone(), steps],
            start: vec![0.0; COUNT],
            words,
            vocabulary,
            ..Self::default()
        };
        model.settle();
        model
    }

    /// Makes anew what follows from weights, after they were changed.
    pub fn settle(&mut self) {
        let wide = |row: &Row| {
            let mut wide = Wide::default();
            wide[..COUNT].copy_from_slice(row);
            wide
        };
        self.out_wide = self.out.iter().map(wide).collect();
        self.start_chances = self.start.iter().map(|v| v.exp()).collect();
        let chances = [0, 1].map(|gap: usize| {
            let rows = self.steps[gap].iter();
            rows.map(|row| row.map(f32::exp)).collect::<Vec<Row>>()
        });
        let back = |chances: &Vec<Row>| {
            let row = |to| std::array::from_fn(|from| chances[from][to]);
            (0..COUNT).map(|to| wide(&row(to))).collect()
        };
        self.chances_back = [back(&chances[0]), back(&chances[1])];
        self.chances = chances.map(|rows| rows.iter().map(wide).collect());
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

    fn known(&self, line: &Line<'_>) -> Known {
        let words = looked_up(line).iter();
        words.filter_map(|w| self.vocabulary.get(*w)).collect()
    }

    /// The score of each state of each line.
    #[must_use]
    pub fn pass(&self, lines: &[Seen]) -> Pass {
        self.pass_without(lines, &[1.0; HIDDEN])
    }

    /// The same with each hidden number times its part of `kept`, as learning needs it.
    #[must_use]
    pub fn pass_without(&self, lines: &[Seen], kept: &[f32; HIDDEN]) -> Pass {
        Pass::of(self, lines, kept)
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
