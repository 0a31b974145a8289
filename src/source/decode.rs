//! Bytes of a page to its text: byte order marks, UTF-16, invalid UTF-8, old encodings, and data that is
//! no text.
//!
//! Line ends and every other character stay as they are, but for letters that stand for others
//! ([`legacy`]).

use encoding_rs::{WINDOWS_1252, WINDOWS_1258};

use crate::error::ProblemKind;
use crate::text::fold;
use crate::text::legacy::{self, Legacy};

/// The text of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without a byte order mark; what could not be decoded is U+FFFD.
    pub(super) text: String,
    /// That not all could be decoded, or that it was guessed how.
    pub(super) problem: Option<ProblemKind>,
}

impl Decoded {
    fn new(text: String, bad: usize) -> Self {
        Self {
            text,
            problem: (bad > 0).then_some(ProblemKind::InvalidUtf8(bad)),
        }
    }
}

/// How many bytes are looked at to tell text from binary data.
const SAMPLE: usize = 8192;

/// The first bytes of files that are never text.
const MAGIC: [&[u8]; 9] = [
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"\x7fELF",
    b"SQLite format 3\0",
];

/// Decodes UTF-8 and UTF-16, with or without a byte order mark, windows-1258 and the old encodings of
/// [`Legacy`].
///
/// # Errors
/// [`ProblemKind::EmptyFile`], [`ProblemKind::NoText`] or [`ProblemKind::Binary`] when there is
/// nothing to read.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, ProblemKind> {
    if bytes.is_empty() {
        return Err(ProblemKind::EmptyFile);
    }
    let decoded = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match unmarked_utf16(&bytes) {
            Some(decoded) => decoded,
            None => return utf8(bytes),
        },
    };
    if is_blank_text(&decoded.text) {
        return Err(ProblemKind::NoText);
    }
    Ok(decoded)
}

/// `text`, with the letters that were meant where they are others.
///
/// # Errors
/// [`ProblemKind::NoText`] when there is nothing to read.
pub(super) fn repaired(text: String) -> Result<Decoded, ProblemKind> {
    if is_blank_text(&text) {
        return Err(ProblemKind::NoText);
    }
    Ok(match legacy::recognise(&text) {
        None => Decoded {
            text,
            problem: None,
        },
        Some(legacy) => Decoded {
            text: legacy.put_right(&text),
            problem: Some(ProblemKind::Repaired(legacy.name())),
        },
    })
}

/// In how many places some bytes are no UTF-8.
pub(super) fn bad_places(bytes: &[u8]) -> usize {
    let chunks = bytes.utf8_chunks();
    chunks.filter(|c| !c.invalid().is_empty()).count()
}

fn is_blank_text(text: &str) -> bool {
    text.trim_matches(is_blank).is_empty()
}

/// White space, and the marks of no width that a crawl leaves behind.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

fn utf8(mut bytes: Vec<u8>) -> Result<Decoded, ProblemKind> {
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(ProblemKind::Binary);
    }
    let valid = simdutf8::basic::from_utf8(&bytes).is_ok();
    if is_binary(&bytes[..bytes.len().min(SAMPLE)], valid) {
        return Err(ProblemKind::Binary);
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => repaired(text),
        Err(error) => {
            let bytes = error.into_bytes();
            Ok(old(&bytes).unwrap_or_else(|| {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                Decoded::new(text, bad_places(&bytes))
            }))
        }
    }
}

/// Bytes in the encoding of one byte a letter in which they are Vietnamese; `None` when they are in none,
/// or mostly UTF-8.
fn old(bytes: &[u8]) -> Option<Decoded> {
    let letters = |chunk: &str| chunk.chars().filter(|c| !c.is_ascii()).count();
    let good: usize = bytes.utf8_chunks().map(|c| letters(c.valid())).sum();
    if good > bad_places(bytes) {
        return None;
    }
    let (western, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let (marked, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    // Its tones are marks of their own.
    let marked = fold::composed(&marked).into_owned();
    let fonts = [Legacy::Tcvn3, Legacy::Vni].map(|l| (l.put_right(&western), l.name()));
    fonts
        .into_iter()
        .chain([(marked, "windows-1258")])
        .map(|(text, name)| (legacy::vietnamese(&text), text, name))
        .filter(|(syllables, ..)| *syllables > 0)
        .max_by_key(|(syllables, ..)| *syllables)
        .map(|(_, text, name)| Decoded {
            text,
            problem: Some(ProblemKind::Encoding(name)),
        })
}

/// Valid UTF-8 is text unless it is mostly control characters: a page may hold a stray NUL. Other
/// bytes are text in an old encoding unless control characters stand among them, which binary data
/// has at about one byte in ten.
fn is_binary(sample: &[u8], valid: bool) -> bool {
    let controls = sample
        .iter()
        .filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31))
        .count();
    let share = if valid { 2 } else { 50 };
    controls * share > sample.len()
}

/// UTF-16 without a byte order mark: at every other byte of its ASCII stands a zero, and the other bytes
/// there are those of Vietnamese letters and the signs of print.
fn unmarked_utf16(bytes: &[u8]) -> Option<Decoded> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // Text that is not UTF-16 ends the look here.
    memchr::memchr(0, &sample[..sample.len().min(64)])?;
    let (pairs, rest) = sample.as_chunks::<2>();
    let is_high = |b: u8| matches!(b, 0 | 1 | 3 | 0x1e | 0x20..=0x22);
    let fits = |high: usize| {
        let zeros = pairs.iter().filter(|p| p[high] == 0).count();
        let highs = pairs.iter().filter(|p| is_high(p[high])).count();
        let lows = pairs.iter().filter(|p| p[1 - high] == 0).count();
        pairs.len() >= 4
            && zeros * 2 > pairs.len()
            && highs * 100 >= pairs.len() * 95
            && lows * 50 <= pairs.len()
    };
    let (decoded, name) = if fits(1) {
        (utf16(bytes, u16::from_le_bytes), "UTF-16LE")
    } else if fits(0) {
        (utf16(bytes, u16::from_be_bytes), "UTF-16BE")
    } else {
        return None;
    };
    let is_text = rest.len() <= 1 && decoded.problem.is_none();
    let controls = |c: char| c.is_control() && !c.is_whitespace();
    if !is_text || decoded.text.chars().filter(|c| controls(*c)).count() * 50 > pairs.len() {
        return None;
    }
    Some(Decoded {
        problem: Some(ProblemKind::Encoding(name)),
        ..decoded
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut bad = usize::from(!rest.is_empty());
    let mut text: String = char::decode_utf16(pairs.iter().map(|&pair| unit(pair)))
        .map(|c| {
            c.unwrap_or_else(|_| {
                bad += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded::new(text, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, usize) {
        let decoded = decode(bytes.to_vec()).unwrap();
        let bad = match decoded.problem {
            None => 0,
            Some(ProblemKind::InvalidUtf8(bad)) => bad,
            Some(other) => panic!("{other}"),
        };
        (decoded.text, bad)
    }

    #[test]
    fn a_byte_order_mark_goes_and_line_ends_stay() {
        assert_eq!(
            text("\u{feff}Hội nghị\r\nmột\n".as_bytes()),
            ("Hội nghị\r\nmột\n".into(), 0)
        );
    }

    #[test]
    fn invalid_bytes_are_counted_by_place() {
        assert_eq!(text(b"a\xffb\xc3\x28c"), ("a\u{fffd}b\u{fffd}(c".into(), 2));
    }

    #[test]
    fn utf_16_is_read_in_both_orders() {
        let both = |swap: bool| -> Vec<u8> {
            "\u{feff}Hội nghị 🎉"
                .encode_utf16()
                .flat_map(|u| {
                    if swap {
                        u.to_be_bytes()
                    } else {
                        u.to_le_bytes()
                    }
                })
                .collect()
        };
        assert_eq!(text(&both(false)), ("Hội nghị 🎉".into(), 0));
        assert_eq!(text(&both(true)), ("Hội nghị 🎉".into(), 0));
        assert_eq!(
            text(b"\xff\xfea\0\x00\xd8b"),
            ("a\u{fffd}\u{fffd}".into(), 2)
        );
    }

    const SENTENCE: &str = "Sáng 14/12, Hội nghị Ngoại giao lần thứ 31 khai mạc tại Thủ đô Hà Nội";

    fn guessed(bytes: &[u8]) -> (String, ProblemKind) {
        let decoded = decode(bytes.to_vec()).unwrap();
        (decoded.text, decoded.problem.unwrap())
    }

    #[test]
    fn utf_16_needs_no_byte_order_mark() {
        let units = || SENTENCE.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let told = |name| (SENTENCE.to_owned(), ProblemKind::Encoding(name));
        assert_eq!(guessed(&little), told("UTF-16LE"));
        assert_eq!(guessed(&big), told("UTF-16BE"));
    }

    #[test]
    fn old_encodings_are_told_by_their_syllables() {
        // windows-1258 has letters with hats and horns, and the tones as marks behind them.
        let marked: String = SENTENCE
            .chars()
            .flat_map(|c| {
                let mut hatted = String::new();
                let mut tone = String::new();
                for part in unicode_normalization::UnicodeNormalization::nfd([c].into_iter()) {
                    if "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(part) {
                        tone.push(part);
                    } else {
                        hatted.push(part);
                    }
                }
                let hatted = fold::composed(&hatted).into_owned();
                hatted.chars().chain(tone.chars()).collect::<Vec<_>>()
            })
            .collect();
        let (bytes, _, lost) = WINDOWS_1258.encode(&marked);
        assert!(!lost);
        let told = |name| (SENTENCE.to_owned(), ProblemKind::Encoding(name));
        assert_eq!(guessed(&bytes), told("windows-1258"));
        let font = "S\u{b8}ng 14/12, H\u{e9}i ngh\u{de} Ngo\u{b9}i giao l\u{c7}n th\u{f8} 31 khai m\u{b9}c \
            t\u{b9}i Th\u{f1} \u{ae}\u{ab} H\u{b5} N\u{e9}i";
        let bytes: Vec<u8> = font.chars().map(|c| c as u8).collect();
        assert_eq!(guessed(&bytes), told("TCVN3"));
        // The same letters as a crawl writes them in UTF-8.
        let repaired = (SENTENCE.to_owned(), ProblemKind::Repaired("TCVN3"));
        assert_eq!(guessed(font.as_bytes()), repaired);
    }

    #[test]
    fn bytes_that_are_mostly_utf_8_stay_so() {
        let mut bytes = SENTENCE.as_bytes().to_vec();
        bytes.extend(b" \xff");
        assert_eq!(text(&bytes), (format!("{SENTENCE} \u{fffd}"), 1));
        assert!(text(b"\xe9t\xe9 \xe0 c\xf4t\xe9, d\xe9j\xe0, tr\xe8s, apr\xe8s").1 > 0);
    }

    #[test]
    fn what_is_no_text_says_so() {
        let every_byte: Vec<u8> = (0..=255).cycle().take(2000).collect();
        for binary in [
            &every_byte[..],
            &[0; 100],
            b"\x89PNG\r\n\x1a\n",
            b"\0\x01\xff\xfe",
        ] {
            assert_eq!(decode(binary.to_vec()), Err(ProblemKind::Binary));
        }
        assert_eq!(decode(Vec::new()), Err(ProblemKind::EmptyFile));
        assert_eq!(
            decode(" \n\u{a0}\t\u{feff}\n".into()),
            Err(ProblemKind::NoText)
        );
    }

    #[test]
    fn a_stray_control_or_an_old_encoding_is_still_text() {
        assert_eq!(text(b"a\0b c").0, "a\0b c");
        // windows-1258 for a sentence full of marks.
        let old = b"H\xf4\xf2i ngh\xf2 Ng\xf2ai giao l\xe2\xecn th\xf9 31";
        assert!(text(old).1 > 0);
    }
}
