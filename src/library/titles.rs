//! The titles of a library, folded one behind the other: looking through a million of them takes a hundredth of
//! a second, and less when what is looked for goes on from what was looked for before.

use std::borrow::Cow;
use std::io;
use std::num::NonZero;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::bits::Bits;
use super::columns::Blobs;
use super::query::ArticleNo;
use super::saved::{Saved, Saving};
use crate::text::find::{self, Bare, Pattern, Repeated};

/// Fewer titles than this are looked through sooner than a thread is started.
const MANY: usize = 1 << 16;
/// When of so many titles one can be meant, each of those is looked at and the others passed over.
const FEW: usize = 8;

/// The bare words of each title, each after one space, and a line end behind the last.
#[derive(Debug, Default)]
pub(super) struct Titles {
    bare: Blobs,
    last: Mutex<Option<Looked>>,
}

/// What was looked for last.
#[derive(Debug, Clone)]
struct Looked {
    pattern: Pattern,
    /// The titles in which it was found.
    found: Arc<Bits>,
    /// Titles beside which its bare words stand in none.
    bare: Arc<Bits>,
}

impl Titles {
    /// None yet; those to come grow in a file in `folder`.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn spooled(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            bare: Blobs::spooled(folder)?,
            last: Mutex::default(),
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
        let locked = || self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let last = locked().clone();
        let last = last.filter(|last| last.found.len() == self.bare.len());
        if let Some(last) = &last
            && last.pattern == *pattern
        {
            return Arc::clone(&last.found);
        }
        let within = last.as_ref().and_then(|last| {
            let bare = pattern.narrows_bare(&last.pattern).then_some(&last.bare);
            let found = pattern.narrows(&last.pattern).then_some(&last.found);
            found.or(bare)
        });
        let bare = self.with_words(&pattern.bare(), within.map(AsRef::as_ref));
        let (found, bare) = if pattern.is_bare() {
            let found = Arc::new(bare);
            (Arc::clone(&found), found)
        } else {
            let found = in_parts(self.bare.len(), |part| {
                let mut found = Bits::none(self.bare.len());
                let mut repeated = Repeated::new(pattern);
                for no in bare.within(part) {
                    if repeated.is_in(&title_of(no)) {
                        found.insert(no);
                    }
                }
                found
            });
            (Arc::new(found), Arc::new(bare))
        };
        *locked() = Some(Looked {
            pattern: pattern.clone(),
            found: Arc::clone(&found),
            bare,
        });
        found
    }

    /// The titles in which the words of `bare` stand, of those `within`.
    fn with_words(&self, bare: &Bare, within: Option<&Bits>) -> Bits {
        let few = within.filter(|within| within.count() < self.bare.len() / FEW);
        if let Some(few) = few {
            let mut found = Bits::none(self.bare.len());
            for no in few.iter() {
                if bare.stands_in(self.bare.get(no as usize)) {
                    found.insert(no);
                }
            }
            return found;
        }
        in_parts(self.bare.len(), |part| self.looked_through(bare, part))
    }

    /// The same of a part of all titles, which are looked through as one text.
    fn looked_through(&self, bare: &Bare, part: Range<usize>) -> Bits {
        let mut found = Bits::none(self.bare.len());
        let mut article = part.start;
        let mut at = self.bare.start(article);
        let end = self.bare.start(part.end);
        let all = &self.bare.all()[..end];
        while let Some((hit, is_certain)) = bare.next(&all[at..]) {
            let (no, end) = self.bare.holding(at + hit, article);
            if is_certain || bare.stands_in(self.bare.get(no)) {
                found.insert(no as u32);
            }
            // One hit a title is enough.
            (at, article) = (end, no + 1);
        }
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
            last: Mutex::default(),
        })
    }
}

/// What `work` finds of each part of `len` titles, together; parts of many titles are worked on at the same time.
fn in_parts(len: usize, work: impl Fn(Range<usize>) -> Bits + Sync) -> Bits {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let parts = processors.min(len / MANY).max(1);
    let ends: Vec<usize> = (0..=parts).map(|n| len * n / parts).collect();
    let part = |n: usize| ends[n]..ends[n + 1];
    if parts == 1 {
        return work(part(0));
    }
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..parts)
            .map(|n| {
                let part = part(n);
                scope.spawn(move || work(part))
            })
            .collect();
        let mut all = work(part(0));
        for (other, n) in others.into_iter().zip(1..) {
            // A part whose thread broke off is worked on here, and breaks off here.
            let found = other.join().unwrap_or_else(|_| work(part(n)));
            all.add_all(&found);
        }
        all
    })
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
