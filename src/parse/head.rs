//! What the head of a page says in words: title, byline, date, section.

mod beside;
mod byline;
mod office;
mod published;
mod section;

use super::article::{Kind, Title};
use super::line::{self, Line};
use super::marks::Furniture;
use super::states::{State, Zone};
use crate::source::page::Page;
use crate::text::{fold, syllable};
use beside::Beside;

/// Reads the head of a page whose lines have their states.
pub(super) struct Head<'p, 'a> {
    pub(super) page: &'p Page,
    pub(super) lines: &'p [Line<'a>],
    pub(super) states: &'p [State],
    pub(super) furniture: &'p Furniture,
    /// The line whose words make it the title.
    pub(super) likely_title: Option<usize>,
}

impl<'a> Head<'_, 'a> {
    fn all(&self) -> impl DoubleEndedIterator<Item = (&Line<'a>, State)> {
        self.lines.iter().zip(self.states.iter().copied())
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&Line<'a>, State)> {
        self.all().filter(move |(_, s)| s.kind == kind)
    }

    /// The title, found or derived.
    pub(super) fn title(&self) -> Title {
        let likely = self
            .likely_title
            .filter(|&i| self.states[i].kind == Kind::Title)
            .map(|i| &self.lines[i]);
        if let Some(line) = likely.or_else(|| self.of_kind(Kind::Title).next().map(|(l, _)| l)) {
            let text = line.span.of(&self.page.text);
            return Title {
                text: on_one_line(text.trim_matches(line::is_blank)),
                span: Some(line.span.clone()),
                derived: false,
            };
        }
        let text = match &self.page.title {
            Some(title) if !title.trim().is_empty() => on_one_line(title.trim()),
            _ => self
                .all()
                .find(|(_, s)| s.kind.is_body())
                .or_else(|| self.all().find(|(_, s)| s.kind != Kind::Chrome))
                .or_else(|| self.all().next())
                .map_or(String::new(), |(l, _)| derived_title(l.text)),
        };
        Title {
            text,
            span: None,
            derived: true,
        }
    }

    /// Who wrote it: a byline, a name beside the date, the end of the last paragraph; a name beside the date goes before an
    /// agency's letters. Who filmed, drew or edited is nobody's author.
    pub(super) fn byline(&self) -> Option<String> {
        let in_byline = || {
            self.of_kind(Kind::Byline)
                .filter(|(l, _)| !byline::is_of_others(l.text))
                .find_map(|(l, _)| byline::byline(l.text))
        };
        let beside_date = || {
            self.of_kind(Kind::Dateline)
                .flat_map(|(l, _)| beside::beside(l.text, self.furniture))
                .find_map(|b| match b {
                    // Where a date says who wrote, a name may be of any form.
                    Beside::Person(name) => {
                        byline::byline(name).or_else(|| Some(name.trim().to_owned()))
                    }
                    Beside::Section(_) => None,
                })
        };
        let signed = || {
            let (last, _) = self.of_kind(Kind::Paragraph).last()?;
            byline::signature(last.text).map(str::to_owned)
        };
        let written = in_byline();
        // An agency's letters at the end say less than a name beside the date.
        let agency = written.as_deref().is_some_and(section::is_acronym);
        let named = if agency {
            beside_date().or(written)
        } else {
            written
        };
        named.or_else(beside_date).or_else(signed)
    }

    /// The section, by what is surest: a path that ends in the title or stands right above it, the line that names it, the
    /// words beside the date, another path near the title, a lone name above it.
    pub(super) fn section(&self, title: &str) -> Option<String> {
        let named = |l: &Line<'_>| section::section(l.text, title, self.furniture);
        let told = self
            .all()
            .filter(|(_, s)| s.section)
            .filter_map(|(l, _)| named(l))
            .next_back();
        let beside_date = || {
            self.of_kind(Kind::Dateline)
                .filter(|(_, s)| s.zone <= Zone::Head)
                .flat_map(|(l, _)| beside::beside(l.text, self.furniture))
                .find_map(|b| match b {
                    Beside::Section(name) => section::section(name, title, self.furniture),
                    Beside::Person(_) => None,
                })
        };
        self.path_to(title)
            .or_else(|| self.path_above(title))
            .or(told)
            .or_else(beside_date)
            .or_else(|| self.path(title))
            .or_else(|| self.kicker(title))
    }

    /// The name that stands above the title with nothing else above it, or one more name: a menu has more entries.
    fn kicker(&self, title: &str) -> Option<String> {
        let at = self.states.iter().position(|s| s.kind == Kind::Title)?;
        let name = |i: usize| {
            let line = &self.lines[i];
            let is_chrome = self.states[i].kind == Kind::Chrome;
            (is_chrome && section::is_plain_name(line.text, self.furniture))
                .then(|| section::section(line.text, title, self.furniture))
                .flatten()
        };
        let names: Option<Vec<String>> = (0..at).take(KICKERS + 1).map(name).collect();
        names.filter(|n| n.len() <= KICKERS)?.pop()
    }

    /// The section that a path right above the title names, which is surer than a line of a menu.
    fn path_above(&self, title: &str) -> Option<String> {
        let at = self.states.iter().position(|s| s.kind == Kind::Title)?;
        let above = at.checked_sub(1)?;
        (self.states[above].kind == Kind::Chrome)
            .then(|| section::of_path(self.lines[above].text, title, self.furniture))
            .flatten()
    }

    /// The section that a path near the title names.
    fn path(&self, title: &str) -> Option<String> {
        self.furniture_near_title()
            .find_map(|l| section::of_path(l.text, title, self.furniture))
    }

    /// The same of a path that ends in the title itself, which is surer than anything.
    fn path_to(&self, title: &str) -> Option<String> {
        let bare = fold::bare(title);
        let leads =
            |l: &&Line<'_>| l.text.len() > title.len() && fold::bare(l.text).ends_with(&bare);
        if bare.is_empty() {
            return None;
        }
        let path = self.furniture_near_title().find(leads)?;
        section::of_path(path.text, title, self.furniture)
    }

    fn furniture_near_title(&self) -> impl Iterator<Item = &Line<'a>> {
        let place = |test: fn(Kind) -> bool| self.states.iter().position(|s| test(s.kind));
        let head = place(|k| k == Kind::Title).or_else(|| place(Kind::is_body));
        let head = head.unwrap_or(self.lines.len());
        let (above, below) = self.lines.split_at(head);
        let near = above.iter().zip(self.states).rev().take(PATH_ABOVE);
        let behind = below.iter().zip(&self.states[head..]).take(PATH_BELOW);
        near.chain(behind)
            .filter(|(l, s)| s.kind == Kind::Chrome && l.text.len() <= DATED)
            .map(|(l, _)| l)
    }
}

/// Names above a title that are not yet a menu.
const KICKERS: usize = 2;

/// Longest line, in bytes, that tells a date or a path.
const DATED: usize = 1000;

/// Lines above the title, and from it on, in which a path to the page is looked for.
const PATH_ABOVE: usize = 8;
const PATH_BELOW: usize = 4;

/// First words of marks that are given names when they bear other marks: `Ảnh: Hà Vân`, but `Anh Thư`, `Tín Nghĩa`.
const NAMES_TOO: &[(&str, &str)] = &[
    ("anh", "ảnh"),
    ("bai", "bài"),
    ("boi", "bởi"),
    ("dich", "dịch"),
    ("nguon", "nguồn"),
    ("tin", "tin"),
];

/// `text` without the words of the first of `marks` that stands at its start, and the signs behind them.
fn strip_words<'a>(text: &'a str, marks: &[&str]) -> Option<&'a str> {
    let (_, word) = syllable::words(text).next()?;
    let first = fold::bare(word);
    let is_name = |(bare, marked): &(&str, &str)| first == *bare && !fold::same(word, marked);
    if NAMES_TOO.iter().any(is_name) && !text.contains(':') {
        return None;
    }
    let begun = marks
        .iter()
        .filter(|mark| mark.strip_prefix(first.as_str()).is_some_and(ends_word));
    begun.copied().find_map(|mark| strip_mark(text, mark))
}

/// Whether a word ends where `rest` begins.
fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

/// The same for one mark.
fn strip_mark<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
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
    // `Nhóm phóng viên | Đồ họa: An`: the words are a name, and something else stands beside it.
    let alone = stripped.is_empty() || stripped.starts_with(['|', '/', '•', '·']);
    (!alone && stripped.len() < rest.len()).then_some(stripped)
}

/// A title that the page breaks at its width, on one line.
fn on_one_line(text: &str) -> String {
    if text.contains(['\n', '\r']) {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

/// Words of a derived title.
const DERIVED: usize = 18;

/// A title for a page that has none: the first sentence of its text, cut at a word.
fn derived_title(text: &str) -> String {
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
    fn a_derived_title_ends_at_a_word() {
        assert_eq!(derived_title("Một hai. Ba"), "Một hai");
        assert!(derived_title(&"chữ ".repeat(40)).ends_with("chữ…"));
    }
}
