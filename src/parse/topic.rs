//! What the page is about: pairs of words that its running text shares with a line, the point from
//! which lines no longer belong, and how well a line would do as the title.

use super::line::{End, Line};
use super::table::Table;
use super::word::Word;
use crate::text::spread::mix;

/// Running text that speaks for the page: at most this many lines of its first half.
const CORE: usize = 14;

/// Pairs of neighbouring words of the page's running text.
pub(super) struct Topic {
    /// `None` when there is no running text.
    pairs: Option<Table>,
    in_core: Vec<bool>,
}

/// Words of a line, from its start, that tell what it is about.
const TELLING: usize = 64;

/// Pairs of a line, from its start, that it is judged by.
const JUDGED: usize = 32;

/// The words of a line that tell what it is about.
pub(super) fn telling<'a>(line: &Line<'a>) -> &'a [Word] {
    &line.words[..line.words.len().min(TELLING)]
}

fn pairs(line: &Line<'_>) -> impl Iterator<Item = u64> {
    let words = telling(line).array_windows();
    words.map(|[a, b]| mix(a.number(), b.number()))
}

impl Topic {
    /// `text` tells which lines are running text.
    pub(super) fn new(lines: &[Line<'_>], text: &[bool]) -> Self {
        let all = (0..lines.len()).filter(|&i| text[i]);
        let core = all.clone().count().div_ceil(2).min(CORE);
        let mut in_core = vec![false; lines.len()];
        let size: usize = all
            .clone()
            .take(core)
            .map(|i| telling(&lines[i]).len())
            .sum();
        let mut table = (core > 0).then(|| Table::of(size));
        for (n, i) in all.take(core).enumerate() {
            in_core[i] = true;
            for pair in pairs(&lines[i]) {
                if let Some(table) = &mut table {
                    table.insert(pair, n as u32);
                }
            }
        }
        Self {
            pairs: table,
            in_core,
        }
    }

    /// The share of a line's first pairs that stand in other lines of the core; `None` for lines too short
    /// to tell.
    pub(super) fn share(&self, line: &Line<'_>, at: usize) -> Option<f32> {
        let table = self.pairs.as_ref().filter(|_| line.words.len() >= 5)?;
        let pairs = pairs(line).take(JUDGED);
        let hits = if self.in_core[at] {
            pairs.filter(|p| table.has_several(*p)).count()
        } else {
            pairs.filter(|p| table.has(*p)).count()
        };
        Some(hits as f32 / (line.words.len() - 1).min(JUDGED) as f32)
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
    let mut long: Vec<(usize, f32)> = Vec::with_capacity(lines.len());
    long.extend(
        shares
            .iter()
            .enumerate()
            .filter(|(i, _)| lines[*i].words.len() >= 12)
            .filter_map(|(i, s)| s.map(|s| (i, s))),
    );
    let mut best: Option<(f32, usize)> = None;
    let total: f32 = long.iter().map(|(_, s)| s).sum();
    let mut behind = 0.0;
    for at in (0..long.len()).rev() {
        behind += long[at].1;
        if at < 2 || long[at].1 >= OFF {
            break;
        }
        if long.len() - at < BEHIND {
            continue;
        }
        let fall = (total - behind) / at as f32 - behind / (long.len() - at) as f32;
        if fall > FALL && best.is_none_or(|(f, _)| fall > f) {
            best = Some((fall, long[at].0));
        }
    }
    best.map(|(_, at)| at)
}

/// Whether a line is neither too short nor too long for a title.
pub(super) fn is_as_long_as_a_title(line: &Line<'_>) -> bool {
    (3..=45).contains(&line.words.len())
}

/// How well a line would do as the page's title; `None` for lines that cannot be one.
///
/// Its words stand in the running text, its letters on slug lines; it is neither very short nor a
/// whole paragraph, and has no stop at its end.
pub(super) fn title_score(line: &Line<'_>, share: f32, slugs: &[&[Word]]) -> Option<f32> {
    if !is_as_long_as_a_title(line) || line.is_slug() {
        return None;
    }
    let n = line.words.len();
    let slug = slugs.iter().any(|s| {
        s.len() >= 3
            && (line.words.starts_with(s) || line.words.ends_with(s) || s.starts_with(line.words))
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

/// Whether `known` holds seven in ten of a line's words of two letters and more.
pub(super) fn are_most(line: &Line<'_>, known: impl Fn(Word) -> bool) -> bool {
    let (mut all, mut misses) = (0, 0);
    // So many misses that no hits behind them outweigh them.
    let too_many = line.words.len() * 3 / 10;
    for &w in line.words.iter().filter(|w| w.len() >= 2) {
        all += 1;
        misses += usize::from(!known(w));
        if misses > too_many {
            return false;
        }
    }
    all > 0 && misses * 10 <= all * 3
}

/// The share of a line's words of two letters and more that `known` holds.
pub(super) fn word_share(line: &Line<'_>, known: impl Fn(Word) -> bool) -> f32 {
    let (mut all, mut hits) = (0u32, 0u32);
    for &w in line.words.iter().filter(|w| w.len() >= 2) {
        all += 1;
        hits += u32::from(known(w));
    }
    if all == 0 {
        0.0
    } else {
        hits as f32 / all as f32
    }
}
