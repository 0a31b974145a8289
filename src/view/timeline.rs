//! Articles over time: a bar a year, unfolding to months. All bars have one measure.

use super::overlay::heading;
use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::layout::Rect;
use crate::app::pictures::{Bar, TimelineState};
use crate::text::wrap::width;

/// Eighths of a cell.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

pub(super) fn draw(
    model: &Model,
    paint: &mut Paint<'_>,
    state: &TimelineState,
    area: Rect,
    rows: Rect,
) {
    let texts = model.texts();
    let t = texts.pictures;
    let hits = texts.count(&texts.status.articles, model.list.hits());
    heading(paint, area, &format!("{} · {hits}", t.timeline));
    if state.rows.is_empty() {
        let counted = state.timeline.is_some();
        let words = if counted { t.no_articles } else { t.counting };
        let room = rows.width.saturating_sub(1);
        paint.put(rows.x + 1, rows.y, room, words, Role::Quiet);
        return;
    }
    let name = |bar: Bar| match bar {
        Bar::Year(year) => year.to_string(),
        Bar::Month(_, month) => format!("  {}", t.month.replace("{}", &month.to_string())),
        Bar::Undated => t.undated.to_owned(),
    };
    // Unfolding moves nothing to the side.
    let longest = [Bar::Month(0, 12), Bar::Undated].into_iter();
    let names = longest.map(|bar| width(&name(bar)) as u16);
    let numbers = texts.number(state.most());
    let columns = Columns {
        names: names.max().unwrap_or(0).min(rows.width / 2),
        numbers: width(&numbers) as u16,
        most: state.most(),
    };
    for (y, n) in (rows.y..rows.y + rows.height).zip(state.window.top..) {
        let Some(&bar) = state.rows.get(n) else { break };
        let row = Rect {
            y,
            height: 1,
            ..rows
        };
        let sign = match bar {
            Bar::Year(year) if state.unfolded.contains(&year) => "▾",
            Bar::Year(_) => "▸",
            Bar::Month(..) | Bar::Undated => " ",
        };
        let entry = Entry {
            sign,
            name: name(bar),
            number: texts.number(state.articles(bar)),
            articles: state.articles(bar),
            month: matches!(bar, Bar::Month(..)),
            selected: n == state.window.cursor,
        };
        columns.draw(paint, &entry, row);
    }
}

/// The columns, the same for all rows.
struct Columns {
    names: u16,
    numbers: u16,
    /// The longest bar stands for so many.
    most: usize,
}

/// One row.
struct Entry {
    sign: &'static str,
    name: String,
    number: String,
    articles: usize,
    month: bool,
    selected: bool,
}

impl Columns {
    fn draw(&self, paint: &mut Paint<'_>, entry: &Entry, row: Rect) {
        let style = |role: Role| {
            if entry.selected {
                paint.theme.selected(role, true)
            } else {
                paint.theme.style(role)
            }
        };
        let role = if entry.month { Role::Quiet } else { Role::Text };
        let (name, quiet, bar) = (style(role), style(Role::Quiet), style(Role::Conference));
        if entry.selected {
            paint.clear(row, name);
        }
        let end = row.x + row.width;
        let left = |x: u16| end.saturating_sub(x);
        let mut x = row.x + 1;
        paint.put_styled(x, row.y, left(x).min(1), entry.sign, quiet);
        x += 2;
        paint.put_styled(x, row.y, left(x).min(self.names), &entry.name, name);
        x += self.names + 2;
        let at = x + self.numbers - width(&entry.number) as u16;
        paint.put_styled(at, row.y, left(at), &entry.number, name);
        x += self.numbers + 2;
        let room = usize::from(left(x + 1));
        let bars = bars(entry.articles, self.most, room);
        paint.put_styled(x, row.y, room as u16, &bars, bar);
    }
}

/// A bar in at most `room` columns; what is not nothing is seen.
fn bars(articles: usize, most: usize, room: usize) -> String {
    let eighths = (articles * room * 8).checked_div(most).unwrap_or(0);
    let eighths = eighths.max(usize::from(articles > 0 && room > 0));
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_have_one_measure_and_what_is_there_is_seen() {
        assert_eq!(bars(10, 10, 4), "████");
        assert_eq!(bars(5, 10, 4), "██");
        assert_eq!(bars(1, 10, 4), "▍");
        assert_eq!(bars(1, 1000, 4), "▏");
        assert_eq!(bars(0, 10, 4), "");
        assert_eq!(bars(3, 10, 0), "");
        assert_eq!(bars(0, 0, 4), "");
    }
}
