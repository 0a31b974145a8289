//! Facts of a line alone: length, ends, case, dates, credits, names.

use super::facts::Fact;
use super::line::{End, Line};
use super::marks::{Furniture, Mark};
use crate::text::{date, fold};

/// Longest line, in bytes, in which a date is looked for.
const DATE_LINE: usize = 240;

/// The facts of `line` alone, and its certain mark.
pub(super) fn facts(line: &Line<'_>, furniture: &Furniture, out: &mut Vec<Fact>) -> Option<Mark> {
    out.push(Fact::Always);
    out.push(words(line.words.len()));
    out.push(end(line.end));
    match line.inner_ends {
        0 => {}
        1 => out.push(Fact::Inner1),
        _ => out.push(Fact::Inner2),
    }
    start(line, out);
    letters(line, out);
    dates(line, out);
    let mark = furniture.mark(&line.words);
    if let Some(mark) = mark {
        out.push(match mark {
            Mark::Related => Fact::MarkRelated,
            Mark::Links => Fact::MarkLinks,
            Mark::Topic => Fact::MarkTopic,
            Mark::Chrome => Fact::MarkChrome,
            Mark::Byline => Fact::MarkByline,
            Mark::Section => Fact::MarkSection,
        });
    }
    if line.words.len() <= 40 && furniture.has_foot_words(&line.words) {
        out.push(Fact::FootWords);
    }
    if line.words.len() <= 8 && furniture.has_reader_words(&line.words) {
        out.push(Fact::ReaderWords);
    }
    credits(line, furniture, out);
    names(line, mark, out);
    mark
}

fn words(n: usize) -> Fact {
    match n {
        0..=2 => Fact::Words1,
        3..=5 => Fact::Words3,
        6..=9 => Fact::Words6,
        10..=14 => Fact::Words10,
        15..=24 => Fact::Words15,
        25..=39 => Fact::Words25,
        40..=79 => Fact::Words40,
        _ => Fact::Words80,
    }
}

fn end(end: End) -> Fact {
    match end {
        End::Stop => Fact::EndStop,
        End::Question => Fact::EndQuestion,
        End::Exclamation => Fact::EndExclamation,
        End::Colon => Fact::EndColon,
        End::Ellipsis => Fact::EndEllipsis,
        End::Comma => Fact::EndComma,
        End::Pipe => Fact::EndPipe,
        End::Bracket => Fact::EndBracket,
        End::Open => Fact::EndOpen,
    }
}

fn start(line: &Line<'_>, out: &mut Vec<Fact>) {
    let text = line.text;
    let first = text.chars().next().unwrap_or(' ');
    if first.is_lowercase() {
        out.push(Fact::StartLower);
    } else if first.is_ascii_digit() {
        out.push(Fact::StartDigit);
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        if text.len() - rest.len() <= 2 && rest.starts_with(['.', ')', '/']) {
            out.push(Fact::StartNumbered);
        }
    }
    match first {
        '"' | '“' | '\'' | '‘' => out.push(Fact::StartQuote),
        '-' | '–' | '—' | '•' | '*' | '+' | '·' | '●' | '▪' | '◦' => {
            out.push(Fact::StartBullet);
        }
        '(' | '[' => out.push(Fact::StartBracket),
        '#' => out.push(Fact::StartHash),
        '©' | '®' | '℗' | '™' => out.push(Fact::FootWords),
        '>' | '»' | '▶' | '►' | '→' | '❯' | '›' | '⇒' | '➤' => {
            out.push(Fact::StartArrow);
        }
        _ => {}
    }
    if agency(text) {
        out.push(Fact::StartAgency);
    }
    if see_more(line) {
        out.push(Fact::StartSeeMore);
    }
    if speaker(line) {
        out.push(Fact::Speaker);
    }
}

/// `(X) -`, `XXO -`, `X.VN -`, `Place (Agency) -`, `Place, 15/12 (X) -` at the start of running text.
fn agency(text: &str) -> bool {
    let head: String = text.chars().take(48).collect();
    let Some(at) = [" - ", " – ", " — ", ") -", ") –"]
        .iter()
        .filter_map(|d| head.find(d))
        .min()
    else {
        return false;
    };
    let mark = head[..at].trim_end_matches([')', ' ']);
    let words = mark.split_whitespace().count();
    let name = mark.rsplit('(').next().unwrap_or(mark);
    let upper = name.chars().filter(|c| c.is_uppercase()).count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let closed = head[..at].ends_with(')') || head[at..].starts_with(')');
    text.len() > at + 60
        && words <= 7
        && letters > 0
        && ((closed && mark.contains('(')) || (upper * 10 >= letters * 7 && letters >= 2))
}

/// Words, bare, that lead to another article when a colon and its title stand behind them.
pub(super) const SEE_MORE: &[&str] = &[
    "xem them",
    "doc them",
    "tin lien quan",
    "bai lien quan",
    "xem lai",
    "xem tiep",
    "doc tiep",
    "moi doc",
    "moi xem",
    "related",
    "read more",
    "read also",
    "see also",
    "more",
    "also read",
];

fn see_more(line: &Line<'_>) -> bool {
    let Some((before, rest)) = line.text.split_once([':', '>', '»']) else {
        return false;
    };
    let bare = fold::bare(before.trim_matches(['[', '(', ' ', '-', '–', '•', '*', '\u{a0}']));
    SEE_MORE.contains(&bare.as_str()) && rest.split_whitespace().count() >= 3
}

/// `PV:`, `Hỏi:`, `Phóng viên:`, `- Thưa ông`, `Xin`: words of an interviewer.
fn speaker(line: &Line<'_>) -> bool {
    let w = |i: usize| line.words.get(i).map(String::as_str).unwrap_or_default();
    let colon = line.text.char_indices().take(36).any(|(_, c)| c == ':');
    (colon
        && matches!(
            (w(0), w(1)),
            ("pv" | "hoi" | "q" | "question", _)
                | ("phong", "vien")
                | ("nha", "bao")
                | ("cau", "hoi")
        ))
        || matches!(
            (w(0), w(1)),
            ("thua", _) | ("xin", "ong" | "ba" | "dong" | "bo" | "thu" | "dai" | "cam")
        )
}

fn letters(line: &Line<'_>, out: &mut Vec<Fact>) {
    let text = line.text;
    if !line.has_letters() {
        out.push(Fact::NoLetters);
    } else if line.upper >= 85 && text.len() > 3 {
        out.push(Fact::AllUpper);
    }
    if line.words.len() >= 2 && line.capitals * 10 >= line.words.len() * 8 {
        out.push(Fact::TitleCase);
    }
    if text.chars().nth(3).is_none() {
        out.push(Fact::Tiny);
    }
    if line.is_slug() {
        out.push(Fact::Slug);
    } else if line.slug_prefix() >= 3 {
        out.push(Fact::SlugPrefix);
    }
    if text.len() < 400 {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits * 4 >= text.len() {
            out.push(Fact::Digits);
        }
        if text.matches(',').count() >= 3 {
            out.push(Fact::Commas);
        }
        if text.contains("http") || text.contains("www.") || email(text) {
            out.push(Fact::Address);
        }
        let parts = ['>', '»', '|', '/', '›', '•', '·']
            .iter()
            .any(|&s| text.contains(&format!(" {s} ")));
        if parts && line.words.len() <= 16 {
            out.push(Fact::Breadcrumb);
        }
        if line.words.len() >= 16 && glued(line) {
            out.push(Fact::Glued);
        }
    }
}

fn email(text: &str) -> bool {
    text.find('@').is_some_and(|at| {
        let name = text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        name && text[at..].contains('.')
    })
}

/// Two or more places where a capitalised word follows a lower-case one and goes on in lower case,
/// without a stop anywhere: titles run together.
fn glued(line: &Line<'_>) -> bool {
    if matches!(
        line.end,
        End::Stop | End::Ellipsis | End::Colon | End::Comma
    ) || line.inner_ends > 0
        || line.text.contains(", ")
    {
        return false;
    }
    let words: Vec<&str> = line.text.split_whitespace().collect();
    let lower = |w: &str| w.chars().next().is_some_and(char::is_lowercase);
    let starts = words
        .windows(3)
        .filter(|w| {
            lower(w[0]) && !lower(w[1]) && w[1].chars().all(char::is_alphabetic) && lower(w[2])
        })
        .count();
    starts >= 2
}

fn dates(line: &Line<'_>, out: &mut Vec<Fact>) {
    if line.text.len() > DATE_LINE || !line.text.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    let found = date::find(line.text);
    if found.is_empty() {
        let bare = fold::bare(line.text);
        if ["truoc", "ago"]
            .iter()
            .any(|w| line.words.iter().any(|x| x == w))
            && line.words.len() <= 8
        {
            out.push(Fact::Ago);
        } else if line.words.len() <= 4
            && (bare.contains(':') || bare.contains('h'))
            && date::is_time(line.text)
        {
            out.push(Fact::TimeOnly);
        }
        return;
    }
    let rest = date::rest(line.text);
    let rest_words = rest.split_whitespace().count();
    if rest.is_empty() {
        out.push(Fact::DateOnly);
    } else if rest_words <= 6
        && line.words.len() <= 22
        && line.inner_ends == 0
        && line.end != End::Stop
    {
        out.push(Fact::DateRest);
    } else {
        out.push(Fact::DateInside);
    }
}

fn credits(line: &Line<'_>, furniture: &Furniture, out: &mut Vec<Fact>) {
    let text = line.text;
    if line.words.len() > 90 {
        return;
    }
    let tail = text.trim_end_matches(['|', ' ', '.', '\u{a0}', '"', '”']);
    if let Some(open) = tail
        .rfind(['(', '['])
        .filter(|_| tail.ends_with([')', ']']))
    {
        let inside = words_of(&tail[open + 1..]);
        if furniture.credit(&inside).is_some() && inside.len() <= 9 {
            out.push(if line.words.len() <= inside.len() + 1 {
                Fact::CreditOnly
            } else {
                Fact::CreditBracket
            });
            return;
        }
    }
    if furniture
        .credit(&line.words)
        .is_some_and(|n| line.words.len() > n && text.contains(':') && line.words.len() <= n + 6)
    {
        out.push(Fact::CreditOnly);
        return;
    }
    // `… . Ảnh: Tuấn Anh`, `… - Ảnh: X`, `… | Photo: X`: at most seven words behind the mark.
    let behind = text
        .rfind([':', '/'])
        .filter(|&at| text[at + 1..].split_whitespace().count() <= 6);
    if let Some(at) = behind {
        let before = words_of(&text[..at]);
        let marked = (1..=3)
            .any(|n| before.len() > n && furniture.credit(&before[before.len() - n..]) == Some(n));
        if marked {
            out.push(Fact::CreditOpen);
        }
    }
}

fn words_of(text: &str) -> Vec<String> {
    crate::text::syllable::words(text)
        .map(|(_, w)| fold::bare(w))
        .collect()
}

/// The commonest surnames: a name-only line that begins with one is a person's name.
const SURNAMES: &[&str] = &[
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
    "ho", "ngo", "duong", "ly", "dinh", "doan", "dao", "trinh", "truong", "mai", "luong", "cao",
    "ta", "ha", "phung", "luu", "chau", "to", "tong", "quach", "thai", "chu", "lam",
];

fn names(line: &Line<'_>, mark: Option<Mark>, out: &mut Vec<Fact>) {
    if matches!(
        mark,
        Some(Mark::Chrome | Mark::Links | Mark::Related | Mark::Topic)
    ) || line.words.len() > 14
    {
        return;
    }
    let text = line.text.trim_end_matches(['.', '|', ' ']);
    let core = text
        .split(['(', '-', '–', '/', '|', ',', ';', '&', '@'])
        .next()
        .unwrap_or(text)
        .trim();
    let words: Vec<&str> = core.split_whitespace().collect();
    let name = (2..=5).contains(&words.len())
        && words.iter().all(|w| {
            w.chars().next().is_some_and(char::is_uppercase)
                && w.chars().all(|c| c.is_alphabetic() || "'’.-".contains(c))
        });
    if name && core.len() == text.len() {
        out.push(Fact::NameOnly);
        if SURNAMES.contains(&fold::bare(words[0]).as_str()) {
            out.push(Fact::SurnameOnly);
        }
    } else if name && line.words.len() <= words.len() + 6 {
        out.push(Fact::NameMark);
    }
    let number = line
        .words
        .last()
        .is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    if number && line.words.len() >= 5 {
        let before = &line.words[line.words.len() - 2];
        if before == "anh" || before == "hinh" || text.contains(" - ") {
            out.push(Fact::AltNumber);
        }
    }
}
