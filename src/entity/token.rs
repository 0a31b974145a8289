//! The article's words as tokens: what the grammar of names reads.
//!
//! In: the blocks that belong to the article. Out: one list of tokens per block, each with its bytes
//! in the page, its shape and a number that is equal for equal words (VIETNAMESE.md: composed or
//! not, old or new tone placement, any case). Line breaks inside a block are white space.

use std::collections::HashMap;

use super::known::Known;
use super::person::is_syllable;
use crate::text::class::Classes;
use crate::text::fold;

/// A number that stands for all spellings of one word.
pub(super) type Word = u32;

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital.
    Title,
    /// More than one letter, all capitals.
    Upper,
    /// Digits.
    Number,
    /// One character that is neither letter nor digit.
    Mark,
}

/// A word, a number or a punctuation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// First byte in the page.
    pub(super) start: u32,
    /// Byte after the last.
    pub(super) end: u32,
    /// Which word.
    pub(super) word: Word,
    /// How it is written.
    pub(super) shape: Shape,
    /// No white space stands before it.
    pub(super) joined: bool,
    /// Could be a Vietnamese syllable.
    pub(super) syllable: bool,
    /// Which phrases begin with it.
    pub(super) begins: Begins,
}

impl Token {
    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper)
    }

    /// Whether it is made of letters.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Title | Shape::Upper)
    }

    /// Its characters.
    pub(super) fn of<'a>(&self, page: &'a str) -> &'a str {
        page.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// Which phrases of the knowledge files begin with a word: what no phrase begins with is passed over
/// without a look at any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Begins(u8);

impl Begins {
    /// A head of an office, or a word before one such as `nguyên`.
    pub(super) const ROLE: Self = Self(1);
    /// An honorific, a rank or a degree.
    pub(super) const TITLE: Self = Self(1 << 1);
    /// A word before a given name.
    pub(super) const ADDRESS: Self = Self(1 << 2);
    /// A body or a place.
    pub(super) const BODY: Self = Self(1 << 3);
    /// A head of the name of a conference.
    pub(super) const MEETING: Self = Self(1 << 4);
    /// A head that ends an English name of a conference.
    pub(super) const MEETING_EN: Self = Self(1 << 5);
    /// An abbreviation of a series of conferences.
    pub(super) const SHORT: Self = Self(1 << 6);

    /// These, and `other` where `is` holds.
    pub(super) fn with(self, other: Self, is: bool) -> Self {
        Self(self.0 | if is { other.0 } else { 0 })
    }

    /// Whether any of `others` is among these.
    pub(super) fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl std::ops::BitOr for Begins {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the letters of a token alone tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelled {
    word: Word,
    shape: Shape,
    syllable: bool,
    begins: Begins,
}

/// A table by the spelling of a word.
type BySpelling<T> = HashMap<Box<str>, T, foldhash::fast::RandomState>;

/// Gives out the numbers of words.
#[derive(Debug, Default)]
pub(super) struct Words {
    ids: BySpelling<Word>,
    /// Every spelling seen, so that one that comes again is not folded again.
    spelled: BySpelling<Spelled>,
}

impl Words {
    /// The number of a word, a new one when it was never seen.
    pub(super) fn intern(&mut self, key: &str) -> Word {
        if let Some(id) = self.ids.get(key) {
            return *id;
        }
        let id = self.ids.len() as Word;
        self.ids.insert(key.into(), id);
        id
    }

    /// What is to know of a token, by its characters.
    pub(super) fn spell(&mut self, piece: &str) -> Spelled {
        if let Some(spelled) = self.spelled.get(piece) {
            return *spelled;
        }
        let (key, shape) = read(piece);
        let spelled = Spelled {
            word: self.intern(&key),
            shape,
            // Asked of pages only, and most of these words stand on none.
            syllable: false,
            begins: Begins::default(),
        };
        self.spelled.insert(piece.into(), spelled);
        spelled
    }

    /// The number of a word seen before.
    pub(super) fn get(&self, key: &str) -> Option<Word> {
        self.ids.get(key).copied()
    }

    /// How many words there are; every number is below it.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }
}

/// Spellings kept from page to page: some megabytes, far more than a language has.
const MOST_SPELLINGS: usize = 1 << 16;

/// The words of pages on top of the known ones. Most words of a page stood on the pages before it, so
/// what is read of a spelling is kept.
#[derive(Debug)]
pub(super) struct PageWords<'k> {
    known: &'k Known,
    own: Words,
    /// What is to know of short spellings, which are all but a few, by their bytes in one number.
    short: HashMap<u128, Spelled, foldhash::fast::RandomState>,
}

/// Bytes of a spelling that fit in a number.
const SHORT: usize = size_of::<u128>();

/// The first `len` bytes of `text`, at least one and no more than [`SHORT`], as a number.
fn packed(text: &str, len: usize) -> u128 {
    let bytes = text.as_bytes();
    if let Some(first) = bytes.first_chunk::<SHORT>() {
        let all = u128::from_le_bytes(*first);
        return all & (u128::MAX >> (8 * (SHORT - len)));
    }
    let mut first = [0; SHORT];
    for (to, from) in first.iter_mut().zip(bytes.iter().take(len)) {
        *to = *from;
    }
    u128::from_le_bytes(first)
}

impl<'k> PageWords<'k> {
    /// Starts with the known words.
    pub(super) fn new(known: &'k Known) -> Self {
        Self {
            known,
            own: Words::default(),
            short: HashMap::default(),
        }
    }

    /// Begins a page: numbers of words hold for one page only.
    pub(super) fn begin(&mut self) {
        if self.own.spelled.len() + self.short.len() > MOST_SPELLINGS {
            self.own = Words::default();
            self.short.clear();
        }
    }

    /// What is to know of the token of `len` bytes at the beginning of `text`.
    fn spell(&mut self, text: &str, len: usize) -> Spelled {
        let piece = text.get(..len).unwrap_or_default();
        if !(1..=SHORT).contains(&len) {
            if let Some(spelled) = self.own.spelled.get(piece) {
                return *spelled;
            }
            let spelled = self.read(piece);
            self.own.spelled.insert(piece.into(), spelled);
            return spelled;
        }
        let key = packed(text, len);
        if let Some(spelled) = self.short.get(&key) {
            return *spelled;
        }
        let spelled = self.read(piece);
        self.short.insert(key, spelled);
        spelled
    }

    fn read(&mut self, piece: &str) -> Spelled {
        let words = &self.known.words;
        let (word, shape) = if let Some(seen) = words.spelled.get(piece) {
            (seen.word, seen.shape)
        } else {
            let (key, shape) = read(piece);
            let own = || words.len() as Word + self.own.intern(&key);
            (words.get(&key).unwrap_or_else(own), shape)
        };
        Spelled {
            word,
            shape,
            syllable: matches!(shape, Shape::Lower | Shape::Title | Shape::Upper)
                && is_syllable(piece),
            begins: self.known.begins(word),
        }
    }
}

/// The key and the shape of a token.
fn read(piece: &str) -> (String, Shape) {
    match piece.chars().next() {
        Some(first) if first.is_alphabetic() => (word_key(piece), shape(piece)),
        Some(first) if first.is_ascii_digit() => (piece.to_owned(), Shape::Number),
        first => (first.map(plain).into_iter().collect(), Shape::Mark),
    }
}

/// The tokens of `text`.
pub(super) fn tokens(text: &str, mut spell: impl FnMut(&str) -> Spelled) -> Vec<Token> {
    let mut out = Vec::new();
    split(text, 0, |rest, len| spell(&rest[..len]), &mut out);
    out
}

/// Appends the tokens of `text` with the words of a page to `out`; `offset` is added to all positions.
pub(super) fn page_tokens(
    text: &str,
    offset: u32,
    words: &mut PageWords<'_>,
    out: &mut Vec<Token>,
) {
    split(text, offset, |rest, len| words.spell(rest, len), out);
}

/// `spell` is given the rest of the text from a token on, and the bytes of the token.
fn split(
    text: &str,
    offset: u32,
    mut spell: impl FnMut(&str, usize) -> Spelled,
    out: &mut Vec<Token>,
) {
    let classes = Classes::get();
    let mut rest = text;
    let mut spaced = true;
    while let Some(first) = rest.chars().next() {
        let at = (text.len() - rest.len()) as u32;
        if first == ' ' || first.is_whitespace() {
            spaced = true;
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if is_nothing(first) {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let len = length(rest, first, classes);
        let spelled = spell(rest, len);
        out.push(Token {
            start: offset + at,
            end: offset + at + len as u32,
            word: spelled.word,
            shape: spelled.shape,
            joined: !spaced,
            syllable: spelled.syllable,
            begins: spelled.begins,
        });
        spaced = false;
        rest = &rest[len..];
    }
}

fn word_key(piece: &str) -> String {
    if piece.is_ascii() {
        piece.to_ascii_lowercase()
    } else {
        fold::exact(piece)
    }
}

/// Characters that vanish: zero-width space, joiners, soft hyphen, byte order mark.
fn is_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' | '\u{2060}'
    )
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// Bytes of the token at the beginning of `rest`.
fn length(rest: &str, first: char, classes: Classes) -> usize {
    if first.is_ascii_digit() {
        return rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
    }
    if !classes.of(first).is_letter() {
        return first.len_utf8();
    }
    let mut letters = 0;
    for (at, c) in rest.char_indices() {
        if classes.of(c).is_letter() {
            letters += 1;
        } else if c == ' ' {
            return at;
        } else if c.is_numeric() && letters == 1 {
            // One letter and a number are a name of their own: G20, P4G.
        } else if is_apostrophe(c) {
            if !joins(&rest[at + c.len_utf8()..]) {
                return at;
            }
        } else if !is_combining(c) && !is_nothing(c) {
            return at;
        }
    }
    rest.len()
}

/// Whether the letters after an apostrophe belong to the word before it: `H'Yim`, but not `Lào's`.
fn joins(after: &str) -> bool {
    let mut chars = after.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let possessive = matches!(first, 's' | 'S') && !chars.next().is_some_and(char::is_alphabetic);
    first.is_alphabetic() && !possessive
}

fn shape(piece: &str) -> Shape {
    let mut letters = piece.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Shape::Lower;
    }
    let mut more = false;
    for c in letters {
        if !c.is_uppercase() {
            return Shape::Title;
        }
        more = true;
    }
    if more { Shape::Upper } else { Shape::Title }
}

/// One form for dashes and quotes.
fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2018}' | '\u{2019}' => '\'',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_spelling_is_its_bytes_whatever_stands_behind() {
        let text = "nghiệp vụ của các cơ quan";
        assert_eq!(packed(text, 8), packed("nghiệp", 8));
        assert_eq!(packed(text, 4), packed("nghi", 4));
        assert_ne!(packed("a", 1), packed("ab", 2));
        assert_eq!(
            packed("0123456789abcdef", 16),
            packed("0123456789abcdefg", 16)
        );
    }

    fn words(text: &str) -> Vec<&str> {
        let mut ids = Words::default();
        tokens(text, |p| ids.spell(p))
            .iter()
            .map(|t| t.of(text))
            .collect()
    }

    #[test]
    fn numbers_leave_abbreviations_but_not_single_letters() {
        assert_eq!(
            words("COP26, G20 và AMM-56"),
            ["COP", "26", ",", "G20", "và", "AMM", "-", "56"]
        );
    }

    #[test]
    fn an_apostrophe_joins_a_name_and_parts_a_possessive() {
        assert_eq!(words("H'Yim Singapore's"), ["H'Yim", "Singapore", "'", "s"]);
    }

    #[test]
    fn composed_and_decomposed_words_are_equal() {
        let mut ids = Words::default();
        let one = tokens("Hòa", |p| ids.spell(p))[0].word;
        let two = tokens("Ho\u{300}a", |p| ids.spell(p))[0].word;
        let three = tokens("HOÀ", |p| ids.spell(p))[0].word;
        assert!(one == two && two == three);
    }
}
