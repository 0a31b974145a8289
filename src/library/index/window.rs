//! A stretch of the articles of a segment, one bit each, that is gone through at once.
//!
//! Sets of articles are joined and met window by window: the first hits cost the first window only, and all of
//! them little more than one look at each posting.

use tantivy::DocId;

/// The most words of a window.
pub(super) const MOST: usize = 64;

/// Some of the articles from `from` on.
#[derive(Debug, Clone)]
pub(super) struct Window {
    /// The first article that can be in it; a multiple of 64.
    from: DocId,
    /// How many of `bits` are in use.
    words: usize,
    bits: [u64; MOST],
}

impl Default for Window {
    fn default() -> Self {
        Self {
            from: 0,
            words: 0,
            bits: [0; MOST],
        }
    }
}

impl Window {
    /// Empties it and moves it to where `doc` can be in it, `words` times 64 articles long, at most [`MOST`].
    pub(super) fn move_to(&mut self, doc: DocId, words: usize) {
        self.bits[..self.words].fill(0);
        self.from = doc & !63;
        self.words = words.min(MOST);
    }

    /// Empties it and moves it to where `other` is.
    pub(super) fn move_over(&mut self, other: &Self) {
        self.move_to(other.from, other.words);
    }

    /// The first article that can be in it.
    pub(super) fn from(&self) -> DocId {
        self.from
    }

    /// The first article behind it.
    pub(super) fn end(&self) -> DocId {
        self.from + self.len()
    }

    /// How many articles can be in it.
    pub(super) fn len(&self) -> u32 {
        self.words as u32 * 64
    }

    /// Adds an article; one that cannot be in it is ignored.
    #[inline]
    pub(super) fn insert(&mut self, doc: DocId) {
        let at = doc.wrapping_sub(self.from);
        if at < self.len() {
            self.bits[at as usize / 64] |= 1 << (at % 64);
        }
    }

    /// Whether it is in.
    #[inline]
    pub(super) fn contains(&self, doc: DocId) -> bool {
        let at = doc.wrapping_sub(self.from);
        at < self.len() && self.bits[at as usize / 64] >> (at % 64) & 1 == 1
    }

    /// The first that is in and not before `doc`.
    #[inline]
    pub(super) fn next(&self, doc: DocId) -> Option<DocId> {
        let at = doc.saturating_sub(self.from);
        let mut n = at as usize / 64;
        let words = &self.bits[..self.words];
        let mut word = words.get(n)? & (u64::MAX << (at % 64));
        while word == 0 {
            n += 1;
            word = *words.get(n)?;
        }
        Some(self.from + n as u32 * 64 + word.trailing_zeros())
    }

    /// Its words, to be changed: 64 articles each, from [`Window::from`] on.
    pub(super) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.bits[..self.words]
    }

    /// Its words.
    pub(super) fn words(&self) -> &[u64] {
        &self.bits[..self.words]
    }

    /// Keeps what is in `other`, which is at the same place, too.
    pub(super) fn keep(&mut self, other: &Self) {
        for (word, other) in self.words_mut().iter_mut().zip(other.words()) {
            *word &= other;
        }
    }

    /// Adds what is in `other`, which is at the same place.
    pub(super) fn add(&mut self, other: &Self) {
        for (word, other) in self.words_mut().iter_mut().zip(other.words()) {
            *word |= other;
        }
    }

    /// Keeps the articles of which `is` is true.
    pub(super) fn keep_if(&mut self, mut is: impl FnMut(DocId) -> bool) {
        let from = self.from;
        for (word, n) in self.words_mut().iter_mut().zip(0..) {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                if !is(from + n * 64 + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    /// How many are in.
    pub(super) fn count(&self) -> u32 {
        self.words().iter().map(|word| word.count_ones()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(from: DocId, words: usize, docs: &[DocId]) -> Window {
        let mut window = Window::default();
        window.move_to(from, words);
        for doc in docs {
            window.insert(*doc);
        }
        window
    }

    fn all(window: &Window) -> Vec<DocId> {
        let first = window.next(0);
        std::iter::successors(first, |doc| window.next(doc + 1)).collect()
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        let mut window = window(130, 2, &[127, 128, 130, 191, 192, 255, 256]);
        assert_eq!((window.from(), window.end()), (128, 256));
        assert_eq!(all(&window), [128, 130, 191, 192, 255]);
        assert_eq!(window.next(192), Some(192));
        assert_eq!([window.next(256), window.next(1000)], [None, None]);
        assert!(window.contains(191) && !window.contains(190) && !window.contains(256));
        window.move_to(64, 1);
        assert_eq!(window.count(), 0);
    }

    #[test]
    fn windows_join_and_meet() {
        let other = window(0, 2, &[3, 64, 100]);
        let mut met = window(0, 2, &[3, 5, 100]);
        met.keep(&other);
        assert_eq!(all(&met), [3, 100]);
        met.keep_if(|doc| doc > 3);
        met.add(&window(0, 2, &[7]));
        assert_eq!(all(&met), [7, 100]);
        assert_eq!(met.count(), 2);
    }
}
