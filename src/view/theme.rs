//! What each thing looks like, in the sixteen colours of every terminal, on dark and light, and
//! without any colour.

use ratatui::style::{Color, Modifier, Style};

/// The styles in force.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    /// Colours may be used.
    pub(super) colour: bool,
}

/// What a piece of text is to the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text.
    Text,
    /// What stands back: dates, rules, counts.
    Quiet,
    /// What stands back and is docbao's own word.
    Aside,
    /// What stands out: titles, leads, unread rows.
    Strong,
    /// A question.
    Question,
    /// The heading of a pane, and the one of the pane with the focus.
    Heading,
    /// The heading of the pane with the focus; numbers to type.
    Focus,
    /// An official.
    Official,
    /// A conference.
    Conference,
    /// A link to an article of the library.
    Link,
    /// What was looked for.
    Match,
    /// Something that went wrong.
    Wrong,
}

impl Theme {
    /// The style of a role.
    pub(super) fn style(self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Text => plain,
            Role::Quiet | Role::Heading => plain.dim(),
            Role::Aside => plain.dim().italic(),
            Role::Strong => plain.bold(),
            Role::Question => plain.bold().italic(),
            Role::Focus => self.coloured(plain.bold(), Color::Cyan, Modifier::empty()),
            Role::Official => self.coloured(plain, Color::Magenta, Modifier::UNDERLINED),
            Role::Conference => self.coloured(plain, Color::Green, Modifier::ITALIC),
            Role::Link => self.coloured(plain, Color::Cyan, Modifier::UNDERLINED),
            Role::Match if self.colour => plain.fg(Color::Black).bg(Color::Yellow),
            Role::Match => plain.bold().underlined(),
            Role::Wrong => self.coloured(plain.bold(), Color::Red, Modifier::empty()),
        }
    }

    /// `style` in a colour, or with `otherwise` where there is none.
    fn coloured(self, style: Style, colour: Color, otherwise: Modifier) -> Style {
        if self.colour {
            style.fg(colour)
        } else {
            style.add_modifier(otherwise)
        }
    }

    /// The style of a role in the selected row of a pane that has the focus, or has not.
    pub(super) fn selected(self, role: Role, focused: bool) -> Style {
        let bold = self.style(role).add_modifier & (Modifier::BOLD | Modifier::ITALIC);
        let style = Style::new().reversed().add_modifier(bold);
        if focused { style } else { style.dim() }
    }
}
