//! What stands around the name of a writer: the office behind it, the degree before it, what the writer did.

use crate::text::{fold, syllable};

/// Words of a byline from which on it is more than names.
const LONG: usize = 9;

/// Words that offices and other bodies begin with. With their marks: `Vụ` is one, `Vũ` is a family.
const BODIES: &[&str] = &[
    "vp",
    "văn phòng",
    "phòng",
    "ban",
    "sở",
    "vụ",
    "cục",
    "viện",
    "học viện",
    "báo",
    "đài",
    "hội",
    "trung tâm",
    "trường đại học",
    "trường cao đẳng",
    "trường chính trị",
    "công an",
    "công đoàn",
    "tỉnh đoàn",
    "tòa án",
    "ubnd",
    "hđnd",
    "mttq",
    "lđlđ",
];

/// `Lê An - Phòng Lãnh sự`, `ThS. Lê An - Khoa Lịch sử, Trường Đại học Nhân văn`: without what stands behind the dash,
/// where that is the writer's office.
pub(super) fn without_office(text: &str) -> &str {
    let dashes = [" - ", " – ", " — "].iter();
    let Some((at, dash)) = dashes.filter_map(|d| Some((text.find(d)?, d))).min() else {
        return text;
    };
    let (name, office) = (&text[..at], &text[at + dash.len()..]);
    let long = text.split_whitespace().count() >= LONG;
    let small = |w: &str| w.starts_with(char::is_lowercase);
    // `Quay phim: Hà Vân`, `TTVH huyện`: no second writer either.
    let other = office.contains(':') || office.split_whitespace().any(small);
    let cut = long || ((other || begins_like(office, BODIES)) && !begins_like(name, BODIES));
    if cut { name } else { text }
}

/// Whether the first words of `text` are one of `marks`.
fn begins_like(text: &str, marks: &[&str]) -> bool {
    let words = || syllable::words(text).map(|(_, word)| word.to_lowercase());
    marks.iter().any(|mark| {
        let mark: Vec<&str> = mark.split(' ').collect();
        words().take(mark.len()).eq(mark.iter().copied())
    })
}

/// `Nhóm phóng viên Thời sự`: a name in itself; with a colon it stands before names.
pub(super) fn is_group(text: &str) -> bool {
    let groups = ["nhóm phóng viên", "nhóm pv"];
    begins_like(text, &groups) && !text.contains(':')
}

/// Academic degrees and the like, bare, without their dots.
const DEGREES: &[&str] = &[
    "ths", "ts", "pgs", "gs", "pgsts", "gsts", "bs", "ls", "ks", "ncs",
];

/// A name without the degrees before it.
pub(super) fn without_degrees(text: &str) -> &str {
    let mut name = text;
    while let Some((first, rest)) = name.split_once(char::is_whitespace) {
        let degree: String = first.chars().filter(|c| c.is_alphanumeric()).collect();
        if !DEGREES.contains(&fold::bare(&degree).as_str()) {
            break;
        }
        name = rest.trim_start();
    }
    // `PGS.TS.Lê An`: degrees that the first word runs on from.
    let end = name.find(char::is_whitespace).unwrap_or(name.len());
    let degree = ["TS.", "ThS."]
        .iter()
        .filter_map(|d| Some(name[..end].rfind(d)? + d.len()));
    degree.max().map_or(name, |at| name[at..].trim_start())
}

/// What a writer did, behind the name.
const DID: &[&str] = &[
    " thực hiện",
    " tổng hợp",
    " lược ghi",
    " lược dịch",
    " biên dịch",
    " biên soạn",
    " ghi",
    " dịch",
];

/// A name without what its bearer did.
pub(super) fn without_deed(name: &str) -> &str {
    let did = DID.iter().find_map(|did| name.strip_suffix(did));
    did.map_or(name, str::trim_end)
}

/// Words, bare, in lower case that stand in names and behind them.
const SMALL: &[&str] = &[
    "va", "and", "de", "van", "von", "tong", "hop", "ghi", "luoc", "thuc", "hien", "dich", "bien",
    "soan", "chup", "viet",
];

/// Whether words that no mark says to be a name may be one: a pen name in one word, words with capitals, a body.
pub(super) fn is_name_like(name: &str) -> bool {
    let small =
        |w: &str| w.starts_with(char::is_lowercase) && !SMALL.contains(&fold::bare(w).as_str());
    // `TAGSASEANBiển Đông`: words run together.
    let glued = |w: &str| {
        let ends = w.chars().zip(w.chars().skip(1));
        ends.into_iter()
            .any(|(a, b)| a.is_lowercase() && b.is_uppercase())
    };
    if name.split_whitespace().any(glued) {
        return false;
    }
    let words = name.split_whitespace().count();
    let bodies = [
        "nhóm",
        "tổ",
        "đại sứ quán",
        "tổng lãnh sự quán",
        "cổng thông tin",
    ];
    words == 1
        || !name.split_whitespace().any(small)
        || begins_like(name, BODIES)
        || begins_like(name, &bodies)
}
