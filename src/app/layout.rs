//! The size of the screen in, the rectangles of the panes out. Used by update and view alike.

/// Columns and rows of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A part of the screen that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Pane {
    /// Values to filter by.
    Facets,
    /// The articles.
    #[default]
    List,
    /// The text.
    Reader,
}
