//! A line of docbao's own export: the article as it was, opened without splitting its page again.
//!
//! The page's text is put together from the blocks, each on the line where it stood; blank lines and the
//! breaks inside joined paragraphs are all that the export left out.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::page::Record;
use super::parsed::Parsed;
use crate::error::{ProblemKind, RecordFault};

/// A page of more lines is none that was exported.
const MOST_LINES: u32 = 1 << 24;

/// An exported article.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The line as it was written, without its newline.
    pub json: Box<str>,
    /// What it says.
    pub told: Told,
    /// For each block of `told`, which is left without its words, their bytes in the page's text.
    pub places: Vec<Range<u32>>,
}

/// The fields of an exported article that are read.
#[derive(Debug, Clone, Deserialize)]
#[allow(
    missing_docs,
    reason = "the README describes the exported fields, whose names these are"
)]
pub struct Told {
    pub id: String,
    #[serde(default)]
    pub source: Place,
    pub title: Title,
    pub byline: Option<String>,
    pub published: Option<String>,
    pub published_origin: Option<String>,
    pub file_date: Option<String>,
    pub section: Option<String>,
    pub blocks: Vec<Block>,
    pub links: Vec<Link>,
    #[serde(default)]
    pub conferences: Vec<Conference>,
    #[serde(default)]
    pub officials: Vec<Official>,
}

/// Where the page was.
#[derive(Debug, Clone, Default, Deserialize)]
#[allow(missing_docs, reason = "as in Told")]
pub struct Place {
    pub url: Option<String>,
}

/// The title.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs, reason = "as in Told")]
pub struct Title {
    pub text: String,
    pub line: Option<u32>,
    #[serde(default)]
    pub derived: bool,
}

/// A run of lines.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs, reason = "as in Told")]
pub struct Block {
    pub kind: String,
    pub first_line: u32,
    pub last_line: u32,
    pub text: String,
}

/// An item of a list.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs, reason = "as in Told")]
pub struct Link {
    pub group: Option<String>,
    pub title: Option<String>,
    pub teaser: Option<String>,
    pub first_line: u32,
    pub last_line: u32,
}

/// A conference.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs, reason = "as in Told")]
pub struct Conference {
    pub id: String,
    pub name: String,
    pub series: String,
    pub ordinal: Option<u16>,
    pub year: Option<i16>,
    #[serde(default)]
    pub inferred: bool,
    #[serde(default)]
    pub about: bool,
}

/// An official.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs, reason = "as in Told")]
pub struct Official {
    pub name: String,
    #[serde(default)]
    pub roles: Vec<String>,
    #[serde(default)]
    pub about: bool,
}

/// Whether a record has the shape of an exported article.
pub(super) fn is_one(fields: &BTreeMap<String, &RawValue>) -> bool {
    let begins =
        |name: &str, with: char| fields.get(name).is_some_and(|v| v.get().starts_with(with));
    begins("id", '"')
        && begins("title", '{')
        && begins("blocks", '[')
        && begins("links", '[')
        && !fields.contains_key("text")
}

/// Reads the line.
///
/// # Errors
/// [`ProblemKind::BadRecord`] when it has the shape but not the fields.
pub(super) fn parse(line: &str) -> Result<Parsed, ProblemKind> {
    let line = line.trim();
    let mut told: Told = serde_json::from_str(line)
        .map_err(|e| ProblemKind::BadRecord(RecordFault::ExportFields(e.column())))?;
    let (text, places) = put_together(&mut told.blocks).map_err(ProblemKind::BadRecord)?;
    if text.trim().is_empty() {
        return Err(ProblemKind::RecordWithoutText);
    }
    if told
        .links
        .iter()
        .any(|l| l.first_line == 0 || l.last_line < l.first_line)
    {
        return Err(ProblemKind::BadRecord(RecordFault::ExportLink));
    }
    Ok(Parsed {
        id: Some(told.id.clone()),
        url: told.source.url.clone(),
        text,
        record: Some(Record::Exported(Box::new(Exported {
            json: line.into(),
            told,
            places,
        }))),
        ..Parsed::default()
    })
}

/// The text of the page and where each block stands in it; the blocks' own words are dropped.
fn put_together(blocks: &mut [Block]) -> Result<(String, Vec<Range<u32>>), RecordFault> {
    let mut text = String::with_capacity(blocks.iter().map(|b| b.text.len() + 2).sum());
    let mut places = Vec::with_capacity(blocks.len());
    // Lines of the text so far, the one that is being written left out.
    let mut ended = 0;
    for block in blocks {
        if block.first_line <= ended || block.last_line < block.first_line {
            return Err(RecordFault::ExportOrder);
        }
        if block.last_line > MOST_LINES {
            return Err(RecordFault::ExportLine);
        }
        for _ in ended + 1..block.first_line {
            text.push('\n');
        }
        let start = text.len() as u32;
        // A newline in it would be a line of its own.
        text.push_str(&std::mem::take(&mut block.text).replace('\n', " "));
        places.push(start..text.len() as u32);
        for _ in block.first_line..=block.last_line {
            text.push('\n');
        }
        ended = block.last_line;
    }
    Ok((text, places))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"id":"a","source":{"path":"p","line":null,"url":"https://a.b"},"title":{"text":"Tựa","line":2,"derived":false},"blocks":[{"kind":"title","first_line":2,"last_line":2,"text":"Tựa"},{"kind":"paragraph","first_line":4,"last_line":6,"text":"Một hai."},{"kind":"links","first_line":7,"last_line":7,"text":"Khác"}],"links":[]}"#;

    #[test]
    fn the_text_stands_where_it_stood() {
        let parsed = parse(LINE).unwrap();
        assert_eq!(parsed.text, "\nTựa\n\nMột hai.\n\n\nKhác\n");
        assert_eq!(parsed.url.as_deref(), Some("https://a.b"));
        let Some(Record::Exported(exported)) = &parsed.record else {
            panic!("not recognised");
        };
        assert_eq!(&*exported.json, LINE);
        let words: Vec<&str> = exported
            .places
            .iter()
            .map(|p| &parsed.text[p.start as usize..p.end as usize])
            .collect();
        assert_eq!(words, ["Tựa", "Một hai.", "Khác"]);
    }

    #[test]
    fn lines_that_no_page_has_are_refused() {
        for (from, to) in [
            ("\"first_line\":4", "\"first_line\":1"),
            ("\"last_line\":7", "\"last_line\":4000000000"),
            ("\"last_line\":6", "\"last_line\":3"),
            ("\"kind\":\"links\"", "\"sort\":\"links\""),
        ] {
            let line = LINE.replace(from, to);
            assert!(
                matches!(parse(&line), Err(ProblemKind::BadRecord(_))),
                "{line}"
            );
        }
    }
}
