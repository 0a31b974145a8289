//! The model as a file: TOML, each row under the name of the fact, word or state it belongs to.
//!
//! A row is the base64 form of signed numbers of two bytes, low byte first, in parts of [`ONE`].

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::Deserialize;

use super::{EMBED, FACTS, HIDDEN, MIXED, Model, Row};
use crate::parse::facts::Fact;
use crate::parse::states::STATES;

/// What the number one is written as.
const ONE: f32 = 1024.0;

/// Rows by their names. A missing row is all zero.
type Rows = BTreeMap<String, String>;

#[derive(Deserialize)]
struct File {
    states: Vec<String>,
    start: String,
    embed_bias: String,
    gate_bias: String,
    mix_bias: String,
    tight: Rows,
    gap: Rows,
    facts: Rows,
    words: Rows,
    gates: Vec<String>,
    mix: Vec<String>,
    out: Vec<String>,
}

/// Why a weights file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// It is not TOML of the right form.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// It is of other states or sizes than this program has: learn the weights again.
    #[error("the weights are of other states or sizes; learn them again")]
    Size,
}

fn read_row(text: &str, to: &mut [f32]) -> Result<(), ModelError> {
    let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| ModelError::Size)?;
    if bytes.len() != 2 * to.len() {
        return Err(ModelError::Size);
    }
    for (w, b) in to.iter_mut().zip(bytes.chunks_exact(2)) {
        // Forbidden steps stay forbidden.
        if w.is_finite() {
            *w = f32::from(i16::from_le_bytes([b[0], b[1]])) / ONE;
        }
    }
    Ok(())
}

fn read_named(rows: &Rows, name: &str, to: &mut [f32]) -> Result<(), ModelError> {
    rows.get(name).map_or(Ok(()), |text| read_row(text, to))
}

fn written(row: &[f32]) -> String {
    let limit = f32::from(i16::MAX);
    let bytes: Vec<u8> = row
        .iter()
        .map(|w| if w.is_finite() { *w } else { 0.0 })
        .flat_map(|w| ((w * ONE).round().clamp(-limit, limit) as i16).to_le_bytes())
        .collect();
    STANDARD_NO_PAD.encode(bytes)
}

impl Model {
    /// Reads a weights file. Rows of facts that this program does not know are ignored.
    ///
    /// # Errors
    /// When it is not of this form, or of other states or sizes.
    pub fn read(toml: &str) -> Result<Self, ModelError> {
        let file: File = toml::from_str(toml)?;
        let names: Vec<String> = STATES.iter().map(|s| s.name()).collect();
        if file.states != names
            || file.mix.len() != MIXED
            || file.gates.len() != EMBED
            || file.out.len() != HIDDEN
        {
            return Err(ModelError::Size);
        }
        let mut model = Self::zero(file.words.keys().cloned().collect());
        read_row(&file.start, &mut model.start)?;
        read_row(&file.embed_bias, &mut model.embed_bias)?;
        read_row(&file.gate_bias, &mut model.gate_bias)?;
        read_row(&file.mix_bias, &mut model.mix_bias)?;
        for (to, from) in model.steps.iter_mut().zip([&file.tight, &file.gap]) {
            for (name, row) in names.iter().zip(to.iter_mut()) {
                read_named(from, name, row)?;
            }
        }
        let (facts, words) = model.embed.split_at_mut(FACTS);
        for (fact, row) in Fact::ALL.iter().zip(facts) {
            read_named(&file.facts, fact.name(), row.as_mut_slice())?;
        }
        for (text, row) in file.words.values().zip(words) {
            read_row(text, row.as_mut_slice())?;
        }
        for (text, row) in file.gates.iter().zip(&mut model.gates) {
            read_row(text, row.as_mut_slice())?;
        }
        for (text, row) in file.mix.iter().zip(&mut model.mix) {
            read_row(text, row.as_mut_slice())?;
        }
        for (text, row) in file.out.iter().zip(&mut model.out) {
            read_row(text, row)?;
        }
        model.settle();
        Ok(model)
    }

    /// The model as a file, below `header` (comment lines).
    #[must_use]
    pub fn write(&self, header: &str) -> String {
        let mut out = String::from(header);
        let names: Vec<String> = STATES.iter().map(|s| format!("\"{}\"", s.name())).collect();
        let table =
            |out: &mut String, title: &str, rows: &mut dyn Iterator<Item = (String, &[f32])>| {
                let _ = writeln!(out, "\n[{title}]");
                for (name, row) in rows.filter(|(_, row)| row.iter().any(|w| *w != 0.0)) {
                    let _ = writeln!(out, "\"{name}\" = \"{}\"", written(row));
                }
            };
        let list = |out: &mut String, name: &str, rows: &mut dyn Iterator<Item = &[f32]>| {
            let _ = writeln!(out, "\n{name} = [");
            for row in rows {
                let _ = writeln!(out, "  \"{}\",", written(row));
            }
            out.push_str("]\n");
        };
        let _ = writeln!(out, "states = [{}]", names.join(", "));
        let _ = writeln!(out, "start = \"{}\"", written(&self.start));
        let _ = writeln!(out, "embed_bias = \"{}\"", written(&self.embed_bias));
        let _ = writeln!(out, "gate_bias = \"{}\"", written(&self.gate_bias));
        let _ = writeln!(out, "mix_bias = \"{}\"", written(&self.mix_bias));
        list(
            &mut out,
            "gates",
            &mut self.gates.iter().map(|row| row.as_slice()),
        );
        list(
            &mut out,
            "mix",
            &mut self.mix.iter().map(|row| row.as_slice()),
        );
        list(&mut out, "out", &mut self.out.iter().map(Row::as_slice));
        for (title, steps) in ["tight", "gap"].iter().zip(&self.steps) {
            let rows = STATES.iter().zip(steps);
            table(
                &mut out,
                title,
                &mut rows.map(|(s, row)| (s.name(), row.as_slice())),
            );
        }
        let (facts, words) = self.embed.split_at(FACTS);
        let facts = Fact::ALL.iter().zip(facts);
        table(
            &mut out,
            "facts",
            &mut facts.map(|(f, row)| (f.name().to_owned(), row.as_slice())),
        );
        let words = self.words.iter().zip(words);
        let _ = writeln!(out, "\n[words]");
        for (word, row) in words {
            let _ = writeln!(out, "\"{word}\" = \"{}\"", written(row.as_slice()));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut model = Model::zero(vec!["binh".into(), "luan".into()]);
        model.embed[FACTS + 1][2] = 0.25;
        model.mix[7][9] = 3.0;
        model.out[1][0] = -0.125;
        model.steps[1][0][0] = 2.0;
        model.start[4] = 0.5;
        model.settle();
        let again = Model::read(&model.write("# weights\n")).unwrap();
        assert_eq!(again, model);
    }

    #[test]
    fn the_builtin_model_is_read() {
        let model = Model::read(include_str!("../../../data/line_weights.toml")).unwrap();
        assert!(!model.words.is_empty());
    }
}
