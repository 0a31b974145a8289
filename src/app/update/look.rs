//! Changing what things look like.

use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::theme::ThemeName;

/// Takes a theme, or the next one.
pub(super) fn theme(model: &mut Model, theme: Option<ThemeName>) {
    let options = &mut model.options;
    let all = ThemeName::ALL;
    let at = all
        .iter()
        .position(|t| *t == options.settings.theme)
        .unwrap_or(0);
    let chosen = theme.unwrap_or(all[(at + 1) % all.len()]);
    options.settings.theme = chosen;
    let shown = options.colour.then(|| chosen.shown(options.settings.depth));
    model.notice = Some(Notice::Theme(chosen, shown));
}
