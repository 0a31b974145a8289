//! The titles of a library, folded one behind the other: looking through a million of them takes a hundredth of
//! a second, and less when what is looked for goes on from what was looked for before.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::bits::Bits;
use super::columns::Blobs;
use super::parts::{MANY, in_parts};
use super::query::ArticleNo;
use super::saved::{Saved, Saving};
use crate::text::find::{self, BareWord, Pattern, Repeated};

/// When of so many titles one can be meant, each of those is looked at and the others passed over.
const FEW: usize = 8;

/// What was looked for in so many ways is remembered: two for each letter, with marks and without, and what those
/// before were, for who takes letters back.
const REMEMBERED: usize = 12;

/// The bare words of each title, each after one space, and a line end behind the last.
#[derive(Debug, Default)]
pub(super) struct Titles {
    bare: Blobs,
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
    /// None yet; those to come grow in a file in `folder`.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn spooled(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            bare: Blobs::spooled(folder)?,
            looked: Mutex::default(),
        })
    }

    /// Makes what grew in a file be seen.
    ///
    /// # Errors
    /// When something of it could not be written.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        self.bare.settle()
    }

    /// Adds the title of the next article.
    pub(super) fn add(&mut self, title: &str) {
        let mut bare = String::with_capacity(title.len() + 2);
        find::bare_words(title, &mut bare);
        bare.push('\n');
        self.bare.push(bare.as_bytes());
    }

    /// The articles in whose titles `pattern`, which has a word, is found; `title_of` gives a title.
    pub(super) fn matching<'a>(
        &self,
        pattern: &Pattern,
        title_of: impl Fn(ArticleNo) -> Cow<'a, str> + Sync,
    ) -> Arc<Bits> {
        if pattern.is_bare() {
            return self.with_bare(pattern);
        }
        let before = self.looked_before(pattern);
        if let Some(same) = before.as_ref().filter(|before| before.pattern == *pattern) {
            return Arc::clone(&same.found);
        }
        let bare = self.with_bare(&pattern.unmarked());
        let mut within = Bits::clone(&bare);
        let mut left = pattern.clone();
        if let Some(before) = before {
            within.keep(&before.found);
            left = pattern.beyond(&before.pattern);
        }
        if !left.is_bare() {
            within = found_in_parts(self.bare.len(), |part, found| {
                let mut repeated = Repeated::new(&left);
                for no in within.within(part) {
                    if repeated.is_in(&title_of(no)) {
                        found.insert(no);
                    }
                }
            });
        }
        self.remember(pattern, within)
    }

    /// The titles in which `pattern`, which has no marks, is found.
    fn with_bare(&self, pattern: &Pattern) -> Arc<Bits> {
        let before = self.looked_before(pattern);
        let (mut found, left) = match before {
            Some(same) if same.pattern == *pattern => return same.found,
            Some(before) => (Some(before.found), pattern.beyond(&before.pattern)),
            None => (None, pattern.clone()),
        };
        let mut words: Vec<BareWord> = left.words().iter().map(BareWord::new).collect();
        // What is longest stands in the fewest titles.
        words.sort_by_key(|word| Reverse(word.size()));
        let mut words = words.as_slice();
        while let Some((longest, others)) = words.split_first() {
            let few = found
                .as_ref()
                .filter(|found| found.count() < self.bare.len() / FEW);
            if let Some(few) = few {
                found = Some(Arc::new(self.looked_at(words, few)));
                break;
            }
            let mut with = self.looked_through(longest);
            if let Some(found) = found {
                with.keep(&found);
            }
            found = Some(Arc::new(with));
            words = others;
        }
        let found = found.map_or_else(|| Bits::all(self.bare.len()), |found| Bits::clone(&found));
        self.remember(pattern, found)
    }

    /// The titles in which a word stands: all are looked through as one text.
    fn looked_through(&self, word: &BareWord) -> Bits {
        found_in_parts(self.bare.len(), |part, found| {
            let texts = self.bare.start(part.start)..self.bare.start(part.end);
            let texts = self.bare.all().get(texts).unwrap_or_default();
            word.each_in(texts, |no| found.insert(part.start as u32 + no));
        })
    }

    /// The titles of `few` in which all `words` stand.
    fn looked_at(&self, words: &[BareWord], few: &Bits) -> Bits {
        found_in_parts(self.bare.len(), |part, found| {
            for no in few.within(part) {
                let bare = self.bare.get(no as usize);
                if words.iter().all(|word| word.stands_in(bare)) {
                    found.insert(no);
                }
            }
        })
    }

    /// Of what was looked for before and is found wherever `pattern` is, what was found in the fewest titles; but
    /// sooner what leaves no marks to be looked for, for which titles have to be read.
    fn looked_before(&self, pattern: &Pattern) -> Option<Looked> {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|looked| looked.found.len() == self.bare.len());
        let wider = looked
            .iter()
            .filter(|looked| pattern.narrows(&looked.pattern));
        let wider = wider.min_by_key(|looked| {
            let left = pattern.beyond(&looked.pattern);
            (!left.is_bare(), looked.count, left.words().len())
        });
        wider.cloned()
    }

    fn remember(&self, pattern: &Pattern, found: Bits) -> Arc<Bits> {
        let found = Arc::new(found);
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
        to.blobs(&self.bare)
    }

    /// Writes those of `old`, and behind them these.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        to.joined_blobs(&old.bare, &self.bare)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        Some(Self {
            bare: from.blobs()?,
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

    fn found(titles: &Titles, texts: &[String], typed: &str) -> Vec<u32> {
        let title = |no: ArticleNo| Cow::Borrowed(texts[no as usize].as_str());
        let found = titles.matching(&Pattern::new(typed), title);
        found.iter().collect()
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
                    prop_assert_eq!(found(&kept, &texts, typed), right, "{}", typed);
                }
            }
        }
    }

    #[test]
    fn parts_of_very_many_titles_are_one() {
        let texts: Vec<String> = (0..3 * MANY).map(|n| format!("số {}", n % 7)).collect();
        let sevenths = found(&titles(&texts), &texts, "so 3 ");
        let right: Vec<u32> = (0..texts.len() as u32).filter(|n| n % 7 == 3).collect();
        assert_eq!(sevenths, right);
    }
}
