//! What folding is measured by: Unicode decomposition, and a table that knows nothing but letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Code point to bare ASCII letter: 0 leaves it, 1 drops it.
pub(crate) fn letters() -> Vec<u8> {
    let mut table = vec![0; 0x1f00];
    for (n, slot) in table.iter_mut().enumerate().skip(0xc0) {
        let Some(c) = char::from_u32(n as u32) else {
            continue;
        };
        let base = [c].into_iter().nfd().next().unwrap();
        *slot = match c {
            '\u{300}'..='\u{36f}' => 1,
            'đ' | 'Đ' => b'd',
            _ if base.is_ascii_alphabetic() => base.to_ascii_lowercase() as u8,
            _ => 0,
        };
    }
    table
}

/// One pass over the characters with one look-up each.
pub(crate) fn by_letters(table: &[u8], text: &str, out: &mut String) {
    out.clear();
    for c in text.chars() {
        match table.get(c as usize) {
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            Some(0) | None => out.push(c),
            Some(1) => {}
            Some(b) => out.push(char::from(*b)),
        }
    }
}

/// Every letter decomposed, its marks left out, in lower case.
pub(crate) fn by_decomposition(text: &str, out: &mut String) {
    out.clear();
    let letters = text.nfd().filter(|c| !is_combining_mark(*c));
    out.extend(letters.flat_map(char::to_lowercase));
}
