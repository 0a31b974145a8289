//! Where a line stands: from the ends of the page, among running text, by the words above it.

use super::Page;
use crate::parse::facts::Fact;

impl Page<'_, '_> {
    pub(super) fn places(&mut self) {
        let n = self.len();
        let gaps = self.lines.iter().filter(|l| l.gap > 0).count();
        // One blank line in eight tells nothing about where blocks end.
        let tells = gaps * 8 >= n;
        for i in 0..n {
            match i {
                0 => self.insert(i, Fact::First),
                1..=2 => self.insert(i, Fact::Second),
                3..=7 => self.insert(i, Fact::Early),
                _ => {}
            }
            if i + 1 == n {
                self.insert(i, Fact::Last);
            } else if i + 4 >= n {
                self.insert(i, Fact::Late);
            }
            if tells {
                let after = self.lines.get(i + 1).is_none_or(|l| l.gap > 0);
                let before = self.lines[i].gap > 0 || i == 0;
                self.insert(
                    i,
                    if before {
                        Fact::GapBefore
                    } else {
                        Fact::TightBefore
                    },
                );
                self.insert(
                    i,
                    if after {
                        Fact::GapAfter
                    } else {
                        Fact::TightAfter
                    },
                );
            } else {
                self.insert(i, Fact::NoGaps);
            }
            let open = |i: usize| !self.lines[i].end.is_closed();
            let goes_on = i + 1 < n && open(i) && self.lines[i + 1].starts_lower();
            let gone_on = i > 0 && open(i - 1) && self.lines[i].starts_lower();
            self.facts[i].set(Fact::GoesOn, goes_on);
            self.facts[i].set(Fact::GoneOn, gone_on);
        }
    }

    pub(super) fn running_text(&mut self) {
        let n = self.len();
        let total = self.text.iter().filter(|t| **t).count();
        let short_before = sums(self.lines.iter().map(|l| l.words.len() < 16));
        let text_before = sums(self.text.iter().copied());
        let mut above = 0;
        let mut last = None;
        for i in 0..n {
            let own = usize::from(self.text[i]);
            let below = total - above - own;
            self.insert(
                i,
                [
                    Fact::TextAbove0,
                    Fact::TextAbove1,
                    Fact::TextAbove2,
                    Fact::TextAbove5,
                ][bucket(above)],
            );
            self.insert(
                i,
                [
                    Fact::TextBelow0,
                    Fact::TextBelow1,
                    Fact::TextBelow2,
                    Fact::TextBelow5,
                ][bucket(below)],
            );
            if own == 1 {
                self.insert(i, Fact::Prose);
                last = Some(i);
            } else if let Some(last) = last {
                self.insert(
                    i,
                    match i - last {
                        1..=3 => Fact::TextNear,
                        4..=10 => Fact::TextFar,
                        _ => Fact::TextLost,
                    },
                );
            }
            let before = i > 0 && self.text[i - 1];
            let after = i + 1 < n && self.text[i + 1];
            match (before, after) {
                (true, true) => self.insert(i, Fact::Between),
                (true, false) => self.insert(i, Fact::AfterText),
                (false, true) => self.insert(i, Fact::BeforeText),
                (false, false) => {}
            }
            let (from, to) = (i.saturating_sub(5), (i + 6).min(n));
            let prose = text_before[to] - text_before[from];
            let short = short_before[to] - short_before[from];
            if prose * 2 >= to - from {
                self.insert(i, Fact::ProseAround);
            } else if short * 4 >= (to - from) * 3 {
                self.insert(i, Fact::ShortAround);
            }
            self.zone_shape(i, above, below);
            above += own;
        }
        let mut next = None;
        for i in (0..n).rev() {
            if self.text[i] {
                next = Some(i);
            } else if let Some(next) = next {
                match next - i {
                    1..=3 => self.insert(i, Fact::TextSoon),
                    4..=10 => self.insert(i, Fact::TextLater),
                    _ => {}
                }
            }
        }
        for i in 0..n {
            self.facts[i].set(Fact::NoText, total == 0);
            self.facts[i].set(Fact::Brief, total < 3);
        }
    }

    /// Facts of place and length together: a short line means something else in front of the text,
    /// within it and behind it.
    fn zone_shape(&mut self, i: usize, above: usize, below: usize) {
        let line = &self.lines[i];
        let length = match line.words.len() {
            0..=5 => 0,
            6..=14 => 1,
            _ => 2,
        };
        let fact = match (above == 0, below == 0, length, line.end.is_closed()) {
            (true, _, 0, _) => Fact::FrontShort,
            (true, _, 1, _) => Fact::FrontMiddle,
            (true, _, _, false) => Fact::FrontOpen,
            (true, _, _, true) => Fact::FrontClosed,
            (false, true, 0, _) => Fact::TailShort,
            (false, true, 1, false) => Fact::TailMiddle,
            (false, true, 1, true) => Fact::TailMiddleClosed,
            (false, true, _, false) => Fact::TailOpen,
            (false, true, _, true) => Fact::TailClosed,
            (false, false, 0, _) => Fact::MidShort,
            (false, false, 1, false) => Fact::MidMiddle,
            (false, false, 1, true) => Fact::MidMiddleClosed,
            (false, false, _, false) => Fact::MidOpen,
            (false, false, _, true) => Fact::MidClosed,
        };
        self.insert(i, fact);
    }

    /// Where by words: how much of the page stands above, and how long the line is for this page.
    pub(super) fn masses(&mut self) {
        let total: usize = self.lines.iter().map(|l| l.count).sum();
        let mut long: Vec<usize> = (0..self.len())
            .filter(|&i| self.text[i])
            .map(|i| self.lines[i].count)
            .collect();
        long.sort_unstable();
        let usual = long.get(long.len() / 2).copied().unwrap_or(24);
        let mut above = 0;
        for i in 0..self.len() {
            let own = self.lines[i].count;
            let fact = match above * 30 / total.max(1) {
                0..=2 => Fact::Mass0,
                3..=9 => Fact::Mass1,
                10..=19 => Fact::Mass2,
                20..=26 => Fact::Mass3,
                _ => Fact::Mass4,
            };
            self.insert(i, fact);
            let here = if own * 4 >= usual * 3 {
                Fact::LongHere
            } else if own * 3 >= usual {
                Fact::MiddleHere
            } else {
                Fact::ShortHere
            };
            self.insert(i, here);
            above += own;
        }
    }

    /// How the lines around end: those of running text end like sentences, those of lists do not.
    pub(super) fn ends_around(&mut self) {
        const SEVERAL: usize = 6;
        let n = self.len();
        let several: Vec<bool> = self
            .lines
            .iter()
            .map(|l| l.words.len() >= SEVERAL)
            .collect();
        let closed: Vec<bool> = (0..n)
            .map(|i| several[i] && self.lines[i].end.is_closed())
            .collect();
        let several_before = sums(several.iter().copied());
        let closed_before = sums(closed.iter().copied());
        let mut run = 0;
        for i in 0..n {
            let (from, to) = (i.saturating_sub(3), (i + 4).min(n));
            let all = several_before[to] - several_before[from] - usize::from(several[i]);
            let ends = closed_before[to] - closed_before[from] - usize::from(closed[i]);
            if all >= 2 && ends * 3 >= all * 2 {
                self.insert(i, Fact::ClosedAround);
            } else if all >= 2 && ends * 6 <= all {
                self.insert(i, Fact::OpenAround);
            }
            run = if closed[i] { run + 1 } else { 0 };
            if run == 3 {
                (i - 2..=i).for_each(|j| self.insert(j, Fact::ClosedRun));
            } else if run > 3 {
                self.insert(i, Fact::ClosedRun);
            }
        }
    }
}

/// How many are true before each place, and in all at the end.
pub(super) fn sums(of: impl ExactSizeIterator<Item = bool>) -> Vec<usize> {
    let mut sum = 0;
    let mut out = Vec::with_capacity(of.len() + 1);
    out.push(0);
    out.extend(of.map(|is| {
        sum += usize::from(is);
        sum
    }));
    out
}

fn bucket(n: usize) -> usize {
    match n {
        0 => 0,
        1 => 1,
        2..=4 => 2,
        _ => 3,
    }
}
