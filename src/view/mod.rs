//! The state in, a frame out. Reads only: drawing changes nothing, and only what is visible is
//! looked at.

use ratatui::Frame;

use crate::app::Model;

/// Draws the whole screen.
pub fn draw(_model: &Model, _frame: &mut Frame) {}
