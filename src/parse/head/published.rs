//! When an article was published: by a line of its head, by what is said elsewhere on the page, by its record, by
//! its file.

use super::{DATED, Head};
use crate::parse::article::{Kind, Origin, Published};
use crate::parse::line::Line;
use crate::parse::states::State;
use crate::source::page::Page;
use crate::text::date::{self, Found};
use crate::text::fold;

impl Head<'_, '_> {
    /// What is told of it, the surest first.
    pub(in crate::parse) fn published(&self) -> Option<Published> {
        self.in_head()
            .or_else(|| self.said())
            .or_else(|| of_record(self.page))
            .or_else(|| self.anywhere())
            .or_else(|| self.behind_title())
            .or_else(|| self.alone())
            .or_else(|| of_file(self.page))
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
    fn anywhere(&self) -> Option<Published> {
        self.dated().first().map(|(_, p)| *p)
    }

    /// A date of which a line of furniture says that the page was published then, or changed last. What the text
    /// says was published then is something else.
    fn said(&self) -> Option<Published> {
        let tells = [Kind::Chrome, Kind::Byline, Kind::Dateline];
        let lines = || {
            let short = |l: &Line<'_>| l.text.len() <= SAID && l.digits() >= DATE_DIGITS;
            self.all()
                .filter(move |(l, s)| short(l) && tells.contains(&s.kind))
        };
        let said = |words: &[&str]| lines().find_map(|(l, _)| said_of(l.text, words));
        said(PUBLISHED).or_else(|| said(CHANGED))
    }

    /// A line of furniture that is nothing but a date.
    fn alone(&self) -> Option<Published> {
        self.of_kind(Kind::Chrome)
            .filter(|(l, _)| l.text.len() <= SAID && l.digits() >= DATE_DIGITS)
            .filter(|(l, _)| date::rest(l.text).is_empty())
            .find_map(|(l, _)| published(l.text))
    }

    /// A date in brackets at the end of the title.
    fn behind_title(&self) -> Option<Published> {
        let (title, _) = self.of_kind(Kind::Title).next()?;
        let inside = title.text.strip_suffix(')')?;
        let found = date::find(inside).pop()?;
        let before = inside[..found.bytes.start].trim_end();
        (found.bytes.end == inside.len() && before.ends_with('(')).then(|| page_says(&found))
    }

    /// The first date behind the title, before the text is well under way, says when the article was
    /// published; else the last one before it. A date at the very top of a page may be the day of the
    /// visit.
    fn in_head(&self) -> Option<Published> {
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
        let &(at, first) = behind.or_else(before)?;
        // The line below one that tells the last change may tell the publication.
        let next = dated.iter().find(|(i, _)| *i == at + 1);
        let says = |i: usize, words| said_of(self.lines[i].text, words);
        if let Some(&(below, _)) = next
            && says(at, CHANGED).is_some()
            && let Some(told) = says(below, PUBLISHED)
        {
            return Some(told);
        }
        if first.time.is_some() {
            return Some(first);
        }
        // The same day with its minute says more; and above the minute of an earlier day stands the day of the visit.
        let minute = dated
            .iter()
            .find(|(_, p)| p.date == first.date && p.time.is_some());
        let own = next.filter(|(_, p)| p.time.is_some() && p.date < first.date);
        Some(minute.or(own).map_or(first, |(_, p)| *p))
    }
}

/// Lines of text behind which a date is none of the head any more.
const FIRST_LINES: usize = 3;

/// Longest line, in bytes, that says when the page was published, and the fewest digits in it.
const SAID: usize = 160;
const DATE_DIGITS: usize = 6;

/// Words, bare, right before the date of publication, which tell it from others.
const PUBLISHED: &[&str] = &[
    "ngay dang",
    "dang luc",
    "dang ngay",
    "dang tai",
    "xuat ban",
    "published",
    "published on",
    "posted",
    "posted on",
];

/// Words, bare, right before the date of the last change.
const CHANGED: &[&str] = &[
    "cap nhat",
    "cap nhat ngay",
    "cap nhat luc",
    "cap nhat lan cuoi",
    "last modified",
    "last modified on",
    "last updated",
    "last updated on",
    "updated",
    "updated on",
];

/// The date in a line right behind one of `words`.
fn said_of(line: &str, words: &[&str]) -> Option<Published> {
    let found = date::find(line);
    let said = found.iter().find(|f| {
        let before = fold::bare(&line[..f.bytes.start]);
        let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
        words.iter().any(|w| before.ends_with(w))
    });
    said.map(page_says)
}

fn page_says(found: &Found) -> Published {
    Published {
        date: found.date,
        time: found.time,
        origin: Origin::Page,
    }
}

/// The date and time in a line: the one that is said to be that of publication, else the first.
fn published(line: &str) -> Option<Published> {
    let found = date::find(line);
    let told = if found.len() > 1 {
        said_of(line, PUBLISHED)
    } else {
        None
    };
    told.or_else(|| found.first().map(page_says))
}

/// What the record of a page says of its date.
fn of_record(page: &Page) -> Option<Published> {
    let text = page.date.as_deref().filter(|d| d.len() <= DATED)?;
    published(text).map(|p| Published {
        origin: Origin::Record,
        ..p
    })
}

/// The day on which the file of a page was last written.
fn of_file(page: &Page) -> Option<Published> {
    page.modified.map(|date| Published {
        date,
        time: None,
        origin: Origin::File,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_publication_among_several() {
        let of = |line| published(line).map(|p| p.date.to_string());
        let line = "Ngày nhận bài: 12/6/2021 - Ngày duyệt đăng: 30/7/2021 - Ngày đăng: 9/8/2021";
        assert_eq!(of(line).as_deref(), Some("2021-08-09"));
        let line = "Thứ Năm, 12/5/2022 (cập nhật 13/5/2022)";
        assert_eq!(of(line).as_deref(), Some("2022-05-12"));
    }
}
