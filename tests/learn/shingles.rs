//! How much of a body was found, in shingles of four words, as extractors of articles are compared.

use std::collections::HashMap;

use docbao::text::syllable;

/// Words of a shingle.
const WORDS: usize = 4;

fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = syllable::words(text).map(|(_, w)| w).collect();
    let mut out = HashMap::new();
    if words.is_empty() {
        return out;
    }
    for shingle in words.windows(WORDS.min(words.len())) {
        *out.entry(shingle.to_vec()).or_default() += 1;
    }
    out
}

/// Sums of precision and recall over pages.
#[derive(Default, Clone)]
pub(crate) struct Found {
    precision: f64,
    recall: f64,
    pages: usize,
}

impl Found {
    /// One page more: what was taken for its body, and the body.
    pub(crate) fn add(&mut self, taken: &str, body: &str) {
        let (taken, body) = (shingles(taken), shingles(body));
        let common: usize = taken
            .iter()
            .map(|(s, n)| *n.min(body.get(s).unwrap_or(&0)))
            .sum();
        let all = |of: &HashMap<Vec<&str>, usize>| of.values().sum::<usize>();
        let part = |of: usize| {
            if of == 0 {
                0.0
            } else {
                common as f64 / of as f64
            }
        };
        self.precision += part(all(&taken));
        self.recall += part(all(&body));
        self.pages += 1;
    }

    /// Mean precision, mean recall and what they make together.
    pub(crate) fn means(&self) -> (f64, f64, f64) {
        let pages = self.pages.max(1) as f64;
        let (p, r) = (self.precision / pages, self.recall / pages);
        let f = if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        };
        (p, r, f)
    }
}

/// The rule of the C4 corpus: lines of five words and more that end like a sentence.
pub(crate) fn c4(text: &str) -> String {
    text.lines()
        .filter(|l| {
            let line = l.trim_end();
            line.split_whitespace().count() >= 5 && line.ends_with(['.', '?', '!', '"', '”'])
        })
        .collect::<Vec<_>>()
        .join("\n")
}
