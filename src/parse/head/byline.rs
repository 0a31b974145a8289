//! Who wrote the article, in the words of its byline.

use super::office::{is_group, is_name_like, without_deed, without_degrees, without_office};
use super::strip_words;
use crate::text::{date, fold};

/// Words, bare, that introduce a writer and are no part of the name. Longest first.
const BEFORE_NAME: &[&str] = &[
    "nguoi thuc hien",
    "nguoi dan chuyen",
    "tac gia bai viet",
    "translated by",
    "duoc dang boi",
    "nguoi viet bai",
    "dang boi",
    "viet boi",
    "noi dung",
    "anh va loi",
    "anh va bai",
    "anh loi",
    "anh bai",
    "nhom phong vien",
    "bai va anh",
    "tin va anh",
    "written by",
    "reported by",
    "reporting by",
    "story by",
    "compiled by",
    "posted by",
    "nguoi dang",
    "thuc hien",
    "bien dich",
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
    "author",
    "story",
    "nha bao",
    "ctv",
    "theo",
    "bai",
    "tin",
    "ghi",
    "dich",
    "boi",
    "by",
];

/// Marks, bare, that stand in a line of their own above the name.
const NOBODY: &[&str] = &["by", "boi", "theo", "tac gia", "author", "nguon", "source"];

/// First words, bare, of lines that name who edited, filmed or drew, and not who wrote.
const OTHERS: &[&str] = &[
    "bien tap",
    "ky thuat",
    "do hoa",
    "thiet ke",
    "trinh bay",
    "anh",
    "nguon anh",
    "nguon video",
    "photo",
    "photos",
    "video",
    "clip",
    "minh hoa",
    "dao dien",
    "quay phim",
    "editor",
    "edited by",
];

/// First words, bare, of lines that name who wrote and took the pictures.
const BOTH: &[&str] = &["anh va loi", "anh loi", "anh va bai", "anh bai"];

/// Whether a line names only who edited, filmed or drew.
pub(super) fn is_of_others(line: &str) -> bool {
    let line = line.trim();
    strip_words(line, OTHERS).is_some() && strip_words(line, BOTH).is_none()
}

/// The writer's name in a byline: without `Theo`, `Bài, ảnh:`, brackets, e-mail and date.
///
/// ```text
/// P.V (Ảnh: Minh Châu)  ->  P.V        BẢO AN (ghi)  ->  BẢO AN        Theo Bảo An/Báo X  ->  Bảo An
/// ```
#[must_use]
pub(super) fn byline(line: &str) -> Option<String> {
    let mut text = line.trim();
    // A line that is nothing but a date names nobody.
    text = date::apart(text).first()?;
    text = text.trim_start_matches(|c: char| c.is_whitespace() || "-–—*•\u{200b}".contains(c));
    if let Some(inside) = text.strip_prefix(['(', '[']) {
        text = inside;
    }
    if let Some(open) = text.find(['(', '[', '<']).filter(|&at| at > 0) {
        text = &text[..open];
    }
    let mut marked = false;
    while let Some(rest) = strip_words(text, BEFORE_NAME).filter(|_| !is_group(text)) {
        (text, marked) = (rest, true);
    }
    text = without_degrees(text);
    // An address belongs to no name.
    if let Some(at) = text.find('@') {
        let start = text[..at].rfind(|c: char| c.is_whitespace()).unwrap_or(0);
        text = &text[..start];
    }
    text = before_signs(text);
    if let Some(at) = text.find(" vào lúc").filter(|&at| at > 0) {
        text = &text[..at];
    }
    let name = super::beside::name_of(text).trim_end_matches(')');
    text = without_office(without_deed(name));
    let name = text
        .trim_matches(|c: char| c.is_whitespace() || ",:;|-–—*•·/\"".contains(c))
        .trim_end_matches(").")
        .trim_end_matches(')');
    // `Thể Sự 24h` is a name, `3 giờ trước` is none.
    let numbers = name
        .split_whitespace()
        .filter(|w| w.bytes().any(|b| b.is_ascii_digit()));
    let named = name.chars().any(char::is_alphabetic)
        && (numbers.count() == 0 || name.split_whitespace().count() <= 3)
        && name.split_whitespace().count() <= 12
        && !NOBODY.contains(&fold::bare(name).as_str())
        && (marked || is_name_like(name));
    named.then(|| strip_dot(name).to_owned())
}

/// What stands in `text` before the signs that end a name.
fn before_signs(mut text: &str) -> &str {
    const ENDS: &[&str] = &[
        "/",
        " | ",
        "| ",
        " • ",
        "•",
        " · ",
        " - Ảnh",
        " – Ảnh",
        "; Ảnh",
        " - Theo ",
        " - Translat",
        " – Translat",
    ];
    // The first bytes of the signs in these: hardly a name has any.
    let may_end = |b: u8| matches!(b, b'/' | b'|' | b'-' | b';' | 0xc2 | 0xe2);
    if text.bytes().any(may_end) {
        for end in ENDS {
            if let Some(at) = text.find(end).filter(|&at| at > 0) {
                text = &text[..at];
            }
        }
    }
    text
}

/// The writer in `text` that words before the name introduce: `Theo Báo Lào Cai`, `Bài, ảnh: Hà Vân`.
pub(super) fn introduced(text: &str) -> Option<&str> {
    const MOST: usize = 8;
    if is_of_others(text) {
        return None;
    }
    let mut name = strip_words(text, BEFORE_NAME)?;
    let marks = &text[..text.len() - name.len()];
    // `Tin Thế giới` is a section, `Theo dõi` a button.
    let certain = marks.trim_end().ends_with(':') || fold::bare(marks.trim()) == "theo";
    while let Some(rest) = strip_words(name, BEFORE_NAME) {
        name = rest;
    }
    let words = name.split_whitespace().count();
    let named = name.starts_with(char::is_uppercase) && (1..=MOST).contains(&words);
    (certain && named).then_some(name)
}

/// A name without the dot that ends its line; initials keep theirs.
fn strip_dot(name: &str) -> &str {
    let short = name.strip_suffix('.').unwrap_or(name);
    if short.contains('.') { name } else { short }
}

/// Bytes at the end of a paragraph in which its writer's name is looked for.
const SIGNED: usize = 300;

/// A writer's name at the end of the last paragraph, behind a dash, a full stop or the end of a
/// sentence.
#[must_use]
pub(super) fn signature(paragraph: &str) -> Option<&str> {
    let text = paragraph.trim_end_matches([' ', '\u{a0}', '|']);
    // A name is short, and so is the agency in brackets behind it.
    let from = text.floor_char_boundary(text.len().saturating_sub(SIGNED));
    // The first byte of the longer dashes is that of quotes too.
    let parted = memchr::memchr3(b'/', b'-', 0xe2, &text.as_bytes()[from..]).is_some();
    let ends = ["/. ", "./. ", " - ", " – ", " — ", ".- ", "./.", ".-", "– "]
        .iter()
        .filter(|_| parted)
        .filter_map(|d| {
            text[from..]
                .rfind(d)
                .map(|at| (from + at + d.len(), from + at))
        })
        .max();
    let behind = |(from, _): (usize, usize)| {
        let name = text[from..].trim().trim_end_matches('.');
        let name = name.split(['(', '/']).next().unwrap_or(name).trim();
        let ended = text[..from]
            .trim_end_matches([' ', '-', '–', '—', '/'])
            .ends_with(['.', '!', '?', '…', '"', '”']);
        let initials = name.contains('.') && name.chars().all(|c| c == '.' || c.is_uppercase());
        (ended && (is_plain_name(name) || (initials && name.len() <= 8))).then_some(name)
    };
    ends.and_then(behind).or_else(|| {
        // Two to four capitalised words behind the last full stop, and no stop behind them.
        let at = text.rfind(['.', '!', '?', '”', '"'])?;
        let at = at + text[at..].chars().next().map_or(1, char::len_utf8);
        let name = text[at..].trim();
        (text.len() > 3 * name.len() + 40 && is_plain_name(name)).then_some(name)
    })
}

/// Two to four capitalised words that are not all in capitals like a slogan.
fn is_plain_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|w| {
            w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || c == '.')
        })
        && fold::bare(name) != "viet nam"
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
            ("Bài, ảnh: LÊ VĂN - TRẦN THỊ", "LÊ VĂN - TRẦN THỊ"),
            ("Tác giả: Hà Vân", "Hà Vân"),
            ("Hà Vân havan@vidu.vn", "Hà Vân"),
            ("Hà Vân - 15/12/2021 10:38", "Hà Vân"),
            ("By Ha Van | December 15, 2021", "Ha Van"),
            ("Lan Đài, phóng viên Đài Á Châu", "Lan Đài"),
            ("Ảnh, lời: Lò Văn Thắng", "Lò Văn Thắng"),
            (
                "Thực hiện: Nhóm phóng viên | Đồ họa: Hà Vân",
                "Nhóm phóng viên",
            ),
            (
                "ThS. LÊ THỊ AN - Khoa Tài chính công, Học viện Ngân khố Quốc gia",
                "LÊ THỊ AN",
            ),
            ("Lê An - Phòng Lãnh sự", "Lê An"),
            ("Lê An - VP", "Lê An"),
            ("Lê An - Hoàng Văn", "Lê An - Hoàng Văn"),
            ("Phòng Thanh tra - Khiếu tố", "Phòng Thanh tra - Khiếu tố"),
            ("PGS.TS Lê An", "Lê An"),
            ("PGS.TS.Lê An", "Lê An"),
            ("TS. Lê An, TS. Hà Vân", "Lê An, TS. Hà Vân"),
            ("Nội dung: LÊ AN", "LÊ AN"),
            ("Được đăng bởi Lê An vào lúc 08:47", "Lê An"),
            ("LÊ AN; Ảnh: VĂN BÌNH", "LÊ AN"),
            ("Nhóm PV Thời sự", "Nhóm PV Thời sự"),
            ("Nhóm phóng viên: Lê An", "Lê An"),
            ("Ban Biên tập", "Ban Biên tập"),
            ("Tác giả: hoathachthao", "hoathachthao"),
            ("(Thanh Nga - Mạnh Hùng lược ghi)", "Thanh Nga - Mạnh Hùng"),
            ("TRẦM HƯƠNG - VŨ KHUÊ", "TRẦM HƯƠNG - VŨ KHUÊ"),
            ("Thực hiện: Thanh Tâm - Quay phim: Văn Tùng", "Thanh Tâm"),
            ("Tin, ảnh: Thanh Tuyền - TTVH huyện", "Thanh Tuyền"),
            ("LÊ VĂN thực hiện", "LÊ VĂN"),
            ("Tác giả bài viết: Hà Vân", "Hà Vân"),
            ("Nhà báo Hà Vân", "Hà Vân"),
            ("(TTX)./.", "TTX"),
            ("ANH THƯ - QUỐC TUẤN", "ANH THƯ - QUỐC TUẤN"),
            ("Tín Nghĩa", "Tín Nghĩa"),
            ("T.N", "T.N"),
            (
                "Reporting by T.V.HOANG - Translating by M.DUNG",
                "T.V.HOANG",
            ),
            ("BNG", "BNG"),
        ] {
            assert_eq!(byline(line).as_deref(), Some(want), "{line}");
        }
        assert_eq!(byline("Phương Nam 3 giờ trước 12 liên quan"), None);
        assert_eq!(byline("Thứ Sáu, 17/08/2018"), None);
        for line in [
            "Xem chi tiết",
            "Trân trọng thông báo",
            "Toàn cảnh buổi sáng",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
        assert!(!is_of_others("Anh Thư") && is_of_others("ANH: LÊ VĂN"));
        assert!(is_of_others("Biên tập: Đỗ Thị Hà") && !is_of_others("Bài, ảnh: Hà Vân"));
        assert!(is_of_others("Nguồn ảnh: Hà Vân") && !is_of_others("Ảnh và lời: Hà Vân"));
    }

    #[test]
    fn signatures() {
        assert_eq!(
            signature("Hội nghị bế mạc chiều cùng ngày. - Bảo An"),
            Some("Bảo An")
        );
        assert_eq!(signature("Hội nghị bế mạc./. Bảo An"), Some("Bảo An"));
        assert_eq!(
            signature("Hóa đơn khí hậu từ nay không thể để ngoài phòng họp. Lê Nam"),
            Some("Lê Nam")
        );
        assert_eq!(signature("Các văn kiện được thông qua. - T.P"), Some("T.P"));
        assert_eq!(signature("Tuyến Hà Nội - Hải Phòng"), None);
        assert_eq!(signature("Đoàn thăm Lào, rồi về Việt Nam"), None);
    }
}
