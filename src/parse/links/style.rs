//! How a list is written: titles alone, titles with teasers, items parted by times or numbers. The
//! whole list is read in each style, and the style that explains it best says which lines are teasers.

use super::{ListLine, is_twin};
use crate::parse::facts::Fact;
use crate::parse::line::{End, Line};

/// How the lines of a list follow each other.
struct Style {
    /// Score of a teaser behind a title.
    pair: f32,
    /// Score of a title behind a title.
    single: f32,
    /// A time, a number or a section between two lines parts two items.
    parted: bool,
}

/// Three ways to read a list: titles with teasers, titles alone, items parted by what stands between.
const STYLES: [Style; 3] = [
    Style {
        pair: 0.8,
        single: -0.8,
        parted: false,
    },
    Style {
        pair: -1.0,
        single: 0.0,
        parted: false,
    },
    Style {
        pair: 1.2,
        single: -0.8,
        parted: true,
    },
];

/// Which of the lines `at` of one list are teasers: the best of the readings of the whole list.
pub(super) fn teasers(lines: &[ListLine<'_, '_>], at: &[usize]) -> Vec<bool> {
    let mut best = (vec![false; at.len()], f32::NEG_INFINITY);
    let parted = at.windows(2).filter(|w| w[1] > w[0] + 1).count() * 3 >= at.len();
    for style in STYLES.iter().filter(|s| parted || !s.parted) {
        let (teasers, score) = read(lines, at, style);
        if score > best.1 && (style.single >= 0.0 || style.parted || differ(lines, at, &teasers)) {
            best = (teasers, score);
        }
    }
    best.0
}

/// Words from which on a line is too long for a mere title.
const LONG_TITLE: usize = 15;

/// Whether the titles of a reading differ from its teasers: titles are short, or teasers clearly longer.
fn differ(lines: &[ListLine<'_, '_>], at: &[usize], teasers: &[bool]) -> bool {
    let mean = |teaser: bool| {
        let words: Vec<usize> = at
            .iter()
            .zip(teasers)
            .filter(|(_, t)| **t == teaser)
            .map(|(i, _)| lines[*i].line.words.len())
            .collect();
        words.iter().sum::<usize>() as f32 / words.len().max(1) as f32
    };
    mean(false) < LONG_TITLE as f32 || mean(true) >= 1.25 * mean(false)
}

/// The best reading of a list in one style, and its score.
fn read(lines: &[ListLine<'_, '_>], at: &[usize], style: &Style) -> (Vec<bool>, f32) {
    // Best score with the line as a title (0) or as a teaser (1), and what the line before was.
    let mut score = [0.0, 0.0];
    let mut from: Vec<[usize; 2]> = Vec::with_capacity(at.len());
    for (n, &i) in at.iter().enumerate() {
        let own = title_or_teaser(&lines[i]);
        if n == 0 {
            score = [own[0], own[1] - 1.0];
            from.push([0; 2]);
            continue;
        }
        let before = at[n - 1];
        let again = is_again(lines[before].line, lines[i].line);
        let apart = style.parted && i > before + 1;
        // A number on a line of its own begins an item in every style.
        let numbered = lines[before + 1..i]
            .iter()
            .any(|l| l.facts.contains(Fact::NoLetters));
        let prose = lines[i].line.is_prose();
        let step = |a: usize, b: usize| match (a, b) {
            // The second copy of a title is no second title.
            (0, 0) if again => 0.5,
            (_, 1) if again => -9.0,
            (0, 1) if apart || numbered => -3.0,
            _ if apart => 0.0,
            (0, 0) => style.single,
            (0, _) => style.pair,
            (_, 0) => 0.0,
            _ if prose => -0.3,
            _ => -3.0,
        };
        let mut next = [0.0; 2];
        let mut back = [0; 2];
        for b in 0..2 {
            let options = [score[0] + step(0, b), score[1] + step(1, b)];
            back[b] = usize::from(options[1] > options[0]);
            next[b] = options[back[b]] + own[b];
        }
        score = next;
        from.push(back);
    }
    let mut state = usize::from(score[1] > score[0]);
    let best = score[state];
    let mut teasers = vec![false; at.len()];
    for n in (0..at.len()).rev() {
        teasers[n] = state == 1;
        state = from[n][state];
    }
    (teasers, best)
}

/// How much a line looks like a title and like a teaser.
fn title_or_teaser(l: &ListLine<'_, '_>) -> [f32; 2] {
    let line = l.line;
    if is_twin(l) {
        return [1.0, -3.0];
    }
    if l.facts.contains(Fact::AfterPair) {
        return [-1.0, 2.0];
    }
    if line.is_prose() && line.inner_ends > 0 {
        return [-2.5, 1.5];
    }
    match line.end {
        End::Ellipsis => [-1.2, 1.5],
        End::Stop => [-0.8, 1.0],
        End::Question | End::Exclamation => [0.2, -0.4],
        _ if line.inner_ends > 0 => [-0.3, 0.5],
        _ => [0.3, if line.words.len() > 18 { -0.2 } else { -0.6 }],
    }
}

/// Whether `second` is `first` again, perhaps with a section glued to one of them.
pub(super) fn is_again(first: &Line<'_>, second: &Line<'_>) -> bool {
    let (short, long) = if first.words.len() <= second.words.len() {
        (first, second)
    } else {
        (second, first)
    };
    let (short, long) = (short.words, long.words);
    short.len() >= 3
        && long.len() - short.len() <= 6
        && (long.starts_with(short) || (long.ends_with(short) && short.len() >= 4))
}
