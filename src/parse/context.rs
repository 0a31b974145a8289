//! Facts of a line's place among the others: doubled lines, headings above, running text around,
//! what the page is about.

use std::collections::HashMap;

mod headings;
mod title;

use super::corpus::Corpus;
use super::facts::Fact;
use super::line::{End, Line};
use super::marks::{Furniture, Mark};
use super::shape;

/// The lines of a page with everything that is true of them.
pub struct Context {
    /// For each line, its facts in the order of their numbers.
    pub facts: Vec<Vec<Fact>>,
    /// For each line, its certain mark.
    pub marks: Vec<Option<Mark>>,
    /// The best candidate for the title.
    pub title: Option<usize>,
}

/// How a line relates to a neighbour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twin {
    No,
    Equal,
    /// One begins with the other, or both begin alike, a few words more on one of them.
    Near,
}

impl Context {
    /// Looks at all lines of a page.
    #[must_use]
    pub fn new(
        lines: &[Line<'_>],
        furniture: &Furniture,
        corpus: &Corpus,
        record_title: Option<&str>,
    ) -> Self {
        let mut facts: Vec<Vec<Fact>> = Vec::with_capacity(lines.len());
        let mut marks = Vec::with_capacity(lines.len());
        for line in lines {
            let mut own = Vec::with_capacity(40);
            marks.push(shape::facts(line, furniture, &mut own));
            facts.push(own);
        }
        let mut page = Page {
            lines,
            facts,
            marks: &marks,
            text: Vec::new(),
            after_pair: Vec::new(),
        };
        page.twins();
        page.places();
        page.running_text();
        page.headings();
        page.runs();
        let title = page.topics(record_title);
        page.interview();
        for (i, line) in lines.iter().enumerate() {
            if corpus.recurs(line, title.map(|t| lines[t].key)) {
                page.facts[i].push(Fact::Recurs);
            }
        }
        let mut facts = page.facts;
        for own in &mut facts {
            own.sort_unstable();
            own.dedup();
        }
        Self {
            facts,
            marks,
            title,
        }
    }
}

struct Page<'p, 'a> {
    lines: &'p [Line<'a>],
    facts: Vec<Vec<Fact>>,
    marks: &'p [Option<Mark>],
    /// Which lines are running text that belongs to no pair.
    text: Vec<bool>,
    after_pair: Vec<bool>,
}

fn twin(a: &Line<'_>, b: &Line<'_>) -> Twin {
    if a.key == b.key && !a.words.is_empty() {
        return Twin::Equal;
    }
    let (short, long) = if a.words.len() <= b.words.len() {
        (a, b)
    } else {
        (b, a)
    };
    let common = short
        .words
        .iter()
        .zip(&long.words)
        .take_while(|(x, y)| x == y)
        .count();
    let extra = long.words.len() - common;
    if common >= 4 && common + 1 >= short.words.len() && extra <= 6 {
        Twin::Near
    } else {
        Twin::No
    }
}

impl Page<'_, '_> {
    fn push(&mut self, line: usize, fact: Fact) {
        self.facts[line].push(fact);
    }

    fn has(&self, line: usize, fact: Fact) -> bool {
        self.facts[line].contains(&fact)
    }

    fn twins(&mut self) {
        let n = self.lines.len();
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
            self.facts[i].push(next);
            self.facts[i + 1].push(prev);
        }
        self.after_pair = (0..n)
            .map(|i| i >= 2 && pair_starts[i - 2] && !pair_starts[i - 1])
            .collect();
        let mut times: HashMap<u64, u32> = HashMap::new();
        for line in self.lines {
            *times.entry(line.key).or_default() += 1;
        }
        for i in 0..n {
            if self.after_pair[i] {
                self.push(i, Fact::AfterPair);
            }
            let near = pair_starts[i.saturating_sub(7)..(i + 8).min(n)]
                .iter()
                .filter(|p| **p)
                .count();
            match near {
                0 => {}
                1..=2 => self.push(i, Fact::PairsNear),
                _ => self.push(i, Fact::PairsMany),
            }
            let beside = usize::from(i > 0 && pair_starts[i - 1]) + usize::from(pair_starts[i]);
            let times = times.get(&self.lines[i].key).copied().unwrap_or(1) as usize;
            if times > 1 + beside {
                self.push(
                    i,
                    if times >= 3 {
                        Fact::RepeatsOften
                    } else {
                        Fact::Repeats
                    },
                );
            }
        }
    }

    fn places(&mut self) {
        let n = self.lines.len();
        let gaps = self.lines.iter().filter(|l| l.gap > 0).count();
        // One blank line in twenty tells nothing about where blocks end.
        let tells = gaps * 8 >= n;
        for i in 0..n {
            match i {
                0 => self.push(i, Fact::First),
                1..=2 => self.push(i, Fact::Second),
                3..=7 => self.push(i, Fact::Early),
                _ => {}
            }
            if i + 1 == n {
                self.push(i, Fact::Last);
            } else if i + 4 >= n {
                self.push(i, Fact::Late);
            }
            if tells {
                let after = self.lines.get(i + 1).is_none_or(|l| l.gap > 0);
                let before = self.lines[i].gap > 0 || i == 0;
                self.push(
                    i,
                    if before {
                        Fact::GapBefore
                    } else {
                        Fact::TightBefore
                    },
                );
                self.push(
                    i,
                    if after {
                        Fact::GapAfter
                    } else {
                        Fact::TightAfter
                    },
                );
            } else {
                self.push(i, Fact::NoGaps);
            }
        }
    }

    fn running_text(&mut self) {
        let n = self.lines.len();
        self.text = (0..n)
            .map(|i| {
                let line = &self.lines[i];
                let furniture = matches!(
                    self.marks[i],
                    Some(Mark::Chrome | Mark::Topic | Mark::Byline)
                );
                let paired = [
                    Fact::TwinNext,
                    Fact::TwinPrev,
                    Fact::TwinNextGap,
                    Fact::TwinPrevGap,
                    Fact::NearNext,
                    Fact::NearPrev,
                ]
                .iter()
                .any(|f| self.has(i, *f));
                line.is_prose()
                    && !furniture
                    && !paired
                    && !self.after_pair[i]
                    && !self.has(i, Fact::CreditBracket)
                    && !self.has(i, Fact::Glued)
                    && line.end != End::Pipe
            })
            .collect();
        let total = self.text.iter().filter(|t| **t).count();
        let mut above = 0;
        for i in 0..n {
            let own = usize::from(self.text[i]);
            let below = total - above - own;
            self.push(
                i,
                [
                    Fact::TextAbove0,
                    Fact::TextAbove1,
                    Fact::TextAbove2,
                    Fact::TextAbove5,
                ][bucket(above)],
            );
            self.push(
                i,
                [
                    Fact::TextBelow0,
                    Fact::TextBelow1,
                    Fact::TextBelow2,
                    Fact::TextBelow5,
                ][bucket(below)],
            );
            if own == 1 {
                self.push(i, Fact::Prose);
            }
            let before = i > 0 && self.text[i - 1];
            let after = i + 1 < n && self.text[i + 1];
            match (before, after) {
                (true, true) => self.push(i, Fact::Between),
                (true, false) => self.push(i, Fact::AfterText),
                (false, true) => self.push(i, Fact::BeforeText),
                (false, false) => {}
            }
            let window = i.saturating_sub(5)..(i + 6).min(n);
            let prose = self.text[window.clone()].iter().filter(|t| **t).count();
            if prose * 2 >= window.len() {
                self.push(i, Fact::ProseAround);
            } else if self.lines[window.clone()]
                .iter()
                .filter(|l| l.words.len() < 16)
                .count()
                * 4
                >= window.len() * 3
            {
                self.push(i, Fact::ShortAround);
            }
            self.zone_shape(i, above, below);
            above += own;
        }
        if total == 0 {
            (0..n).for_each(|i| self.push(i, Fact::NoText));
        }
        if total < 3 {
            (0..n).for_each(|i| self.push(i, Fact::Brief));
        }
    }

    /// Facts of place and length together: a short line means something else in front of the text,
    /// within it and behind it.
    fn zone_shape(&mut self, i: usize, above: usize, below: usize) {
        let line = &self.lines[i];
        let closed = matches!(
            line.end,
            End::Stop | End::Question | End::Exclamation | End::Ellipsis | End::Colon
        );
        let length = match line.words.len() {
            0..=5 => 0,
            6..=14 => 1,
            _ => 2,
        };
        let fact = match (above == 0, below == 0, length, closed) {
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
        self.push(i, fact);
    }
}

fn bucket(n: usize) -> usize {
    match n {
        0 => 0,
        1 => 1,
        2..=4 => 2,
        _ => 3,
    }
}
