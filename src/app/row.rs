//! How a row of the list is divided into columns. Used by update and view alike: the status line
//! shows the whole title when the row cannot.

use crate::lang::Texts;
use crate::library::row::Row;
use crate::text::wrap::width;

/// The columns of the list at one width. A column of 0 is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// The date.
    pub date: usize,
    /// The sign of a mark, with the space around it.
    pub mark: usize,
    /// The title.
    pub title: usize,
    /// Minutes of reading, with the space before it.
    pub length: usize,
    /// The source, with the space before it.
    pub source: usize,
}

impl Columns {
    /// The columns of a list `columns` wide.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        let date = match columns {
            0..=23 => 0,
            24..=33 => 4,
            _ => 8,
        };
        let source = if columns >= 66 { 16 } else { 0 };
        let length = if columns >= 52 { 9 } else { 0 };
        let mark = if date > 0 { 3 } else { 0 };
        let before = 1 + date + mark;
        Self {
            date,
            mark,
            title: columns.saturating_sub(before + length + source + 1),
            length,
            source,
        }
    }

    /// The date of a row as its column shows it.
    #[must_use]
    pub fn date_of(&self, row: &Row, texts: &Texts) -> String {
        let Some(published) = row.published else {
            return String::new();
        };
        let date = published.date;
        let year = date.year();
        if !published.is_told() {
            // The file's date is shown for what it is, a rough one.
            let month = format!("~{:02}/{year:04}", date.month());
            return if self.date < month.len() {
                String::new()
            } else {
                month
            };
        }
        if self.date < 8 {
            // Over many years, the year says more than the day.
            return format!("{year:04}");
        }
        let whole = texts.date(date.day(), date.month(), year);
        let (day_month, year) = whole.split_at(whole.len().min(6));
        format!("{day_month}{}", year.get(2..).unwrap_or(year))
    }

    /// Whether the title of a row does not fit behind a sign that takes some columns.
    #[must_use]
    pub fn cuts(&self, row: &Row, sign: usize) -> bool {
        width(&title(row)) + sign > self.title
    }
}

/// The title of a row as the list shows it.
#[must_use]
pub fn title(row: &Row) -> String {
    if row.derived {
        format!("~ {}", row.title)
    } else {
        row.title.clone()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::lang::Lang;
    use crate::parse::article::{Origin, Published};
    use crate::source::page::{Locator, Source};

    fn row(origin: Option<Origin>) -> Row {
        Row {
            id: "a".into(),
            locator: Locator {
                source: Source::Stdin,
                offset: 0,
                len: 0,
            },
            print: crate::text::fingerprint::Fingerprint::default(),
            title: "Hội nghị khai mạc".into(),
            derived: false,
            source: String::new(),
            published: origin.map(|origin| Published {
                date: date(2021, 12, 15),
                time: None,
                origin,
            }),
            section: None,
            byline: None,
            words: 0,
            conferences: Vec::new(),
            officials: Vec::new(),
            problems: 0,
        }
    }

    #[test]
    fn a_date_of_the_file_looks_rough() {
        let texts = Lang::Vi.texts();
        let of = |columns, origin| Columns::new(columns).date_of(&row(origin), texts);
        assert_eq!(of(60, Some(Origin::Page)), "15/12/21");
        assert_eq!(of(60, Some(Origin::Record)), "15/12/21");
        assert_eq!(of(60, Some(Origin::File)), "~12/2021");
        assert_eq!(of(30, Some(Origin::Page)), "2021");
        assert_eq!(of(30, Some(Origin::File)), "");
        assert_eq!(of(60, None), "");
    }
}
