//! What the head of a page says in words: byline, date, section, and a title where there is none.

use super::article::{Origin, Published};
use crate::source::page::Page;
use super::marks::Furniture;
use super::word::Word;
use crate::text::{date, fold, syllable};

/// The first date and time in a line.
#[must_use]
pub(super) fn published(line: &str) -> Option<Published> {
    date::find(line).first().map(|f| Published {
        date: f.date,
        time: f.time,
        origin: Origin::Page,
    })
}

/// What the record or, when that has none, the file of a page says of its date.
#[must_use]
pub(super) fn dated_elsewhere(page: &Page) -> Option<Published> {
    let record = page.date.as_deref().and_then(published);
    let file = page.modified.map(|date| Published {
        date,
        time: None,
        origin: Origin::File,
    });
    let record = record.map(|p| Published {
        origin: Origin::Record,
        ..p
    });
    record.or(file)
}

/// Words, bare, that introduce a writer and are no part of the name. Longest first.
const BEFORE_NAME: &[&str] = &[
    "nguoi thuc hien",
    "nhom phong vien",
    "bai va anh",
    "tin va anh",
    "written by",
    "reported by",
    "story by",
    "compiled by",
    "thuc hien",
    "bien tap",
    "bien soan",
    "tac gia",
    "phong vien",
    "bai anh",
    "tin anh",
    "tin bai",
    "nguoi viet",
    "luoc dich",
    "tong hop",
    "nhom pv",
    "nguon",
    "source",
    "reporter",
    "theo",
    "bai",
    "tin",
    "ghi",
    "dich",
    "by",
];

/// The writer's name in a byline: without `Theo`, `Bài, ảnh:`, brackets, e-mail and date.
///
/// ```text
/// P.V (Ảnh: Minh Châu)  ->  P.V        BẢO AN (ghi)  ->  BẢO AN        Theo Bảo An/Báo X  ->  Bảo An
/// ```
#[must_use]
pub(super) fn byline(line: &str) -> Option<String> {
    let mut text = line.trim();
    if let Some(found) = date::find(text).first() {
        let before = text[..found.bytes.start].trim();
        text = if before.is_empty() {
            date::rest(text)
        } else {
            before
        };
        text = date_tail(text);
    }
    if let Some(open) = text.find(['(', '[', '<']).filter(|&at| at > 0) {
        text = &text[..open];
    }
    text = text.trim_start_matches(['(', '[', '-', '–', '—', '*', '•', ' ']);
    loop {
        let before = text;
        for mark in BEFORE_NAME {
            if let Some(rest) = strip_words(text, mark) {
                text = rest;
                break;
            }
        }
        if text.len() == before.len() {
            break;
        }
    }
    // An address belongs to no name.
    if let Some(at) = text.find('@') {
        let start = text[..at].rfind(|c: char| c.is_whitespace()).unwrap_or(0);
        text = &text[..start];
    }
    for part in ["/", " | ", " - ", " – ", " — ", " • ", " · "] {
        if let Some(at) = text.find(part).filter(|&at| at > 0) {
            text = &text[..at];
        }
    }
    let name = text
        .trim_matches(|c: char| c.is_whitespace() || ".,:;|-–—*•·/\"".contains(c))
        .trim_end_matches(')');
    (!name.is_empty() && name.chars().any(char::is_alphabetic)).then(|| name.to_owned())
}

/// Drops what is left of a date's furniture at the end: `, ngày`, ` | `, weekday.
fn date_tail(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || ",|-–—•·(".contains(c))
}

/// `text` without the words of `mark` at its start and the signs behind them.
fn strip_words<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let mut end = 0;
    let mut words = syllable::words(text);
    for want in mark.split(' ') {
        let (at, word) = words.next()?;
        if fold::bare(word) != want {
            return None;
        }
        end = at + word.len();
    }
    let rest = &text[end..];
    let stripped = rest.trim_start_matches([':', ' ', '\u{a0}', '-', '–', ',']);
    (!stripped.is_empty() && stripped.len() < rest.len()).then_some(stripped)
}

/// A writer's name behind a dash or a full stop at the end of the last paragraph.
#[must_use]
pub(super) fn signature(paragraph: &str) -> Option<&str> {
    let text = paragraph.trim_end_matches(['.', ' ', '\u{a0}', '|']);
    let at = [
        "/. ", "./. ", " - ", " – ", " — ", ".- ", "./.", ".-", ". - ", "– ",
    ]
    .iter()
    .filter_map(|d| text.rfind(d).map(|at| at + d.len()))
    .max()?;
    let name = text.get(at..)?.trim();
    let name = name.split(['(', '/']).next().unwrap_or(name).trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = (2..=4).contains(&words.len())
        && words.iter().all(|w| {
            w.chars().next().is_some_and(char::is_uppercase)
                && w.chars().all(|c| c.is_alphabetic() || c == '.')
        });
    let ended = text[..at]
        .trim_end_matches([' ', '-', '–', '—', '/'])
        .ends_with(['.', '!', '?', '…', '"', '”']);
    (named && ended).then_some(name)
}

/// The section that a breadcrumb, a kicker or the words beside a date name.
///
/// A breadcrumb's last step counts, unless it is the title; the site's front page is no section.
#[must_use]
pub(super) fn section(line: &str, title: &str) -> Option<String> {
    let line = date::rest(line)
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .replace(['\u{a0}', '\u{202f}'], " ");
    let line = line.as_str();
    let line = strip_words(line, "chuyen muc")
        .or_else(|| strip_words(line, "muc"))
        .unwrap_or(line);
    // Several names far apart are a menu.
    if line.split("   ").filter(|p| !p.trim().is_empty()).count() > 1 {
        return None;
    }
    let title = fold::bare(title);
    line.split(['>', '»', '›', '|', '•', '·', '→'])
        .flat_map(|p| p.split(" / "))
        .map(|p| p.trim_matches(|c: char| c.is_whitespace() || ",:-–—/".contains(c)))
        .filter(|p| p.chars().any(char::is_alphabetic))
        .filter(|p| {
            let bare = fold::bare(p);
            let site = matches!(bare.as_str(), "trang chu" | "home" | "trang nhat");
            let own = bare == title || (bare.len() > 8 && title.starts_with(&bare));
            !site && !own
        })
        .last()
        .filter(|p| p.split_whitespace().count() <= 8 && !p.bytes().any(|b| b.is_ascii_digit()))
        .map(str::to_owned)
}

/// Whether words beside a date are a person's name and not a section: two to five capitalised words,
/// each of them.
#[must_use]
pub(super) fn is_name(text: &str, furniture: &Furniture) -> bool {
    let words: Vec<&str> = text
        .split(['/', '('])
        .next()
        .unwrap_or(text)
        .split_whitespace()
        .collect();
    let bare: Vec<Word> = words.iter().map(|w| Word::of(&fold::bare(w))).collect();
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let all_upper = |w: &&str| w.chars().count() > 1 && !w.chars().any(char::is_lowercase);
    (2..=5).contains(&words.len())
        && words.iter().all(capital)
        && !words.iter().all(all_upper)
        && furniture.mark(&bare).is_none()
}

/// Words of a derived title.
const DERIVED: usize = 18;

/// A title for a page that has none: the first sentence of its text, cut at a word.
#[must_use]
pub(super) fn derived_title(text: &str) -> String {
    let sentence = text.find(". ").map_or(text, |at| &text[..at]);
    let mut words = sentence.split_whitespace();
    let mut title = words.by_ref().take(DERIVED).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        title = title.trim_end_matches([',', ';', ':', '-']).to_owned() + "…";
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_bylines() {
        for (line, want) in [
            ("P.V (Ảnh: Minh Châu/TGVN)", "P.V"),
            ("PV.", "PV"),
            ("BẢO AN (ghi)", "BẢO AN"),
            ("Theo Bảo An/Báo Sông Quê", "Bảo An"),
            ("Bài, ảnh: LÊ VĂN - TRẦN THỊ", "LÊ VĂN"),
            ("Tác giả: Hà Vân", "Hà Vân"),
            ("Hà Vân havan@vidu.vn", "Hà Vân"),
            ("Hà Vân - 15/12/2021 10:38", "Hà Vân"),
            ("By Ha Van | December 15, 2021", "Ha Van"),
        ] {
            assert_eq!(byline(line).as_deref(), Some(want), "{line}");
        }
    }

    #[test]
    fn sections() {
        assert_eq!(
            section("Tin tức 14/12/2021 10:38", "x").as_deref(),
            Some("Tin tức")
        );
        assert_eq!(
            section("Trang chủ > Thời sự > Đối ngoại", "x").as_deref(),
            Some("Đối ngoại")
        );
        assert_eq!(
            section(
                "Trang chủ » Chính trị » Bài học từ biên giới",
                "Bài học từ biên giới"
            )
            .as_deref(),
            Some("Chính trị")
        );
    }

    #[test]
    fn signatures() {
        assert_eq!(
            signature("Hội nghị bế mạc chiều cùng ngày. - Bảo An"),
            Some("Bảo An")
        );
        assert_eq!(signature("Hội nghị bế mạc./. Bảo An"), Some("Bảo An"));
        assert_eq!(signature("Tuyến Hà Nội - Hải Phòng"), None);
    }

    #[test]
    fn a_derived_title_ends_at_a_word() {
        assert_eq!(derived_title("Một hai. Ba"), "Một hai");
        assert!(derived_title(&"chữ ".repeat(40)).ends_with("chữ…"));
    }
}
