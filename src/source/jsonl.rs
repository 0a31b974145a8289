//! One line of JSON to what it says of a page: `id`, `url`, `date`, `title`, `text`, and whatever else.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::decode;
use super::exported;
use super::page::Record;
use super::parsed::Parsed;
use crate::error::ProblemKind;

/// Longer ids are none: they could be neither shown nor typed.
const LONGEST_ID: usize = 1024;

/// What the line says.
///
/// # Errors
/// [`ProblemKind::BadRecord`] when it is no JSON object or its fields are not what they should be,
/// [`ProblemKind::RecordWithoutText`] when there is nothing to read.
pub(super) fn parse(line: &[u8]) -> Result<Parsed, ProblemKind> {
    let (line, bad) = text(line);
    let mut fields: BTreeMap<String, &RawValue> =
        serde_json::from_str(&line).map_err(|e| bad_record(&e))?;
    let mut parsed = if exported::is_one(&fields) {
        exported::parse(&line)?
    } else {
        let decoded = decode::repaired(own_text(&mut fields)?);
        let decoded = decoded.map_err(|_| ProblemKind::RecordWithoutText)?;
        Parsed {
            id: take(&mut fields, "id").filter(|id| id.len() <= LONGEST_ID),
            url: take(&mut fields, "url"),
            date: take(&mut fields, "date"),
            title: take(&mut fields, "title"),
            text: decoded.text,
            record: others(fields),
            problems: decoded.problem.into_iter().collect(),
            ..Parsed::default()
        }
    };
    if bad > 0 {
        parsed.problems.push(ProblemKind::InvalidUtf8(bad));
    }
    Ok(parsed)
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
    let why = error.to_string().replace(" at line 1 column ", " at byte ");
    ProblemKind::BadRecord(why)
}

/// Takes a field that is a word or a number; another kind of value stays where it is.
fn take(fields: &mut BTreeMap<String, &RawValue>, name: &str) -> Option<String> {
    let raw = fields.get(name)?.get();
    let value = match raw.as_bytes().first()? {
        b'"' => serde_json::from_str(raw).ok()?,
        b'-' | b'0'..=b'9' => raw.to_owned(),
        b'n' => String::new(),
        _ => return None,
    };
    fields.remove(name);
    Some(value).filter(|v: &String| !v.trim().is_empty())
}

fn own_text(fields: &mut BTreeMap<String, &RawValue>) -> Result<String, ProblemKind> {
    match fields.remove("text").map(RawValue::get) {
        None | Some("null") => Err(ProblemKind::RecordWithoutText),
        Some(raw) => serde_json::from_str(raw)
            .map_err(|_| ProblemKind::BadRecord("its text is no string".to_owned())),
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
        assert!(matches!(problem("[1]"), ProblemKind::BadRecord(_)));
        assert!(
            matches!(problem("{\"text\":\"a"), ProblemKind::BadRecord(why) if why.contains("at byte"))
        );
        assert!(matches!(problem("{\"text\":7}"), ProblemKind::BadRecord(_)));
        assert_eq!(problem("{\"title\":\"a\"}"), ProblemKind::RecordWithoutText);
        assert_eq!(problem("{\"text\":null}"), ProblemKind::RecordWithoutText);
        assert_eq!(
            problem("{\"text\":\" \\n\"}"),
            ProblemKind::RecordWithoutText
        );
    }

    #[test]
    fn bytes_that_are_no_utf_8_cost_their_letters_only() {
        let parsed = parse(b"{\"text\":\"a\xffb\"}").unwrap();
        assert_eq!(parsed.text, "a\u{fffd}b");
        assert_eq!(parsed.problems, [ProblemKind::InvalidUtf8(1)]);
    }
}
