//! What a character is to a scan of a page: one look-up gives its bare letter, its case, and whether
//! words are made of it.

use std::sync::LazyLock;

use super::letters::{self, Folded};

/// Characters below this are in the table: the letters, and the dashes, quotes and arrows above them.
const TABLE: u32 = 0x2200;

const WORD: u64 = 1 << 8;
const UPPER: u64 = 1 << 9;
const LOWER: u64 = 1 << 10;
const LETTER: u64 = 1 << 11;
const MARK: u64 = 1 << 12;
const NOTHING: u64 = 1 << 13;
const SLOW: u64 = 1 << 14;
const FOREIGN: u64 = 1 << 16;
const MARKED: u64 = 1 << 17;
/// What a [`Tally`] says of any of its characters.
const FLAGS: u64 = UPPER | LOWER | LETTER | FOREIGN | MARKED;
/// The bit of a [`Tally`] that says how its text begins.
const CAPITAL: u32 = 18;

/// Bits of one count of a [`Tally`].
const COUNT: u32 = 11;
const LETTERS: u32 = 31;
const UPPERS: u32 = LETTERS + COUNT;
const DIGITS: u32 = UPPERS + COUNT;

/// A character, looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class(u64);

static TABLE_OF: LazyLock<Box<[Class]>> = LazyLock::new(|| {
    (0..TABLE)
        .map(|n| char::from_u32(n).map_or(Class(NOTHING), classify))
        .collect()
});

/// What the characters of a text are together: how many are letters, capital letters and ASCII digits, and
/// what any of them is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally(u64);

impl Tally {
    /// Characters that can be counted.
    pub const MOST: usize = (1 << COUNT) - 1;

    /// One character more.
    pub fn add(&mut self, class: Class) {
        self.add_all(Self(class.0));
    }

    /// One character more that is not counted.
    pub fn note(&mut self, class: Class) {
        self.note_all(Self(class.0));
    }

    /// The characters of another text too.
    pub fn add_all(&mut self, other: Self) {
        self.0 = (self.0 + (other.0 >> LETTERS << LETTERS)) | other.0 & FLAGS;
    }

    /// The same without counting them.
    pub fn note_all(&mut self, other: Self) {
        self.0 |= other.0 & FLAGS;
    }

    /// The same as of a text that begins with a capital letter, when it `is` one.
    #[must_use]
    pub fn capital(self, is: bool) -> Self {
        Self(self.0 | u64::from(is) << CAPITAL)
    }

    /// One when it was said to begin with a capital letter, else zero.
    #[must_use]
    pub fn capitals(self) -> u32 {
        (self.0 >> CAPITAL & 1) as u32
    }

    /// Whether any is a capital letter.
    #[must_use]
    pub fn has_upper(self) -> bool {
        self.0 & UPPER != 0
    }

    /// Whether any is not ASCII.
    #[must_use]
    pub fn has_foreign(self) -> bool {
        self.0 & FOREIGN != 0
    }

    /// Whether any is a letter that is not ASCII.
    #[must_use]
    pub fn has_marked_letter(self) -> bool {
        self.0 & MARKED != 0
    }

    /// Letters.
    #[must_use]
    pub fn letters(self) -> u32 {
        self.count(LETTERS)
    }

    /// Capital letters.
    #[must_use]
    pub fn uppers(self) -> u32 {
        self.count(UPPERS)
    }

    /// ASCII digits.
    #[must_use]
    pub fn digits(self) -> u32 {
        self.count(DIGITS)
    }

    fn count(self, from: u32) -> u32 {
        (self.0 >> from & Self::MOST as u64) as u32
    }
}

/// The table, to be looked up once before a scan of many characters.
#[derive(Debug, Clone, Copy)]
pub struct Classes(&'static [Class]);

impl Classes {
    /// The table of this program.
    #[must_use]
    pub fn get() -> Self {
        Self(&TABLE_OF)
    }

    /// What `c` is.
    #[must_use]
    pub fn of(self, c: char) -> Class {
        match self.0.get(c as usize) {
            Some(class) => *class,
            None => classify(c),
        }
    }
}

impl Class {
    /// Its bare form, when that is one ASCII character.
    #[must_use]
    pub fn ascii(self) -> Option<u8> {
        (self.0 & (MARK | NOTHING | SLOW) == 0).then_some((self.0 & 0xff) as u8)
    }

    /// Whether its bare form is several characters or none of ASCII.
    #[must_use]
    pub fn is_slow(self) -> bool {
        self.0 & SLOW != 0
    }

    /// Whether words are made of it: letters, digits, combining marks.
    #[must_use]
    pub fn is_word(self) -> bool {
        self.0 & WORD != 0
    }

    /// A capital letter?
    #[must_use]
    pub fn is_upper(self) -> bool {
        self.0 & UPPER != 0
    }

    /// A small letter?
    #[must_use]
    pub fn is_lower(self) -> bool {
        self.0 & LOWER != 0
    }

    /// A letter?
    #[must_use]
    pub fn is_letter(self) -> bool {
        self.0 & LETTER != 0
    }
}

fn classify(c: char) -> Class {
    let flag = |is: bool, flag: u64| if is { flag } else { 0 };
    let folded = letters::fold(c);
    let bare = match folded {
        Folded::One { bare, .. } if bare.is_ascii() => u64::from(bare),
        Folded::One { .. } | Folded::Many => SLOW,
        Folded::Mark(_) => MARK,
        Folded::Nothing => NOTHING,
    };
    Class(
        bare | flag(
            c.is_alphanumeric() || matches!(folded, Folded::Mark(_)),
            WORD,
        ) | flag(c.is_uppercase(), UPPER)
            | flag(c.is_lowercase(), LOWER)
            | flag(c.is_alphabetic(), LETTER)
            | flag(c.is_alphabetic(), 1 << LETTERS)
            | flag(c.is_alphabetic() && c.is_uppercase(), 1 << UPPERS)
            | flag(c.is_ascii_digit(), 1 << DIGITS)
            | flag(!c.is_ascii(), FOREIGN)
            | flag(c.is_alphabetic() && !c.is_ascii(), MARKED),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_up_tells_all() {
        let classes = Classes::get();
        let of = |c| classes.of(c);
        assert_eq!(of('Ủ').ascii(), Some(b'u'));
        assert!(of('Ủ').is_upper() && of('Ủ').is_letter() && of('Ủ').is_word());
        assert_eq!(of('–').ascii(), Some(b'-'));
        assert!(!of('–').is_word());
        assert_eq!(of('\u{301}').ascii(), None);
        assert!(of('\u{301}').is_word() && !of('\u{301}').is_slow());
        assert_eq!(of('\u{200b}').ascii(), None);
        assert!(of('…').is_slow() && of('中').is_slow() && of('中').is_word());
        assert!(of('7').is_word() && !of('7').is_letter());
        let mut tally = Tally::default();
        "Đường 29".chars().for_each(|c| tally.add(of(c)));
        assert_eq!((tally.letters(), tally.uppers(), tally.digits()), (5, 1, 2));
        assert!(tally.has_upper() && tally.has_foreign() && tally.has_marked_letter());
        (0..Tally::MOST - 5).for_each(|_| tally.add(of('a')));
        assert_eq!((tally.letters(), tally.uppers()), (2047, 1));
    }
}
