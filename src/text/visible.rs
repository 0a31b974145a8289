//! Characters that must never reach a terminal, and what is shown in their place.
//!
//! Page text is hostile: an escape sequence in it could rewrite the screen, a bidi override could
//! make it lie. Each such character becomes a visible sign of width one.

use std::borrow::Cow;

/// Whether `c` may change how a terminal shows what surrounds it: C0 but newline and tab, DEL, C1,
/// bidi controls, line and paragraph separators, tag characters.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{e0000}'..='\u{e007f}')
}

/// `text` with every hostile character replaced: C0 and DEL by their Unicode pictures, others by
/// U+FFFD. Carriage returns before a newline vanish.
///
/// ```
/// assert_eq!(docbao::text::visible("a\u{1b}[31mb\u{202e}"), "a␛[31mb\u{fffd}");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek().is_none_or(|&n| n == '\n') {
            continue;
        }
        out.push(shown(c));
    }
    Cow::Owned(out)
}

fn shown(c: char) -> char {
    match c {
        '\u{7f}' => '\u{2421}',
        '\0'..='\u{1f}' if is_hostile(c) => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        _ if is_hostile(c) => '\u{fffd}',
        _ => c,
    }
}
