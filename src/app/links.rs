//! The list of all links of the article on the screen.

/// The state of the list of links.
#[derive(Debug, Clone, Copy, Default)]
pub struct LinksState {
    /// The selected link: an index into the article's links.
    pub cursor: usize,
    /// The first visible one.
    pub top: usize,
}

impl LinksState {
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
