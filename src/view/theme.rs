//! What each thing looks like: the colours of the theme and of the person, as many as the terminal has,
//! or without any colour.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Options;
use crate::app::theme::{Colour, Inks, ThemeName};

pub(super) use crate::app::theme::Role;

/// The styles in force.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    styles: [Style; Role::ALL.len()],
    /// What stands back is dimmed: the theme has no letters of its own for it.
    dims: bool,
}

impl Theme {
    /// The styles that `options` ask for.
    pub(super) fn new(options: &Options) -> Self {
        let settings = &options.settings;
        let theme = settings.theme.shown(settings.depth);
        let paper = settings.own.background.or(theme.paper());
        let dims = !options.colour || theme == ThemeName::Ansi;
        let mut styles = [Style::new(); Role::ALL.len()];
        for &role in Role::ALL {
            let shape = shape(role, dims);
            styles[role as usize] = if options.colour {
                let (of_theme, own) = (theme.inks(role), settings.own.of(role));
                let inks = Inks {
                    ink: own.ink.or(of_theme.ink),
                    paper: own.paper.or(of_theme.paper).or(paper),
                };
                let marked = own.ink.or(own.paper).or(of_theme.ink).is_some();
                let color = |c: Colour| color(c.shown(settings.depth));
                let style = match (role, marked) {
                    // Colours of its own mark the selected row; else it is reversed.
                    (Role::Selected | Role::Resting, true) => Style::new(),
                    _ => shape,
                };
                Style {
                    fg: inks.ink.map(color),
                    bg: inks.paper.map(color),
                    ..style
                }
            } else {
                shape.add_modifier(instead_of_colour(role))
            };
        }
        Self { styles, dims }
    }

    /// The style of a role.
    pub(super) fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// The style of a role in the selected row of a pane that has the focus, or has not.
    pub(super) fn selected(&self, role: Role, focused: bool) -> Style {
        let kept = self.style(role).add_modifier & (Modifier::BOLD | Modifier::ITALIC);
        let row = if focused {
            Role::Selected
        } else {
            Role::Resting
        };
        self.style(row).add_modifier(kept)
    }

    /// A style for what stands back behind its neighbours: an old hit, a value that no article has.
    pub(super) fn faded(&self, style: Style) -> Style {
        if self.dims {
            style.dim()
        } else {
            Style {
                fg: self.style(Role::Quiet).fg,
                ..style
            }
        }
    }
}

/// What a role looks like in any colour.
fn shape(role: Role, dims: bool) -> Style {
    let plain = Style::new();
    let back = if dims { plain.dim() } else { plain };
    match role {
        Role::Quiet | Role::Heading => back,
        Role::Aside => back.italic(),
        Role::Strong | Role::Focus | Role::Wrong => plain.bold(),
        Role::Question => plain.bold().italic(),
        Role::Selected => plain.reversed(),
        Role::Resting => back.reversed(),
        Role::Text | Role::Official | Role::Conference | Role::Link | Role::Match => plain,
    }
}

/// What tells a role where there is no colour.
fn instead_of_colour(role: Role) -> Modifier {
    match role {
        Role::Official | Role::Link => Modifier::UNDERLINED,
        Role::Conference => Modifier::ITALIC,
        Role::Match => Modifier::BOLD | Modifier::UNDERLINED,
        _ => Modifier::empty(),
    }
}

/// The terminal library's word for a colour; it has names for the first sixteen.
fn color(colour: Colour) -> Color {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match colour {
        Colour::Default => Color::Reset,
        Colour::Number(n) => NAMED
            .get(usize::from(n))
            .copied()
            .unwrap_or(Color::Indexed(n)),
        Colour::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}
