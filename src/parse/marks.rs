//! Certain marks: lines whose words alone say what they are. The patterns are in
//! `data/furniture.toml`.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// What a certain mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// Heading of links that belong to the article.
    Related,
    /// Heading of a list of other articles.
    Links,
    /// Tags and dossiers.
    Topic,
    /// Site furniture.
    Chrome,
    /// Who wrote it.
    Byline,
    /// The name of a section.
    Section,
}

/// Longest line, in words, that can be a mark.
const LONGEST: usize = 24;

/// The patterns of `furniture.toml`.
#[derive(Debug, Default)]
pub struct Furniture {
    /// Patterns by their first word; those that begin with a wildcard under `*`.
    patterns: HashMap<String, Vec<(Vec<Part>, Mark)>>,
    /// Words that mark the credit of a picture.
    credits: Vec<Vec<String>>,
    /// Words of the foot of a page.
    foot: Vec<Vec<String>>,
    /// Words of comments and buttons.
    reader: Vec<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Word(String),
    Number,
    Any,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    related: Vec<String>,
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    topic: Vec<String>,
    #[serde(default)]
    chrome: Vec<String>,
    #[serde(default)]
    byline: Vec<String>,
    #[serde(default)]
    section: Vec<String>,
    #[serde(default)]
    foot: Vec<String>,
    #[serde(default)]
    reader: Vec<String>,
    #[serde(default)]
    credit: Vec<String>,
}

impl Furniture {
    /// The patterns compiled into the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Furniture> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            Self::read(include_str!("../../data/furniture.toml")).unwrap_or_default()
        })
    }

    /// Reads patterns.
    ///
    /// # Errors
    /// What is wrong with the TOML, with its line and column.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(toml)?;
        let mut furniture = Self::default();
        let lists = [
            (file.related, Mark::Related),
            (file.links, Mark::Links),
            (file.topic, Mark::Topic),
            (file.chrome, Mark::Chrome),
            (file.byline, Mark::Byline),
            (file.section, Mark::Section),
        ];
        for (patterns, mark) in lists {
            for pattern in patterns {
                let parts: Vec<Part> = pattern
                    .split_whitespace()
                    .map(|w| match w {
                        "*" => Part::Any,
                        "#" => Part::Number,
                        w => Part::Word(w.to_owned()),
                    })
                    .collect();
                let first = match parts.first() {
                    Some(Part::Word(w)) => w.clone(),
                    Some(Part::Any | Part::Number) => "*".to_owned(),
                    None => continue,
                };
                furniture
                    .patterns
                    .entry(first)
                    .or_default()
                    .push((parts, mark));
            }
        }
        furniture.credits = phrases(&file.credit);
        furniture.foot = phrases(&file.foot);
        furniture.reader = phrases(&file.reader);
        Ok(furniture)
    }

    /// What a line of these bare words says. A pattern without wildcards wins over one with.
    #[must_use]
    pub fn mark(&self, words: &[String]) -> Option<Mark> {
        let first = words.first()?;
        if words.len() > LONGEST {
            return None;
        }
        let candidates = || {
            self.patterns
                .get(first.as_str())
                .into_iter()
                .chain(self.patterns.get("*"))
                .flatten()
        };
        let plain = |parts: &[Part]| parts.iter().all(|p| matches!(p, Part::Word(_)));
        candidates()
            .find(|(parts, _)| plain(parts) && matches(parts, words))
            .or_else(|| candidates().find(|(parts, _)| !plain(parts) && matches(parts, words)))
            .map(|(_, mark)| *mark)
    }

    /// Whether words of the foot of a page stand anywhere in `words`.
    #[must_use]
    pub fn has_foot_words(&self, words: &[String]) -> bool {
        holds(&self.foot, words)
    }

    /// Whether words of comments and buttons stand anywhere in `words`.
    #[must_use]
    pub fn has_reader_words(&self, words: &[String]) -> bool {
        holds(&self.reader, words)
    }

    /// Whether `words` begin with the mark of a picture's credit; how many words it takes.
    #[must_use]
    pub fn credit(&self, words: &[String]) -> Option<usize> {
        self.credits
            .iter()
            .filter(|c| words.starts_with(c))
            .map(Vec::len)
            .max()
    }
}

fn phrases(list: &[String]) -> Vec<Vec<String>> {
    list.iter()
        .map(|c| c.split_whitespace().map(str::to_owned).collect())
        .collect()
}

fn holds(phrases: &[Vec<String>], words: &[String]) -> bool {
    (0..words.len()).any(|at| phrases.iter().any(|p| words[at..].starts_with(p)))
}

/// Whether `words` fit `parts`, a wildcard standing for one to six words, and at the end for all that
/// are left.
fn matches(parts: &[Part], words: &[String]) -> bool {
    match (parts.split_first(), words.split_first()) {
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => false,
        (Some((Part::Word(w), parts)), Some((word, words))) => w == word && matches(parts, words),
        (Some((Part::Number, parts)), Some((word, words))) => {
            word.bytes().all(|b| b.is_ascii_digit()) && matches(parts, words)
        }
        (Some((Part::Any, parts)), Some(_)) => {
            (1..=words.len().min(6)).any(|n| matches(parts, &words[n..]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(line: &str) -> Option<Mark> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Furniture::builtin().mark(&words)
    }

    #[test]
    fn the_builtin_file_is_read() {
        Furniture::read(include_str!("../../data/furniture.toml")).unwrap();
        assert_eq!(mark("doc them"), Some(Mark::Links));
        assert_eq!(mark("tin lien quan"), Some(Mark::Related));
        assert_eq!(mark("theo doi bao xyz tren"), Some(Mark::Chrome));
        assert_eq!(mark("tu khoa asean hoi nghi"), Some(Mark::Topic));
        assert_eq!(mark("theo abc"), Some(Mark::Byline));
        assert_eq!(mark("doc them sach moi"), None);
    }
}
