//! What stands beside a date: who wrote the article, which section it is in, or nothing that counts.

use std::sync::LazyLock;

use super::byline;
use super::office::without_deed;
use super::section;
use crate::parse::marks::{Furniture, Mark};
use crate::parse::word::{Word, words};
use crate::text::fold::{self, ExactSet};
use crate::text::{date, syllable};

/// What some words beside a date are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside<'a> {
    /// Who wrote it.
    Person(&'a str),
    /// Where it stands on the site.
    Section(&'a str),
}

/// Places, bare, that stand before the day on which something was written there.
const PLACES: &[&str] = &[
    "ha noi",
    "hanoi",
    "tp hcm",
    "tp ho chi minh",
    "ho chi minh city",
    "da nang",
    "can tho",
    "hai phong",
    "hue",
    "phnom penh",
    "vieng chan",
    "vientiane",
    "bangkok",
    "bang coc",
    "jakarta",
    "manila",
    "singapore",
    "kuala lumpur",
    "yangon",
    "bac kinh",
    "beijing",
    "tokyo",
    "seoul",
    "new delhi",
    "new york",
    "washington",
    "geneva",
    "gioneve",
    "paris",
    "london",
    "berlin",
    "moscow",
    "mat xco va",
    "brussels",
    "vienna",
    "praha",
    "warszawa",
    "canberra",
    "ottawa",
    "la habana",
];

/// What stands beside the dates of `line`, in order.
pub(super) fn beside<'a>(line: &'a str, furniture: &Furniture) -> Vec<Beside<'a>> {
    // `Hà Nội, ngày 14 tháng 2 năm 2018` is where a letter was written.
    let place = line.split_once(", ngày ").map(|(place, _)| place.trim());
    date::apart(line)
        .into_iter()
        .filter(move |part| Some(part.trim_end_matches([',', ' '])) != place)
        .flat_map(|text| text.split(['|', '•', '·', '丨', '\t']))
        .filter_map(|part| told(part, furniture))
        .collect()
}

fn told<'a>(part: &'a str, furniture: &Furniture) -> Option<Beside<'a>> {
    let part = part.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '.'));
    let (part, is_signed) = after_by(part);
    let part = match part.strip_prefix('(') {
        Some(inside) => inside.trim_end_matches(')'),
        None => part,
    };
    if !part.chars().any(char::is_alphabetic) || part.split_whitespace().count() > 14 {
        return None;
    }
    if let Some(by) = byline::introduced(part) {
        return Some(Beside::Person(by));
    }
    let name = without_deed(name_of(part));
    if PLACES.contains(&fold::bare(name).as_str()) {
        return None;
    }
    // `by hoidonghuong`: whatever stands there is a name.
    let called = is_signed && (1..=3).contains(&name.split_whitespace().count());
    let called = called && !name.bytes().any(|b| b.is_ascii_digit());
    if called || is_person(name, furniture) {
        return Some(Beside::Person(name));
    }
    let part = part.trim_end_matches('.');
    (is_section(part) && part.split_whitespace().count() <= 8).then_some(Beside::Section(part))
}

/// Words before a name beside a date.
static BY: LazyLock<ExactSet> = LazyLock::new(|| ExactSet::new(["by", "bởi", "author"]));

/// `Posted by An`, `by An`: what stands behind the mark, which is one of the first words, and whether there is one.
fn after_by(part: &str) -> (&str, bool) {
    let mark = syllable::words(part).take(3).find(|(_, w)| BY.has(w));
    match mark {
        Some((at, word)) => (part[at + word.len()..].trim_start_matches([':', ' ']), true),
        None => (part, false),
    }
}

/// The name at the start of `text`: without the office or agency behind a comma or a bracket.
pub(super) fn name_of(text: &str) -> &str {
    let text = text.split(['(', '[']).next().unwrap_or(text);
    let mut end = text.len();
    for (at, _) in text.match_indices([',', '/']) {
        let next = text[at + 1..].trim_start();
        let office = next.starts_with(char::is_lowercase) || next.starts_with("Theo ");
        if office || text[at..].starts_with('/') {
            end = end.min(at);
        }
    }
    text[..end]
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.')
        .trim()
}

/// First words of bylines of several people or of a desk.
static GROUPS: LazyLock<ExactSet> =
    LazyLock::new(|| ExactSet::new(["pv", "nhóm", "ban", "bbt", "ctv", "phòng", "tòa"]));

/// First words that no name begins with. With their marks: `Báo` is none, `Bảo` may be.
static NO_NAME: LazyLock<ExactSet> = LazyLock::new(|| {
    let words = "tin chuyện góc mục trang báo tạp kênh video ảnh sự xem nghe đọc miền số \
        năm theo nguồn đã cập lượt chia in gửi podcast home news the updated update last write created";
    ExactSet::new(words.split(' '))
});

/// Whether `text` is the name of one who writes: capitalised words, initials, a desk.
pub(super) fn is_person(text: &str, furniture: &Furniture) -> bool {
    if text.is_empty() || text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let bare: Vec<Word> = syllable::words(text)
        .map(|(_, w)| Word::of(&fold::bare(w)))
        .collect();
    let Some((_, first)) = syllable::words(text).next() else {
        return false;
    };
    if furniture.mark(&bare).is_some_and(|m| m != Mark::Byline) {
        return false;
    }
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let parts: Vec<&str> = text
        .split_whitespace()
        .filter(|w| w.chars().any(char::is_alphabetic))
        .collect();
    if GROUPS.has(first) && capital(parts[0]) && parts.len() <= 6 {
        return true;
    }
    if NO_NAME.has(first) || furniture.names_section(&bare) {
        return false;
    }
    if parts.len() == 1 {
        return is_initials(parts[0]);
    }
    let joins = |w: &str| matches!(fold::bare(w).as_str(), "va" | "and");
    (2..=9).contains(&parts.len()) && parts.iter().all(|w| capital(w) || joins(w))
}

/// `K.O`, `M.Q.`, `T.P`: at most four capitals, each with a dot.
fn is_initials(word: &str) -> bool {
    word.contains('.')
        && word.chars().filter(|c| c.is_alphabetic()).count() <= 4
        && word.chars().all(|c| c == '.' || c.is_uppercase())
}

/// Words that stand beside dates and name no section.
const NO_SECTION: &[Word] = &words![
    "tra", "binh", "luot", "comment", "comments", "views", "view", "author", "write", "created",
    "update", "updated", "posted", "read", "min", "doc", "nghe", "chua", "gmt", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "so", "print", "email", "in",
    "source", "nguon", "theo", "category", "xem", "hieu", "edited", "modified", "gui", "chia",
    "share", "dang", "cap"
];

/// Whether `text` may be the name of a section.
fn is_section(text: &str) -> bool {
    let first = syllable::words(text).next();
    // `Tin lúc 18:00`, `Tin ngày 16/12`.
    let leads = fold::same(text, "tin");
    if section::is_site(text) || leads {
        return false;
    }
    // `Đã cập nhật` is none, `Đa phương` may be one.
    let other = |w: &str| NO_SECTION.contains(&Word::of(&fold::bare(w))) || fold::same(w, "Đã");
    first.is_some_and(|(_, w)| !other(w))
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.contains([':', '@'])
        && !section::is_acronym(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_sections() {
        let furniture = Furniture::builtin();
        let of = |line| beside(line, furniture);
        for (line, name) in [
            (
                "BẢO HÂN - KIỀU VŨ - Thứ ba, 13/08/2024 14:02 (GMT+7)",
                "BẢO HÂN - KIỀU VŨ",
            ),
            (
                "Ban Thời sự-Thứ hai, ngày 07/08/2023 20:14 GMT+7",
                "Ban Thời sự",
            ),
            ("Đ.K | 17/05/2023 23:48", "Đ.K"),
            ("Posted on August 14, 2018 by Lữ Khách Già", "Lữ Khách Già"),
            (
                "18 Tháng Mười Một 2022 | Hải Đường | Chưa có bình luận",
                "Hải Đường",
            ),
            ("Vũ Hoài, thông tín viên - 2016-08-23", "Vũ Hoài"),
            ("PV•16/05/2024 08:22", "PV"),
            ("10.5.2016 | T.N", "T.N"),
            ("Posted on 14/03/2017 by hoidonghuong", "hoidonghuong"),
            ("Thu Vân, Hải Đăng · 3 giờ trước", "Thu Vân, Hải Đăng"),
            ("BÍCH NGÂN thực hiện   14/07/2023 19:03", "BÍCH NGÂN"),
            ("16/11/2023 - Theo Báo Lào Cai", "Báo Lào Cai"),
            ("19/08/2024 | Bài, ảnh: Mai Thương", "Mai Thương"),
        ] {
            assert_eq!(of(line).first(), Some(&Beside::Person(name)), "{line}");
        }
        for (line, name) in [
            ("Tin tức 14/12/2021 10:38", "Tin tức"),
            (
                "14-03-2024 - 15:27 PM | Tài chính - Ngân hàng",
                "Tài chính - Ngân hàng",
            ),
            ("QUỐC TẾ NỔI BẬT 31/07/2020", "QUỐC TẾ NỔI BẬT"),
        ] {
            assert_eq!(of(line).first(), Some(&Beside::Section(name)), "{line}");
        }
        assert_eq!(
            of("Derby Hà Nội | 15/12/2021"),
            [Beside::Section("Derby Hà Nội")]
        );
        assert_eq!(of("Thứ bảy, 24/03/2018 06:00 AM - 0 Trả lời"), []);
        assert_eq!(of("Created 15 November 2018"), []);
        assert_eq!(of("Hà Nội, ngày 14 tháng 02 năm 2018"), []);
        assert_eq!(of("- Thứ Ba, 07/11/2023, 12:40 - Chia sẻ"), []);
        assert_eq!(of("TLM| 07/11/2023 08:00"), []);
        assert_eq!(of("17:02 31.03.2021 (Đã cập nhật: 17:40 31.03.2021)"), []);
        assert_eq!(of("Báo Vịnh Xanh điện tử - Thứ Sáu, 02/09/2022"), []);
        assert_eq!(of("Tin lúc 18:00, 16/12/2021"), []);
        assert_eq!(of("Phnôm Pênh, 13/01/2020"), []);
        assert_eq!(of("New York, September 20, 2023"), []);
        assert_eq!(of("Báo chí 31/03/2021"), [Beside::Section("Báo chí")]);
        assert_eq!(of("Đa phương 31/03/2021"), [Beside::Section("Đa phương")]);
    }
}
