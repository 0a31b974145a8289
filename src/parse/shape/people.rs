//! Who took the picture and who wrote the text.

use crate::parse::facts::{Fact, Facts};
use crate::parse::line::{Line, Signs};
use crate::parse::marks::{Furniture, Mark};
use crate::parse::word::{Word, words};
use crate::text::{fold, syllable};

/// Longest line, in words, that is looked at for a credit.
const CAPTION: usize = 90;

pub(super) fn credits(line: &Line<'_>, furniture: &Furniture, out: &mut Facts) {
    let text = line.text;
    if line.count > CAPTION {
        return;
    }
    let tail = text.trim_end_matches(['|', ' ', '.', '\u{a0}', '"', '”']);
    if tail.ends_with([')', ']'])
        && let Some(open) = tail.rfind(['(', '['])
    {
        let inside = words_of(&tail[open + 1..]);
        if furniture.credit(&inside).is_some() && inside.len() <= 9 {
            out.insert(if line.words.len() <= inside.len() + 1 {
                Fact::CreditOnly
            } else {
                Fact::CreditBracket
            });
            return;
        }
    }
    if furniture.credit(line.words).is_some_and(|n| {
        line.words.len() > n && line.has(Signs::COLON) && line.words.len() <= n + 6
    }) {
        out.insert(Fact::CreditOnly);
        return;
    }
    // `… . Ảnh: Tuấn Anh`, `… - Ảnh: X`, `… | Photo: X`: at most seven words behind the mark.
    if !line.has(Signs::COLON.and(Signs::STROKE)) {
        return;
    }
    let parts = memchr::memrchr2(b':', b'/', text.as_bytes())
        .map(|at| (&text[..at], &text[at + 1..]))
        .filter(|(_, behind)| behind.split_whitespace().nth(6).is_none());
    if let Some((before, behind)) = parts {
        let behind = syllable::words(behind).count();
        let marked = |before: &[Word]| {
            (1..=3).any(|n| {
                before.len() > n && furniture.credit(&before[before.len() - n..]) == Some(n)
            })
        };
        let is_open = match line.words.get(..line.count.saturating_sub(behind)) {
            Some(before) => marked(before),
            None => marked(&words_of(end_of(before))),
        };
        out.set(Fact::CreditOpen, is_open);
    }
}

/// The end of a text, long enough for the mark of a credit and a word before it.
fn end_of(text: &str) -> &str {
    const CHARS: usize = 48;
    let start = text.char_indices().nth_back(CHARS - 1);
    &text[start.map_or(0, |(at, _)| at)..]
}

fn words_of(text: &str) -> Vec<Word> {
    syllable::words(text)
        .map(|(_, w)| Word::of(&fold::bare(w)))
        .collect()
}

/// The commonest surnames: a name-only line that begins with one is a person's name.
const SURNAMES: &[Word] = &words![
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
    "ho", "ngo", "duong", "ly", "dinh", "doan", "dao", "trinh", "truong", "mai", "luong", "cao",
    "ta", "ha", "phung", "luu", "chau", "to", "tong", "quach", "thai", "chu", "lam"
];

pub(super) fn names(line: &Line<'_>, mark: Option<Mark>, out: &mut Facts) {
    if matches!(
        mark,
        Some(Mark::Chrome | Mark::Links | Mark::Related | Mark::Topic)
    ) || line.words.len() > 14
    {
        return;
    }
    if let [_, .., before, last] = line.words
        && last.is_number()
        && line.words.len() >= 5
    {
        let picture = words!["anh", "hinh"].contains(before);
        out.set(
            Fact::AltNumber,
            picture || (line.has(Signs::DASH) && line.text.contains(" - ")),
        );
    }
    // A name has two words at least, each with a capital.
    if line.capitals() < 2 || !line.text.starts_with(char::is_uppercase) {
        return;
    }
    let text = line.text.trim_end_matches(['.', '|', ' ']);
    let core = text
        .split(['(', '-', '–', '/', '|', ',', ';', '&', '@'])
        .next()
        .unwrap_or(text)
        .trim();
    if !is_name(core) {
        return;
    }
    if core.len() == text.len() {
        out.insert(Fact::NameOnly);
        if line.words.first().is_some_and(|w| SURNAMES.contains(w)) {
            out.insert(Fact::SurnameOnly);
        }
    } else if line.words.len() <= core.split_whitespace().count() + 6 {
        out.insert(Fact::NameMark);
    }
}

/// `Bài học từ biên giới`, `Bài 3`: begins as `Bài: Hà Vân` does and goes on as no name does.
pub(super) fn begins_like_a_title(line: &Line<'_>) -> bool {
    const MARK: Word = Word::of("bai");
    let [MARK, second, ..] = line.words else {
        return false;
    };
    let mut words = syllable::words(line.text);
    let (Some((at, first)), Some((next, word))) = (words.next(), words.next()) else {
        return false;
    };
    let apart = line.text[at + first.len()..next].trim().is_empty();
    apart && !word.starts_with(char::is_uppercase) && !words!["va", "anh"].contains(second)
}

/// Two to five capitalised words of letters and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let mut count = 0;
    for w in text.split_whitespace() {
        count += 1;
        let name = w.starts_with(char::is_uppercase)
            && w.chars().all(|c| c.is_alphabetic() || "'’.-".contains(c));
        if !name || count > 5 {
            return false;
        }
    }
    count >= 2
}
