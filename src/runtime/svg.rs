//! A frame as a picture: SVG with true colours, every grapheme on its cell, nothing from outside.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use crate::app::theme::Colour;

/// Width and height of a cell, and the size of the letters: those of most fonts of one width are 0.6 as
/// wide as high.
const WIDE: usize = 9;
const HIGH: usize = 20;
const LETTERS: usize = 15;
/// From the top of a cell to the line on which letters stand.
const BASELINE: usize = 15;

/// What the terminal's own letters and background usually are on a dark one.
const OWN: (Rgb, Rgb) = ((0xd4, 0xd4, 0xd4), (0x18, 0x1a, 0x1f));

type Rgb = (u8, u8, u8);

/// The picture of a frame.
#[must_use]
pub fn svg(frame: &Buffer) -> String {
    let area = frame.area;
    let (width, height) = (
        usize::from(area.width) * WIDE + 2 * WIDE,
        usize::from(area.height) * HIGH + HIGH,
    );
    let mut out = String::new();
    let paper = hex(frame.content.first().map_or(OWN.1, paper_of));
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-size=\"{LETTERS}\" \
         font-family=\"'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{paper}\"/>\n"
    );
    for y in area.top()..area.bottom() {
        let top = usize::from(y - area.top()) * HIGH + HIGH / 2;
        let cells = runs(frame, y);
        for run in &cells {
            let fill = hex(run.look.paper);
            if fill != paper {
                let (x, wide) = (run.x(), run.wide());
                let _ = writeln!(
                    out,
                    "<rect x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{HIGH}\" fill=\"{fill}\"/>"
                );
            }
        }
        for run in cells {
            run.draw(&mut out, top);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: Rgb,
    paper: Rgb,
    shape: Modifier,
}

/// Cells side by side that are drawn as one.
#[derive(Debug)]
struct Run {
    /// The first column.
    column: usize,
    columns: usize,
    text: String,
    look: Look,
    alone: bool,
}

fn runs(frame: &Buffer, y: u16) -> Vec<Run> {
    let area = frame.area;
    let mut runs: Vec<Run> = Vec::new();
    let mut x = area.left();
    while x < area.right() {
        let cell = &frame[(x, y)];
        let symbol = cell.symbol();
        let columns = symbol.width().max(1);
        let look = look(cell);
        // What is not one letter on one cell stands alone, so that nothing beside it moves.
        let alone = columns > 1 || symbol.chars().count() > 1 || figure(symbol).is_some();
        match runs.last_mut() {
            Some(run) if run.look == look && !run.alone && !alone => {
                run.text.push_str(symbol);
                run.columns += columns;
            }
            _ => runs.push(Run {
                column: usize::from(x - area.left()),
                columns,
                text: symbol.to_owned(),
                look,
                alone,
            }),
        }
        x += columns as u16;
    }
    runs
}

/// A sign that fills part of its cell: from the left so many of 24 parts, from the first on, and how
/// thickly in per cent.
fn figure(symbol: &str) -> Option<(usize, usize, usize)> {
    Some(match symbol {
        "█" => (0, 24, 100),
        "▉" => (0, 21, 100),
        "▊" => (0, 18, 100),
        "▋" => (0, 15, 100),
        "▌" => (0, 12, 100),
        "▍" => (0, 9, 100),
        "▎" => (0, 6, 100),
        "▏" => (0, 3, 100),
        "▓" => (0, 24, 70),
        "▒" => (0, 24, 45),
        "░" => (0, 24, 22),
        "│" => (11, 2, 100),
        "┃" => (9, 6, 100),
        _ => return None,
    })
}

impl Run {
    fn x(&self) -> usize {
        self.column * WIDE + WIDE
    }

    fn wide(&self) -> usize {
        self.columns * WIDE
    }

    fn draw(&self, out: &mut String, top: usize) {
        let underlined = self.look.shape.contains(Modifier::UNDERLINED);
        if self.text.trim().is_empty() && !underlined {
            return;
        }
        let fill = hex(self.look.ink);
        let (x, wide) = (self.x(), self.wide());
        if let Some((from, parts, thick)) = figure(&self.text) {
            // Cells of 9 in 24 parts are eighths of three.
            let part = |n: usize| n as f64 * WIDE as f64 / 24.0;
            let (x, wide) = (x as f64 + part(from), part(parts));
            let _ = write!(
                out,
                "<rect x=\"{x:.3}\" y=\"{top}\" width=\"{wide:.3}\" height=\"{HIGH}\" fill=\"{fill}\""
            );
            if thick < 100 {
                let _ = write!(out, " fill-opacity=\"0.{thick}\"");
            }
            out.push_str("/>\n");
            return;
        }
        let y = top + BASELINE;
        let _ = write!(
            out,
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" \
             xml:space=\"preserve\" fill=\"{fill}\""
        );
        if self.look.shape.contains(Modifier::BOLD) {
            out.push_str(" font-weight=\"bold\"");
        }
        if self.look.shape.contains(Modifier::ITALIC) {
            out.push_str(" font-style=\"italic\"");
        }
        if underlined {
            out.push_str(" text-decoration=\"underline\"");
        }
        out.push('>');
        for c in self.text.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                c => out.push(c),
            }
        }
        out.push_str("</text>\n");
    }
}

fn look(cell: &Cell) -> Look {
    let (mut ink, mut paper) = (rgb(cell.fg).unwrap_or(OWN.0), paper_of(cell));
    let mut shape = cell.modifier;
    if shape.contains(Modifier::DIM) {
        ink = between(ink, paper);
    }
    if shape.contains(Modifier::REVERSED) {
        (ink, paper) = (paper, ink);
    }
    shape.remove(Modifier::DIM | Modifier::REVERSED);
    Look { ink, paper, shape }
}

fn paper_of(cell: &Cell) -> Rgb {
    rgb(cell.bg).unwrap_or(OWN.1)
}

/// Dimmed letters are nearer to their background, by two fifths.
fn between(ink: Rgb, paper: Rgb) -> Rgb {
    let mix = |a: u8, b: u8| ((u16::from(a) * 3 + u16::from(b) * 2) / 5) as u8;
    (
        mix(ink.0, paper.0),
        mix(ink.1, paper.1),
        mix(ink.2, paper.2),
    )
}

fn rgb(color: Color) -> Option<Rgb> {
    let number = match color {
        Color::Reset => return None,
        Color::Rgb(r, g, b) => return Some((r, g, b)),
        Color::Indexed(n) => n,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    Colour::Number(number).rgb()
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn every_grapheme_stands_on_its_cell() {
        let mut frame = Buffer::empty(Rect::new(0, 0, 12, 1));
        frame.set_string(0, 0, "a<b 日本 ộ│▌", Style::new());
        let picture = svg(&frame);
        for expected in [
            "<text x=\"9\" y=\"25\" textLength=\"36\"",
            ">a&lt;b </text>",
            // A wide one takes two cells, and what follows stands where it should.
            "<text x=\"45\" y=\"25\" textLength=\"18\"",
            "<text x=\"63\" y=\"25\" textLength=\"18\"",
            ">日</text>",
            "<rect x=\"103.125\" y=\"10\" width=\"0.750\"",
            "<rect x=\"108.000\" y=\"10\" width=\"4.500\"",
        ] {
            assert!(picture.contains(expected), "{expected} in\n{picture}");
        }
    }

    #[test]
    fn colours_are_true_and_reversed_cells_are_turned_round() {
        let mut frame = Buffer::empty(Rect::new(0, 0, 3, 1));
        let style = Style::new()
            .fg(Color::Rgb(1, 2, 3))
            .bg(Color::Rgb(250, 251, 252));
        frame.set_string(0, 0, "a", style);
        frame.set_string(1, 0, "b", style.reversed());
        frame.set_string(2, 0, "c", style.fg(Color::Indexed(208)).bold().underlined());
        let picture = svg(&frame);
        for expected in [
            "rx=\"6\" fill=\"#fafbfc\"",
            "fill=\"#010203\">a</text>",
            "<rect x=\"18\" y=\"10\" width=\"9\" height=\"20\" fill=\"#010203\"/>",
            "fill=\"#fafbfc\">b</text>",
            "fill=\"#ff8700\" font-weight=\"bold\" text-decoration=\"underline\">c</text>",
        ] {
            assert!(picture.contains(expected), "{expected} in\n{picture}");
        }
        assert!(!picture.contains("http") || picture.matches("http").count() == 1);
    }
}
