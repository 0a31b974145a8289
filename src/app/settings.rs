//! What a person can choose of the reader beside its language, its colours at all and its keys.

use super::reader::USUAL_WIDTH;
use super::row::Column;
use super::theme::{Depth, Own, ThemeName};

/// The choices in force, before the person changes them while reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The theme.
    pub theme: ThemeName,
    /// Colours of the person over those of the theme.
    pub own: Own,
    /// How many colours the terminal shows.
    pub depth: Depth,
    /// The width of the text, in columns, within [`WIDTHS`](super::reader::WIDTHS).
    pub width: u16,
    /// Whether the lines of a paragraph are made equally long.
    pub justify: bool,
    /// Lines that an article takes in the list: with two, a long title goes on in the second.
    pub list_lines: u8,
    /// The columns of the list, from left to right; the title is one of them.
    pub list_columns: Vec<Column>,
    /// Whether addresses are opened in a browser; else they are copied.
    pub browser: bool,
    /// Whether known abbreviations and their long forms are one to a search.
    pub abbreviations: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeName::default(),
            own: Own::default(),
            depth: Depth::default(),
            width: USUAL_WIDTH,
            justify: false,
            list_lines: 1,
            list_columns: Column::USUAL.to_vec(),
            browser: true,
            abbreviations: true,
        }
    }
}
