//! What the head of a page says in words: title, byline, date, section.

mod beside;
mod byline;
mod section;

use super::article::{Kind, Origin, Published, Title};
use super::line::{self, Line};
use super::marks::Furniture;
use super::states::{State, Zone};
use crate::source::page::Page;
use crate::text::{date, fold, syllable};
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

    /// Who wrote it: a byline, a name beside the date, the end of the last paragraph. Who filmed, drew
    /// or edited is nobody's author.
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
                    Beside::Person(name) => byline::byline(name),
                    Beside::Section(_) => None,
                })
        };
        let signed = || {
            let (last, _) = self.of_kind(Kind::Paragraph).last()?;
            byline::signature(last.text).map(str::to_owned)
        };
        in_byline().or_else(beside_date).or_else(signed)
    }

    /// The dates of the lines that tell one, each with its line.
    fn dated(&self) -> Vec<(usize, Published)> {
        let kinds = [Kind::Dateline, Kind::Byline];
        let tells = |s: State| kinds.contains(&s.kind) || s.section;
        self.all()
            .enumerate()
            .filter(|(_, (l, s))| tells(*s) && l.text.len() <= DATED)
            .filter_map(|(i, (l, _))| Some((i, published(l.text)?)))
            .collect()
    }

    /// A date anywhere, when nothing better tells: behind the text it may be that of a list.
    pub(super) fn late_date(&self) -> Option<Published> {
        self.dated().first().map(|(_, p)| *p)
    }

    /// The first date behind the title, before the text is well under way, says when the article was
    /// published; else the last one before it. A date at the very top of a page may be the day of the
    /// visit.
    pub(super) fn published(&self) -> Option<Published> {
        let dated = self.dated();
        let is = |i: usize, test: fn(Kind) -> bool| test(self.states[i].kind);
        let title = (0..self.states.len())
            .find(|&i| is(i, |k| k == Kind::Title))
            .or_else(|| (0..self.states.len()).find(|&i| is(i, Kind::is_body)))
            .unwrap_or(0);
        let under_way = (title..self.states.len())
            .filter(|&i| is(i, Kind::is_body))
            .nth(FIRST_LINES)
            .unwrap_or(self.states.len());
        let behind = dated.iter().find(|(i, _)| (title..under_way).contains(i));
        let before = || dated.iter().rfind(|(i, _)| *i < title);
        let (_, first) = behind.or_else(before)?;
        if first.time.is_some() {
            return Some(*first);
        }
        // The same day with its minute says more.
        let minute = dated
            .iter()
            .find(|(_, p)| p.date == first.date && p.time.is_some());
        Some(minute.map_or(*first, |(_, p)| *p))
    }

    /// The section: the line that names it, the words beside the date, a path from the front page.
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
        told.or_else(beside_date).or_else(|| self.path(title))
    }

    /// The section that a path near the title names.
    fn path(&self, title: &str) -> Option<String> {
        let place = |test: fn(Kind) -> bool| self.states.iter().position(|s| test(s.kind));
        let head = place(|k| k == Kind::Title).or_else(|| place(Kind::is_body))?;
        let (above, below) = self.lines.split_at(head);
        let near = above.iter().zip(self.states).rev().take(PATH_ABOVE);
        let behind = below.iter().zip(&self.states[head..]).take(PATH_BELOW);
        near.chain(behind)
            .filter(|(l, s)| s.kind == Kind::Chrome && l.text.len() <= DATED)
            .find_map(|(l, _)| section::of_path(l.text, title, self.furniture))
    }
}

/// Lines above the title, and from it on, in which a path to the page is looked for.
const PATH_ABOVE: usize = 8;
const PATH_BELOW: usize = 4;

/// Longest line, in bytes, that tells a date.
const DATED: usize = 1000;

/// Lines of text behind which a date is none of the head any more.
const FIRST_LINES: usize = 3;

/// Words, bare, right before the date of publication where a line has several dates.
const PUBLISHED: &[&str] = &["ngay dang", "dang luc", "xuat ban", "published", "posted"];

/// The date and time in a line: the one that is said to be that of publication, else the first.
fn published(line: &str) -> Option<Published> {
    let found = date::find(line);
    let said = || {
        found.iter().find(|f| {
            let before = fold::bare(&line[..f.bytes.start]);
            let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
            PUBLISHED.iter().any(|p| before.ends_with(p))
        })
    };
    let told = if found.len() > 1 { said() } else { None };
    told.or(found.first()).map(|f| Published {
        date: f.date,
        time: f.time,
        origin: Origin::Page,
    })
}

/// What the record of a page says of its date.
#[must_use]
pub(super) fn record_date(page: &Page) -> Option<Published> {
    let text = page.date.as_deref().filter(|d| d.len() <= DATED)?;
    published(text).map(|p| Published {
        origin: Origin::Record,
        ..p
    })
}

/// The day on which the file of a page was last written.
#[must_use]
pub(super) fn file_date(page: &Page) -> Option<Published> {
    page.modified.map(|date| Published {
        date,
        time: None,
        origin: Origin::File,
    })
}

/// `text` without the words of the first of `marks` that stands at its start, and the signs behind them.
fn strip_words<'a>(text: &'a str, marks: &[&str]) -> Option<&'a str> {
    let (_, first) = syllable::words(text).next()?;
    let first = fold::bare(first);
    let begun = marks
        .iter()
        .filter(|mark| mark.split(' ').next() == Some(first.as_str()));
    begun.copied().find_map(|mark| strip_mark(text, mark))
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

    #[test]
    fn the_date_of_publication_among_several() {
        let of = |line| published(line).map(|p| p.date.to_string());
        let line = "Ngày nhận bài: 12/6/2021 - Ngày duyệt đăng: 30/7/2021 - Ngày đăng: 9/8/2021";
        assert_eq!(of(line).as_deref(), Some("2021-08-09"));
        let line = "Thứ Năm, 12/5/2022 (cập nhật 13/5/2022)";
        assert_eq!(of(line).as_deref(), Some("2022-05-12"));
    }
}
