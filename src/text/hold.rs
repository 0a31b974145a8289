//! What a line of Vietnamese news does not break apart if it can be helped: a name, a person's title and
//! the name behind it, a date, a number and what it counts. Words in, ranges of bytes out; what to do about
//! them is [`wrap`](super::wrap)'s affair.
//!
//! Only white space is looked at, since only there rows end: `15/12/2021` and `3.763` hold by themselves.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold;

/// Words of a name are held up to so many; a longer run of capitals is no single name.
const LONGEST_NAME: usize = 4;

/// Words that a number belongs to.
const BEFORE_NUMBERS: &[&str] = &[
    "bàn",
    "bậc",
    "chương",
    "cấp",
    "giải",
    "hạng",
    "hồi",
    "khoá",
    "khóa",
    "khoản",
    "khu",
    "kỳ",
    "loại",
    "lúc",
    "lớp",
    "lứa",
    "mồng",
    "mùng",
    "mục",
    "ngày",
    "năm",
    "phường",
    "quý",
    "quận",
    "số",
    "tháng",
    "thứ",
    "trang",
    "tuổi",
    "tập",
    "vòng",
    "điều",
];

/// Words between two numbers that make them one date or time.
const BETWEEN_NUMBERS: &[&str] = &["giờ", "năm", "phút", "tháng", "độ", "x"];

/// Words that make a number larger and may stand before what it counts.
const MAGNITUDES: &[&str] = &[
    "billion", "million", "nghìn", "ngàn", "triệu", "trăm", "tỉ", "tỷ", "vạn",
];

/// What numbers count, first words of it.
const UNITS: &[&str] = &[
    "bài", "bàn", "bảng", "bản", "ca", "chiếc", "chuyến", "công", "cuốn", "cuộc", "cây", "cái",
    "cán", "căn", "cơ", "days", "dặm", "em", "eur", "euro", "g", "gam", "gb", "giây", "giải",
    "giờ", "gram", "gói", "gw", "ha", "hectare", "hec-ta", "hecta", "héc-ta", "hải", "học", "hộ",
    "hours", "kg", "km", "km2", "km²", "kw", "kwh", "loại", "lít", "lần", "lượt", "m", "m2", "m3",
    "mb", "minutes", "mm", "mw", "mét", "m²", "m³", "ngày", "nhân", "năm", "nước", "người",
    "people", "percent", "phút", "phần", "quý", "suất", "thành", "tháng", "tuần", "tuổi", "tạ",
    "tấn", "tỉnh", "usd", "vnd", "vnđ", "vụ", "xã", "years", "điểm", "đồng",
];

/// Words that stand before one name: forms of address, and the `thứ` of `thứ Hai`.
const BEFORE_NAMES: &[&str] = &[
    "anh", "bà", "bác", "bé", "chị", "chú", "cô", "cậu", "cố", "cụ", "dr", "em", "gs", "gs.ts",
    "mr", "mrs", "ms", "ngài", "ông", "pgs", "pgs.ts", "thứ", "ts", "chí",
];

/// Words that a row should not break apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Their bytes.
    pub bytes: Range<usize>,
    /// They are one name, and are held until the row before would be left half empty.
    pub firm: bool,
}

/// A word with its place.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    at: usize,
    text: &'a str,
}

impl<'a> Word<'a> {
    /// Without the signs around it.
    fn core(&self) -> &'a str {
        let outside = |c: char| !c.is_alphanumeric() && c != '%';
        let tail = |c: char| outside(c) && !is_combining_mark(c);
        self.text.trim_start_matches(outside).trim_end_matches(tail)
    }

    /// Whether nothing behind it says that what begins next is something else.
    fn is_open(&self) -> bool {
        self.text
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c) || c == '%')
            || self.is_short_form()
    }

    /// `TP.`, `GS.`, `Q.`: its full stop ends no sentence.
    fn is_short_form(&self) -> bool {
        self.text.strip_suffix('.').is_some_and(|front| {
            let letters = front.chars().filter(|c| c.is_alphabetic()).count();
            (1..=5).contains(&letters) && front.chars().next().is_some_and(char::is_uppercase)
        }) && self.text.len() <= 8
    }

    fn is_number(&self) -> bool {
        self.core().starts_with(|c: char| c.is_ascii_digit())
    }

    fn is_roman(&self) -> bool {
        let core = self.core();
        !core.is_empty() && core.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
    }

    fn is_capital(&self) -> bool {
        self.core().chars().next().is_some_and(char::is_uppercase)
    }

    /// As the lists above have it.
    fn key(&self) -> Cow<'a, str> {
        let core = self.core();
        if core.bytes().all(|b| b.is_ascii_lowercase() || b == b'.') {
            Cow::Borrowed(core)
        } else {
            Cow::Owned(fold::composed(core).to_lowercase())
        }
    }

    fn is_in(&self, list: &[&str]) -> bool {
        list.contains(&&*self.key())
    }

    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// What of `text` a row should not break apart, by its beginnings.
///
/// ```
/// use docbao::text::hold::held;
/// let text = "chiều ngày 15 tháng 12, ông Sơn trao 3.763 tỷ đồng";
/// let held: Vec<&str> = held(text).into_iter().map(|h| &text[h.bytes]).collect();
/// assert_eq!(held, ["ngày 15 tháng 12,", "ông Sơn", "3.763 tỷ đồng"]);
/// ```
#[must_use]
pub fn held(text: &str) -> Vec<Held> {
    let words: Vec<Word<'_>> = words(text).collect();
    let mut held = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let firm = !words[at].is_number();
        let (from, to) = if !firm {
            number(&words, at)
        } else if words[at].is_capital() {
            name(&words, at)
        } else {
            at += 1;
            continue;
        };
        if from < to {
            let bytes = words[from].at..words[to].end();
            held.push(Held { bytes, firm });
        }
        at = to + 1;
    }
    held
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    text.split(super::wrap::is_break)
        .filter(|word| !word.is_empty())
        .map(|word| Word {
            // Both are parts of one string.
            at: word.as_ptr() as usize - text.as_ptr() as usize,
            text: word,
        })
}

/// The word before `at`, if it leads on to it.
fn before<'w, 'a>(words: &'w [Word<'a>], at: usize) -> Option<&'w Word<'a>> {
    words[..at].last().filter(|w| w.is_open())
}

/// The first and the last word of what a number is part of.
fn number(words: &[Word<'_>], at: usize) -> (usize, usize) {
    let mut from = at;
    let mut to = at;
    if before(words, at).is_some_and(|w| w.is_in(BEFORE_NUMBERS)) {
        from -= 1;
        if before(words, from).is_some_and(|w| words[from].key() == "thứ" && w.key() == "lần") {
            from -= 1;
        }
    }
    while words[to].is_open()
        && let [between, next, ..] = &words[to + 1..]
        && next.is_number()
        && (matches!(between.text, "-" | "–")
            || between.is_open() && between.is_in(BETWEEN_NUMBERS))
    {
        to += 2;
    }
    // `năm 2021` counts nothing.
    if from < at && !words[from].is_in(&["lúc", "quý"]) {
        return (from, to);
    }
    if let Some(next) = next(words, to)
        && next.is_in(MAGNITUDES)
    {
        to += 1;
    }
    if next(words, to).is_some_and(|w| w.is_in(UNITS)) {
        to += 1;
    }
    (from, to)
}

/// The word behind `at`, if that leads on to it.
fn next<'w, 'a>(words: &'w [Word<'a>], at: usize) -> Option<&'w Word<'a>> {
    words.get(at + 1).filter(|_| words[at].is_open())
}

/// The first and the last word of a name, with what addresses the person.
fn name(words: &[Word<'_>], at: usize) -> (usize, usize) {
    let mut to = at;
    while next(words, to).is_some_and(Word::is_capital) {
        to += 1;
    }
    let numbered = before(words, at).is_some_and(|w| w.is_in(BEFORE_NUMBERS));
    if to == at && words[at].is_roman() && numbered {
        return (at - 1, at);
    }
    if to - at >= LONGEST_NAME {
        // Passed over, but its end: no name, or several.
        return (to, to);
    }
    let addressed = before(words, at).is_some_and(|w| w.is_in(BEFORE_NAMES));
    (at - usize::from(addressed), to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn pieces(text: &str) -> Vec<String> {
        held(text)
            .into_iter()
            .map(|h| text[h.bytes].to_owned())
            .collect()
    }

    #[test]
    fn names_dates_and_numbers_hold() {
        let table: [(&str, &[&str]); 19] = [
            ("", &[]),
            ("đi chợ về nhà", &[]),
            ("tại Hà Nội, Việt Nam và Lào", &["Hà Nội,", "Việt Nam"]),
            ("theo ông Sơn và bà Harris", &["ông Sơn", "bà Harris"]),
            ("gặp ông Phạm Minh Chính", &["ông Phạm Minh Chính"]),
            ("đồng chí Tô Lâm", &["chí Tô Lâm"]),
            ("GS. Trần Văn Giàu nói", &["GS. Trần Văn Giàu"]),
            ("ngày 15/12/2021 tới", &["ngày 15/12/2021"]),
            (
                "ngày 15 tháng 12 năm 2021 tới",
                &["ngày 15 tháng 12 năm 2021"],
            ),
            ("lần thứ 31 khai mạc", &["lần thứ 31"]),
            ("quý IV có mưa", &["quý IV"]),
            ("sáng thứ Hai họp", &["thứ Hai"]),
            ("hết 3.763 tỷ đồng rồi", &["3.763 tỷ đồng"]),
            ("chờ 30 phút nữa", &["30 phút"]),
            ("lúc 15 giờ 30 phút chiều", &["lúc 15 giờ 30 phút"]),
            ("năm 2021 người dân", &["năm 2021"]),
            ("giai đoạn 2021 - 2030 tới", &["2021 - 2030"]),
            ("có 12, tuần sau 15", &[]),
            ("CẢ NƯỚC MỪNG NGÀY HỘI LỚN", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(pieces(text), expected, "{text}");
            let decomposed: String = text.nfd().collect();
            let composed: Vec<String> = pieces(&decomposed)
                .iter()
                .map(|piece| piece.nfc().collect())
                .collect();
            assert_eq!(composed, expected, "{text}, decomposed");
        }
    }
}
