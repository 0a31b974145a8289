//! Facts that come from what stands above and below a line: headings of lists, furniture, runs of
//! short lines and of titles, questions with their answers.

use super::Page;
use crate::parse::facts::Fact;
use crate::parse::line::End;
use crate::parse::marks::Mark;

/// Lines of a run of short lines, or of titles.
const RUN: usize = 5;

impl Page<'_, '_> {
    pub(super) fn headings(&mut self) {
        let n = self.len();
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
                    self.insert(i, fact);
                }
                if far == 1 {
                    self.insert(i, Fact::UnderMark);
                }
            }
            if links_above {
                self.insert(
                    i,
                    if text_since >= 2 {
                        Fact::LinksAboveText
                    } else {
                        Fact::LinksAbove
                    },
                );
            }
            if byline_above {
                self.insert(i, Fact::AfterByline);
            }
            if furniture_above {
                self.insert(i, Fact::AfterFurniture);
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
                        && (self.has(i, Fact::SurnameOnly) || self.has(i, Fact::NameOnly));
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
                self.insert(
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
    pub(super) fn runs(&mut self) {
        const ASIDES: [Fact; 6] = [
            Fact::NoLetters,
            Fact::Tiny,
            Fact::Ago,
            Fact::TimeOnly,
            Fact::DateOnly,
            Fact::MarkSection,
        ];
        let n = self.len();
        let aside: Vec<bool> = self.facts.iter().map(|f| f.any(&ASIDES)).collect();
        let lines = self.lines;
        let short = |i: usize| lines[i].words.len() <= 4;
        let title = |i: usize| (6..=30).contains(&lines[i].words.len());
        self.mark_runs(RUN, short, |_| false, Fact::MenuRun);
        self.mark_runs(RUN, title, |i| aside[i], Fact::TitleRun);
        for (i, _) in aside.iter().enumerate().filter(|(_, aside)| **aside) {
            if (i > 0 && title(i - 1)) || (i + 1 < n && title(i + 1)) {
                self.insert(i, Fact::BesideTitle);
            }
        }
        let chrome: Vec<usize> = (0..n)
            .filter(|&i| self.marks[i] == Some(Mark::Chrome))
            .collect();
        for i in 0..n {
            let at = chrome.partition_point(|&c| c < i);
            let above = at.checked_sub(1).map(|p| i - chrome[p]);
            let below = chrome[at..].iter().take(2).find(|&&c| c > i).map(|c| c - i);
            match above {
                Some(1..=3) => self.insert(i, Fact::UnderChrome),
                Some(4..=10) => self.insert(i, Fact::UnderChromeFar),
                _ => {}
            }
            match below {
                Some(1..=3) => self.insert(i, Fact::OverChrome),
                Some(4..=10) => self.insert(i, Fact::OverChromeFar),
                _ => {}
            }
        }
    }

    /// Marks the lines of runs of `least` or more, over lines to skip.
    pub(super) fn mark_runs(
        &mut self,
        least: usize,
        member: impl Fn(usize) -> bool,
        skip: impl Fn(usize) -> bool,
        fact: Fact,
    ) {
        let n = self.len();
        let (mut from, mut run) = (0, 0);
        for i in 0..=n {
            if i < n && member(i) {
                from = if run == 0 { i } else { from };
                run += 1;
            } else if i == n || !skip(i) {
                if run >= least {
                    for r in (from..i).filter(|r| member(*r)) {
                        self.facts[r].insert(fact);
                    }
                }
                run = 0;
            }
        }
    }

    pub(super) fn interview(&mut self) {
        let n = self.len();
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
            (0..n).for_each(|i| self.insert(i, Fact::Interview));
        }
        for i in questions {
            self.insert(i, Fact::QuestionOverText);
        }
    }
}
