//! Decides whether the words that were walked over are the name of a conference, and how far it goes.

use std::ops::Range;

use super::date::Beside;
use super::name::{Found, PageNames, Walk};
use crate::entity::known::List;
use crate::entity::scan::Scan;
use crate::entity::token::Word;

impl Scan<'_> {
    /// Decides what was read.
    #[allow(
        clippy::too_many_lines,
        reason = "one decision; its parts share all that was walked over"
    )]
    pub(super) fn finish(
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
                if let Some((_, words)) = walk.known.filter(|&(end, words)| {
                    words > before && !self.is_of_another_party(end, words, &walk)
                }) {
                    walk.series.truncate(words);
                }
                walk.end = walk.end.max(walk.series.last().map_or(0, |l| l + 1));
                rule = "number before series";
            }
        }
        if walk.ordinals.is_empty() && walk.year.is_none() && walk.term.is_none() {
            let (end, words) = walk.known.filter(|(end, _)| *end > 0).or_else(|| {
                // An unknown series is a name with a date beside it; of a level, also with one before.
                let end = walk.series.last().map_or(at + len, |l| l + 1);
                let dated = walk.level || self.date_beside(end).is_some_and(Beside::tells_edition);
                (dated && self.names_something(at + len, &walk)).then_some((end, walk.series.len()))
            })?;
            walk.series.truncate(words);
            walk.end = end;
            rule = "series";
        }
        let mut key = self.key(&walk.series);
        let mut series = self.known.series_of(&key);
        // "Thượng đỉnh G20" is the "Hội nghị thượng đỉnh G20".
        let weak = self.is_word(at, "cấp") || self.is_word(at, "thượng");
        if series.is_none() && weak {
            let head = ["hội", "nghị"].map(|w| self.known.small(w));
            let whole: Vec<Word> = head
                .into_iter()
                .flatten()
                .chain(key.iter().copied())
                .collect();
            series = self.known.series_of(&whole);
            if series.is_some() {
                key = whole;
            }
        }
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
                dated: true,
                level: series.is_some() || walk.level,
                bare,
                rule,
            },
            walk.short,
        ))
    }

    /// Whether the known series that ends at `end` with so many `words` is only the beginning of the name
    /// of a party elsewhere, or below: `Đại hội lần thứ VIII Đảng | Cộng sản Cuba`, `Đảng | bộ tỉnh`.
    fn is_of_another_party(&self, end: usize, words: usize, walk: &Walk) -> bool {
        let party = end > 0 && self.is_word(end - 1, "đảng");
        let at_home = walk
            .series
            .iter()
            .skip(words)
            .any(|&i| self.is_word(i, "việt"));
        party
            && !at_home
            && walk.series.get(words) == Some(&end)
            && (self.is_capital(end) || self.is_word(end, "bộ"))
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
    pub(super) fn holds_a_known_name(&self, outer: &Range<usize>, page: &PageNames) -> bool {
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
