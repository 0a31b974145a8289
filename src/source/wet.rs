//! WARC records, as Common Crawl's WET files have them: a line `WARC/1.0`, lines of headers, an empty
//! line, and as many bytes as the header `Content-Length` says. Those of the type `conversion` are pages:
//! the text of a web page, extracted by the crawl.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::LIMIT;
use super::decode;
use super::parsed::Parsed;
use super::window::{Found, Window};
use crate::error::{ProblemKind, RecordFault};

/// More headers than this no record has.
const LONGEST_HEAD: usize = 1 << 16;
/// What ends a record and begins the next.
pub(super) const NEXT: &[u8] = b"\nWARC/";

/// One record in the window.
#[derive(Debug)]
pub(super) enum Step {
    /// A page or a reason why it is none, and how many bytes of the window it takes.
    Record(usize, Result<Parsed, ProblemKind>),
    /// A record that is no page: how many bytes of the window it takes, and what is wrong with it.
    Other(usize, Option<ProblemKind>),
    /// A page over the limit, up to [`NEXT`]: how long it says it is.
    TooLarge(u64),
    /// Bytes that are no record, up to [`NEXT`], and why.
    Astray(RecordFault),
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
        return Step::Astray(RecordFault::NoWarc);
    }
    let Some(head_len) = head_len(window) else {
        return Step::Astray(RecordFault::WarcHeaders);
    };
    let head = Head::of(&window.bytes()[..head_len]);
    let body_len = if ends_well(window, head_len as u64 + head.len.min(LIMIT + 1)) {
        head.len as usize
    } else {
        match body_len(window, head_len) {
            Some(len) => len,
            None => return Step::TooLarge(head.len),
        }
    };
    let len = head_len + body_len;
    if head.is_page {
        Step::Record(len, parse(&window.bytes()[..len]))
    } else {
        Step::Other(len, head.lies(body_len as u64))
    }
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

/// What the headers of a record say.
#[derive(Debug, Default)]
struct Head {
    is_page: bool,
    /// Nothing when it is not said or makes no sense.
    len: u64,
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
                "content-length" => head.len = value.parse().unwrap_or_default(),
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

    /// That the body is of another length than the headers say, if so.
    fn lies(&self, found: u64) -> Option<ProblemKind> {
        let told = self.len;
        (told != found).then_some(ProblemKind::WetLength { told, found })
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
/// As [`decode::decode`]; [`ProblemKind::RecordWithoutText`] when there is nothing to read.
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
    let decoded = decode::decode(body.to_vec()).map_err(|what| match what {
        ProblemKind::EmptyFile | ProblemKind::NoText => ProblemKind::RecordWithoutText,
        other => other,
    })?;
    let wrong = head.lies(body.len() as u64);
    Ok(Parsed {
        id: head.id,
        url: head.url,
        fetched: head.date.map(|d| d.to_zoned(TimeZone::UTC).date()),
        text: decoded.text,
        problems: wrong.into_iter().chain(decoded.problem).collect(),
        ..Parsed::default()
    })
}
