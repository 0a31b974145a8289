//! One line of JSON to what it says of a page: `id`, `url`, `date`, `title`, `text`, and whatever else.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use memchr::memmem;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::decode;
use super::exported;
use super::page::Record;
use super::parsed::Parsed;
use crate::error::{ProblemKind, RecordFault};

/// Longer ids are none: they could be neither shown nor typed.
const LONGEST_ID: usize = 1024;

/// What the line says.
///
/// # Errors
/// [`ProblemKind::BadRecord`] when it is no JSON object or its fields are not what they should be,
/// [`ProblemKind::RecordWithoutText`] when there is nothing to read.
pub(super) fn parse(line: &[u8]) -> Result<Parsed, ProblemKind> {
    let (line, bad) = text(line);
    let mut parsed = match serde_json::from_str(&line) {
        Ok(Fields {
            text: Some(text),
            others,
        }) => page(text, others)?,
        // What is anything but a plain page is looked at more closely.
        _ => any(&line)?,
    };
    if bad > 0 {
        parsed.problems.push(ProblemKind::InvalidUtf8(bad));
    }
    Ok(parsed)
}

fn any(line: &str) -> Result<Parsed, ProblemKind> {
    let mut fields: BTreeMap<String, &RawValue> =
        serde_json::from_str(line).map_err(|e| bad_record(&e))?;
    if exported::is_one(&fields) {
        return exported::parse(line);
    }
    let text = own_text(&mut fields)?;
    page(text, fields)
}

fn page(text: String, mut fields: BTreeMap<String, &RawValue>) -> Result<Parsed, ProblemKind> {
    let decoded = decode::repaired(text).map_err(|_| ProblemKind::RecordWithoutText)?;
    Ok(Parsed {
        id: take(&mut fields, "id").filter(|id| is_fit(id)),
        url: take(&mut fields, "url"),
        date: take(&mut fields, "date"),
        title: take(&mut fields, "title"),
        text: decoded.text,
        record: others(fields),
        problems: decoded.problem.into_iter().collect(),
        ..Parsed::default()
    })
}

/// The fields of a line, the text, which is nearly all of it, read at once.
struct Fields<'a> {
    text: Option<String>,
    others: BTreeMap<String, &'a RawValue>,
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(ReadFields)
    }
}

struct ReadFields;

impl<'de> Visitor<'de> for ReadFields {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields<'de>, M::Error> {
        let mut fields = Fields {
            text: None,
            others: BTreeMap::new(),
        };
        while let Some(key) = map.next_key::<String>()? {
            // The last of several fields of one name counts.
            if key == "text" {
                fields.text = Some(map.next_value()?);
            } else {
                fields.others.insert(key, map.next_value()?);
            }
        }
        Ok(fields)
    }
}

/// What [`parse`] tells of the line, without its text and all that a list of pages has no use for: the id, or
/// why it is no page.
///
/// # Errors
/// As [`parse`].
pub(super) fn outline(line: &[u8]) -> Result<Parsed, ProblemKind> {
    let (whole, _) = text(line);
    // What is anything but a plain page is read as one, which is slow and always right.
    let Ok(Outline {
        id,
        text: Some(text),
    }) = serde_json::from_str(&whole)
    else {
        return parse(line);
    };
    if !is_surely_text(text.get()) {
        return parse(line);
    }
    Ok(Parsed {
        id: id
            .and_then(|raw| value(raw.get()))
            .filter(|v| is_filled(v))
            .filter(|id| is_fit(id)),
        ..Parsed::default()
    })
}

/// The fields that a list of pages is made of.
#[derive(Deserialize)]
struct Outline<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    text: Option<&'a RawValue>,
}

/// Whether a value is a string that can be read and is not blank, as far as its first letter tells.
fn is_surely_text(raw: &str) -> bool {
    let begins = match raw.as_bytes().strip_prefix(b"\"") {
        // Letters of ASCII, and those of Vietnamese.
        Some([0xc3..=0xc6, ..] | [0xe1, 0xba | 0xbb, ..]) => true,
        Some([first, ..]) => first.is_ascii_alphanumeric(),
        _ => false,
    };
    // Half a pair of surrogates is no letter.
    let halves = memmem::Finder::new(b"\\u");
    let half = |at: usize| matches!(raw.as_bytes().get(at + 2), Some(b'd' | b'D'));
    begins && !halves.find_iter(raw.as_bytes()).any(half)
}

/// JSON is UTF-8; what is not is U+FFFD, and in how many places.
fn text(line: &[u8]) -> (Cow<'_, str>, usize) {
    match simdutf8::basic::from_utf8(line) {
        Ok(text) => (Cow::Borrowed(text), 0),
        Err(_) => (String::from_utf8_lossy(line), decode::bad_places(line)),
    }
}

fn bad_record(error: &serde_json::Error) -> ProblemKind {
    // The line that serde counts is always the first.
    let at = error.column();
    ProblemKind::BadRecord(match error.classify() {
        Category::Eof => RecordFault::Cut(at),
        Category::Data => RecordFault::NoObject,
        Category::Syntax | Category::Io => RecordFault::NotJson(at),
    })
}

/// Takes a field that is a word or a number; another kind of value stays where it is.
fn take(fields: &mut BTreeMap<String, &RawValue>, name: &str) -> Option<String> {
    let value = value(fields.get(name)?.get())?;
    fields.remove(name);
    Some(value).filter(|v| is_filled(v))
}

/// A value that is a word or a number; nothing of it is an empty one.
fn value(raw: &str) -> Option<String> {
    match raw.as_bytes().first()? {
        b'"' => serde_json::from_str(raw).ok(),
        b'-' | b'0'..=b'9' => Some(raw.to_owned()),
        b'n' => Some(String::new()),
        _ => None,
    }
}

fn is_filled(value: &str) -> bool {
    !value.trim().is_empty()
}

fn is_fit(id: &str) -> bool {
    id.len() <= LONGEST_ID
}

fn own_text(fields: &mut BTreeMap<String, &RawValue>) -> Result<String, ProblemKind> {
    match fields.remove("text").map(RawValue::get) {
        None | Some("null") => Err(ProblemKind::RecordWithoutText),
        Some(raw) => {
            serde_json::from_str(raw).map_err(|_| ProblemKind::BadRecord(RecordFault::TextIsNone))
        }
    }
}

fn others(fields: BTreeMap<String, &RawValue>) -> Option<Record> {
    if fields.is_empty() {
        return None;
    }
    let owned = fields.into_iter().map(|(k, v)| (k, v.to_owned())).collect();
    Some(Record::Fields(owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: &str) -> ProblemKind {
        parse(line.as_bytes()).unwrap_err()
    }

    #[test]
    fn the_known_fields_are_read_and_the_others_kept() {
        let line = r#"{"lang":"vi","id":17,"url":"https://a.b/c","date":null,"title":" ","n":1.50,
            "text":"Một\nhai \u001b"}"#;
        let parsed = parse(line.as_bytes()).unwrap();
        assert_eq!(parsed.id.as_deref(), Some("17"));
        assert_eq!(parsed.url.as_deref(), Some("https://a.b/c"));
        assert_eq!((parsed.date, parsed.title), (None, None));
        assert_eq!(parsed.text, "Một\nhai \u{1b}");
        let Some(Record::Fields(fields)) = &parsed.record else {
            panic!("no fields");
        };
        let fields: Vec<_> = fields.iter().map(|(k, v)| (k.as_str(), v.get())).collect();
        assert_eq!(fields, [("lang", r#""vi""#), ("n", "1.50")]);
    }

    #[test]
    fn what_is_no_page_says_why() {
        for (line, why) in [
            ("[1]", RecordFault::NoObject),
            ("{\"text\":\"a", RecordFault::Cut(10)),
            ("{x", RecordFault::NotJson(2)),
            ("một câu", RecordFault::NotJson(1)),
            ("{\"text\":7}", RecordFault::TextIsNone),
        ] {
            assert_eq!(problem(line), ProblemKind::BadRecord(why), "{line}");
        }
        assert_eq!(problem("{\"title\":\"a\"}"), ProblemKind::RecordWithoutText);
        assert_eq!(problem("{\"text\":null}"), ProblemKind::RecordWithoutText);
        assert_eq!(
            problem("{\"text\":\" \\n\"}"),
            ProblemKind::RecordWithoutText
        );
    }

    #[test]
    fn an_outline_tells_what_the_whole_line_does() {
        let lines: [&[u8]; 16] = [
            br#"{"id":"a","text":"One"}"#,
            br#"{"text":"One","id":17,"more":[1,{"text":2}]}"#,
            "{\"id\":\"\\u0111\",\"text\":\"Đường\"}".as_bytes(),
            br#"{"id":" ","text":"\ud83d\ude00"}"#,
            br#"{"id":"a","text":"x\ud83d"}"#,
            br#"{"id":"a","text":" \n\u00a0"}"#,
            br#"{"id":"a","text":"\u0041"}"#,
            br#"{"id":"a","id":"b","text":"One"}"#,
            br#"{"id":"a","text":null}"#,
            br#"{"id":{"a":1},"text":"One"}"#,
            br#"{"id":null,"text":"One","title":"T"}"#,
            br#"{"id":"a"}"#,
            br#"{"text":7}"#,
            br#"["id"]"#,
            br#"{"text":"a"#,
            b"{\"id\":\"x\xff\",\"text\":\"a\xffb\"}",
        ];
        for line in lines {
            let shown = String::from_utf8_lossy(line);
            let ids = |parsed: Result<Parsed, _>| parsed.map(|p| p.id);
            assert_eq!(ids(outline(line)), ids(parse(line)), "{shown}");
        }
        let long = format!("{{\"id\":\"{}\",\"text\":\"a\"}}", "x".repeat(2000));
        assert_eq!(outline(long.as_bytes()).unwrap().id, None);
    }

    #[test]
    fn bytes_that_are_no_utf_8_cost_their_letters_only() {
        let parsed = parse(b"{\"text\":\"a\xffb\"}").unwrap();
        assert_eq!(parsed.text, "a\u{fffd}b");
        assert_eq!(parsed.problems, [ProblemKind::InvalidUtf8(1)]);
    }
}
