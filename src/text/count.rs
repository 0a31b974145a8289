//! How many words a text has, as white space parts them.

use memchr::{memchr3_iter, memmem};

/// Bytes that are counted together.
const CHUNK: usize = 255;

/// The runs of what is no white space, of which `str::split_whitespace` gives as many.
///
/// ```
/// assert_eq!(docbao::text::count::words(" Hội nghị\u{a0}– 31\u{3000}"), 4);
/// ```
#[must_use]
pub fn words(text: &str) -> u32 {
    // Hardly a text has it, and its first byte begins half of the Vietnamese letters.
    if memmem::find(text.as_bytes(), "\u{1680}".as_bytes()).is_some() {
        return text.split_whitespace().count() as u32;
    }
    let bytes = text.as_bytes();
    let (mut count, mut from) = (0, 0);
    // Only behind these bytes a white space of several can go on.
    for at in memchr3_iter(0xc2, 0xe2, 0xe3, bytes) {
        let c = text.get(at..).and_then(|rest| rest.chars().next());
        if let Some(space) = c.filter(|c| c.is_whitespace()) {
            count += between(&bytes[from..at]);
            from = at + space.len_utf8();
        }
    }
    count + between(&bytes[from..])
}

/// The words of a text whose white space is of ASCII: bytes that are none and stand first or behind one. There
/// is no branch in it, so that many bytes are counted at once.
fn between(bytes: &[u8]) -> u32 {
    let is_space = |b: u8| u8::from(b == b' ') | u8::from(b.wrapping_sub(b'\t') < 5);
    let first = bytes.first().map_or(0, |&b| 1 - is_space(b));
    let pairs = bytes
        .chunks(CHUNK)
        .zip(bytes.get(1..).unwrap_or_default().chunks(CHUNK));
    let begun = pairs.map(|(before, at)| {
        let pairs = before.iter().zip(at);
        let begun = pairs.fold(0u8, |n, (&b, &a)| n + (is_space(b) & !is_space(a)));
        u32::from(begun)
    });
    u32::from(first) + begun.sum::<u32>()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn every_white_space_parts_words() {
        for c in (0..=0x1_0000).filter_map(char::from_u32) {
            let text = format!("a{c}b {c}{c}ờ{c}");
            assert_eq!(
                words(&text) as usize,
                text.split_whitespace().count(),
                "{c:?}"
            );
        }
        assert_eq!(words(""), 0);
        let long = "Hội nghị – \u{a0}31\n ".repeat(500);
        assert_eq!(words(&long) as usize, long.split_whitespace().count());
    }
}
