//! Facts of a line's place among the others: doubled lines, headings above, running text around,
//! what the page is about.

use std::collections::HashMap;

use super::corpus::Corpus;
use super::facts::Fact;
use super::line::{End, Line};
use super::marks::{Furniture, Mark};
use super::{shape, topic};

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

    fn headings(&mut self) {
        let n = self.lines.len();
        let mut last: Option<(usize, Mark)> = None;
        let (mut links_above, mut text_since) = (false, 0);
        let (mut text_seen, mut byline_above, mut furniture_above) = (0, false, false);
        for i in 0..n {
            if let Some((at, mark)) = last {
                let far = i - at;
                let fact = match (mark, far) {
                    (Mark::Related, 1..=3) => Some(Fact::UnderRelated),
                    (Mark::Related, 4..=10) => Some(Fact::UnderRelatedFar),
                    (Mark::Links, 1..=3) => Some(Fact::UnderLinks),
                    (Mark::Links, 4..=12) => Some(Fact::UnderLinksFar),
                    (Mark::Links, _) => Some(Fact::UnderLinksDeep),
                    (Mark::Topic, 1..=6) => Some(Fact::UnderTopic),
                    _ => None,
                };
                if let Some(fact) = fact {
                    self.push(i, fact);
                }
                if far == 1 {
                    self.push(i, Fact::UnderMark);
                }
            }
            if links_above {
                self.push(
                    i,
                    if text_since >= 2 {
                        Fact::LinksAboveText
                    } else {
                        Fact::LinksAbove
                    },
                );
            }
            if byline_above {
                self.push(i, Fact::AfterByline);
            }
            if furniture_above {
                self.push(i, Fact::AfterFurniture);
            }
            match self.marks[i] {
                Some(mark @ (Mark::Related | Mark::Links | Mark::Topic)) => {
                    last = Some((i, mark));
                    if mark == Mark::Links {
                        links_above = text_seen > 0;
                        text_since = 0;
                    }
                    furniture_above |= mark == Mark::Topic && text_seen > 1;
                }
                Some(Mark::Byline) => byline_above |= text_seen > 1,
                Some(Mark::Chrome) => furniture_above |= text_seen > 1,
                None | Some(Mark::Section) => {
                    byline_above |= text_seen > 1
                        && (self.has(i, Fact::SurnameOnly) || self.has(i, Fact::NameOnly))
                }
            }
            if self.text[i] {
                text_since += 1;
                text_seen += 1;
            }
        }
        let mut below: Option<usize> = None;
        for i in (0..n).rev() {
            if let Some(at) = below {
                self.push(
                    i,
                    if at - i <= 3 {
                        Fact::OverLinks
                    } else {
                        Fact::LinksBelowOnly
                    },
                );
            }
            if self.text[i] {
                below = None;
            }
            if matches!(self.marks[i], Some(Mark::Links | Mark::Related)) {
                below = Some(i);
            }
        }
    }

    /// Runs of short lines and of titles, and the furniture above and below.
    fn runs(&mut self) {
        const ASIDES: [Fact; 6] = [
            Fact::NoLetters,
            Fact::Tiny,
            Fact::Ago,
            Fact::TimeOnly,
            Fact::DateOnly,
            Fact::MarkSection,
        ];
        let n = self.lines.len();
        let aside: Vec<bool> = (0..n)
            .map(|i| ASIDES.iter().any(|f| self.has(i, *f)))
            .collect();
        let short: Vec<bool> = self.lines.iter().map(|l| l.words.len() <= 4).collect();
        let title: Vec<bool> = self
            .lines
            .iter()
            .map(|l| (6..=30).contains(&l.words.len()))
            .collect();
        self.mark_runs(&short, &vec![false; n], Fact::MenuRun);
        self.mark_runs(&title, &aside, Fact::TitleRun);
        for i in 0..n {
            let beside = (i > 0 && title[i - 1]) || (i + 1 < n && title[i + 1]);
            if aside[i] && beside {
                self.push(i, Fact::BesideTitle);
            }
        }
        let chrome: Vec<usize> = (0..n)
            .filter(|&i| self.marks[i] == Some(Mark::Chrome))
            .collect();
        for i in 0..n {
            let at = chrome.partition_point(|&c| c < i);
            let above = at.checked_sub(1).map(|p| i - chrome[p]);
            let below = chrome[at..].iter().find(|&&c| c > i).map(|c| c - i);
            match above {
                Some(1..=3) => self.push(i, Fact::UnderChrome),
                Some(4..=10) => self.push(i, Fact::UnderChromeFar),
                _ => {}
            }
            match below {
                Some(1..=3) => self.push(i, Fact::OverChrome),
                Some(4..=10) => self.push(i, Fact::OverChromeFar),
                _ => {}
            }
        }
    }

    /// Marks the lines of runs of five or more, over lines to skip.
    fn mark_runs(&mut self, member: &[bool], skip: &[bool], fact: Fact) {
        let mut run: Vec<usize> = Vec::new();
        for i in 0..=member.len() {
            if i < member.len() && skip[i] && !member[i] {
                continue;
            }
            if i < member.len() && member[i] {
                run.push(i);
            } else {
                if run.len() >= 5 {
                    run.iter().for_each(|&r| self.facts[r].push(fact));
                }
                run.clear();
            }
        }
    }

    /// Overlap with the running text, the change point, the title; returns the title's line.
    fn topics(&mut self, record_title: Option<&str>) -> Option<usize> {
        let lines = self.lines;
        let topic = topic::Topic::new(lines, &self.text);
        let shares: Vec<Option<f32>> = lines
            .iter()
            .enumerate()
            .map(|(i, l)| topic.share(l, i))
            .collect();
        for (i, share) in shares.iter().enumerate() {
            if let Some(share) = share {
                let fact = match share {
                    s if *s < 0.05 => Fact::Topic0,
                    s if *s < 0.14 => Fact::Topic1,
                    s if *s < 0.26 => Fact::Topic2,
                    _ => Fact::Topic3,
                };
                self.push(i, fact);
            }
        }
        if let Some(at) = topic::change_point(lines, &shares) {
            (at..lines.len()).for_each(|i| self.push(i, Fact::OffTopic));
        }
        let best = self.title_candidates(&shares, record_title);
        if let Some(best) = best {
            self.around_title(best);
        }
        best
    }

    fn title_candidates(
        &mut self,
        shares: &[Option<f32>],
        record_title: Option<&str>,
    ) -> Option<usize> {
        let lines = self.lines;
        let record = record_title.map(|t| {
            crate::text::syllable::words(t)
                .map(|(_, w)| crate::text::fold::bare(w))
                .collect::<Vec<_>>()
        });
        let slugs: Vec<String> = lines
            .iter()
            .filter_map(|l| {
                if l.is_slug() {
                    Some(l.words.join(" "))
                } else {
                    let n = l.slug_prefix();
                    (n >= 3).then(|| l.words[..n.min(l.words.len())].join(" "))
                }
            })
            .collect();
        // The title stands before the second line of running text; a page without any may have it
        // anywhere in its first half.
        let second = self
            .text
            .iter()
            .enumerate()
            .filter(|(_, t)| **t)
            .nth(1)
            .map(|(i, _)| i);
        let end = second.unwrap_or(lines.len().div_ceil(2).min(60));
        let mut words: HashMap<&str, u32> = HashMap::new();
        for line in lines
            .iter()
            .zip(&self.text)
            .filter(|(_, t)| **t)
            .map(|(l, _)| l)
            .take(8)
        {
            for w in line.words.iter().filter(|w| w.len() >= 2) {
                *words.entry(w.as_str()).or_default() += 1;
            }
        }
        let mut scored: Vec<(f32, usize)> = Vec::new();
        for (i, line) in lines.iter().enumerate().take(end) {
            let dated = [
                Fact::DateOnly,
                Fact::DateRest,
                Fact::CreditBracket,
                Fact::CreditOnly,
                Fact::Glued,
                Fact::SlugPrefix,
                Fact::StartArrow,
            ];
            if self.marks[i].is_some() || self.text[i] || dated.iter().any(|f| self.has(i, *f)) {
                continue;
            }
            let share = shares[i].unwrap_or(0.0) + 0.5 * topic::word_share(line, &words);
            if let Some(mut score) = topic::title_score(line, share, &slugs) {
                if record.as_ref().is_some_and(|r| *r == line.words) {
                    score += 3.0;
                }
                // Menus and lists before the title look alike; the title stands alone or near a date.
                let near_date = (i.saturating_sub(2)..(i + 3).min(lines.len()))
                    .any(|j| self.has(j, Fact::DateOnly) || self.has(j, Fact::DateRest));
                score += if near_date { 0.25 } else { 0.0 };
                score += if self.has(i, Fact::First) { 0.2 } else { 0.0 };
                score += if self.has(i, Fact::Repeats) || self.has(i, Fact::RepeatsOften) {
                    0.2
                } else {
                    0.0
                };
                scored.push((score, i));
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        if let Some((_, i)) = scored.get(1) {
            let i = *i;
            self.push(i, Fact::SecondTitle);
        }
        scored.first().map(|(_, i)| *i)
    }

    fn around_title(&mut self, best: usize) {
        let title = &self.lines[best];
        self.push(best, Fact::BestTitle);
        let joined = title.words.join(" ");
        let set: HashMap<&str, u32> = title
            .words
            .iter()
            .filter(|w| w.len() >= 2)
            .map(|w| (w.as_str(), 1))
            .collect();
        for i in 0..self.lines.len() {
            if i < best {
                self.push(i, Fact::BeforeTitle);
            } else if i > best && i <= best + 4 {
                self.push(i, Fact::AfterTitle);
            }
            if i == best {
                continue;
            }
            let line = &self.lines[i];
            if line.key == title.key {
                self.push(i, Fact::TitleAgain);
            } else if line.is_slug() {
                let slug = line.words.join(" ");
                if joined.contains(&slug)
                    || slug.contains(&joined)
                    || topic::word_share(line, &set) > 0.8
                {
                    self.push(i, Fact::TitleSlug);
                }
            } else if line.words.len() >= 3
                && line.words.len() <= 30
                && topic::word_share(line, &set) >= 0.7
            {
                self.push(i, Fact::TitleWords);
            }
        }
    }

    fn interview(&mut self) {
        let n = self.lines.len();
        let mut questions = Vec::new();
        for i in 0..n {
            let asks = self.lines[i].end == End::Question || self.has(i, Fact::Speaker);
            let answered =
                (i + 1..(i + 3).min(n)).any(|j| self.text[j] || self.lines[j].words.len() >= 15);
            if asks && answered {
                questions.push(i);
            }
        }
        if questions.len() >= 2 {
            (0..n).for_each(|i| self.push(i, Fact::Interview));
        }
        for i in questions {
            self.push(i, Fact::QuestionOverText);
        }
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
