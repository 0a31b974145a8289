//! The neighbours of an article on the screen: which is selected, and how many rows each takes.

use std::sync::Arc;

use super::window::Window;
use crate::library::neighbours::{Neighbour, Neighbours};

/// Rows from which each neighbour has a second one that says why it is one.
const WITH_REASONS: usize = 6;

/// The neighbours on the screen.
#[derive(Debug, Clone)]
pub struct NeighboursState {
    /// What the library tells.
    pub neighbours: Arc<Neighbours>,
    /// The selected one and those on the screen.
    pub window: Window,
}

impl NeighboursState {
    /// From the nearest on.
    #[must_use]
    pub fn new(neighbours: Arc<Neighbours>) -> Self {
        Self {
            neighbours,
            window: Window::default(),
        }
    }

    /// Rows that each takes where there are so many.
    #[must_use]
    pub fn rows_of_each(rows: usize) -> usize {
        1 + usize::from(rows >= WITH_REASONS)
    }

    /// The selected one.
    #[must_use]
    pub fn selected(&self) -> Option<&Neighbour> {
        self.neighbours.articles.get(self.window.cursor)
    }

    /// Moves the selection.
    pub fn step(&mut self, by: isize) {
        self.window.step(by, self.neighbours.articles.len());
    }

    /// Brings the window to the selection.
    pub fn settle(&mut self, rows: usize) {
        let shown = rows / Self::rows_of_each(rows);
        self.window.settle(self.neighbours.articles.len(), shown);
    }
}
