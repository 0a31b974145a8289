//! The line that shows why an article was found.

use std::collections::BTreeSet;
use std::ops::Range;

use super::matcher::{Hit, merged};
use super::sheet::Sheet;
use crate::parse::article::Kind;

/// A snippet has at most so many characters.
const MOST: usize = 160;
/// So many of them may stand before the first match when a sentence is longer than that.
const BEFORE: usize = 40;

/// A sentence of a page, or as much of it as fits on a line or two, around what matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// What kind of block it stands in.
    pub kind: Kind,
    /// Bytes of the page, inside one block.
    pub bytes: Range<usize>,
    /// The matches inside it, as bytes of the page, in order and apart from each other.
    pub marks: Vec<Range<usize>>,
}

/// A sentence with matches.
#[derive(Debug)]
struct Sentence<'h> {
    kind: Kind,
    bytes: Range<usize>,
    hits: Vec<&'h Hit>,
}

impl Sentence<'_> {
    /// How many parts of the query stand in it.
    fn leaves(&self) -> usize {
        let leaves: BTreeSet<usize> = self.hits.iter().map(|h| h.leaf).collect();
        leaves.len()
    }
}

/// The best sentence: outside the title, which is shown anyway, rather than in it; with more parts of the
/// query; of the article rather than of its surroundings; the first of these.
pub(super) fn best(hits: &[Hit], sheet: &Sheet<'_>) -> Option<Snippet> {
    let sentences = sentences(hits, sheet)?;
    // Of equals the first, which `max_by_key` would not give.
    let best = sentences
        .iter()
        .rev()
        .max_by_key(|s| (s.kind != Kind::Title, s.leaves(), s.kind.is_article()))?;
    let part = sheet.part(best.hits.first()?.part)?;
    let at = part.at?;
    let first = best.hits.first()?.bytes.start;
    // A match may begin in the white space before the sentence.
    let first = first.clamp(best.bytes.start, best.bytes.end) - at;
    let sentence = best.bytes.start - at..best.bytes.end - at;
    let window = window(part.text, sentence, first);
    let bytes = at + window.start..at + window.end;
    let inside = best.hits.iter().map(|h| h.bytes.clone());
    let marks = merged(inside)
        .into_iter()
        .map(|m| m.start.max(bytes.start)..m.end.min(bytes.end))
        .filter(|m| m.start < m.end)
        .collect();
    Some(Snippet {
        kind: best.kind,
        bytes,
        marks,
    })
}

/// Where the first of the sentences with most parts of the query begins to match, the title among them.
pub(super) fn best_place(hits: &[Hit], sheet: &Sheet<'_>) -> Option<usize> {
    let sentences = sentences(hits, sheet)?;
    let best = sentences.iter().rev().max_by_key(|s| s.leaves())?;
    Some(best.hits.first()?.bytes.start)
}

/// The sentences with matches, in page order.
fn sentences<'h>(hits: &'h [Hit], sheet: &Sheet<'_>) -> Option<Vec<Sentence<'h>>> {
    let mut sentences: Vec<Sentence<'_>> = Vec::new();
    for hit in hits {
        if let Some(last) = sentences.last_mut()
            && last.bytes.contains(&hit.bytes.start)
        {
            last.hits.push(hit);
            continue;
        }
        let part = sheet.part(hit.part)?;
        let at = part.at?;
        let before = sentences.last().map_or(0, |last| last.bytes.end);
        let sentence = sentence(part.text, before.saturating_sub(at), hit.bytes.start - at);
        sentences.push(Sentence {
            kind: part.kind,
            bytes: at + sentence.start..at + sentence.end,
            hits: vec![hit],
        });
    }
    Some(sentences)
}

/// The sentence of `text` in which `byte` stands; another ends at `before`, or none does.
fn sentence(text: &str, before: usize, byte: usize) -> Range<usize> {
    let from = before.min(text.len());
    let mut start = from;
    for end in ends(&text[from..]).map(|end| from + end) {
        if end > byte {
            return trimmed(text, start..end);
        }
        start = end;
    }
    trimmed(text, start..text.len())
}

/// Where sentences of `text` end: behind a full stop and what closes it, where white space and a capital
/// follow.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let stops = text.match_indices(['.', '!', '?', '…']);
    stops.filter_map(|(at, stop)| {
        let behind = text[at + stop.len()..].trim_start_matches(['"', '”', '»', ')', '.']);
        let next = behind.trim_start();
        let is_end = next.len() < behind.len()
            && next
                .trim_start_matches(['"', '“', '«', '(', '-', '–'])
                .starts_with(|c: char| c.is_uppercase() || c.is_whitespace());
        is_end.then_some(text.len() - next.len())
    })
}

/// As much of the sentence as fits, with the byte `first` near its beginning; cut between words.
fn window(text: &str, sentence: Range<usize>, first: usize) -> Range<usize> {
    let whole = &text[sentence.clone()];
    if whole.chars().count() <= MOST {
        return sentence;
    }
    let before = &text[sentence.start..first];
    let mut start = sentence.start;
    if before.chars().count() > BEFORE {
        let cut = before.char_indices().rev().nth(BEFORE - 1);
        let cut = sentence.start + cut.map_or(0, |(at, _)| at);
        let to_word = text[cut..first].find(char::is_whitespace);
        start = cut + to_word.unwrap_or(0);
    }
    let rest = &text[start..sentence.end];
    let rest_start = start + (rest.len() - rest.trim_start().len());
    let rest = &text[rest_start..sentence.end];
    let Some((cut, _)) = rest.char_indices().nth(MOST) else {
        return rest_start..sentence.end;
    };
    // Never before the match itself.
    let least = first.saturating_sub(rest_start);
    let to_word = rest[..cut]
        .rfind(char::is_whitespace)
        .filter(|&at| at > least);
    trimmed(text, rest_start..rest_start + to_word.unwrap_or(cut))
}

/// Without white space at either end.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let end = range.start + words.trim_end().len();
    let start = range.start + (words.len() - words.trim_start().len());
    start.min(end)..end
}
