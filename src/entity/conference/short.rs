//! Names that begin with an abbreviation: known beforehand, or explained by the page.

use super::name::{Found, PageNames, Walk};
use crate::entity::known::List;
use crate::entity::scan::Scan;
use crate::entity::token::{Shape, Word};

impl Scan<'_> {
    /// `HNNG 31`, `COP26`, `HNNV toàn quốc lần thứ 18`: an abbreviation with a number, or alone.
    pub(super) fn short_conference(&self, at: usize, page: &PageNames) -> Option<Found> {
        let token = self.tokens.get(at).filter(|t| t.shape == Shape::Upper)?;
        let (len, series, key) = if let Some((len, &series)) =
            self.known.abbreviations.longest(self.from(at), |_| true)
        {
            (len, Some(series), Vec::new())
        } else {
            let key = page.short.get(&token.word)?;
            (1, self.known.series_of(key), key.clone())
        };
        let mut walk = Walk {
            series: (at..at + len).collect(),
            end: at + len,
            ..Walk::default()
        };
        let mut next = at + len;
        while let Some(level) = self.at(List::Level, next) {
            next += level;
        }
        let dash = usize::from(self.is_mark(next, '-') && self.tokens[next].joined);
        let marked = if self.is_word(next, "lần") && self.is_word(next + 1, "thứ") {
            self.ordinal(next + 2)
        } else if self.year(next + dash).is_some() {
            None
        } else {
            self.figure(next + dash)
                .filter(|&(_, end)| !self.is_counting(end))
        };
        if let Some((value, end)) = marked {
            walk.ordinals.push(value);
            walk.end = self.more_numbers(end, &mut walk);
        } else {
            let named = usize::from(self.is_word(next, "năm"));
            if let Some(year) = self.year(next + dash + named) {
                walk.year = Some(year);
                walk.end = next + dash + named + 1;
            }
        }
        // Alone, an abbreviation is mostly the organisation, unless the page says otherwise.
        if walk.ordinals.is_empty() && walk.year.is_none() && !page.short.contains_key(&token.word)
        {
            return None;
        }
        // On a page about nature COP15 is nature's.
        let series = walk
            .ordinals
            .first()
            .and_then(|&o| page.numbered.get(&(token.word, o)))
            .copied()
            .or(series);
        Some(Found {
            words: at..walk.end,
            series_words: walk.series,
            key,
            series,
            date: self.date_beside(walk.end),
            ordinals: walk.ordinals,
            term: None,
            year: walk.year,
            dated: false,
            level: false,
            bare: false,
            rule: "abbreviation",
        })
    }
}

impl Scan<'_> {
    /// The abbreviation of a series in a name that has one.
    pub(super) fn short_word(&self, found: &Found) -> Option<Word> {
        found
            .words
            .clone()
            .map(|i| &self.tokens[i])
            .find(|t| t.shape == Shape::Upper && self.known.abbreviations.exact([t.word]).is_some())
            .map(|t| t.word)
    }

    /// The series of `COP 15 đa dạng sinh học`: not the usual one of the abbreviation, for a topic
    /// of another one stands behind the number.
    pub(super) fn series_by_topic(&self, found: &Found) -> Option<usize> {
        const SHORTEST_TOPIC: usize = 3;
        const FARTHEST: usize = 4;
        if found.ordinals.is_empty() || self.short_word(found).is_none() {
            return None;
        }
        let mut at = found.words.end;
        while at < found.words.end + FARTHEST
            && (self.is_word(at, "về") || self.is_word(at, "của") || self.is_mark(at, '('))
        {
            at += 1;
        }
        self.known.series.iter().position(|series| {
            series.topics.iter().any(|topic| {
                topic.len() >= SHORTEST_TOPIC
                    && self.from(at).len() >= topic.len()
                    && self.from(at).iter().zip(topic).all(|(t, w)| t.word == *w)
            })
        })
    }
}
