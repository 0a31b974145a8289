//! Vietnamese alphabetical order, as dictionaries have it: syllable by syllable; in each first the
//! letters (`a ă â b c d đ e ê ... o ô ơ ... u ư`), then the tone (none, huyền, hỏi, ngã, sắc, nặng).
//! Case and punctuation do not count, numbers go by their value.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Letters in their order. Each takes one byte of a key, above those of tones and digits.
const LETTERS: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'ô', 'ơ', 'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];
/// The bytes of the letters without marks, by their codes; 0 of what is no letter.
const PLAIN: [u8; 128] = {
    let mut plain = [0; 128];
    let mut n = 0;
    while n < LETTERS.len() {
        let code = LETTERS[n] as usize;
        if code < plain.len() {
            plain[code] = FIRST_LETTER + n as u8;
        }
        n += 1;
    }
    plain
};
/// Ends a syllable: behind its tone, before any letter.
const END: u8 = 1;
/// The tone of a syllable without one; marked ones follow in the order of [`TONES`].
const LEVEL: u8 = 2;
/// Huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
/// Before the length of a number and its digits.
const NUMBER: u8 = 16;
const FIRST_LETTER: u8 = 32;
/// Before any other letter, as three bytes.
const OTHER: u8 = 0xff;

/// Bytes that compare as `text` does in the alphabet.
#[must_use]
pub fn key(text: &str) -> Vec<u8> {
    let mut key = Key {
        bytes: Vec::with_capacity(text.len() + 16),
        tone: LEVEL,
        letter: None,
        syllable: false,
        number: String::new(),
    };
    for c in text.chars() {
        if c.is_ascii() {
            key.push(c.to_ascii_lowercase());
            continue;
        }
        // The order of the marks of one letter does not matter.
        decompose_canonical(c, |part| {
            for c in part.to_lowercase() {
                if is_combining_mark(c) {
                    key.mark(c);
                } else {
                    key.push(c);
                }
            }
        });
    }
    key.end();
    key.bytes
}

struct Key {
    bytes: Vec<u8>,
    tone: u8,
    /// The last character, if it was a letter.
    letter: Option<char>,
    syllable: bool,
    number: String,
}

impl Key {
    fn push(&mut self, c: char) {
        if c.is_ascii_digit() {
            if self.syllable {
                self.end();
            }
            self.letter = None;
            self.number.push(c);
            return;
        }
        if !c.is_alphanumeric() {
            self.end();
            return;
        }
        if !self.number.is_empty() {
            self.end();
        }
        self.syllable = true;
        self.letter = Some(c);
        self.letter(c);
    }

    fn letter(&mut self, c: char) {
        let plain = PLAIN.get(c as usize).copied().unwrap_or_default();
        if plain != 0 {
            self.bytes.push(plain);
        } else if let Some(n) = LETTERS.iter().position(|&l| l == c) {
            self.bytes.push(FIRST_LETTER + n as u8);
        } else {
            self.bytes.push(OTHER);
            self.bytes.extend_from_slice(&(c as u32).to_be_bytes()[1..]);
        }
    }

    /// A mark of the last letter.
    fn mark(&mut self, mark: char) {
        let Some(letter) = self.letter else { return };
        let marked = match (letter, mark) {
            ('a', '\u{306}') => 'ă',
            ('a', '\u{302}') => 'â',
            ('e', '\u{302}') => 'ê',
            ('o', '\u{302}') => 'ô',
            ('o', '\u{31b}') => 'ơ',
            ('u', '\u{31b}') => 'ư',
            _ => letter,
        };
        if marked != letter {
            self.bytes.pop();
            self.letter = Some(marked);
            self.letter(marked);
        }
        if let Some(n) = TONES.iter().position(|&t| t == mark) {
            self.tone = LEVEL + 1 + n as u8;
        }
    }

    /// Ends the number or the syllable that is under way.
    fn end(&mut self) {
        self.letter = None;
        if !self.number.is_empty() {
            let digits = self.number.trim_start_matches('0').as_bytes();
            self.bytes.extend([NUMBER, digits.len().min(255) as u8]);
            self.bytes.extend_from_slice(digits);
            self.bytes.push(END);
            self.number.clear();
        }
        if std::mem::take(&mut self.syllable) {
            self.bytes.extend([self.tone, END]);
        }
        self.tone = LEVEL;
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn words_stand_as_in_a_dictionary() {
        let sorted = [
            "",
            "2 bài",
            "10 bài",
            "An Giang",
            "“Án” treo",
            "ăn",
            "ba",
            "ba lô",
            "bà con",
            "bả",
            "bã",
            "bá",
            "bạ",
            "bác",
            "Dương",
            "Đại hội 9",
            "Đại hội 13",
            "Đường",
            "ô",
            "ơ",
            "u",
            "ư",
            "Ж",
        ];
        for pair in sorted.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn spelling_does_not_count() {
        assert_eq!(key("HỘI NGHỊ"), key("Hội  nghị"));
        assert_eq!(key("h\u{f4}\u{323}i"), key("hội"));
        assert_eq!(key("ho\u{323}\u{302}i"), key("hội"));
        assert_eq!(key("\u{323}hội \u{302}."), key("hội"));
        assert_eq!(key("5ạ"), key("5 ạ"));
    }
}
