//! A list that covers the panes: its selected row, and which rows are on the screen.

/// The selected row of a list, and the window over it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Window {
    /// The selected row.
    pub cursor: usize,
    /// The first visible row.
    pub top: usize,
}

impl Window {
    /// Moves the selection by a number of rows.
    pub fn step(&mut self, by: isize, len: usize) {
        self.cursor = self
            .cursor
            .saturating_add_signed(by)
            .min(len.saturating_sub(1));
    }

    /// Brings the window to the selection.
    pub fn settle(&mut self, len: usize, height: usize) {
        let height = height.max(1);
        self.cursor = self.cursor.min(len.saturating_sub(1));
        self.top = self.top.min(self.cursor).min(len.saturating_sub(height));
        if self.cursor >= self.top + height {
            self.top = self.cursor + 1 - height;
        }
    }
}
