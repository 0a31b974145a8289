//! The articles in which words stand side by side, window by window.
//!
//! A window of the articles that have all words costs a few operations for each 64 of them, whatever each word may
//! be; where the words stand is read of those that are left, one after the other, as they are asked for.

use std::cmp::Ordering;

use tantivy::query::Scorer;
use tantivy::{DocId, DocSet, SeekDangerResult, TERMINATED};

use super::any::AnyOf;
use super::window::{MOST, Window};

/// Words of the first window: a first screen is mostly found in it.
const FIRST: usize = 8;

/// Articles that have all of some words in one field.
pub(super) struct Side {
    /// The words, those of the fewest articles first.
    words: Vec<AnyOf>,
    /// The articles of the window at hand that have all words.
    window: Window,
}

impl Side {
    /// Of `words` of one field; where they stand is asked for when there are several.
    pub(super) fn new(mut words: Vec<AnyOf>) -> Self {
        words.sort_by_key(AnyOf::size);
        Self {
            words,
            window: Window::default(),
        }
    }

    /// No article before this one, and not before `doc`, has all words.
    fn next(&mut self, doc: DocId) -> DocId {
        let lead = self.words.first_mut();
        lead.map_or(TERMINATED, |lead| lead.next(doc))
    }

    /// Goes on to the window of `words` words that `doc` can be in.
    fn move_to(&mut self, doc: DocId, words: usize) {
        self.window.move_to(doc, words);
        let Some((lead, others)) = self.words.split_first_mut() else {
            return;
        };
        lead.fill(&mut self.window);
        for other in others {
            if self.window.words().iter().all(|&word| word == 0) {
                return;
            }
            other.narrow(&mut self.window);
        }
    }

    /// Whether the words stand side by side in `doc`, an article of the window.
    fn stands_in(&mut self, doc: DocId) -> bool {
        if !self.window.contains(doc) {
            return false;
        }
        match self.words.as_mut_slice() {
            [_] => true,
            [first, others @ ..] => first
                .places()
                .is_some_and(|first| first.any(doc, |starts| follow(others, starts, doc))),
            [] => false,
        }
    }

    fn size(&self) -> u32 {
        self.words.first().map_or(0, AnyOf::size)
    }
}

/// Whether all `words` stand in `doc` where one of `starts` is.
fn follow(words: &mut [AnyOf], starts: &[u32], doc: DocId) -> bool {
    let Some((word, others)) = words.split_first_mut() else {
        return true;
    };
    let Some(places) = word.places() else {
        return false;
    };
    if others.is_empty() {
        return places.any(doc, |at| common(starts, at, |_| false));
    }
    let mut kept = std::mem::take(places.room());
    let stands = places.any(doc, |at| {
        kept.clear();
        common(starts, at, |place| {
            kept.push(place);
            true
        });
        !kept.is_empty() && follow(others, &kept, doc)
    });
    *places.room() = kept;
    stands
}

/// Gives what is in both of two rows of numbers that are in order to `go_on`, until that is false; whether it was.
/// Which number is the lower one cannot be guessed, so no branch depends on it.
fn common(one: &[u32], other: &[u32], mut go_on: impl FnMut(u32) -> bool) -> bool {
    let (mut m, mut n) = (0, 0);
    while let (Some(&a), Some(&b)) = (one.get(m), other.get(n)) {
        if a == b && !go_on(a) {
            return true;
        }
        m += usize::from(a <= b);
        n += usize::from(b <= a);
    }
    false
}

/// The articles that have words side by side in one of some fields.
pub(super) struct Articles {
    sides: Vec<Side>,
    doc: DocId,
    /// The end of the window at hand, and how many words it has.
    end: DocId,
    words: usize,
}

impl Articles {
    /// In any of `sides`, which all have as many words.
    pub(super) fn new(sides: Vec<Side>) -> Self {
        let mut articles = Self {
            sides,
            doc: 0,
            end: 0,
            words: FIRST,
        };
        articles.find(0);
        articles
    }

    /// Goes to the first article that is not before `from`.
    fn find(&mut self, mut from: DocId) -> DocId {
        loop {
            if from >= self.end && !self.go_on(from) {
                self.doc = TERMINATED;
                return self.doc;
            }
            while let Some(doc) = self.candidate(from) {
                if self.stands_in(doc) {
                    self.doc = doc;
                    return doc;
                }
                from = doc + 1;
            }
            from = self.end;
        }
    }

    /// Goes on to the window of the first article from `from` on that can be one; none can be when it is false.
    fn go_on(&mut self, from: DocId) -> bool {
        let next = self.sides.iter_mut().map(|side| side.next(from));
        let next = next.min().unwrap_or(TERMINATED);
        if next == TERMINATED {
            return false;
        }
        self.move_to(next);
        true
    }

    /// Windows grow while articles are gone through, and are small where somebody else leads, who skips most.
    fn move_to(&mut self, doc: DocId) {
        let near = doc <= self.end.saturating_add(self.words as u32 * 64);
        self.words = match (near, self.end) {
            (_, 0) => FIRST,
            (true, _) => (self.words * 2).min(MOST),
            (false, _) => 1,
        };
        for side in &mut self.sides {
            side.move_to(doc, self.words);
        }
        self.end = (doc & !63) + self.words as u32 * 64;
    }

    /// The first article of the window from `from` on that has all words.
    fn candidate(&self, from: DocId) -> Option<DocId> {
        let next = self.sides.iter().filter_map(|side| side.window.next(from));
        next.min()
    }

    /// How many articles of the window that are not before the one at hand have all words.
    fn rest(&self) -> u32 {
        let mut all = Window::default();
        all.move_to(self.end - self.words as u32 * 64, self.words);
        for side in &self.sides {
            all.add(&side.window);
        }
        all.keep_if(|doc| doc >= self.doc);
        all.count()
    }

    fn stands_in(&mut self, doc: DocId) -> bool {
        self.sides.iter_mut().any(|side| side.stands_in(doc))
    }
}

impl DocSet for Articles {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED {
            return TERMINATED;
        }
        self.find(self.doc + 1)
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc {
            return self.doc;
        }
        if target >= TERMINATED {
            self.doc = TERMINATED;
            return TERMINATED;
        }
        self.find(target)
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if target >= TERMINATED {
            return SeekDangerResult::SeekLowerBound(TERMINATED);
        }
        match target.cmp(&self.doc) {
            Ordering::Equal => return SeekDangerResult::Found,
            Ordering::Less => return SeekDangerResult::SeekLowerBound(self.doc),
            Ordering::Greater => {}
        }
        if target >= self.end && !self.go_on(target) {
            return SeekDangerResult::SeekLowerBound(TERMINATED);
        }
        match self.candidate(target) {
            Some(doc) if doc == target && self.stands_in(doc) => {
                self.doc = doc;
                SeekDangerResult::Found
            }
            Some(doc) => SeekDangerResult::SeekLowerBound(doc.max(target + 1)),
            None => SeekDangerResult::SeekLowerBound(self.end),
        }
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        let sizes = self.sides.iter().map(Side::size);
        sizes.fold(0, u32::saturating_add)
    }

    fn count_including_deleted(&mut self) -> u32 {
        let mut count = 0;
        let are_words = self.sides.iter().all(|side| side.words.len() == 1);
        while self.doc != TERMINATED {
            if are_words {
                count += self.rest();
                self.find(self.end);
            } else {
                count += 1;
                self.advance();
            }
        }
        count
    }

    /// Where words stand side by side, their places have to be read.
    fn cost(&self) -> u64 {
        let words = self.sides.first().map_or(1, |side| side.words.len());
        u64::from(self.size_hint()) * words as u64
    }
}

impl Scorer for Articles {
    fn score(&mut self) -> f32 {
        1.0
    }
}

#[cfg(test)]
mod tests;
