//! How a line ends, and the sentences that end inside it.

use crate::text::class::Classes;

/// What a line ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// `.` or a closing quote or bracket behind it.
    Stop,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// `:`
    Colon,
    /// `...` or `…`
    Ellipsis,
    /// `,` `;` or a dash.
    Comma,
    /// `|`
    Pipe,
    /// A closing bracket.
    Bracket,
    /// Anything else.
    Open,
}

impl End {
    /// What `text` ends with.
    pub(super) fn of(text: &str) -> Self {
        let bare = text.trim_end_matches(['"', '”', '\'', '’', '»', ' ', '\u{a0}']);
        let (body, closed) = match bare.strip_suffix([')', ']']) {
            Some(body) => (body.trim_end(), true),
            None => (bare, false),
        };
        let end = match body.chars().next_back() {
            Some('…') => Self::Ellipsis,
            Some('.') if body.ends_with("..") => Self::Ellipsis,
            Some('.') => Self::Stop,
            Some('?') => Self::Question,
            Some('!') => Self::Exclamation,
            Some(':') => Self::Colon,
            Some(',' | ';' | '-' | '–' | '—') => Self::Comma,
            Some('|') => Self::Pipe,
            _ => Self::Open,
        };
        if closed && end == Self::Open {
            Self::Bracket
        } else {
            end
        }
    }

    /// Whether a sentence or a clause ends here.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Stop | Self::Question | Self::Exclamation | Self::Ellipsis | Self::Colon
        )
    }
}

/// Whether the `.`, `?` or `!` at a place inside `text` ends a sentence: a space and a capital, a digit or a
/// quote follow.
pub(super) fn ends_sentence(text: &str, at: usize, classes: Classes) -> bool {
    let mut after = text[at + 1..].chars();
    let spaced = match after.next() {
        Some('"' | '”' | '\'' | '’' | ')') => after.next() == Some(' '),
        // A paragraph that the page breaks at its width may end a sentence there.
        next => matches!(next, Some(' ' | '\n')),
    };
    let goes_on = || {
        after.next().is_some_and(|c| {
            let class = classes.of(c);
            !class.is_lower() && (class.is_word() || "\"“'‘(–-".contains(c))
        })
    };
    if !spaced {
        return false;
    }
    let before = &text[..at];
    if before
        .chars()
        .next_back()
        .is_none_or(|c| c == '.' || c.is_whitespace())
    {
        return false;
    }
    // An initial or an abbreviation (`TP. Hà Nội`, `GS. Lê`) is no end.
    let initial = before
        .chars()
        .rev()
        .map(|c| classes.of(c))
        .take_while(|class| class.is_word())
        .take(3)
        .try_fold(0, |n, class| class.is_upper().then_some(n + 1))
        .is_some_and(|n| n <= 2);
    !initial && { goes_on }()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_inside() {
        let text = "Ông nói. Bà nghe? Tốt! TP. Hà Nội. \"Vâng.\" Rồi 3.763 người.";
        let ends = text.match_indices(['.', '?', '!']);
        let classes = Classes::get();
        let ends = ends.filter(|(at, _)| ends_sentence(text, *at, classes));
        assert_eq!(ends.count(), 5);
    }

    #[test]
    fn ends() {
        for (text, end) in [
            ("Hết.", End::Stop),
            ("Hết.”", End::Stop),
            ("(Ảnh: A)", End::Bracket),
            ("còn nữa ...", End::Ellipsis),
            ("Vì sao?", End::Question),
            ("Ảnh |", End::Pipe),
            ("Hội nghị", End::Open),
        ] {
            assert_eq!(End::of(text), end, "{text}");
        }
    }
}
