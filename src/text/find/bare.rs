//! The bare words of very many texts, one behind the other, and in which of the texts a word stands.

use memchr::memmem::Finder;
use pulp::{Arch, Simd, WithSimd};

use super::super::word::Word;
use super::super::{fold, registers, syllable};

/// Appends the bare words of `text` to `bare`, each after one space.
pub fn bare_words(text: &str, bare: &mut String) {
    for (_, word) in syllable::words(text) {
        bare.push(' ');
        fold::bare_into(word, bare);
    }
}

/// A typed word without its marks, behind the space before it.
#[derive(Debug, Clone)]
pub struct BareWord {
    finder: Finder<'static>,
    open: bool,
}

impl BareWord {
    /// Of a typed word, whatever its marks.
    #[must_use]
    pub fn new(word: &Word) -> Self {
        let needle = format!(" {}", word.bare);
        Self {
            finder: Finder::new(needle.as_bytes()).into_owned(),
            open: word.open,
        }
    }

    /// Bytes of it. What is longest stands in the fewest texts.
    #[must_use]
    pub fn size(&self) -> usize {
        self.finder.needle().len()
    }

    /// Whether it stands in a text of these [`bare_words`].
    #[must_use]
    pub fn stands_in(&self, bare: &[u8]) -> bool {
        let mut places = self.finder.find_iter(bare);
        places.any(|at| self.ends(bare, at))
    }

    /// Gives the number of each text in which it stands to `found`, in order, some of them more than once. `texts` are
    /// the [`bare_words`] of one text after the other, each with a line end behind them; the first text is number 0.
    ///
    /// ```
    /// use docbao::text::find::BareWord;
    /// use docbao::text::word::Word;
    /// let mut found = Vec::new();
    /// let word = BareWord::new(&Word::new("hội", true));
    /// word.each_in(b" hoi nghi\n ha noi\n\n dai hoi\n", |text| found.push(text));
    /// assert_eq!(found, [0, 3]);
    /// ```
    pub fn each_in(&self, texts: &[u8], found: impl FnMut(u32)) {
        Arch::new().dispatch(Pass {
            word: self,
            texts,
            found,
        });
    }

    /// Whether the word of a text that begins at `at` ends where this one does, or need not.
    fn ends(&self, bare: &[u8], at: usize) -> bool {
        self.open
            || bare
                .get(at + self.size())
                .is_none_or(|after| matches!(after, b' ' | b'\n'))
    }
}

/// Bytes that are looked at in one step.
const STEP: usize = 64;
/// So many bytes of a word are looked for with all of those; the others where these stand.
const FIRST: usize = 4;

/// One way through all texts.
struct Pass<'a, F> {
    word: &'a BareWord,
    texts: &'a [u8],
    found: F,
}

impl<F: FnMut(u32)> WithSimd for Pass<'_, F> {
    type Output = ();

    #[allow(
        clippy::inline_always,
        reason = "what runs with the wide registers of a machine must be inlined where they are known"
    )]
    #[inline(always)]
    fn with_simd<S: Simd>(mut self, simd: S) {
        let needle = self.word.finder.needle();
        let last = needle.len().min(FIRST) - 1;
        // Of a shorter word its last byte is looked for more than once.
        let first: [(usize, u8); FIRST] =
            std::array::from_fn(|n| (n.min(last), needle[n.min(last)]));
        let mut text = 0;
        for at in (0..self.texts.len()).step_by(STEP) {
            let mut end = [0; STEP + FIRST];
            let bytes = if let Some(bytes) = self.texts.get(at..at + STEP + FIRST) {
                bytes
            } else {
                let rest = &self.texts[at..];
                end[..rest.len()].copy_from_slice(rest);
                &end
            };
            let begins = first.map(|(n, byte)| flags(&bytes[n..n + STEP], byte));
            let mut all = [0; STEP];
            for (n, all) in all.iter_mut().enumerate() {
                *all = begins[0][n] & begins[1][n] & begins[2][n] & begins[3][n];
            }
            let mut places = registers::bits(simd, &all);
            let ends = registers::bits(simd, &flags(&bytes[..STEP], b'\n'));
            while places != 0 {
                let place = places & places.wrapping_neg();
                places &= places - 1;
                let at = at + place.trailing_zeros() as usize;
                let rest = needle.get(FIRST..).unwrap_or_default();
                let stands = rest.is_empty()
                    || self
                        .texts
                        .get(at + FIRST..)
                        .is_some_and(|text| text.starts_with(rest));
                if stands && self.word.ends(self.texts, at) {
                    (self.found)(text + (ends & (place - 1)).count_ones());
                }
            }
            text += ends.count_ones();
        }
    }
}

/// A flag for each byte: 1 where it is `byte`.
#[allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]
#[inline(always)]
fn flags(bytes: &[u8], byte: u8) -> [u8; STEP] {
    let mut flags = [0; STEP];
    for (flag, other) in flags.iter_mut().zip(bytes) {
        *flag = u8::from(*other == byte);
    }
    flags
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The texts in which a word stands are those of which that is true one by one, wherever they begin.
        #[test]
        fn a_word_is_found_in_the_texts_that_have_it(
            texts in prop::collection::vec(prop::collection::vec("(ho?i?n?g?|a{1,9})", 0..9), 0..60),
            typed in "ho?i?n?g?|a{1,9}",
            open in any::<bool>(),
        ) {
            let mut all = String::new();
            let mut right = Vec::new();
            let word = BareWord::new(&Word::new(&typed, open));
            for (text, n) in texts.iter().zip(0u32..) {
                let mut bare = String::new();
                bare_words(&text.join(" "), &mut bare);
                if word.stands_in(bare.as_bytes()) {
                    right.push(n);
                }
                all = all + &bare + "\n";
            }
            for arch in [Arch::new(), Arch::Scalar] {
                let mut found = Vec::new();
                arch.dispatch(Pass {
                    word: &word,
                    texts: all.as_bytes(),
                    found: |text| found.push(text),
                });
                found.dedup();
                prop_assert_eq!(&found, &right);
            }
        }
    }
}
