//! The section that a breadcrumb or a kicker names.

use super::strip_words;
use crate::parse::line::spaced;
use crate::parse::marks::{Furniture, Mark};
use crate::parse::word::Word;
use crate::text::{date, fold, syllable};

/// Signs between the steps of a path.
const STEPS: [char; 8] = ['>', '»', '›', '|', '•', '·', '→', '❯'];

/// Names, bare, of a site's first page.
const SITE: &[&str] = &["trang chu", "home", "trang nhat", "trang dau", "homepage"];

/// Words, bare, before the name of a section.
const BEFORE: &[&str] = &["chuyen muc", "category archives", "ban dang o", "muc"];

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
    let line = BEFORE
        .iter()
        .find_map(|mark| strip_words(line, mark))
        .unwrap_or(line);
    let title = fold::bare(title);
    let is_title = |step: &str| {
        let bare = fold::bare(step.trim_end_matches(['.', '…', ' ']));
        bare == title || (bare.len() > 8 && title.starts_with(&bare))
    };
    let rooted = SITE.iter().any(|s| strip_words(line, s).is_some());
    let mut steps: Vec<&str> = line.split(STEPS).flat_map(|p| p.split(" / ")).collect();
    if let [only] = steps.as_slice() {
        // Several names far apart are a menu, unless they lead from the front page to the title.
        let apart: Vec<&str> = only.split("   ").filter(|p| !p.trim().is_empty()).collect();
        if apart.len() > 1 {
            if !(rooted && apart.last().is_some_and(|s| is_title(s.trim()))) {
                return None;
            }
            steps = apart;
        } else {
            steps = run_together(only.trim(), rooted, furniture);
        }
    }
    let named = |s: &&str| {
        s.chars().any(char::is_alphabetic)
            && !SITE.contains(&fold::bare(s).as_str())
            && !is_title(s)
    };
    steps
        .into_iter()
        .map(|s| s.trim_matches(|c: char| c.is_whitespace() || "(),:-–—/.".contains(c)))
        .rfind(named)
        .filter(|s| s.split_whitespace().count() <= 8)
        .map(str::to_owned)
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
    let known = |step: &&str| {
        let bare: Vec<Word> = syllable::words(step)
            .map(|(_, w)| Word::of(&fold::bare(w)))
            .collect();
        furniture.mark(&bare) == Some(Mark::Section)
    };
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
        ] {
            assert_eq!(section(line, title, furniture).as_deref(), want, "{line}");
        }
    }
}
