//! The page of an official: offices with their periods, conferences, others, articles.

use jiff::civil::Date;

use super::overlay::heading;
use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::layout::Rect;
use crate::app::profile::{Part, ProfileRow, ProfileState};
use crate::lang::Texts;
use crate::library::profile::Office;
use crate::text::wrap::width;

/// Columns from which periods are shown to the day, else to the year.
const WITH_DAYS: u16 = 60;

pub(super) fn draw(
    model: &Model,
    paint: &mut Paint<'_>,
    state: &ProfileState,
    area: Rect,
    rows: Rect,
) {
    let texts = model.texts();
    let profile = &state.profile;
    let articles = texts.count(&texts.status.articles, profile.articles.len());
    heading(paint, area, &format!("{} · {articles}", profile.name));
    let days = rows.width >= WITH_DAYS;
    let periods = profile
        .offices
        .iter()
        .map(|o| width(&period(o, days, texts)) as u16);
    let dates = profile.articles.iter().filter(|_| days).map(|_| DAY);
    let first_column = periods.chain(dates).max().unwrap_or_default();
    for (y, n) in (rows.y..rows.y + rows.height).zip(state.window.top..) {
        let Some(row) = state.rows.get(n) else { break };
        Line {
            rows: Rect {
                y,
                height: 1,
                ..rows
            },
            selected: n == state.window.cursor,
            first_column,
        }
        .draw(paint, state, *row, days, texts);
    }
}

/// Columns of a day, `dd/mm/yyyy`.
const DAY: u16 = 10;

/// One row on the screen.
struct Line {
    rows: Rect,
    selected: bool,
    /// Columns of what stands first in offices and articles.
    first_column: u16,
}

impl Line {
    fn draw(
        &self,
        paint: &mut Paint<'_>,
        state: &ProfileState,
        row: ProfileRow,
        days: bool,
        texts: &Texts,
    ) {
        let profile = &state.profile;
        if self.selected {
            let style = paint.theme.selected(Role::Text, true);
            paint.clear(self.rows, style);
        }
        match row {
            ProfileRow::Blank => {}
            ProfileRow::Heading(part, len) => {
                let words = format!("{} · {}", part_name(part, texts), texts.number(len));
                paint.put(
                    self.rows.x + 1,
                    self.rows.y,
                    self.rows.width.saturating_sub(1),
                    &words,
                    Role::Strong,
                );
            }
            ProfileRow::Office(n) => {
                if let Some(office) = profile.offices.get(n) {
                    let first = period(office, days, texts);
                    let count = texts.number(office.articles);
                    self.entry(paint, &first, &office.role, Role::Text, &count);
                }
            }
            ProfileRow::Conference(n) => {
                if let Some(beside) = profile.conferences.get(n) {
                    let count = texts.number(beside.articles);
                    self.entry(paint, "", &beside.label, Role::Conference, &count);
                }
            }
            ProfileRow::Official(n) => {
                if let Some(beside) = profile.officials.get(n) {
                    let count = texts.number(beside.articles);
                    self.entry(paint, "", &beside.label, Role::Official, &count);
                }
            }
            ProfileRow::Article(n) => {
                if let Some(listed) = profile.articles.get(n) {
                    let date = match listed.published {
                        Some(published) if days => day(published.date, texts),
                        Some(published) => published.date.year().to_string(),
                        None => String::new(),
                    };
                    let role = if listed.about {
                        Role::Strong
                    } else {
                        Role::Text
                    };
                    self.entry(paint, &date, &listed.title, role, "");
                }
            }
        }
    }

    /// What stands first, the words, and a number at the right end.
    fn entry(&self, paint: &mut Paint<'_>, first: &str, words: &str, role: Role, number: &str) {
        let style = |role: Role| {
            if self.selected {
                paint.theme.selected(role, true)
            } else {
                paint.theme.style(role)
            }
        };
        let (quiet, main) = (style(Role::Quiet), style(role));
        let Rect {
            x,
            y,
            width: columns,
            ..
        } = self.rows;
        let end = x + columns;
        let left = x + 2;
        let indent = if first.is_empty() && !number.is_empty() {
            0
        } else {
            paint.put_styled(left, y, columns.saturating_sub(2), first, quiet);
            self.first_column + 2
        };
        let room = end.saturating_sub(left + indent + 1);
        let taken = if number.is_empty() {
            0
        } else {
            width(number) as u16 + 2
        };
        paint.put_styled(left + indent, y, room.saturating_sub(taken), words, main);
        if taken > 0 && taken < room {
            paint.put_styled(end - taken + 1, y, taken, number, quiet);
        }
    }
}

fn part_name(part: Part, texts: &Texts) -> &'static str {
    match part {
        Part::Offices => texts.profile.offices,
        Part::Conferences => texts.facets.conferences,
        Part::Officials => texts.profile.officials,
        Part::Articles => texts.profile.articles,
    }
}

fn day(date: Date, texts: &Texts) -> String {
    texts.date(date.day(), date.month(), date.year())
}

/// When the archive shows someone in an office.
fn period(office: &Office, days: bool, texts: &Texts) -> String {
    let Some((first, last)) = office.seen else {
        return texts.profile.undated.to_owned();
    };
    let said = |date: Date| {
        if days {
            day(date, texts)
        } else {
            date.year().to_string()
        }
    };
    let (first, last) = (said(first), said(last));
    if first == last {
        first
    } else {
        format!("{first} – {last}")
    }
}
