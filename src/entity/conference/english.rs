//! English names: the head stands last, the number first. `the 43rd ASEAN Summit`, `APEC Summit 2023`,
//! `13th National Congress of the Communist Party of Vietnam`.

use super::date::Beside;
use super::name::{Found, PageNames};
use crate::entity::known::List;
use crate::entity::scan::Scan;
use crate::entity::token::Shape;

/// Words before the head that are looked at.
const BEFORE: usize = 10;

impl Scan<'_> {
    /// The English name whose head stands at `head`.
    pub(super) fn english_conference(&self, head: usize, page: &PageNames) -> Option<Found> {
        let len = self.at(List::MeetingEn, head)?;
        if !self.is_capital(head) {
            return self.summit_of(head);
        }
        if self.leads_to_a_head(head + len) {
            return None;
        }
        let (start, ordinals) = self.english_start(head);
        let mut series: Vec<usize> = (start..head + len).collect();
        let mut year = None;
        let mut words = start..head + len;
        if let Some(&first) = series.first().filter(|&&i| self.year(i).is_some()) {
            year = self.year(first);
            series.remove(0);
        }
        let mut from = start;
        let mut numbers = Vec::new();
        if let Some((value, begin, end)) = ordinals {
            let (values, first) = self.numbers_before(begin, value);
            numbers.extend(values);
            from = from.min(first);
            series.retain(|i| *i < begin || *i >= end);
            from = from.min(begin);
        }
        words.start = from;
        // "... of the Communist Party of Vietnam" only where that is a known series.
        let tail = self.english_tail(head + len, &series);
        if tail > head + len {
            series.extend(head + len..tail);
            words.end = tail;
        }
        if let Some(after) = self.year(words.end) {
            year = year.or(Some(after));
            words.end += 1;
        }
        let tokens: Vec<_> = series.iter().map(|&i| self.tokens[i]).collect();
        let key = self.known.series_key(&tokens);
        let known = self
            .known
            .series_of(&key)
            .or_else(|| self.short_in_brackets(words.end));
        let proper = series
            .iter()
            .filter(|&&i| i < head && self.is_capital(i))
            .count()
            > 0;
        let date = self.date_beside(words.end);
        let numbered = !numbers.is_empty()
            || year.is_some()
            || date.is_some_and(Beside::tells_edition)
            || page.keys.contains(&key);
        if !proper || known.is_none() && !numbered {
            return None;
        }
        Some(Found {
            date,
            words,
            series_words: series,
            key,
            series: known,
            ordinals: numbers,
            term: None,
            year,
            dated: true,
            level: known.is_some(),
            bare: false,
            rule: "English name",
        })
    }

    /// Whether capitals from `at` on end in another head: `East Asia Summit | Foreign Ministers' Meeting`.
    fn leads_to_a_head(&self, at: usize) -> bool {
        const FARTHEST: usize = 6;
        (at..at + FARTHEST)
            .take_while(|&i| {
                self.is_capital(i)
                    || self.is_mark(i, '\'')
                    || self.is_mark(i, '\u{2019}')
                    || self.is_word(i, "s") && self.tokens[i].joined
            })
            .any(|i| self.is_capital(i) && self.at(List::MeetingEn, i).is_some())
    }

    /// The numbers of `44th and 45th` before the last one, which begins at `at`, and where the first
    /// of them begins.
    fn numbers_before(&self, at: usize, last: u16) -> (Vec<u16>, usize) {
        let joined = at > 0
            && (self.is_word(at - 1, "and")
                || self.is_mark(at - 1, '-')
                || self.is_mark(at - 1, ','));
        if joined {
            for first in [at.saturating_sub(3), at.saturating_sub(2)] {
                if let Some((value, _)) = self
                    .english_ordinal(first)
                    .filter(|&(value, end)| end == at - 1 && value < last && last <= value + 3)
                {
                    return (vec![value, last], first);
                }
            }
        }
        (vec![last], at)
    }

    /// The known series of an abbreviation in brackets at `at`: `(COP28)`.
    fn short_in_brackets(&self, at: usize) -> Option<usize> {
        if !self.is_mark(at, '(') {
            return None;
        }
        let (len, &series) = self
            .known
            .abbreviations
            .longest(self.from(at + 1), |_| true)?;
        let mut end = at + 1 + len;
        end += usize::from(self.is_mark(end, '-'));
        end = self.figure(end).map_or(end, |(_, next)| next);
        self.is_mark(end, ')').then_some(series)
    }

    /// `second summit of the Asia Zero Emission Community`, `6th session of the 15th National Assembly`: a
    /// number, the head in small letters and whose meeting it is. Everybody holds sessions; only
    /// those of known series are names.
    fn summit_of(&self, head: usize) -> Option<Found> {
        const LONGEST_OWNER: usize = 8;
        let (value, begin) = [1, 2].into_iter().find_map(|back| {
            let at = head.checked_sub(back)?;
            let (value, end) = self.english_ordinal(at)?;
            (end == head).then_some((value, at))
        })?;
        let large = ["summit", "conference", "forum", "congress"]
            .iter()
            .any(|w| self.is_word(head, w));
        let session = self.is_word(head, "session");
        let mut owner = head + 2 + usize::from(self.is_word(head + 2, "the"));
        let term = self.english_ordinal(owner).filter(|_| session);
        if let Some((_, behind)) = term {
            owner = behind;
        }
        let mut end = owner;
        while end < owner + LONGEST_OWNER && self.is_capital(end) {
            end += 1;
        }
        if !(large || session) || !self.is_word(head + 1, "of") || end < owner + 2 {
            return None;
        }
        let series: Vec<usize> = (owner..end).chain([head]).collect();
        let key = self.key(&series);
        let known = self.known.series_of(&key);
        if session && known.is_none() {
            return None;
        }
        Some(Found {
            date: self.date_beside(end),
            words: begin..end,
            series_words: series,
            key,
            series: known,
            ordinals: vec![value],
            term: term.map(|(term, _)| term),
            year: None,
            dated: true,
            level: known.is_some(),
            bare: false,
            rule: "English name",
        })
    }

    /// Where the name begins, and its number with the number's place.
    fn english_start(&self, head: usize) -> (usize, Option<(u16, usize, usize)>) {
        let mut start = head;
        let mut ordinal = None;
        while start > 0 && head - start < BEFORE {
            let at = start - 1;
            let token = &self.tokens[at];
            // "29th" is two tokens.
            if token.shape == Shape::Lower
                && token.joined
                && at > 0
                && let Some((value, end)) = self
                    .english_ordinal(at - 1)
                    .filter(|&(_, end)| end == start)
            {
                start = at - 1;
                ordinal = Some((value, start, end));
                break;
            }
            if let Some((value, end)) = self.english_ordinal(at).filter(|&(_, end)| end == start) {
                start = at;
                ordinal = Some((value, at, end));
                break;
            }
            let inner = self.is_mark(at, '\'')
                || self.is_mark(at, '-') && token.joined
                || self.is_word(at, "s") && token.joined
                || self.is_word(at, "of")
                || self.is_word(at, "on")
                || self.is_word(at, "and");
            if !(token.is_capital() || self.year(at).is_some() || inner)
                || self.at(List::Stop, at).is_some() && token.shape == Shape::Lower && !inner
            {
                break;
            }
            if token.is_capital() && self.is_word(at, "the") {
                break;
            }
            start = at;
        }
        while start < head
            && !(self.is_capital(start)
                || self.tokens[start].shape == Shape::Number
                || ordinal.is_some())
        {
            start += 1;
        }
        (start, ordinal)
    }

    /// End of the known series that goes on behind the head.
    fn english_tail(&self, from: usize, series: &[usize]) -> usize {
        let mut best = from;
        let mut words = series.to_vec();
        for at in from..(from + 14).min(self.tokens.len()) {
            if !self.tokens[at].is_word() {
                break;
            }
            words.push(at);
            let tokens: Vec<_> = words.iter().map(|&i| self.tokens[i]).collect();
            if self.is_capital(at)
                && self
                    .known
                    .series_of(&self.known.series_key(&tokens))
                    .is_some()
            {
                best = at + 1;
            }
        }
        best
    }
}
