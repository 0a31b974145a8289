//! Certain marks: lines whose words alone say what they are. The patterns are in
//! `data/furniture.toml`.

mod hinting;

use std::sync::OnceLock;

use serde::Deserialize;

use hinting::Hinting;

use super::word::{self, Map, Word};

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

/// Words of a line that may hint at something.
const HINTED: usize = 40;

/// The patterns of `furniture.toml`.
#[derive(Debug, Default)]
pub struct Furniture {
    /// Patterns by their first word.
    patterns: Map<Word, Vec<Pattern>>,
    /// Patterns that begin with a number.
    numbered: Vec<Pattern>,
    /// Patterns that begin with any words.
    open: Vec<Pattern>,
    /// Words that mark the credit of a picture.
    credits: Phrases,
    /// Words that speak for something wherever they stand in a line, each with what for.
    hints: Map<Word, Vec<(Vec<Word>, Hints)>>,
    hinting: Hinting,
    /// Names of sections of two words or more.
    sections: Phrases,
    /// Words in titles of pages of pictures.
    essays: Phrases,
}

/// What words of a line speak for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hints(u8);

impl Hints {
    /// The foot of a page.
    pub const FOOT: Self = Self(1);
    /// Comments and buttons.
    pub const READER: Self = Self(2);
    /// Who stands where in a picture.
    pub const PICTURE: Self = Self(4);
    /// Somebody says something.
    pub const SAYING: Self = Self(8);

    /// Whether all of `hint` is among them.
    #[must_use]
    pub fn has(self, hint: Self) -> bool {
        self.0 & hint.0 == hint.0
    }
}

#[derive(Debug)]
struct Pattern {
    parts: Vec<Part>,
    mark: Mark,
    /// Without wildcards.
    plain: bool,
}

/// Phrases by their first word.
#[derive(Debug, Default)]
struct Phrases(Map<Word, Vec<Vec<Word>>>);

impl Phrases {
    fn new(list: &[String]) -> Self {
        let mut phrases = Self::default();
        for bare in list {
            let words = word::phrase(bare);
            if let Some(first) = words.first() {
                phrases.0.entry(*first).or_default().push(words);
            }
        }
        phrases
    }

    /// The longest phrase that `words` begin with, in words.
    fn start(&self, words: &[Word]) -> Option<usize> {
        let phrases = self.0.get(words.first()?)?;
        let fits = phrases.iter().filter(|p| words.starts_with(p));
        fits.map(Vec::len).max()
    }

    /// Whether one of them stands anywhere in `words`.
    fn stand_in(&self, words: &[Word]) -> bool {
        (0..words.len()).any(|at| self.start(&words[at..]).is_some())
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Word(Word),
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
    #[serde(default)]
    picture: Vec<String>,
    #[serde(default)]
    saying: Vec<String>,
    #[serde(default)]
    essay: Vec<String>,
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
        let several: Vec<String> = file
            .section
            .iter()
            .filter(|s| s.contains(' '))
            .cloned()
            .collect();
        furniture.sections = Phrases::new(&several);
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
                        w => Part::Word(Word::of(w)),
                    })
                    .collect();
                let list = match parts.first() {
                    Some(Part::Word(first)) => furniture.patterns.entry(*first).or_default(),
                    Some(Part::Number) => &mut furniture.numbered,
                    Some(Part::Any) => &mut furniture.open,
                    None => continue,
                };
                let plain = parts.iter().all(|p| matches!(p, Part::Word(_)));
                list.push(Pattern { parts, mark, plain });
            }
        }
        furniture.credits = Phrases::new(&file.credit);
        furniture.essays = Phrases::new(&file.essay);
        let hints = [
            (&file.foot, Hints::FOOT),
            (&file.reader, Hints::READER),
            (&file.picture, Hints::PICTURE),
            (&file.saying, Hints::SAYING),
        ];
        for (phrases, hint) in hints {
            for words in phrases.iter().map(|p| word::phrase(p)) {
                furniture.hinting.insert(&words);
                if let Some(first) = words.first() {
                    furniture
                        .hints
                        .entry(*first)
                        .or_default()
                        .push((words, hint));
                }
            }
        }
        Ok(furniture)
    }

    /// What a line of these bare words says. A pattern without wildcards wins over one with.
    #[must_use]
    pub fn mark(&self, words: &[Word]) -> Option<Mark> {
        let first = words.first()?;
        if words.len() > LONGEST {
            return None;
        }
        let numbered = first.is_number().then_some(&self.numbered);
        let lists = [self.patterns.get(first), numbered, Some(&self.open)];
        let mut found: Option<&Pattern> = None;
        for pattern in lists.into_iter().flatten().flatten() {
            let better = found.is_none() || pattern.plain;
            if better && matches(&pattern.parts, words) {
                if pattern.plain {
                    return Some(pattern.mark);
                }
                found = Some(pattern);
            }
        }
        found.map(|p| p.mark)
    }

    /// What the words of a line speak for, the first of a long one.
    #[must_use]
    pub fn hints(&self, words: &[Word]) -> Hints {
        let words = &words[..words.len().min(HINTED)];
        let mut found = Hints::default();
        let mut rest = self.hinting.in_words(words);
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            for (phrase, hint) in self.hints.get(&words[at]).into_iter().flatten() {
                if words[at..].starts_with(phrase) {
                    found.0 |= hint.0;
                }
            }
        }
        found
    }

    /// Whether the name of a section, of two words or more, stands anywhere in `words`.
    #[must_use]
    pub fn names_section(&self, words: &[Word]) -> bool {
        self.sections.stand_in(words)
    }

    /// Whether words that titles of pages of pictures have stand anywhere in `words`.
    #[must_use]
    pub fn is_essay(&self, words: &[Word]) -> bool {
        self.essays.stand_in(words)
    }

    /// Whether `words` begin with the mark of a picture's credit; how many words it takes.
    #[must_use]
    pub fn credit(&self, words: &[Word]) -> Option<usize> {
        self.credits.start(words)
    }
}

/// Whether `words` fit `parts`, a wildcard standing for one to six words.
fn matches(parts: &[Part], words: &[Word]) -> bool {
    match (parts.split_first(), words.split_first()) {
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => false,
        (Some((Part::Word(w), parts)), Some((word, words))) => w == word && matches(parts, words),
        (Some((Part::Number, parts)), Some((word, words))) => {
            word.is_number() && matches(parts, words)
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
        Furniture::builtin().mark(&word::phrase(line))
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
