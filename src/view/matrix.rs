//! Officials by conferences: in how many articles both stand, as numbers with shades that need no colour.

use ratatui::style::Style;

use super::overlay::heading;
use super::paint::Paint;
use super::theme::Role;
use crate::app::Model;
use crate::app::layout::Rect;
use crate::app::pictures::{COLUMN, MatrixState, heads_height, names_width, shown_columns};
use crate::app::short::{fitted, known_or};
use crate::lang::Texts;
use crate::library::picture::Matrix;
use crate::library::query::FacetKind;
use crate::text::wrap::{width, wrap};

/// Shades from few to many.
const SHADES: [&str; 4] = ["░", "▒", "▓", "█"];

pub(super) fn draw(
    model: &Model,
    paint: &mut Paint<'_>,
    state: &MatrixState,
    area: Rect,
    rows: Rect,
) {
    if rows.width == 0 || rows.height == 0 {
        return heading(paint, area, model.texts().pictures.matrix);
    }
    let texts = model.texts();
    let t = texts.pictures;
    let empty = |matrix: &Matrix| matrix.officials.is_empty() || matrix.conferences.is_empty();
    let Some(matrix) = state.matrix.as_deref().filter(|m| !empty(m)) else {
        let words = if state.matrix.is_some() {
            t.no_cells
        } else {
            t.counting
        };
        heading(paint, area, t.matrix);
        let room = rows.width.saturating_sub(1);
        paint.put(rows.x + 1, rows.y, room, words, Role::Quiet);
        return;
    };
    let of = |shown: usize, of: usize| {
        let number = texts.number(shown);
        if shown == of {
            return number;
        }
        t.largest
            .replace("{of}", &texts.number(of))
            .replace("{}", &number)
    };
    let counts = format!(
        "{} · {} × {}",
        t.matrix,
        of(matrix.officials.len(), matrix.of.0),
        of(matrix.conferences.len(), matrix.of.1)
    );
    heading(paint, area, &counts);
    let table = Table {
        texts,
        matrix,
        state,
        rows,
        names: names_width(rows.width),
        heads: heads_height(rows.height),
        columns: shown_columns(rows.width).min(matrix.conferences.len() - state.columns.top),
    };
    table.draw_heads(paint);
    table.draw_rows(paint);
}

/// The table on the screen.
struct Table<'a> {
    texts: &'a Texts,
    matrix: &'a Matrix,
    state: &'a MatrixState,
    rows: Rect,
    /// Columns of the names of officials.
    names: u16,
    /// Rows of the names of conferences.
    heads: u16,
    /// Conferences on the screen.
    columns: usize,
}

impl Table<'_> {
    /// The first column of the screen of a conference there, counted from the first on the screen.
    fn x(&self, column: usize) -> u16 {
        self.rows.x + self.names + column as u16 * COLUMN
    }

    /// Columns of the screen from `x` on, `wanted` at most.
    fn room(&self, x: u16, wanted: u16) -> u16 {
        (self.rows.x + self.rows.width)
            .saturating_sub(x)
            .min(wanted)
    }

    fn draw_heads(&self, paint: &mut Paint<'_>) {
        let first = self.state.columns.top;
        for column in 0..self.columns {
            let Some(axis) = self.matrix.conferences.get(first + column) else {
                break;
            };
            let selected = first + column == self.state.columns.cursor;
            let role = if selected {
                Role::Focus
            } else {
                Role::Conference
            };
            let lines = stacked(
                &known_or(axis.short.as_deref(), FacetKind::Conference, &axis.label),
                self.heads.into(),
            );
            // The names stand on their columns.
            let top = self.rows.y + self.heads - lines.len() as u16;
            for (line, y) in lines.iter().zip(top..) {
                let x = self.x(column) + 1;
                paint.put(x, y, self.room(x, COLUMN - 1), line, role);
            }
        }
        let more = self.matrix.conferences.len() > first + self.columns;
        let signs = [
            (first > 0, self.rows.x + self.names),
            (more, self.rows.x + self.rows.width - 1),
        ];
        for ((shown, x), sign) in signs.into_iter().zip(["‹", "›"]) {
            if shown {
                paint.put(x, self.rows.y, 1, sign, Role::Quiet);
            }
        }
    }

    fn draw_rows(&self, paint: &mut Paint<'_>) {
        let most = self.matrix.most();
        let top = self.rows.y + self.heads;
        for (y, n) in (top..self.rows.y + self.rows.height).zip(self.state.rows.top..) {
            let Some(axis) = self.matrix.officials.get(n) else {
                break;
            };
            let on_row = n == self.state.rows.cursor;
            let role = if on_row { Role::Focus } else { Role::Official };
            let room = self.names.saturating_sub(2);
            let name = fitted(&axis.label, room.into());
            paint.put(self.rows.x + 1, y, room, &name, role);
            for column in 0..self.columns {
                let conference = self.state.columns.top + column;
                let articles = self.matrix.cell(n, conference);
                let selected = on_row && conference == self.state.columns.cursor;
                self.draw_cell(paint, (self.x(column), y), articles, most, selected);
            }
        }
    }

    fn draw_cell(
        &self,
        paint: &mut Paint<'_>,
        (x, y): (u16, u16),
        articles: usize,
        most: usize,
        selected: bool,
    ) {
        let area = Rect {
            x: x + 1,
            y,
            width: self.room(x + 1, COLUMN - 1),
            height: 1,
        };
        let style = |paint: &Paint<'_>, role: Role| -> Style {
            if selected {
                paint.theme.selected(role, true)
            } else {
                paint.theme.style(role)
            }
        };
        if selected {
            let plain = style(paint, Role::Text);
            paint.clear(area, plain);
        }
        if articles == 0 {
            let quiet = style(paint, Role::Quiet);
            paint.put_styled(area.x + 3, y, self.room(area.x + 3, 1), "·", quiet);
            return;
        }
        let shade = SHADES[(articles * SHADES.len()).div_ceil(most.max(1)).clamp(1, 4) - 1];
        let (plain, heat) = (style(paint, Role::Text), style(paint, Role::Conference));
        let number = self.texts.number(articles);
        let at = area.x + 4u16.saturating_sub(width(&number) as u16);
        let used = paint.put_styled(at, y, self.room(at, COLUMN - 1), &number, plain);
        let at = at + used + 1;
        let room = (area.x + area.width).saturating_sub(at).min(2);
        paint.put_styled(at, y, room, &shade.repeat(2), heat);
    }
}

/// The words of a label one below the other, on at most `rows` rows; of one that is longer the number at
/// its end stays, which tells the editions of a series apart.
fn stacked(label: &str, rows: usize) -> Vec<String> {
    let room = usize::from(COLUMN) - 1;
    let lines: Vec<String> = wrap(label, room)
        .into_iter()
        .map(|line| label[line].trim().to_owned())
        .collect();
    if lines.len() <= rows {
        return lines;
    }
    if rows == 1 {
        return vec![fitted(label, room)];
    }
    let mut kept: Vec<String> = lines.iter().take(rows.saturating_sub(1)).cloned().collect();
    let last = lines.last().cloned().unwrap_or_default();
    if last.chars().any(|c| c.is_ascii_digit()) && width(&last) < room {
        kept.push(format!("…{last}"));
    } else {
        let rest = lines[kept.len()..].join(" ");
        kept.push(fitted(&rest, room));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_on_their_columns() {
        assert_eq!(stacked("Ngoại giao 31", 4), ["Ngoại", "giao 31"]);
        assert_eq!(stacked("Cấp cao ASEAN 36", 2), ["Cấp cao", "…36"]);
        assert_eq!(stacked("Cấp cao ASEAN 36", 1), ["Cấp… 36"]);
        assert_eq!(stacked("Đối ngoại toàn quốc", 1), ["Đối ng…"]);
    }
}
