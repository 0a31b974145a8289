//! Where words begin and end in a text and where signs stand, sixty-four bytes at a time.
//!
//! Nearly all characters of a page are told by their first bytes: ASCII, the letters of Vietnamese. The few
//! others are looked up one by one.

#![allow(
    clippy::inline_always,
    reason = "what runs with the wide registers of a machine must be inlined where they are known"
)]

use pulp::{Arch, Simd, WithSimd};

use crate::text::class::Classes;
use crate::text::registers::bits;

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// Blocks that there is room for between texts: a megabyte.
const KEPT: usize = (1 << 20) / BLOCK;

/// The bytes of a text, a bit each.
#[derive(Debug, Default)]
pub(super) struct Bytes {
    /// Where a word begins, and where one has ended, in turn.
    edges: Vec<u64>,
    /// Where a character begins that is neither part of a word nor a space, and where the last of three
    /// spaces stands.
    signs: Vec<u64>,
}

/// A block of bytes and the one behind it.
type Window = [u8; BLOCK + 1];

/// What the bytes of a block are.
struct Block {
    /// Of a word, unless an odd character says otherwise.
    words: u64,
    signs: u64,
    spaces: u64,
    /// First bytes of characters that have to be looked up.
    odd: u64,
}

impl Block {
    #[inline(always)]
    fn of<S: Simd>(simd: S, window: &Window) -> Self {
        let mut words = [0; BLOCK];
        let mut signs = [0; BLOCK];
        let mut odd = [0; BLOCK];
        // No branches, so that many bytes are compared at once.
        for n in 0..BLOCK {
            let (b, next) = (window[n], window[n + 1]);
            let letter = (b | 0x20).wrapping_sub(b'a') < 26;
            let digit = b.wrapping_sub(b'0') < 10;
            words[n] = u8::from(letter) | u8::from(digit) | u8::from(b >= 0x80);
            signs[n] = 1 ^ (words[n] | u8::from(b == b' '));
            // U+0080 to U+00BF; the signs of times and division; from U+01C0 on all but U+1E80 to U+1EFF.
            let times = u8::from(b == 0xc3) & (u8::from(next == 0x97) | u8::from(next == 0xb7));
            let vietnamese = u8::from(b == 0xe1) & u8::from(next & 0xfe == 0xba);
            odd[n] = u8::from(b == 0xc2) | times | (u8::from(b >= 0xc7) & (vietnamese ^ 1));
        }
        let (words, signs) = (bits(simd, &words), bits(simd, &signs));
        Self {
            words,
            signs,
            spaces: !(words | signs),
            odd: bits(simd, &odd),
        }
    }
}

/// The places of the ones in `bits`, the lowest first.
#[inline(always)]
fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        (bits != 0).then(|| {
            bits &= bits - 1;
            place
        })
    })
}

impl Bytes {
    /// Looks at all bytes of `text`.
    pub(super) fn look(&mut self, text: &str, classes: Classes) {
        self.edges.clear();
        self.signs.clear();
        let to = self;
        Arch::new().dispatch(Looking { text, classes, to });
    }

    /// Gives back the room of a very long text.
    pub(super) fn shrink(&mut self) {
        self.edges.clear();
        self.edges.shrink_to(KEPT);
        self.signs.clear();
        self.signs.shrink_to(KEPT);
    }

    /// Where the words between two places begin and end; no word may stand at or reach beyond either.
    #[inline(always)]
    pub(super) fn words(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
        let mut edges = Places::new(&self.edges, from, to + 1);
        std::iter::from_fn(move || Some((edges.next()?, edges.next()?)))
    }

    /// How many words stand between two places; as for [`Bytes::words`].
    pub(super) fn count_words(&self, from: usize, to: usize) -> usize {
        let (first, last) = (from / BLOCK, to / BLOCK);
        let blocks = self.edges.get(first..=last).unwrap_or_default();
        let all: u32 = blocks.iter().map(|block| block.count_ones()).sum();
        let ones_in = |block: usize, bits: u64| {
            let block = self.edges.get(block).copied().unwrap_or_default();
            (block & bits).count_ones()
        };
        // Both edges of a word are ones, and the last one may end where the next line begins.
        let before = ones_in(first, !(u64::MAX << (from % BLOCK)));
        let behind = ones_in(last, u64::MAX << (to % BLOCK) << 1);
        ((all - before - behind) / 2) as usize
    }

    /// Where the signs between two places stand.
    pub(super) fn signs(&self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        Places::new(&self.signs, from, to)
    }
}

/// Looks at a text.
struct Looking<'l> {
    text: &'l str,
    classes: Classes,
    to: &'l mut Bytes,
}

impl WithSimd for Looking<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let bytes = self.text.as_bytes();
        // Bytes at the start of the next block that are of no word; whether the block before ends in a word;
        // how its last two bytes are spaces.
        let (mut apart, mut inside, mut spaced) = (0, 0, 0);
        // One block more than there are bytes, for a word that ends with the text.
        for at in (0..=bytes.len()).step_by(BLOCK) {
            let mut copy: Window = [b'\n'; _];
            let window = if let Some(window) = bytes[at..].first_chunk() {
                window
            } else {
                copy[..bytes.len() - at].copy_from_slice(&bytes[at..]);
                &copy
            };
            let mut block = Block::of(simd, window);
            block.words &= !std::mem::take(&mut apart);
            for place in ones(block.odd) {
                let Some(c) = self.text[at + place..].chars().next() else {
                    continue;
                };
                if !self.classes.of(c).is_word() {
                    let all = ((1u128 << c.len_utf8()) - 1) << place;
                    block.words &= !(all as u64);
                    apart |= (all >> BLOCK) as u64;
                    block.signs |= 1 << place;
                }
            }
            let triple = block.spaces
                & (block.spaces << 1 | spaced >> 1 & 1)
                & (block.spaces << 2 | spaced & 3);
            spaced = (block.spaces >> (BLOCK - 1)) << 1 | block.spaces >> (BLOCK - 2) & 1;
            self.to.signs.push(block.signs | triple);
            self.to
                .edges
                .push(block.words ^ (block.words << 1 | inside));
            inside = block.words >> (BLOCK - 1);
        }
    }
}

/// The places of the ones in a row of blocks, from one place on and before another.
struct Places<'b> {
    blocks: &'b [u64],
    /// The block looked at, and what is left of it.
    block: usize,
    rest: u64,
    to: usize,
}

impl<'b> Places<'b> {
    #[inline(always)]
    fn new(blocks: &'b [u64], from: usize, to: usize) -> Self {
        let block = from / BLOCK;
        let rest = blocks.get(block).copied().unwrap_or_default();
        Self {
            blocks,
            block,
            rest: rest & (u64::MAX << (from % BLOCK)),
            to,
        }
    }
}

impl Iterator for Places<'_> {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        while self.rest == 0 {
            self.block += 1;
            if self.block * BLOCK >= self.to {
                return None;
            }
            self.rest = *self.blocks.get(self.block)?;
        }
        let place = self.block * BLOCK + self.rest.trailing_zeros() as usize;
        self.rest &= self.rest - 1;
        (place < self.to).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Vec<&str>, Vec<usize>) {
        let mut bytes = Bytes::default();
        bytes.look(text, Classes::get());
        let words = bytes.words(0, text.len()).map(|(from, to)| &text[from..to]);
        let words: Vec<&str> = words.collect();
        assert_eq!(bytes.count_words(0, text.len()), words.len());
        (words, bytes.signs(0, text.len()).collect())
    }

    #[test]
    fn words_and_signs() {
        let (words, signs) = of("Ông A, 31% “Ảnh: b”…");
        assert_eq!(words, ["Ông", "A", "31", "Ảnh", "b"]);
        assert_eq!(signs, [6, 10, 12, 20, 23, 26]);
        assert_eq!(of("a   b").1, [3]);
        assert_eq!(of("a  b").1, [0; 0]);
    }

    #[test]
    fn words_are_the_same_wherever_blocks_end() {
        let classes = Classes::get();
        let text = "Hội nghị\u{a0}“Đối-ngoại” 中文。 7×8   🙂 ngo\u{ad}ại é\u{301}x ";
        for before in 0..=BLOCK {
            let text = " ".repeat(before) + text + text + text.trim_end();
            let by_char: Vec<&str> = text
                .split(|c| !classes.of(c).is_word())
                .filter(|w| !w.is_empty())
                .collect();
            let (words, signs) = of(&text);
            assert_eq!(words, by_char, "{before}");
            let by_char = text.char_indices().filter(|(at, c)| {
                let spread = *c == ' ' && text[..=*at].ends_with("   ");
                spread || (*c != ' ' && !classes.of(*c).is_word())
            });
            assert_eq!(signs, by_char.map(|(at, _)| at).collect::<Vec<_>>());
        }
    }
}
