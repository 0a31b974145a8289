//! How a line begins: bullets, arrows, numbers, agencies, speakers.

use crate::parse::facts::{Fact, Facts};
use crate::parse::line::{Line, Signs};
use crate::parse::word::{Word, words};

pub(super) fn facts(line: &Line<'_>, out: &mut Facts) {
    let text = line.text;
    let first = text.chars().next().unwrap_or(' ');
    if first.is_lowercase() {
        out.insert(Fact::StartLower);
    } else if first.is_ascii_digit() {
        out.insert(Fact::StartDigit);
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        if text.len() - rest.len() <= 2 && rest.starts_with(['.', ')', '/']) {
            out.insert(Fact::StartNumbered);
        }
    }
    match first {
        '"' | '“' | '\'' | '‘' => out.insert(Fact::StartQuote),
        c if is_bullet(c) => out.insert(Fact::StartBullet),
        '(' | '[' => out.insert(Fact::StartBracket),
        '#' => out.insert(Fact::StartHash),
        '©' | '®' | '℗' | '™' => out.insert(Fact::FootWords),
        c if is_arrow(c) => out.insert(Fact::StartArrow),
        _ => {}
    }
    out.set(
        Fact::StartAgency,
        line.has(Signs::DASH) && has_agency_mark(text),
    );
    let leads = |w: &Word| SEE_MORE.iter().any(|mark| mark[0] == *w);
    out.set(
        Fact::StartSeeMore,
        line.words.first().is_some_and(leads) && see_more(line.text).is_some(),
    );
    out.set(Fact::Speaker, speaker(line));
    out.set(Fact::Option, option(text));
    out.set(Fact::Answer, ANSWER.iter().any(|a| line.starts_with(a)));
    out.set(
        Fact::StartPicture,
        line.words.first().is_some_and(|w| PICTURE.contains(w)) && line.words.len() <= 12,
    );
}

/// Words that an answer to a question of a quiz begins with.
const ANSWER: &[&[Word]] = &[
    &words!["dap", "an"],
    &words!["tra", "loi"],
    &words!["answer"],
    &words!["dap"],
];

/// Words for pictures.
const PICTURE: &[Word] = &words![
    "anh",
    "video",
    "clip",
    "infographic",
    "do",
    "photo",
    "photos",
    "nguon",
    "chum",
    "image"
];

/// `A. `, `b) `: an answer to choose.
fn option(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(
        bytes,
        [b'A'..=b'F' | b'a'..=b'f', b'.' | b')' | b'/', b' ', _, ..]
    )
}

/// Whether an agency's or a place's mark stands at the start of running text: `(X) -`, `XXO -`, `X.VN -`,
/// `Place (Agency) -`, `Place, 15/12 (X) -`.
fn has_agency_mark(text: &str) -> bool {
    if text.len() < 64 {
        return false;
    }
    let end = text.char_indices().nth(48).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    let dash = head.match_indices(['-', '–', '—']).find_map(|(at, dash)| {
        let spaced = head[at + dash.len()..].starts_with(' ');
        let before = head[..at].strip_suffix(' ').unwrap_or(&head[..at]);
        let apart = before.len() < at && spaced;
        (apart || before.ends_with(')')).then_some(before.len())
    });
    let Some(at) = dash else {
        return false;
    };
    let mark = head[..at].trim_end_matches([')', ' ']);
    let words = mark.split_whitespace().count();
    let name = mark.rsplit('(').next().unwrap_or(mark);
    let upper = name.chars().filter(|c| c.is_uppercase()).count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let closed = head[..at].ends_with(')');
    text.len() > at + 60
        && words <= 7
        && letters > 0
        && ((closed && mark.contains('(')) || (upper * 10 >= letters * 7 && letters >= 2))
}

/// Words, bare, that lead to another article when a colon and its title stand behind them.
const SEE_MORE: &[&[Word]] = &[
    &words!["xem", "them"],
    &words!["doc", "them"],
    &words!["tin", "lien", "quan"],
    &words!["bai", "lien", "quan"],
    &words!["xem", "lai"],
    &words!["xem", "tiep"],
    &words!["doc", "tiep"],
    &words!["doc", "lai"],
    &words!["moi", "doc"],
    &words!["moi", "xem"],
    &words!["related"],
    &words!["read", "more"],
    &words!["read", "also"],
    &words!["see", "also"],
    &words!["more"],
    &words!["also", "read"],
];

/// A dash, dot or star that stands before an entry of a list.
pub(in crate::parse) fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '•' | '*' | '+' | '·' | '●' | '▪' | '◦')
}

/// An arrow that stands before one.
pub(in crate::parse) fn is_arrow(c: char) -> bool {
    matches!(c, '>' | '»' | '▶' | '►' | '→' | '❯' | '›' | '⇒' | '➤')
}

/// Characters of the longest of those words with brackets and spaces.
const SEE_MORE_CHARS: usize = 24;

/// What stands behind `Xem thêm:`, `[Read more] `, `Đọc thêm >>` at the start of a line; at least three
/// words.
pub(in crate::parse) fn see_more(text: &str) -> Option<&str> {
    // A mark is short: a longer line is not looked through.
    let at = text
        .char_indices()
        .take(SEE_MORE_CHARS)
        .find(|(_, c)| matches!(c, ':' | '>' | '»'))
        .map(|(at, _)| at)?;
    let before = &text[..at];
    let rest = text[at..].trim_start_matches([':', '>', '»']);
    let bare: Vec<Word> = crate::text::syllable::words(before)
        .map(|(_, w)| Word::of(&crate::text::fold::bare(w)))
        .collect();
    (SEE_MORE.contains(&bare.as_slice()) && rest.split_whitespace().nth(2).is_some())
        .then_some(rest.trim())
}

/// First words of an interviewer before a colon.
const ASKERS: &[&[Word]] = &[
    &words!["pv"],
    &words!["hoi"],
    &words!["q"],
    &words!["question"],
    &words!["phong", "vien"],
    &words!["nha", "bao"],
    &words!["cau", "hoi"],
    &words!["ban", "doc"],
    &words!["mc"],
];

/// `PV:`, `Hỏi:`, `Phóng viên:`, `- Thưa ông`, `Xin`: words of an interviewer.
fn speaker(line: &Line<'_>) -> bool {
    let asker = line.has(Signs::COLON)
        && ASKERS.iter().any(|a| line.starts_with(a))
        && line.text.chars().take(36).any(|c| c == ':');
    asker
        || match line.words {
            [first, ..] if *first == Word::of("thua") => true,
            [first, second, ..] => {
                *first == Word::of("xin")
                    && words!["ong", "ba", "dong", "bo", "thu", "dai", "cam"].contains(second)
            }
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_to_other_articles() {
        assert_eq!(
            see_more("[Xem thêm: Phố người Việt ở Phnom Penh]"),
            Some("Phố người Việt ở Phnom Penh]")
        );
        assert_eq!(see_more("Xem thêm: hai từ"), None);
        assert_eq!(see_more("Ông nói: một hai ba"), None);
    }

    #[test]
    fn agencies() {
        let rest = "Sáng nay, tại Hà Nội, hội nghị đã khai mạc với sự có mặt của nhiều đại biểu.";
        assert!(has_agency_mark(&format!("TTTĐ - {rest}")));
        assert!(has_agency_mark(&format!("Hà Nội (BSQ) - {rest}")));
        assert!(!has_agency_mark(&format!("Hội nghị - {rest}")));
        assert!(option("A. Một tầm nhìn") && !option("Anh nói"));
    }
}
