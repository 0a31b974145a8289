//! Which edition of which series each name means: one entry for all its forms.

use std::collections::HashMap;

use jiff::civil::Date;

use super::Names;
use super::called::{id, shown_name, slug, written};
use super::name::Found;
use crate::entity::known::{KeyedBy, Known, SeriesKind};
use crate::entity::scan::Scan;
use crate::entity::token::Word;

/// An edition that the page names.
#[derive(Debug)]
pub(in crate::entity) struct Entry {
    pub(in crate::entity) id: String,
    pub(in crate::entity) name: String,
    pub(in crate::entity) series: String,
    pub(in crate::entity) known: Option<usize>,
    pub(in crate::entity) ordinal: Option<u16>,
    pub(in crate::entity) term: Option<u16>,
    pub(in crate::entity) year: Option<i16>,
    pub(in crate::entity) inferred: bool,
    /// The id without number and year.
    base: String,
    key: Key,
}

impl Entry {
    /// For narrow columns, of a known series: its short form with what tells the edition.
    pub(in crate::entity) fn short(&self, known: &Known) -> Option<String> {
        let series = &known.series[self.known?];
        let term = self.term.map_or_else(String::new, |t| format!(" khóa {t}"));
        let number = match (self.ordinal, self.year) {
            (Some(ordinal), _) if series.keyed_by == KeyedBy::Ordinal => {
                format!("{ordinal}{term}")
            }
            (_, Some(year)) => year.to_string(),
            (ordinal, None) => format!("{}{term}", ordinal?),
        };
        Some(format!("{} {number}", series.short))
    }

    /// Whether nothing tells it from the other editions of its series.
    fn is_any_edition(&self) -> bool {
        self.ordinal.is_none() && self.term.is_none() && self.year.is_none()
    }

    /// Whether it is a congress or a plenum, which an article names in passing.
    pub(in crate::entity) fn is_congress(&self, scans: &[Scan<'_>]) -> bool {
        let series = self
            .known
            .zip(scans.first())
            .map(|(n, scan)| &scan.known.series[n]);
        series.is_some_and(|s| {
            matches!(
                s.kind,
                SeriesKind::Congress | SeriesKind::Plenum | SeriesKind::Session
            )
        })
    }
}

/// Where an entry is named: block, tokens, why.
#[derive(Debug)]
pub(in crate::entity) struct Place {
    pub(in crate::entity) entry: usize,
    pub(in crate::entity) block: usize,
    pub(in crate::entity) words: std::ops::Range<usize>,
    pub(in crate::entity) rule: &'static str,
}

/// What tells series apart: the known one, or the words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Known(usize),
    Words(Vec<Word>),
}

/// All editions that the names of all blocks mean, and where.
pub(in crate::entity) fn resolve(
    scans: &[Scan<'_>],
    names: &[Names],
    published: Option<Date>,
) -> (Vec<Entry>, Vec<Place>) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut index: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut places = Vec::new();
    let mut bare = Vec::new();
    let mut last_of_head: HashMap<[Word; 2], usize> = HashMap::new();
    for (block, (scan, names)) in scans.iter().zip(names).enumerate() {
        for found in names {
            if !found.is_numbered() {
                match met_before(scan, found).or_else(|| attended(scan, found, published)) {
                    Some(entry) => {
                        let entry = merge(entry, &mut entries, &mut index);
                        places.push(Place {
                            entry,
                            block,
                            words: found.words.clone(),
                            rule: "series and the date before it",
                        });
                    }
                    None => bare.push((block, found)),
                }
                continue;
            }
            if found.bare
                && let Some(last) = last_of_head.get(&head(scan, found)).copied()
            {
                let entry = another(scan, found, &entries[last]);
                let entry = merge(entry, &mut entries, &mut index);
                places.push(Place {
                    entry,
                    block,
                    words: found.words.clone(),
                    rule: "number in the series named before",
                });
                continue;
            }
            if found.bare && found.series.is_none() {
                continue;
            }
            let editions = editions(scan, found, published);
            // A day without a year, on a page without a date, tells no edition.
            if editions.iter().all(Entry::is_any_edition) {
                bare.push((block, found));
                continue;
            }
            for (entry, n) in editions.into_iter().zip(0..) {
                let number = merge(entry, &mut entries, &mut index);
                last_of_head.insert(head(scan, found), number);
                if n == 0 {
                    places.push(Place {
                        entry: number,
                        block,
                        words: found.words.clone(),
                        rule: found.rule,
                    });
                }
            }
        }
    }
    for (block, found) in bare {
        let Some(scan) = scans.get(block) else {
            continue;
        };
        let key = key(found);
        let same = index.get(&key).map(Vec::as_slice).unwrap_or_default();
        let (entry, rule) = match same {
            [one] => (*one, "series with one edition on the page"),
            [] => match inferred(scan, found, published) {
                Some(entry) => (
                    merge(entry, &mut entries, &mut index),
                    "series and the page's date",
                ),
                None => continue,
            },
            several => match several
                .iter()
                .find(|&&n| meets(scan, found, &entries[n], published))
            {
                Some(entry) => (*entry, "series and the page's date"),
                None => continue,
            },
        };
        places.push(Place {
            entry,
            block,
            words: found.words.clone(),
            rule,
        });
    }
    places.sort_by_key(|p| (p.block, p.words.start));
    (entries, places)
}

/// Whether the table lets this edition meet on the page's date or the day before.
fn meets(scan: &Scan<'_>, found: &Found, entry: &Entry, published: Option<Date>) -> bool {
    let Some((series, date)) = found.series.map(|s| &scan.known.series[s]).zip(published) else {
        return false;
    };
    let on = |e: &crate::entity::known::Edition| {
        e.met_on(date) || date.yesterday().is_ok_and(|d| e.met_on(d))
    };
    series.editions.iter().any(|e| {
        on(e)
            && Some(e.year) == entry.year
            && (entry.ordinal.is_none() || e.ordinal == entry.ordinal)
    })
}

/// The edition of a known series that met on a date which stands before the name in its sentence.
fn met_before(scan: &Scan<'_>, found: &Found) -> Option<Entry> {
    let number = found.series?;
    let series = &scan.known.series[number];
    let date = scan.date_before(found.words.start)?;
    let (day, month) = (date.day?, date.month?);
    let mut fit = series.editions.iter().filter(|e| {
        date.year.is_none_or(|y| y == e.year)
            && Date::new(e.year, month, day).is_ok_and(|d| e.met_on(d))
    });
    let edition = fit.next()?;
    fit.next().is_none().then(|| Entry {
        inferred: false,
        ..of_table(scan.known, number, edition)
    })
}

/// A meeting of some level that someone attends or opens, with a date before it in its sentence:
/// `Cùng ngày, Thủ tướng dự Hội nghị cấp cao Việt Nam - Hoa Kỳ`.
fn attended(scan: &Scan<'_>, found: &Found, published: Option<Date>) -> Option<Entry> {
    let start = found.words.start;
    let before = start.checked_sub(1)?;
    let there = ["dự", "tại", "trì", "mạc", "chức"]
        .iter()
        .any(|w| scan.is_word(before, w));
    // Of a known series only the edition that its table has for that year.
    let series = found.series.map(|s| &scan.known.series[s]);
    let unknown = found.level && found.key.len() >= 4;
    if !there || !series.map_or(unknown, |s| s.keyed_by == KeyedBy::Year) {
        return None;
    }
    let written = scan.date_before(start).filter(|date| date.day.is_some());
    let year = match written {
        Some(date) => date.year.or(published.map(Date::year)),
        None => published
            .filter(|_| scan.is_same_day(start))
            .map(Date::year),
    }?;
    if series.is_some_and(|s| s.of_year(year).is_none()) {
        return None;
    }
    Some(Entry {
        year: Some(year),
        ..edition(
            scan,
            &Found {
                year: Some(year),
                ..found.clone()
            },
            None,
            published,
        )
    })
}

/// The words of the head, which a later `Hội nghị lần thứ hai` repeats.
fn head(scan: &Scan<'_>, found: &Found) -> [Word; 2] {
    let word = |n: usize| {
        found
            .series_words
            .get(n)
            .and_then(|&i| scan.tokens.get(i))
            .map_or(Word::MAX, |t| t.word)
    };
    [word(0), word(1)]
}

/// The edition of the series of `last` that a head with a number only means.
fn another(scan: &Scan<'_>, found: &Found, last: &Entry) -> Entry {
    let ordinal = found.ordinals.first().copied();
    let series = last.known.map(|n| &scan.known.series[n]);
    let (term, year) = if ordinal == last.ordinal {
        (last.term, last.year)
    } else {
        let edition = ordinal.and_then(|o| series?.numbered(o, None));
        (edition.and_then(|e| e.term), edition.map(|e| e.year))
    };
    let name = match ordinal {
        Some(ordinal) => format!("{} lần thứ {ordinal}", last.series),
        None => last.series.clone(),
    };
    Entry {
        id: id(series, &last.base, ordinal, term, year),
        name,
        series: last.series.clone(),
        known: last.known,
        ordinal,
        term,
        year,
        inferred: false,
        base: last.base.clone(),
        key: last.key.clone(),
    }
}

fn key(found: &Found) -> Key {
    found
        .series
        .map_or_else(|| Key::Words(found.key.clone()), Key::Known)
}

/// The entry with the same series and number or year, or this one as a new entry.
fn merge(entry: Entry, entries: &mut Vec<Entry>, index: &mut HashMap<Key, Vec<usize>>) -> usize {
    let same = index.entry(entry.key.clone()).or_default();
    let fits = |old: &Entry| {
        if entry.ordinal.is_some() && old.ordinal.is_some() {
            return entry.ordinal == old.ordinal
                && (entry.term == old.term || entry.term.is_none() || old.term.is_none());
        }
        entry.year.is_some() && entry.year == old.year
    };
    if let Some(&number) = same.iter().find(|&&n| fits(&entries[n])) {
        let old = &mut entries[number];
        if old.ordinal.is_none() && entry.ordinal.is_some()
            || old.term.is_none() && entry.term.is_some()
        {
            old.id.clone_from(&entry.id);
            old.ordinal = entry.ordinal;
            old.term = old.term.or(entry.term);
        }
        old.year = old.year.or(entry.year);
        if entry.name.chars().count() > old.name.chars().count() {
            old.name = entry.name;
        }
        return number;
    }
    same.push(entries.len());
    entries.push(entry);
    entries.len() - 1
}

/// The editions that a numbered name means: several in `lần thứ 40 và 41`.
fn editions(scan: &Scan<'_>, found: &Found, published: Option<Date>) -> Vec<Entry> {
    if found.ordinals.is_empty() {
        return vec![edition(scan, found, None, published)];
    }
    found
        .ordinals
        .iter()
        .map(|&ordinal| edition(scan, found, Some(ordinal), published))
        .collect()
}

fn edition(scan: &Scan<'_>, found: &Found, ordinal: Option<u16>, published: Option<Date>) -> Entry {
    let series = found.series.map(|s| &scan.known.series[s]);
    let date = found.date.unwrap_or_default();
    let mut ordinal = ordinal;
    let mut term = found.term;
    let mut year = found.year.or(date.year);
    if let Some(series) = series {
        let latest = |o| {
            published
                .filter(|_| term.is_none())
                .and_then(|d| series.latest(o, d))
        };
        let by_number = ordinal.and_then(|o| series.numbered(o, term).or_else(|| latest(o)));
        let by_day = || {
            let (day, month) = (date.day?, date.month?);
            let on = |y: i16| Date::new(y, month, day).ok();
            series.editions.iter().find(|e| {
                year.is_none_or(|y| y == e.year) && on(e.year).is_some_and(|d| e.met_on(d))
            })
        };
        let by_year = || {
            year.filter(|_| ordinal.is_none())
                .and_then(|y| series.of_year(y))
        };
        if let Some(edition) = by_number
            .or_else(by_day)
            .or_else(by_year)
            .filter(|e| ordinal.is_none() || e.ordinal == ordinal)
        {
            ordinal = ordinal.or(edition.ordinal);
            term = term.or(edition.term);
            year = year.or(Some(edition.year));
        }
    }
    if year.is_none() && (date.month.is_some() || date.day.is_some()) {
        year = published.map(jiff::civil::Date::year);
    }
    let written = written(scan, &found.series_words);
    let name = shown_name(scan, found, ordinal, year, &written);
    let series_name = series.map_or_else(|| written.clone(), |s| s.name.clone());
    let base = series.map_or_else(|| slug(scan, found, &written), |s| s.id.clone());
    Entry {
        id: id(series, &base, ordinal, term, year),
        name,
        series: series_name,
        known: found.series,
        ordinal,
        term,
        year,
        inferred: false,
        base,
        key: key(found),
    }
}

/// The edition that a series alone means when the page appeared while it met, or the day after.
fn inferred(scan: &Scan<'_>, found: &Found, published: Option<Date>) -> Option<Entry> {
    let number = found.series?;
    let date = published?;
    let series = &scan.known.series[number];
    let before = date.yesterday().ok()?;
    let mut fit = series
        .editions
        .iter()
        .filter(|e| e.met_on(date) || e.met_on(before));
    let edition = fit.next()?;
    fit.next()
        .is_none()
        .then(|| of_table(scan.known, number, edition))
}

/// An entry for an edition of the table.
pub(super) fn of_table(
    known: &Known,
    number: usize,
    edition: &crate::entity::known::Edition,
) -> Entry {
    let series = &known.series[number];
    let name = match edition.ordinal {
        Some(ordinal) if series.keyed_by == KeyedBy::Ordinal => {
            format!("{} lần thứ {ordinal}", series.name)
        }
        _ => format!("{} {}", series.name, edition.year),
    };
    Entry {
        id: id(
            Some(series),
            &series.id,
            edition.ordinal,
            edition.term,
            Some(edition.year),
        ),
        name,
        series: series.name.clone(),
        known: Some(number),
        ordinal: edition.ordinal,
        term: edition.term,
        year: Some(edition.year),
        inferred: true,
        base: series.id.clone(),
        key: Key::Known(number),
    }
}
