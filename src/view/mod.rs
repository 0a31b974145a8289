//! The state in, a frame out. Reads only: drawing changes nothing, and only what is visible is
//! looked at.

mod chips;
mod facets;
mod header;
mod list;
mod matrix;
mod neighbours;
mod output;
mod overlay;
mod paint;
mod profile;
mod prompt;
mod reader;
mod status;
mod theme;
mod timeline;

use ratatui::Frame;

use crate::app::Model;
use crate::app::layout::Rect;
use paint::Paint;
use theme::{Role, Theme};

/// Draws the whole screen, and puts the cursor into the line of typing while there is one.
pub fn draw(model: &Model, frame: &mut Frame) {
    let layout = model.layout();
    let theme = Theme::new(&model.options);
    let all = frame.area();
    frame.buffer_mut().set_style(all, theme.style(Role::Text));
    let mut paint = Paint::new(frame.buffer_mut(), theme);
    if let Some(area) = layout.header {
        header::draw(model, &mut paint, area);
    }
    if model.is_covered() {
        overlay::draw(model, &mut paint, layout.panes);
    } else {
        if let Some(place) = layout.facets {
            facets::draw(model, &mut paint, place);
            rule(&mut paint, layout.panes, place.body);
        }
        if let Some(place) = layout.list {
            list::draw(model, &mut paint, place);
            rule(&mut paint, layout.panes, place.body);
        }
        if let Some(place) = layout.reader {
            reader::draw(model, &mut paint, place);
        }
    }
    let size = model.options.size;
    let last = Rect {
        x: 0,
        y: size.height.saturating_sub(1),
        width: size.width,
        height: 1,
    };
    let cursor = if model.prompt.is_some() {
        prompt::draw(model, &mut paint, layout.status.unwrap_or(last))
    } else {
        let speaks = model.notice.is_some() || model.reader.hints.is_some();
        if let Some(area) = layout.status.or(speaks.then_some(last)) {
            status::draw(model, &mut paint, area);
        }
        None
    };
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// The rule to the right of a pane, where another pane follows.
fn rule(paint: &mut Paint<'_>, panes: Rect, body: Rect) {
    let x = body.x + body.width;
    if x < panes.x + panes.width {
        for y in panes.y..panes.y + panes.height {
            paint.put(x, y, 1, "│", Role::Quiet);
        }
    }
}
