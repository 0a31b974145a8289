//! The words of a running text, as far as reprints are compared by them: a number for each, the same however
//! the word is written.
//!
//! Of a word only its consonants (but `d`) and its digits count. No mark, no place of a tone, no `i` for `y`,
//! no normal form of Unicode and no lost `đ` changes those, and they are found byte by byte, without decoding
//! a character. Five such words in a row are as good as unique.

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// What it is, as a number that is spread over all bits.
    pub(super) hash: u64,
    /// What it may tell.
    pub(super) tells: Tells,
}

/// What a word may tell that another text with the same sentences does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// Nothing.
    Nothing,
    /// A figure: it has a digit.
    Figure,
    /// A part of a name: it has a capital.
    Name {
        /// It goes on with the name that the word before is part of.
        more: bool,
        /// It has the capital perhaps because a sentence begins here.
        first: bool,
    },
}

/// Kinds of bytes, by what [`KINDS`] says of each. A letter or digit has its code in the low bits and the
/// number of bits to make room for it above; what is passed over has 0.
const ROOM: u16 = 5 << 8;
const DIGIT: u16 = 1 << 12;
/// Ends a word.
const GAP: u16 = 1 << 13;
/// Ends a word, and a name.
const STOP: u16 = GAP + 1;
/// Ends a word, a name, and perhaps a sentence.
const END: u16 = GAP + 2;
/// Begins a character of several bytes that may end a word.
const WIDE: u16 = GAP + 3;

const KINDS: [u16; 256] = kinds();

const fn kinds() -> [u16; 256] {
    let consonants = b"bcfghjklmnpqrstvwxz";
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 0x80 {
        kinds[byte] = STOP;
        byte += 1;
    }
    kinds[b' ' as usize] = GAP;
    kinds[b'\t' as usize] = GAP;
    let ends = b".!?:;\n\r\"";
    let mut n = 0;
    while n < ends.len() {
        kinds[ends[n] as usize] = END;
        n += 1;
    }
    let vowels = b"aeiouyd";
    n = 0;
    while n < vowels.len() {
        kinds[vowels[n] as usize] = 0;
        kinds[vowels[n].to_ascii_uppercase() as usize] = 0;
        n += 1;
    }
    n = 0;
    while n < consonants.len() {
        let code = ROOM | (n as u16 + 1);
        kinds[consonants[n] as usize] = code;
        kinds[consonants[n].to_ascii_uppercase() as usize] = code;
        n += 1;
    }
    n = 0;
    while n < 10 {
        kinds[b'0' as usize + n] = ROOM | DIGIT | (n as u16 + 20);
        n += 1;
    }
    // The signs of Latin-1 and general punctuation; letters with marks begin with other bytes.
    kinds[0xc2] = WIDE;
    kinds[0xe2] = WIDE;
    kinds
}

/// Calls `each` with every word of `text`, in order.
pub(super) fn words(text: &str, mut each: impl FnMut(Word)) {
    let bytes = text.as_bytes();
    let mut state = State {
        sentence: true,
        name: false,
    };
    let (mut start, mut at) = (0, 0);
    let (mut pack, mut seen) = (0u64, 0u16);
    while at < bytes.len() {
        let kind = KINDS[usize::from(bytes[at])];
        if kind < GAP {
            pack = pack.rotate_left(u32::from(kind >> 8) & 7) ^ u64::from(kind & 31);
            seen |= kind;
            at += 1;
            continue;
        }
        let (kind, len) = if kind == WIDE {
            wide(&bytes[at..])
        } else {
            (kind, 1)
        };
        if kind == 0 {
            at += len;
            continue;
        }
        if at > start {
            each(state.word(&bytes[start..at], pack, seen));
            (pack, seen) = (0, 0);
        }
        state.name &= kind == GAP;
        state.sentence |= kind == END;
        at += len;
        start = at;
    }
    if at > start {
        each(state.word(&bytes[start..at], pack, seen));
    }
}

/// The kind and the length of a character that begins with one of the [`WIDE`] bytes.
fn wide(bytes: &[u8]) -> (u16, usize) {
    match bytes {
        // A soft hyphen, zero-width signs, a word joiner: as if they were not there.
        [0xc2, 0xad, ..] => (0, 2),
        [0xe2, 0x80, 0x8b..=0x8d, ..] | [0xe2, 0x81, 0xa0, ..] => (0, 3),
        // Spaces that do not break.
        [0xc2, 0xa0, ..] => (GAP, 2),
        [0xe2, 0x80, 0xaf, ..] => (GAP, 3),
        // Opening quotes and dots: a sentence may begin behind them.
        [0xe2, 0x80, 0x98 | 0x9c | 0xa6, ..] => (END, 3),
        [0xc2, 0xab, ..] => (END, 2),
        [0xc2, ..] => (STOP, 2.min(bytes.len())),
        _ => (STOP, 3.min(bytes.len())),
    }
}

/// What the words before tell of the next one.
struct State {
    /// A sentence may begin here.
    sentence: bool,
    /// The word before is part of a name, with nothing but space behind it.
    name: bool,
}

impl State {
    fn word(&mut self, bytes: &[u8], pack: u64, seen: u16) -> Word {
        let (first, more) = (self.sentence, self.name);
        self.sentence = false;
        let figure = seen & DIGIT != 0;
        self.name = !figure && is_capital(bytes);
        let tells = match (figure, self.name) {
            (true, _) => Tells::Figure,
            (_, true) => Tells::Name { more, first },
            _ => Tells::Nothing,
        };
        Word {
            hash: mix(pack),
            tells,
        }
    }
}

/// Whether a word begins with a capital, composed or not.
fn is_capital(word: &[u8]) -> bool {
    match word {
        [first, ..] if first.is_ascii() => first.is_ascii_uppercase(),
        [0xc3, second, ..] => (0x80..0x9f).contains(second),
        // Ă, Đ, Ĩ; Ũ; Ơ, Ư.
        [0xc4, 0x82 | 0x90 | 0xa8, ..] | [0xc5, 0xa8, ..] | [0xc6, 0xa0 | 0xaf, ..] => true,
        // Ạ to Ỹ: the even ones.
        [0xe1, 0xba | 0xbb, third, ..] => third % 2 == 0,
        _ => false,
    }
}

/// Spreads a number over all bits. What it gives is part of stored sketches: it never changes.
pub(super) const fn mix(n: u64) -> u64 {
    let n = (n ^ (n >> 32)).wrapping_mul(0x9e6c_63d0_876a_46d1);
    let n = (n ^ (n >> 29)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    n ^ (n >> 32)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        let mut hashes = Vec::new();
        words(text, |word| hashes.push(word.hash));
        hashes
    }

    fn names(text: &str) -> String {
        let mut out = String::new();
        words(text, |word| {
            out.push(match word.tells {
                Tells::Nothing => '.',
                Tells::Figure => '9',
                Tells::Name { first: true, .. } => 'F',
                Tells::Name { more: true, .. } => 'm',
                Tells::Name { .. } => 'N',
            });
        });
        out
    }

    #[test]
    fn spelling_does_not_count() {
        let text = "Ủy ban nhân dân hòa giải, quý I: 3.763 tỷ đồng – “đường về”…";
        let decomposed: String = text.nfd().collect();
        assert_eq!(hashes(text), hashes(&decomposed));
        let other = "UỶ BAN NHÂN DÂN hoà giải quí I 3 763 tỉ dong duong ve";
        assert_eq!(hashes(text), hashes(other));
        assert_eq!(hashes("hội\u{a0}nghị"), hashes("hội nghị"));
        assert_eq!(hashes("h\u{200b}ội ng\u{ad}hị"), hashes("hội nghị"));
        assert_ne!(hashes("hội nghị"), hashes("hội họp"));
        assert_ne!(hashes("trận 2 1"), hashes("trận 1 2"));
        assert!(hashes(" – … \n").is_empty());
    }

    #[test]
    fn names_and_figures_are_told_apart() {
        assert_eq!(names("Sáng nay, ông Phạm Văn Đồng đến."), "F..Nmm.");
        assert_eq!(names("Hà Nội, Đà Nẵng: 22-28 độ. Trời ấm"), "FmNm99.F.");
        let decomposed: String = "ở Ứng Hoà và Đắk Lắk".nfd().collect();
        assert_eq!(names(&decomposed), names("ở Ứng Hoà và Đắk Lắk"));
        assert_eq!(names("ở Ứng Hoà và Đắk Lắk"), ".Nm.Nm");
    }
}
