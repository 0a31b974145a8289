//! One character at a time: its base letter, its Vietnamese letter, its tone.
//!
//! A table over U+0000..U+2000 is made once from the Unicode decompositions, so that folding a page
//! costs one look-up a character; everything above goes the slow way.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters below this are in the table.
const TABLE: u32 = 0x2000;

/// Grave, acute, tilde, hook above and dot below: the five written tones, as combining marks.
pub(super) const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// What folding makes of one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folded {
    /// One character, lower case: for the exact key with its hat (`ê`), for the bare key without.
    One {
        /// Letter without any mark, `đ` as `d`.
        bare: char,
        /// Letter with hat, horn or stroke but no tone.
        hatted: char,
        /// The tone it carries.
        tone: Option<char>,
    },
    /// A combining mark that stands alone, as in decomposed text.
    Mark(char),
    /// Vanishes: zero width, soft hyphen, byte order mark.
    Nothing,
    /// Several characters; see [`slow`].
    Many,
}

static LETTERS: LazyLock<Vec<Folded>> = LazyLock::new(|| {
    (0..TABLE)
        .map(|n| char::from_u32(n).map_or(Folded::Nothing, classify))
        .collect()
});

/// What folding makes of `c`.
pub(super) fn fold(c: char) -> Folded {
    match LETTERS.get(c as usize) {
        Some(&folded) => folded,
        None => classify(c),
    }
}

fn plain(c: char) -> Folded {
    Folded::One {
        bare: c,
        hatted: c,
        tone: None,
    }
}

fn classify(c: char) -> Folded {
    match c {
        'A'..='Z' => return plain(c.to_ascii_lowercase()),
        '\0'..='\x7f' => return plain(c),
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {
            return Folded::Nothing;
        }
        '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\u{3000}' => return plain(' '),
        // Eth is what some fonts and code pages have where Đ should be.
        'đ' | 'Đ' | 'ð' | 'Ð' => {
            return Folded::One {
                bare: 'd',
                hatted: 'đ',
                tone: None,
            };
        }
        '“' | '”' | '„' | '«' | '»' | '″' => return plain('"'),
        '‘' | '’' | '‚' | '′' | '´' => return plain('\''),
        '‐'..='―' | '−' => return plain('-'),
        _ => {}
    }
    if is_combining_mark(c) {
        // The deprecated tone marks become the usual ones under NFC.
        return Folded::Mark([c].into_iter().nfc().next().unwrap_or(c));
    }
    if c == '…' {
        return Folded::Many;
    }
    let parts: Vec<char> = c.nfd_chars();
    let mut tone = None;
    let mut hatted = String::new();
    let mut bare = String::new();
    for p in parts {
        if TONES.contains(&p) && carries_tone(&bare) {
            tone = Some(p);
        } else {
            hatted.extend(p.to_lowercase());
            if !is_combining_mark(p) {
                bare.extend(p.to_lowercase());
            }
        }
    }
    let hatted: String = hatted.nfc().collect();
    match (single(&bare), single(&hatted)) {
        (Some(bare), Some(hatted)) => Folded::One { bare, hatted, tone },
        _ => Folded::Many,
    }
}

/// Tones sit on vowels only: the tilde of ñ belongs to the letter.
fn carries_tone(base: &str) -> bool {
    matches!(base, "a" | "e" | "i" | "o" | "u" | "y")
}

fn single(s: &str) -> Option<char> {
    let mut chars = s.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Some(c),
        _ => None,
    }
}

trait NfdChars {
    fn nfd_chars(self) -> Vec<char>;
}

impl NfdChars for char {
    fn nfd_chars(self) -> Vec<char> {
        [self].into_iter().nfd().collect()
    }
}

/// The characters that a character stands for, when it folds to several.
pub(super) fn parts(c: char) -> impl Iterator<Item = char> {
    [c].into_iter().nfd()
}

/// The bare form of a character that folds to several.
pub(super) fn slow(c: char, out: &mut String) {
    if c == '…' {
        out.push_str("...");
        return;
    }
    out.extend(
        [c].into_iter()
            .nfd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase),
    );
}
