//! The looks of a screen in readable lines: for each row the runs of cells that do not look plain,
//! with what they look like and the words in them.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// One line for each run: `row:column look "words"`.
pub(crate) fn runs(frame: &Buffer) -> String {
    let area = frame.area;
    let mut out = String::new();
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let look = look(&frame[(x, y)]);
            let start = x;
            let mut words = String::new();
            while x < area.right() && self::look(&frame[(x, y)]) == look {
                let symbol = frame[(x, y)].symbol();
                words.push_str(symbol);
                x += (unicode_width::UnicodeWidthStr::width(symbol) as u16).max(1);
            }
            // Rules and scroll bars look the same everywhere and would drown the rest.
            let furniture = matches!(words.as_str(), "│" | "┃");
            if !look.is_empty() && !furniture {
                let words = words.trim_end();
                let _infallible = writeln!(out, "{y}:{start} {look} {words:?}");
            }
        }
    }
    out
}

/// The cells that are drawn: of a wide grapheme the first.
pub(crate) fn cells(frame: &Buffer) -> impl Iterator<Item = &Cell> {
    let mut wide = 0;
    frame.content.iter().filter(move |cell| {
        let inside = wide > 0;
        wide = match wide {
            0 => unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1),
            n => n - 1,
        };
        !inside
    })
}

fn look(cell: &Cell) -> String {
    let mut looks = Vec::new();
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            looks.push(name.to_owned());
        }
    }
    if cell.fg != Color::Reset {
        looks.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        looks.push(format!("on-{}", cell.bg.to_string().to_lowercase()));
    }
    looks.join("+")
}
