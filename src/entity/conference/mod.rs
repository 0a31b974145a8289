//! Finds the conferences of an article.
//!
//! In: the blocks as tokens, the page's date. Out: the conferences, one entry each for all forms of
//! their names, and every place where they stand. Inference from the page's date alone is in
//! [`infer`].

mod called;
mod date;
mod decide;
mod english;
pub(super) mod infer;
mod name;
mod number;
mod numbering;
mod resolve;
mod short;

use std::ops::Range;

use name::{Found, PageNames};
pub(super) use resolve::{Entry, Place, resolve};

use super::known::{BodyKind, List};
use super::scan::Scan;
use super::token::{Begins, Word};

/// The names of one block.
pub(super) type Names = Vec<Found>;

/// Reads all blocks: first for what the page itself explains, then, where it explains anything, for the
/// names.
pub(super) fn read(scans: &[Scan<'_>]) -> Vec<Names> {
    let mut page = PageNames::default();
    let nothing = PageNames::default();
    let first: Vec<Vec<Defined>> = scans.iter().map(|scan| names(scan, &nothing)).collect();
    for (scan, found) in scans.iter().zip(&first) {
        for (found, short) in found {
            let topical = found.series.filter(|_| found.rule == ABOUT_ANOTHER);
            for (word, series) in short.or(scan.short_word(found)).into_iter().zip(topical) {
                page.numbered
                    .extend(found.ordinals.iter().map(|&o| ((word, o), series)));
            }
            if let Some(short) = *short {
                page.short.insert(short, found.key.clone());
            }
            if found.is_numbered() && !found.key.is_empty() && !found.bare {
                page.keys.insert(found.key.clone());
            }
        }
    }
    let without = |found: Vec<Defined>| found.into_iter().map(|(found, _)| found).collect();
    if page.is_empty() {
        return first.into_iter().map(without).collect();
    }
    scans
        .iter()
        .map(|scan| without(names(scan, &page)))
        .collect()
}

/// A name, and the abbreviation it defines.
type Defined = (Found, Option<Word>);

/// The rule for an abbreviation of one series behind which the topic of another one stands.
const ABOUT_ANOTHER: &str = "abbreviation and topic";

/// The words of names with a number or of known series, which hold no roles; but `Chủ tịch Đại hội đồng
/// Liên hợp quốc` is one.
pub(super) fn masks(scan: &Scan<'_>, names: &Names) -> Vec<Range<usize>> {
    let is_body = |at: usize| {
        scan.known
            .bodies
            .longest(scan.from(at), |kinds| kinds.has(BodyKind::Intl))
            .is_some()
            && scan.known.roles.ending(scan.before(at), |_| true).is_some()
    };
    names
        .iter()
        .filter(|f| f.is_numbered() || f.series.is_some() && f.words.len() > 1)
        .filter(|f| f.is_numbered() || !is_body(f.words.start))
        .map(|f| f.words.clone())
        .collect()
}

fn names(scan: &Scan<'_>, page: &PageNames) -> Vec<Defined> {
    let kinds = Begins::MEETING | Begins::MEETING_EN | Begins::SHORT;
    let mut out: Vec<Defined> = Vec::new();
    let mut free = 0;
    for (at, token) in scan.tokens.iter().enumerate() {
        let may_begin = token.begins.has(kinds) || page.short.contains_key(&token.word);
        if at < free || !may_begin || !token.is_word() {
            continue;
        }
        let found = if scan.at(List::MeetingEn, at).is_some() {
            scan.english_conference(at, page)
                .filter(|f| f.words.start >= out.last().map_or(0, |(f, _)| f.words.end))
                .map(|f| (f, None))
        } else {
            scan.conference(at, page)
        };
        if let Some((mut found, short)) = found {
            if let Some(series) = scan.series_by_topic(&found) {
                found.series = Some(series);
                found.rule = ABOUT_ANOTHER;
            }
            free = found.words.end.max(at + 1);
            out.push((found, short));
        }
    }
    out
}
