//! Doubled lines: titles printed twice in lists, captions printed twice under their pictures.

use std::hash::BuildHasherDefault;

use super::Page;
use crate::parse::facts::Fact;
use crate::parse::line::Line;
use crate::parse::word::Map;

/// How a line relates to the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twin {
    No,
    Equal,
    /// One begins with the other, or both begin alike, a few words more on one of them.
    Near,
}

fn twin(a: &Line<'_>, b: &Line<'_>) -> Twin {
    if a.key == b.key && !a.words.is_empty() {
        return Twin::Equal;
    }
    if a.words.first() != b.words.first() {
        return Twin::No;
    }
    let (short, long) = if a.words.len() <= b.words.len() {
        (a.words, b.words)
    } else {
        (b.words, a.words)
    };
    let common = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    if common >= 4 && common + 1 >= short.len() && long.len() - common <= 6 {
        Twin::Near
    } else {
        Twin::No
    }
}

/// Lines on either side within which pairs are counted.
const NEAR: usize = 7;

impl Page<'_, '_> {
    pub(super) fn twins(&mut self) {
        let n = self.len();
        let mut pair_starts = vec![false; n];
        for (i, starts) in pair_starts.iter_mut().enumerate().take(n.saturating_sub(1)) {
            let (a, b) = (&self.lines[i], &self.lines[i + 1]);
            let twin = twin(a, b);
            if twin == Twin::No || a.words.len() < 3 {
                continue;
            }
            *starts = true;
            let (next, prev) = match (twin, b.gap > 0) {
                (Twin::Equal, false) => (Fact::TwinNext, Fact::TwinPrev),
                (Twin::Equal, true) => (Fact::TwinNextGap, Fact::TwinPrevGap),
                _ => (Fact::NearNext, Fact::NearPrev),
            };
            self.facts[i].insert(next);
            self.facts[i + 1].insert(prev);
        }
        let counts = || Map::with_capacity_and_hasher(n, BuildHasherDefault::default());
        let mut times: Map<u64, usize> = counts();
        // How many lines of five words and more begin with the same four.
        let mut starts: Map<u64, usize> = counts();
        for line in self.lines {
            *times.entry(line.key).or_default() += 1;
            if let Some(start) = start(line) {
                *starts.entry(start).or_default() += 1;
            }
        }
        for i in 0..n {
            if i >= 2 && pair_starts[i - 2] && !pair_starts[i - 1] {
                self.insert(i, Fact::AfterPair);
            }
            let near = pair_starts[i.saturating_sub(NEAR)..(i + NEAR + 1).min(n)]
                .iter()
                .filter(|p| **p)
                .count();
            match near {
                0 => {}
                1..=2 => self.insert(i, Fact::PairsNear),
                _ => self.insert(i, Fact::PairsMany),
            }
            let beside = usize::from(i > 0 && pair_starts[i - 1]) + usize::from(pair_starts[i]);
            let line = &self.lines[i];
            let times = times.get(&line.key).copied().unwrap_or(1);
            if times > 1 + beside {
                self.insert(
                    i,
                    if times >= 3 {
                        Fact::RepeatsOften
                    } else {
                        Fact::Repeats
                    },
                );
            }
            let shared = start(line).and_then(|s| starts.get(&s).copied());
            if shared.is_some_and(|s| s >= 3 && s > times) {
                self.insert(i, Fact::SharedStart);
            }
        }
    }
}

fn start(line: &Line<'_>) -> Option<u64> {
    (line.words.len() >= 5).then(|| crate::parse::word::key(&line.words[..4]))
}
