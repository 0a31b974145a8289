//! How a row of the list is divided into columns. Used by update and view alike: the status line
//! shows the whole title when the row cannot.

use super::reader::PACE;
use crate::lang::Texts;
use crate::library::row::Row;
use crate::text::wrap::width;

/// What a column of the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The day of publication.
    Date,
    /// The title, which takes what the others leave.
    Title,
    /// Minutes of reading.
    Length,
    /// Where the page comes from.
    Source,
    /// The section of the paper.
    Section,
    /// Who wrote it.
    Byline,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Date,
        Self::Title,
        Self::Length,
        Self::Source,
        Self::Section,
        Self::Byline,
    ];
    /// Those of a list unless the person says otherwise.
    pub const USUAL: [Self; 4] = [Self::Date, Self::Title, Self::Length, Self::Source];

    /// Its name in a configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Title => "title",
            Self::Length => "length",
            Self::Source => "source",
            Self::Section => "section",
            Self::Byline => "byline",
        }
    }

    /// The column of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// The columns of its words, in a list so wide.
    fn width(self, columns: usize) -> usize {
        match self {
            Self::Date if columns < WITH_DATES => 4,
            Self::Date | Self::Length => 8,
            Self::Title => 0,
            Self::Source | Self::Section => 14,
            Self::Byline => 16,
        }
    }

    /// The space before it, where it stands behind the title.
    fn gap(self) -> usize {
        if self == Self::Length { 1 } else { 2 }
    }
}

/// Columns of a list from which it shows more than titles, and from which it shows whole dates.
const WITH_YEARS: usize = 24;
const WITH_DATES: usize = 34;
/// What other columns than the date leave to the title at least.
const LEAST_TITLE: usize = 30;
/// The sign of a mark before the title, with the space around it.
const MARK: usize = 3;

/// A column in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// What it shows.
    pub column: Column,
    /// Its first column, from the left edge of the list.
    pub at: usize,
    /// Columns of its words.
    pub width: usize,
}

/// The columns of the list at one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Those shown, from left to right, but the title.
    pub others: Vec<Placed>,
    /// Columns before the title for the sign of a mark; none when the title comes first.
    pub mark: usize,
    /// The first column of the title.
    pub title_at: usize,
    /// Columns of the title.
    pub title: usize,
}

impl Columns {
    /// The columns of a list `columns` wide that is to show `wanted`.
    #[must_use]
    pub fn new(columns: usize, wanted: &[Column]) -> Self {
        // A margin on either side.
        let mut left = columns.saturating_sub(2);
        let (mut before, mut behind) = (Vec::new(), Vec::new());
        let mut passed_title = false;
        for column in wanted.iter().copied() {
            if column == Column::Title {
                passed_title = true;
                continue;
            }
            let first = !passed_title && before.is_empty();
            let space = if first { MARK } else { column.gap() };
            let taken = column.width(columns) + space;
            let least = if column == Column::Date {
                1
            } else {
                LEAST_TITLE
            };
            if columns >= WITH_YEARS && left >= taken + least {
                left -= taken;
                let side = if passed_title {
                    &mut behind
                } else {
                    &mut before
                };
                side.push(column);
            }
        }
        let mark = if before.is_empty() { 0 } else { MARK };
        let mut others = Vec::new();
        let mut at = 1;
        for column in before {
            at += if others.is_empty() { 0 } else { column.gap() };
            let width = column.width(columns);
            others.push(Placed { column, at, width });
            at += width;
        }
        let title_at = at + mark;
        at = title_at + left;
        for column in behind {
            at += column.gap();
            let width = column.width(columns);
            others.push(Placed { column, at, width });
            at += width;
        }
        Self {
            others,
            mark,
            title_at,
            title: left,
        }
    }

    /// Columns of the title.
    #[must_use]
    pub fn title_width(&self) -> usize {
        self.title
    }

    /// Whether the title of a row does not fit behind a sign that takes some columns.
    #[must_use]
    pub fn cuts(&self, row: &Row, sign: usize) -> bool {
        width(&title(row)) + sign > self.title
    }
}

impl Placed {
    /// What it shows of a row; nothing of a title, which is more than words.
    #[must_use]
    pub fn words(&self, row: &Row, texts: &Texts) -> String {
        match self.column {
            Column::Date => self.date_of(row, texts),
            Column::Title => String::new(),
            Column::Length => {
                let minutes = row.words.div_ceil(PACE as u32).max(1);
                texts.minutes(minutes as usize)
            }
            Column::Source => texts.source(&row.source).to_owned(),
            Column::Section => row.section.clone().unwrap_or_default(),
            Column::Byline => row.byline.clone().unwrap_or_default(),
        }
    }

    /// The date of a row as there is room for it.
    fn date_of(&self, row: &Row, texts: &Texts) -> String {
        let Some(published) = row.published else {
            return String::new();
        };
        let date = published.date;
        let year = date.year();
        if !published.is_told() {
            // The file's date is shown for what it is, a rough one.
            let month = format!("~{:02}/{year:04}", date.month());
            return if self.width < month.len() {
                String::new()
            } else {
                month
            };
        }
        if self.width < 8 {
            // Over many years, the year says more than the day.
            return format!("{year:04}");
        }
        let whole = texts.date(date.day(), date.month(), year);
        let (day_month, year) = whole.split_at(whole.len().min(6));
        format!("{day_month}{}", year.get(2..).unwrap_or(year))
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
        let of = |columns, origin| {
            let columns = Columns::new(columns, &Column::USUAL);
            columns.others[0].words(&row(origin), texts)
        };
        assert_eq!(of(60, Some(Origin::Page)), "15/12/21");
        assert_eq!(of(60, Some(Origin::Record)), "15/12/21");
        assert_eq!(of(60, Some(Origin::File)), "~12/2021");
        assert_eq!(of(30, Some(Origin::Page)), "2021");
        assert_eq!(of(30, Some(Origin::File)), "");
        assert_eq!(of(60, None), "");
    }

    #[test]
    fn columns_stand_as_they_are_wanted_and_leave_the_title_room() {
        use Column::{Byline, Date, Length, Section, Source, Title};
        let placed = |columns, wanted: &[Column]| {
            let columns = Columns::new(columns, wanted);
            let others = columns.others.iter().map(|p| (p.column, p.at, p.width));
            (others.collect::<Vec<_>>(), columns.title_at, columns.title)
        };
        assert_eq!(placed(20, &Column::USUAL), (vec![], 1, 18));
        assert_eq!(placed(46, &Column::USUAL), (vec![(Date, 1, 8)], 12, 33));
        let usual = vec![(Date, 1, 8), (Length, 43, 8), (Source, 53, 14)];
        assert_eq!(placed(68, &Column::USUAL), (usual, 12, 30));
        assert_eq!(placed(46, &[Title]), (vec![], 1, 44));
        assert_eq!(
            placed(70, &[Title, Date, Section]),
            (vec![(Date, 45, 8), (Section, 55, 14)], 1, 42)
        );
        assert_eq!(
            placed(70, &[Date, Byline, Title, Source]),
            (vec![(Date, 1, 8), (Byline, 11, 16)], 30, 39)
        );
    }
}
