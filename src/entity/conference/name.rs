//! The name of a conference: `head series [level] [number] [year]`.
//!
//! In: a place in a block. Out: the name that begins there, with its number, term, year or date as
//! far as they are given. Which edition of which series it is decides
//! [`resolve`](super::resolve).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::date::Beside;
use crate::entity::known::List;
use crate::entity::scan::Scan;
use crate::entity::token::{Shape, Word};

/// A name found in a block.
#[derive(Debug, Clone)]
pub(in crate::entity) struct Found {
    /// The name with its number.
    pub(super) words: Range<usize>,
    /// The words of head and series, without number.
    pub(super) series_words: Vec<usize>,
    /// Their key.
    pub(super) key: Vec<Word>,
    /// The series, when it is known.
    pub(super) series: Option<usize>,
    /// Numbers: several in `lần thứ 40 và 41`.
    pub(super) ordinals: Vec<u16>,
    /// The term in which the number counts.
    pub(super) term: Option<u16>,
    /// The year in the name.
    pub(super) year: Option<i16>,
    /// The date beside it.
    pub(super) date: Option<Beside>,
    /// Names a level (national, summit, ...) or is known, so that a date beside it is enough.
    pub(super) dated: bool,
    /// Head and number only: `Hội nghị lần thứ hai`, of a series that the page named before.
    pub(super) bare: bool,
    pub(super) rule: &'static str,
}

impl Found {
    /// Whether number or year tell which edition it is.
    pub(super) fn is_numbered(&self) -> bool {
        !self.ordinals.is_empty()
            || self.year.is_some()
            || self.dated
                && self
                    .date
                    .is_some_and(|d| d.year.is_some() || d.day.is_some())
    }
}

/// Names that the page itself explains.
#[derive(Debug, Default)]
pub(super) struct PageNames {
    /// Abbreviations defined in brackets.
    pub(super) short: HashMap<Word, Vec<Word>>,
    /// Abbreviations with a number that another series has than usually: `COP15` is about climate
    /// or about nature.
    pub(super) numbered: HashMap<(Word, u16), usize>,
    /// Keys of series that stand with a number somewhere on the page.
    pub(super) keys: HashSet<Vec<Word>>,
}

/// Tokens of the longest name.
const LONGEST: usize = 34;

/// A name while it is being read.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) series: Vec<usize>,
    /// End of the name so far.
    pub(super) end: usize,
    pub(super) ordinals: Vec<u16>,
    /// How many series words stood before the number.
    pub(super) before_number: Option<usize>,
    pub(super) number_end: usize,
    pub(super) term: Option<u16>,
    pub(super) year: Option<i16>,
    /// End of the longest known series, and how many words it took.
    pub(super) known: Option<(usize, usize)>,
    pub(super) short: Option<Word>,
    pub(super) level: bool,
}

impl Scan<'_> {
    /// The name of a conference that begins at `at`, and the abbreviation it defines.
    pub(super) fn conference(&self, at: usize, page: &PageNames) -> Option<(Found, Option<Word>)> {
        let (found, short) = self.one_conference(at, page)?;
        // "cấp cao", "thượng đỉnh" begin a name only where the series is known.
        let weak = self.is_word(at, "cấp") || self.is_word(at, "thượng");
        if found.series.is_none() && (weak || self.holds_a_known_name(&found.words, page)) {
            return None;
        }
        Some((found, short))
    }

    /// The name that begins at `at`, whatever names may stand inside it.
    fn one_conference(&self, at: usize, page: &PageNames) -> Option<(Found, Option<Word>)> {
        if let Some(found) = self.short_conference(at, page) {
            return Some((found, None));
        }
        let len = self.at(List::Meeting, at)?;
        if self.follows(List::NotMeeting, at)
            || self.is_capital(at) && at > 0 && self.is_word(at - 1, "quán")
        {
            return None;
        }
        let mut walk = Walk {
            series: (at..at + len).collect(),
            end: at + len,
            level: len > 2,
            ..Walk::default()
        };
        self.walk(at + len, &mut walk, page);
        self.finish(at, len, walk, page)
    }

    /// Reads on from behind the head.
    fn walk(&self, from: usize, walk: &mut Walk, page: &PageNames) {
        let mut at = from;
        // A head behind a head begins a name of its own.
        if self.is_capital(from) && self.at(List::Meeting, from).is_some() {
            return;
        }
        while at < from + LONGEST && at < self.tokens.len() {
            let token = &self.tokens[at];
            if let Some(next) = self.number(at, from, walk) {
                at = next;
                continue;
            }
            if self.is_word(at, "khóa") || self.is_word(at, "khoá") {
                let Some((term, next)) = self.figure(at + 1) else {
                    break;
                };
                walk.term = Some(term);
                walk.end = next;
                at = next;
                continue;
            }
            if self.is_mark(at, '(') && self.is_word(at + 1, "khóa") {
                let Some((term, next)) = self
                    .figure(at + 2)
                    .filter(|&(_, next)| self.is_mark(next, ')'))
                else {
                    break;
                };
                walk.term = Some(term);
                walk.end = next + 1;
                at = next + 1;
                continue;
            }
            if let Some(next) = self.place_in_name(at, walk) {
                walk.series.extend(at..next);
                at = next;
                continue;
            }
            if walk.number_end > 0 && !self.goes_on_after_number(at, walk) {
                break;
            }
            if let Some((short, next)) = self.abbreviation(at) {
                walk.short = Some(short);
                at = next;
                continue;
            }
            if token.shape == Shape::Mark {
                let dash = self.is_mark(at, '-') && self.is_capital(at + 1);
                let plus = self.is_mark(at, '+') && token.joined;
                let comma = self.is_mark(at, ',')
                    && walk.number_end == at
                    && self.is_capital(at + 1)
                    && self.is_session(from);
                if !(dash || plus || comma) {
                    break;
                }
                if !comma {
                    walk.series.push(at);
                }
                at += 1;
                // "ASEAN+3" is a series of its own.
                if plus && self.arabic(at).is_some_and(|n| n < 10) {
                    walk.series.push(at);
                    at += 1;
                    self.note_known(at, walk, page);
                }
                continue;
            }
            if let Some(len) = self.at(List::Level, at) {
                walk.level = true;
                walk.series.extend(at..at + len);
                at += len;
                self.note_known(at, walk, page);
                continue;
            }
            if token.shape == Shape::Number {
                // "... kỷ niệm 50 năm ...", "... bằng 0 châu Á ...": part of the series.
                let goes_on = self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.is_word() && !t.joined);
                if !goes_on || self.year(at).is_some() || at == from {
                    break;
                }
                walk.series.push(at);
                at += 1;
                if self.is_word(at, "năm") {
                    walk.series.push(at);
                    at += 1;
                }
                continue;
            }
            if self.stops(at) {
                break;
            }
            walk.series.push(at);
            at += 1;
            self.note_known(at, walk, page);
        }
    }

    /// Behind `tại` and a place, when the number or the year of the name follows it: `Diễn đàn
    /// Doanh nghiệp Việt Nam tại Hokkaido năm 2024`.
    fn place_in_name(&self, at: usize, walk: &Walk) -> Option<usize> {
        if !self.is_word(at, "tại")
            || walk.number_end > 0
            || !walk.series.iter().skip(2).any(|&i| self.is_capital(i))
        {
            return None;
        }
        let run = self.capital_run(at + 1);
        let end = at + 1 + run;
        let year = self.is_word(end, "năm") && self.year(end + 1).is_some();
        let number = self.is_word(end, "lần") && self.is_word(end + 1, "thứ");
        ((1..=4).contains(&run) && (year || number)).then_some(end)
    }

    /// Whether a name cannot go on at `at`.
    pub(super) fn stops(&self, at: usize) -> bool {
        // "Hội nghị đối thoại giữa lãnh đạo tỉnh với nông dân"
        if self.is_word(at, "giữa") && at > 0 && self.is_word(at - 1, "thoại") {
            return false;
        }
        let day = ["sáng", "chiều", "tối"].iter().any(|w| self.is_word(at, w));
        self.at(List::Stop, at).is_some() || day && self.arabic(at + 1).is_some()
    }

    /// Whether the series of a `Kỳ họp`, `Phiên họp` may follow its number behind a comma.
    pub(super) fn is_session(&self, from: usize) -> bool {
        from >= 2 && self.is_word(from - 1, "họp")
    }

    fn note_known(&self, end: usize, walk: &mut Walk, page: &PageNames) {
        let key = self.key(&walk.series);
        if self.known.series_of(&key).is_some() || page.keys.contains(&key) {
            walk.known = Some((end, walk.series.len()));
        }
    }

    pub(super) fn key(&self, words: &[usize]) -> Vec<Word> {
        let tokens: Vec<_> = words
            .iter()
            .filter_map(|&i| self.tokens.get(i).copied())
            .collect();
        self.known.series_key(&tokens)
    }

    /// After the number the name goes on when its series is still missing: `Hội nghị lần thứ tám
    /// Ban Chấp hành ...`, `Đại hội lần thứ XIII của Đảng`.
    fn goes_on_after_number(&self, at: usize, walk: &Walk) -> bool {
        let before = walk.before_number.unwrap_or_default();
        if walk.series.len() > before {
            return true;
        }
        if at == walk.number_end && self.is_mark(at, '(') {
            return self.abbreviation(at).is_some();
        }
        let key = self.key(&walk.series);
        if key.len() > 2 || self.known.series_of(&key).is_some() {
            return false;
        }
        self.is_capital(at)
            || self.is_word(at, "của")
            || self.is_word(at, "các")
            || self.is_mark(at, ',')
    }

    /// `(HNNV)` or `(AMM-56)` at `at`: the abbreviation and the place behind the bracket.
    fn abbreviation(&self, at: usize) -> Option<(Word, usize)> {
        if !self.is_mark(at, '(') {
            return None;
        }
        let short = self
            .tokens
            .get(at + 1)
            .filter(|t| t.shape == Shape::Upper)?;
        let mut next = at + 2;
        next += usize::from(self.is_mark(next, '+'));
        next += usize::from(self.is_mark(next, '-'));
        if let Some((_, end)) = self.figure(next) {
            next = end;
        }
        self.is_mark(next, ')').then_some((short.word, next + 1))
    }

    /// Decides what was read.
    #[allow(
        clippy::too_many_lines,
        reason = "one decision; its parts share all that was walked over"
    )]
    fn finish(
        &self,
        at: usize,
        len: usize,
        mut walk: Walk,
        page: &PageNames,
    ) -> Option<(Found, Option<Word>)> {
        while walk.series.len() > len
            && walk.series.last().is_some_and(|&i| {
                !self.is_capital(i) && self.known.is(List::Skip, self.tokens[i].word)
            })
        {
            walk.series.pop();
        }
        let whole = self.key(&walk.series);
        let mut rule = "head, series and number";
        if let Some(before) = walk.before_number.filter(|&b| walk.series.len() > b) {
            // The words behind the number belong to the name only when something says so.
            let short = self.key(&walk.series[..before]);
            let shorter_known = self.known.series_of(&short).is_some() || short.len() > 2;
            if shorter_known && self.known.series_of(&whole).is_none() {
                walk.series.truncate(before);
            } else {
                if let Some((_, words)) = walk.known.filter(|(_, words)| *words > before) {
                    walk.series.truncate(words);
                }
                walk.end = walk.end.max(walk.series.last().map_or(0, |l| l + 1));
                rule = "number before series";
            }
        }
        if walk.ordinals.is_empty() && walk.year.is_none() && walk.term.is_none() {
            let (end, words) = walk.known.filter(|(end, _)| *end > 0).or_else(|| {
                // A date beside an unknown name counts only for national meetings and summits.
                let end = walk.series.last().map_or(at + len, |l| l + 1);
                (walk.level && self.names_something(at + len, &walk))
                    .then_some((end, walk.series.len()))
            })?;
            walk.series.truncate(words);
            walk.end = end;
            rule = "series";
        }
        let mut key = self.key(&walk.series);
        let mut series = self.known.series_of(&key);
        // "Đại hội đồng Liên hợp quốc khóa 79": where editions have no terms the term is the number.
        if let Some(term) = walk.term
            && walk.ordinals.is_empty()
            && series.is_some_and(|s| {
                self.known.series[s]
                    .editions
                    .iter()
                    .all(|e| e.term.is_none())
            })
        {
            walk.ordinals.push(term);
            walk.term = None;
        }
        let bare = series.is_none()
            && walk.series.len() == 2
            && !walk.ordinals.is_empty()
            && walk.term.is_none()
            && walk.year.is_none()
            && (at..walk.end).any(|i| self.is_word(i, "lần") && self.is_word(i + 1, "thứ"));
        // "Đại hội XIII" alone is the Party's.
        let roman = (at..walk.end).any(|i| self.roman(i).is_some());
        if series.is_none()
            && roman
            && key.len() == 2
            && self.is_word(at, "đại")
            && !walk.ordinals.is_empty()
        {
            key.extend(self.known.small("đảng"));
            series = self.known.series_of(&key);
        }
        // "Hội nghị AMM-56": head and abbreviation.
        if series.is_none() {
            let behind = walk.series[len.min(walk.series.len())..]
                .iter()
                .map(|&i| self.tokens[i].word);
            series = self.known.abbreviations.exact(behind).copied();
        }
        let short_series = walk
            .short
            .and_then(|s| self.known.abbreviations.exact([s]))
            .copied();
        if series.is_none() {
            series = short_series;
        }
        let tail = walk.series.len().saturating_sub(len);
        let named = series.is_some()
            || page.keys.contains(&key)
            || tail > 0 && walk.series[len..].iter().any(|&i| self.is_capital(i));
        let named = named || bare || self.is_described(at, len, &walk);
        if !named || self.is_no_conference(at + len) || self.is_many(at, &walk) {
            return None;
        }
        let beside = walk.end
            + walk.short.map_or(0, |_| {
                self.abbreviation(walk.end)
                    .map_or(0, |(_, next)| next - walk.end)
            });
        Some((
            Found {
                words: at..walk.end,
                series_words: walk.series,
                key,
                series,
                ordinals: walk.ordinals,
                term: walk.term,
                year: walk.year,
                date: self.date_beside(beside),
                dated: series.is_some() || walk.level,
                bare,
                rule,
            },
            walk.short,
        ))
    }

    /// Whether a capital head in mid-sentence, a description of some words, a number and a year make
    /// a name all the same: `Hội nghị đối thoại giữa lãnh đạo tỉnh với nông dân lần thứ ba, năm 2020`.
    fn is_described(&self, at: usize, len: usize, walk: &Walk) -> bool {
        let described = walk.series.len() >= len + 3
            && walk
                .series
                .get(len)
                .is_some_and(|&i| !self.known.is(List::Generic, self.tokens[i].word));
        let dated = walk.year.is_some()
            || self
                .date_beside(walk.end)
                .is_some_and(|date| date.year.is_some());
        self.is_capital(at) && at > 0 && !walk.ordinals.is_empty() && described && dated
    }

    /// Whether another name of a known series begins inside and ends no earlier: then that one is
    /// meant, and the first words only lead to it.
    fn holds_a_known_name(&self, outer: &Range<usize>, page: &PageNames) -> bool {
        (outer.start + 2..outer.end)
            .filter(|&i| self.is_capital(i) && self.at(List::Meeting, i).is_some())
            .take(2)
            .filter_map(|i| self.one_conference(i, page))
            .any(|(f, _)| f.series.is_some() && f.is_numbered() && f.words.end >= outer.end)
    }

    /// Sports, shareholders and the like.
    fn is_no_conference(&self, at: usize) -> bool {
        self.at(List::NotSeries, at).is_some()
    }

    /// Several meetings in general: `các hội nghị cấp cao 2023`.
    fn is_many(&self, at: usize, walk: &Walk) -> bool {
        walk.ordinals.is_empty() && self.follows(List::Several, at)
    }
}
