//! WARC records, as Common Crawl's WET files have them: a line `WARC/1.0`, lines of headers, an empty
//! line, and as many bytes as the header `Content-Length` says. Those of the type `conversion` are pages:
//! the text of a web page, extracted by the crawl.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::LIMIT;
use super::decode;
use super::parsed::Parsed;
use super::window::{Found, Window};
use crate::error::ProblemKind;

/// More headers than this no record has.
const LONGEST_HEAD: usize = 1 << 16;
/// What ends a record and begins the next.
const NEXT: &[u8] = b"\nWARC/";

/// One record in the window.
#[derive(Debug)]
pub(super) enum Step {
    /// A page or a reason why it is none, and how many bytes of the window it takes.
    Record(usize, Result<Parsed, ProblemKind>),
    /// A record that is no page: how many bytes of the file it takes.
    Other(u64),
    /// A page over the limit: how many bytes of the file it takes.
    TooLarge(u64),
    /// Bytes that are no record, and why: they go on for so many bytes of the window, or, where they do
    /// not end in it, to the end of what can be read.
    Astray(Option<usize>, &'static str),
    /// Nothing is left.
    End,
}

/// Looks at the record at the start of `window`, behind empty lines.
pub(super) fn step(window: &mut Window) -> Step {
    loop {
        let blank = |b: &u8| matches!(b, b'\r' | b'\n');
        let blanks = window.bytes().iter().take_while(|b| blank(b)).count();
        window.take(blanks);
        if !window.bytes().is_empty() {
            break;
        }
        if !window.grow() {
            return Step::End;
        }
    }
    window.holds(NEXT.len() as u64);
    if !window.bytes().starts_with(&NEXT[1..]) {
        return astray(window, "no WARC record begins here");
    }
    let Some(head_len) = head_len(window) else {
        return astray(window, "the headers of a WARC record do not end");
    };
    let head = Head::of(&window.bytes()[..head_len]);
    let Some(told) = head.len else {
        return astray(window, "a WARC record does not say its length");
    };
    let whole = (head_len as u64).saturating_add(told);
    if told > LIMIT {
        return if head.is_page {
            Step::TooLarge(whole)
        } else {
            Step::Other(whole)
        };
    }
    if !head.is_page {
        return Step::Other(whole);
    }
    let body_len = if ends_well(window, whole) {
        told as usize
    } else {
        match body_len(window, head_len) {
            Some(len) => len,
            None => return Step::TooLarge(LIMIT),
        }
    };
    let len = head_len + body_len;
    Step::Record(len, parse(&window.bytes()[..len]))
}

/// Bytes up to the empty line behind the headers, that included.
fn head_len(window: &mut Window) -> Option<usize> {
    let mut from = 0;
    while from < LONGEST_HEAD {
        let Found::At(end) = window.newline(from) else {
            return None;
        };
        let line = &window.bytes()[from..end];
        from = end + 1;
        if line.trim_ascii().is_empty() {
            return Some(from);
        }
    }
    None
}

/// Whether behind so many bytes the next record begins, or nothing comes.
fn ends_well(window: &mut Window, whole: u64) -> bool {
    if !window.holds(whole) {
        return false;
    }
    window.holds(whole + 4 + NEXT.len() as u64);
    let rest = &window.bytes()[whole as usize..];
    let blanks = rest
        .iter()
        .take(4)
        .take_while(|b| matches!(b, b'\r' | b'\n'));
    let rest = &rest[blanks.count()..];
    rest.is_empty() || rest.starts_with(&NEXT[1..])
}

/// The length of a body whose header lies: up to the next record or the end, without the line ends there.
/// `None` when that is beyond the limit.
fn body_len(window: &mut Window, head_len: usize) -> Option<usize> {
    // The newline before the next record may be the last byte of the head.
    let end = match window.find(NEXT, head_len - 1) {
        Found::At(end) => end,
        Found::Nowhere => window.bytes().len(),
        Found::TooFar => return None,
    };
    let body = window.bytes().get(head_len..end).unwrap_or_default();
    Some(body.trim_ascii_end().len())
}

fn astray(window: &mut Window, why: &'static str) -> Step {
    match window.find(NEXT, 0) {
        Found::At(at) => Step::Astray(Some(at + 1), why),
        Found::Nowhere | Found::TooFar => Step::Astray(None, why),
    }
}

/// What the headers of a record say.
#[derive(Debug, Default)]
struct Head {
    is_page: bool,
    len: Option<u64>,
    id: Option<String>,
    url: Option<String>,
    date: Option<Timestamp>,
}

impl Head {
    fn of(bytes: &[u8]) -> Self {
        let mut head = Self::default();
        for line in bytes.split(|&b| b == b'\n') {
            let line = String::from_utf8_lossy(line);
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => head.is_page = value.eq_ignore_ascii_case("conversion"),
                "content-length" => head.len = value.parse().ok(),
                "warc-record-id" => head.id = id(value),
                "warc-target-uri" => {
                    let address = value.trim_matches(['<', '>']);
                    head.url = Some(address.to_owned()).filter(|a| !a.is_empty());
                }
                "warc-date" => head.date = value.parse().ok(),
                _ => {}
            }
        }
        head
    }
}

/// `<urn:uuid:...>` without what is the same in all.
fn id(value: &str) -> Option<String> {
    let value = value.trim_matches(['<', '>']);
    let value = value.strip_prefix("urn:uuid:").unwrap_or(value);
    Some(value.to_owned()).filter(|v| !v.is_empty() && v.len() <= 1024)
}

/// What a record says: its headers and all bytes behind them.
///
/// # Errors
/// As [`decode::decode`], and [`ProblemKind::BadRecord`] when the headers do not end.
pub(super) fn parse(record: &[u8]) -> Result<Parsed, ProblemKind> {
    let mut head_len = 0;
    for line in record.split_inclusive(|&b| b == b'\n') {
        head_len += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    let (head, body) = record.split_at(head_len);
    let head = Head::of(head);
    let Some(told) = head.len else {
        let why = "a WARC record does not say its length";
        return Err(ProblemKind::BadRecord(why.to_owned()));
    };
    let decoded = decode::decode(body.to_vec()).map_err(|what| match what {
        ProblemKind::EmptyFile | ProblemKind::NoText => ProblemKind::RecordWithoutText,
        other => other,
    })?;
    let found = body.len() as u64;
    let wrong = (found != told).then_some(ProblemKind::WetLength { told, found });
    Ok(Parsed {
        id: head.id,
        url: head.url,
        fetched: head.date.map(|d| d.to_zoned(TimeZone::UTC).date()),
        text: decoded.text,
        problems: wrong.into_iter().chain(decoded.problem).collect(),
        ..Parsed::default()
    })
}
