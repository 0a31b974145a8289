//! Facts of a line alone: length, ends, case, dates, credits, names.

mod people;
mod signs;
mod start;

use super::facts::{Fact, Facts};
use super::line::{End, Line};
use super::marks::{Furniture, Hints, Mark};
use super::word::{Word, words};
use crate::text::date;

pub(super) use start::{is_arrow, is_bullet, see_more};

/// Longest line, in bytes, in which a date is looked for.
const DATE_LINE: usize = 240;
/// Digits that a day, a month and a year have at least.
const DATE_DIGITS: usize = 4;

/// The facts of `line` alone, and its certain mark.
pub(super) fn facts(line: &Line<'_>, furniture: &Furniture) -> (Facts, Option<Mark>) {
    let mut out = Facts::default();
    out.insert(Fact::Always);
    out.insert(length(line.count));
    out.insert(ending(line.end));
    match line.inner_ends {
        0 => {}
        1 => out.insert(Fact::Inner1),
        _ => out.insert(Fact::Inner2),
    }
    start::facts(line, &mut out);
    signs::facts(line, &mut out);
    dates(line, &mut out);
    let mark = furniture.mark(line.words);
    let mark = mark.filter(|m| *m != Mark::Byline || !people::begins_like_a_title(line));
    if let Some(mark) = mark {
        out.insert(match mark {
            Mark::Related => Fact::MarkRelated,
            Mark::Links => Fact::MarkLinks,
            Mark::Topic => Fact::MarkTopic,
            Mark::Chrome => Fact::MarkChrome,
            Mark::Byline => Fact::MarkByline,
            Mark::Section => Fact::MarkSection,
        });
    }
    let (hints, words) = (furniture.hints(line.words), line.words.len());
    if words <= 40 && hints.has(Hints::FOOT) {
        out.insert(Fact::FootWords);
    }
    out.set(Fact::ReaderWords, words <= 8 && hints.has(Hints::READER));
    out.set(Fact::PictureWords, words <= 60 && hints.has(Hints::PICTURE));
    out.set(Fact::SayingWords, words >= 6 && hints.has(Hints::SAYING));
    people::credits(line, furniture, &mut out);
    people::names(line, mark, &mut out);
    (out, mark)
}

fn length(words: usize) -> Fact {
    match words {
        0..=2 => Fact::Words1,
        3..=5 => Fact::Words3,
        6..=9 => Fact::Words6,
        10..=14 => Fact::Words10,
        15..=24 => Fact::Words15,
        25..=39 => Fact::Words25,
        40..=79 => Fact::Words40,
        _ => Fact::Words80,
    }
}

fn ending(end: End) -> Fact {
    match end {
        End::Stop => Fact::EndStop,
        End::Question => Fact::EndQuestion,
        End::Exclamation => Fact::EndExclamation,
        End::Colon => Fact::EndColon,
        End::Ellipsis => Fact::EndEllipsis,
        End::Comma => Fact::EndComma,
        End::Pipe => Fact::EndPipe,
        End::Bracket => Fact::EndBracket,
        End::Open => Fact::EndOpen,
    }
}

/// Words of how long ago something was.
const AGO: &[Word] = &words!["truoc", "ago"];

fn dates(line: &Line<'_>, out: &mut Facts) {
    let digits = line.digits();
    let short = line.words.len() <= 8;
    if line.text.len() > DATE_LINE {
        return;
    }
    let ago = short && line.words.iter().any(|w| AGO.contains(w));
    if digits == 0 && !ago {
        return;
    }
    let found = if digits >= DATE_DIGITS {
        date::find(line.text)
    } else {
        Vec::new()
    };
    if found.is_empty() {
        if ago {
            out.insert(Fact::Ago);
        } else if line.words.len() <= 4
            && (line.text.contains([':', 'h', 'H']))
            && date::is_time(line.text)
        {
            out.insert(Fact::TimeOnly);
        }
        return;
    }
    let rest = date::beside(line.text, &found);
    let rest = rest.first().copied().unwrap_or_default();
    let rest_words = rest.split_whitespace().count();
    if rest.is_empty() {
        out.insert(Fact::DateOnly);
    } else if rest_words <= 6
        && line.words.len() <= 22
        && line.inner_ends == 0
        && line.end != End::Stop
    {
        out.insert(Fact::DateRest);
        if rest_words <= 4 && !ago && people::is_name(rest) {
            out.insert(Fact::NameDate);
        }
    } else {
        out.insert(Fact::DateInside);
    }
}
