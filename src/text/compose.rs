//! Composed form (NFC) of text whose letters and marks are those that Vietnamese is written with.
//!
//! A letter with its marks is composed alone, whatever stands beside it, and a text has few different ones:
//! each is composed once by the Unicode library and known from then on.

use std::borrow::Cow;
use std::cell::RefCell;

use unicode_normalization::UnicodeNormalization;

use super::spread::mix;

/// Letters with their marks that can be known at a time.
const PLACES: usize = 1 << 9;

/// A letter with marks, in so many bytes that nearly every one fits, and the one character that they make.
#[derive(Clone, Copy, Default)]
struct Composed {
    from: u64,
    to: char,
}

thread_local! {
    static KNOWN: RefCell<Box<[Composed]>> = RefCell::new(vec![Composed::default(); PLACES].into());
}

/// The composed form of `text`, borrowed when it is composed already; `None` when something stands in it
/// that is composed by other rules, and the whole text must be looked at.
pub(super) fn by_letters(text: &str) -> Option<Cow<'_, str>> {
    if !is_of_letters_and_marks(text.as_bytes()) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut done, mut changed) = (0, false);
    KNOWN.with_borrow_mut(|known| {
        for mark in memchr::memchr2_iter(0xcc, 0xcd, text.as_bytes()) {
            if mark < done {
                continue;
            }
            // The marks belong to the character before them.
            let before = text[done..mark].chars().next_back();
            let start = mark - before.map_or(0, char::len_utf8);
            let marks = text.as_bytes()[mark..]
                .chunks(2)
                .take_while(|pair| matches!(pair, [0xcc | 0xcd, _]))
                .count();
            let end = mark + 2 * marks;
            out.push_str(&text[done..start]);
            changed |= push_composed(&text[start..end], known, &mut out);
            done = end;
        }
    });
    if !changed {
        return Some(Cow::Borrowed(text));
    }
    out.push_str(&text[done..]);
    Some(Cow::Owned(out))
}

/// Appends a letter with its marks in composed form; whether that is another than it was.
fn push_composed(letter: &str, known: &mut [Composed], out: &mut String) -> bool {
    let mut bytes = [0; 8];
    let Some(room) = bytes.get_mut(..letter.len()) else {
        return push_slow(letter, out);
    };
    room.copy_from_slice(letter.as_bytes());
    let from = u64::from_le_bytes(bytes);
    let place = &mut known[(mix(0, from) >> 40) as usize % PLACES];
    if place.from != from {
        let mut composed = letter.nfc();
        let (Some(to), None) = (composed.next(), composed.next()) else {
            return push_slow(letter, out);
        };
        *place = Composed { from, to };
    }
    let at = out.len();
    out.push(place.to);
    &out[at..] != letter
}

/// The same of a letter whose composed form is several characters, or that has many marks.
#[cold]
fn push_slow(letter: &str, out: &mut String) -> bool {
    let at = out.len();
    out.extend(letter.nfc());
    &out[at..] != letter
}

/// Whether text has only characters that are composed whatever stands beside them (U+0000 to U+02FF, the
/// letters of Vietnamese, common punctuation) and the combining marks U+0300 to U+036F.
fn is_of_letters_and_marks(bytes: &[u8]) -> bool {
    // No early end, so that many bytes are compared at once.
    let other = bytes.iter().fold(0, |any, &b| {
        any | u8::from(b == 0) | u8::from(b >= 0xce && b != 0xe1 && b != 0xe2)
    });
    let next = bytes.get(1..).unwrap_or_default();
    let last = bytes.get(2..).unwrap_or_default();
    // U+0370 begins with CD B0; U+1E80 to U+1EFF with E1 BA and E1 BB; of U+2000 to U+203F, the first two have
    // composed forms of their own.
    let letters = bytes.iter().zip(next).fold(0, |any, (&a, &b)| {
        any | (u8::from(a == 0xcd) & u8::from(b >= 0xb0))
            | (u8::from(a == 0xe1) & u8::from(b & 0xfe != 0xba))
            | (u8::from(a == 0xe2) & u8::from(b != 0x80))
    });
    let signs = bytes.iter().zip(last).fold(0, |any, (&a, &c)| {
        any | (u8::from(a == 0xe2) & u8::from(c < 0x82))
    });
    other | letters | signs == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_with_marks() {
        let nfd: String = "Hội nghị Ngoại giao – “Đường đến Huế”".nfd().collect();
        for text in [
            nfd.as_str(),
            "e\u{323}\u{302}",
            "ê\u{323}",
            "\u{301}a",
            "x\u{301}",
            "o\u{31b}\u{309}\u{301}\u{302}\u{303}",
            "\n\u{302}",
            "a\u{340}",
            "",
        ] {
            let nfc: String = text.nfc().collect();
            let composed = by_letters(text).unwrap();
            assert_eq!(composed, nfc, "{text}");
            assert_eq!(matches!(composed, Cow::Borrowed(_)), nfc == text, "{text}");
        }
        for text in [
            "\u{2000}",
            "\u{370}",
            "한국 e\u{301}",
            "\u{1100}\u{1161}",
            "\u{3b1}\u{301}",
        ] {
            assert_eq!(by_letters(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn is_what_the_unicode_library_says(
            text in "[a-zđĐươêâăôáảữộ\u{300}-\u{36f}\u{1e80}-\u{1eff} \n“…]{0,60}"
        ) {
            let nfc: String = text.nfc().collect();
            if let Some(composed) = by_letters(&text) {
                prop_assert_eq!(&*composed, &nfc);
            }
        }
    }
}
