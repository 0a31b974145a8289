//! Where on the page the words stand that a link is shown with: title and teaser are the page's, less arrows,
//! numbers and what is said twice.

use std::ops::Range;

use crate::library::opened::Opened;

/// The words of one link, in bytes of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LinkWords {
    /// Its first words: its title, or its teaser where it has none. `None` when they do not stand there so.
    pub(super) first: Option<Range<u32>>,
    /// The teaser under a title.
    pub(super) below: Option<Range<u32>>,
}

/// The words of all links of an article.
pub(super) fn words(opened: &Opened) -> Vec<LinkWords> {
    let page = &opened.page.text;
    // Several links of one line come one behind the other.
    let mut done = 0;
    let links = opened.article.links.iter();
    links
        .map(|link| {
            let bytes = &link.span.bytes;
            let mut find = |words: &str| {
                let from = bytes.start.max(done);
                let text = page.get(from as usize..bytes.end as usize)?;
                let found = stands(text, words)?;
                done = from + found.end as u32;
                Some(from + found.start as u32..done)
            };
            match (&link.title, &link.teaser) {
                (Some(title), teaser) => LinkWords {
                    first: find(title),
                    below: teaser.as_deref().and_then(find),
                },
                (None, Some(teaser)) => LinkWords {
                    first: find(teaser),
                    below: None,
                },
                (None, None) => LinkWords {
                    first: Some(bytes.clone()),
                    below: None,
                },
            }
        })
        .collect()
}

/// Where `words`, which are on one line, stand in `text`, which may be on several.
pub(super) fn stands(text: &str, words: &str) -> Option<Range<usize>> {
    if let Some(at) = text.find(words) {
        return Some(at..at + words.len());
    }
    let first = words.split_whitespace().next()?;
    text.match_indices(first).find_map(|(at, _)| {
        let rest = words
            .split_whitespace()
            .try_fold(&text[at..], |rest, word| {
                rest.trim_start().strip_prefix(word)
            })?;
        Some(at..text.len() - rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::stands;

    #[test]
    fn words_stand_where_they_do_but_for_white_space() {
        assert_eq!(stands("» Đọc nhiều", "Đọc nhiều"), Some(3..17));
        assert_eq!(stands("a a  b\n c!", "a b c"), Some(2..9));
        assert_eq!(stands("a b", "b a"), None);
        assert_eq!(stands("a b", ""), Some(0..0));
    }
}
