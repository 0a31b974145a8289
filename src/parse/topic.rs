//! What the page is about: pairs of words that its running text shares with a line, the point from
//! which lines no longer belong, and the line that its words make the title.

use std::collections::HashMap;

use super::line::{End, Line};

/// Running text that speaks for the page: at most this many lines of its first half.
const CORE: usize = 14;

/// Pairs of neighbouring words of the page's running text, and in how many lines each stands.
pub(super) struct Topic {
    pairs: HashMap<u64, u32>,
    in_core: Vec<bool>,
}

fn pairs<'a>(line: &'a Line<'_>) -> impl Iterator<Item = u64> + 'a {
    line.words.windows(2).map(|w| {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        w.hash(&mut hasher);
        hasher.finish()
    })
}

impl Topic {
    /// `text` tells which lines are running text.
    pub(super) fn new(lines: &[Line<'_>], text: &[bool]) -> Self {
        let all: Vec<usize> = (0..lines.len()).filter(|&i| text[i]).collect();
        let mut in_core = vec![false; lines.len()];
        let mut map: HashMap<u64, u32> = HashMap::new();
        for &i in all.iter().take(all.len().div_ceil(2).min(CORE)) {
            in_core[i] = true;
            let mut own: Vec<u64> = pairs(&lines[i]).collect();
            own.sort_unstable();
            own.dedup();
            for p in own {
                *map.entry(p).or_default() += 1;
            }
        }
        Self {
            pairs: map,
            in_core,
        }
    }

    /// The share of a line's pairs that stand in other lines of the core; `None` for lines too short
    /// to tell.
    pub(super) fn share(&self, line: &Line<'_>, at: usize) -> Option<f32> {
        if line.words.len() < 5 || self.pairs.is_empty() {
            return None;
        }
        let own = u32::from(self.in_core[at]);
        let (mut hits, mut all) = (0u32, 0u32);
        for p in pairs(line) {
            all += 1;
            hits += u32::from(self.pairs.get(&p).copied().unwrap_or(0) > own);
        }
        (all > 0).then(|| hits as f32 / all as f32)
    }
}

/// Shares below this are not of the topic; lines behind the change point stay below.
const OFF: f32 = 0.16;
/// How far the mean share must fall at the change point.
const FALL: f32 = 0.13;
/// Long lines that must stand behind the change point.
const BEHIND: usize = 3;

/// The line from which on the long lines no longer belong to the text, if there is such a point.
///
/// A change point and never a judgement of single lines: the split with the largest fall of the mean,
/// where every long line behind it is off the topic.
pub(super) fn change_point(lines: &[Line<'_>], shares: &[Option<f32>]) -> Option<usize> {
    let long: Vec<(usize, f32)> = shares
        .iter()
        .enumerate()
        .filter(|(i, _)| lines[*i].words.len() >= 12)
        .filter_map(|(i, s)| s.map(|s| (i, s)))
        .collect();
    let mut best: Option<(f32, usize)> = None;
    let mean = |part: &[(usize, f32)]| part.iter().map(|(_, s)| s).sum::<f32>() / part.len() as f32;
    for at in (2..long.len().saturating_sub(BEHIND - 1)).rev() {
        let (left, right) = long.split_at(at);
        if right.first().is_none_or(|(_, s)| *s >= OFF) {
            break;
        }
        let fall = mean(left) - mean(right);
        if fall > FALL && best.is_none_or(|(f, _)| fall > f) {
            best = Some((fall, right[0].0));
        }
    }
    best.map(|(_, at)| at)
}

/// How well a line would do as the page's title; `None` for lines that cannot be one.
///
/// Its words stand in the running text, its letters on slug lines; it is neither very short nor a
/// whole paragraph, and has no stop at its end.
pub(super) fn title_score(line: &Line<'_>, share: f32, slugs: &[String]) -> Option<f32> {
    let n = line.words.len();
    if !(3..=45).contains(&n) || line.is_slug() {
        return None;
    }
    let bare = line.words.join(" ");
    let slug = slugs.iter().any(|s| {
        s.len() >= 12
            && (bare.starts_with(s.as_str()) || bare.ends_with(s.as_str()) || s.starts_with(&bare))
    });
    let length = match n {
        3 => -0.4,
        4..=5 => -0.15,
        6..=26 => 0.15,
        27..=32 => 0.0,
        _ => -0.3,
    };
    let end = match line.end {
        End::Stop | End::Comma => -0.3,
        End::Ellipsis | End::Pipe | End::Colon => -0.2,
        _ => 0.05,
    };
    let inner = if line.inner_ends > 0 { -0.15 } else { 0.0 };
    Some(share * 1.5 + if slug { 1.5 } else { 0.0 } + length + end + inner)
}

/// The share of a line's words of two letters and more that stand in the set.
pub(super) fn word_share(line: &Line<'_>, words: &HashMap<&str, u32>) -> f32 {
    let all: Vec<&String> = line.words.iter().filter(|w| w.len() >= 2).collect();
    if all.is_empty() {
        return 0.0;
    }
    all.iter()
        .filter(|w| words.contains_key(w.as_str()))
        .count() as f32
        / all.len() as f32
}
