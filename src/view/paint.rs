//! Text onto cells. Everything that reaches the terminal goes through here, and so through
//! [`cells`]: composed, clipped by grapheme, free of hostile characters.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::theme::{Role, Theme};
use crate::app::layout::Rect;
use crate::text::wrap::{cells, clip, width};

/// A buffer and the styles to fill it with.
pub(super) struct Paint<'a> {
    buffer: &'a mut Buffer,
    /// The styles in force.
    pub(super) theme: Theme,
}

impl<'a> Paint<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self { buffer, theme }
    }

    /// Puts text at a cell, in at most `columns` columns; what is cut ends in `…`. Returns the
    /// columns used.
    pub(super) fn put(&mut self, x: u16, y: u16, columns: u16, text: &str, role: Role) -> u16 {
        let style = self.theme.style(role);
        self.put_styled(x, y, columns, text, style)
    }

    /// The same with a style of its own.
    pub(super) fn put_styled(
        &mut self,
        x: u16,
        y: u16,
        columns: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let mut used = 0;
        for cell in cells(&clip(text, columns.into())) {
            used += self.cell(x + used, y, &cell.shown, cell.width, style);
        }
        used
    }

    /// Puts text with some of its bytes in another style; what is cut ends in `…`. Returns the columns
    /// used.
    pub(super) fn put_marked(
        &mut self,
        (x, y, columns): (u16, u16, u16),
        text: &str,
        marks: &[Range<usize>],
        (plain, marked): (Style, Style),
    ) -> u16 {
        let cut = width(text) > columns.into();
        let room = columns.saturating_sub(u16::from(cut));
        let mut shown = Vec::new();
        let mut wide = 0;
        for cell in cells(text) {
            wide += cell.width;
            if wide > room.into() {
                break;
            }
            shown.push(cell);
        }
        while cut && shown.last().is_some_and(|cell| cell.space) {
            shown.pop();
        }
        let mut used = 0;
        for cell in shown {
            let here = marks.iter().any(|m| m.contains(&cell.bytes.start));
            let style = if here { marked } else { plain };
            used += self.cell(x + used, y, &cell.shown, cell.width, style);
        }
        if cut && columns > 0 {
            used += self.cell(x + used, y, "…", 1, plain);
        }
        used
    }

    /// Puts one grapheme; returns the columns used.
    pub(super) fn cell(&mut self, x: u16, y: u16, shown: &str, width: usize, style: Style) -> u16 {
        if width == 0 {
            return 0;
        }
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        // A wide grapheme that would stick out at the right is left out.
        let inside = self.buffer.area.right() >= x.saturating_add(width);
        if let Some(cell) = self.buffer.cell_mut((x, y)).filter(|_| inside) {
            cell.set_symbol(shown).set_style(style);
        }
        for x in x.saturating_add(1)..x.saturating_add(width) {
            if let Some(cell) = self.buffer.cell_mut((x, y)).filter(|_| inside) {
                cell.reset();
                cell.set_style(style);
            }
        }
        width
    }

    /// Puts text so that it ends at the right end of `area`'s first row; returns the columns used.
    pub(super) fn put_right(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let text = clip(text, area.width.into());
        let width = crate::text::wrap::width(&text) as u16;
        self.put(
            area.x + area.width - width.min(area.width),
            area.y,
            width,
            &text,
            role,
        )
    }

    /// Empties a rectangle.
    pub(super) fn clear(&mut self, area: Rect, style: Style) {
        for y in area.y..area.y + area.height {
            for x in area.x..area.x + area.width {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }
}
