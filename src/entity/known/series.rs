//! Known series of conferences: names that are equal, and editions by number, year and date.

use jiff::civil::Date;

use super::{KeyedBy, Known, List, SeriesKind, file};
use crate::entity::token::{Shape, Token, Word, tokens};
use crate::text::fold;

/// A series of conferences.
#[derive(Debug)]
pub(in crate::entity) struct Series {
    pub(in crate::entity) id: String,
    pub(in crate::entity) name: String,
    /// For narrow columns.
    pub(in crate::entity) short: String,
    pub(in crate::entity) keyed_by: KeyedBy,
    pub(in crate::entity) kind: SeriesKind,
    /// Phrases that an article about it surely uses.
    pub(in crate::entity) topics: Vec<Vec<Word>>,
    pub(in crate::entity) editions: Vec<Edition>,
}

/// What stands for all names of one thing in the names of series: `Liên hợp quốc` for `LHQ`.
#[derive(Debug, Clone)]
pub(super) struct Same {
    pub(super) name: String,
    pub(super) key: Vec<Word>,
}

/// A part of the name of a series that tells it from others.
enum Part<'a> {
    Same(&'a Same),
    Token(&'a Token),
}

/// One edition of a series.
#[derive(Debug, Clone, Copy)]
pub(in crate::entity) struct Edition {
    pub(in crate::entity) ordinal: Option<u16>,
    pub(in crate::entity) term: Option<u16>,
    pub(in crate::entity) year: i16,
    pub(in crate::entity) from: Option<Date>,
    pub(in crate::entity) to: Option<Date>,
}

impl Edition {
    /// Whether it met on `date`. An edition whose last day is not known met on its first.
    pub(in crate::entity) fn met_on(&self, date: Date) -> bool {
        self.from
            .is_some_and(|from| from <= date && date <= self.to.unwrap_or(from))
    }
}

impl From<&file::Edition> for Edition {
    fn from(edition: &file::Edition) -> Self {
        Self {
            ordinal: edition.ordinal,
            term: edition.term,
            year: edition.year,
            from: edition.from.map(|day| day.0),
            to: edition.to.map(|day| day.0),
        }
    }
}

impl Series {
    /// Takes what `new` says; editions that it does not speak of stay.
    fn replace(&mut self, new: Self) {
        let same = |a: &Edition, b: &Edition| match new.keyed_by {
            KeyedBy::Ordinal => a.ordinal == b.ordinal && a.term == b.term,
            KeyedBy::Year => a.year == b.year,
        };
        let mut editions = std::mem::take(&mut self.editions);
        editions.retain(|old| !new.editions.iter().any(|e| same(old, e)));
        *self = new;
        self.editions.extend(editions);
    }

    /// The edition with this number; where numbers come back in every term, only with the term or
    /// when the number came once.
    pub(in crate::entity) fn numbered(&self, ordinal: u16, term: Option<u16>) -> Option<&Edition> {
        let mut fit = self
            .editions
            .iter()
            .filter(|e| e.ordinal == Some(ordinal) && (term.is_none() || e.term == term));
        let first = fit.next()?;
        fit.next().is_none().then_some(first)
    }

    /// The edition with this number that met last before `date`, or in the month after it, but not
    /// more than two years before: for numbers that come back in every term.
    pub(in crate::entity) fn latest(&self, ordinal: u16, date: Date) -> Option<&Edition> {
        let days = |e: &Edition| e.from.map(|from| (date - from).get_days());
        self.editions
            .iter()
            .filter(|e| e.ordinal == Some(ordinal) && e.term.is_some())
            .filter(|e| days(e).is_some_and(|d| (-30..=730).contains(&d)))
            .max_by_key(|e| e.from)
    }

    /// The only edition of a year.
    pub(in crate::entity) fn of_year(&self, year: i16) -> Option<&Edition> {
        let mut fit = self.editions.iter().filter(|e| e.year == year);
        let first = fit.next()?;
        fit.next().is_none().then_some(first)
    }
}

impl Known {
    /// The key under which all names of one series meet: without level words, small words and marks.
    pub(in crate::entity) fn series_key(&self, tokens: &[Token]) -> Vec<Word> {
        let mut key = Vec::new();
        self.tell_apart(tokens, |part| match part {
            Part::Same(same) => key.extend(&same.key),
            Part::Token(token) => key.push(token.word),
        });
        key
    }

    /// The words of [`series_key`](Self::series_key) as ASCII, `-` between them: what all names of a series
    /// that is not known have in common, on any page.
    pub(in crate::entity) fn series_slug(&self, tokens: &[Token], page: &str) -> String {
        let mut words = String::new();
        let mut end = 0;
        self.tell_apart(tokens, |part| {
            let (text, start, next) = match part {
                Part::Same(same) => (same.name.as_str(), u32::MAX, 0),
                Part::Token(token) => (token.of(page), token.start, token.end),
            };
            if start != end && !words.is_empty() {
                words.push(' ');
            }
            words.push_str(text);
            end = next;
        });
        fold::slug(&words)
    }

    /// Hands on the words that tell series apart.
    fn tell_apart<'a>(&'a self, tokens: &'a [Token], mut take: impl FnMut(Part<'a>)) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some(len) = self.at(List::Level, &tokens[at..]) {
                at += len;
                continue;
            }
            if let Some((len, same)) = self.same.longest(&tokens[at..], |_| true) {
                take(Part::Same(same));
                at += len;
                continue;
            }
            if let Some(len) = self.at(List::Skip, &tokens[at..]) {
                at += len;
                continue;
            }
            if token.shape != Shape::Mark {
                take(Part::Token(token));
            }
            at += 1;
        }
    }

    /// The series with this key.
    pub(in crate::entity) fn series_of(&self, key: &[Word]) -> Option<usize> {
        self.series_by_key.get(key).copied()
    }

    pub(super) fn add_conferences(&mut self, file: file::Conferences) {
        for series in file.series {
            let known = self.series.iter().position(|s| s.id == series.id);
            let number = known.unwrap_or(self.series.len());
            for name in std::iter::once(&series.name).chain(&series.also) {
                let words = &mut self.words;
                let name = tokens(name, |piece| words.spell(piece));
                let key = self.series_key(&name);
                match known {
                    // A file that speaks of a series again decides over what it is called.
                    Some(number) => _ = self.series_by_key.insert(key, number),
                    None => _ = self.series_by_key.entry(key).or_insert(number),
                }
            }
            for short in &series.abbreviations {
                let phrase = self.phrase(short);
                self.abbreviations.entry(phrase, || number);
            }
            let topics = series.topics.iter().map(|t| self.phrase(t)).collect();
            let editions: Vec<Edition> = series.editions.iter().map(Edition::from).collect();
            let new = Series {
                id: series.id,
                name: series.name,
                short: series.short,
                keyed_by: series.keyed_by,
                kind: series.kind,
                topics,
                editions,
            };
            match known {
                Some(number) => self.series[number].replace(new),
                None => self.series.push(new),
            }
        }
    }
}
