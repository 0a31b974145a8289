//! The page of an official: its rows and the selected one.

use std::sync::Arc;

use super::window::Window;
use crate::library::profile::Profile;

/// The page of an official on the screen.
#[derive(Debug, Clone)]
pub struct ProfileState {
    /// What the articles tell.
    pub profile: Arc<Profile>,
    /// All rows.
    pub rows: Vec<ProfileRow>,
    /// The selected row and those on the screen.
    pub window: Window,
}

/// A row of the page; numbers count in the lists of the [`Profile`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileRow {
    /// Nothing.
    Blank,
    /// The heading of a part, which has so many rows.
    Heading(Part, usize),
    /// An office with its period.
    Office(usize),
    /// A conference in the same articles.
    Conference(usize),
    /// An official in the same articles.
    Official(usize),
    /// An article.
    Article(usize),
}

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The offices.
    Offices,
    /// The conferences.
    Conferences,
    /// The other officials.
    Officials,
    /// The articles.
    Articles,
}

impl ProfileRow {
    /// Whether it can be selected.
    fn is_entry(self) -> bool {
        !matches!(self, Self::Blank | Self::Heading(..))
    }
}

impl ProfileState {
    /// The page from its top.
    #[must_use]
    pub fn new(profile: Arc<Profile>) -> Self {
        let mut rows = Vec::new();
        let mut part = |part, len: usize, row: fn(usize) -> ProfileRow| {
            if len > 0 {
                if !rows.is_empty() {
                    rows.push(ProfileRow::Blank);
                }
                rows.push(ProfileRow::Heading(part, len));
                rows.extend((0..len).map(row));
            }
        };
        part(Part::Offices, profile.offices.len(), ProfileRow::Office);
        part(
            Part::Conferences,
            profile.conferences.len(),
            ProfileRow::Conference,
        );
        part(
            Part::Officials,
            profile.officials.len(),
            ProfileRow::Official,
        );
        part(Part::Articles, profile.articles.len(), ProfileRow::Article);
        let mut state = Self {
            profile,
            rows,
            window: Window::default(),
        };
        state.select(0);
        state
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<ProfileRow> {
        self.rows.get(self.window.cursor).copied()
    }

    /// Moves the selection by a number of entries.
    pub fn step(&mut self, by: isize) {
        let entries = self.entries();
        let at = entries.partition_point(|&row| row < self.window.cursor);
        let to = at.saturating_add_signed(by);
        if let Some(&row) = entries.get(to.min(entries.len().saturating_sub(1))) {
            self.window.cursor = row;
        }
    }

    /// Selects the entry at a row, or the first one behind it, or else the last.
    pub fn select(&mut self, row: usize) {
        let entries = self.entries();
        let at = entries.partition_point(|&entry| entry < row);
        if let Some(&row) = entries.get(at).or(entries.last()) {
            self.window.cursor = row;
        }
    }

    /// Brings the window to the selection; the heading above the first entry shows too.
    pub fn settle(&mut self, height: usize) {
        self.window.settle(self.rows.len(), height);
        let first = self.entries().first() == Some(&self.window.cursor);
        if first && self.window.cursor < height {
            self.window.top = 0;
        }
    }

    fn entries(&self) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.is_entry())
            .map(|(at, _)| at)
            .collect()
    }
}
