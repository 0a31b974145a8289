//! Bytes of a page to its text: byte order marks, UTF-16, invalid UTF-8, and data that is no text.
//!
//! Line ends and every other character stay as they are.

use crate::error::ProblemKind;

/// The text of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Without a byte order mark; what could not be decoded is U+FFFD.
    pub(super) text: String,
    /// In how many places it could not be decoded.
    pub(super) bad: usize,
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

/// Decodes UTF-8, with or without a byte order mark, and UTF-16 with one.
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
        _ => utf8(bytes)?,
    };
    if decoded.text.trim_matches(is_blank).is_empty() {
        return Err(ProblemKind::NoText);
    }
    Ok(decoded)
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
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, bad: 0 },
        Err(error) => {
            let bytes = error.into_bytes();
            Decoded {
                bad: bytes
                    .utf8_chunks()
                    .filter(|c| !c.invalid().is_empty())
                    .count(),
                text: String::from_utf8_lossy(&bytes).into_owned(),
            }
        }
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
    Decoded { text, bad }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, usize) {
        let decoded = decode(bytes.to_vec()).unwrap();
        (decoded.text, decoded.bad)
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
