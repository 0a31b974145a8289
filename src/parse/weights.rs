//! The learnt weights: how much each feature speaks for each state, and each step from state to state.
//!
//! They are data, `data/line_weights.toml`, written by the learning program (`tests/learn`).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

use serde::Deserialize;

use super::facts;
use super::states::{COUNT, STATES};

/// One number for each state.
pub type Row = [f32; COUNT];

/// The weights of the path.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// For each feature (see [`facts::feature`]), one weight a state.
    pub features: Vec<Row>,
    /// Step from one state to the next, without a blank line between (0) and with one (1). Steps that
    /// [`super::states::State::may_precede`] forbids are minus infinity.
    pub steps: [Vec<Row>; 2],
    /// The first line's state.
    pub start: Row,
}

#[derive(Deserialize)]
struct File {
    states: Vec<String>,
    start: Vec<f32>,
    tight: BTreeMap<String, Vec<f32>>,
    gap: BTreeMap<String, Vec<f32>>,
    features: BTreeMap<String, Vec<f32>>,
}

/// Why a weights file was not read.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// It is not TOML of the right form.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// It is of other states than this program has: learn the weights again.
    #[error("the weights are of other states; learn them again")]
    States,
}

impl Weights {
    /// All zero, forbidden steps aside.
    #[must_use]
    pub fn zero() -> Self {
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
        Self {
            features: vec![[0.0; COUNT]; facts::features()],
            steps: [steps.clone(), steps],
            start: [0.0; COUNT],
        }
    }

    /// The weights compiled into the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Weights> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            Self::read(include_str!("../../data/line_weights.toml"))
                .unwrap_or_else(|_| Self::zero())
        })
    }

    /// Reads a weights file. Features it does not have weigh nothing; features this program does not
    /// know are ignored.
    ///
    /// # Errors
    /// When it is not of this form, or of other states.
    pub fn read(toml: &str) -> Result<Self, WeightsError> {
        let file: File = toml::from_str(toml)?;
        let names: Vec<String> = STATES.iter().map(|s| s.name()).collect();
        if file.states != names {
            return Err(WeightsError::States);
        }
        let row = |from: &[f32]| -> Result<Row, WeightsError> {
            from.try_into().map_err(|_| WeightsError::States)
        };
        let mut weights = Self::zero();
        weights.start = row(&file.start)?;
        for (to, from) in weights.steps.iter_mut().zip([&file.tight, &file.gap]) {
            for (name, step) in names.iter().zip(to.iter_mut()) {
                if let Some(values) = from.get(name) {
                    for (w, v) in step.iter_mut().zip(row(values)?) {
                        if w.is_finite() {
                            *w = v;
                        }
                    }
                }
            }
        }
        for (n, to) in weights.features.iter_mut().enumerate() {
            if let Some(values) = file.features.get(&facts::feature_name(n)) {
                *to = row(values)?;
            }
        }
        Ok(weights)
    }

    /// The weights as a file, below `header` (comment lines). Features without weight are left out.
    #[must_use]
    pub fn write(&self, header: &str) -> String {
        let mut out = String::from(header);
        let row = |r: &Row| {
            let numbers: Vec<String> = r
                .iter()
                .map(|w| if w.is_finite() { short(*w) } else { "0".into() })
                .collect();
            format!("[{}]", numbers.join(","))
        };
        let names: Vec<String> = STATES.iter().map(|s| format!("\"{}\"", s.name())).collect();
        let _ = writeln!(out, "states = [{}]", names.join(", "));
        let _ = writeln!(out, "start = {}", row(&self.start));
        for (table, steps) in ["tight", "gap"].iter().zip(&self.steps) {
            let _ = writeln!(out, "\n[{table}]");
            for (name, step) in names.iter().zip(steps) {
                let _ = writeln!(out, "{name} = {}", row(step));
            }
        }
        let _ = writeln!(out, "\n[features]");
        for (n, weights) in self.features.iter().enumerate() {
            if weights.iter().any(|w| w.abs() >= 0.005) {
                let _ = writeln!(out, "\"{}\" = {}", facts::feature_name(n), row(weights));
            }
        }
        out
    }
}

/// Two decimals, without what is not needed.
fn short(w: f32) -> String {
    let s = format!("{w:.2}");
    let s = s.trim_end_matches('0').trim_end_matches('.');
    if s.is_empty() || s == "-0" || s == "-" {
        "0".into()
    } else {
        s.into()
    }
}
