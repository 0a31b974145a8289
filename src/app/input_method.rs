//! A Vietnamese input method that is on while keys are pressed as commands. With Telex, `o` and then
//! `j` arrive as `o`, Backspace and `ọ`: the letter tells which key was pressed last.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a letter from an input method stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastKey {
    /// It is no such letter.
    None,
    /// The key that was pressed last.
    Key(char),
    /// More than one key could have been the last.
    Unclear,
}

/// Reads a character typed where no text is expected.
///
/// ```
/// use docbao::app::input_method::{LastKey, last_key};
/// assert_eq!(last_key('ọ'), LastKey::Key('j'));
/// assert_eq!(last_key('ộ'), LastKey::Unclear);
/// assert_eq!(last_key('o'), LastKey::None);
/// ```
#[must_use]
pub fn last_key(c: char) -> LastKey {
    if c.is_ascii() {
        return LastKey::None;
    }
    if c == 'đ' {
        return LastKey::Key('d');
    }
    if c == 'Đ' {
        return LastKey::Unclear;
    }
    let (marks, letters): (Vec<char>, Vec<char>) = std::iter::once(c)
        .nfd()
        .partition(|c| is_combining_mark(*c));
    let letter = letters.first().copied();
    if letter.is_some_and(|l| !"aeiouyAEIOUY".contains(l)) {
        return LastKey::None;
    }
    match (letter, marks.as_slice()) {
        (Some(l), _) if l.is_uppercase() => LastKey::Unclear,
        (Some(l), ['\u{302}']) => LastKey::Key(l),
        (_, [mark]) => tone_key(*mark).map_or(LastKey::None, LastKey::Key),
        (Some(_), [_, _, ..]) => LastKey::Unclear,
        _ => LastKey::None,
    }
}

fn tone_key(mark: char) -> Option<char> {
    Some(match mark {
        '\u{300}' => 'f',
        '\u{301}' => 's',
        '\u{303}' => 'x',
        '\u{309}' => 'r',
        '\u{323}' => 'j',
        '\u{306}' | '\u{31b}' => 'w',
        _ => return None,
    })
}
