//! The conference that a page reports on without naming it.
//!
//! Only where everything points at one: the page has a date, it speaks of one `hội nghị`, it names
//! no conference itself, an official speaks, and the topics of exactly one known edition that met on
//! that day or the day before fill the article.

use jiff::civil::Date;

use super::resolve::{Entry, of_table};
use crate::entity::known::{List, SeriesKind};
use crate::entity::scan::Scan;
use crate::entity::token::{Begins, Word};
use crate::parse::article::Kind;

/// How often the topics must stand in the article.
const TOPICS: usize = 5;

/// A place that speaks of the conference: block and tokens.
pub(in crate::entity) type Spoken = (usize, std::ops::Range<usize>);

/// The entry, and where the page speaks of it.
pub(in crate::entity) fn infer(
    scans: &[Scan<'_>],
    kinds: &[Kind],
    published: Option<Date>,
) -> Option<(Entry, Vec<Spoken>)> {
    let date = published?;
    let before = date.yesterday().ok()?;
    let known = scans.first()?.known;
    let spoken = spoken(scans, kinds);
    if spoken.is_empty() {
        return None;
    }
    let mut fit = known
        .series
        .iter()
        .enumerate()
        .filter(|(_, s)| s.kind == SeriesKind::Conference)
        .filter_map(|(number, series)| {
            let edition = series
                .editions
                .iter()
                .find(|e| e.met_on(date) || e.met_on(before))?;
            fills(scans, kinds, &series.topics).then_some((number, edition))
        });
    let (number, edition) = fit.next()?;
    fit.next()
        .is_none()
        .then(|| (of_table(known, number, edition), spoken))
}

/// Where the page says `hội nghị` and means one meeting.
fn spoken(scans: &[Scan<'_>], kinds: &[Kind]) -> Vec<Spoken> {
    let mut out = Vec::new();
    for (block, (scan, kind)) in scans.iter().zip(kinds).enumerate() {
        if matches!(kind, Kind::Title) {
            continue;
        }
        for at in scan.beginnings(Begins::MEETING) {
            if scan.is_alone(at) {
                out.push((block, at..at + 2));
            }
        }
    }
    out
}

impl Scan<'_> {
    /// Whether `hội nghị` at `at` stands alone and means one meeting.
    pub(in crate::entity) fn is_alone(&self, at: usize) -> bool {
        if !(self.is_word(at, "hội") && self.is_word(at + 1, "nghị")) {
            return false;
        }
        if self.follows(List::Several, at) || self.follows(List::NotMeeting, at) {
            return false;
        }
        let pointed = [
            "tại", "dự", "khai", "mạc", "chủ", "trì", "đạo", "sau", "của", "trong",
        ]
        .iter()
        .any(|w| at > 0 && self.is_word(at - 1, w))
            || self.is_capital(at);
        let described = self.tokens.get(at + 2).is_some_and(|t| {
            t.is_word()
                && self.at(List::Stop, at + 2).is_none()
                && !self.known.is(List::Verb, t.word)
        });
        pointed && !described
    }
}

/// Whether the topics stand in title, lead or subheadings and often enough in all.
fn fills(scans: &[Scan<'_>], kinds: &[Kind], topics: &[Vec<Word>]) -> bool {
    let mut count = 0;
    let mut prominent = false;
    for (scan, kind) in scans.iter().zip(kinds) {
        for at in 0..scan.tokens.len() {
            let here = topics.iter().any(|topic| {
                scan.from(at).len() >= topic.len()
                    && scan.from(at).iter().zip(topic).all(|(t, w)| t.word == *w)
            });
            if here {
                count += 1;
                prominent |= matches!(kind, Kind::Title | Kind::Lead | Kind::Subheading);
            }
        }
    }
    prominent && count >= TOPICS
}
