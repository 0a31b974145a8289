//! The titles of a library, word by word: looking through a million of them takes a few thousandths of a second, with
//! marks or without.

mod words;

use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::bits::Bits;
use super::columns::Column;
use super::ends::Ends;
use super::parts::{MANY, in_parts};
use super::query::ArticleNo;
use super::saved::{Saved, Saving};
use crate::text::find::Pattern;
use crate::text::syllable;
use words::{TOGETHER, Words};

/// What was looked for in so many ways is remembered: one for each letter, and what those before were, for who takes
/// letters back.
const REMEMBERED: usize = 12;

/// The words of each title.
#[derive(Debug, Default)]
pub(super) struct Titles {
    words: Words,
    /// The words of all titles by number, one title behind the other, and where each ends.
    numbers: Column<u32>,
    ends: Ends,
    /// What was looked for, the last at the end.
    looked: Mutex<Vec<Looked>>,
}

/// What was looked for, and in how many titles and which it was found.
#[derive(Debug, Clone)]
struct Looked {
    pattern: Pattern,
    count: usize,
    found: Arc<Bits>,
}

impl Titles {
    /// None yet; the words of those to come grow by number in a file in `folder`, and the different ones in memory.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn spooled(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            numbers: Column::spooled(folder)?,
            ..Self::default()
        })
    }

    /// Makes what grew in a file be seen.
    ///
    /// # Errors
    /// When something of it could not be written.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        self.words.settle();
        self.numbers.settle()
    }

    /// Adds the title of the next article.
    pub(super) fn add(&mut self, title: &str) {
        let words = syllable::words(title);
        let numbers: Vec<u32> = words.map(|(_, word)| self.words.number(word)).collect();
        self.numbers.extend(&numbers);
        self.ends.push(self.ends.last() + numbers.len() as u64);
    }

    /// The articles in whose titles `pattern` is found.
    pub(super) fn matching(&self, pattern: &Pattern) -> Arc<Bits> {
        let (mut found, left) = match self.looked_before(pattern) {
            Some(same) if same.pattern == *pattern => return same.found,
            Some(before) => (Some(before.found), pattern.beyond(&before.pattern)),
            None => (None, pattern.clone()),
        };
        for typed in left.words().chunks(TOGETHER) {
            let meant = self.words.meant(typed);
            let all = u8::MAX >> (TOGETHER - typed.len());
            found = Some(Arc::new(self.with_all(&meant, all, found.as_deref())));
        }
        let found = found.unwrap_or_else(|| Arc::new(Bits::all(self.ends.len())));
        self.remember(pattern, found)
    }

    /// The titles, of those `within`, whose words are `meant` by `all` that is looked for.
    fn with_all(&self, meant: &[u8], all: u8, within: Option<&Bits>) -> Bits {
        let any = meant.iter().fold(0, |any, by| any | by);
        if any != all {
            return Bits::none(self.ends.len());
        }
        found_in_parts(self.ends.len(), |part, found| {
            let look = |no: ArticleNo| {
                if self.has_all(no as usize, meant, all) {
                    found.insert(no);
                }
            };
            match within {
                Some(within) => within.within(part).for_each(look),
                None => (part.start as ArticleNo..part.end as ArticleNo).for_each(look),
            }
        })
    }

    /// Whether the words of title `n` are meant by `all` together.
    fn has_all(&self, n: usize, meant: &[u8], all: u8) -> bool {
        let words = self.numbers.get(self.ends.place(n)).unwrap_or_default();
        let by = |word: &u32| meant.get(*word as usize).copied().unwrap_or(0);
        // No early end, which nobody could foresee.
        words.iter().fold(0, |bits, word| bits | by(word)) == all
    }

    /// Of what was looked for before and is found wherever `pattern` is, what was found in the fewest titles.
    fn looked_before(&self, pattern: &Pattern) -> Option<Looked> {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|looked| looked.found.len() == self.ends.len());
        let wider = looked
            .iter()
            .filter(|looked| pattern.narrows(&looked.pattern));
        let wider = wider.min_by_key(|looked| {
            let left = pattern.beyond(&looked.pattern);
            (looked.count, left.words().len())
        });
        wider.cloned()
    }

    fn remember(&self, pattern: &Pattern, found: Arc<Bits>) -> Arc<Bits> {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|looked| looked.pattern != *pattern);
        if looked.len() >= REMEMBERED {
            looked.remove(0);
        }
        looked.push(Looked {
            pattern: pattern.clone(),
            count: found.count(),
            found: Arc::clone(&found),
        });
        found
    }

    /// Writes them to a file.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        self.words.save(to)?;
        to.column(&self.numbers)?;
        self.ends.save(to)
    }

    /// Writes those of `old`, and behind them these.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        let numbers = self.words.join(&old.words, to)?;
        let moved = self.numbers.iter().map(|&n| numbers[n as usize]);
        let moved: Vec<u32> = moved.collect();
        to.column_of(&[&old.numbers, &moved])?;
        self.ends.join(&old.ends, to)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        let words = Words::saved(from)?;
        let (numbers, ends): (Column<u32>, Ends) = (from.column()?, Ends::saved(from)?);
        (ends.last() == numbers.len() as u64).then_some(Self {
            words,
            numbers,
            ends,
            looked: Mutex::default(),
        })
    }
}

/// What `find` finds in each part of `len` titles, together.
fn found_in_parts(len: usize, find: impl Fn(Range<usize>, &mut Bits) + Sync) -> Bits {
    let parts = in_parts(len, MANY, |part| {
        let mut found = Bits::none(len);
        find(part, &mut found);
        found
    });
    let all = parts.into_iter().reduce(|mut all, part| {
        all.add_all(&part);
        all
    });
    all.unwrap_or_else(|| Bits::none(len))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn titles(texts: &[String]) -> Titles {
        let mut titles = Titles::default();
        for text in texts {
            titles.add(text);
        }
        titles
    }

    fn found(titles: &Titles, typed: &str) -> Vec<u32> {
        titles.matching(&Pattern::new(typed)).iter().collect()
    }

    fn words() -> impl Strategy<Value = String> {
        let words = [
            "hội",
            "hoi",
            "Hồi",
            "nghị",
            "nghi",
            "đường",
            "duong",
            "h",
            "Mátxcơva",
            "hò",
        ];
        let words = prop::collection::vec(prop::sample::select(words.to_vec()), 0..5);
        words.prop_map(|words| words.join(" "))
    }

    proptest! {
        /// However one pattern goes on from another, what was found before changes nothing.
        #[test]
        fn typing_on_finds_what_looking_anew_finds(
            texts in prop::collection::vec(words(), 1..40),
            typed in words(),
            other in words(),
        ) {
            let kept = titles(&texts);
            for typed in [&typed, &other, &typed] {
                for (end, c) in typed.char_indices() {
                    let typed = &typed[..end + c.len_utf8()];
                    let pattern = Pattern::new(typed);
                    if pattern.is_empty() {
                        continue;
                    }
                    let right: Vec<u32> = (0u32..)
                        .zip(&texts)
                        .filter(|(_, text)| pattern.is_in(text))
                        .map(|(no, _)| no)
                        .collect();
                    prop_assert_eq!(found(&kept, typed), right, "{}", typed);
                }
            }
        }
    }

    #[test]
    fn of_many_words_each_decides() {
        let texts = ["a b c d e f g h", "a b c d e f g h i"].map(str::to_owned);
        let kept = titles(&texts);
        for typed in ["a b c d e f g h i ", "i a b c d e f g h "] {
            assert_eq!(found(&kept, typed), [1], "{typed}");
        }
        assert_eq!(found(&kept, "h g f e d c b a "), [0, 1]);
    }

    #[test]
    fn parts_of_very_many_titles_are_one() {
        let texts: Vec<String> = (0..3 * MANY).map(|n| format!("số {}", n % 7)).collect();
        let sevenths = found(&titles(&texts), "so 3 ");
        let right: Vec<u32> = (0..texts.len() as u32).filter(|n| n % 7 == 3).collect();
        assert_eq!(sevenths, right);
    }
}
