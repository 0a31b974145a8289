//! Days and spans of days as they are typed behind `date:`.

use jiff::civil::Date;

use super::error::Wrong;

/// The first and the last day of what was typed: `2016`, `2016-05`, `5/2016`, `2021-12-15`, `15/12/2021`,
/// and two of them, or one, around `..`.
///
/// # Errors
/// [`Wrong::BadDate`] and [`Wrong::DatesBackwards`].
pub(super) fn read(typed: &str) -> Result<(Option<Date>, Option<Date>), Wrong> {
    let bad = || Wrong::BadDate(typed.to_owned());
    let Some((from, to)) = typed.split_once("..") else {
        let (first, last) = days(typed).ok_or_else(bad)?;
        return Ok((Some(first), Some(last)));
    };
    let end = |end: &str| match end {
        "" => Ok(None),
        typed => days(typed).map(Some).ok_or_else(bad),
    };
    let (from, to) = (end(from)?, end(to)?);
    match (from, to) {
        (None, None) => Err(bad()),
        (Some((from, _)), Some((_, to))) if from > to => {
            Err(Wrong::DatesBackwards(typed.to_owned()))
        }
        _ => Ok((from.map(|f| f.0), to.map(|t| t.1))),
    }
}

/// The first and the last day of a year, a month or a day.
fn days(typed: &str) -> Option<(Date, Date)> {
    let sign = typed.find(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = match sign.and_then(|at| typed[at..].chars().next()) {
        None => vec![typed],
        Some(sign @ ('-' | '/' | '.')) => typed.split(sign).collect(),
        Some(_) => return None,
    };
    // The year is the part of four digits, in front or at the end.
    let year_first = parts.first()?.len() == 4;
    let mut parts: Vec<i16> = parts.into_iter().map(number).collect::<Option<_>>()?;
    if !year_first {
        parts.reverse();
    }
    let part = |at: usize| parts.get(at).map(|&n| i8::try_from(n).ok());
    let year = *parts.first().filter(|y| (1000..=9999).contains(*y))?;
    match (part(1), part(2)) {
        (None, _) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        (Some(month), None) => {
            let first = Date::new(year, month?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (Some(month), Some(day)) if parts.len() == 3 => {
            let day = Date::new(year, month?, day?).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

/// A number of one to four digits.
fn number(part: &str) -> Option<i16> {
    let digits = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| part.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_months_days_and_spans() {
        for (typed, from, to) in [
            ("2016", "2016-01-01", "2016-12-31"),
            ("2016-05", "2016-05-01", "2016-05-31"),
            ("2/2016", "2016-02-01", "2016-02-29"),
            ("2021-12-15", "2021-12-15", "2021-12-15"),
            ("15/12/2021", "2021-12-15", "2021-12-15"),
            ("15-12-2021", "2021-12-15", "2021-12-15"),
            ("15.12.2021", "2021-12-15", "2021-12-15"),
            ("2016..2021", "2016-01-01", "2021-12-31"),
            ("5/2016..2016-06-02", "2016-05-01", "2016-06-02"),
            ("..2018", "-", "2018-12-31"),
            ("2018..", "2018-01-01", "-"),
        ] {
            let (first, last) = read(typed).unwrap();
            let show = |d: Option<Date>| d.map_or("-".to_owned(), |d| d.to_string());
            assert_eq!(
                (show(first), show(last)),
                (from.into(), to.into()),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_date() {
        for typed in [
            "",
            "..",
            "16",
            "2016-13",
            "31/2/2021",
            "12/15/2021",
            "2016-5-5-5",
            "2016/5-5",
            "nay",
            "2016...2018",
            "20161",
            "+2016",
            "15/12/21",
            "2016-",
            "0016",
        ] {
            assert_eq!(read(typed), Err(Wrong::BadDate(typed.into())), "{typed}");
        }
        let typed = "2021..2016";
        assert_eq!(read(typed), Err(Wrong::DatesBackwards(typed.into())));
    }
}
