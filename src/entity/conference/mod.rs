//! Finds the conferences of an article.
//!
//! In: the blocks as tokens, the page's date. Out: the conferences, one entry each for all forms of
//! their names, and every place where they stand. Inference from the page's date alone is in
//! [`infer`].

mod date;
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

use super::known::List;
use super::scan::Scan;

/// The names of one block.
pub(super) type Names = Vec<Found>;

/// Reads all blocks: first for what the page itself explains, then for the names.
pub(super) fn read(scans: &[Scan<'_>]) -> Vec<Names> {
    let mut page = PageNames::default();
    for scan in scans {
        for (found, short) in names(scan, &PageNames::default()) {
            if let Some(short) = short {
                page.short.insert(short, found.key.clone());
            }
            if found.is_numbered() && !found.key.is_empty() {
                page.keys.insert(found.key);
            }
        }
    }
    scans
        .iter()
        .map(|scan| {
            names(scan, &page)
                .into_iter()
                .map(|(found, _)| found)
                .collect()
        })
        .collect()
}

/// The words of names with a number or of known series, which hold no roles.
pub(super) fn masks(names: &Names) -> Vec<Range<usize>> {
    names
        .iter()
        .filter(|f| f.is_numbered() || f.series.is_some() && f.words.len() > 1)
        .map(|f| f.words.clone())
        .collect()
}

fn names(scan: &Scan<'_>, page: &PageNames) -> Vec<(Found, Option<super::token::Word>)> {
    let mut out: Vec<(Found, Option<super::token::Word>)> = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        let found = if !scan.tokens[at].is_word() {
            None
        } else if scan.known.at(List::MeetingEn, scan.from(at)).is_some() {
            let free = out.last().map_or(0, |(f, _)| f.words.end);
            scan.english_conference(at, page)
                .filter(|f| f.words.start >= free)
                .map(|f| (f, None))
        } else {
            scan.conference(at, page)
        };
        match found {
            Some((found, short)) => {
                at = found.words.end.max(at + 1);
                out.push((found, short));
            }
            None => at += 1,
        }
    }
    out
}
