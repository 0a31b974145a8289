//! What is kept of a text to compare it with any other: 64 bytes.
//!
//! The definition is fixed, for sketches are stored beside an index: whatever changes one byte of what
//! [`Sketch::of`] gives for any page must change [`Sketch::VERSION`] too.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::reading::{Tells, Word, mix, words};
use crate::parse::article::{Article, Kind};
use crate::text::fold;

/// Words in a row that are compared as one.
const SHINGLE: usize = 5;
/// Texts of fewer shingles than this belong together only when they are equal.
pub(super) const SHORT: u32 = 60;
/// Texts of fewer words than this only when their titles are equal too: one sentence that stands below every
/// video of a site makes no reprints.
const TINY: u32 = 25;
/// Blocks of fewer words are signatures and marks of the site.
const LEAST: usize = 6;
/// So many words may stand before the dash that parts the name of an agency or a place from the lead.
const AGENCY: usize = 4;
/// And so many bytes.
const AGENCY_BYTES: usize = 48;
/// A name goes on for so many words; what is longer is a line in capitals.
const LONGEST_NAME: u32 = 6;

/// Least values of the shingles, four bits of each.
pub(super) const SHINGLES: usize = 60;
/// Least values of the facts.
pub(super) const FACTS: usize = 36;

/// A text in 64 bytes: enough to tell whether another is the same, or nearly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sketch {
    /// Equal for equal texts, 0 for none.
    pub(super) same: u64,
    /// How many shingles the text has.
    pub(super) shingles: u32,
    /// How many pairs of names and figures.
    pub(super) facts: u32,
    pub(super) shingle_bits: [u8; SHINGLES / 2],
    pub(super) fact_bits: [u8; FACTS / 2],
}

impl Sketch {
    /// Bytes of one that is stored.
    pub const BYTES: usize = 64;

    /// The definition of what a sketch holds.
    pub const VERSION: u32 = 1;

    /// Of an article without a running text: like no other.
    pub const EMPTY: Self = Self {
        same: 0,
        shingles: 0,
        facts: 0,
        shingle_bits: [0; SHINGLES / 2],
        fact_bits: [0; FACTS / 2],
    };

    /// Of `article`, whose page has the text `page`. Takes time in proportion to the running text.
    ///
    /// ```
    /// use docbao::library::reprints::Sketch;
    /// use docbao::parse::{Corpus, parse};
    /// use docbao::source;
    ///
    /// let sample = source::open(&[]);
    /// let page = sample.read(&sample.entries[0]).unwrap();
    /// let article = parse(&page, &Corpus::default());
    /// let sketch = Sketch::of(&page.text, &article);
    /// assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), sketch);
    /// ```
    #[must_use]
    pub fn of(page: &str, article: &Article) -> Self {
        let mut making = Making::default();
        for text in texts(page, article) {
            making.block(text);
        }
        making.sketch(&article.title.text)
    }

    /// As it is stored.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..8].copy_from_slice(&self.same.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.shingles.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.facts.to_le_bytes());
        bytes[16..46].copy_from_slice(&self.shingle_bits);
        bytes[46..].copy_from_slice(&self.fact_bits);
        bytes
    }

    /// One that was stored.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        let number = |at: usize| {
            let four = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
            u32::from_le_bytes(four)
        };
        let mut sketch = Self {
            same: u64::from(number(0)) | u64::from(number(4)) << 32,
            shingles: number(8),
            facts: number(12),
            ..Self::EMPTY
        };
        sketch.shingle_bits.copy_from_slice(&bytes[16..46]);
        sketch.fact_bits.copy_from_slice(&bytes[46..]);
        sketch
    }

    /// Whether it belongs together with equal texts only.
    pub(super) fn is_short(&self) -> bool {
        self.shingles < SHORT
    }
}

/// The blocks that are compared, the first without the name of an agency before it.
fn texts<'a>(page: &'a str, article: &'a Article) -> impl Iterator<Item = &'a str> {
    let compared = |kind| matches!(kind, Kind::Lead | Kind::Paragraph | Kind::Question);
    let blocks = article.blocks.iter().filter(move |b| compared(b.kind));
    blocks.enumerate().map(|(n, block)| {
        let text = block.span.of(page);
        if n == 0 { without_agency(text) } else { text }
    })
}

/// A lead without the `TTXVN - ` or `(Báo Bến Mây) – ` that sites put before it.
fn without_agency(lead: &str) -> &str {
    let head = &lead[..lead.floor_char_boundary(AGENCY_BYTES)];
    let dashes = [" - ", " – ", " — "];
    let Some((at, len)) = dashes
        .iter()
        .filter_map(|dash| Some((head.find(dash)?, dash.len())))
        .min()
    else {
        return lead;
    };
    if head[..at].split_whitespace().count() > AGENCY {
        return lead;
    }
    &lead[at + len..]
}

/// A sketch while blocks are read.
#[derive(Debug, Default)]
struct Making<'a> {
    /// The blocks taken, with their hashes.
    taken: Vec<(u64, &'a str)>,
    /// Those hashes: a block that the page has twice counts once.
    known: HashSet<u64, RandomState>,
    words: u32,
    shingles: Least<SHINGLES>,
    facts: Least<FACTS>,
    /// The hashes of the block at hand.
    block: Vec<u64>,
    /// The facts of the block at hand.
    told: Vec<u64>,
}

impl<'a> Making<'a> {
    fn block(&mut self, text: &'a str) {
        self.read(text);
        if self.block.len() < LEAST {
            return;
        }
        let whole = self.block.iter().fold(0, |hash, &word| step(hash, word));
        if !self.known.insert(whole) {
            return;
        }
        self.taken.push((whole, text));
        self.words += self.block.len() as u32;
        for shingle in Rolling::over(&self.block) {
            self.shingles.add(shingle);
        }
        let mut before = 0;
        for &fact in &self.told {
            self.facts.add(mix(before ^ fact.rotate_left(23)));
            before = fact;
        }
    }

    /// Reads the words of a block and what they tell: figures, and names, each as one.
    fn read(&mut self, text: &str) {
        self.block.clear();
        self.told.clear();
        let (block, told) = (&mut self.block, &mut self.told);
        let mut name = Name::default();
        words(text, |word| {
            block.push(word.hash);
            name.take(word, told);
        });
        name.end(told);
    }

    fn sketch(self, title: &str) -> Sketch {
        if self.words == 0 {
            return Sketch::EMPTY;
        }
        let shingles = self.shingles.count;
        let mut same = self.taken.iter().fold(0, |hash, b| step(hash, b.0));
        if shingles < SHORT {
            // So few words are compared letter by letter.
            let mut key = String::new();
            for (_, text) in &self.taken {
                fold::bare_into(text, &mut key);
                key.push('\n');
            }
            if self.words < TINY {
                fold::bare_into(title, &mut key);
            }
            same = letters(same, &key);
        }
        Sketch {
            same: same.max(1),
            shingles,
            facts: self.facts.count,
            shingle_bits: self.shingles.bits(),
            fact_bits: self.facts.bits(),
        }
    }
}

/// A hash of what came before, and one more.
const fn step(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(5) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The hash of the letters and digits of a key.
fn letters(hash: u64, key: &str) -> u64 {
    let letters = key.chars().filter(|c| c.is_alphanumeric());
    mix(letters.fold(hash, |hash, c| step(hash, u64::from(u32::from(c)))))
}

/// A name while its words are read.
#[derive(Debug, Default)]
struct Name {
    hash: u64,
    words: u32,
    /// Its first word may have its capital from the beginning of a sentence.
    first: bool,
}

impl Name {
    fn take(&mut self, word: Word, told: &mut Vec<u64>) {
        match word.tells {
            Tells::Name { more: true, .. } if self.words < LONGEST_NAME => {
                self.hash = step(self.hash, word.hash);
                self.words += 1;
            }
            Tells::Name { first, .. } => {
                self.end(told);
                *self = Self {
                    hash: step(0, word.hash),
                    words: 1,
                    first,
                };
            }
            Tells::Figure => {
                self.end(told);
                told.push(word.hash);
            }
            Tells::Nothing => self.end(told),
        }
    }

    fn end(&mut self, told: &mut Vec<u64>) {
        if self.words > 1 || (self.words == 1 && !self.first) {
            told.push(self.hash);
        }
        *self = Self::default();
    }
}

/// The hashes of all rows of [`SHINGLE`] words, each from the one before.
struct Rolling<'a> {
    words: &'a [u64],
    at: usize,
    hash: u64,
}

/// What a word weighs against the next one.
const BASE: u64 = 0x5851_f42d_4c95_7f2d;
const FIRST: u64 = BASE.wrapping_pow(SHINGLE as u32);

impl<'a> Rolling<'a> {
    fn over(words: &'a [u64]) -> Self {
        let start = words.iter().take(SHINGLE - 1);
        Self {
            words,
            at: SHINGLE - 1,
            hash: start.fold(0u64, |h, w| h.wrapping_mul(BASE).wrapping_add(*w)),
        }
    }
}

impl Iterator for Rolling<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let new = *self.words.get(self.at)?;
        let mut hash = self.hash.wrapping_mul(BASE).wrapping_add(new);
        if let Some(old) = self.at.checked_sub(SHINGLE) {
            hash = hash.wrapping_sub(self.words[old].wrapping_mul(FIRST));
        }
        self.hash = hash;
        self.at += 1;
        Some(mix(hash))
    }
}

/// The least value of each of `N` shares of a set: two sets agree in as many of them as they have in common
/// (minwise hashing, with one hash of each member).
#[derive(Debug)]
struct Least<const N: usize> {
    values: [u32; N],
    count: u32,
}

impl<const N: usize> Default for Least<N> {
    fn default() -> Self {
        Self {
            values: [u32::MAX; N],
            count: 0,
        }
    }
}

impl<const N: usize> Least<N> {
    fn add(&mut self, hash: u64) {
        let share = (((hash >> 32) * N as u64) >> 32) as usize;
        self.values[share] = self.values[share].min(hash as u32);
        self.count = self.count.saturating_add(1);
    }

    /// Four bits of each value, two in a byte. A share without a member borrows the value of another, the same
    /// for every set, which keeps the share in common what it is (densified hashing).
    fn bits<const B: usize>(&self) -> [u8; B] {
        let mut bits = [0; B];
        if self.count == 0 {
            return bits;
        }
        for n in 0..N {
            let mut value = self.values[n];
            let mut from = n as u64;
            while value == u32::MAX {
                from = mix(from.wrapping_add(0x0100_0000 + n as u64));
                value = self.values[(from >> 32) as usize % N];
            }
            bits[n / 2] |= ((value & 15) as u8) << (n % 2 * 4);
        }
        bits
    }
}
