//! The section that a breadcrumb or a kicker names.

use super::strip_words;
use crate::parse::line::spaced;
use crate::parse::marks::{Furniture, Mark};
use crate::parse::word::Word;
use crate::text::{date, fold, syllable};

/// Signs between the steps of a path.
const STEPS: [char; 9] = ['>', '»', '›', '|', '•', '·', '→', '❯', '\\'];

/// Names, bare, of a site's first page.
const SITE: &[&str] = &["trang chu", "home", "trang nhat", "trang dau", "homepage"];

/// Words, bare, before the name of a section.
const BEFORE: &[&str] = &[
    "chuyen muc",
    "category archives",
    "ban dang o day",
    "ban dang o",
    "dang trong",
    "posted in",
    "filed under",
    "muc",
];

/// First words, bare, of what stands at the top of pages for those who use no mouse, and names no section.
const LEADS: &[&str] = &[
    "skip to",
    "jump to",
    "chuyen den noi dung",
    "di den noi dung",
    "bo qua noi dung",
    "banner",
];

/// Names, bare, of buttons.
const BUTTONS: &[&str] = &[
    "chia se",
    "share",
    "luu",
    "save",
    "luu bai",
    "tat ca",
    "chi tiet",
    "noi dung chi tiet",
    "detail",
    "details",
    "in trang",
    "print",
    "theo doi",
    "lien he quang cao",
];

/// Signs that part the steps of a path and also the entries of a menu.
const MENU: [char; 4] = ['|', '•', '·', '\u{2003}'];

/// Words of a path from the front page that has no signs between its steps, at most.
const ROOTED: usize = 10;

/// Bytes, bare, from which on a step that a title begins with is that title cut short.
const CUT: usize = 20;

/// Entries from which on a line parted by those signs is a menu.
const ENTRIES: usize = 4;

/// The section that a breadcrumb, a kicker or the words beside a date name.
///
/// A breadcrumb's last step counts, unless it is the title; the site's front page is no section.
#[must_use]
pub(super) fn section(line: &str, title: &str, furniture: &Furniture) -> Option<String> {
    let line = date::apart(line)
        .into_iter()
        .next()
        .unwrap_or_default()
        .replace(['\u{a0}', '\u{202f}'], " ");
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let posted = strip_words(line, BEFORE);
    let is_posted = posted.is_some();
    let line = posted.unwrap_or(line);
    // `trong Chuyện nghề`, as blogs have it; `Trong nước` is a section.
    let line = line.strip_prefix("trong ").unwrap_or(line);
    let title = fold::bare(title);
    let is_title = |step: &str| {
        let whole = step.trim_end_matches(['.', '…', ' ']);
        let bare = fold::bare(whole);
        // `Thời tiết` is a section, and how many titles begin.
        let cut = whole.len() < step.trim_end().len() || bare.len() >= CUT;
        bare == title || (cut && bare.len() > 8 && title.starts_with(&bare))
    };
    let bare = fold::bare(line);
    let rooted = SITE.iter().any(|site| bare.starts_with(site));
    let mut steps: Vec<&str> = apart(line, &STEPS).collect();
    let shown = |steps: &[&str]| steps.iter().filter(|s| !s.trim().is_empty()).count();
    if line.contains(MENU) && shown(&steps) >= ENTRIES + usize::from(rooted) {
        return None;
    }
    if rooted && steps.len() == 1 {
        let sign = if line.contains('/') { "/" } else { " - " };
        let parts: Vec<&str> = line.split(sign).collect();
        // `Trang chủ Chính trị - Xã hội`: the dash stands inside a name.
        if SITE.contains(&fold::bare(parts[0].trim()).as_str()) {
            steps = parts;
        }
    }
    if let [only] = steps.as_slice() {
        // Several names far apart are a menu, unless they lead from the front page to the title.
        let far: Vec<&str> = parted(only, "   ");
        let apart = parted(only, "  ");
        if far.len() > 1 || apart.len() > ENTRIES {
            if !(rooted && apart.last().is_some_and(|s| is_title(s.trim()))) {
                return None;
            }
            steps = apart;
        } else if let Some(glued) =
            glued(only.trim()).or_else(|| both_known(only.trim(), furniture))
        {
            steps = glued;
        } else {
            steps = run_together(only.trim(), rooted, furniture);
        }
    }
    let named = |s: &&str| {
        s.chars().any(char::is_alphabetic)
            && !s.contains('°')
            && !SITE.contains(&fold::bare(s).as_str())
            && !is_title(s)
            && !LEADS.iter().any(|lead| fold::bare(s).starts_with(lead))
            && !BUTTONS.contains(&fold::bare(s.trim()).as_str())
    };
    // `Đăng trong: Y tế, Sài Gòn`: several, of which the first is the page's own.
    if is_posted && let [only] = steps.as_slice() {
        steps = only.split(',').take(1).collect();
    }
    steps
        .into_iter()
        .map(|s| s.trim_matches(|c: char| c.is_whitespace() || "(),:-–—/.".contains(c)))
        .rfind(named)
        .filter(|s| s.split_whitespace().count() <= 8 && !is_acronym(s))
        .map(str::to_owned)
}

/// First words, with their marks, of the names of newspapers and the like, and the words behind them that make them
/// names of sections.
const SITES: [(&str, &[&str]); 4] = [
    ("báo", &["chí"]),
    ("tạp", &["bút", "văn", "ghi"]),
    ("đài", &[]),
    ("cổng", &[]),
];

/// Whether `name` is that of a newspaper, a station, a portal.
pub(super) fn is_site(name: &str) -> bool {
    let mut words = syllable::words(name).map(|(_, w)| w);
    let (first, second) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    SITES.iter().any(|(site, sections)| {
        fold::same(first, site) && !sections.iter().any(|s| fold::same(second, s))
    })
}

/// A few capital letters: the site's own name, a button.
pub(super) fn is_acronym(name: &str) -> bool {
    name.len() <= 4 && name.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether a line is a short name and nothing that sites have at the top of every page.
pub(super) fn is_plain_name(line: &str, furniture: &Furniture) -> bool {
    let mark = marked(line, furniture);
    let plain =
        |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | '&');
    line.split_whitespace().count() <= 6
        && line.starts_with(char::is_uppercase)
        && line.chars().all(plain)
        && mark.is_none_or(|m| m == Mark::Section)
        && !is_site(line)
        // One word in capitals without marks is the site's own name.
        && !line.bytes().all(|b| b.is_ascii_uppercase())
}

/// The section that a path to the page names, and nothing for a line that is no path for certain: one that
/// leads from the front page, or has two to five short steps with signs between them that no menu has.
#[must_use]
pub(super) fn of_path(line: &str, title: &str, furniture: &Furniture) -> Option<String> {
    const SIGNS: [char; 5] = ['>', '»', '›', '❯', '\\'];
    let line = line.trim();
    let posted = strip_words(line, BEFORE).filter(|own| {
        own.starts_with(char::is_uppercase) && own.split_whitespace().count() <= ROOTED
    });
    let own = posted.unwrap_or(line);
    let steps = apart(own, &SIGNS).filter(|s| !s.trim().is_empty());
    let steps: Vec<&str> = steps.collect();
    let short = |s: &&str| {
        let words = s.split_whitespace().count();
        (1..=6).contains(&words) && !s.contains(MENU)
    };
    // The last step may be the title, as long as it likes.
    let between = &steps[..steps.len().saturating_sub(1)];
    let parted = (2..=5).contains(&steps.len()) && between.iter().all(short);
    let rooted = || {
        let bare = fold::bare(own);
        let behind = SITE.iter().find_map(|site| bare.strip_prefix(site));
        let few = own.split_whitespace().count() <= ROOTED;
        few && !own.contains(MENU)
            && behind.is_some_and(|b| b.starts_with([' ', '/']) && b.len() > 3)
    };
    (parted || posted.is_some() || glued(own).is_some() || rooted())
        .then(|| section(line, title, furniture))
        .flatten()
}

/// The steps of a line between `signs` and those of several letters.
fn apart<'a>(line: &'a str, signs: &'a [char]) -> impl Iterator<Item = &'a str> {
    let steps = line.split(signs).flat_map(|p| p.split(" / "));
    steps.flat_map(|p| p.split("::"))
}

/// The parts of `text` between `sign`, those that show nothing left out.
fn parted<'a>(text: &'a str, sign: &str) -> Vec<&'a str> {
    let parts = text.split(sign);
    parts.filter(|p| !p.trim().is_empty()).collect()
}

/// What the words of a step say for certain.
fn marked(step: &str, furniture: &Furniture) -> Option<Mark> {
    let bare: Vec<Word> = syllable::words(step)
        .map(|(_, w)| Word::of(&fold::bare(w)))
        .collect();
    furniture.mark(&bare)
}

/// The steps of a path from the front page that has nothing at all between them: `Trang chủChính trị`.
fn glued(line: &str) -> Option<Vec<&str>> {
    let chars = line.char_indices().zip(line.chars().skip(1));
    let ends = chars.filter(|((_, c), next)| c.is_lowercase() && next.is_uppercase());
    let mut steps = Vec::new();
    let mut from = 0;
    for ((at, c), _) in ends {
        let end = at + c.len_utf8();
        steps.push(&line[from..end]);
        from = end;
    }
    let first = steps.first()?;
    if !SITE.contains(&fold::bare(first).as_str()) {
        return None;
    }
    steps.push(&line[from..]);
    Some(steps)
}

/// Two known names with nothing between them: `Xã hộiGiao thông`.
fn both_known<'a>(line: &'a str, furniture: &Furniture) -> Option<Vec<&'a str>> {
    let chars = line.char_indices().zip(line.chars().skip(1));
    let mut ends = chars.filter(|((_, c), next)| c.is_lowercase() && next.is_uppercase());
    let ((at, c), _) = ends.next()?;
    let (first, second) = line.split_at(at + c.len_utf8());
    let known = |step| marked(step, furniture) == Some(Mark::Section);
    (ends.next().is_none() && known(first) && known(second)).then(|| vec![first, second])
}

/// The steps of a path that has no signs between them: `Trang chủ Chính trị Đối ngoại`. A new step
/// begins with a capital letter behind a small one; without the front page at its start, both must be
/// known names.
fn run_together<'a>(line: &'a str, rooted: bool, furniture: &Furniture) -> Vec<&'a str> {
    let words = spaced(line);
    let letters = |w: &str| w.chars().any(char::is_alphabetic);
    let joins = |w: &str| !letters(w) || matches!(fold::bare(w).as_str(), "va" | "and");
    let mut steps = Vec::new();
    let mut from = 0;
    for pair in words.windows(2) {
        let (before, (at, word)) = (pair[0].1, pair[1]);
        if word.starts_with(char::is_uppercase)
            && before.ends_with(char::is_lowercase)
            && !joins(before)
        {
            steps.push(line[from..at].trim());
            from = at;
        }
    }
    steps.push(line[from..].trim());
    let known = |step: &&str| marked(step, furniture) == Some(Mark::Section);
    // `Hoạt động các cấp Hội`, `International Cooperation`: a capital inside a name.
    while let [.., before, last] = steps.as_slice()
        && !last.contains(char::is_whitespace)
        && !known(last)
        && !known(before)
        && !SITE.contains(&fold::bare(before).as_str())
    {
        let start = line.len() - last.len() - 1;
        let joined = line[..start].rfind(before).map(|at| &line[at..]);
        steps.truncate(steps.len() - 2);
        steps.extend(joined);
    }
    if rooted || steps.iter().all(known) {
        steps
    } else {
        vec![line]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections() {
        let furniture = Furniture::builtin();
        for (line, title, want) in [
            ("Tin tức 14/12/2021 10:38", "x", Some("Tin tức")),
            ("Trang chủ > Thời sự > Đối ngoại", "x", Some("Đối ngoại")),
            (
                "Trang chủ » Chính trị » Bài học từ biên giới",
                "Bài học từ biên giới",
                Some("Chính trị"),
            ),
            ("Trang chủ Chính trị Đối ngoại", "x", Some("Đối ngoại")),
            (
                "Trang chủ Chính trị - Xã hội Chuyện tuần này",
                "x",
                Some("Chuyện tuần này"),
            ),
            ("Thời sự Chính trị", "x", Some("Chính trị")),
            ("Nhịp cầu Quê hương", "x", Some("Nhịp cầu Quê hương")),
            ("(Chính trị)", "x", Some("Chính trị")),
            (
                "Thể thao › Bóng đá › SEA Games 31",
                "x",
                Some("SEA Games 31"),
            ),
            (
                "Trang chủ    Thực tiễn    Ngoại giao văn hóa ở...",
                "Ngoại giao văn hóa ở địa phương",
                Some("Thực tiễn"),
            ),
            ("Chính trị   Kinh tế   Xã hội", "x", None),
            ("Chính trị  Kinh tế  Xã hội  Thể thao  Bạn đọc", "x", None),
            ("Home | Politics | Society | Sports | Video", "x", None),
            ("Home | Politics | Society", "x", Some("Society")),
            ("trong Chuyện nghề", "x", Some("Chuyện nghề")),
            ("Trong nước", "x", Some("Trong nước")),
            ("AMP", "x", None),
            ("Trang chủ/Tin nhà trường/", "x", Some("Tin nhà trường")),
            ("Trang chủ - Thể thao", "x", Some("Thể thao")),
            (
                "Trang chủ  \\  Tin tức  \\  Tin trong tỉnh",
                "x",
                Some("Tin trong tỉnh"),
            ),
            (
                "Bạn đang ở: Trang chủ :: Tin tức :: Tin trong tỉnh",
                "x",
                Some("Tin trong tỉnh"),
            ),
            ("Đăng trong: Y tế, Sài Gòn", "x", Some("Y tế")),
            ("Thời sựChính trị", "x", Some("Chính trị")),
            ("Lưu / Chia sẻ", "x", None),
            (
                "Trang chủ › Xã hội › Thời tiết",
                "Thời tiết ngày 26/1: Miền Bắc rét hại",
                Some("Thời tiết"),
            ),
            ("Home » Tin tức » Chi tiết", "x", Some("Tin tức")),
            ("Hà Nội > 22-25°C", "x", Some("Hà Nội")),
            (
                "Trang chủ Hoạt động các cấp Hội",
                "x",
                Some("Hoạt động các cấp Hội"),
            ),
            (
                "Home News International Cooperation",
                "x",
                Some("International Cooperation"),
            ),
            ("Skip to content", "x", None),
            (
                "Trang chủChính trịBiển đảoBài học từ biên giới...",
                "Bài học từ biên giới phía Bắc",
                Some("Biển đảo"),
            ),
        ] {
            assert_eq!(section(line, title, furniture).as_deref(), want, "{line}");
        }
    }

    #[test]
    fn paths() {
        let furniture = Furniture::builtin();
        for (line, want) in [
            ("Trang chủ / Văn kiện - Tư liệu", Some("Văn kiện - Tư liệu")),
            (
                "Home » News » International affairs",
                Some("International affairs"),
            ),
            ("Bạn đang ở: Trang chủ > Họp báo", Some("Họp báo")),
            ("Trang chủĐối ngoạiBài học", Some("Đối ngoại")),
            ("Trang chủ Tin các huyện", Some("Tin các huyện")),
            ("Trang chủ", None),
            ("Trang chủ | Giới thiệu", None),
            ("Đối ngoại", None),
            ("Home | Politics | Society", None),
            ("Xem tiếp > ", None),
            (
                "Lượt đọc: 12/7 và nhiều hơn thế nữa > Chia sẻ bài viết này",
                None,
            ),
        ] {
            assert_eq!(
                of_path(line, "Bài học", furniture).as_deref(),
                want,
                "{line}"
            );
        }
    }
}
