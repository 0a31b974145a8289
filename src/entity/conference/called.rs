//! What an edition is called: the id under which all names of it meet, and the name that is shown.

use super::name::Found;
use crate::entity::known::{KeyedBy, Series};
use crate::entity::scan::Scan;
use crate::text::fold;

/// The beginning of the id of a series that is not known: one for all its names.
pub(super) fn slug(scan: &Scan<'_>, found: &Found, written: &str) -> String {
    let words: Vec<_> = found
        .series_words
        .iter()
        .filter_map(|&at| scan.tokens.get(at).copied())
        .collect();
    let slug = scan.known.series_slug(&words, scan.page);
    if slug.is_empty() {
        fold::slug(written)
    } else {
        slug
    }
}

/// The words of the series, as the page spaces them.
pub(super) fn written(scan: &Scan<'_>, words: &[usize]) -> String {
    let mut out = String::new();
    let mut last = None;
    for &at in words {
        let Some(token) = scan.tokens.get(at) else {
            continue;
        };
        let together = token.joined && last == at.checked_sub(1);
        if !out.is_empty() && !together {
            out.push(' ');
        }
        out.push_str(token.of(scan.page));
        last = Some(at);
    }
    fold::composed(&out).into_owned()
}

/// The name as written, without brackets; with its year or number where the page gave them apart.
pub(super) fn shown_name(
    scan: &Scan<'_>,
    found: &Found,
    ordinal: Option<u16>,
    year: Option<i16>,
    written: &str,
) -> String {
    if found.ordinals.len() > 1 {
        return match ordinal {
            Some(o) if found.rule == "English name" => {
                format!("{o}{} {written}", english_suffix(o))
            }
            Some(o) => format!("{written} lần thứ {o}"),
            None => written.to_owned(),
        };
    }
    let whole = fold::composed(&scan.text(found.words.clone())).into_owned();
    let name = match (whole.find('('), whole.find(')')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}", whole[..open].trim_end(), &whole[close + 1..])
        }
        _ => whole,
    };
    match year {
        Some(year) if found.ordinals.is_empty() && found.year.is_none() => format!("{name} {year}"),
        _ => name,
    }
}

fn english_suffix(ordinal: u16) -> &'static str {
    match (ordinal % 100, ordinal % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// ASCII slug of series and number or year; `base` is that of the series alone.
pub(super) fn id(
    series: Option<&Series>,
    base: &str,
    ordinal: Option<u16>,
    term: Option<u16>,
    year: Option<i16>,
) -> String {
    let by_year = series.is_some_and(|s| s.keyed_by == KeyedBy::Year);
    match (ordinal, year) {
        (_, Some(year)) if by_year => format!("{base}-{year}"),
        (Some(ordinal), _) => match term {
            Some(term) => format!("{base}-{ordinal}-khoa-{term}"),
            None => format!("{base}-{ordinal}"),
        },
        (None, Some(year)) => format!("{base}-{year}"),
        (None, None) => base.to_owned(),
    }
}
