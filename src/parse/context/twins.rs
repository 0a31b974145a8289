//! Doubled lines: titles printed twice in lists, captions printed twice under their pictures.

use super::Page;
use super::around::sums;
use crate::parse::facts::Fact;
use crate::parse::line::Line;
use crate::parse::sieve::Sieve;

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
    let common = a.words.iter().zip(b.words);
    let common = common.take_while(|(x, y)| x == y).count();
    let (short, long) = (a.count.min(b.count), a.count.max(b.count));
    if common >= 4 && common + 1 >= short && long - common <= 6 {
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
        let times = repeats(self.lines.iter().map(|line| Some(line.key)));
        // How many lines of five words and more begin with the same four.
        let starts = repeats(self.lines.iter().map(start));
        let pairs_before = sums(pair_starts.iter().copied());
        for i in 0..n {
            if i >= 2 && pair_starts[i - 2] && !pair_starts[i - 1] {
                self.insert(i, Fact::AfterPair);
            }
            let (from, to) = (i.saturating_sub(NEAR), (i + NEAR + 1).min(n));
            match pairs_before[to] - pairs_before[from] {
                0 => {}
                1..=2 => self.insert(i, Fact::PairsNear),
                _ => self.insert(i, Fact::PairsMany),
            }
            let beside = usize::from(i > 0 && pair_starts[i - 1]) + usize::from(pair_starts[i]);
            let times = times[i];
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
            if starts[i] >= 3 && starts[i] > times {
                self.insert(i, Fact::SharedStart);
            }
        }
    }
}

/// For each key, how often it is among all of them; one where there is none.
fn repeats(keys: impl ExactSizeIterator<Item = Option<u64>> + Clone) -> Vec<usize> {
    // Hardly a line of a page is there again: only those are counted that may be.
    let (mut once, mut again) = (Sieve::default(), Sieve::default());
    for key in keys.clone().flatten() {
        if once.may_hold(key) {
            again.insert(key);
        }
        once.insert(key);
    }
    let mut times = vec![1; keys.len()];
    let keys = keys.enumerate().filter_map(|(i, key)| Some((key?, i)));
    let mut repeated: Vec<_> = keys.filter(|(key, _)| again.may_hold(*key)).collect();
    repeated.sort_unstable();
    for equal in repeated.chunk_by(|a, b| a.0 == b.0) {
        for (_, i) in equal {
            times[*i] = equal.len();
        }
    }
    times
}

fn start(line: &Line<'_>) -> Option<u64> {
    (line.words.len() >= 5).then(|| crate::parse::word::key(&line.words[..4]))
}
