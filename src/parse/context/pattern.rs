//! Lists repeat their pattern: title, title, title; title, time, title, time; title, section, time.
//! A line is of the pattern when it has the shape of the lines one, two or three away.

use std::collections::BTreeSet;

use super::Page;
use crate::parse::facts::Fact;
use crate::parse::line::End;
use crate::text::date;

/// Lines that a run of a pattern has at least.
const RUN: usize = 3;

/// Three lengths in words, three ends, and what else tells shapes apart.
fn shape(page: &Page<'_, '_>, i: usize) -> u8 {
    let line = &page.lines[i];
    let length = match line.words.len() {
        0..=4 => 0,
        5..=20 => 1,
        21..=40 => 2,
        _ => 3,
    };
    let end = match line.end {
        End::Stop | End::Ellipsis => 1,
        End::Question | End::Exclamation | End::Open | End::Bracket | End::Comma => 0,
        End::Colon => 2,
        End::Pipe => 3,
    };
    let special = if page.facts[i].any(&[Fact::DateOnly, Fact::DateRest, Fact::TimeOnly, Fact::Ago])
    {
        1
    } else if page.facts[i].any(&[Fact::NoLetters, Fact::Digits]) {
        2
    } else if page.facts[i].any(&[Fact::StartBullet, Fact::StartArrow, Fact::StartNumbered]) {
        3
    } else {
        0
    };
    // A date or a number is what it is at any length.
    if special == 1 || special == 2 {
        0x80 | special
    } else {
        length | end << 2 | special << 4
    }
}

impl Page<'_, '_> {
    /// Days in lines of their own: an article has one or two, a list of articles one for each.
    pub(super) fn days(&mut self) {
        const SEVERAL: usize = 3;
        let is_dated = |i: &usize| self.facts[*i].any(&[Fact::DateOnly, Fact::DateRest]);
        let dated: Vec<usize> = (0..self.len()).filter(is_dated).collect();
        if dated.len() < SEVERAL {
            return;
        }
        let day = |i: &usize| {
            date::find(self.lines[*i].text)
                .first()
                .map(|found| found.date)
        };
        let days: BTreeSet<_> = dated.iter().filter_map(day).collect();
        if days.len() >= SEVERAL {
            for i in dated {
                self.insert(i, Fact::DatesApart);
            }
        }
    }

    pub(super) fn pattern(&mut self) {
        let shapes: Vec<u8> = (0..self.len()).map(|i| shape(self, i)).collect();
        let period = |i: usize, by: usize| {
            (i >= by && shapes[i - by] == shapes[i])
                || shapes.get(i + by).is_some_and(|s| *s == shapes[i])
        };
        let mut periods = vec![0; shapes.len()];
        for (i, found) in periods.iter_mut().enumerate() {
            // Running text is long in itself and makes no pattern.
            if self.text[i] {
                continue;
            }
            *found = (1..=3).find(|by| period(i, *by)).unwrap_or(0);
            match *found {
                1 => self.insert(i, Fact::Period1),
                2 => self.insert(i, Fact::Period2),
                3 => self.insert(i, Fact::Period3),
                _ => {}
            }
        }
        let mut from = 0;
        for i in 1..=periods.len() {
            if i < periods.len() && periods[i] == periods[from] {
                continue;
            }
            if periods[from] > 0 && i - from >= RUN * periods[from] {
                (from..i).for_each(|j| self.insert(j, Fact::PeriodRun));
            }
            from = i;
        }
    }
}
